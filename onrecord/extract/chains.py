"""By whom words came: who reports whom, worked out from which reported words stand in which, and from who carries them.

Nobody reports himself: "Lee said he believed" is no chain. This article's own outlet is no reporter of what it was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.reports import Report
from onrecord.model.ids import AttributionId
from onrecord.model.span import Span
from onrecord.model.speech import Source


@dataclass(frozen=True, slots=True)
class Link:
    """What one report adds to a chain. `reporters`: all who pass its words on, outermost first. `source`: who says them."""

    attributions: tuple[AttributionId, ...]
    reporters: tuple[Source, ...]
    source: Source | None


class Chains:
    """The chains of one article as they are told: reports come after those that hold them."""

    def __init__(self, text: str, outlet: str | None) -> None:
        self._text = text
        self._own = frozenset(_name(outlet or ""))
        self._links: dict[int, Link] = {}
        self._outlets: list[Source] = []

    def another(self, report: Report, source: Source | None) -> bool:
        """Whether somebody else speaks than in the words around. A pronoun that nobody is known for is another only between marks."""
        outer = self._holder(report)
        if source is None or outer is None:
            return False
        if source.type == "pronoun" and source.entity is None:
            holder = report.inside
            return report.cue is not None and holder is not None and any(part.contains(report.cue.span) for part in holder.marked)
        return outer.source is None or not self._same(source, outer.source)

    def skip(self, report: Report) -> None:
        """Leaves a report out: what stands in its words stands in the words around it."""
        outer = self._holder(report)
        if outer is not None:
            self._links[id(report)] = outer

    def add(self, report: Report, tie: AttributionId, source: Source | None, carriers: Sequence[Source]) -> Link:
        """Takes a report in, and says by whom its words came."""
        outer = self._holder(report)
        listed = [] if outer is None else [*outer.reporters, *([] if outer.source is None else [outer.source])]
        reporters: list[Source] = []
        for one in (*listed, *carriers):
            if not any(self._same(one, other) for other in (*reporters, *([] if source is None else [source]))):
                reporters.append(one)
        link = Link((*(() if outer is None else outer.attributions), tie), tuple(reporters), source)
        self._links[id(report)] = link
        reports = report.cue is not None and report.cue.lemma == "report"
        self._outlets += [one for one in (source, *carriers) if one is not None and self._outlet(one, reports and one is source)]
        return link

    def _outlet(self, one: Source, reports: bool) -> bool:
        return one.type != "pronoun" and named(one.span.of(self._text)) and (one.type == "outlet" or reports)

    def own(self, span: Span) -> bool:
        """Whether this is the outlet of the article itself, perhaps shortened: "the Telegraph" in the Skerry Telegraph."""
        name = _name(span.of(self._text))
        return bool(name) and self._own.issuperset(name)

    def last_outlet(self, before: Span) -> Source | None:
        """The outlet that was named last: whom "the paper" is."""
        return max((one for one in self._outlets if one.span.end <= before.start), key=lambda one: one.span, default=None)

    def _holder(self, report: Report) -> Link | None:
        return None if report.inside is None else self._links.get(id(report.inside))

    def _same(self, first: Source, second: Source) -> bool:
        known = first.entity is not None and first.entity == second.entity
        return known or first.span.of(self._text).casefold() == second.span.of(self._text).casefold()


def _name(words: str) -> list[str]:
    """The words of a name that have a capital, without "The"."""
    return [word.strip(".,").casefold() for word in words.split() if word[:1].isupper() and word.casefold() != "the"]


def named(words: str) -> bool:
    """Whether an outlet is called by its name, and not "the paper"."""
    return bool(_name(words))
