"""Any value of a record as plain JSON values, and back without loss: derived from the type that the field declares.

A `Span` is `[start, end]`; an `Evidence` is its article, start, end and words; any other dataclass is an object with its fields; a
tuple is a list. `pack` expects what the type promises; `unpack` raises ValueError where a stored value is something else.
"""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from onrecord.model.ids import ArticleId
from onrecord.model.span import Evidence, Span

Turn = Callable[[Any], Any]


def bare(hint: Any) -> Any:
    """The type without `| None`."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    inner = [part for part in get_args(hint) if part is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"a record's field may be one type or None, not {hint!r}")
    return inner[0]


def optional(hint: Any) -> bool:
    """Whether None is allowed."""
    return type(None) in get_args(hint) and get_origin(hint) in (Union, types.UnionType)


def item(hint: Any) -> Any:
    """X of `tuple[X, ...]`, else None."""
    args = get_args(hint)
    return args[0] if get_origin(hint) is tuple and len(args) == 2 and args[1] is Ellipsis else None


@cache
def packer(hint: Any) -> Turn:
    """The function that turns a value of this type into plain JSON values."""
    if optional(hint):
        inner = packer(bare(hint))
        return lambda value: None if value is None else inner(value)
    each = item(hint)
    if each is not None:
        one = packer(each)
        return lambda value: [one(part) for part in value]
    if hint is Span:
        return lambda span: [span.start, span.end]
    if hint is Evidence:
        return lambda e: {"article": e.article, "start": e.span.start, "end": e.span.end, "words": e.words}
    if is_dataclass(hint):
        turns = [(name, packer(of)) for name, of in _fields(hint)]
        return lambda value: {name: turn(getattr(value, name)) for name, turn in turns}
    _scalar(hint)
    return lambda value: value


@cache
def unpacker(hint: Any) -> Turn:
    """The function that turns plain JSON values back into a value of this type; it raises ValueError where they do not fit."""
    if optional(hint):
        inner = unpacker(bare(hint))
        return lambda value: None if value is None else inner(value)
    each = item(hint)
    if each is not None:
        one = unpacker(each)
        return lambda value: tuple(one(part) for part in _is(value, list))
    if hint is Span:
        return _span
    if hint is Evidence:
        return lambda e: Evidence(ArticleId(_is(e["article"], str)), _span([e["start"], e["end"]]), _is(e["words"], str))
    if is_dataclass(hint) and isinstance(hint, type):
        turns = [(name, unpacker(of)) for name, of in _fields(hint)]
        make: Callable[..., Any] = hint
        return lambda value: make(**{name: turn(_is(value, dict)[name]) for name, turn in turns})
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        return lambda value: _one_of(value, choices)
    python = _scalar(hint)
    if python is bool:
        return lambda value: bool(_one_of(value, (0, 1)))
    if python is float:
        return _number
    return lambda value: _is(value, python)


def _fields(hint: Any) -> list[tuple[str, Any]]:
    hints = get_type_hints(hint)
    return [(field.name, hints[field.name]) for field in fields(hint)]


def scalar(hint: Any) -> type | None:
    """str, int, float or bool where the type is one of them by another name, else None."""
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    if get_origin(hint) is Literal:
        return str
    return hint if hint in (str, int, float, bool) else None


def _scalar(hint: Any) -> type:
    python = scalar(hint)
    if python is None:
        raise TypeError(f"a record cannot hold {hint!r}: use text, numbers, spans, evidence, frozen dataclasses or tuples of these")
    return python


def _is(value: Any, python: type) -> Any:
    if type(value) is not python:
        raise ValueError(f"expected {python.__name__}, found {value!r:.80}")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"expected a number, found {value!r:.80}")
    return float(value)


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise ValueError(f"expected one of {', '.join(map(str, choices))}, found {value!r:.80}")
    return value


def _span(value: Any) -> Span:
    start, end = _is(value, list)
    return Span(_is(start, int), _is(end, int))
