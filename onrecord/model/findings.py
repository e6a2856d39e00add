"""What a reader should look at: where accounts differ, and what a person decided about it."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from onrecord.model.ids import RecordId, StatementId
from onrecord.model.runs import Record
from onrecord.model.span import Evidence

Relation = Literal["identical", "excerpt", "reworded", "elided", "altered"]
Verdict = Literal["accept", "reject", "correct", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """The same utterance in two wordings."""

    first: StatementId
    second: StatementId
    relation: Relation
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy(Record):
    """Two reports, or two places of one article, that differ on one point. A candidate: a person decides whether they are at odds.

    `first`, `second`: the words that differ, such as two dates, and `first_value`, `second_value` what they denote. `first_of`,
    `second_of`: the words for what they are told of. `first_claim`, `second_claim`: the statement that says so, where somebody does.
    `detail`: the difference in words.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("slot", "first", "second", "first_of", "second_of")

    slot: Literal["number", "name", "date", "place", "quote", "attribution"]
    relation: Literal["conflict", "update", "correction", "rounding", "refinement"]
    first: Evidence
    second: Evidence
    first_value: str
    second_value: str
    first_of: Evidence
    second_of: Evidence
    first_claim: StatementId | None
    second_claim: StatementId | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Record):
    """Two statements that cannot both hold, or one source that changed its stand."""

    type: Literal["contradictory", "contrary", "tension", "shift"]
    first: StatementId
    second: StatementId
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A person's verdict on a record. It is never overwritten, it outlives every re-run, and it wins.

    `target`: the id of the record judged. `value`: the right value, for "correct" (the speaker's name, for a statement). `evidence`: the
    words that were judged, so that the judgement can be read even after the record is gone. `at`: UTC, ISO 8601.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("target", "verdict", "value", "note", "by", "at")

    target: RecordId
    verdict: Verdict
    value: str | None
    note: str
    by: str
    at: str
    evidence: tuple[Evidence, ...]
