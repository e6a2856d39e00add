"""Planted passages: pairs of articles of which the second copies passages of the first, with up to 30 % of the words changed.

A gold passage is four word numbers: from and to in the copy, from and to in the source.
"""

from pathlib import Path

from eval import system
from eval.corpora.rows import rows, sample
from eval.figures import Figure, Tally
from onrecord.model.reuse import TextReuse

NEEDS = ("stories/reuse_synth.jsonl",)
PAIRS = 200


def figures(data: Path) -> list[Figure]:
    """Words of both sides that stand in a planted passage, over a fixed sample of pairs; and by share of words changed."""
    by_rate: dict[str, Tally] = {}
    for row in sample(list(rows(data / NEEDS[0])), PAIRS, "reuse"):
        wanted = {("second", i) for a, b, _, _ in row["gold"] for i in range(a, b)}
        wanted |= {("first", i) for _, _, a, b in row["gold"] for i in range(a, b)}
        found = _found(row["id"], row["src"], row["tgt"])
        for name in ("all", f"{round(100 * row['edit_rate'])} % changed"):
            by_rate.setdefault(name, Tally()).add(len(wanted & found), len(found), len(wanted))
    return [figure for name, tally in sorted(by_rate.items()) for figure in tally.figures(f"reuse/{name} words")]


def _found(number: int, first: list[str], second: list[str]) -> set[tuple[str, int]]:
    """The words of both sides that onrecord says are shared."""
    sides = {}
    analyses = []
    for name, tokens in (("first", first), ("second", second)):
        article = system.text(" ".join(tokens), name=f"{number} {name}")
        analyses.append(system.analysed(article, *system.link_needs(TextReuse)))
        sides[str(article.id)] = (name, _starts(tokens))
    found: set[tuple[str, int]] = set()
    for pair in system.passages(system.linked(TextReuse, analyses)):
        for article_id, span in pair:
            name, starts = sides[article_id]
            found |= {(name, i) for i, at in enumerate(starts) if span.start <= at < span.end}
    return found


def _starts(tokens: list[str]) -> list[int]:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    return starts
