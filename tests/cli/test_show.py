"""`onrecord show` and `onrecord search`."""

import json
from pathlib import Path

import pytest

from onrecord.app.record import load
from tests.cli.conftest import Say
from tests.tiny_stages import SECOND


def test_show_everything(story: Say) -> None:
    code, out, _ = story("show")
    assert code == 0
    assert "Bridge to open on Monday  The Lindhaven Post, 2025-11-18  articles/a.txt" in out
    assert "  Bo Lind: “Nobody told us,”  statement-" in out
    assert out.count("statement-") == 4


@pytest.mark.parametrize("name", ["Ana Torve", "torve", "ANA", "torv"])
def test_show_a_speaker(story: Say, name: str) -> None:
    code, out, _ = story("show", "story.onrecord", name)
    assert (code, out.count("Ana Torve:"), out.count("Bo Lind")) == (0, 3, 0)


def test_show_one_statement(story: Say) -> None:
    told = json.loads(story("show", "Bo Lind", "--json")[1])["statements"]
    [said] = told
    assert (said["speaker"], said["words"], said["cue"]["words"]) == ("Bo Lind", "“Nobody told us,”", "said")
    code, out, _ = story("show", said["id"])
    assert code == 0
    for words in ("“The bridge will open on Monday,” said Ana Torve.", "speaker: Bo Lind", "made by: statements 1, rule one", said["id"]):
        assert words in out
    one = json.loads(story("show", said["id"], "--json")[1])
    assert one["evidence"] == said["evidence"]
    assert one["judgements"] == []


def test_show_any_record_by_its_id(story: Say, here: Path) -> None:
    with load(here / "story.onrecord") as record:
        actor = record.actors()[0]
    code, out, _ = story("show", actor.id)
    assert code == 0
    assert "type: Actor" in out
    assert json.loads(story("show", actor.id, "--json")[1])["name"] == actor.name


def test_show_an_article(story: Say) -> None:
    code, out, _ = story("show", "articles/b.txt")
    assert code == 0
    assert "outlet: Valley Radio" in out
    assert "    headline  Council splits over the bridge\n" in out
    told = json.loads(story("show", "b.txt", "--json")[1])
    assert told["text"] == SECOND
    assert len(told["said"]) == 2
    assert story("show", told["id"])[1] == out


def test_show_what_is_not_there(story: Say) -> None:
    code, out, errors = story("show", "Anna Torv")
    assert (code, out) == (1, "")
    assert "no speaker, article or id 'Anna Torv' in story.onrecord; did you mean 'Ana Torve'?" in errors


def test_search(story: Say) -> None:
    code, out, _ = story("search", '"the bridge"')
    assert code == 0
    assert "articles/b.txt\n  Council splits over the bridge" in out
    hits = json.loads(story("search", "story.onrecord", "told", "us", "--json")[1])["hits"]
    assert [[match["words"] for match in hit["matches"]] for hit in hits] == [["told us"]]
    assert story("search", "zebra") == (0, "nothing found\n", "")
    assert story("search", "--limit", "1", "bridge")[1].count("articles/") == 1
    assert story("search", '"')[0] == 0
    code, _, errors = story("search", "story.onrecord")
    assert (code, "QUERY is missing" in errors) == (2, True)
