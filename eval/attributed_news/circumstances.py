"""To whom, where and when the invented articles say that things were said, against what onrecord finds.

Asked are the attributions of the sheets that have words, are not optional, and are found: of what is not found no circumstance can be. A
circumstance is right where half of the characters that either has are common to both (intersection over union).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval import system
from eval.attributed import LEAST_OVERLAP, places
from eval.attributed_news.sheet import Attributed, Sheet
from eval.figures import Figure, Tally
from onrecord.model.speech import Attribution, Circumstance, Quotation
from onrecord.pipeline.run import Analysis

KINDS: Mapping[str, tuple[str, ...]] = {"to whom": ("addressee",), "where": ("place", "occasion"), "when": ("time",)}
"""The kinds of circumstances that answer each question. The sheets have one field for places and occasions."""


@dataclass(slots=True)
class Told:
    """What is counted: circumstances by question, and turns of interviews, briefings and live blogs that have no quote marks."""

    asked: dict[str, Tally] = field(default_factory=lambda: {question: Tally() for question in KINDS})
    turns: Tally = field(default_factory=Tally)

    def figures(self, name: str) -> list[Figure]:
        listed = [figure for question, tally in self.asked.items() for figure in tally.figures(f"{name}/{question}")]
        return [*listed, Figure(f"{name}/words without marks found", self.turns.recall, self.turns.wanted)]


def add(sheet: Sheet, gold: Sequence[Attributed], pairs: Mapping[int, int], analysis: Analysis, told: Told) -> None:
    """Counts one article. `pairs`: the place in `gold` of each matched quotation of the record, by its own place."""
    told.turns.add(sum(gold[i].unmarked for i in pairs.values()), 0, sum(a.unmarked for a in gold))
    numbers = {str(quotation.id): j for j, quotation in enumerate(system.of(analysis, Quotation))}
    answers = {str(a.id): numbers[str(a.quotation)] for a in system.of(analysis, Attribution)}
    found: dict[int, list[Circumstance]] = {}
    for circumstance in system.of(analysis, Circumstance):
        found.setdefault(answers[str(circumstance.attribution)], []).append(circumstance)
    for j, i in pairs.items():
        if not gold[i].optional:
            _compare(sheet, gold[i], found.get(j, []), told)


def _compare(sheet: Sheet, a: Attributed, found: Sequence[Circumstance], told: Told) -> None:
    wanted = {"to whom": a.to, "where": a.where, "when": a.when}
    for question, kinds in KINDS.items():
        span = wanted[question]
        given = [places(sheet.text, [(c.span.start, c.span.end)]) for c in found if c.kind in kinds]
        asked = frozenset[int]() if span is None else places(sheet.text, [span])
        right = any(len(asked & words) / len(asked | words) >= LEAST_OVERLAP for words in given)
        told.asked[question].add(int(right), len(given), int(span is not None))
