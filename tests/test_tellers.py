"""Who is no speaker: what opens a sentence, an article by itself, a part of a phrase."""

from pathlib import Path

import pytest

import onrecord
from onrecord.extract.reports import Report
from onrecord.extract.tellers import truly_told
from onrecord.lexicons.speech import speech
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from tests.speech_house import said, speakers


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ('No, said Councillor Edda Brask. "The pool stays shut."', "No", "Edda Brask"),
        ('Yes, says Wim Toller, a botanist at Orvane College. "The oak will live."', "Yes", "Wim Toller"),
        ("Truce close in Ostry, say negotiators.", "Truce close in Ostry", "negotiators"),
        ("Not this year, said the mayor.", "Not this year", "the mayor"),
    ],
)
def test_what_opens_a_sentence_is_said_and_says_nothing(text: str, content: str, speaker: str) -> None:
    found = [words for words, source in said(text) if source is not None]
    assert found[0] == content
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize("text", ["Brask, the mayor, announced the committee.", "Yes said the same."])
def test_no_speaker_is_made_up_after_a_comma(text: str) -> None:
    assert [source for _, source in said(text) if source is not None] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We counted twice," said the presiding officer.', "the presiding officer"),
        ('"We counted twice," said the presiding officer, Nell Varga.', "the presiding officer, Nell Varga"),
        ('"We counted twice," said the chief operating officer, Nell Varga.', "the chief operating officer, Nell Varga"),
        ('"We counted twice," said the newly elected mayor.', "the newly elected mayor"),
        ('"We counted twice," said the mayor holding a cup.', "the mayor"),
    ],
)
def test_a_source_is_a_whole_phrase(text: str, source: str) -> None:
    assert said(text) == [('"We counted twice,"', source)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Dahl said the mill was sold. His lawyer, Petra Dahl, said the price was low. Dahl said he was glad.",
            ["Dahl", "Petra Dahl", "Dahl"],
        ),
        ("Dahl said the mill was sold. Dahl's wife, Petra Dahl, said the price was low.", ["Dahl", "Petra Dahl"]),
        ("Dahl said the mill was sold. The mayor, Petra Dahl, said the price was low.", ["Petra Dahl", "Petra Dahl"]),
        ("Ida Marn said the mill was sold. Her brother, Bo Dahl, wept. Dahl said he was glad.", ["Ida Marn", "Bo Dahl"]),
    ],
)
def test_a_relative_is_not_the_surname_before(text: str, named: list[str]) -> None:
    assert speakers(text) == named


def source_given(text: str, content: str, cue: str, source: str) -> str | None:
    """What is left of a source that a model gives."""
    places = [Span(text.index(words), text.index(words) + len(words)) for words in (content, cue, source)]
    made = By("test", 1).rule("test", 1.0)
    sign = Cue(made=made, article="article-0", span=places[1], lemma=cue, meaning="say")
    report = Report((places[0],), (), "indirect", sign, places[2], "model", "model")
    kept = truly_told(text, [report], [Span(0, len(text))], speech())
    if not kept:
        return "left out"
    return None if kept[0].source is None else kept[0].source.of(text)


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "left"),
    [
        ("The barge’s cook said the pumps had failed.", "the pumps had failed", "said", "’s cook", "The barge’s cook"),
        ("A guard not free to talk to reporters said it burned.", "it burned", "said", "talk to reporters", None),
        ("Velm, asked if the road could reopen, said no.", "if the road could reopen", "asked", "Velm", "left out"),
        ("The clerk, Bo Velm, asked if the road could reopen.", "if the road could reopen", "asked", "Bo Velm", "Bo Velm"),
        ("Velm asked if the road could reopen.", "if the road could reopen", "asked", "Velm", "Velm"),
        ("Edda Brask called him a thief, a charge he rejects.", "a charge", "rejects", "he", "left out"),
        ("ORVANE, May 2 — He said the road was shut.", "the road was shut", "said", "ORVANE", None),
        ("The mayor said the road was shut.", "the road was shut", "said", "The", None),
    ],
)
def test_what_no_source_can_be(text: str, content: str, cue: str, source: str, left: str | None) -> None:
    assert source_given(text, content, cue, source) == left


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            '"It was a raid," a clerk who requested anonymity said, adding that her office would answer "in time".',
            'her office would answer "in time"',
            "a clerk who requested anonymity",
        ),
        (
            "A driver who asked not to be named because he was not allowed to talk to reporters said the brakes had failed.",
            "the brakes had failed",
            "A driver who asked not to be named because he was not allowed to talk to reporters",
        ),
    ],
)
def test_who_asks_not_to_be_named_speaks(text: str, content: str, source: str) -> None:
    assert (content, source) in said(text)


def test_the_next_sentence_is_another_speaker() -> None:
    assert said("Reporters met a man who asked not to be named. The mayor said the road was shut.") == [("the road was shut", "The mayor")]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ('Edda Brask spoke first, quoting her father, Nils: "Hold the line."', '"Hold the line."', "her father, Nils"),
        ("The agency quoted the keeper, Wim Toller, as saying the lamp was lit.", "the lamp was lit", "the keeper, Wim Toller"),
    ],
)
def test_who_is_quoted_speaks(text: str, content: str, source: str) -> None:
    assert (content, source) in said(text)


def test_a_guessed_gender_sends_she_to_nobody_before(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "Heirs at odds over mill\nThe Orvane Courier\nMonday, 4 August 2025\nBy Wim Toller\n\n"
        "Bo Marn and his sister Ida Marn have gone to court over the mill of their father, the miller Olaf Marn.\n\n"
        "Marn said he wanted a half. Marn said she had been left out.\n\n"
        '"He sold it in his bed," Ida Marn said. She said a clerk had seen it. "He could not stand."\n\n'
        '"That is a lie," said her brother. "Father was well to the end."\n\n'
        "The clerk, Pia Solberg, told the court he had been well. Later, she said he had not.\n"
    )
    with onrecord.open(page, to=tmp_path / "r.record") as record:
        found = [one.speaker for one in record.statements() if one.words == "he had not"]
    assert found
    assert "Ida Marn" not in found
