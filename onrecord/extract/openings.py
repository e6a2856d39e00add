"""Where reported words begin after a cue: said | X, said on Tuesday in a statement that | X, told reporters | X, said: | "X"."""

from typing import Literal

from onrecord.extract.noun_phrases import time_end
from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import CueWord, Speech

Opening = Literal["marks", "colon", "that", "zero", "whether", "infinitive", "object"]

"""What opens reported words: quotation marks, a colon, "that", nothing, a question word, "to", or an object."""

Opened = tuple[int | None, Opening | None]
NOWHERE: Opened = (None, None)

_REACH = 14

"""Words between a cue and its "that": "said during her daily press conference in Mexico City that"."""


def opening(unit: Unit, place: int, word: CueWord, speech: Speech) -> Opened:
    """Where reported words begin after a cue, and what opens them."""
    place = _over_manner(unit, _over_adverbs(unit, place, speech), speech)
    if "addressee" in word.takes and place < len(unit):
        place = _over_addressee(unit, place, speech)
    for _ in range(4):
        if place >= len(unit):
            return NOWHERE
        low = unit[place].low
        if unit[place].region is not None:
            return place, "marks"
        if low == ":":
            return (place + 1, "marks" if unit[place + 1].region is not None else "colon") if place + 1 < len(unit) else NOWHERE
        if low == "that" and place + 2 < len(unit) and unit[place + 1].low == ",":
            if unit[place + 2].region is not None:
                return place + 2, "marks"
            return (place + 2, "that") if unit[place + 2].low == "according" else NOWHERE
        if low == "that":
            return (place + 1, "that") if place + 1 < len(unit) and unit[place + 1].low not in (".", ",") else NOWHERE
        if low in (",", "—", "–"):
            skipped = _over_parenthesis(unit, place)
            if skipped is None:
                return NOWHERE
            place = skipped
            continue
        if (
            low in speech.sets["wh"]
            and low != "if"
            and ("whether" in word.takes or ("that" in word.takes and low not in ("when", "where", "who", "which")))
        ) or (low == "if" and word.lemma in ("ask", "wonder")):
            return place, "whether"
        if low == "to" and "infinitive" in word.takes:
            return place, "infinitive"
        if low == "to" and "deed" in word.takes:
            return NOWHERE
        timed = time_end(unit, place, len(unit) - 1, speech)
        if timed is not None:
            place = timed + 1
            continue
        if low in speech.sets["prepositions"]:
            jumped = _over_prepositions(unit, place, speech)
            if jumped is None:
                return (place, "object") if "object" in word.takes or "as" in word.takes else NOWHERE
            place = jumped
            if unit[place].low in speech.sets["pronouns"] and "that" in word.takes:
                return place, "zero"
            continue
        if low in (".", ";", ")"):
            return NOWHERE
        return (place, "zero") if "that" in word.takes and _clause(unit, place, word, speech) else (place, "object")
    return NOWHERE


