"""A file that somebody has changed by hand is noticed, each law by a breach of it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model.names import Actor
from onrecord.model.reuse import TextReuse
from onrecord.model.speech import Statement
from onrecord.store.store import Store
from tests.store_records import TEXT, actor, analysis, evidence, failure, framed, judgement, made, reuse

Found = list[tuple[str, str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    first, second = analysis(), analysis("A copy.\n" + TEXT, "copy.txt")
    framed_first = replace(first, article=framed(first.article))
    words = evidence(first.article, "“We are sorry,”")
    with made(tmp_path / "story.onrecord", framed_first, second) as store:
        store.write_link("actors", (Actor,), "1", [actor(first, second)])
        store.write_link("reuse", (TextReuse,), "1", [reuse(first.article, second.article)])
        for day in range(1, 4):
            store.judge(judgement(first.records[Statement][0].id, at=f"2031-05-0{day}T10:00Z", seen=(words,)))
        store.write_failures([failure(article=first.article.key)])
        assert list(store.breaches()) == []
    return store.path


def tampered(path: Path, *statements: str, guards: bool = False) -> Found:
    """What is found after another tool ran some SQL; with `guards` the triggers stay in its way."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints = ON")
    triggers = [] if guards else other.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        other.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        other.execute(statement)
    for _, sql in triggers:
        other.execute(sql)
    other.close()
    with Store.open(path) as store:
        return list(store.breaches())


@pytest.mark.parametrize(
    ("sql", "laws", "says"),
    [
        ("UPDATE article SET text = replace(text, 'sorry', 'happy') WHERE path = 'ferry.txt'", {"text", "words"}, "SHA-256"),
        ("UPDATE article SET sha256 = 'f' WHERE path = 'ferry.txt'", {"text", "id"}, "stored with f"),
        ("UPDATE article SET name = 'other.txt' WHERE path = 'ferry.txt'", {"id"}, "its content gives the id"),
        ("UPDATE article SET blocks = '[' WHERE path = 'ferry.txt'", {"readable"}, "article: "),
        ("UPDATE article SET blocks = replace(blocks, '17', '999')", {"words"}, "a block lies at"),
        ("UPDATE cue SET words = 'claimed' WHERE number = 1", {"words"}, "words is 'claimed', but the article has 'said'"),
        ("UPDATE cue SET lemma = 'lie' WHERE number = 1", {"id"}, "its content gives the id"),
        ("UPDATE cue SET \"end\" = 99999 WHERE number = 1", {"words", "id"}, "lies outside the text"),
        ("UPDATE cue SET start = 50, \"end\" = 3 WHERE number = 1", {"readable"}, "a span needs"),
        ("UPDATE cue SET start = 'x' WHERE number = 1", {"readable"}, "expected int"),
        ("UPDATE cue SET id = 'cue-0000000000000000' WHERE number = 1", {"id", "reference"}, "its content gives the id"),
        ("UPDATE quotation SET content = '[[0,3]]' WHERE number = 1", {"id", "words"}, "content_words is"),
        ("UPDATE quotation SET content_words = '“We are sorry,” … “and we won’t pay.”' WHERE number = 1", {"words"}, "won’t"),
        ("UPDATE quotation SET content_words = '“We are sorry,” “and we will pay.”' WHERE number = 1", {"words"}, "content_words"),
        ("UPDATE statement SET speaker = 'Ben Lind' WHERE number = 1", {"id"}, "its content gives the id"),
        ("UPDATE statement SET directness = 'shouted' WHERE number = 1", {"readable", "file"}, "expected one of"),
        ("UPDATE statement SET confidence = 7 WHERE number = 1", {"made"}, "its confidence is 7.0"),
        ("UPDATE statement SET confidence = 'sure' WHERE number = 1", {"made"}, "its confidence is 'sure'"),
        ("UPDATE statement SET version = 'one' WHERE number = 1", {"made"}, "the version of its stage"),
        ("UPDATE statement SET stage = '' WHERE number = 1", {"made"}, "which stage and rule"),
        ("UPDATE statement SET rule = '' WHERE number = 1", {"made"}, "which stage and rule"),
        ("DELETE FROM quotation WHERE number = 1", {"reference"}, "quotation points to quotation-"),
        ("DELETE FROM mention WHERE number = 1", {"reference"}, "mentions points to mention-"),
        ("DELETE FROM entity WHERE number = 1", {"reference"}, "entities points to entity-"),
        ("DELETE FROM article WHERE path = 'ferry.txt'", {"reference"}, "its article article-"),
        ("DELETE FROM line WHERE words LIKE '“We%'", {"tiling"}, "the lines do not tile"),
        ("DELETE FROM line", {"tiling"}, "the lines do not tile"),
        ("DELETE FROM sentence", {"tiling", "search"}, "the sentences do not tile"),
        ("UPDATE line SET label = 'share' WHERE number = 2", {"tiling", "id"}, "its line is labelled share"),
        ("UPDATE text_reuse SET first_words = 'and we will play.'", {"words", "id"}, "is not what stands at"),
        ("UPDATE text_reuse SET second_start = second_start + 1, second_end = second_end + 1", {"words", "id"}, "is not what stands"),
        ("UPDATE actor SET name = 'Ben Lind'", {"id"}, "its content gives the id"),
        ("UPDATE judgement SET verdict = 'accept' WHERE number = 1", {"id"}, "its content gives the id"),
        ("UPDATE judgement SET evidence = replace(evidence, 'sorry', 'happy') WHERE number = 1", {"words"}, "We are happy"),
        ("DELETE FROM judgement WHERE number = 2", {"judgement"}, "2 judgements are there, but 3 have been given"),
        ("DELETE FROM judgement WHERE number = 3", {"judgement"}, "2 judgements are there, but 3 have been given"),
        ("UPDATE sentence SET words = 'Nobody is sorry' WHERE number = 2", {"words", "search"}, "the index has words"),
        ("INSERT INTO done VALUES ('article-0', 'lines', '1')", {"reference"}, "the article does not exist"),
        ("INSERT INTO copy VALUES ('article-0', 'x')", {"reference"}, "the article does not exist"),
        ("INSERT INTO sentence_search (sentence_search) VALUES ('delete-all')", {"search"}, "the index lacks words"),
        ("INSERT INTO sentence_search (rowid, words) VALUES (900, 'zebra')", {"search"}, "zebra"),
    ],
)  # fmt: skip
def test_a_change_by_hand_is_noticed(path: Path, sql: str, laws: set[str], says: str) -> None:
    found = tampered(path, sql)
    assert {law for law, _, _ in found} == laws, found
    assert any(says in detail for _, _, detail in found), found


