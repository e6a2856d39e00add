"""Events against PLOVER's public examples: types of pairs (PLV, training half), and spans of actors and recipients (the manual's examples).

PLV marks a source and a target in each sentence and gives one of 15 roots of an earlier manual. The event that answers is the one of which
actor and recipient share words with the marked ones; one of them may be untold, and neither may be somebody else. Verbs go before nouns,
and what only may happen answers nothing. YIELD is the manual's CONCEDE
and RETREAT today. `as coded then` also reads two modes as that manual did: a conviction is ACCUSE, a cyber attack ASSAULT.

Sentences whose id has a CRC-32 that 3 does not divide were read while the rules were written; the others, `unread`, were not.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import system
from eval.corpora.rows import rows
from eval.figures import Figure, Tally, mean
from onrecord.model.events import Event
from onrecord.model.span import Span

NEEDS = ("claims/plv_train.jsonl", "claims/plover_gsr.jsonl")
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
THEN = {("SANCTION", "convict"): "ACCUSE", ("COERCE", "cyber"): "ASSAULT"}
_MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence of PLV: the root that is wanted, and what is found, now and in the terms of then."""

    wanted: str
    now: str | None
    then: str | None


def figures(data: Path) -> list[Figure]:
    """Precision, coverage and macro F1 of types; F1 of the spans of actors and recipients."""
    listed: dict[str, list[Answer]] = {"read": [], "unread": []}
    for row in rows(data / NEEDS[0]):
        half = "unread" if zlib.crc32(row["id"].encode()) % 3 == 0 else "read"
        listed[half].append(answer(row))
    every = [*listed["read"], *listed["unread"]]
    found = [figure for name, part in (("all", every), *listed.items()) for figure in typed(f"events-plover/plv {name}", part)]
    found.append(Figure("events-plover/plv all precision, coded as now", *_precise([(a.wanted, a.now) for a in every])))
    return found + spans(rows(data / NEEDS[1]))


def answer(row: dict[str, Any]) -> Answer:
    """What onrecord says of the marked pair."""
    marked = row["marked"]
    pair = [_between(marked, mark) for mark in "st"]
    best, most = None, 0.0
    for event in events(_MARK.sub("", marked), row["id"]):
        sides = zip((event.actor_span, event.recipient_span), pair, strict=True)
        joins = [found.overlaps(wanted) for found, wanted in sides if found is not None and wanted is not None]
        score = sum(joins) - (0.1 if event.made.rule.startswith("noun") else 0)
        if score > most and all(joins) and event.status != "hypothetical":
            best, most = event, score
    if best is None:
        return Answer(row["root"], None, None)
    now = ROOT.get(best.type, best.type)
    return Answer(row["root"], now, THEN.get((best.type, best.mode or ""), now))


def typed(name: str, answers: Sequence[Answer]) -> list[Figure]:
    """Precision of what is answered, the share that is, and the mean F1 of the roots."""
    pairs = [(answer.wanted, answer.then) for answer in answers]
    precision, answered = _precise(pairs)
    scores = []
    for root in sorted({wanted for wanted, _ in pairs}):
        tally = Tally()
        tally.add(pairs.count((root, root)), sum(found == root for _, found in pairs), sum(wanted == root for wanted, _ in pairs))
        scores.append(tally.f1)
    return [
        Figure(f"{name} precision", precision, answered),
        Figure(f"{name} coverage", answered / max(1, len(pairs)), len(pairs)),
        Figure(f"{name} macro f1", mean(scores), len(pairs)),
    ]


def _precise(pairs: Sequence[tuple[str, str | None]]) -> tuple[float, int]:
    answered = [pair for pair in pairs if pair[1] is not None]
    return sum(wanted == found for wanted, found in answered) / max(1, len(answered)), len(answered)


def spans(records: Iterable[dict[str, Any]]) -> list[Figure]:
    """F1 of actors and recipients over the manual's examples: the found and the wanted share words; `exact`: they are the same words."""
    tallies = {name: Tally() for name in ("actor", "recipient", "actor exact", "recipient exact")}
    for row in records:
        told = events(row["text"], row["id"])
        for side, role in (("actor", "SRC"), ("recipient", "TAR")):
            wanted = {Span(span["start"], span["end"]) for span in row["spans"] if role in span["role"]}
            found = {span for event in told if (span := getattr(event, f"{side}_span")) is not None}
            tally = tallies[side]
            tally.right_found += sum(any(f.overlaps(w) for w in wanted) for f in found)
            tally.right_wanted += sum(any(f.overlaps(w) for f in found) for w in wanted)
            tally.found, tally.wanted = tally.found + len(found), tally.wanted + len(wanted)
            bare = Counter(_bare(row["text"], w) for w in wanted) & Counter(_bare(row["text"], f) for f in found)
            tallies[f"{side} exact"].add(bare.total(), len(found), len(wanted))
    return [figure for name, tally in tallies.items() for figure in tally.figures(f"events-plover/plover examples {name}")]


def events(text: str, name: str) -> tuple[Event, ...]:
    """The events of a sentence."""
    return system.of(system.analysed(system.text(text, name=name), Event), Event)


def _between(marked: str, mark: str) -> Span | None:
    """Where the marked words stand in the text without marks."""
    start, end = marked.find(f"<{mark}>"), marked.find(f"</{mark}>")
    return None if start < 0 else Span(len(_MARK.sub("", marked[:start])), len(_MARK.sub("", marked[:end])))


def _bare(text: str, span: Span) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", span.of(text).lower())
