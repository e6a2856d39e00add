"""What a reader makes of some bytes, before it is an Article."""

from dataclasses import dataclass

from onrecord.model.article import Block, Declared
from onrecord.model.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Parts:
    """The text and what came with it. `format`: "text", "html" or "row". `rule`: how it was read, where that is out of the ordinary."""

    text: str
    format: str
    encoding: str
    blocks: tuple[Block, ...] = ()
    declared: tuple[Declared, ...] = ()
    offsets: OffsetMap | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class NoText:
    """Why there is no article in some bytes, and what to do."""

    error: str
    advice: str
