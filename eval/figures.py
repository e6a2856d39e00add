"""What a measurement gives: named figures, and the few formulas behind them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value between 0 and 1. `of`: how many items it rests on. `better`: which way is up.

    A value with a `unit` may be of any size, and differs from machine to machine.
    """

    name: str
    value: float
    of: int
    better: Literal["higher", "lower"] = "higher"
    unit: str = ""

    def shown(self, value: float) -> str:
        """This value, or its bound, as the table has it."""
        if not self.unit:
            return f"{value:.3f}"
        return f"{value:,.0f} {self.unit}" if value >= 100 else f"{value:.3g} {self.unit}"


@dataclass(slots=True)
class Tally:
    """Counts for precision, recall and F1: found and right, found, wanted. The two sides may count their own hits."""

    right_found: int = 0
    found: int = 0
    right_wanted: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right_found += right
        self.right_wanted += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return ratio(self.right_found, self.found)

    @property
    def recall(self) -> float:
        return ratio(self.right_wanted, self.wanted)

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)

    def figures(self, name: str) -> list[Figure]:
        """Precision rests on what was found, recall and F1 on what was wanted."""
        return [
            Figure(f"{name} precision", self.precision, self.found),
            Figure(f"{name} recall", self.recall, self.wanted),
            Figure(f"{name} f1", self.f1, self.wanted),
        ]


def ratio(part: float, whole: float) -> float:
    """A share; of nothing it is 0, so that a silent system never looks perfect."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return ratio(sum(listed), len(listed))


def bag_scores(found: Sequence[str], wanted: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two texts as bags of words."""
    shared = sum((Counter(found) & Counter(wanted)).values())
    precision, recall = ratio(shared, len(found)), ratio(shared, len(wanted))
    return precision, recall, harmonic(precision, recall)


def pairwise(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Tally:
    """Two groupings of the same items: how many pairs that are together in one are together in the other."""

    def couples(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    tally = Tally()
    both = couples(Counter(zip(gold, found, strict=True)).values())
    tally.add(both, couples(Counter(found).values()), couples(Counter(gold).values()))
    return tally


def bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 (Bagga and Baldwin 1998): for each item, how much of its group is right."""
    both, groups, truth = Counter(zip(gold, found, strict=True)), Counter(found), Counter(gold)
    precision = mean(both[g, f] / groups[f] for g, f in zip(gold, found, strict=True))
    recall = mean(both[g, f] / truth[g] for g, f in zip(gold, found, strict=True))
    return precision, recall, harmonic(precision, recall)
