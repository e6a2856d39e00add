"""RECORDS: the one list of record types. The store's tables, the JSON schema, the exports and the documentation derive from it."""

from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from onrecord.model.article import Article, Line, Metadatum
from onrecord.model.claims import Position
from onrecord.model.events import Event, Quantity
from onrecord.model.findings import Contradiction, Discrepancy, Judgement, Variant
from onrecord.model.names import Actor, Entity, Incumbent, Mention, Place, Role
from onrecord.model.outlets import DateOrder, RepeatedLine
from onrecord.model.reuse import Origin, TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.model.runs import Failure, Record, Run, Skipped, noun, once
from onrecord.model.speech import Attribution, Circumstance, Cue, Quotation, Source, SourcingChain, Statement
from onrecord.model.story import Story
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression
from onrecord.model.timeline import TimelineEntry

RECORDS: tuple[type[Record], ...] = (
    Article, Line, Metadatum,
    Sentence, Mention, Entity, Place, Role, TimeExpression, Quantity,
    Cue, Quotation, Source, Attribution, SourcingChain, Circumstance, Statement, Event,
    RepeatedLine, DateOrder,
    Actor, Incumbent, Story, Revision, Change, TextReuse, Origin, Variant, Discrepancy, Contradiction, Position, TimelineEntry,
    Judgement, Skipped, Failure, Run,
)  # fmt: skip
"""In the order of the flow: what is read, what one article says, what many articles say together, what people and runs add."""

AWAITED: tuple[type[Record], ...] = (Story, Origin, Variant, Contradiction, Position)
"""Nouns whose stage is still to be built. A new stage takes its record off this list."""

KEPT: tuple[type[Record], ...] = (Article, Judgement, Failure, Run)
"""Records that no stage gives: they are read, judged or kept by the run itself."""

NOTED: tuple[type[Record], ...] = (Skipped,)
"""Records that the run writes in the name of a stage, beside what the stage gives."""

TOLD: tuple[type[Record], ...] = (RepeatedLine, DateOrder)
"""Records of links that stages read as well: what other articles tell of one. An article is read without them first, and again where there
are some."""

BY_NOUN: dict[str, type[Record]] = {noun(kind): kind for kind in RECORDS}


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record type, with its resolved Python type."""

    name: str
    type: Any


@once
def columns(kind: type[Record]) -> tuple[Column, ...]:
    """The fields of a record type in the order they were written, `made` last."""
    hints = get_type_hints(kind)
    named = [Column(f.name, hints[f.name]) for f in fields(kind)]
    return tuple(sorted(named, key=lambda column: column.name == "made"))
