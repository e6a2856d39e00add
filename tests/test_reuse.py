"""Passages that articles share word for word: what is found, where it stands, which way it went."""

import pickle
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import reuse
from onrecord.link.reuse import Carrier, Shared
from onrecord.model.article import Article, Label, Line, Metadatum, pasted
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.pipeline.stage import Link
from onrecord.text.shingles import winnowed, worded
from tests.test_sentences import TEXTS

LINK = Link(reuse.keys, reuse.compare, reuse.group, (TextReuse,), reuse.BY, crowd=reuse.CROWD)
PASSAGE = "the old ferry will cross the sound every twenty minutes from spring"
MADE = By("test", 1).rule("test", 1.0)


def carried(text: str, name: str, *, boilerplate: str = "", **known: str) -> tuple[Article, tuple[tuple[str, Carrier], ...]]:
    """An article of one line a paragraph; the lines that begin with `boilerplate`, where given, are not its own."""
    article, lines, at = pasted(text, path=name), [], 0
    for part in text.splitlines(keepends=True):
        label: Label = "blank" if part.isspace() else "newsletter" if boilerplate and part.startswith(boilerplate) else "body"
        lines.append(Line(made=MADE, article=article.key, span=Span(at, at + len(part)), label=label, reason="a test"))
        at += len(part)
    metadata = tuple(
        Metadatum(made=MADE, article=article.key, field=field, value=value, span=None, origin="option", preferred=True)  # type: ignore[arg-type]
        for field, value in known.items()
    )
    return article, reuse.keys(article, tuple(lines), metadata)


def linked(keyed: list[tuple[tuple[str, Carrier], ...]]) -> tuple[tuple[TextReuse, ...], int]:
    """The records, and how many pairs were compared."""
    blocks: defaultdict[str, set[Carrier]] = defaultdict(set)
    for pairs in keyed:
        for key, item in pairs:
            blocks[key].add(item)
    compared = {pair for block in blocks.values() for pair in LINK.pairs(block)}
    findings = tuple(sorted({f for first, second in compared for f in reuse.compare(first, second)}))
    return reuse.group(tuple(sorted({i for block in blocks.values() for i in block})), findings), len(compared)


def shared(first: str, second: str, **options: str) -> list[tuple[str, str]]:
    """The passages of two texts, as each of them words it."""
    one, two = carried(first, "first.txt", **options), carried(second, "second.txt", **options)
    records, _ = linked([one[1], two[1]])
    found = []
    for record in records:
        sides = {record.first.article: record.first, record.second.article: record.second}
        for article, _ in (one, two):
            evidence = sides[article.key]
            assert evidence.span.of(article.text) == evidence.words
        found.append((sides[one[0].key].words, sides[two[0].key].words))
    return sorted(found, key=lambda pair: first.index(pair[0]))


def test_a_passage_is_found_with_its_exact_words_on_both_sides() -> None:
    assert shared(f"Officials say {PASSAGE} on.", f"A visitor heard that {PASSAGE}, at last.") == [(PASSAGE, PASSAGE)]


def test_case_punctuation_and_quote_marks_do_not_count() -> None:
    first = "“The U.S. ferry – it’s old – won’t cross,” she said. “Never again.”"
    second = "Quoted: \"the US ferry, it's old; won't cross\" she said. Never, again!"
    assert shared(first, second) == [
        ("The U.S. ferry – it’s old – won’t cross,” she said. “Never again", "the US ferry, it's old; won't cross\" she said. Never, again")
    ]


def test_a_passage_may_cross_sentences_and_lines() -> None:
    first = "Nobody came. The old ferry\nstayed in.\n\nThe port was shut. Then rain fell."
    second = "We heard: the old ferry stayed in. The port was shut. Snow fell."
    assert shared(first, second) == [("The old ferry\nstayed in.\n\nThe port was shut", "the old ferry stayed in. The port was shut")]


