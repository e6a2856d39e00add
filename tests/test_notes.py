"""Notes of corrections and updates, and time zones, as metadata with their words. All texts are invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.app.open import put
from onrecord.app.record import load
from onrecord.app.wish import Wish
from onrecord.cli.main import command
from onrecord.dossier.write import write_dossier
from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import Article, Declared, Field, Metadatum, pasted
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.stages import STAGES
from onrecord.read.lines import lines
from onrecord.read.metadata import metadata

STORY = """Bridge opens early

Published 18 November 2024, 2:05 p.m. ET

The bridge opened a day early, and nobody had told the mayor of it, who was away in the hills at the time.

“We failed,” said the mayor, Bo Lind, who came back from Ostrel on Monday night and was not amused by what he found.
"""
NOTES = (
    ("Correction: An earlier version of this article misstated the mayor's age. He is 54.", "correction"),
    ("Clarification: The ferry belongs to the harbour, not to the town.", "correction"),
    ("This article was amended on 19 November 2024 to give the year in which the deck cracked.", "correction"),
    ("Editor's note: The length of the bridge was wrong in the first edition, and is 140 metres.", "correction"),
    ("This article has been updated with a comment from the mayor.", "update_note"),
    ("Update: The mayor has since corrected what she said of the ferry.", "update_note"),
    ("Editor's note: The writer was a member of the council until 2021.", "editors_note"),
)


def found(article: Article) -> tuple[Metadatum, ...]:
    return metadata(article, lines(article, layout=layout(), trained=trained()), layout=layout())


@pytest.mark.parametrize(("words", "field"), NOTES)
def test_a_note_is_told_with_its_words_and_their_place(words: str, field: Field) -> None:
    article = pasted(f"{STORY}\n{words}\n")
    [note] = [m for m in found(article) if m.field in ("correction", "update_note", "editors_note")]
    assert (note.field, note.value, note.preferred) == (field, words, True)
    assert note.span is not None
    assert note.span.of(article.text) == words


def test_several_notes_are_all_kept_and_a_stamp_is_none() -> None:
    article = pasted(f"{STORY}\n" + "\n\n".join(words for words, _ in NOTES) + "\n")
    assert sorted(m.value for m in found(article) if m.span is not None and m.origin == "text:note") == sorted(w for w, _ in NOTES)
    assert not [m for m in found(pasted(f"{STORY}\nupdated: Tue Nov 26 2024, 17:40. The mayor is back.\n")) if m.origin == "text:note"]


def zones(text: str, *declared: str) -> list[tuple[str, bool, str | None]]:
    article = pasted(text, declared=tuple(Declared("published", value, "json-ld:datePublished") for value in declared))
    told = [m for m in found(article) if m.field == "time_zone"]
    return [(m.value, m.preferred, None if m.span is None else m.span.of(text)) for m in told]


def test_the_zone_is_as_it_is_written() -> None:
    assert zones(STORY) == [("ET", True, "ET")]
    assert zones(STORY, "2024-11-18T14:05:00-05:00") == [("ET", True, "ET"), ("UTC-05:00", False, None)]
    bare = STORY.replace(" ET", "")
    assert zones(bare, "2024-11-18T14:05:00Z") == [("UTC", True, None)]
    assert zones(bare) == []
    assert zones(bare.replace("Published 18", "Published in St ETienne, 18")) == []


def test_notes_reach_every_face(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{STORY}\n{NOTES[0][0]}\n", "utf-8")
    target = put([tmp_path / "a.txt"], tmp_path / "s.onrecord", Wish(jobs=1, stages=plan(STAGES, resources())))
    shown = " ".join(CliRunner().invoke(command, ["show", str(target), "a.txt"]).output.split())
    assert f"correction: {NOTES[0][0]}" in shown
    assert "time zone: ET" in shown
    told = json.loads(CliRunner().invoke(command, ["show", str(target), "a.txt", "--json"]).output)
    [note] = [m for m in told["metadata"] if m["field"] == "correction"]
    assert told["text"][note["start"] : note["end"]] == note["value"] == NOTES[0][0]
    with load(target) as record:
        assert [m.value for m in record.article("a.txt").notes] == [NOTES[0][0]]
        write_dossier(record, tmp_path / "s.html")
        record.export(tmp_path / "rows")
    assert 'title="correction"><bdi>Correction: An earlier version' in (tmp_path / "s.html").read_text("utf-8")
    assert NOTES[0][0] in (tmp_path / "rows" / "metadatum.jsonl").read_text("utf-8")
