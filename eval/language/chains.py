"""How like two sets of coreference chains are: MUC, B-cubed, CEAF, and the mean of their F1s (the CoNLL score).

MUC: Vilain et al. 1995. B-cubed: Bagga and Baldwin 1998. CEAF with the fourth similarity: Luo 2005. Chains of one mention count on neither
side, and a mention is right only with its exact span, as in CoNLL 2012 (Pradhan et al. 2012). Counts are summed over documents first.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from eval.figures import harmonic, mean, ratio

Chain = Sequence[Hashable]


@dataclass(slots=True)
class Sums:
    """Parts and wholes of recall (gold) and precision (found)."""

    gold_part: float = 0.0
    gold_whole: float = 0.0
    found_part: float = 0.0
    found_whole: float = 0.0

    def add(self, gold: tuple[float, float], found: tuple[float, float]) -> None:
        self.gold_part += gold[0]
        self.gold_whole += gold[1]
        self.found_part += found[0]
        self.found_whole += found[1]

    @property
    def recall(self) -> float:
        return ratio(self.gold_part, self.gold_whole)

    @property
    def precision(self) -> float:
        return ratio(self.found_part, self.found_whole)

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


@dataclass(slots=True)
class Conll:
    """The three measures and the mentions by themselves, over as many documents as are added."""

    muc: Sums = field(default_factory=Sums)
    b_cubed: Sums = field(default_factory=Sums)
    ceaf: Sums = field(default_factory=Sums)
    mentions: Sums = field(default_factory=Sums)

    def add(self, gold: Sequence[Chain], found: Sequence[Chain]) -> None:
        """One document: chains of mentions, a mention in at most one chain a side."""
        golds, founds = _chains(gold), _chains(found)
        self.muc.add(_links(golds, founds), _links(founds, golds))
        self.b_cubed.add(_shares(golds, founds), _shares(founds, golds))
        best = _best(golds, founds)
        self.ceaf.add((best, len(golds)), (best, len(founds)))
        both = len({m for c in golds for m in c} & {m for c in founds for m in c})
        self.mentions.add((both, sum(map(len, golds))), (both, sum(map(len, founds))))

    @property
    def score(self) -> float:
        return mean([self.muc.f1, self.b_cubed.f1, self.ceaf.f1])


def _chains(chains: Sequence[Chain]) -> list[set[Hashable]]:
    sets = [set(chain) for chain in chains]
    return [chain for chain in sets if len(chain) > 1]


def _homes(chains: list[set[Hashable]]) -> dict[Hashable, int]:
    return {mention: n for n, chain in enumerate(chains) for mention in chain}


def _links(chains: list[set[Hashable]], others: list[set[Hashable]]) -> tuple[float, float]:
    """MUC: of the links that hold a chain together, those that the other side has too."""
    home = _homes(others)
    part = 0
    for chain in chains:
        pieces = len({home[m] for m in chain if m in home}) + sum(m not in home for m in chain)
        part += len(chain) - pieces
    return part, sum(len(chain) - 1 for chain in chains)


def _shares(chains: list[set[Hashable]], others: list[set[Hashable]]) -> tuple[float, float]:
    """B-cubed: for each mention, how much of its chain the other side has put with it."""
    home = _homes(others)
    part = sum(n * n / len(chain) for chain in chains for n in Counter(home[m] for m in chain if m in home).values())
    return part, sum(map(len, chains))


def _best(golds: list[set[Hashable]], founds: list[set[Hashable]]) -> float:
    """CEAF: the greatest sum of similarities when each chain is given at most one of the other side."""
    home = _homes(founds)
    likeness: dict[int, dict[int, float]] = {}
    for g, chain in enumerate(golds):
        for f, n in Counter(home[m] for m in chain if m in home).items():
            likeness.setdefault(g, {})[f] = 2 * n / (len(chain) + len(founds[f]))
    return sum(_assigned(group, likeness) for group in _groups(likeness))


def _groups(likeness: dict[int, dict[int, float]]) -> list[list[int]]:
    """Gold chains that compete for the same found chains; groups never meet, so each is solved by itself."""
    takers: dict[int, list[int]] = {}
    for g, row in likeness.items():
        for f in row:
            takers.setdefault(f, []).append(g)
    groups: list[list[int]] = []
    seen: set[int] = set()
    for g in likeness:
        group, todo = [], [g]
        while todo:
            next_one = todo.pop()
            if next_one not in seen:
                seen.add(next_one)
                group.append(next_one)
                todo += [other for f in likeness[next_one] for other in takers[f]]
        if group:
            groups.append(group)
    return groups


def _assigned(group: list[int], likeness: dict[int, dict[int, float]]) -> float:
    """The sum of the best assignment: the Hungarian method with potentials (Kuhn 1955; Munkres 1957), one row at a time."""
    columns = sorted({f for g in group for f in likeness[g]})
    table = [[likeness[g].get(f, 0.0) for f in columns] for g in group]
    if len(group) > len(columns):
        table = [list(row) for row in zip(*table, strict=True)]
    height, width = len(table), len(table[0])
    row_price, column_price = [0.0] * (height + 1), [0.0] * (width + 1)
    taken_by, came_from = [0] * (width + 1), [0] * (width + 1)  # row 0 and column 0 stand for nothing
    for row in range(1, height + 1):
        taken_by[0], column = row, 0
        slack, done = [float("inf")] * (width + 1), [False] * (width + 1)
        while taken_by[column]:
            done[column], owner = True, taken_by[column]
            for c in range(1, width + 1):
                cost = -table[owner - 1][c - 1] - row_price[owner] - column_price[c]
                if not done[c] and cost < slack[c]:
                    slack[c], came_from[c] = cost, column
            nearest = min((c for c in range(1, width + 1) if not done[c]), key=slack.__getitem__)
            step = slack[nearest]
            for c in range(width + 1):
                if done[c]:
                    row_price[taken_by[c]] += step
                    column_price[c] -= step
                else:
                    slack[c] -= step
            column = nearest
        while column:
            taken_by[column], column = taken_by[came_from[column]], came_from[column]
    return sum(table[taken_by[c] - 1][c - 1] for c in range(1, width + 1) if taken_by[c])