def test_boilerplate_is_not_compared_and_divides_passages() -> None:
    first = "The old ferry stayed\nSign up for our letter on all the news of ports today\nin and the port was shut\n"
    second = "The old ferry stayed\nin and the port was shut\nSign up for our letter on all the news of ports today\n"
    assert shared(first, second, boilerplate="Sign up") == []
    assert len(shared(first, second)) == 1
    assert shared(first, f"Then {first}") == [(first.strip(), first.strip())]
    assert shared(first, first + "Then.", boilerplate="Sign up") == []


def test_a_refrain_is_kept_whole_in_a_passage_with_other_words() -> None:
    song = "la " * 40 + "went the ferry"
    assert shared(f"They sang {song}.", f"We sing {song}!") == [(song, song)]
    assert shared("la " * 400, "la " * 300) == []


def test_an_article_is_not_compared_with_itself() -> None:
    _, keyed = carried(f"One: {PASSAGE}.", "one.txt")
    assert reuse.compare(keyed[0][1], keyed[0][1]) == ()


def test_passages_in_another_order_are_found() -> None:
    other = "nine hundred people signed a letter against the new toll"
    assert shared(f"{PASSAGE}. But {other}.", f"{other}. Yet {PASSAGE}.") == [(PASSAGE, PASSAGE), (other, other)]


def test_where_passages_overlap_the_longer_keeps_the_words() -> None:
    first = "a b c d e f g h i j k l m n o p q r"
    second = "a b c d e f g h i j x f g h i j k l m n o p q r"
    assert shared(first, second) == [("f g h i j k l m n o p q r", "f g h i j k l m n o p q r")]


def test_seven_words_are_not_enough() -> None:
    assert shared("he said one two three four five six stop", "then one two three four five six end") == []
    assert len(shared("a one two three four five six seven eight b", "c one two three four five six seven eight d")) == 1
    assert shared("a one two three four five six seven b", "c one two three four five six seven d") == []


def test_points_in_numbers_count() -> None:
    assert shared("it rose by 3.5 to a sum of ten more", "it rose by 35 to a sum of ten more") == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"published": "2025-11-18T08:00Z"}, {"published": "2025-11-18T09:00Z"}, "first_to_second"),
        ({"published": "2025-11-22"}, {"published": "2025-11-18"}, "second_to_first"),
        ({"published": "2025-11-18"}, {"published": "2025-11-19"}, "unknown"),
        ({"published": "2025-11-18"}, {}, "unknown"),
        ({"published": "next week"}, {"published": "2025-11-18"}, "unknown"),
        ({"outlet": "The Sound Wire"}, {"agency": "Sound  wire"}, "first_to_second"),
        ({"agency": "Sound Wire"}, {"outlet": "Sound Wire"}, "second_to_first"),
        ({"agency": "Sound Wire", "published": "2025-11-10"}, {"agency": "Sound Wire", "published": "2025-11-18"}, "unknown"),
        ({}, {}, "unknown"),
    ],
)
def test_direction(first: dict[str, str], second: dict[str, str], expected: str) -> None:
    """`first` and `second` are the two articles here; which is first in the record follows from their dates and ids."""
    one, two = carried(f"One: {PASSAGE}.", "one.txt", **first), carried(f"Two: {PASSAGE}.", "two.txt", **second)
    ((record,), _) = linked([one[1], two[1]])
    if record.direction == "unknown":
        assert (expected, record.because) == ("unknown", "")
        return
    copied_from = record.first.article if record.direction == "first_to_second" else record.second.article
    assert copied_from == (one if expected == "first_to_second" else two)[0].key
    assert record.because
    assert expected != "unknown"


WORDS = st.lists(st.sampled_from(["ferry", "Port", "toll", "said", "the", "a", "it’s", "U.S.", "1,200", "“so”"]), max_size=40)


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 99).map("w{}".format), min_size=8, max_size=20))
def test_a_planted_passage_is_always_found(a: list[str], b: list[str], c: list[str], d: list[str], planted: list[str]) -> None:
    passage = " ".join(planted)
    texts = [" ".join([*a, passage, *b]), " ".join([*c, passage.upper(), *d])]
    one, two = carried(texts[0], "one.txt")[1], carried(texts[1], "two.txt")[1]
    assert {key for key, _ in one} & {key for key, _ in two}
    covered = [f.first_words if f.first == one[0][1].article else f.second_words for f in reuse.compare(one[0][1], two[0][1])]
    assert any(planted[0] in words and planted[-1] in words for words in covered)


