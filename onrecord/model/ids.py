"""Names for things, derived from what they are: the same input has the same ids on any machine.

An id is the record's noun and 64 bits of BLAKE2b over its content and its stage's name. The version of the stage, the rule
and the confidence are left out, so that a person's judgement on a record stays with it when a better version finds it again.
"""

import dataclasses
import hashlib
from functools import cache
from typing import Any, NewType

ArticleId = NewType("ArticleId", str)
SentenceId = NewType("SentenceId", str)
MentionId = NewType("MentionId", str)
EntityId = NewType("EntityId", str)
RoleId = NewType("RoleId", str)
ActorId = NewType("ActorId", str)
CueId = NewType("CueId", str)
QuotationId = NewType("QuotationId", str)
SourceId = NewType("SourceId", str)
AttributionId = NewType("AttributionId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)
RevisionId = NewType("RevisionId", str)
RecordId = NewType("RecordId", str)
"""The id of a record of any type."""


def digest(*parts: object) -> str:
    """64 bits that stand for the parts: sixteen hexadecimal digits.

    Numbers that are equal have one digest, whether they came as 5 or as 5.0.
    """
    return hashlib.blake2b(_spelt(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _spelt(value: object) -> str:
    """A value as one string that no other value has: each string is preceded by its length."""
    if isinstance(value, str):
        return f"s{len(value)}:{value}"
    if value is None:
        return "-"
    if isinstance(value, tuple | list):
        return f"({len(value)}:{''.join(map(_spelt, value))}"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, float):
        return f"n{int(value) if value.is_integer() else repr(value)};"
    if isinstance(value, int):
        return f"n{value};"
    if dataclasses.is_dataclass(value):
        return "".join([_spelt(getattr(value, name)) for name in _fields(value.__class__)])
    raise TypeError(f"an id cannot be derived from {type(value).__name__}: {value!r}")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
