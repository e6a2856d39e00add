"""Whether things happened: one marked event in each of the sentences of `status.toml`, written for onrecord by another hand than the rules.

A case is found where an event's words hold the marked one. Where an event is told by two verbs, as in "refused to meet", the marked one may
be the second: what is refused counts as negated, what is agreed to as ahead, what is threatened or asked for as open.
"""

import tomllib
from pathlib import Path
from typing import Any

from eval import system
from eval.figures import Figure, ratio
from onrecord.model.events import Event
from onrecord.model.span import Span

GOLD = Path(__file__).parent / "status.toml"
EMBEDDED = {"REJECT": "negated", "AGREE": "future", "THREATEN": "hypothetical", "REQUEST": "hypothetical"}
OPERATORS = frozenset(("agree", "willing", "vow", "refuse", "threaten", "ask"))


def figures() -> list[Figure]:
    """How many cases are found, and how many of these have the right status, type, actor and recipient."""
    cases = tomllib.loads(GOLD.read_text(encoding="utf-8"))["case"]
    asked = [case for case in cases if not case.get("optional") and case["type"] != "NONE"]
    found = [(case, event) for case in asked if (event := match(case)) is not None]
    counts = {
        "status": sum(status(case, event) == case["status"] for case, event in found),
        "type": sum(bool(_types(event) & {case["type"], *_also(case)}) for case, event in found),
    }
    sides: list[Figure] = []
    for side in ("actor", "recipient"):
        told = [(case[side], getattr(event, f"{side}_span"), case["text"]) for case, event in found if case.get(side)]
        right = sum(span is not None and bool(_words(span.of(text)) & _words(wanted)) for wanted, span, text in told)
        sides.append(Figure(f"events-status/{side} named rightly", ratio(right, len(told)), len(told)))
    return [
        Figure("events-status/cases found", ratio(len(found), len(asked)), len(asked)),
        *(Figure(f"events-status/{name} right", ratio(count, len(found)), len(found)) for name, count in counts.items()),
        *sides,
    ]  # fmt: skip


def match(case: dict[str, Any]) -> Event | None:
    """The event that the marked words tell: the one with the fewest words around them."""
    start = case["text"].index(case["trigger"])
    place = Span(start, start + len(case["trigger"]))
    analysis = system.analysed(system.text(case["text"], name=f"{case['id']}.txt", published="2025-06-12"), Event)
    holding = [event for event in system.of(analysis, Event) if any(span.overlaps(place) for span in (event.span, *event.again))]
    return min(holding, key=lambda event: len(event.span), default=None)


def status(case: dict[str, Any], event: Event) -> str:
    """The status of the marked words: of the deed itself where the event is in a verb above it."""
    start = case["text"].index(case["trigger"])
    embedded = event.made.rule in OPERATORS and start > event.span.start
    return EMBEDDED.get(event.type, event.status) if embedded else event.status


def _types(event: Event) -> set[str]:
    """The type, and YIELD for the two that it was cut into."""
    return {event.type, "YIELD"} if event.type in ("CONCEDE", "RETREAT") else {event.type}


def _also(case: dict[str, Any]) -> tuple[str, ...]:
    also = case.get("type_also", ())
    return (also,) if isinstance(also, str) else tuple(also)


def _words(words: str) -> set[str]:
    return {word for word in words.lower().split() if word not in ("the", "a", "an", "of", "and")}
