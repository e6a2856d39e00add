"""A record as files for other tools: one file a record type, JSON lines or CSV, and the schema beside them.

A file is replaced only when the new one is complete. Nouns that no stage gives yet have no file.
"""

import csv
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TextIO, get_args

import msgspec

from onrecord.app.ask import Joins, People, joins, people
from onrecord.app.rows import Sheet, sheet
from onrecord.app.schema import schema
from onrecord.errors import OnRecordError, RecordFull, SourceError
from onrecord.model.article import Article
from onrecord.model.ids import ArticleId
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import ArticleRecord, Record, noun
from onrecord.model.speech import Attribution, Cue, Quotation, Source
from onrecord.model.tables import AWAITED, RECORDS
from onrecord.store.store import Store

Format = Literal["jsonl", "csv"]
FORMATS: tuple[str, ...] = get_args(Format)


def export(store: Store, folder: str | Path, *, format: str = "jsonl") -> tuple[Path, ...]:  # noqa: A002
    """Writes every record type to a file of its own in the folder, and `schema.json`; gives the paths.

    Raises SourceError where the folder cannot be written, and StoreError where a row's words are not those of the article.
    """
    if format not in FORMATS:
        raise OnRecordError(f"unknown format {format!r}; choose from {', '.join(FORMATS)}")
    target = Path(folder)
    with _said(target), ExitStack() as stack:
        target.mkdir(parents=True, exist_ok=True)
        kinds = [kind for kind in RECORDS if kind not in AWAITED or store.count(kind)]
        paths = {kind: target / f"{noun(kind)}.{format}" for kind in kinds}
        write = {kind: _writer(stack.enter_context(_replaced(path)), sheet(kind), format) for kind, path in paths.items()}
        described = target / "schema.json"
        stack.enter_context(_replaced(described)).write(json.dumps(schema(), indent=2) + "\n")
        known = people(store)
        for article in store.articles():
            _article(store, article, known, write)
        shelf = _across(store, known)
        for kind in kinds:
            if kind is not Article and not issubclass(kind, ArticleRecord):
                for record in store.records(kind):
                    write[kind](record, shelf)
        return (*paths.values(), described)


Write = Callable[[Record, Joins], None]


def _article(store: Store, article: Article, known: People, write: Mapping[type[Record], Write]) -> None:
    """The rows of one article; no more than one is held at a time."""
    around = joins(store, known, article)
    held: dict[type[Record], Collection[Record]] = {
        Attribution: around.attributions.values(), Quotation: around.quotations.values(), Source: around.sources.values(),
        Cue: around.cues.values(), Entity: around.entities.values(), Mention: around.mentions.values(),
    }  # fmt: skip
    write[Article](article, around)
    for kind in write:
        if issubclass(kind, ArticleRecord):
            for record in held[kind] if kind in held else store.records(kind, article=article.key):
                write[kind](record, around)


class _Shelf(Mapping[str, Article]):
    """The articles of a record, fetched when they are wanted; the last few are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._fetch = lru_cache(maxsize=64)(lambda id_: store.article(ArticleId(id_)))

    def __getitem__(self, id_: str) -> Article:
        article = self._fetch(id_)
        if article is None:
            raise KeyError(id_)
        return article

    def __iter__(self) -> Iterator[str]:
        return (article.id for article in self._store.articles())

    def __len__(self) -> int:
        return self._store.count(Article)


def _across(store: Store, known: People) -> Joins:
    """What rows that belong to no single article are joined with."""
    return Joins(
        people=known,
        articles=_Shelf(store),
        metadata={},
        attributions={},
        quotations={},
        sources={},
        cues={},
        entities={},
        mentions={},
        chains={},
    )


def _writer(stream: TextIO, rows: Sheet, format: str) -> Write:  # noqa: A002
    if format == "jsonl":
        return lambda record, known: _line(stream, rows.make(record, known))
    stream.write("\ufeff")  # without it Excel takes UTF-8 for something else
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(rows.names)
    return lambda record, known: table.writerow(
        [cell(getattr(rows_made, name)) for rows_made in (rows.make(record, known),) for name in rows.names]
    )


def _line(stream: TextIO, row: msgspec.Struct) -> None:
    try:
        stream.write(msgspec.json.encode(row).decode() + "\n")
    except UnicodeEncodeError:  # a lone surrogate, which JSON can only write as an escape
        stream.write(json.dumps(msgspec.to_builtins(row)) + "\n")


def cell(value: Any) -> str | int | float:
    """A value as a cell of a spreadsheet: text that a spreadsheet would take for a formula gets a leading apostrophe, numbers never."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    said = value if isinstance(value, str) else json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return f"'{said}" if said[:1] in ("\t", "\r", "\n") or said.lstrip()[:1] in ("=", "+", "-", "@") else said


@contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    """A file that takes its place when it is complete, and leaves nothing where it is not."""
    if path.exists() and not path.is_file():
        raise SourceError(f"{path} is there already and is not a file; remove it, or choose another folder for the export")
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    """What the operating system says, in words that tell what to do."""
    try:
        yield
    except (FileExistsError, NotADirectoryError):
        raise SourceError(f"{folder} is a file, not a folder; choose another place for the export") from None
    except PermissionError as error:
        raise SourceError(f"{error.filename or folder} cannot be written: you have no right to; choose another folder") from None
    except OSError as error:
        if error.errno in (28, 122):  # ENOSPC, EDQUOT
            raise RecordFull(f"there is no room left for the export in {folder}; free some, or choose another place") from None
        raise SourceError(f"{folder} cannot be written ({error.strerror}); choose another place") from error
