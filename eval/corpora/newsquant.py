"""NewsQuant (Almasian et al. 2023, CQE), the half that is given: the values of quantities in sentences of news.

Compared are the bags of values of one sentence, without their places: a single value counts once, a range counts as its two
ends, each gold value can be hit once, and a value is right within a millionth. `with bound` also wants the gold's sign: "=",
"~" (about), "<", ">"; where the gold gives a trend instead of a sign, any bound will do. Durations are quantities in the gold,
so the stage is given the dates of the sentence and not its durations. Multiples ("doubled", "twice as many") are not annotated
there and are not counted on either side.

The sentences with even numbers were read while the rules were written, those with odd numbers were not: `unread` is the honest figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import system
from eval.corpora.rows import rows
from eval.figures import Figure, Tally
from onrecord.extract.quantities import quantities
from onrecord.lexicons.calendar import calendar
from onrecord.lexicons.figures import figures as lexicon
from onrecord.model.events import Quantity
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression

NEEDS = ("claims/newsquant_first_half.jsonl",)
SIGNS = {
    "exact": "=", "about": "~", "at_least": ">", "more_than": ">", "nearly": "<", "less_than": "<", "at_most": "<",
}  # fmt: skip
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a sentence. `sign`: its bound, None where the gold tells a trend instead."""

    value: float
    sign: str | None


def figures(data: Path) -> list[Figure]:
    """Precision, recall and F1 of the values: of all sentences, of those that were read for the rules, and of those that were not."""
    tallies = {name: Tally() for name in ("all", "read", "unread", "all with bound")}
    for row in rows(data / NEEDS[0]):
        found, wanted = values(read(row["text"], row["id"])), gold(row["quantities"])
        half = "read" if int(row["id"].removeprefix("nq-")) % 2 == 0 else "unread"
        for name in ("all", half):
            tallies[name].add(hits(found, wanted), len(found), len(wanted))
        tallies["all with bound"].add(hits(found, wanted, bound=True), len(found), len(wanted))
    return [figure for name, tally in tallies.items() for figure in tally.figures(f"quantities/newsquant {name}")]


def read(text: str, name: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, with durations among them."""
    analysis = system.analysed(system.text(text, name=name), Sentence, TimeExpression)
    dates = tuple(t for t in system.of(analysis, TimeExpression) if t.type in ("DATE", "TIME"))
    return quantities(analysis.article, system.of(analysis, Sentence), dates, figures=lexicon(), calendar=calendar())


def values(found: Iterable[Quantity]) -> list[Value]:
    """The values that onrecord gives; of a range both ends."""
    return [Value(end, SIGNS[q.bound]) for q in found if q.kind != "multiple" for end in sorted({q.low, q.high})]


def gold(listed: Iterable[dict[str, Any]]) -> list[Value]:
    """The values that are wanted: "62.0-68.0" is two."""
    wanted = []
    for quantity in listed:
        sign = quantity["change"] if quantity["change"] in ("=", "~", "<", ">") else None
        ends = quantity["value"].lstrip("-").split("-")
        negative = -1 if quantity["value"].startswith("-") and len(ends) == 1 else 1
        wanted += [Value(negative * float(end), sign) for end in dict.fromkeys(ends)]
    return wanted


def hits(found: Iterable[Value], wanted: Iterable[Value], *, bound: bool = False) -> int:
    """How many values are in both, each used once."""
    left, right = list(wanted), 0
    for one in found:
        fits = [
            w for w in left if abs(w.value - one.value) <= TOLERANCE * max(1.0, abs(w.value)) and (not bound or w.sign in (None, one.sign))
        ]
        if fits:
            left.remove(fits[0])
            right += 1
    return right
