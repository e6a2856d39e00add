"""Where each actor stands, and since when."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import ActorId, StatementId
from onrecord.model.runs import Record
from onrecord.model.time import Moment

Stand = Literal["support", "conditional", "open", "oppose", "rules_out", "no_comment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """A source's stand on an issue at a date, and the statement that shows it."""

    actor: ActorId
    issue: str
    stand: Stand
    on: Moment | None
    statement: StatementId
