"""Questions that somebody was asked are not his; what was not said is shown as not said."""

import pytest

import onrecord
from onrecord.extract.learned import Learned
from onrecord.extract.sieve import sifted
from onrecord.lexicons.speech import speech
from onrecord.model.span import Span
from tests.speech_house import Told, said


@pytest.mark.parametrize(
    "text",
    [
        'Asked in the hall about a "second bridge", Mayor Ann Lind shrugged.',
        "The mayor, Ann Lind, was repeatedly asked why the school had closed.",
        "When asked how far the council would go, Ann Lind walked away.",
    ],
)
def test_who_is_asked_asks_nothing(text: str) -> None:
    assert [words for words, source in said(text) if source is not None] == []


def test_who_asks_does() -> None:
    assert said("The mayor asked whether the school had closed.") == [("whether the school had closed", "The mayor")]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army did not deny that it had shelled the town.", "not"),
        ("Lind has yet to say whether the bridge is safe.", "yet"),
        ("The council avoided confirming that the bridge is closed.", "avoided"),
        ("The council confirmed that the bridge is closed.", None),
    ],
)
def test_a_cue_knows_what_denies_it(text: str, denied: str | None) -> None:
    told = Told(text)
    found = {None if cue.denied is None else told.words(cue.denied) for cue in told.cues}
    assert denied in found


def test_nobody_is_no_source() -> None:
    text = "Nobody from the council explained why the bridge was closed."
    at = text.index("why")
    one = Learned((Span(at, len(text) - 1),), Span(text.index("explained"), at - 1), Span(0, 23), 0.95)
    assert sifted(text, [one], speech()) == ()
    somebody = Learned(one.content, one.cue, Span(12, 23), 0.95)
    assert sifted(text, [somebody], speech()) == (somebody,)


def test_the_reader_sees_the_denial(tmp_path: object) -> None:
    from pathlib import Path

    page = Path(str(tmp_path)) / "a.txt"
    page.write_text("Shells fall on Lind\n\nThe army did not deny that it had shelled the town on Monday.\n")
    with onrecord.open(page, to=Path(str(tmp_path)) / "r.record") as record:
        shown = [one.cue.words for one in record.statements() if one.cue is not None]
    assert shown == ["not deny"]
