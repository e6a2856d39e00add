"""Names for things, derived from what they are: the same input has the same ids on any machine.

An id is the record's noun and 64 bits of BLAKE2b over its content and its stage's name. The version of the stage, the rule
and the confidence are left out, so that a person's judgement on a record stays with it when a better version finds it again.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from typing import NewType

ArticleId = NewType("ArticleId", str)
SentenceId = NewType("SentenceId", str)
MentionId = NewType("MentionId", str)
EntityId = NewType("EntityId", str)
ActorId = NewType("ActorId", str)
CueId = NewType("CueId", str)
QuotationId = NewType("QuotationId", str)
SourceId = NewType("SourceId", str)
AttributionId = NewType("AttributionId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)
RecordId = NewType("RecordId", str)
"""The id of a record of any type."""


def digest(*parts: object) -> str:
    """64 bits that stand for the parts: sixteen hexadecimal digits."""
    hasher = hashlib.blake2b(digest_size=8)
    for atom in _atoms(parts):
        hasher.update(atom.encode("utf-8", "surrogatepass"))
        hasher.update(b"\x1f")
    return hasher.hexdigest()


def _atoms(value: object) -> Iterator[str]:
    if isinstance(value, tuple | list):
        yield f"({len(value)}"
        for part in value:
            yield from _atoms(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _atoms(getattr(value, field.name))
    elif value is None:
        yield "\x00"
    elif isinstance(value, str | int | float):
        yield f"{type(value).__name__[0]}{value}"
    else:
        raise TypeError(f"an id cannot be derived from {type(value).__name__}: {value!r}")