def titled(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether the stretch between marks at `place` is the title of a work that is named before it: the programme "The Hour"."""
    if place < 1 or unit[place].region is None:
        return False
    apposed = unit[place - 1].low == "," and place > 1 and unit[place - 2].low in speech.sets["works"]
    return unit[place - 1].low in speech.sets["works"] or (apposed and place + 1 < len(unit) and unit[place + 1].low == ",")


def _over_adverbs(unit: Unit, place: int, speech: Speech) -> int:
    while (
        place < len(unit)
        and (unit[place].low in speech.sets["adverbs"] or unit[place].low.endswith("ly"))
        and (
            unit[place].low not in ("all", "only", "both", "half", "each", "either", "neither")
            or (place + 1 < len(unit) and unit[place + 1].low == ":")
        )
    ):
        place += 1
    return place


def _over_manner(unit: Unit, place: int, speech: Speech) -> int:
    """Steps over how it was said, where "that" follows: "said once more that", "said loud and clear that"."""
    for at in range(place + 1, min(place + 4, len(unit))):
        before = unit[at - 1]
        plain = before.alpha and not before.capital and before.region is None and before.low != "that"
        held = any(before.low in speech.sets[name] for name in ("pronouns", "prepositions", "finite", "auxiliaries", "wh", "groups"))
        article = before.low in speech.sets["determiners"] and before.low not in ("more", "many", "several", "two", "three")
        if not plain or held or article or before.low in speech.names.heads:
            return place
        if unit[at].low == "that":
            return at
    return place


def _over_addressee(unit: Unit, place: int, speech: Speech) -> int:
    """Steps over who is told: "told reporters in York | that", "told him | he"."""
    begin = place
    if unit[place].low in speech.sets["prepositions"]:
        return place
    if _pronoun_alone(unit, place, speech):
        return place + 1
    while place < len(unit) and place - begin < _REACH:
        word = unit[place]
        if word.region is not None and place > begin and (unit[place - 1].low in ("'s", "the", "'") or titled(unit, place, speech)):
            place += 1  # a show's name: told ABC's "Good Morning"
            continue
        if word.region is not None or word.low in ("that", ",", ":", ".", ";", "to", "—") or word.low in speech.sets["wh"]:
            return place
        if place > begin and (word.low in speech.sets["pronouns"] or word.low in ("there", "not")):
            return place
        if (
            place > begin
            and unit[place].capital
            and not unit[place - 1].capital
            and unit[place - 1].low not in speech.sets["prepositions"]
            and (unit[place - 1].low not in ("the", "'s", "a", "and", "of"))
        ):
            return place
        if place > begin + 1 and word.low in speech.sets["auxiliaries"] and word.low != "'s":
            return _second_phrase(unit, begin, place, speech)
        place += 1
    return place


def _pronoun_alone(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether who is told is one pronoun, and what follows is told: "told him | the Guild said", but not "told him and his brother"."""
    following = unit[place + 1] if place + 1 < len(unit) else None
    if following is None or following.low in ("and", "or", "all", "both"):
        return False
    begins = following.capital or any(following.low in speech.sets[name] for name in ("determiners", "pronouns"))
    return unit[place].low in speech.sets["told"] or (unit[place].low == "her" and begins)


def _second_phrase(unit: Unit, begin: int, verb: int, speech: Speech) -> int:
    """Where the subject begins between who is told and the verb: "told the Daily Mail | the plan was dead"."""
    for place in range(begin + 2, verb):
        if unit[place].low in speech.sets["determiners"] and unit[place - 1].low not in speech.sets["prepositions"]:
            return place
    return begin + 1


def _over_parenthesis(unit: Unit, comma: int) -> int | None:
    """The word after the comma that closes ", however," or the marks right after a comma; None where neither follows."""
    if comma + 1 < len(unit) and unit[comma + 1].region is not None:
        return comma + 1
    for place in range(comma + 1, min(comma + 10, len(unit) - 1)):
        if unit[place].low in (",", "—", "–"):
            follows = unit[place + 1]
            return place + 1 if follows.low == "that" or follows.region is not None else None
        if unit[place].region is not None:
            return None
    return None


def _over_prepositions(unit: Unit, place: int, speech: Speech) -> int | None:
    """The "that", colon, comma with marks, or pronoun that ends "in a statement on Tuesday", or None."""
    for at in range(place + 1, min(place + _REACH, len(unit))):
        word = unit[at]
        if word.low == "that" and at == place + 1:
            return None  # "on that subject"
        if word.low in ("that", ":") or (word.low in speech.sets["pronouns"] and at > place + 1 and word.low != "it"):
            return at
        if word.low == ",":
            return at if at + 1 < len(unit) and (unit[at + 1].region is not None or unit[at + 1].low == "that") else None
        if word.region is not None and titled(unit, at, speech):
            continue
        if word.region is not None:
            owned = unit[at - 1].low in speech.sets["determiners"] or unit[at - 1].low in ("'s", "the", "a", "an")
            return at if at > place + 1 and at + 2 >= len(unit) and not owned else None
        if word.low in (".", ";"):
            return None
    return None


def _clause(unit: Unit, place: int, word: CueWord, speech: Speech) -> bool:
    """Whether a clause without "that" begins here: always after "said", else where a verb follows."""
    if word.lemma == "say":
        return unit[place].low not in ("nothing", "something", "so", "anything", "hello", "goodbye", "sorry", "thanks")
    if unit[place].low in speech.sets["pronouns"] or unit[place].low == "there":
        return True
    if word.strength == "weak":
        return False
    if any(unit[k].region is not None and not titled(unit, k, speech) for k in range(place, min(place + 5, len(unit)))):
        return True
    for ahead in unit[place + 1 : place + 12]:
        if ahead.low in speech.sets["wh"] or ahead.low in ("that", ",", "as", ";"):
            return False
        if ahead.low in speech.sets["finite"]:
            return True
    return False
