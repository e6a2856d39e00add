"""What changed between the versions of an article, side by side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.app.views import ArticleView
from onrecord.model.revisions import Change, Revision
from onrecord.model.span import Evidence
from onrecord.present.cards import heading
from onrecord.present.passages import COMPARED, differences

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. `before`, `after`: the words of each side, each with whether the other has them too; None where it has nothing."""

    change: Change
    before: Pieces | None
    after: Pieces | None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two versions of an article, one after the other, and what changed. `ordered`: something says which is the older."""

    revision: Revision
    anchor: str
    heading: str
    outlet: str | None
    earlier: ArticleView
    later: ArticleView
    ordered: bool
    rows: tuple[ChangeRow, ...]


def rewritten(revisions: Iterable[Revision], changes: Iterable[Change], names: Mapping[str, ArticleView]) -> tuple[Rewritten, ...]:
    """Every step from one version to the next, in the order of the record. `names`: all articles of the record by id."""
    held: dict[str, list[Change]] = {}
    for change in changes:
        held.setdefault(change.revision, []).append(change)
    return tuple(
        Rewritten(
            revision, revision.id, heading(later.title, later.article.place), later.outlet, earlier, later, revision.order != "unknown",
            tuple(_row(change) for change in held.get(revision.id, ())),
        )
        for revision in revisions
        if (earlier := names.get(revision.earlier)) is not None and (later := names.get(revision.later)) is not None
    )  # fmt: skip


def _row(change: Change) -> ChangeRow:
    first, second = _tokens(change.before), _tokens(change.after)
    if first is not None and second is not None and max(len(first), len(second)) <= 2 * COMPARED:
        ours, theirs = differences(first, second)
        return ChangeRow(change, ours, theirs)
    return ChangeRow(change, _whole(change.before), _whole(change.after))


def _tokens(side: Evidence | None) -> tuple[str, ...] | None:
    return None if side is None else tuple(re.findall(r"\s+|\S+", side.words))


def _whole(side: Evidence | None) -> Pieces | None:
    return None if side is None else ((side.words, True),)
