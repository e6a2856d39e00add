"""Where a noun phrase ends: its core, its name, what stands in apposition to it."""

from onrecord.extract.attributes import attribute
from onrecord.extract.noun_phrases import LONGEST, appositive, time_end
from onrecord.extract.passages import Unit
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech


def clean_end(unit: Unit, first: int, stop: int, speech: Speech) -> int | None:
    """Where a noun phrase that begins at `first` ends, at the latest before `stop`: before the first verb."""
    sets = speech.sets
    if unit[first].low in sets["pronouns"]:
        return first
    place = first
    while place < stop:
        word = unit[place]
        low = word.low
        possessive = low == "'s" and place + 1 < stop and unit[place + 1].low not in sets["determiners"]
        verb = (low in sets["finite"] or (low in sets["auxiliaries"] and not possessive)) and not word.capital
        ends_ed = place > first and low.endswith("ed") and not word.capital and not _reduced(unit, place, stop, speech)
        cue = place > first and not word.capital and low in speech.forms and not speech.forms[low].word.noun
        if verb or ends_ed or cue or (low in ("that", "who", "which", "because", "when", "while", ";", ":") and place > first):
            break
        manner = low.endswith("ly") and unit[place - 1].low not in sets["determiners"]
        if place > first and not word.capital and (low in sets["adverbs"] or manner):
            break
        place += 1
    return place - 1 if place > first and _head_like(unit[first], speech) else None


def _reduced(unit: Unit, place: int, stop: int, speech: Speech) -> bool:
    """Whether "-ed" stands inside the phrase: "the elected mayor", "officials briefed on the plan"."""
    inside = unit[place - 1].low in speech.sets["determiners"] or unit[place - 1].low == "'s"
    return inside or (place + 1 < stop and unit[place + 1].low in ("by", "on") and unit[place - 1].low in speech.sets["groups"])


def _head_like(word: Word, speech: Speech) -> bool:
    return word.alpha and word.low not in speech.sets["prepositions"] and word.low not in speech.sets["conjunctions"]


def core_end(unit: Unit, first: int, speech: Speech) -> int:
    """The last word of a noun phrase that begins at `first`: names keep "of", descriptions keep any preposition."""
    sets = speech.sets
    named = unit[first].capital
    place = first
    while place + 1 < len(unit):
        word = unit[place + 1]
        low = word.low
        glued = unit[place].end == word.start and low in ("'", "-", "–", "/", "&", ".") and place + 2 < len(unit) and unit[place + 2].alpha
        if low == "'s" or low == "&" or (glued and low != "–"):
            place += 1
            continue
        if word.region is not None and place + 2 < len(unit) and unit[place].capital and unit[place + 2].capital and len(word.region) <= 40:
            place += 1
            continue
        if low == "'" and place + 2 < len(unit) and unit[place].low.endswith("s"):
            place += 1
            continue
        if not word.alpha or time_end(unit, place + 1, len(unit) - 1, speech) is not None or low in sets["times"]:
            break
        if low in sets["prepositions"] or low == "who":
            allowed = ("of", "for") if named and unit[place].capital else sets["source_prepositions"]
            if low not in allowed or place + 2 >= len(unit) or (not unit[place + 2].alpha and unit[place + 2].low != "$"):
                break
        elif low == "and":
            others = place + 2 < len(unit) and unit[place + 2].low in ("colleagues", "others")
            if not others and (
                place + 2 >= len(unit) or unit[place].capital != unit[place + 2].capital or unit[place + 2].low in sets["pronouns"]
            ):
                break
        elif attribute(unit, place + 1, speech):
            pass
        elif (
            low in sets["conjunctions"]
            or low in sets["auxiliaries"]
            or (low in sets["pronouns"] and unit[place].low not in sets["prepositions"])
            or ((low in sets["adverbs"] or (low.endswith(("ly", "ing")) and low not in sets["mediums"])) and not word.capital)
            or (low in speech.forms and not word.capital and not speech.forms[low].word.noun)
        ):
            break
        place += 1
    ends_ed = place > first + 1 and not unit[place].capital and unit[place].low.endswith("ed")
    if ends_ed and place + 1 < len(unit) and (unit[place + 1].low in sets["prepositions"] or unit[place + 1].low in sets["times"]):
        return place - 1  # "a study published | on Thursday"
    return place


def apposition_end(unit: Unit, end: int, speech: Speech) -> int:
    """The end of what stands in apposition, and of a relative clause: "Ann Lee, a lawyer who lives in York"."""
    place = end
    while place + 2 < len(unit) and unit[place + 1].low == "," and appositive(unit, place + 2, len(unit), speech):
        stop = place + 2
        while stop < len(unit) and unit[stop].region is None and unit[stop].low not in (",", ";", ":", "—", ".") and stop - end < LONGEST:
            stop += 1
        if (stop < len(unit) and unit[stop].low == "." and stop + 1 < len(unit)) or _clause_between(unit, place + 2, stop, speech):
            break
        place = stop - 1
    return place


def _clause_between(unit: Unit, first: int, stop: int, speech: Speech) -> bool:
    """Whether a sentence of its own begins after the comma: "according to Lee, the plan was dead"."""
    for word in unit[first:stop]:
        if word.low in _RELATIVE:
            return False
        if word.low in speech.sets["finite"] and not word.capital:
            return True
    return False


_RELATIVE = frozenset(("who", "which", "whose", "whom", "that", "where", "when"))


def name_end(unit: Unit, first: int, last: int, speech: Speech) -> int:
    """A name at a sentence's start ends with its last capital: "Ann Lee hailed"."""
    end = first
    for place in range(first, last + 1):
        word = unit[place]
        if word.capital or word.region is not None:
            end = place
        elif word.low not in _IN_NAMES and not _titled(unit, place, last, speech):
            break
    while end < last and unit[end + 1].low in speech.sets["roles"]:
        end += 1
    return end


_IN_NAMES = frozenset(("of", "the", "'s", "and", "for", "&", "-", "de", "van", "von", "al", "bin", "'"))


def _titled(unit: Unit, place: int, last: int, speech: Speech) -> bool:
    """Whether a small word belongs to a title before a name: "Republican hopeful Ted Cruz", "Lee's campaign manager"."""
    ahead = unit[place : min(place + 3, last + 1)]
    return any(w.low in speech.sets["roles"] or w.capital for w in ahead) and not any(w.low.endswith(("ed", "es")) for w in ahead)
