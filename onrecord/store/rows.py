"""A record as one row of plain values, and back without loss. The store's tables and the exports share these rows.

A field becomes one cell or several: a `Span` is `start`, `end`, `words`; a `tuple[Span, ...]` is a list of `[start, end]` and the words,
pieces joined by " … " (the lengths of the spans say where each piece ends); an `Evidence` is article, start, end and words; `made` is
stage, version, rule and confidence. Cells of a field called `span` bear no prefix, those of any other bear the field's name. The words
of a span are taken from the article's text; those of an evidence come with it and are checked by whoever writes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NewType, get_args, get_origin

from onrecord.model.runs import Made, Record, noun, once
from onrecord.model.span import Evidence, Span
from onrecord.model.tables import BY_NOUN, RECORDS, columns
from onrecord.store.values import bare, item, optional, packer, scalar, unpacker

BETWEEN = " … "
"""What stands between two pieces of one content."""

Kind = Literal["text", "integer", "real", "json"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a table: its name, what it holds, the values it may have, the noun whose id it bears, and what to say about it."""

    name: str
    holds: Kind
    null: bool
    note: str = ""
    choices: tuple[str, ...] = ()
    points: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a record type as cells. `pack(value, text)` gives their values; `unpack(values)` gives the field's value back."""

    field: str
    cells: tuple[Cell, ...]
    pack: Callable[[Any, str], tuple[Any, ...]]
    unpack: Callable[[Sequence[Any]], Any]


@once
def parts(kind: type[Record]) -> tuple[Part, ...]:
    """How each field of a record type becomes cells, `made` last."""
    taken = {column.name for column in columns(kind)}
    return tuple(_part(column.name, column.type, taken) for column in columns(kind))


@once
def cells(kind: type[Record]) -> tuple[Cell, ...]:
    """The columns of a record type after its id, in order."""
    return tuple(cell for part in parts(kind) for cell in part.cells)


@once
def names(kind: type[Record]) -> tuple[str, ...]:
    """The names of the columns: `id`, then the cells."""
    return ("id", *(cell.name for cell in cells(kind)))


def pack(record: Record, text: str) -> list[Any]:
    """The values of a row, in the order of `names`: text, numbers, None, or lists and objects of these. `text`: of its article, or ""."""
    row: list[Any] = [record.id]
    for part in parts(type(record)):
        row.extend(part.pack(getattr(record, part.field), text))
    return row


def row(record: Record, text: str) -> dict[str, Any]:
    """The row by the names of its columns, as exports write it."""
    return dict(zip(names(type(record)), pack(record, text), strict=True))


def unpack(kind: type[Record], values: Sequence[Any]) -> Record:
    """The record of a row whose values come in the order of `names`. Raises ValueError, TypeError or KeyError where they do not fit."""
    found: dict[str, Any] = {}
    at = 1
    for part in parts(kind):
        after = at + len(part.cells)
        found[part.field] = part.unpack(values[at:after])
        at = after
    return kind(**found)


def evidences(record: Record) -> Iterator[Evidence]:
    """Every evidence of a record, also those in tuples."""
    for column in columns(type(record)):
        value = getattr(record, column.name)
        if isinstance(value, Evidence):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Evidence))


def _part(field: str, hint: Any, taken: set[str]) -> Part:
    of, null = bare(hint), optional(hint)
    if of is Made:
        return _made(field, taken)
    if of is Span:
        return _span(field, null)
    if of is Evidence:
        return _evidence(field, null)
    if item(of) is Span:
        return _pieces(field)
    turn, back = packer(hint), unpacker(hint)
    return Part(field, (_plain(field, of, null),), lambda value, text: (turn(value),), lambda values: back(values[0]))


