"""GAP (Webster et al. 2018), validation split: which of two names a pronoun stands for, when onrecord says so at all."""

import csv
from dataclasses import dataclass
from pathlib import Path

from eval import system
from eval.figures import Figure, ratio
from onrecord.model.names import Entity, Mention

NEEDS = ("coreference/gap_validation.tsv",)


@dataclass(slots=True)
class Outcomes:
    """How many pronouns there were, how many were given to somebody, and how many of those rightly."""

    asked: int = 0
    answered: int = 0
    right: int = 0


def figures(data: Path) -> list[Figure]:
    """`precision`: of the pronouns given to somebody; `coverage`: the share given to somebody. A third person counts as wrong where one
    of the two is right, and is not asked where neither is.
    """
    outcomes = Outcomes()
    with (data / NEEDS[0]).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            _judge(row, outcomes)
    return [
        Figure("pronouns/precision", ratio(outcomes.right, outcomes.answered), outcomes.answered),
        Figure("pronouns/coverage", ratio(outcomes.answered, outcomes.asked), outcomes.asked),
    ]


def _judge(row: dict[str, str], outcomes: Outcomes) -> None:
    analysis = system.analysed(system.text(row["Text"], name=row["ID"]), Mention, Entity)
    found = {str(m.id): m for m in system.of(analysis, Mention)}
    places = {key: (m.span.start, m.span.end) for key, m in found.items()}
    at = int(row["Pronoun-offset"])
    meant = [key for key, m in found.items() if m.form == "pronoun" and m.span.start == at]  # not "his mother", which begins there too
    entity = next((e for e in system.of(analysis, Entity) if any(m in meant for m in e.mentions)), None)
    named = [places[m] for m in entity.mentions if places[m][0] != at] if entity is not None else []
    said = {name: _touches(named, int(row[f"{name}-offset"]), len(row[name])) for name in ("A", "B")}
    truth = {name: row[f"{name}-coref"].upper() == "TRUE" for name in ("A", "B")}
    if not any(truth.values()) and not any(said.values()):
        return
    outcomes.asked += 1
    if entity is not None and named:
        outcomes.answered += 1
        outcomes.right += said == truth


def _touches(places: list[tuple[int, int]], start: int, length: int) -> bool:
    return any(a < start + length and start < b for a, b in places)
