"""GUM (Zeldes 2017), development part: speech within speech by genre, and whether the speaker is the entity that people say it is.

An attribution is nested where its words and its reporting words stand in the words of another that has reporting words too: what the
author of a letter says of himself is not nested in the letter. A speaker is right where most mentions of the entity that onrecord gives
belong to the gold entity of the source; only what both name is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import system
from eval.attributed import Attributed, matched, places
from eval.corpora.rows import rows
from eval.figures import Figure, Tally, ratio
from onrecord.model.names import Entity, Mention
from onrecord.model.speech import Attribution, Source, Statement

NEEDS = ("quotes/gum_train_dev.jsonl",)
NAME = "gum"
LIKE = 0.5
"""The share of the characters of both by which a mention is a gold mention."""

Piece = Sequence[int]


def figures(data: Path) -> list[Figure]:
    """All documents of the part, and each genre that has nested attributions."""
    nested: dict[str, Tally] = defaultdict(Tally)
    people = {"all": Tally(), "nested": Tally()}
    for row in rows(data / NEEDS[0]):
        if row["split"] != "dev":
            continue
        analysis = system.analysed(system.text(row["text"], name=row["id"], published=row["date"]), Attribution, Statement)
        gold = [a for a in row["attributions"] if a["content"]]
        wanted = [Attributed(a["type"], (places(row["text"], a["content"]),), places(row["text"], a["source"])) for a in gold]
        found = system.quotations(analysis)
        pairs = dict(matched(wanted, [one.attributed for one in found]))
        entities = _entities(analysis, row["coref"])
        for i, a in enumerate(gold):
            within = any(inside(a, other) for other in gold if other is not a)
            right = i in pairs and wanted[i].agrees(found[pairs[i]].attributed)
            if within:
                for genre in ("all", row["genre"]):
                    nested[genre].add(int(right), 0, 1)
            said = entities[pairs[i]] if i in pairs else None
            if right and said is not None and a.get("source_entity"):
                for name in ("all", *(["nested"] if within else [])):
                    people[name].add(int(said == a["source_entity"]), 1, 1)
    listed = [Figure(f"{NAME}/nested {genre} recall", tally.recall, tally.wanted) for genre, tally in sorted(nested.items())]
    return [*listed, *(Figure(f"{NAME}/speakers {name} right entity", tally.precision, tally.found) for name, tally in people.items())]


def inside(a: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether an attribution stands in the words of another."""
    parts = (*a["content"], *a["cue"])
    held = all(any(start <= x and y <= end for start, end in other["content"]) for x, y in parts)
    return bool(a["cue"] and other["cue"]) and held and a["content"] != other["content"]


def _entities(analysis: Any, coref: Mapping[str, Sequence[Sequence[Any]]]) -> list[str | None]:
    """For each attribution, the gold entity to which most mentions of its speaker belong."""
    text = {str(m.id): (m.span.start, m.span.end) for m in system.of(analysis, Mention)}
    known = {str(e.id): [text[str(m)] for m in e.mentions] for e in system.of(analysis, Entity)}
    sources = {str(s.id): s for s in system.of(analysis, Source)}
    gold = sorted((start, end, name) for name, mentions in coref.items() for start, end, *_ in mentions)
    listed: list[str | None] = []
    for attribution in system.of(analysis, Attribution):
        source = sources.get(str(attribution.source))
        mentions = [] if source is None or source.entity is None else known[str(source.entity)]
        votes = Counter(name for mention in mentions if (name := _gold(mention, gold)) is not None)
        listed.append(votes.most_common(1)[0][0] if votes else None)
    return listed


def _gold(mention: tuple[int, int], gold: Sequence[tuple[int, int, str]]) -> str | None:
    """The gold entity of the mention that is most like this one."""
    a, b = mention
    near = [(ratio(min(b, end) - max(a, start), max(b, end) - min(a, start)), name) for start, end, name in gold if start < b and a < end]
    share, name = max(near, default=(0.0, ""))
    return name if share >= LIKE else None
