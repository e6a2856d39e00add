"""What an article says of its own earlier words is nobody's statement."""

import pytest

from onrecord.extract.cues import cues
from onrecord.extract.sentences import sentences
from onrecord.extract.spoken import spoken
from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import pasted
from onrecord.read.lines import lines
from tests.model_says import ModelSays, Says
from tests.speech_house import resources
from tests.test_reading import PROSE, TITLE


def sources(note: str, *said: Says) -> list[str | None]:
    """Who is said to speak in a note under an article."""
    have, model = resources(), ModelSays(*said)
    article = pasted(f"{TITLE}\n\n{PROSE[0]}\n\n{PROSE[2]}\n\n{note}")
    cut = lines(article, layout=layout(), trained=trained())
    known = sentences(article, cut, boundaries=have["boundaries"])
    found = cues(article, cut, known, speech=have["speech"], language=model)
    reports = spoken(article, cut, known, found, have["speech"], model)
    at = article.text.index(note)
    return [None if r.source is None else r.source.of(article.text) for r in reports if r.content[0].start >= at]


@pytest.mark.parametrize(
    ("note", "source", "words"),
    [
        (
            "Correction: an earlier version of this article said the lamp was lit in 1868. It was 1866.",
            "an earlier version of this article",
            6,
        ),
        ("This story was amended on 9 February 2026. A previous version said the lamp was lit in 1868.", "A previous version", 6),
        ("Clarification, 9 Feb: The headline of this piece said the lamp was lit in 1868.", "The headline of this piece", 6),
        ("Correction: this article said that the keeper had been paid off. He has not.", "this article", 5),
    ],
)
def test_a_note_of_a_correction_has_no_speaker(note: str, source: str, words: int) -> None:
    said = note[note.index(" said ") + 6 :].partition(".")[0]
    assert len(said.split()) >= words
    assert sources(note, Says(source, "said", (said,))) == []


def test_words_between_marks_that_an_earlier_version_had_are_nobodys() -> None:
    note = "This piece was amended because a previous version of this story said “the lamp was sold at night”, which it was not."
    assert sources(note, Says("a previous version of this story", "said", ("“the lamp was sold at night”",))) == []
    assert sources(note) == []


def test_people_speak_in_a_note_as_elsewhere() -> None:
    note = "Update: Ines Rook said on Monday that the shop would stay open."
    assert sources(note, Says("Ines Rook", "said", ("that the shop would stay open",))) == ["Ines Rook"]
