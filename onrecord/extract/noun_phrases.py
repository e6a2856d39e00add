"""Where a noun phrase begins and ends in a sentence, by the shape of its words and by closed lists: no parser.

"On Tuesday | Ann Lee, a lawyer in York | said". A place is the number of a word in its unit.
"""

import re

from onrecord.extract.attributes import attribute
from onrecord.extract.passages import Unit
from onrecord.extract.words import Word
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
