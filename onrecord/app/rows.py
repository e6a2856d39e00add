"""The rows of an export: one flat, self-contained row a record, its type derived from the fields of the record.

A `Span` called `span` gives `start`, `end` and `words`; several spans give a list of pieces with these three. What an id stands for
is said beside it in words. Left out are the blocks and the offset map of an article, which only onrecord can read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin

import msgspec

from onrecord.app.ask import Joins, said, via
from onrecord.app.views import Said
from onrecord.errors import StoreError
from onrecord.model.article import Article
from onrecord.model.findings import Judgement, Verdict
from onrecord.model.names import Entity
from onrecord.model.runs import ArticleRecord, Failure, Record, Run, noun, once
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Attribution, Source, SourcingChain, Statement
from onrecord.model.tables import columns

LEFT_OUT: frozenset[str] = frozenset({"made", "blocks", "offsets"})


class Piece(msgspec.Struct, forbid_unknown_fields=True):
    """Words of the article that the row belongs to, with the place where they stand, in Unicode code points."""

    start: int
    end: int
    words: str


class Cited(msgspec.Struct, forbid_unknown_fields=True):
    """Words of an article, with the article, its path and the place where they stand."""

    article: str
    path: str
    item: str | None
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its name, its type, and how its value is found."""

    name: str
    type: Any
    of: Callable[[Any, Joins], Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one record type."""

    kind: type[Record]
    row: type[msgspec.Struct]
    cells: tuple[Cell, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(cell.name for cell in self.cells)

    def make(self, record: Record, known: Joins) -> msgspec.Struct:
        """The row of one record. Raises StoreError where its words are not those of the article."""
        return self.row(**{cell.name: cell.of(record, known) for cell in self.cells})


@once
def sheet(kind: type[Record]) -> Sheet:
    """The columns of a record type, in order: what it is, where it stands, what it says, how it came to be."""
    cells = [Cell("id", str, lambda record, known: record.id)]
    if issubclass(kind, ArticleRecord):
        cells += [
            Cell("article", str, lambda record, known: record.article),
            Cell("path", str, lambda record, known: _article(record, record.article, known).path),
            Cell("item", str | None, lambda record, known: _article(record, record.article, known).item),
        ]
    given = {cell.name for cell in cells} | LEFT_OUT | {extra.name for extra in EXTRAS.get(kind, ())}
    for column in columns(kind):
        if column.name not in given:
            cells += _cells(column.name, column.type)
    cells += EXTRAS.get(kind, ())
    given = {cell.name for cell in cells}
    for name, python in (("stage", str), ("version", int), ("rule", str), ("confidence", float)):
        cells.append(Cell(f"made_{name}" if name in given else name, python, _stamp(name)))  # a Run has a version of its own
    if kind not in (Judgement, Failure, Run):
        cells.append(Cell("verdict", Verdict | None, _verdict))
    doc = (kind.__doc__ or "").partition("\n")[0]
    row = msgspec.defstruct(noun(kind), [(c.name, c.type) for c in cells], namespace={"__doc__": doc}, forbid_unknown_fields=True)
    return Sheet(kind, row, tuple(cells))


def _cells(name: str, hint: Any) -> list[Cell]:
    """The columns that one field of a record gives."""
    bare = next((part for part in get_args(hint) if part is not type(None)), hint) if type(None) in get_args(hint) else hint
    null = bare is not hint

    def optional(python: Any) -> Any:
        return python | None if null else python

    before = "" if name == "span" else f"{name}_"
    if bare is Span:
        return [_part(name, f"{before}{part}", optional(python), part) for part, python in (("start", int), ("end", int), ("words", str))]
    if bare is Evidence:
        parts = [("article", str), ("path", str), ("item", str | None), ("start", int), ("end", int), ("words", str)]
        return [_part(name, f"{before}{part}", optional(python), part) for part, python in parts]
    item = get_args(bare)[0] if get_origin(bare) is tuple else None
    if item is Span:
        return [Cell(name, list[Piece], lambda record, known: [_piece(record, span, known) for span in getattr(record, name)])]
    if item is Evidence:
        return [Cell(name, list[Cited], lambda record, known: [_cited(record, e, known) for e in getattr(record, name)])]
    return [Cell(name, hint, lambda record, known: getattr(record, name))]


def _part(field: str, column: str, python: Any, part: str) -> Cell:
    def of(record: Any, known: Joins) -> Any:
        value = getattr(record, field)
        if value is None:
            return None
        return getattr(_piece(record, value, known) if isinstance(value, Span) else _cited(record, value, known), part)

    return Cell(column, python, of)


def _piece(record: Any, span: Span, known: Joins) -> Piece:
    text = _article(record, record.article, known).text
    if span.end > len(text):
        raise StoreError(f"{record.id} points to {span.start}-{span.end}, but its article ends at {len(text)}; see onrecord verify")
    return Piece(span.start, span.end, span.of(text))


def _cited(record: Any, evidence: Evidence, known: Joins) -> Cited:
    """Law 1, checked once more on the way out. A judgement outlives what it was about, so its article may be gone."""
    article = known.articles.get(evidence.article)
    if article is None and isinstance(record, Judgement):
        return Cited(evidence.article, "", None, evidence.span.start, evidence.span.end, evidence.words)
    article = _article(record, evidence.article, known)
    if evidence.span.end > len(article.text) or evidence.span.of(article.text) != evidence.words:
        raise StoreError(
            f"{record.id}: {evidence.words!r:.80} does not stand at {evidence.span.start} in {article.place}; see onrecord verify"
        )
    return Cited(article.id, article.path, article.item, evidence.span.start, evidence.span.end, evidence.words)


def _article(record: Any, article: str, known: Joins) -> Article:
    found = known.articles.get(article)
    if found is None:
        raise StoreError(f"{record.id} belongs to {article}, which is not in this record; see onrecord verify")
    return found


def _stamp(name: str) -> Callable[[Any, Joins], Any]:
    return lambda record, known: getattr(record.made, name)


def _verdict(record: Record, known: Joins) -> Verdict | None:
    judgement = known.people.judged(record)
    return None if judgement is None else judgement.verdict


def _words_of(record: Any, part: Any, known: Joins) -> str | None:
    return None if part is None else _piece(record, part.span, known).words


def _quotation_words(record: Attribution, known: Joins) -> str | None:
    quotation = known.quotations.get(record.quotation)
    return None if quotation is None else " … ".join(_piece(record, span, known).words for span in quotation.content)


def _speaker(record: Attribution, known: Joins) -> str | None:
    source = known.sources.get(record.source or "")
    if source is None:
        return None
    return known.name(source.entity) or _words_of(record, source, known)


def _mentions(record: Entity, known: Joins) -> list[str]:
    found = (known.mentions.get(mention) for mention in record.mentions)
    return [span.words for mention in found if mention is not None and (span := _piece(record, mention.span, known))]


@lru_cache(maxsize=1)
def _said(record: Statement, known: Joins) -> Said:
    """Kept while the columns of one row are filled."""
    return said(record, known)


def _evidence(name: str) -> Callable[[Any, Joins], str | None]:
    def of(record: Statement, known: Joins) -> str | None:
        evidence: Evidence | None = getattr(_said(record, known), name)
        return None if evidence is None else evidence.words

    return of


def _seen(name: str, python: Any) -> Cell:
    return Cell(name, python, lambda record, known: getattr(_said(record, known), name))


EXTRAS: dict[type[Record], tuple[Cell, ...]] = {
    Article: (Cell("superseded_by", str | None, lambda record, known: known.people.versions.superseded_by(record.key)),),
    Entity: (
        Cell("mention_words", list[str], _mentions),
        Cell("actor_name", str | None, lambda r, known: a.name if (a := known.people.actors.get(r.id)) is not None else None),
    ),
    Source: (Cell("entity_name", str | None, lambda record, known: known.name(record.entity)),),
    Attribution: (
        Cell("speaker", str | None, _speaker),
        Cell("source_words", str | None, lambda r, known: _words_of(r, known.sources.get(r.source or ""), known)),
        Cell("cue_words", str | None, lambda r, known: _words_of(r, known.cues.get(r.cue or ""), known)),
        Cell("quotation_words", str | None, _quotation_words),
    ),
    SourcingChain: (
        Cell("reporter_names", list[str], lambda record, known: [one.name for one in via(record.attributions[-1], known)]),
        Cell("quotation_words", str | None, lambda r, known: _quotation_words(known.attributions[r.attributions[-1]], known)),
    ),
    Statement: (
        _seen("speaker", str | None),
        Cell("speaker_in_article", str | None, lambda record, known: record.speaker),
        _seen("corrected", bool),
        Cell("source_words", str | None, _evidence("source")),
        Cell("cue_words", str | None, _evidence("cue")),
        Cell("via", list[str], lambda record, known: [one.name for one in _said(record, known).via]),
        Cell("anonymity_words", str | None, _evidence("anonymity")),
        _seen("words", str),
        _seen("title", str | None),
        _seen("outlet", str | None),
        Cell("published", str | None, lambda record, known: known.about(record.article, "published")),
        Cell("superseded_by", str | None, lambda record, known: known.people.versions.superseded_by(record.article)),
        Cell("lowest_confidence", float, lambda record, known: _said(record, known).confidence),
    ),
}
"""What is said in words beside the ids of a record; it takes the place of a field of the same name."""
