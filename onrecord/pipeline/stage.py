"""A stage is a plain function; this reads from its signature what it needs and what it gives.

Positional parameters are what it needs: the Article, or a tuple of one record type. The return type is what it gives: a tuple
of records. Keyword-only parameters without a default are resources (a lexicon, the language model), asked for by name; those with a
default are settings.
"""

import inspect
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Union, get_args, get_origin, get_type_hints

from onrecord.errors import PlanError
from onrecord.model.article import Article, Metadatum
from onrecord.model.ids import digest
from onrecord.model.runs import By, Record


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the analysis of one article: a function and its stamp. It is called by its stamp's name.

    `languages`: those that it serves, by code; None is any. It is not run on an article that is written in none of them.
    """

    function: Callable[..., tuple[Record, ...]]
    by: By
    languages: frozenset[str] | None = None

    @property
    def name(self) -> str:
        return self.by.stage

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @property
    def needs(self) -> tuple[type[Record], ...]:
        """The record types of its positional parameters, in order."""
        return _needs(self.function, self.name)

    @property
    def awaits(self) -> tuple[type[Record], ...]:
        """What comes before it: what it needs, and what tells the article's language where it does not serve any."""
        needs = self.needs
        return needs if self.languages is None or Metadatum in needs else (*needs, Metadatum)

    @property
    def gives(self) -> tuple[type[Record], ...]:
        """The record types that it returns."""
        hint = get_type_hints(self.function).get("return")
        item = _item(hint)
        if item is None:
            raise PlanError(f"stage {self.name!r} must be annotated to return a tuple of records, not {hint!r}")
        kinds = get_args(item) if get_origin(item) in (Union, types.UnionType) else (item,)
        return tuple(kinds)

    @property
    def resources(self) -> tuple[str, ...]:
        """The names of the resources that it wants."""
        return tuple(p.name for p in self._parameters() if p.kind is p.KEYWORD_ONLY and p.default is p.empty)

    @property
    def settings(self) -> dict[str, object]:
        """Its settings with their defaults."""
        return {p.name: p.default for p in self._parameters() if p.kind is p.KEYWORD_ONLY and p.default is not p.empty}

    def _parameters(self) -> list[inspect.Parameter]:
        return list(inspect.signature(self.function).parameters.values())


@dataclass(frozen=True, slots=True)
class Link:
    """One step that looks across articles: three pure functions, of which only the executor shuffles the results.

    `keys(article, ...)` is called like a stage and gives `(block key, item)` pairs; two items that share a key are compared once.
    `compare(first, second)` gives findings on a pair. `group(items, findings)` gives the records. Items and findings are plain
    values that order and pickle. `gives`: the record types, those first
    that others refer to. `crowd`: the size of the largest block in which every pair is compared.
    """

    keys: Callable[..., tuple[tuple[str, Any], ...]]
    compare: Callable[[Any, Any], tuple[Any, ...]]
    group: Callable[[tuple[Any, ...], tuple[Any, ...]], tuple[Record, ...]]
    gives: tuple[type[Record], ...]
    by: By
    crowd: int | None = None

    def pairs(self, block: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """The pairs of one block that are compared, the smaller item first: all, or in a crowd the first item with each of the others.

        A thousand articles with the same paragraph are so compared a thousand times rather than half a million, and each is still
        tied to the rest. Pairs that also share a rarer key are compared there.
        """
        items = sorted(set(block))
        if self.crowd is not None and len(items) > self.crowd:
            return ((items[0], other) for other in items[1:])
        return combinations(items, 2)

    @property
    def name(self) -> str:
        return self.by.stage

    @property
    def summary(self) -> str:
        """The first line of the docstring of `compare`: what a reader is told about a finding."""
        return (inspect.getdoc(self.compare) or "").partition("\n")[0]

    @property
    def needs(self) -> tuple[type[Record], ...]:
        """The record types, of one article, that its keys are made from."""
        return _needs(self.keys, self.name)

    @property
    def fingerprint(self) -> str:
        return digest(self.by.stage, self.by.version)


def _item(hint: object) -> Any:
    """X of `tuple[X, ...]`."""
    args = get_args(hint)
    return args[0] if get_origin(hint) is tuple and len(args) == 2 and args[1] is Ellipsis else None


def _needs(function: Callable[..., object], name: str) -> tuple[type[Record], ...]:
    hints = get_type_hints(function)
    needs: list[type[Record]] = []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            continue
        hint = hints.get(parameter.name)
        kind = hint if hint is Article else _item(hint)
        if not (isinstance(kind, type) and issubclass(kind, Record)):
            raise PlanError(
                f"stage {name!r}: parameter {parameter.name!r} must be Article or a tuple of one record type, not {hint!r};"
                " make settings and resources keyword-only"
            )
        needs.append(kind)
    return tuple(needs)
