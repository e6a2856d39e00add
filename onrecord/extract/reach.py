"""How far reported words reach in their sentence: where the clause begins and ends, and where the reporter speaks again."""

from collections.abc import Sequence

from onrecord.extract.frames import Frame
from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span


def marks_end(unit: Unit, place: int) -> int:
    """After the last of several stretches between marks that follow each other: "X" and "Y"."""
    end = place + 1
    while end + 1 < len(unit) and unit[end].low in ("and", ",", "or") and unit[end + 1].region is not None:
        end += 2
    while end < len(unit) and unit[end].region is not None:
        end += 1
    return end


def clause_start(unit: Unit, stop: int) -> int:
    """Where the clause that ends before `stop` begins."""
    start = 0
    for place in range(stop - 1, -1, -1):
        if unit[place].low in (";", ":"):
            start = place + 1
            break
    while start < stop and (
        (not unit[start].alpha and unit[start].region is None and unit[start].low not in ("$", "#", "@", "["))
        or unit[start].low in ("but", "and", "so")
    ):
        start += 1
    return start


def clause_end(text: str, unit: Unit, start: int, frame: Frame, others: Sequence[Frame], speech: Speech) -> int:
    """Where the clause that begins at `start` ends: at the sentence's end, or where the reporter speaks again."""
    stop = len(unit)
    while stop > start and unit[stop - 1].low in (".", "!", "?", ",", ";", ":", "—", ")"):
        if unit[stop - 1].low == ")" and any(w.low == "(" for w in unit[start:stop]):
            break
        stop -= 1
    begins = {g.begin for g in others if g.first > frame.last and not g.passive}
    begins |= {
        g.first
        for g in others
        if g.first > frame.last and g.subject is not None and g.subject.first < frame.first and unit[g.first - 1].low == ","
    }
    shared = {g.begin for g in others if g.first > frame.last and g.subject is not None and g.subject.how == "shared"}
    begins |= {_helped(unit, at, speech) for at in shared}
    nested = next((g.end + 1 for g in others if g.first == start and "source" in g.word.takes), start)
    for place in range(nested + 1, stop):
        low = unit[place].low
        if low == ";":
            return place
        if low in ("and", "but") and (place + 1 in shared or place + 2 in shared) and unit[place - 1].low != ",":
            return place
        if low in (",", "—", "–") and (_aside(unit, place, begins, speech) or _main_verb(unit, place, frame, speech)):
            return place
        if low == "[marks]" and place + 1 < stop and text[unit[place].end - 2] == "," and _aside(unit, place, begins, speech):
            return place + 1
    return stop


def _helped(unit: Unit, verb: int, speech: Speech) -> int:
    """Where a verb's helpers begin: ", but | did not say"."""
    sets = speech.sets
    while verb > 0 and any(unit[verb - 1].low in sets[name] for name in ("auxiliaries", "negations")):
        verb -= 1
    return verb


def _main_verb(unit: Unit, comma: int, frame: Frame, speech: Speech) -> bool:
    """Whether the main verb follows a relative clause: Lee, who said that she would "never" sell, | shrugged."""
    if frame.subject is None or frame.subject.how != "relative" or comma + 1 >= len(unit):
        return False
    after = unit[comma + 1]
    return not after.capital and (after.low in speech.sets["finite"] or (after.low.endswith("ed") and comma + 3 >= len(unit)))


def _aside(unit: Unit, comma: int, begins: set[int], speech: Speech) -> bool:
    """Whether the reporter speaks again after this comma: ", she said", ", but he warned", ", contradicting", ", a claim that"."""
    if comma + 1 >= len(unit):
        return False
    low = unit[comma + 1].low
    if comma + 1 in begins or low in speech.sets["asides"]:
        return True
    if low in ("but", "and", "while", "as", "though", "although", "whereas", "then") and (comma + 2 in begins or comma + 3 in begins):
        return True
    near = unit[comma + 2 : comma + 4]
    return low in ("a", "an", "the") and any(word.low in speech.sets["asides_nouns"] for word in near[:2])


def without_occasion(unit: Unit, marks: int, end: int, speech: Speech) -> int:
    """The end of a clause without where it was said: called the plan "a farce" | in a post on Friday. `marks`: the last ones in it."""
    after = unit[marks + 1 : min(end, marks + 1 + _OCCASION)]
    if not after or after[0].low not in ("in", "at", "on", "during"):
        return end
    open_ = next((n for n, word in enumerate(after[1:], 1) if word.low in speech.sets["utterances"]), None)
    plain = open_ is not None and all(word.alpha and word.low not in speech.sets["prepositions"] for word in after[1:open_])
    return marks + 1 if plain else end


def without_deed(unit: Unit, marks: int, end: int, speech: Speech) -> int:
    """The end of an object without what its speaker then did: called her "third-rate" | and boycotted the debate."""
    if marks + 2 >= end:
        return end
    word, after = unit[marks + 1], unit[marks + 2]
    deed = word.low in ("and", "but") and not after.capital and (after.low in speech.sets["finite"] or after.low.endswith("ed"))
    return marks + 1 if deed or word.low == "(" else end


_OCCASION = 6
"""Words of "in a written campaign statement"."""


def span(unit: Unit, piece: tuple[int, int]) -> Span:
    """The text that a range of words covers."""
    return Span(unit[piece[0]].start, unit[piece[1] - 1].end)
