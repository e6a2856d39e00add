import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.text.quotemarks import Region, regions
from tests.effort import linear


def paragraphs(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(start, start + len(line)))
        start += len(line)
    return found


def read(text: str) -> tuple[Region, ...]:
    return regions(text, paragraphs(text))


def marked(text: str, *, depth: int = 1) -> list[str]:
    return [region.inner.of(text) for region in read(text) if region.depth == depth and region.closed]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We failed," she said.', ["We failed,"]),
        ("“We failed,” she said. “Badly.”", ["We failed,", "Badly."]),
        ("‘We failed,’ she said.", ["We failed,"]),
        ("'We failed,' she said.", ["We failed,"]),
        ("«We failed», she said.", ["We failed"]),
        ("« We failed », she said.", [" We failed "]),
        ("»We failed«, she said.", ["We failed"]),
        ("„We failed“, she said.", ["We failed"]),
        ("„We failed”, she said.", ["We failed"]),
        ("``We failed,'' she said.", ["We failed,"]),
        ('"We failed,” she said. “Badly."', ["We failed,", "Badly."]),
        ('He said,"We failed," and left.', ["We failed,"]),
        ('("We failed") and—"badly"—so.', ["We failed", "badly"]),
    ],
)
def test_every_style_of_mark(text, words):
    assert marked(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "They don't mind the '90s, the students' union or rock 'n' roll.",
        "They don’t mind the ’90s, the students’ union or rock ’n’ roll.",
        "Get 'em while they're hot, 'til the boss's car goes.",
        "He is 6'2\" and she is 5'11\".",
        'A 19" screen and a 24" one.',
        "It lies at 51°30'26\"N.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotation_marks(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'The students' union isn't open,' he said. 'Don't go.'", ["The students' union isn't open,", "Don't go."]),
        ("‘The students’ union isn’t open,’ he said. ‘Don’t go.’", ["The students’ union isn’t open,", "Don’t go."]),
        ("He called it 'a scandal' on Monday.", ["a scandal"]),
        ("He called them 'fools' and the teachers' strike 'a farce'.", ["fools", "a farce"]),
        ('"He is 6\'2" tall," she said. "Really."', ["He is 6'2\" tall,", "Really."]),
        ('"It needs a 19" screen," she said.', ['It needs a 19" screen,']),
        ('He gave it "85" and left. "Fine," she said.', ["85", "Fine,"]),
    ],
)
def test_apostrophes_and_inches_inside_a_quotation(text, words):
    assert marked(text) == words


def test_nested_marks():
    text = "“She told me, ‘Run, don’t walk,’ and I ran,” he said."
    assert marked(text) == ["She told me, ‘Run, don’t walk,’ and I ran,"]
    assert marked(text, depth=2) == ["Run, don’t walk,"]
    assert marked("'She told me, \"Run,\" and I ran,' he said.", depth=2) == ["Run,"]
    assert marked('"We read "Emma" twice," he said.', depth=2) == ["Emma"]


def test_a_speech_of_several_paragraphs_reopens_each_and_closes_the_last():
    text = "“First.\n\n“Second.\n\n“Third,” he said."
    assert [(r.inner.of(text), r.closed, r.continues) for r in read(text)] == [
        ("First.", False, True),
        ("Second.", False, True),
        ("Third,", True, False),
    ]


def test_a_missing_closing_mark_ends_with_its_paragraph_and_spoils_nothing_after_it():
    text = '"We failed, he said.\n\nShe said "no" and left.'
    assert [(r.inner.of(text), r.closed, r.continues) for r in read(text)] == [("We failed, he said.", False, False), ("no", True, False)]


def test_a_missing_closing_mark_before_another_quotation_of_the_paragraph_is_dropped():
    assert marked('"We failed, he said. "Badly," he said.') == ["Badly,"]


def test_a_stray_mark_does_not_flip_the_rest_of_the_paragraph():
    text = '"I cannot say," he claimed when asked about the attack." "We are not idle."'
    assert marked(text) == ["I cannot say,", "We are not idle."]


def test_marks_are_never_paired_across_paragraphs():
    assert marked('A 5" pipe.\nAnother " mark.\n"Yes," he said.') == ["Yes,"]


ALPHABET = st.sampled_from([*"\"'“”‘’«»„`", "``", "''", "a", "s", "word", " ", "\n", ".", ",", "6", "-", "\u200f", "😀", "\ud800", "\0"])


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_regions_stand_in_their_paragraph_and_nest(text):
    lines = paragraphs(text)
    found = regions(text, lines)
    assert list(found) == sorted(found, key=lambda r: r.outer.start)
    for region in found:
        assert region.outer.contains(region.inner)
        assert any(line.contains(region.outer) for line in lines)
        assert region.closed == (region.inner.end < region.outer.end)
        assert not (region.continues and region.closed)
    for first in found:
        for second in found:
            apart = not first.outer.overlaps(second.outer)
            assert apart or first.outer.contains(second.outer) or second.outer.contains(first.outer)
            if first is not second and first.outer.contains(second.outer):
                assert second.depth > first.depth


@given(st.lists(st.sampled_from(["We failed", "No", "It is so"]), min_size=1, max_size=8), st.sampled_from(["“”", '""', "«»", "‘’", "''"]))
def test_what_is_put_between_marks_is_found_again(words, marks):
    text = " she said. ".join(f"{marks[0]}{w},{marks[1]}" for w in words) + " she said."
    assert marked(text) == [f"{w}," for w in words]


@pytest.mark.parametrize("piece", ['"', "'", "“", "\n", "a", "6'2\" ", "“‘", "''", "“\n", "‘a’ “"])
def test_hostile_texts_take_linear_time(piece):
    linear(read, lambda times: piece * times, 5_000)
