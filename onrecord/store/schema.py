"""What a record file holds, as SQL: tables derived from RECORDS, the store's own, indexes, triggers and views for people.

Each CREATE statement carries comments from the docstrings, so that any SQLite tool explains the file. `objects()` is the whole schema in
the order in which it is made; nothing here touches a file.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.model.article import Article
from onrecord.model.findings import Judgement
from onrecord.model.runs import ArticleRecord, Record, noun
from onrecord.model.syntax import Sentence
from onrecord.model.tables import KEPT, RECORDS
from onrecord.store.rows import Cell, cells

DERIVED: tuple[type[Record], ...] = tuple(kind for kind in RECORDS if kind not in KEPT)
"""Records that a stage or a link gives: their tables can be made anew, because stages can be run again."""

Sort = Literal["table", "index", "trigger", "view"]


@dataclass(frozen=True, slots=True)
class Made:
    """One object of the schema: its name as SQLite lists it, what sort it is, and the statement that makes it."""

    name: str
    sort: Sort
    sql: str


OWN: tuple[tuple[str, str, str], ...] = (
    ("about", "What this file is, which version made it and how to read it.", '"topic" TEXT PRIMARY KEY, "says" TEXT NOT NULL'),
    ("tables", "Every table and view of this file, and what it holds.", '"name" TEXT PRIMARY KEY, "holds" TEXT NOT NULL'),
    (
        "done",
        "Which stage has read which article, and the fingerprint it had: a stage with another fingerprint is run again.",
        '"article" TEXT NOT NULL, "stage" TEXT NOT NULL, "fingerprint" TEXT NOT NULL, PRIMARY KEY ("article", "stage")',
    ),
    (
        "linked",
        "Which link across articles is up to date, and the fingerprint it had. Empty after any article has changed.",
        '"link" TEXT PRIMARY KEY, "fingerprint" TEXT NOT NULL',
    ),
    (
        "copy",
        "Further paths at which an article was given.",
        '"article" TEXT NOT NULL, "path" TEXT NOT NULL, PRIMARY KEY ("article", "path")',
    ),
    (
        "fetched",
        "Addresses that were fetched, each article that came from there, and what the server said about that copy: asked for again only"
        " if it has changed.",
        '"address" TEXT NOT NULL, "article" TEXT NOT NULL, "etag" TEXT, "last_modified" TEXT, PRIMARY KEY ("address", "article")',
    ),
)

SEARCH = "sentence_search"
_SEARCHED = "sentence_searched"

_STATEMENTS = """
SELECT
  coalesce(j."corrected", s."speaker") AS "speaker", s."content_words" AS "words", s."directness" AS "directness",
  u."words" AS "source", c."words" AS "cue", a."path" AS "path", a."item" AS "item",
  (SELECT "value" FROM "metadatum" WHERE "article" = a."id" AND "field" = 'title' AND "preferred") AS "title",
  (SELECT "value" FROM "metadatum" WHERE "article" = a."id" AND "field" = 'outlet' AND "preferred") AS "outlet",
  (SELECT group_concat(r."words", ' < ') FROM "sourcing_chain" h, json_each(h."reporters") e JOIN "source" r ON r."id" = e."value"
    WHERE h."article" = s."article" AND json_extract(h."attributions", '$[#-1]') = t."id") AS "via",
  s."said" AS "said", s."reported" AS "published", min(s."confidence", t."confidence", q."confidence") AS "confidence",
  j."verdict" AS "verdict", s."article" AS "article", s."id" AS "id"
FROM "statement" s
JOIN "article" a ON a."id" = s."article"
LEFT JOIN "attribution" t ON t."id" = s."attribution"
LEFT JOIN "quotation" q ON q."id" = t."quotation"
LEFT JOIN "source" u ON u."id" = t."source"
LEFT JOIN "cue" c ON c."id" = t."cue"
LEFT JOIN (
  SELECT "target", "verdict", CASE "verdict" WHEN 'correct' THEN "value" END AS "corrected", max("number")
  FROM "judgement" WHERE "verdict" <> 'note' GROUP BY "target"
) j ON j."target" = s."id"
"""

VIEWS: tuple[tuple[str, str, str], ...] = (
    (
        "statements",
        "Who said what, in which article: each statement with its speaker, the article's words, and the last verdict of a person.",
        _STATEMENTS,
    ),
    (
        "who",
        "Each speaker, with how many statements in how many articles; statements that a person rejected are left out.",
        """
