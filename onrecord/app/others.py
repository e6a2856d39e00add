"""What the other articles of a record tell of each: looked up in what links found, and which articles are to be read again for it.

An article is analysed as soon as it is read; what its outlet's other pages tell is known only when all are in. So the links come first
whose records stages read (TOLD), and the articles that they concern are read once more: not those of which nothing new is told.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.article import Article
from onrecord.model.ids import ArticleId
from onrecord.model.outlets import DateOrder, RepeatedLine
from onrecord.model.runs import Record
from onrecord.model.tables import TOLD
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.run import Records
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True)
class Stale:
    """An article that was read before, and of which some stages are to be run again. `told`: what other articles tell of it."""

    article: Article
    have: Records
    done: Mapping[str, str]
    told: Records

    @property
    def path(self) -> str:
        return self.article.path

    @property
    def item(self) -> str | None:
        return self.article.item


@dataclass(slots=True)
class Others:
    """What is told of the articles of a record by its other articles."""

    _told: dict[ArticleId, dict[type[Record], tuple[Record, ...]]] = field(default_factory=dict)

    def look(self, store: Store) -> list[ArticleId]:
        """Reads anew what the links found; gives the articles of which something is told now, or was before."""
        found: dict[ArticleId, dict[type[Record], list[Record]]] = defaultdict(lambda: defaultdict(list))
        for kind in TOLD:
            for record in store.records(kind):
                for article in record.concerns if isinstance(record, RepeatedLine | DateOrder) else ():
                    found[article][kind].append(record)
        before = self._told
        self._told = {article: {kind: tuple(records) for kind, records in told.items()} for article, told in found.items()}
        return sorted({*before, *found})

    def of(self, article: ArticleId) -> Records:
        """What is told of one article, by type."""
        return self._told.get(article, {})

    def stale(self, store: Store, plan: Plan, article: Article) -> Stale | None:
        """The article, where a stage would now give other records of it than those that the record has."""
        told = self.of(article.key)
        done, wanted = store.done(article.key), plan.prints(told)
        if all(done.get(name) == fingerprint for name, fingerprint in wanted.items()):
            return None
        fresh = [stage for stage in plan.stages if done.get(stage.name) == wanted[stage.name]]
        have = {kind: tuple(store.records(kind, article=article.key)) for stage in fresh for kind in stage.gives}
        return Stale(article, have, done, told)
