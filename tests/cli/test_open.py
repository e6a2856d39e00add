"""`onrecord open`: what it prints, what it leaves, and with which code it ends."""

import json
import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.app import open as opening
from onrecord.model.runs import By, Run
from onrecord.present.pages import page
from onrecord.store import file
from tests.cli.conftest import Say


def test_open_says_what_is_on_the_record(say: Say) -> None:
    code, out, errors = say("open", "articles", "--jobs", "1")
    assert (code, errors) == (0, "")
    assert out.startswith("story.onrecord: 2 articles, 4 statements, 4 of them by 2 speakers\n")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Bridge to open on Monday The Lindhaven Post 2025-11-18 2" in lines
    assert any(line.startswith("Ana Torve 3 2 “") for line in lines)
    assert "Next: onrecord show 'Ana Torve'" in lines
    assert "onrecord dossier -o story.html" in lines


def test_the_record_itself_is_nothing_to_read(say: Say, here: Path) -> None:
    for _ in range(2):
        code, out, errors = say("open", ".", "--jobs", "1")
        assert (code, errors) == (0, "")
        assert out.startswith("story.onrecord: 2 articles")
        assert "passed over" not in out.lower()
    (here / "records").mkdir()
    (here / "story.onrecord").rename(here / "records/old.onrecord")
    assert "there is nothing to read in records" in say("open", "records")[2]


def test_what_onrecord_wrote_before_is_passed_over(story: Say) -> None:
    assert story("dossier", "-o", "story.html")[0] == story("export", "-o", "rows")[0] == 0
    code, out, errors = story("open", ".", "--jobs", "1")
    assert (code, errors) == (0, "")
    assert out.startswith("story.onrecord: 2 articles")
    assert "files that cannot hold an article passed over: 1 dossier of onrecord, " in " ".join(out.split())
    assert "of an export of onrecord" in " ".join(out.split())
    code, out, _ = story("open", "story.html", "articles")
    assert code == 3
    assert "story.html: this is a dossier that onrecord wrote. Open the articles that it was made from" in " ".join(out.split())


def test_open_elsewhere_names_the_record_in_what_to_type_next(say: Say, here: Path) -> None:
    code, out, _ = say("open", "articles/a.txt", "-o", "my story.onrecord", "--date", "2024-01-02")
    assert code == 0
    assert "onrecord show 'my story.onrecord' 'Ana Torve'" in out
    assert "2024-01-02" in out
    assert (here / "my story.onrecord").exists()


def test_open_with_the_rules_alone_says_so(say: Say) -> None:
    code, out, errors = say("open", "articles", "--jobs", "1", "--language", "rules")
    assert (code, errors) == (0, "")
    assert "No language model read the articles: what was said was found by rules alone" in " ".join(out.split())


