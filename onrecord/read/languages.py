"""Which language a line is in, by its commonest words: enough to tell a notice in another language from the article's own."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.read.units import Unit

LEAST = 5
"""Words that a line needs before its language is told."""
MOST = 120
"""Words of a line that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


def languages(units: Sequence[Unit], stopwords: Mapping[str, tuple[str, ...]]) -> tuple[str | None, list[str | None]]:
    """The language of the text as a whole and of each unit, by code; None where the words do not tell.

    `stopwords`: for each common word the languages that have it.
    """
    total: Counter[str] = Counter()
    each: list[str | None] = []
    for unit in units:
        words = _WORD.findall(unit.words.casefold())[:MOST]
        counts: Counter[str] = Counter()
        for word in words:
            if word in stopwords:
                counts.update(stopwords[word])
        total.update(counts)
        each.append(_clear(counts, len(words)))
    return (total.most_common(1)[0][0] if sum(total.values()) >= LEAST else None), each


def _clear(counts: Counter[str], words: int) -> str | None:
    """The language that has clearly most of a line's words."""
    if words < LEAST or not counts:
        return None
    (best, most), (_, second) = (*counts.most_common(2), ("", 0))[:2]
    return best if most >= 2 and most >= 0.15 * words and most >= 1.4 * second else None
