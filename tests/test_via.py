"""Who reports it, as a reader finds it: in Python, at the command line, in exports, in the dossier and in SQL."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.wish import Wish
from onrecord.cli.main import main
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.stages import STAGES

STORY = """The bridge at Lind

LIND, 3 May 2024

Radio Marsh reported on Monday that Ann Torve, the mayor of Lind, said the bridge would be shut for a year.

Bob Venn told the Daily Mail that nobody had asked the ferrymen. Torve said that the ferry was safe.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("via")
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    put([folder / "a.txt"], folder / "s.onrecord", Wish(jobs=1, stages=plan(STAGES, resources()), links=()))
    return folder / "s.onrecord"


@pytest.fixture
def record(path: Path) -> Iterator[RecordFile]:
    with load(path) as opened:
        yield opened


def words(found: tuple[onrecord.Said, ...]) -> list[tuple[str | None, str, list[str]]]:
    return [(said.speaker, said.words, [one.name for one in said.via]) for said in found]


def test_the_original_source_and_the_outlet_are_both_found(record: RecordFile) -> None:
    shut = ("Ann Torve", "the bridge would be shut for a year", ["Radio Marsh"])
    assert shut in words(record.statements(speaker="Torve"))
    assert words(record.statements(via="radio marsh")) == [shut]
    assert words(record.statements(via="Daily Mail")) == [("Bob Venn", "nobody had asked the ferrymen", ["Daily Mail"])]
    assert words(record.statements(speaker="Venn", via="Radio Marsh")) == []
    (said,) = record.statements(via="marsh")
    assert said.via[0].words.words == "Radio Marsh" == said.via[0].words.span.of(STORY)


def test_what_nobody_reports_but_the_article_has_no_way(record: RecordFile) -> None:
    assert ("Ann Torve", "the ferry was safe", []) in words(record.statements())


def test_the_command_line_shows_it(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (("--via", "Radio Marsh"), ("Daily Mail",)):
        with pytest.raises(SystemExit) as ended:
            main(["show", str(path), *asked])
        assert not ended.value.code
    out = " ".join(capsys.readouterr().out.split())
    assert "reported by Radio Marsh" in out
    assert "reported by Daily Mail" in out
    assert "the ferry was safe" not in out


def test_exports_and_json_name_the_reporters(record: RecordFile, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.export(tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "statement.jsonl").read_text("utf-8").splitlines()]
    assert [row["via"] for row in rows if row["words"] == "the bridge would be shut for a year"] == [["Radio Marsh"]]
    chains = [json.loads(line) for line in (tmp_path / "sourcing_chain.jsonl").read_text("utf-8").splitlines()]
    assert {(len(row["attributions"]), *row["reporter_names"]) for row in chains} == {(2, "Radio Marsh"), (1, "Daily Mail")}
    with pytest.raises(SystemExit):
        main(["show", str(path), "--via", "Marsh", "--json"])
    (told,) = json.loads(capsys.readouterr().out)["statements"]
    assert told["via"][0]["name"] == "Radio Marsh"


def test_the_dossier_shows_it(record: RecordFile, tmp_path: Path) -> None:
    html = onrecord.write_dossier(record, tmp_path / "d.html").read_text("utf-8")
    assert "reported by Radio Marsh" in html
    assert "reported by Daily Mail" in html


def test_the_view_for_people_has_a_column(path: Path) -> None:
    rows = sqlite3.connect(path).execute('SELECT "speaker", "via" FROM "statements" WHERE "via" IS NOT NULL ORDER BY "speaker"').fetchall()
    assert rows == [("Ann Torve", "Radio Marsh"), ("Bob Venn", "the Daily Mail")]


def test_the_record_keeps_the_laws(record: RecordFile) -> None:
    assert record.verify() == ()
