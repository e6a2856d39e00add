"""What holds across the articles of the sample story: copied words, and who is one actor."""

import re
from collections.abc import Sequence

from eval import gold, system
from eval.figures import Figure, Tally, bcubed, pairwise, ratio
from eval.names import is_called
from eval.story.reading import Reading
from onrecord.model.names import Actor, Entity
from onrecord.model.reuse import TextReuse

WORD = re.compile(r"\w+")
Marked = set[tuple[str, str, int]]
"""Words in a pair of articles: the pair's name, the article, and where the word begins."""


def figures(read: Sequence[Reading]) -> list[Figure]:
    """Reuse by words, actors by pairs and by BCubed."""
    return [*_reuse(read), *_actors(read)]


def _reuse(read: Sequence[Reading]) -> list[Figure]:
    """Words that stand in a shared passage of a pair of articles. Words of optional passages are not asked."""
    texts = {reading.gold.key: reading.text for reading in read}
    ids = {str(reading.analysis.article.id): reading.gold.key for reading in read}
    wanted, open_ = Marked(), Marked()
    for shared in gold.reuse():
        for key in shared.articles:
            start, _ = gold.locate(texts[key], shared.start)
            _, end = gold.locate(texts[key], shared.end, after=start, unique=False)
            (open_ if shared.optional else wanted).update(_words(shared.articles, key, texts[key], start, end))
    found = Marked()
    for (first, span), (second, other) in system.passages(system.linked(TextReuse, [reading.analysis for reading in read])):
        pair = (ids[first], ids[second])
        found |= _words(pair, pair[0], texts[pair[0]], span.start, span.end)
        found |= _words(pair, pair[1], texts[pair[1]], other.start, other.end)
    found -= open_ - wanted
    tally = Tally()
    tally.add(len(wanted & found), len(found), len(wanted))
    return tally.figures("story/reuse words")


def _words(pair: tuple[str, str], key: str, text: str, start: int, end: int) -> Marked:
    name = " ".join(sorted(pair))
    return {(name, key, m.start()) for m in WORD.finditer(text, start, end)}


def _actors(read: Sequence[Reading]) -> list[Figure]:
    """One item for each actor in each article; an item that was not found stands alone."""
    actors = {str(entity): actor for actor in system.linked(Actor, [r.analysis for r in read]) for entity in actor.entities}
    truth, groups = list[str](), list[str]()
    located = 0
    for reading in read:
        for person in gold.actors():
            if reading.gold.key not in person.articles:
                continue
            entity = _entity(reading, person)
            located += entity is not None
            actor = actors.get(str(entity.id)) if entity is not None else None
            truth.append(person.name)
            groups.append(str(actor.id) if actor is not None else f"alone {reading.gold.key} {person.name}")
    precision, recall, f1 = bcubed(truth, groups)
    return [
        Figure("story/actors located", ratio(located, len(truth)), len(truth)),
        *pairwise(truth, groups).figures("story/actors pairs"),
        Figure("story/actors bcubed precision", precision, len(truth)),
        Figure("story/actors bcubed recall", recall, len(truth)),
        Figure("story/actors bcubed f1", f1, len(truth)),
    ]


def _entity(reading: Reading, actor: gold.GoldActor) -> Entity | None:
    """The entity of an article that is the actor, by kind and full name; the one with the most mentions where there are several."""
    alike = [e for e in system.of(reading.analysis, Entity) if e.kind == actor.kind]
    named = [e for e in alike if any(is_called(e.name, form, actor.kind) for form in actor.forms)]
    return max(named, key=lambda entity: len(entity.mentions), default=None)
