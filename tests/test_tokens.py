"""Words for the language engine: where they begin and end, and that no text is slow or breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.tokens import _pieces, breaks, words
from tests.effort import linear
from tests.texts import ODD


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor|'s aides did|n't say they|'d resign|, but she|'ll stay|.",
        "Nobody can|not know|: they|'re gon|na ask|, and it ca|n't wait|.",
        "“|It|’s over|,|” she does|n’t say|.",
        "A well|-|known harbour|-|master joined the anti-war march of ex-miners in mid-May|.",
        "Mr. Okoro of the U.S. met Dr. Lind at 9 a.m. in St. Orla|.",
        "J. D. Hollis and R.T. Moor agreed|.",
        "It paid $|1,200.5|, not US$|3|m or €|40|; that is 12.5|% of £|9|bn|.",
        "The 7|-|2 vote came at 10:30 on 11/28/2031|, in the 1990s or the '80s|.",
        "Write to press@harbour.example or see https://harbour.example/a-b?c=1|, then harbour.com|.",
        "@portwatch wrote|: #harbour is shut|...",
        "Call (|202|)|555-0142 or 202-555-0142|.",
        "(|What|?!|) she asked|—|twice|–|and again|--|today|…",
        "AT&T and O'Hara|'s firm sold R&D|.",
        "Fares and|/|or fees rise 30|km away by 5|pm|.",
        "Hollis (|R|-|Fla.|) and Moor (|D|-|Mass.|) spoke|.",
        "Yahoo! said so|.",
        "The ships|' crews left|.",
    ],
)
def test_words(text: str) -> None:
    """A bar stands where two words touch."""
    assert cut(text.replace("|", "")) == text.replace("|", " ").split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He named No. 5.", ["He", "named", "No.", "5", "."]),
        ("He said no. She left.", ["He", "said", "no", ".", "She", "left", "."]),
        ("Vitamin C. The end", ["Vitamin", "C", ".", "The", "end"]),
        ("John C. Moor", ["John", "C.", "Moor"]),
        ("a critical mass. The end", ["a", "critical", "mass", ".", "The", "end"]),
        ("(He left.)", ["(", "He", "left", ".", ")"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("UN-backed", ["UN", "-", "backed"]),
        ("ANTI-WAR Non-members", ["ANTI-WAR", "Non-members"]),
        ("post-war Post-Herald", ["post-war", "Post", "-", "Herald"]),
        ("Moor, R-OH", ["Moor", ",", "R", "-", "OH"]),
        ("Orla-de-Mar", ["Orla", "-", "de", "-", "Mar"]),
        ("the 'quiet' man", ["the", "'", "quiet", "'", "man"]),
        ("'It's late,' he said", ["'", "It", "'s", "late", ",", "'", "he", "said"]),
        ("over.Then", ["over", ".", "Then"]),
        ("f**k 👍🏽👩‍👩‍👧 ok :)", ["f**k", "👍🏽", "👩‍👩‍👧", "ok", ":)"]),
        ("\ufeffAna\u200b said\u00a0so\u2009now", ["Ana", "said", "so", "now"]),
        ("co\u00adoperate", ["co\u00adoperate"]),
        ("nai\u0308ve\u0300s", ["nai\u0308ve\u0300s"]),
        ("قال الوزير: «لن»", ["قال", "الوزير", ":", "«", "لن", "»"]),
        ("市长说：“好”", ["市长说", "：", "“", "好", "”"]),
        ("\u0130'll go", ["\u0130", "'ll", "go"]),
        ("", []),
    ],
)
def test_particular_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_point_after_an_initial_is_read_with_what_follows() -> None:
    assert cut("It was plan B. Ana left") == ["It", "was", "plan", "B.", "Ana", "left"]
    assert cut("It was plan B. They left") == ["It", "was", "plan", "B", ".", "They", "left"]


ANY = st.text(
    alphabet=st.one_of(st.sampled_from("aB1.,-'’\"$%@#/:!?()[] \n\t\u00a0\u200b\u200d\ufeff\u0301👩é_*<>&"), st.characters()), max_size=60
)


@given(ANY)
def test_words_are_in_order_apart_and_without_white_space(text: str) -> None:
    at = 0
    for start, end in words(text):
        assert at <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
        assert not any(c.isprintable() and not c.isspace() for c in text[at:start])
        at = end
    assert not any(c.isprintable() and not c.isspace() for c in text[at:])


@given(ANY, st.text(alphabet="abc.,-'$1", max_size=12))
def test_a_line_before_changes_no_word(text: str, before: str) -> None:
    head = before + " x\n"
    assert [(start - len(head), end - len(head)) for start, end in words(head + text) if start >= len(head)] == words(text)


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_texts(name: str) -> None:
    text = ODD[name]
    found = words(text)
    assert all(start < end for start, end in found)
    assert all(number < len(found) for number in breaks(text, found))


PIECES = [
    "a", "a'", "-", ".", "a.", "a-", "1,", "1-", "a@", "@a", "#1", "a_", "_", "a\u200b", "\u200b", "👩\u200d", "non-", "n't", "'s", "!?",
    "f*", "http://", "http://.", "A&", "\u0301", ":(", "<-", "a.com/", "J. ", "'", "0's", "\n", "+1", "aa.", "[...", "Mr.",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str) -> None:
    linear(words, lambda times: piece * times, 4_000)


def begun(text: str) -> list[str]:
    found = words(text)
    return [text[slice(*found[number])] for number in breaks(text, found)]


def test_breaks_are_the_first_words_of_lines() -> None:
    assert begun("One line.\n\n  “Two” lines\r\nThree\u2028Four") == ["One", "“", "Three", "Four"]
    assert begun("\n \n") == []


def test_lines_that_are_wrapped_by_hand_are_one() -> None:
    lines = [
        "The harbour board met in Orla on Tuesday evening and spoke for",
        "more than three hours about the bridge, the ferry and the long",
        "queue of lorries that has stood before the gate since the snow",
        "began. Nobody from the ministry came, although the board asked",
        "for a clear word on who is to pay for the repairs and when the",
        "works are to begin. The next meeting is planned for the spring",
        "of next year.",
    ]
    assert begun("\n".join(lines) + "\n\nAna Torve") == ["The", "Ana"]


def test_what_is_remembered_stays_small() -> None:
    for number in range(40_000):
        words(f"word{number}")
    assert _pieces.cache_info().currsize <= 1 << 15
