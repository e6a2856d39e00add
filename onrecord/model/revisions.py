"""One article in several versions, and what changed from one to the next."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from onrecord.model.ids import ArticleId, RevisionId
from onrecord.model.runs import Record
from onrecord.model.span import Evidence

Matched = Literal["same_address", "same_path", "near_identical", "another_version"]
Order = Literal["published", "updated", "first_seen", "correction_note", "unknown"]
ChangeKind = Literal[
    "headline_changed", "figure_changed", "date_changed", "name_changed", "quotation_altered", "quotation_added", "quotation_removed",
    "paragraph_added", "paragraph_removed", "sentence_added", "sentence_removed", "wording_changed", "correction_added",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Record):
    """Two versions of one article, one after the other: not two reports.

    `matched`: how they were recognised, and `because` says it in words; "another_version" where each of the two matches a third. `order`:
    what says that `earlier` came before `later`; where it is "unknown" they stand in the order of their paths, and either may be the
    older. With n versions of an article there are n - 1 revisions, each from one to the next.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("earlier", "later")

    earlier: ArticleId
    later: ArticleId
    matched: Matched
    order: Order
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Record):
    """One difference between two versions of an article, with the words of both.

    `before`: the words of the earlier version, None where something was added; `after`: those of the later, None where something was
    removed. Both are None only for a headline that stands in the markup of the page and not in its text. `detail`: the change in words.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("revision", "kind", "before", "after")

    revision: RevisionId
    kind: ChangeKind
    before: Evidence | None
    after: Evidence | None
    detail: str
