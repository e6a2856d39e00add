"""Is a confidence what it says: of what was given as .8 sure, are eight in ten right?

Cases in ten equal bins of confidence, empty ones left out; the expected calibration error is the mean gap between a bin's confidence and
its share of right cases, each bin counted by its cases (Naeini et al. 2015).
"""

from collections import defaultdict
from collections.abc import Sequence

from eval.figures import Figure, ratio

BINS = 10


def figures(name: str, cases: Sequence[tuple[float, bool]]) -> list[Figure]:
    """The curve, one figure a bin (a curve has no floor), and the error. `cases`: each one's confidence and whether it was right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in cases:
        bins[min(BINS - 1, int(sure * BINS))].append((sure, right))
    listed: list[Figure] = []
    error = 0.0
    for place, held in sorted(bins.items()):
        share = ratio(sum(right for _, right in held), len(held))
        error += abs(share - sum(sure for sure, _ in held) / len(held)) * len(held)
        listed.append(Figure(f"{name}/right where {place / BINS:.1f} to {(place + 1) / BINS:.1f} sure", share, len(held), unit="right"))
    return [*listed, Figure(f"{name}/expected calibration error", ratio(error, len(cases)), len(cases), "lower")]
