"""Pages that were fetched before are asked for only if they have changed: what their servers said, kept between runs.

An address is marked at the end of a run that finished, and only where every article from there was read: one that was lost on the way is
fetched again. What it does not do: tell a server that a page changed back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.article import Declared
from onrecord.model.ids import ArticleId
from onrecord.model.raw import Fetched, Known, Raw
from onrecord.read.read import BY as READER
from onrecord.store.store import Store

Place = tuple[str, str | None]
"""Path and item of an article."""


@dataclass(slots=True)
class Marks:
    """What was fetched in this run and what came of it. `before`: the articles of each address that was fetched in earlier runs."""

    before: Mapping[str, tuple[ArticleId, ...]] = field(default_factory=dict)
    _came: dict[Fetched, list[ArticleId]] = field(default_factory=dict)
    _awaited: dict[Place, Fetched] = field(default_factory=dict)

    def await_(self, raw: Raw) -> None:
        """An article that is being read: until it has come, its address is not marked."""
        if raw.fetched is not None:
            self._awaited[raw.path, raw.item] = raw.fetched

    def came(self, of: Fetched | None, article: ArticleId) -> None:
        """An article of this address is on the record."""
        if of is not None:
            self._came.setdefault(of, []).append(article)

    def arrived(self, path: str, item: str | None, article: ArticleId) -> None:
        """An awaited article was written."""
        self.came(self._awaited.pop((path, item), None), article)

    def keep(self, store: Store) -> None:
        """Marks the addresses all of whose articles have come."""
        lost = frozenset(self._awaited.values())
        for of, articles in self._came.items():
            if of not in lost:
                store.keep_fetched(of, articles)


def known(store: Store, declared: tuple[Declared, ...]) -> tuple[dict[str, Known], Marks]:
    """What servers said of the copies that need not be read again, by address: those that this reader read, with the same options."""
    found: dict[str, Known] = {}
    before: dict[str, tuple[ArticleId, ...]] = {}
    for of, keys in store.fetched().items():
        articles = [store.article(key) for key in keys]
        alike = [
            a for a in articles
            if a is not None and a.made.version == READER.version and tuple(d for d in a.declared if d.origin == "option") == declared
        ]  # fmt: skip
        if len(alike) == len(keys):
            found[of.address], before[of.address] = of.known, keys
    return found, Marks(before)
