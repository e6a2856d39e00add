"""Which language a line is in, by its commonest words: enough to tell a notice in another language from the article's own."""

from collections.abc import Mapping, Sequence

from onrecord.read.units import Unit

LEAST = 5
"""Words that a line needs before its language is told."""


def languages(units: Sequence[Unit], stopwords: Mapping[str, tuple[str, ...]]) -> tuple[str | None, list[str | None]]:
    """The language of the text as a whole and of each unit, by code; None where the words do not tell.

    `stopwords`: for each common word the languages that have it.
    """
    total: dict[str, int] = {}
    each: list[str | None] = []
    for unit in units:
        words = unit.tokens
        counts: dict[str, int] = {}
        for word in words:
            for code in stopwords.get(word, ()):
                counts[code] = counts.get(code, 0) + 1
        for code, count in counts.items():
            total[code] = total.get(code, 0) + count
        each.append(_clear(counts, len(words)))
    return (max(total, key=total.__getitem__) if sum(total.values()) >= LEAST else None), each


def _clear(counts: Mapping[str, int], words: int) -> str | None:
    """The language that has clearly most of a line's words."""
    if words < LEAST or not counts:
        return None
    best = max(counts, key=counts.__getitem__)
    most, second = counts[best], max((count for code, count in counts.items() if code != best), default=0)
    return best if most >= 2 and most >= 0.15 * words and most >= 1.4 * second else None
