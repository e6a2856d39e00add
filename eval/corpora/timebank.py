"""TimeBank (Pustejovsky et al. 2003, as cleaned for TempEval-3): the values of dates that name a month or a year."""

import re
from pathlib import Path
from typing import Any

from eval import system
from eval.corpora.rows import rows
from eval.figures import Figure, Tally, ratio
from onrecord.model.time import TimeExpression

NEEDS = ("time/tbaq_timebank.jsonl",)
EXPLICIT = re.compile(
    r"\b(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?"
    r"|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def figures(data: Path) -> list[Figure]:
    """Dates alone (no durations, no times of day), and those that touch a gold expression. `value`: the right day, month or year."""
    explicit, everything = Tally(), Tally()
    touching = right = 0
    for row in rows(data / NEEDS[0]):
        analysis = system.analysed(system.text(row["text"], name=row["id"], published=row["dct"]), TimeExpression)
        found = [t for t in system.of(analysis, TimeExpression) if t.type == "DATE"]
        wanted = [t for t in row["timexes"] if t["type"] == "DATE" and t.get("functionInDocument") != "CREATION_TIME"]
        for tally, said, want in ((everything, found, wanted), (explicit, *_explicit(row["text"], found, wanted))):
            pairs = _pairs(said, want)
            hits = sum(t.value == w["value"] for t, w in pairs)
            tally.add(hits, len(said), len(want))
            if tally is explicit:
                touching, right = touching + len(pairs), right + hits
    return [
        Figure("dates/explicit value right where found", ratio(right, touching), touching),
        *explicit.figures("dates/explicit value"),
        *everything.figures("dates/all value"),
    ]


def _explicit(text: str, found: list[TimeExpression], wanted: list[dict[str, Any]]) -> tuple[list[TimeExpression], list[dict[str, Any]]]:
    return (
        [t for t in found if EXPLICIT.search(t.span.of(text))],
        [w for w in wanted if EXPLICIT.search(text[w["start"] : w["end"]])],
    )


def _pairs(found: list[TimeExpression], wanted: list[dict[str, Any]]) -> list[tuple[TimeExpression, dict[str, Any]]]:
    """Each found expression with the gold one that it shares most characters with, each gold one once."""
    candidates = sorted(
        (-shared, t.span.start, i, j)
        for i, t in enumerate(found)
        for j, w in enumerate(wanted)
        if (shared := min(t.span.end, w["end"]) - max(t.span.start, w["start"])) > 0
    )
    pairs, left, right = [], set[int](), set[int]()
    for _, _, i, j in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((found[i], wanted[j]))
    return pairs