def _plain(field: str, of: Any, null: bool) -> Cell:
    python, each = scalar(of), item(of)
    if python is None:
        target = _points(each)
        note = f"JSON list of ids in {target}" if target else "JSON"
        return Cell(field, "json", null, note, points=target)
    choices = get_args(of) if get_origin(of) is Literal else ()
    target = _points(of)
    note = f"an id in {target}" if target else "1 yes, 0 no" if python is bool else ""
    holds: Kind = "text" if python is str else "real" if python is float else "integer"
    return Cell(field, holds, null, note, choices, target)


def _points(hint: Any) -> str | None:
    """The noun that an id type names: `QuotationId` -> "quotation"; None for `RecordId`, which may be of any, and for what is no id."""
    name = hint.__name__ if isinstance(hint, NewType) else ""
    return next((noun(kind) for kind in RECORDS if f"{kind.__name__}Id" == name), None)


def _made(field: str, taken: set[str]) -> Part:
    notes = {
        "stage": ("text", "what made this row"), "version": ("integer", "the version of that stage"),
        "rule": ("text", "the rule or model that found it"), "confidence": ("real", "how sure it is, from 0 to 1"),
    }  # fmt: skip
    cells = tuple(Cell(f"made_{n}" if n in taken else n, h, False, note) for n, (h, note) in notes.items())  # type: ignore[arg-type]
    back = unpacker(Made)
    return Part(
        field, cells,
        lambda made, text: (made.stage, made.version, made.rule, made.confidence),
        lambda values: back(dict(zip(notes, values, strict=True))),
    )  # fmt: skip


def _span(field: str, null: bool) -> Part:
    before = "" if field == "span" else f"{field}_"
    cells = (
        Cell(f"{before}start", "integer", null, "where the words begin in the article's text, in code points from 0"),
        Cell(f"{before}end", "integer", null, "where they end: the first code point after them"),
        Cell(f"{before}words", "text", null, "the words themselves"),
    )

    def pack(span: Span | None, text: str) -> tuple[Any, ...]:
        return (None, None, None) if span is None else (span.start, span.end, _words(span, text))

    back = unpacker(Span | None if null else Span)
    return Part(field, cells, pack, lambda v: back(None if v[0] is None and v[1] is None else [v[0], v[1]]))


def _pieces(field: str) -> Part:
    cells = (
        Cell(field, "json", False, "JSON list of [start, end] in the article's text, in code points from 0, the end excluded"),
        Cell(f"{field}_words", "text", False, f"the words themselves, pieces joined by '{BETWEEN}'"),
    )

    def pack(spans: tuple[Span, ...], text: str) -> tuple[Any, ...]:
        return [[span.start, span.end] for span in spans], BETWEEN.join(_words(span, text) for span in spans)

    back = unpacker(tuple[Span, ...])
    return Part(field, cells, pack, lambda values: back(values[0]))


def _evidence(field: str, null: bool) -> Part:
    cells = (
        Cell(f"{field}_article", "text", null, "an id in article", points="article"),
        Cell(f"{field}_start", "integer", null, "where the words begin in that article's text, in code points from 0"),
        Cell(f"{field}_end", "integer", null, "where they end: the first code point after them"),
        Cell(f"{field}_words", "text", null, "the words themselves"),
    )

    def pack(evidence: Evidence | None, text: str) -> tuple[Any, ...]:
        return (None,) * 4 if evidence is None else (evidence.article, evidence.span.start, evidence.span.end, evidence.words)

    back = unpacker(Evidence)

    def unpack(values: Sequence[Any]) -> Evidence | None:
        if null and values[0] is None:
            return None
        found: Evidence = back(dict(zip(("article", "start", "end", "words"), values, strict=True)))
        return found

    return Part(field, cells, pack, unpack)


def _words(span: Span, text: str) -> str:
    if span.end > len(text):
        raise ValueError(f"{span} lies outside the text, which ends at {len(text)}")
    return text[span.start : span.end]


def kind_of(row: str) -> type[Record] | None:
    """The record type that an id names, or None where it names none."""
    return BY_NOUN.get(row.rpartition("-")[0])
