"""An older file is brought up to date, and what cannot be made again is never lost."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model import tables
from onrecord.model.article import Article
from onrecord.model.events import Quantity
from onrecord.model.findings import Judgement
from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Quotation, Statement
from onrecord.model.syntax import Sentence
from onrecord.pipeline.run import Analysis
from onrecord.store import migrations, rows, schema, upgrade, writer
from onrecord.store.migrations import Migration
from onrecord.store.store import Store
from tests.store_records import actor, analysis, at, by, judgement, made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = analysis()
    with made(tmp_path / "story.onrecord", found) as store:
        store.judge(judgement(found.records[Statement][0].id))
        store.write_link("actors", (type(actor(found)),), "1", [actor(found)])
    return store.path


def other_tool(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def _mark(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO linked VALUES ('marked by a function', '3')")


STEPS = (
    Migration(2, "notes where an article was found", 'ALTER TABLE article ADD COLUMN "found" TEXT; UPDATE article SET "found" = \'a;b\';'),
    Migration(3, "marks it", _mark),
)


def test_an_older_file_is_migrated_step_by_step(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", STEPS)
    with Store.open(path, write=True) as store:
        assert store._connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert store._connection.execute("SELECT found FROM article").fetchall() == [("a;b",)]
        assert "marked by a function" in store.linked()
        assert list(store.articles()) == [analysis().article]
        assert "file version 3" in store._connection.execute("SELECT says FROM about WHERE topic = 'made by'").fetchone()[0]
    with Store.open(path, write=True) as store:
        assert store.count(Judgement) == 1


def test_reading_migrates_too_where_nothing_is_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", STEPS)
    with Store.open(path) as store:
        assert store._connection.execute("PRAGMA user_version").fetchone() == (3,)
        assert store.count(Statement) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store._connection.execute("DELETE FROM cue")


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (STEPS[0], Migration(3, "fails", "INSERT INTO nowhere VALUES (1)")))
    with pytest.raises(StoreError, match="no such table: nowhere"):
        Store.open(path, write=True)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store._connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert "found" not in {row[1] for row in store._connection.execute("PRAGMA table_info(article)")}


def test_statements_of_a_script() -> None:
    script = "CREATE TABLE a (b); CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; DELETE FROM a; END; INSERT INTO a VALUES ('x;y')"
    found = migrations.statements(script)
    assert [statement.split()[0] for statement in found] == ["CREATE", "CREATE", "INSERT"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ArticleRecord):
    """A question that the article asks."""

    span: Span
    polite: bool


@pytest.fixture
def question(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same program with one noun more."""
    records = (*tables.RECORDS, Question)
    for module in (tables, schema, rows):
        monkeypatch.setattr(module, "RECORDS", records)
    monkeypatch.setattr(schema, "DERIVED", (*schema.DERIVED, Question))
    monkeypatch.setattr(upgrade, "DERIVED", (*schema.DERIVED,))
    monkeypatch.setattr(writer, "DERIVED", (*schema.DERIVED,))
    monkeypatch.setattr(writer, "FOUND", (*writer.FOUND, Question))
    monkeypatch.setitem(tables.BY_NOUN, "question", Question)
    schema.objects.cache_clear()
    schema.explained.cache_clear()
    yield
    monkeypatch.undo()
    schema.objects.cache_clear()
    schema.explained.cache_clear()


@pytest.mark.usefixtures("question")
def test_a_new_noun_gets_its_table_in_an_old_file(path: Path) -> None:
    with Store.open(path, write=True) as store:
        assert store.count(Question) == 0
        found = analysis()
        assert store.done(found.article.key) == found.ran, "nothing that was done is forgotten"
        asked = Question(made=by("questions"), article=found.article.key, span=at(found.article.text, "We are sorry,"), polite=True)
        store.write(Analysis(found.article, {Question: (asked,)}, {"questions": "1"}, ()))
        assert list(store.records(Question)) == [asked]
        assert list(store.breaches()) == []
        holds = dict(store._connection.execute("SELECT name, holds FROM tables"))
        assert holds["question"] == "A question that the article asks."


def test_a_file_without_the_table_of_a_noun_holds_none_of_it(path: Path) -> None:
    other_tool(path, "DROP TABLE quantity")
    with Store.open(path) as store:
        assert store.count(Quantity) == 0
        assert list(store.records(Quantity)) == []
        assert store.count(Quotation) == 1
        assert list(store.breaches()) == []


OLD_CUE = "CREATE TABLE cue (number INTEGER PRIMARY KEY, id TEXT, article TEXT, verb TEXT, stage TEXT)"


def test_a_stages_table_with_other_columns_is_made_anew(path: Path) -> None:
    other_tool(path, "DROP TABLE cue", OLD_CUE, "INSERT INTO cue VALUES (1, 'cue-1', 'article-1', 'say', 'cues')")
    with pytest.raises(StoreError, match=r"whose cue cannot be read by this one; read its articles again .*judgements are kept"):
        Store.open(path)
    found = analysis()
    with Store.open(path, write=True) as store:
        assert store.count(Cue) == 0
        assert store.done(found.article.key) == {}, "every stage has to run again"
        assert store.linked() == {}
        assert store.count(Article) == store.count(Judgement) == store.count(Quotation) == 1
        store.write(found)
        assert tuple(store.records(Cue)) == found.records[Cue]
        assert list(store.breaches()) == []


def test_the_table_of_sentences_takes_its_index_with_it(path: Path) -> None:
    sql = "CREATE TABLE sentence (number INTEGER PRIMARY KEY, id TEXT, article TEXT, words TEXT, in_article INTEGER, stage TEXT)"
    other_tool(path, "DROP TABLE sentence", sql)
    found = analysis()
    with Store.open(path, write=True) as store:
        assert list(store.search("ferry")) == []
        store.write(found)
        assert [sentence for sentence, _ in store.search("ferry")] == [found.records[Sentence][0]]
        assert list(store.breaches()) == []


def test_another_index_is_made_from_the_sentences(path: Path) -> None:
    other_tool(path, "DROP TABLE sentence_search", "CREATE VIRTUAL TABLE sentence_search USING fts5(words)")
    with Store.open(path, write=True) as store:
        assert len(list(store.search("ferry"))) == 1
        assert list(store.search("newsletter")) == []
        assert list(store.breaches()) == []


def test_articles_and_judgements_are_never_made_anew(path: Path) -> None:
    other_tool(path, "DROP INDEX judgement_target", "ALTER TABLE judgement RENAME COLUMN note TO remark")
    with pytest.raises(StoreError, match="the table judgement is not as this onrecord needs it"):
        Store.open(path, write=True)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM judgement").fetchone() == (1,)


def test_a_comment_in_another_wording_changes_nothing(path: Path) -> None:
    other_tool(path, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = replace(sql, 'The words that', 'Words which')")
    with Store.open(path, write=True) as store:
        assert store.count(Cue) == 1
