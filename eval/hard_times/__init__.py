"""Hard ways to say when, in invented sentences, written by a hand that had not seen the rules (CC BY 4.0).

`first.toml` was measured once as it came (see README), and its misses were then read while the rules were mended. A file that came later
and that no rule was mended by is the honest figure. A case is right where the expression found at that place has one of the accepted
values, whatever its exact words; optional cases are not asked.
"""

import tomllib
from pathlib import Path
from typing import Any

from eval import system
from eval.figures import Figure, ratio
from onrecord.model.time import TimeExpression

HERE = Path(__file__).parent


def figures() -> list[Figure]:
    """The share of right values, of each file."""
    listed: list[Figure] = []
    for path in sorted(HERE.glob("*.toml")):
        cases = [case for case in tomllib.loads(path.read_text("utf-8"))["case"] if not case.get("optional")]
        hits = sum(right(case) for case in cases)
        listed.append(Figure(f"hard-times/{path.stem} value right", ratio(hits, len(cases)), len(cases)))
    return listed


def right(case: dict[str, Any]) -> bool:
    """Whether the expression that shares most with the marked words has an accepted value."""
    found = answer(case)
    return found is not None and found.value in (case["value"], *case.get("value_also", ()))


def answer(case: dict[str, Any]) -> TimeExpression | None:
    """The expression found in the marked words; of several the longest."""
    article = system.text(case["text"], name="case", published=str(case["published"]) if "published" in case else None)
    start = case["text"].index(case["expression"])
    end = start + len(case["expression"])
    found = system.of(system.analysed(article, TimeExpression), TimeExpression)
    inside = [t for t in found if t.span.start < end and start < t.span.end]
    return max(inside, key=lambda t: (min(end, t.span.end) - max(start, t.span.start), -t.span.start), default=None)