@pytest.mark.parametrize("trigger", ["judgement_no_delete", "judgement_no_update", "judgement_no_replace", "article_text_stays"])
def test_a_guard_that_is_gone_is_noticed(path: Path, trigger: str) -> None:
    assert tampered(path, f"DROP TRIGGER {trigger}", guards=True) == []  # opening the file puts it back
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (trigger,)).fetchone() == (1,)
    connection.close()
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(f"DROP TRIGGER {trigger}")
        other.close()
        assert ("schema", trigger, "the trigger is missing") in list(store.breaches())


def test_a_trigger_of_somebody_else_is_noticed(path: Path) -> None:
    found = tampered(path, "CREATE TRIGGER sly AFTER INSERT ON cue BEGIN DELETE FROM failure; END", guards=True)
    assert found == [("schema", "sly", "a trigger that onrecord did not make")]


def test_it_goes_on_after_a_damaged_row(path: Path) -> None:
    found = tampered(
        path,
        "UPDATE line SET start = NULL WHERE 0",
        "UPDATE metadatum SET field = 'weather' WHERE number = 1",
        "UPDATE cue SET words = 'claimed'",
        "UPDATE actor SET variants = 'not json'",
        "UPDATE text_reuse SET words = 'many'",
    )
    assert [law for law, _, _ in found].count("words") == 2
    assert [law for law, _, _ in found].count("readable") == 3


def test_rows_of_a_link_that_waits_may_point_to_what_is_gone(path: Path) -> None:
    assert tampered(path, "DELETE FROM linked", "DELETE FROM attribution", "DELETE FROM source", "DELETE FROM statement",
                    "DELETE FROM entity") == []  # fmt: skip


def test_a_damaged_page_is_said_and_not_raised(path: Path) -> None:
    connection = sqlite3.connect(path)
    root, size = (
        connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quotation'").fetchone()[0],
        connection.execute("PRAGMA page_size").fetchone()[0],
    )
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 200] = b"\xff" * 200
    path.write_bytes(data)
    with Store.open(path) as store:
        found = list(store.breaches())
    assert "file" in {law for law, _, _ in found}


def test_looking_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Store.open(path) as store:
        list(store.breaches())
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
