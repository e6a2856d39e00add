"""Versions of one article in a record: which of them counts, and which statements of the others it still carries.

An utterance that stands in two versions is one utterance. What only an earlier version has stays in sight, and says so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.app.views import Said, Standing
from onrecord.model.ids import ArticleId
from onrecord.model.revisions import Revision
from onrecord.text.shingles import fold
from onrecord.text.tokens import words

LIKE = 0.75
"""Words shared, of all that two sentences of one speaker have, from which reported speech in other words is the same utterance. Direct
speech must have the same words: an altered quotation is a finding."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of each article that has several, the one that counts last.

    `unordered`: articles of which nothing says whether they are older than the next.
    """

    chains: Mapping[ArticleId, tuple[ArticleId, ...]] = field(default_factory=dict)
    unordered: frozenset[ArticleId] = frozenset()

    def of(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """All versions of an article, itself among them; empty where there is but one."""
        return self.chains.get(article, ())

    def superseded_by(self, article: ArticleId) -> ArticleId | None:
        """The version that counts in its place, or None where it counts itself."""
        last = self.chains.get(article, (article,))[-1]
        return None if last == article else last

    def together(self, first: ArticleId, second: ArticleId) -> bool:
        """Whether the two are versions of one article."""
        return first in self.chains.get(second, ())


def versions(revisions: Iterable[Revision]) -> Versions:
    """Puts the revisions of a record end to end."""
    after: dict[ArticleId, ArticleId] = {}
    unordered: set[ArticleId] = set()
    for revision in revisions:
        after[revision.earlier] = revision.later
        if revision.order == "unknown":
            unordered |= {revision.earlier, revision.later}
    chains: dict[ArticleId, tuple[ArticleId, ...]] = {}
    for start in sorted(set(after) - set(after.values())):
        chain = [start]
        while chain[-1] in after:
            chain.append(after[chain[-1]])
        chains.update(dict.fromkeys(chain, tuple(chain)))
    return Versions(chains, frozenset(unordered))


def standing(said: Sequence[Said], known: Versions) -> tuple[Said, ...]:
    """Statements with where they stand among the versions of their article, in their own order."""
    if not known.chains:
        return tuple(said)
    held: dict[ArticleId, list[int]] = {}
    for number, one in enumerate(said):
        if known.of(one.article):
            held.setdefault(one.article, []).append(number)
    where: dict[int, Standing] = {}
    for chain in dict.fromkeys(known.chains.values()):
        later = _Later()
        for article in reversed(chain):
            numbers = held.get(article, [])
            if article != chain[-1]:
                only: Standing = "only_in_other" if article in known.unordered else "only_in_earlier"
                where.update({n: "carried" if later.carries(said[n]) else only for n in numbers})
            for n in numbers:
                later.add(said[n])
    return tuple(replace(one, standing=where[n]) if n in where else one for n, one in enumerate(said))


class _Later:
    """The statements of the later versions, as they are compared."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._by_speaker: dict[str, list[Counter[str]]] = {}

    def add(self, one: Said) -> None:
        said = _words(one)
        self._words.add(" ".join(said))
        self._by_speaker.setdefault((one.speaker or "").casefold(), []).append(Counter(said))

    def carries(self, one: Said) -> bool:
        said = _words(one)
        if " ".join(said) in self._words:
            return True
        if one.statement.directness == "direct" or not said:
            return False
        ours = Counter(said)
        near = self._by_speaker.get((one.speaker or "").casefold(), [])
        return any(2 * (ours & theirs).total() >= LIKE * (ours.total() + theirs.total()) for theirs in near)


def _words(one: Said) -> list[str]:
    return [fold(span.of(one.words)) for span in words(one.words)]
