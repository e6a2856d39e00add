"""Places: names of countries, their people, regions and cities in sentences written for onrecord, and false alarms in invented news.

A place is right where the same words have the same country; where the text does not tell, none. The invented news of `attributed_news`
names no place that is, so that each place found in it, but for an English person, is a false alarm.
"""

import tomllib
from collections import Counter
from pathlib import Path

from eval import system
from eval.figures import Figure, Tally
from onrecord.model.names import Place

HERE = Path(__file__).parent
INVENTED = HERE.parent / "attributed_news" / "articles"
REAL = frozenset(("English",))


def figures() -> list[Figure]:
    """Precision, recall and F1 of places with their country; false alarms."""
    tally, named = Tally(), Tally()
    for number, row in enumerate(tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))["texts"]):
        wanted = Counter((words, code) for words, code in row["places"])
        found = Counter((words, code or "") for words, code in _found(row["text"], f"{number}.txt"))
        tally.add((wanted & found).total(), found.total(), wanted.total())
        names = Counter(words for words, _ in wanted.elements()), Counter(words for words, _ in found.elements())
        named.add((names[0] & names[1]).total(), names[1].total(), names[0].total())
    articles = sorted(INVENTED.glob("*.txt"))
    alarms = sum(words not in REAL for path in articles for words, _ in _found(path.read_text(encoding="utf-8"), path.name))
    return [
        *tally.figures("places/with country"), *named.figures("places/words"),
        Figure("places/false alarms an invented article", alarms / max(1, len(articles)), len(articles), better="lower"),
    ]  # fmt: skip


def _found(text: str, name: str) -> list[tuple[str, str | None]]:
    analysis = system.analysed(system.text(text, name=name), Place)
    return [(place.span.of(text), place.country) for place in system.of(analysis, Place)]
