"""Finds sentences of articles by their words. Boilerplate is not searched; case and accents make no difference.

A query is words, all of which must be in the sentence; "several words" in quote marks of any kind stand together; a star at the end of a
word finds every word that begins so. Anything else a user may type is taken as words, never as an operator.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.syntax import Sentence
from onrecord.store import rows, view
from onrecord.store.schema import SEARCH, quoted

MOST_WORDS = 64
"""Further words of a query are left out: nobody types them, and SQLite limits how deep a query may be."""

_PIECE = re.compile(r'"([^"]*)("?)(\*?)|([^\s"]+)')
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')


def search(connection: sqlite3.Connection, path: Path, query: str, limit: int = 20) -> Iterator[tuple[Sentence, float]]:
    """Sentences with their score, best first; a higher score is a better match (BM25). Nothing where the query holds no word."""
    wanted = expression(query)
    if wanted is None or limit <= 0 or not view.exists(connection, SEARCH):
        return
    listed = ", ".join(f"t.{quoted(name)}" for name in rows.names(Sentence))
    found = connection.execute(
        f'SELECT -bm25("{SEARCH}"), {listed} FROM "{SEARCH}" JOIN "sentence" t ON t."number" = "{SEARCH}".rowid'
        f' WHERE "{SEARCH}" MATCH ? ORDER BY bm25("{SEARCH}"), t."id" LIMIT ?',
        (wanted, limit),
    )
    for score, *row in found:
        sentence = view.record(Sentence, tuple(row), path)
        if isinstance(sentence, Sentence):
            yield sentence, float(score)


def expression(query: str) -> str | None:
    """The query as FTS5 wants it, each word quoted; None where it holds no word."""
    clean = query.translate(_QUOTES).replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    wanted: list[str] = []
    for phrase, _closed, star, word in _PIECE.findall(clean):
        said, begins = (word.rstrip("*"), word.endswith("*")) if word else (phrase, bool(star))
        if any(_counts(c) for c in said):
            wanted.append(f'"{said}"{"*" if begins else ""}')
    return " ".join(wanted[:MOST_WORDS]) or None


def _counts(character: str) -> bool:
    """Whether the index keeps it: letters, digits and characters for private use, as SQLite's unicode61 has it."""
    return unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Co"