SELECT "speaker", count(*) AS "statements", count(DISTINCT "article") AS "articles"
FROM "statements" WHERE "speaker" IS NOT NULL AND "verdict" IS NOT 'reject' GROUP BY "speaker" ORDER BY count(*) DESC, "speaker"
""",
    ),
    (
        "articles",
        "Each article with its title, outlet and date, and how many statements it holds.",
        """
SELECT
  a."path" AS "path", a."item" AS "item",
  (SELECT "value" FROM "metadatum" WHERE "article" = a."id" AND "field" = 'title' AND "preferred") AS "title",
  (SELECT "value" FROM "metadatum" WHERE "article" = a."id" AND "field" = 'outlet' AND "preferred") AS "outlet",
  (SELECT "value" FROM "metadatum" WHERE "article" = a."id" AND "field" = 'published' AND "preferred") AS "published",
  (SELECT count(*) FROM "statement" s WHERE s."article" = a."id") AS "statements", a."id" AS "id"
FROM "article" a ORDER BY a."path", length(a."item"), a."item"
""",
    ),
    (
        "sources_failed",
        "What could not be read or analysed, and what to do about it.",
        'SELECT "path", "item", "stage", "error", "advice" FROM "failure" ORDER BY "path", length("item"), "item"',
    ),
)


@cache
def objects() -> tuple[Made, ...]:
    """The whole schema, in the order in which it is made."""
    return tuple(_objects())


def _objects() -> Iterator[Made]:
    for name, holds, body in OWN:
        yield Made(name, "table", f"CREATE TABLE {quoted(name)} (\n{_comment(holds)}  {body}\n)")
    for kind in RECORDS:
        yield Made(noun(kind), "table", table(kind))
        yield from _indexes(kind)
    yield from _guards()
    if Sentence in RECORDS:
        yield from _search()
    for name, holds, body in VIEWS:
        yield Made(name, "view", f"CREATE VIEW {quoted(name)} AS\n{_comment(holds)}{body.strip()}")


def table(kind: type[Record]) -> str:
    """The CREATE TABLE statement of a record type."""
    count = "INTEGER PRIMARY KEY AUTOINCREMENT" if kind is Judgement else "INTEGER PRIMARY KEY"
    lines = [
        (f'"number" {count}', "the order in which the rows were written"),
        ('"id" TEXT NOT NULL UNIQUE', "derived from the content and the stage: the same input has the same id on any machine"),
        *((_column(cell), cell.note) for cell in cells(kind)),
    ]
    body = "\n".join(f"  {sql}{',' if n < len(lines) else ''}{f'  -- {note}' if note else ''}" for n, (sql, note) in enumerate(lines, 1))
    return f"CREATE TABLE {quoted(noun(kind))} (\n{_comment(inspect.getdoc(kind) or '')}{body}\n)"


def _column(cell: Cell) -> str:
    sort = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "json": "TEXT"}[cell.holds]
    sql = f"{quoted(cell.name)} {sort}{'' if cell.null else ' NOT NULL'}"
    if cell.choices:
        listed = ", ".join("'" + choice.replace("'", "''") + "'" for choice in cell.choices)
        sql += f" CHECK ({quoted(cell.name)} IN ({listed}))"
    return sql


def _indexes(kind: type[Record]) -> Iterator[Made]:
    name = noun(kind)
    if kind is Article:
        yield Made("article_order", "index", f'CREATE INDEX "article_order" ON "article" ({ARTICLE_ORDER})')
        yield Made("article_bytes", "index", 'CREATE INDEX "article_bytes" ON "article" ("raw_sha256")')
    elif issubclass(kind, ArticleRecord):
        yield Made(f"{name}_article", "index", f'CREATE INDEX "{name}_article" ON {quoted(name)} ("article")')
    elif kind is Judgement:
        yield Made("judgement_target", "index", 'CREATE INDEX "judgement_target" ON "judgement" ("target")')


ARTICLE_ORDER = '"path", length("item"), "item", "id"'
"""Articles by path, then item; items that are numbers come in their order, because shorter ones come first."""


def _guards() -> Iterator[Made]:
    """The triggers that keep the laws against any tool."""
    for event in ("UPDATE", "DELETE"):
        name = f"judgement_no_{event.lower()}"
        says = "a judgement is never changed or deleted: add a new one"
        yield Made(name, "trigger", f'CREATE TRIGGER "{name}" BEFORE {event} ON "judgement" BEGIN SELECT RAISE(ABORT, \'{says}\'); END')
    yield Made(
        "judgement_no_replace",
        "trigger",
        'CREATE TRIGGER "judgement_no_replace" BEFORE INSERT ON "judgement" WHEN EXISTS (SELECT 1 FROM "judgement" WHERE "id" = new."id")'
        " BEGIN SELECT RAISE(ABORT, 'a judgement is never changed: add a new one'); END",
    )
    yield Made(
        "article_text_stays",
        "trigger",
        'CREATE TRIGGER "article_text_stays" BEFORE UPDATE OF "text", "sha256" ON "article"'
        ' WHEN new."text" IS NOT old."text" OR new."sha256" IS NOT old."sha256"'
        " BEGIN SELECT RAISE(ABORT, 'the text of an article never changes: read it as a new article'); END",
    )


def tokenizer() -> str:
    """How the search index cuts words: without regard to case and accents."""
    return "tokenize='unicode61 remove_diacritics 2'"


def _search() -> Iterator[Made]:
    """Full-text search over the sentences of articles. The index keeps no text of its own: it points to the sentence's row."""
    view = f'CREATE VIEW "{_SEARCHED}" AS SELECT "number", "words" FROM "sentence" WHERE "in_article"'
    yield Made(_SEARCHED, "view", view)
    yield Made(
        SEARCH,
        "table",
        f'CREATE VIRTUAL TABLE "{SEARCH}" USING fts5("words", content="{_SEARCHED}", content_rowid="number", {tokenizer()})',
    )
    add = f'INSERT INTO "{SEARCH}" (rowid, "words") VALUES (new."number", new."words");'
    drop = f'INSERT INTO "{SEARCH}" ("{SEARCH}", rowid, "words") VALUES (\'delete\', old."number", old."words");'
    for event, row, does in (("INSERT", "new", add), ("DELETE", "old", drop)):
        name = f"sentence_{event.lower()}"
        sql = f'CREATE TRIGGER "{name}" AFTER {event} ON "sentence" WHEN {row}."in_article" BEGIN {does} END'
        yield Made(name, "trigger", sql)


@cache
def explained() -> tuple[tuple[str, str], ...]:
    """What each table and view holds, for the table `tables`."""
    own = tuple((name, holds) for name, holds, _ in OWN)
    nouns = tuple((noun(kind), (inspect.getdoc(kind) or "").partition("\n")[0]) for kind in RECORDS)
    views = tuple((name, holds) for name, holds, _ in VIEWS)
    search = ((SEARCH, "The index for searching the sentences of articles."), (_SEARCHED, "The sentences that the index is made from."))
    return views + nouns + own + search


def same(first: str, second: str) -> bool:
    """Whether two statements make the same object, whatever their comments say."""
    return _bare(first) == _bare(second)


def _bare(sql: str) -> str:
    return " ".join(re.sub(r"--[^\n]*", "", sql).split())


def _comment(says: str) -> str:
    return "".join(f"  -- {line}".rstrip() + "\n" for line in says.splitlines())


def quoted(name: str) -> str:
    """A name as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'
