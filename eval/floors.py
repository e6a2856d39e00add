"""Floors: what each figure must not sink below. They rise by hand or with `--raise-floors`, and never sink by accident."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.figures import Figure

FLOORS = Path(__file__).parent / "floors.toml"
MARGIN = 0.01
"""How far below its present value a raised floor stands, so that a change of no importance does not stop work."""

TOLERANCE = 1e-9

HEADER = """# What each figure of `python -m eval` must reach. [floors]: higher is better. [ceilings]: lower is better.
# `python -m eval --raise-floors` writes present figures less a margin; it never makes a bound easier. Lower one by hand, and say why.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Bounds by the name of the figure."""

    floors: Mapping[str, float]
    ceilings: Mapping[str, float]

    def bound(self, figure: Figure) -> float | None:
        return (self.floors if figure.better == "higher" else self.ceilings).get(figure.name)


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure that is worse than its bound."""

    figure: Figure
    bound: float

    def __str__(self) -> str:
        side = "below its floor" if self.figure.better == "higher" else "above its ceiling"
        value, bound = self.figure.shown(self.figure.value), self.figure.shown(self.bound)
        return f"{self.figure.name} is {value}, {side} of {bound} (measured on {self.figure.of})"


def load(path: Path) -> Floors:
    """The floors of a file; none where there is no file."""
    if not path.exists():
        return Floors({}, {})
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(table.get("floors", {}), table.get("ceilings", {}))


def worse(figure: Figure, bound: float) -> bool:
    """Whether a figure misses its bound, by more than the arithmetic can."""
    return figure.value < bound - TOLERANCE if figure.better == "higher" else figure.value > bound + TOLERANCE


def breaches(figures: Iterable[Figure], floors: Floors) -> list[Breach]:
    """The figures that are worse than their bounds. A bound whose figure was not measured now is not asked."""
    found: list[Breach] = []
    for figure in figures:
        bound = floors.bound(figure)
        if bound is None:
            continue
        if worse(figure, bound):
            found.append(Breach(figure, bound))
    return found


def vanished(measured: Iterable[str], figures: Iterable[Figure], floors: Floors) -> list[str]:
    """Bounds of the measurements that were run whose figure is no longer given: renamed, or lost."""
    have = {figure.name for figure in figures}
    sets = set(measured)
    return sorted(name for name in (*floors.floors, *floors.ceilings) if name.split("/")[0] in sets and name not in have)


def raised(figures: Iterable[Figure], floors: Floors, margin: float = MARGIN) -> Floors:
    """Bounds that follow the figures up, and never down. Those of figures with a unit are set by hand: another machine gives others."""
    up, down = dict(floors.floors), dict(floors.ceilings)
    for figure in figures:
        if figure.unit:
            continue
        if figure.better == "higher":
            up[figure.name] = max(up.get(figure.name, 0.0), _within(math.floor(round((figure.value - margin) * 1000, 6)) / 1000))
        else:
            down[figure.name] = min(down.get(figure.name, 1.0), _within(math.ceil(round((figure.value + margin) * 1000, 6)) / 1000))
    return Floors(up, down)


def save(floors: Floors, path: Path) -> None:
    """Writes the file, sorted by name."""
    lines = [HEADER, "[floors]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in sorted(floors.floors.items())]
    lines += ["", "[ceilings]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in sorted(floors.ceilings.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))
