"""Which language a line is in, by its commonest words: enough to tell a notice in another language from the article's own."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.read.units import Unit

LEAST = 5
"""Words that a line needs before its language is told."""


def languages(units: Sequence[Unit], stopwords: Mapping[str, frozenset[str]]) -> tuple[str | None, list[str | None]]:
    """The language of the text as a whole and of each unit, by code; None where the words do not tell."""
    total: Counter[str] = Counter()
    each: list[str | None] = []
    for unit in units:
        words = unit.words.casefold().split()[:120]
        counts = Counter({code: sum(1 for word in words if word.strip(".,;:!?¿¡()\"'") in common) for code, common in stopwords.items()})
        total.update(counts)
        each.append(_clear(counts, len(words)))
    return (total.most_common(1)[0][0] if sum(total.values()) >= LEAST else None), each


def _clear(counts: Counter[str], words: int) -> str | None:
    if words < LEAST:
        return None
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= 2 and most >= 0.15 * words and most >= 1.4 * second else None