@given(st.lists(st.one_of(TEXTS, WORDS.map(" ".join)), min_size=2, max_size=4), st.randoms())
@settings(max_examples=60)
def test_any_texts_in_any_order(texts: list[str], order: object) -> None:
    keyed = [carried(text, f"{number}.txt")[1] for number, text in enumerate(texts)]
    by_id = {item.article: item.text for pairs in keyed for _, item in pairs}
    first, _ = linked(keyed)
    order.shuffle(keyed)  # type: ignore[attr-defined]
    again, _ = linked(pickle.loads(pickle.dumps(keyed)))
    assert first == again
    assert len({record.id for record in first}) == len(first)
    for record in first:
        for evidence in (record.first, record.second):
            assert evidence.span.of(by_id[evidence.article]) == evidence.words
        assert record.words >= reuse.WORDS
        folded = [worded(e.words, [Span(0, len(e.words))]).words for e in (record.first, record.second)]
        assert folded[0] == folded[1]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_every_eight_words_have_a_key(words: list[str]) -> None:
    kept = set(winnowed(words, shingle=6, window=3))
    for start in range(len(words) - 7):
        assert kept & set(winnowed(words[start : start + 8], shingle=6, window=3))


def test_items_are_shared_hashable_sortable_values() -> None:
    _, keyed = carried(f"One: {PASSAGE}.", "one.txt")
    assert len({id(item) for _, item in keyed}) == 1
    assert pickle.loads(pickle.dumps(keyed)) == keyed
    assert sorted(set(keyed))
    assert len({key for key, _ in keyed}) == len(keyed)
    finding = Shared(keyed[0][1].article, Span(0, 1), "x", keyed[0][1].article, Span(0, 1), "x", 1, "unknown", "")
    assert sorted([finding, finding]) == [finding, finding]


def test_a_crowd_with_one_paragraph_is_compared_once_each() -> None:
    counts = []
    for size in (50, 100, 200):
        keyed = [carried(f"{' '.join(f'x{n}-{k}' for k in range(30))}\n{PASSAGE}", f"{n}.txt")[1] for n in range(size)]
        records, compared = linked(keyed)
        assert len(records) == size - 1
        assert {e.article for r in records for e in (r.first, r.second)} == {pairs[0][1].article for pairs in keyed}
        counts.append(compared)
    assert counts == [49, 99, 199]


def test_a_small_block_is_compared_pair_by_pair() -> None:
    keyed = [carried(f"{n} {PASSAGE} {n}", f"{n}.txt")[1] for n in range(10)]
    assert linked(keyed)[1] == 45


class Counting(tuple):  # type: ignore[type-arg]
    """Words that count how often one is read."""

    read = 0

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        Counting.read += 1
        return super().__getitem__(key)


@pytest.mark.parametrize(
    "unit",
    ["said", "Ana Torve", "x{n} " + "la " * 30, "x{n} y{n} z{n}", "a b c d e f g h i", "p{n} " + "q r s t u v w x " * 16],
)
def test_work_grows_with_the_length_of_repetitive_texts_and_not_its_square(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(text: str, stretches: tuple[Span, ...]):  # type: ignore[no-untyped-def]
        plain = worded(text, stretches)
        return type(plain)(Counting(plain.words), plain.spans)

    monkeypatch.setattr(reuse, "worded", counted)
    reads = []
    for times in (300, 1200):
        text = " ".join(unit.format(n=n) for n in range(times))
        one, two = (carried(f"{text} {name}", f"{name}{times}.txt")[1][0][1] for name in ("one", "two"))
        Counting.read = 0
        reuse.compare(one, two)
        reads.append(Counting.read)
    assert reads[1] <= 5 * reads[0]
