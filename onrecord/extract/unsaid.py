"""Cues by which nothing was said: "if he believed", "would not say who", "nobody said that", "denied saying"."""

from collections.abc import Sequence

from onrecord.extract.frames import Frame
from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import Speech


def cites_speaker(frame: Frame, others: Sequence[Frame]) -> bool:
    """Whether those cited have a verb of their own: "citing police, who said that"."""
    return frame.word.meaning == "cite" and any(
        other.subject is not None and other.subject.how == "relative" and other.subject.first == frame.last + 1 for other in others
    )


def supposed(unit: Unit, frame: Frame) -> bool:
    """Whether a cue is only supposed: "if he believed", "unless the court says"."""
    at = frame.begin
    return (
        at > 0
        and unit[at - 1].low in ("if", "whether", "unless")
        and (frame.word.strength != "strong" or at < 2 or unit[at - 2].low == ",")
    )


def unsaid(unit: Unit, frame: Frame, speech: Speech) -> bool:
    """Whether the report is that something was not said: "would not say who", "never said that"."""
    if frame.word.meaning in ("think", "ask", "deny", "reject"):
        return False
    place = frame.first - 1
    while place >= 0 and frame.first - place <= 4:
        low = unit[place].low
        if low in speech.sets["negations"] or low in speech.sets["refusals"]:
            return True
        if low not in speech.sets["auxiliaries"] and low not in speech.sets["adverbs"] and low != "of" and not low.endswith("ly"):
            return False
        place -= 1
    return False


def silent(unit: Unit, frame: Frame, speech: Speech) -> bool:
    """Whether nobody spoke, or the words are what somebody denies having said: "nobody said that", "denied saying"."""
    if frame.subject is not None and frame.subject.how in ("before", "after") and not frame.passive:
        first = unit[frame.subject.first].low
        following = unit[frame.subject.first + 1].low if frame.subject.first + 1 < len(unit) else ""
        if first in speech.sets["nobody"] or (first == "no" and (following[:1].isalpha() or following == "one")):
            return True
    if unit[frame.last].low.endswith("ing"):
        return frame.first > 0 and unit[frame.first - 1].low in speech.sets["refusals"]
    after = unit[frame.last + 1] if frame.last + 1 < len(unit) else None
    speaking = after is not None and after.low.endswith("ing") and after.low in speech.forms
    return speaking and frame.word.meaning in ("deny", "decline")
