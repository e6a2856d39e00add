"""The tables explain themselves, follow the nouns, and keep the laws against any tool."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.model.ids import digest
from onrecord.model.runs import Record, noun
from onrecord.model.speech import Quotation, Statement
from onrecord.model.tables import KEPT, RECORDS
from onrecord.store import schema
from onrecord.store.schema import objects, table
from tests.store_records import TEXT, analysis, failure, judgement, made


@pytest.fixture
def plain(tmp_path: Path) -> sqlite3.Connection:
    """The file as another tool sees it."""
    one, other = analysis(), analysis(TEXT + "\n", "other.txt")
    with made(tmp_path / "story.onrecord", one, other) as store:
        store.judge(judgement(other.records[Statement][0].id, "correct", "Ana B. Torve"))
        store.judge(judgement(other.records[Statement][0].id, "note", "look again", at="2031-05-07T10:00Z"))
        store.write_failures([failure("broken.txt")])
    return sqlite3.connect(tmp_path / "story.onrecord")


def test_every_noun_has_a_table_that_says_what_it_holds(plain: sqlite3.Connection) -> None:
    for kind in RECORDS:
        sql = plain.execute("SELECT sql FROM sqlite_master WHERE name = ?", (noun(kind),)).fetchone()[0]
        assert str(kind.__doc__).partition("\n")[0] in sql
    holds = dict(plain.execute("SELECT name, holds FROM tables"))
    there = {name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND sql IS NOT NULL")}
    assert {name for name in there if not name.startswith(("sqlite_", "sentence_search_"))} == set(holds)
    assert "an id in attribution" in table(Statement)


def test_about_says_what_the_file_is(plain: sqlite3.Connection) -> None:
    about = dict(plain.execute("SELECT topic, says FROM about"))
    assert about["what"].startswith("A record of news coverage")
    assert "onrecord " in about["made by"]
    assert plain.execute("PRAGMA application_id").fetchone() == (0x6F6E7263,)
    assert plain.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_view_of_statements(plain: sqlite3.Connection) -> None:
    sql = "SELECT speaker, words, source, cue, path, title, outlet, published, confidence, verdict FROM statements ORDER BY path"
    said = ("“We are sorry,” … “and we will pay.”", "Ana Torve", "said")
    where = ("The ferry is late", "Harbour Post", "2031-05-05", 0.9)
    assert plain.execute(sql).fetchall() == [
        ("Ana Torve", *said, "ferry.txt", *where, None),
        ("Ana B. Torve", *said, "other.txt", *where, "correct"),
    ]


def test_the_other_views(plain: sqlite3.Connection) -> None:
    assert plain.execute("SELECT * FROM who").fetchall() == [("Ana B. Torve", 1, 1), ("Ana Torve", 1, 1)]
    assert plain.execute("SELECT path, title, statements FROM articles").fetchall() == [
        ("ferry.txt", "The ferry is late", 1),
        ("other.txt", "The ferry is late", 1),
    ]
    assert plain.execute("SELECT path, stage, error FROM sources_failed").fetchall() == [("broken.txt", "cues", "ValueError: no")]


def test_a_rejected_statement_does_not_count_for_its_speaker(tmp_path: Path) -> None:
    found = analysis()
    with made(tmp_path / "story.onrecord", found) as store:
        store.judge(judgement(found.records[Statement][0].id, "reject"))
    assert sqlite3.connect(tmp_path / "story.onrecord").execute("SELECT * FROM who").fetchall() == []


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE judgement SET verdict = 'accept'", "never changed or deleted"),
        ("DELETE FROM judgement", "never changed or deleted"),
        ("INSERT OR REPLACE INTO judgement SELECT * FROM judgement LIMIT 1", "never changed"),
        ("UPDATE article SET text = text || '.'", "the text of an article never changes"),
        ("UPDATE article SET sha256 = ''", "the text of an article never changes"),
        ("UPDATE quotation SET directness = 'shouted'", "CHECK"),
        ("UPDATE statement SET content = NULL", "NOT NULL"),
    ],
)
def test_no_tool_breaks_a_law_by_accident(plain: sqlite3.Connection, sql: str, says: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=says):
        plain.execute(sql)


def test_the_index_follows_a_row_changed_by_another_tool(plain: sqlite3.Connection) -> None:
    plain.execute("DELETE FROM sentence WHERE words LIKE 'The ferry%'")
    assert plain.execute("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'ferry'").fetchone() == (0,)


def test_changing_what_cannot_be_made_again_needs_a_migration() -> None:
    """If this fails, append a Migration that brings old files to the new columns, then set the new digest here."""
    bare = {noun(kind): digest(schema._bare(table(kind))) for kind in KEPT}
    assert bare == {
        "article": "42387f8ca3ca2e77",
        "judgement": "2a8ed1be8411f506",
        "failure": "dd1c1e469c457668",
        "run": "9566f19eae7a8000",
    }


def test_comments_do_not_make_another_table() -> None:
    for one in objects():
        assert schema.same(one.sql, schema._bare(one.sql))
    assert not schema.same(table(Statement), table(Quotation))


@pytest.mark.parametrize("kind", RECORDS, ids=noun)
def test_each_table_can_be_made(kind: type[Record]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(table(kind))
    connection.close()