def test_open_as_json(say: Say) -> None:
    code, out, _ = say("open", "articles", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["speakers"] == [{"speaker": "Ana Torve", "statements": 3}, {"speaker": "Bo Lind", "statements": 1}]
    assert [article["statements"] for article in told["articles"]] == [2, 2]


def test_open_with_a_failure_ends_with_3_and_says_why(say: Say, here: Path) -> None:
    (here / "articles/c.txt").write_text("")
    code, out, errors = say("open", "articles")
    assert (code, errors) == (3, "")
    assert "1 failure:\n  articles/c.txt: the file is empty." in out
    code, out, _ = say("open", "articles", "--json")
    assert code == 3
    assert [failure["error"] for failure in json.loads(out)["failures"]] == ["the file is empty"]
    assert say("open", "articles", "--quiet")[0] == 3
    (here / "articles/d.docx").write_bytes(b"PK")
    assert "1 failure, 1 passed over:\n" in say("open", "articles")[1]
    assert "failure" not in say("show", "--via", "Nobody Post")[1]
    (here / "articles/c.txt").unlink()
    assert say("open", "articles/a.txt")[0] == 0


def test_nothing_that_can_be_read_makes_no_record(say: Say, here: Path) -> None:
    (here / "empty.txt").write_text("")
    (here / "pictures").mkdir()
    (here / "pictures/a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    before = sorted(os.listdir(here))
    for words, says in (
        (("empty.txt",), "empty.txt: the file is empty; nothing to do"),
        (("empty.txt", "-q"), "empty.txt: the file is empty; nothing to do"),
        (("empty.txt", "--json"), "empty.txt: the file is empty; nothing to do"),
        (("pictures",), "pictures: 1 file that cannot hold an article passed over: 1 .png"),
        (("pictures/a.png",), "pictures/a.png: this is a picture"),
        (("articles/a.txt", "--format", "csv"), "articles/a.txt"),
    ):
        code, out, errors = say("open", *words)
        assert (code, out) == (1, "")
        assert errors.startswith("onrecord: nothing could be read, and no record was made\n  ")
        assert says in errors
        assert sorted(os.listdir(here)) == before
    with pytest.raises(onrecord.SourceError, match="nothing could be read"):
        onrecord.open(here / "empty.txt")


def test_a_record_that_was_there_stays_whatever_fails(story: Say, here: Path) -> None:
    (here / "empty.txt").write_text("")
    code, out, errors = story("open", "empty.txt")
    assert (code, errors) == (1, "onrecord: nothing could be read; onrecord show story.onrecord says why\n")
    assert out.startswith("story.onrecord: 2 articles")
    assert "1 failure:\n  empty.txt: the file is empty." in out
    assert story("open", "empty.txt", "-q") == (1, "", "onrecord: nothing could be read; onrecord show story.onrecord says why\n")
    assert story("open", "empty.txt", "articles/a.txt", "-q")[0] == 3
    (here / "other.onrecord").write_bytes(b"")  # made by a run that was killed
    assert story("open", "empty.txt", "-o", "other.onrecord", "-q")[0] == 1
    assert story("show", "other.onrecord")[0] == 0


def test_the_run_of_another_process_is_not_taken_for_this_one(story: Say, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "empty.txt").write_text("")
    finish = opening._finish
    other = Run(
        made=By("open", 1).rule("unfinished", 1.0), started="9999-01-01", ended=None, command="other", version="1", articles=0, failures=0
    )

    def finished(session: Any, run: Run, rule: str) -> None:
        finish(session, run, rule)
        session.store.begin(other)
        session.store.finish(replace(other, started="9999-01-02", ended="9999-01-03", failures=1))

    monkeypatch.setattr(opening, "_finish", finished)
    assert story("open", "articles", "-q") == (0, "", "")
    assert story("open", "articles", "empty.txt", "-q")[0] == 3


def test_an_unreadable_file_is_a_failure(story: Say, here: Path) -> None:
    (here / "articles/link.txt").symlink_to("nothing.txt")
    code, out, _ = story("open", "articles")
    assert code == 3
    assert "articles/link.txt: it cannot be read" in out


def test_a_record_that_another_process_writes_to(story: Say, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(here / "story.onrecord", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    code, out, errors = story("open", "articles")
    assert (code, out) == (1, "")
    assert "story.onrecord" in errors
    assert story("show")[0] == 0
    other.execute("ROLLBACK")
    other.close()
    assert story("open", "articles")[0] == 0


def test_the_terminal_and_the_dossier_count_the_same_speakers(say: Say, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LINKS", ())
    for name, written in (("c", "Eve Moor"), ("d", "Eve  moor")):
        (here / f"articles/{name}.txt").write_text(f"Title {name}\nPost, 2025\n“It is so, {name}.” said {written}.\n", encoding="utf-8")
    out = say("open", "articles", "--jobs", "1")[1]
    with onrecord.load("story.onrecord") as record:
        shown = page(record).speakers
        assert len({one.speaker for one in record.statements()} - {None}) != shown
    assert f" by {shown} speakers\n" in out
