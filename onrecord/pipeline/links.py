"""Runs a link over all articles: keys for each, blocks, each pair of a block once, groups. The result does not depend on the order.

A link that raises on one article, on one pair or in the end gives a Failure, and the rest goes on.
"""

import inspect
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from onrecord.errors import PlanError, StageError
from onrecord.model.article import Article
from onrecord.model.ids import digest
from onrecord.model.runs import By, Failure, Record
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.run import Records, attempt
from onrecord.pipeline.stage import Link

BY = By("run", 1)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link found across the articles, and what failed."""

    records: tuple[Record, ...]
    failures: tuple[Failure, ...]


def link_fingerprint(link: Link, plan: Plan) -> str:
    """Changes with the link, its resources, and the stages whose records it reads; the store forgets it when an article changes."""
    givers = sorted(plan.fingerprints[stage.name] for stage in plan.stages if set(stage.gives) & set(link.needs))
    used = [str(getattr(plan.resources.get(name), "fingerprint", "")) for name in _resources(link)]
    return digest(link.fingerprint, used, givers)


def run_link(link: Link, inputs: Iterable[tuple[Article, Records]], resources: Mapping[str, object]) -> Linked:
    """Compares what shares a key, each pair once, the smaller item first; then groups."""
    wanted = {name: _resource(link, name, resources) for name in _resources(link)}
    failures: list[Failure] = []
    blocks = _Blocks()
    for article, records in inputs:
        needs = [article if kind is Article else records.get(kind, ()) for kind in link.needs]
        keyed = attempt(partial(link.keys, *needs, **wanted))
        if isinstance(keyed, Exception):
            failures.append(_failure(link, keyed, article))
            continue
        for key, item in keyed:
            blocks.add(key, item)
    findings: set[Any] = set()
    for first, second in _pairs(link, blocks):
        found = attempt(partial(link.compare, first, second))
        if isinstance(found, Exception):
            failures.append(_failure(link, found))
        else:
            findings.update(found)
    items = tuple(sorted(blocks.items))
    records_found = attempt(partial(_grouped, link, items, tuple(sorted(findings))))
    if isinstance(records_found, Exception):
        return Linked((), (*failures, _failure(link, records_found)))
    return Linked(records_found, tuple(dict.fromkeys(failures)))


class _Blocks:
    """Which items share a key, in eight bytes for each key of each item: a thousand long articles have half a million keys.

    An entry is 40 bits of the key's hash and 24 of the item's number. Two keys with the same 40 bits cost one comparison more.
    """

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._numbers: dict[Any, int] = {}
        self._entries = array("Q")

    def add(self, key: str, item: Any) -> None:
        number = self._numbers.setdefault(item, len(self.items))
        if number == len(self.items):
            self.items.append(item)
        self._entries.append((hash(key) & 0xFF_FFFF_FFFF) << 24 | number)

    def shared(self) -> Iterator[set[Any]]:
        """The items of each key that more than one has."""
        for _, entries in groupby(sorted(self._entries), key=lambda entry: entry >> 24):
            numbers = {entry & 0xFF_FFFF for entry in entries}
            if len(numbers) > 1:
                yield {self.items[number] for number in numbers}

    def number(self, item: Any) -> int:
        return self._numbers[item]


def _pairs(link: Link, blocks: _Blocks) -> Iterator[tuple[Any, Any]]:
    seen: set[tuple[int, int]] = set()
    for block in blocks.shared():
        for first, second in link.pairs(block):
            pair = blocks.number(first), blocks.number(second)
            if pair not in seen:
                seen.add(pair)
                yield first, second


def _grouped(link: Link, items: tuple[Any, ...], findings: tuple[Any, ...]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in link.group(items, findings):
        if type(record) not in link.gives:
            says = " and ".join(kind.__name__ for kind in link.gives)
            raise StageError(f"it gave a {type(record).__name__}, but says that it gives {says}")
        if (record.made.stage, record.made.version) != (link.by.stage, link.by.version):
            raise StageError(f"it stamped a {type(record).__name__} as {record.made.stage} {record.made.version}")
        if record.id in found:
            raise StageError(f"it gave the same {type(record).__name__} twice: {record!r}")
        found[record.id] = record
    return tuple(found.values())


def _resources(link: Link) -> tuple[str, ...]:
    parameters = inspect.signature(link.keys).parameters.values()
    return tuple(p.name for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty)


def _resource(link: Link, name: str, resources: Mapping[str, object]) -> object:
    if name not in resources:
        have = ", ".join(sorted(resources)) or "none"
        raise PlanError(f"{link.name} wants the resource {name!r}, which was not supplied; there are: {have}")
    return resources[name]


def _failure(link: Link, error: Exception, article: Article | None = None) -> Failure:
    """It belongs to no path: another run may be given other articles, and must find it."""
    said = str(error).partition("\n")[0][:500]
    where = "" if article is None else f" (on {article.place})"
    return Failure(
        made=BY.rule("link", 1.0), path="", item=None, article=None, stage=link.name, error=f"{type(error).__name__}: {said}{where}",
        advice="The articles and what was found in each are kept. This is a fault of onrecord: please report it with the articles.",
    )  # fmt: skip
