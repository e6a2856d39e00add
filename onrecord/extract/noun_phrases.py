"""Where a noun phrase begins in a sentence, and what stands before and beside it, by the shape of its words and by closed lists: no parser.

"On Tuesday | Ann Lee, a lawyer in York | said". A place is the number of a word in its unit.
"""

import re

from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import Speech

LONGEST = 40
"""Words in the longest source: the longest in PolNeAR train has 37, and 99 in a hundred have at most 19."""
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def capitals(unit: Unit, last: int) -> int:
    """The first word of the run of capitals that ends at `last`."""
    first = last
    while first > 0 and unit[first - 1].alpha and (unit[first - 1].capital or (unit[first - 1].low == "of" and unit[first - 2].capital)):
        first -= 1
    return first


def phrase_before(unit: Unit, last: int, speech: Speech) -> int | None:
    """Where the noun phrase begins that ends with the word at `last`; None where there is none."""
    if not _nominal(unit, last, speech) and unit[last].low not in speech.sets["quantifiers"]:
        return None
    place = last
    while place > 0 and _joins(unit, place - 1, last, speech):
        place -= 1
    return _trimmed(unit, place, last, speech)


def _nominal(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether a word can be the last of a noun phrase."""
    word = unit[place]
    sets = speech.sets
    if not word.alpha:
        return False
    if word.capital and len(word.low) > 1:
        return word.low not in sets["leading"] and word.low not in sets["conjunctions"] and word.low not in sets["prepositions"]
    return not any(
        word.low in sets[n] for n in ("determiners", "prepositions", "conjunctions", "auxiliaries", "pronouns", "wh", "finite")
    ) or (word.low in sets["groups"])


def _joins(unit: Unit, place: int, last: int, speech: Speech) -> bool:
    """Whether the phrase goes on to the left over this word."""
    word, sets = unit[place], speech.sets
    low = word.low
    if word.region is not None:  # Ismael "El Mayo" Zambada
        return place > 0 and unit[place - 1].capital and unit[place + 1].capital and len(word.region) <= 40
    if low in ("'s", "'", "’", "&", "/", "-", "–", ".") and place and unit[place - 1].end == word.start:
        return True
    if low == "&" and place and unit[place - 1].capital and unit[place + 1].capital:
        return True  # Orlo & Sons
    if low == "and":
        return _coordinates(unit, place, last, speech)
    if not word.alpha or low in sets["told"] or (low == "her" and unit[place + 1].low in sets["determiners"]):
        return False  # "told him | the Guild said"
    if (
        (low in sets["pronouns"] and low != "it")
        or (low in sets["auxiliaries"] and not (low == "to" and (unit[place + 1].capital or unit[place + 1].low in sets["determiners"])))
        or low in ("that", "which", "because", "while", "when", "if", "whether")
    ):
        return False
    if (low in sets["finite"] and not word.capital) or (low in speech.forms and _finite(unit, place, speech)):
        return False
    return low not in sets["conjunctions"] or (low == "as" and word.capital)


def _finite(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether a cue word inside a phrase is its own clause's verb rather than "asked" of "people asked about it"."""
    form = speech.forms[unit[place].low]
    if unit[place].capital:
        return False
    if form.tense == "past":
        return unit[place + 1].low not in ("by", "on", "about", "in", "with")
    return form.tense == "third" and not form.word.noun


def _coordinates(unit: Unit, place: int, last: int, speech: Speech) -> bool:
    """Whether "and" joins two halves of one subject: "Lee and Marsh said", "officials and experts said"."""
    if place == 0:
        return False
    left, right = unit[place - 1], unit[place + 1]
    if not left.alpha or left.low in speech.sets["finite"] or right.low in speech.sets["pronouns"] or left.low in speech.sets["pronouns"]:
        return False
    start = place - 1
    while start > 0 and unit[start - 1].alpha and unit[start - 1].capital:
        start -= 1
    opened = (
        start == 0 or unit[start - 1].low in (",", "[marks]", "that", "the", ":", "—") or unit[start - 1].low in speech.sets["prepositions"]
    )
    return (left.capital and right.capital and opened) or (not left.capital and not right.capital and place - 1 <= 3 and last - place <= 3)


def _trimmed(unit: Unit, first: int, last: int, speech: Speech) -> int | None:
    """Where the phrase begins once "On Tuesday", "But" and the like are taken off its front."""
    sets = speech.sets
    dated = [k for k in range(first, last) if _ISO_DATE.fullmatch(unit[k].low)]
    first = dated[-1] + 1 if dated else first
    while first <= last and (not unit[first].alpha or unit[first].low in sets["leading"] or unit[first].low in ("of", "as")):
        first += 1
    if first > last:
        return None
    low = unit[first].low
    timed = time_end(unit, first, last, speech)
    if timed is not None:
        return _trimmed(unit, timed + 1, last, speech) if timed < last else None
    if low in sets["prepositions"] and low != "about":
        return _after_adverbial(unit, first, last, speech)
    return first


def time_end(unit: Unit, first: int, last: int, speech: Speech) -> int | None:
    """The last word of a leading "Last week", "On Tuesday", "In May 2014" or None."""
    place = first
    sets = speech.sets
    while place <= last and place - first < 4:
        low = unit[place].low
        if low in sets["times"]:
            while place + 1 <= last and (unit[place + 1].low in sets["times"] or unit[place + 1].low.isdigit()):
                place += 1
            owned = place + 1 <= last and unit[place + 1].low in ("'s", "'")
            return None if owned or (place == first and not unit[place].capital and first == 0) else place
        if (
            low not in sets["openers"]
            and low not in ("on", "in", "at", "by", "since", "during", "after", "before", "of", "ago")
            and not low.isdigit()
        ):
            return None
        place += 1
    return None


def _after_adverbial(unit: Unit, first: int, last: int, speech: Speech) -> int | None:
    """The subject after a prepositional phrase without a comma: "In a statement | Ms. Lee", or None where it cannot be told."""
    place = last
    while place > first and unit[place].alpha and unit[place].capital:
        place -= 1
    if place < last:
        start = place + 1
        while start - 1 > first and unit[start - 1].low in speech.sets["roles"]:
            start -= 1
        return start - 1 if unit[start - 1].low in ("the", "a", "an") and start - 1 > first + 1 else start
    for start in range(last - 1, first + 1, -1):
        if unit[start].low in ("the", "a", "an", "his", "her", "its", "their", "one", "some", "many", "two", "three", "several"):
            return start if unit[start - 1].low not in speech.sets["prepositions"] else None
    return last if unit[last].low in speech.sets["groups"] and last > first + 1 else None


def over_party(unit: Unit, place: int) -> int:
    """Steps to the left over "(D-N.Y.)" or ", D-Lind" after a name."""
    if place > 1 and unit[place].capital and _PARTY.match(unit[place].low) and unit[place - 1].low == ",":
        return place - 2
    if unit[place].low != ")":
        return place
    return next((k - 1 for k in range(place - 1, max(0, place - 8), -1) if unit[k].low == "("), place)


_PARTY = re.compile(r"[dri]-[^\W\d_]")


def appositive(unit: Unit, first: int, last: int, speech: Speech) -> bool:
    """Whether what stands between the commas describes the subject, and does not say when or where it spoke."""
    if first >= last:
        return False
    word = unit[first]
    if not word.alpha or word.low in speech.sets["pronouns"] or word.low == "there":
        return False
    if word.low in speech.sets["apposition"] or word.low in speech.sets["roles"] or word.low.isdigit():
        return not (word.low == "also" or (word.low == "then" and last - first < 3))
    if word.low in speech.sets["prepositions"] or word.low in speech.sets["leading"] or word.low in speech.sets["adverbs"]:
        return False
    if not word.capital and word.low in speech.forms and speech.forms[word.low].tense == "past":
        return False
    return (word.capital or not word.low.endswith(("ing", "ed", "ly"))) and word.low not in speech.sets["conjunctions"]


def trim_front(unit: Unit, first: int, last: int, speech: Speech) -> int:
    """Steps over "But", "Meanwhile," and stray marks at the front."""
    while first < last and (not unit[first].alpha or unit[first].low in speech.sets["leading"]):
        first += 1
    return first
