"""`onrecord judge`, `export`, `dossier` and `verify`."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Say


def test_verify(story: Say, here: Path) -> None:
    assert story("verify") == (0, "story.onrecord: every span, id and reference is in order\n", "")
    assert json.loads(story("verify", "--json")[1])["breaches"] == []
    connection = sqlite3.connect(here / "story.onrecord")
    connection.execute("UPDATE cue SET words = 'sang' WHERE number = 1")
    connection.commit()
    connection.close()
    code, out, _ = story("verify", "story.onrecord")
    assert code == 4
    assert "sang" in out
    assert out.endswith("\nstory.onrecord: 1 breach\n")
    code, out, _ = story("verify", "--json")
    assert code == 4
    assert json.loads(out)["breaches"] != []


@pytest.mark.parametrize("damage", [lambda data: data[:9000], lambda data: data[:100] + b"?" * 4000 + data[4100:]])
def test_verify_says_what_is_wrong_with_a_record_that_does_not_open(story: Say, here: Path, damage: Callable[[bytes], bytes]) -> None:
    path = here / "story.onrecord"
    path.write_bytes(damage(path.read_bytes()))
    code, out, errors = story("verify")
    assert (code, errors) == (4, "")
    assert out.startswith("story.onrecord breaks file: ")
    assert "malformed" in out
    assert "onrecord verify" not in out
    assert out.endswith("\nstory.onrecord: 1 breach\n")
    code, out, _ = story("verify", "--json")
    assert (code, [breach["law"] for breach in json.loads(out)["breaches"]]) == (4, ["file"])
    code, out, errors = story("show")
    assert (code, out) == (1, "")
    assert "`onrecord verify story.onrecord` lists what is wrong with it" in errors


@pytest.mark.parametrize("command", [("verify",), ("dossier", "-o", "a.html"), ("export", "-o", "rows")], ids=lambda words: words[0])
def test_one_record_and_nothing_else(story: Say, here: Path, command: tuple[str, ...]) -> None:
    """What is named and no record is never passed over in favour of story.onrecord."""
    for name, says in (("articles/a.txt", "did you mean: onrecord open articles/a.txt"), ("other", "other is not a record")):
        code, out, errors = story(*command, name)
        assert (code, out) == (2, "")
        assert says in errors
    assert sorted(path.name for path in here.iterdir()) == ["articles", "story.onrecord"]


def test_judge(story: Say) -> None:
    [bo] = json.loads(story("show", "Bo Lind", "--json")[1])["statements"]
    code, out, _ = story("judge", bo["id"], "correct", "--value", "Eva Moor", "--by", "the desk", "--note", "heard it")
    assert (code, out) == (0, f"{bo['id']}: correct, noted for the desk\n")
    assert story("show", "Bo Lind")[0] == 1
    assert "Eva Moor: “Nobody told us,”  correct" in story("show", "eva moor")[1]
    assert "correct Eva Moor heard it" in story("show", bo["id"])[1]
    assert json.loads(story("judge", "story.onrecord", bo["id"], "reject", "--json")[1])["verdict"] == "reject"
    assert bo["id"] not in story("show")[1]
    assert bo["id"] in story("show", "--all")[1]
    for words, code in (
        ((bo["id"], "maybe"), 2), ((bo["id"],), 2), (("statement-0000000000000000", "accept"), 1), ((bo["id"], "correct"), 1),
        ((bo["id"], "note"), 1),
    ):  # fmt: skip
        assert story("judge", *words)[0] == code


def test_export(story: Say, here: Path) -> None:
    code, out, _ = story("export", "-o", "rows", "--json")
    assert code == 0
    assert "rows/statement.jsonl" in json.loads(out)["files"]
    assert len((here / "rows/statement.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert story("export", "story.onrecord", "-o", "sheets", "--format", "csv")[0] == 0
    assert (here / "sheets/statement.csv").exists()
    code, _, errors = story("export", "-o", "articles/a.txt")
    assert (code, "articles/a.txt is a file, not a folder" in errors) == (1, True)


def test_dossier(story: Say, here: Path) -> None:
    assert story("dossier", "-o", "story.html") == (0, "story.html: open it in a browser\n", "")
    assert "Nobody told us" in (here / "story.html").read_text(encoding="utf-8")
    assert json.loads(story("dossier", "-o", "story.html", "--json")[1])["dossier"] == "story.html"
    assert "<title>story: on the record</title>" in (here / "story.html").read_text(encoding="utf-8")
    assert story("dossier", "-o", "story.html", "--title", "The bridge & <the> council")[0] == 0
    told = (here / "story.html").read_text(encoding="utf-8")
    assert "<title>The bridge &amp; &lt;the&gt; council: on the record</title>" in told
    assert '<h1 dir="auto">The bridge &amp; &lt;the&gt; council</h1>' in told
