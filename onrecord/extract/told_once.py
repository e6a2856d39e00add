"""One happening of one article is one event, however often it is told.

Two tellings are one where the type is the same, the parties are the same or one telling leaves them out, and the dates do not differ.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.events import Event
from onrecord.model.span import Span

_WHERE = re.compile(r"\s(?:in|at|of|near|from|on|with)\s")
_NEAR = 12
"""Earlier events of a type with which one is compared."""


def once(events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The events in the order of their first words, each once, told as fully as the article does."""
    kept: list[Event] = []
    of_type: dict[str, list[int]] = {}
    for event in events:
        earlier = of_type.setdefault(event.type, [])
        same = next((n for n in reversed(earlier[-_NEAR:]) if _same(kept[n], event, text)), None)
        if same is None:
            earlier.append(len(kept))
            kept.append(event)
        else:
            kept[same] = _joined(kept[same], event)
    return tuple({event.id: event for event in kept}.values())


def _same(first: Event, second: Event, text: str) -> bool:
    if first.status != second.status or (first.on is not None and second.on is not None and not _agree(first.on, second.on)):
        return False
    if first.mode != second.mode and first.mode is not None and second.mode is not None:
        return False
    actor = _alike((first.actor, first.actor_span), (second.actor, second.actor_span), text)
    recipient = _alike((first.recipient, first.recipient_span), (second.recipient, second.recipient_span), text)
    if actor is None and recipient is None and first.on is not None and len(first.on) >= 10:
        return first.on[:10] == (second.on or "")[:10]
    return recipient is True if actor is None else actor and recipient is not False


def _alike(first: tuple[str | None, Span | None], second: tuple[str | None, Span | None], text: str) -> bool | None:
    """Whether two parties are one: the same entity, or the same last word of a description; None where a telling leaves one out."""
    if first[1] is None or second[1] is None:
        return None
    if first[0] is not None and first[0] == second[0]:
        return True
    return _noun(first[1].of(text)) == _noun(second[1].of(text))


def _noun(words: str) -> str:
    """A description's last word, since "the rebels" of a later paragraph are the "Torvennan rebels" of the first; of a name, the whole.

    Without where it is: "the mosque in Lind".
    """
    chief = _WHERE.split(words, maxsplit=1)[0].split()
    if chief and chief[-1].islower():
        return chief[-1]
    listed = words.split()
    return listed[-1] if listed and listed[-1].islower() else " ".join(listed).lower()


def _agree(first: str, second: str) -> bool:
    """Whether two moments may be one: the less precise begins the other."""
    return first.startswith(second) or second.startswith(first)


def _joined(first: Event, second: Event) -> Event:
    """One event of two tellings: the first's words, and what only the second tells."""
    later = second.on is not None and (first.on is None or len(second.on) > len(first.on))
    return replace(
        first,
        again=tuple(dict.fromkeys((*first.again, second.span, *second.again))) if second.span != first.span else first.again,
        mode=first.mode or second.mode,
        actor=first.actor or second.actor,
        actor_span=first.actor_span or second.actor_span,
        recipient=first.recipient or second.recipient,
        recipient_span=first.recipient_span or second.recipient_span,
        on=second.on if later else first.on,
        on_span=second.on_span if later else first.on_span,
        place=first.place or second.place,
        place_span=first.place_span or second.place_span,
        claimed=first.claimed or second.claimed,
    )
