"""PolNeAR (Newell et al. 2018), development split: attributions in US political news, end to end, by directness, and piece by piece."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval import reliability, system
from eval.attributed import KINDS, Attributed, Scores, matched, places, score, trimmed
from eval.corpora.after_polnear import Annotated, annotated
from eval.corpora.rows import rows
from eval.figures import Figure, Tally
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Quotation, Source, Statement

NEEDS = ("quotes/polnear_dev.jsonl",)
PARTS = ("source", "cue", "content")


def figures(data: Path) -> list[Figure]:
    """All articles of the split. A quotation's type is computed by the corpus, from the share of characters between quote marks."""
    scores = Scores()
    cases: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    pieces = {part: Tally() for part in PARTS}
    for row in rows(data / NEEDS[0]):
        article = system.text(row["text"], name=row["id"], published=row["date"], title=row["title"])
        analysis = system.analysed(article, Quotation, Source, Attribution, Statement)
        said = annotated(analysis)
        wanted = [
            Attributed(a["type"], (places(row["text"], a["content"]),), places(row["text"], a["source"]))
            for a in row["attributions"]
            if a["content"]
        ]
        given = [_given(row["text"], one) for one in said]
        score(row["text"], wanted, given, scores)
        right = {j for i, j in matched(wanted, given) if wanted[i].agrees(given[j])}
        for j, one in enumerate(said):
            for kind in ("all", one.directness):
                cases[kind].append((one.sure, j in right))
        for part in PARTS:
            _compare(row["text"], part, row["attributions"], said, pieces[part])
    listed = scores.figures("quotes")
    for part in PARTS:
        listed.append(Figure(f"quotes/{part} pieces exact f1", pieces[part].f1, pieces[part].wanted))
    return [*listed, *(f for kind in KINDS for f in reliability.figures(f"quotes/{kind}", cases[kind]))]


def _given(text: str, one: Annotated) -> Attributed:
    content = places(text, _pairs(one.content))
    return Attributed(one.directness, (content,), places(text, _pairs([] if one.source is None else [one.source])))


def _compare(text: str, part: str, gold: Sequence[dict[str, Any]], said: Sequence[Annotated], tally: Tally) -> None:
    """Counts the pieces of one part that are the same but for punctuation at their ends; equal pieces of one article count once."""
    wanted = {edges(text, (a, b)) for one in gold for a, b in one[part]} - {None}
    given = {edges(text, pair) for one in said for pair in _pairs(_part(one, part))} - {None}
    tally.add(len(wanted & given), len(given), len(wanted))


def _part(one: Annotated, part: str) -> Sequence[Span]:
    if part == "content":
        return one.content
    span = one.source if part == "source" else one.cue
    return [] if span is None else [span]


def edges(text: str, pair: tuple[int, int]) -> tuple[int, int] | None:
    """Where a piece begins and ends without punctuation at its ends; None where nothing is left."""
    kept = trimmed(text, places(text, [pair]))
    return (min(kept), max(kept)) if kept else None


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
