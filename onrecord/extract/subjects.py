"""Whose verb a cue is: the noun phrase before it ("the minister said"), after it ("said the minister"), or the main one of its sentence.

Works on the words' shape and on closed lists, without a parser. It gives the whole phrase, with what stands in apposition to it.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.noun_ends import apposition_end, clean_end, core_end, name_end
from onrecord.extract.noun_phrases import LONGEST, appositive, capitals, over_party, phrase_before, time_end, trim_front
from onrecord.extract.passages import Unit
from onrecord.extract.whoever import whoever
from onrecord.lexicons.speech import Speech

How = Literal["before", "after", "relative", "shared"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase by the places of its first and last word in a unit, and how it was found."""

    first: int
    last: int
    how: How


def before(unit: Unit, first: int, speech: Speech) -> Subject | None:
    """The subject that stands before a verb group, which begins at `first`."""
    place = _over_group(unit, first - 1, speech)
    if place < 0:
        return None
    word = unit[place]
    if word.low == "who" or (word.low in ("which", "that") and place and unit[place - 1].low == ","):
        return _relative(unit, place, speech)
    if word.low in speech.sets["pronouns"]:
        return Subject(place, place, "before")
    if word.low == ")":
        named = phrase_before(unit, over_party(unit, place), speech)
        return None if named is None else Subject(named, place, "before")
    if word.low in (",", "—", "–"):
        return _with_apposition(unit, place, speech)
    unnamed = whoever(unit, place, speech)
    if unnamed is not None:
        return Subject(unnamed, place, "before")
    start = phrase_before(unit, place, speech)
    return None if start is None else Subject(_joint(unit, start, place, speech), place, "before")


def _joint(unit: Unit, start: int, last: int, speech: Speech) -> int:
    """Where the first of several who speak together begins: "Ann Lee, a lawyer, and Bob Marsh | said", "Lee, Ott and Marsh | said"."""
    joined = start >= 2 and unit[start - 1].low == "and"
    listed = start >= 2 and unit[start - 1].low == "," and any(w.low == "and" for w in unit[start:last])
    apposed = joined and unit[start - 2].low == "," and any(w.low == "," for w in unit[start:last])
    if not (joined or listed) or not (unit[start].capital or apposed):
        return start
    first = start - 1
    while first > max(0, start - LONGEST) and not _clause_edge(unit, first - 1, speech):
        first -= 1
    first = trim_front(unit, first, start, speech)
    head = unit[first]
    named = head.capital or head.low in speech.sets["determiners"] or head.low in speech.sets["groups"]
    if first >= start - 1 or not named or head.low in speech.sets["prepositions"] or time_end(unit, first, start - 1, speech) is not None:
        return start
    if listed and not joined and not all(w.capital or w.low == "," for w in unit[first:start]):
        return start
    verb = any(_verbal(unit, k, speech) for k in range(first, start - 1))
    return start if verb else first


def _clause_edge(unit: Unit, place: int, speech: Speech) -> bool:
    low = unit[place].low
    return unit[place].region is not None or low in (";", ":", "—", "(", ")", "that", "but", "because", "while", "when", "if")


def _verbal(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether a word may be the verb of a clause of its own."""
    word = unit[place]
    if word.capital or not word.alpha:
        return word.low in ("'d", "'ll", "'ve")
    known = word.low in speech.sets["finite"] or word.low in speech.sets["auxiliaries"] or word.low in speech.sets["pronouns"]
    return known or word.low.endswith("ed") or word.low in speech.forms or speech.names.sort(word.low) == "verb"


def controller(unit: Unit, first: int, speech: Speech) -> Subject | None:
    """Who is made to speak: "prompting Lee | to dismiss it", "with Lee | claiming that"."""
    to = first - 1
    while to >= 0 and unit[to].low in speech.sets["adverbs"]:
        to -= 1
    if to < 1:
        return None
    if unit[to].low == "to" and unit[to - 1].capital:
        named = capitals(unit, to - 1)
        verb = unit[named - 1] if named else None
        return Subject(named, to - 1, "before") if verb is not None and verb.low.endswith(("ing", "ed")) and not verb.capital else None
    if unit[first].low.endswith("ing") and unit[to].capital:
        named = capitals(unit, to)
        return Subject(named, to, "before") if named and unit[named - 1].low == "with" else None
    return None


def _over_group(unit: Unit, place: int, speech: Speech) -> int:
    """Steps to the left over auxiliaries and adverbs: "has also repeatedly | said"."""
    while place >= 0:
        low = unit[place].low
        if low == "to" and place and unit[place - 1].low == "used":
            place -= 2  # "used to | say"
            continue
        if unit[place].capital and place and unit[place].low not in speech.sets["auxiliaries"]:
            return place  # Ms Long said
        helper = low in speech.sets["auxiliaries"] or low in speech.sets["adverbs"] or low == "'t" or (speech.manner(low) and len(low) > 4)
        if not helper or low == "to" or (low in ("all", "both") and (not place or not unit[place - 1].alpha)):
            return place
        if low == "'s" and place and (unit[place - 1].low not in speech.sets["pronouns"] and not unit[place - 1].capital):
            return place
        place -= 1
    return place


def _relative(unit: Unit, place: int, speech: Speech) -> Subject | None:
    """ "Ann Lee, who" of "Ann Lee, who said": the pronoun with what it refers to."""
    end = place - 1
    while end >= 0 and unit[end].low in (",", "—", "–"):
        end -= 1
    end = over_party(unit, end) if end >= 0 else end
    antecedent = phrase_before(unit, end, speech) if end >= 0 else None
    if antecedent is None:
        return Subject(place, place, "relative")
    form = speech.forms.get(unit[antecedent].low)
    if form is not None and form.word.meaning == "cite" and antecedent < end:
        antecedent += 1  # "citing | a trader who said"
    if unit[antecedent].low in speech.sets["groups"]:
        return Subject(antecedent, place, "relative")
    governed = (k for k in range(end, antecedent, -1) if unit[k].low in speech.sets["prepositions"] and unit[k].low != "of")
    return Subject(next(governed, antecedent - 1) + 1, place, "relative")


def _with_apposition(unit: Unit, comma: int, speech: Speech) -> Subject | None:
    """The subject of "Ann Lee, a lawyer in York, | said", whole."""
    floor = max(0, comma - LONGEST)
    place = comma - 1
    while place >= floor and unit[place].region is None and unit[place].low not in (";", ":", "("):
        if unit[place].low in (",", "—", "–") and place + 1 < comma:
            described = appositive(unit, place + 1, comma, speech)
            if not described and not _adverbial(unit, place + 1, comma, speech):
                break
            head = over_party(unit, place - 1)
            phrase = None if unit[head].low == "," or unit[head].low.isdigit() else phrase_before(unit, head, speech)
            if phrase is not None and not _appositive_chain(unit, phrase, speech):
                return Subject(_joint(unit, phrase, comma - 1, speech), comma - 1 if described else head, "before")
        place -= 1
    return _from_clause_start(unit, comma, speech)


def _adverbial(unit: Unit, first: int, last: int, speech: Speech) -> bool:
    """Whether ", on Tuesday," or ", however," stands between the commas."""
    low = unit[first].low
    timed = time_end(unit, first, last - 1, speech) is not None
    return last - first <= 10 and (
        timed or low == "according" or low in speech.sets["prepositions"] or low in speech.sets["adverbs"] or speech.manner(low)
    )


def _appositive_chain(unit: Unit, first: int, speech: Speech) -> bool:
    """Whether the phrase found is itself in apposition to a name before it: "Lee, a lawyer, the owner of the bank, said"."""
    return first >= 2 and unit[first - 1].low == "," and unit[first].low in speech.sets["apposition"] and unit[first - 2].capital


def _from_clause_start(unit: Unit, comma: int, speech: Speech) -> Subject | None:
    """The first noun phrase of the clause before a comma: "Lee won and, to cheers, | said"."""
    start = comma - 1
    while start >= max(0, comma - LONGEST) and unit[start].region is None and unit[start].low not in (";", ":", "("):
        start -= 1
    start = trim_front(unit, start + 1, comma, speech)
    while start < comma:
        piece = next((k for k in range(start, comma + 1) if unit[k].low in (",", "—", "–", "(")), comma)
        head = unit[start]
        intro = (
            head.low in speech.sets["prepositions"] or head.low in speech.sets["conjunctions"] or time_end(unit, start, piece - 1, speech)
        )
        if (intro or (head.low.endswith("ing") and head.low not in speech.sets["groups"])) and piece < comma:
            start = trim_front(unit, piece + 1, comma, speech)
            continue
        end = clean_end(unit, start, piece, speech)
        return None if end is None else Subject(start, end, "before")
    return None


def after(unit: Unit, place: int, speech: Speech) -> Subject | None:
    """The subject that stands after its verb: "said Ann Lee, a lawyer in York." `place`: the word after the verb."""
    if place >= len(unit) or not unit[place].alpha:
        return None
    word, sets = unit[place], speech.sets
    if word.low in sets["pronouns"]:
        return Subject(place, place, "after")
    if word.low.startswith("@"):
        return Subject(place, place, "after")
    starts = word.capital or word.low in sets["determiners"] or word.low in sets["groups"] or word.low in sets["roles"]
    if not starts or word.low in sets["times"] or word.low in sets["prepositions"] or word.low == "that":
        titled = (
            place + 1 < len(unit)
            and word.alpha
            and any(w.capital for w in unit[place + 1 : place + 4])
            and word.low not in sets["prepositions"]
        )
        if (
            not titled
            or word.low in sets["times"]
            or word.low in sets["adverbs"]
            or word.low in sets["conjunctions"]
            or word.low.endswith("ly")
        ):
            return None
    end = core_end(unit, place, speech)
    counts = end == place and word.low in sets["quantifiers"] and place + 1 < len(unit) and unit[place + 1].alpha
    if counts and unit[place + 1].low not in sets["prepositions"]:
        return None  # "declared three days of mourning"
    return Subject(place, apposition_end(unit, end, speech), "after")


def core(unit: Unit, subject: Subject, speech: Speech) -> Subject:
    """A subject that was found after its verb, without what stands in apposition."""
    return Subject(subject.first, min(subject.last, core_end(unit, subject.first, speech)), subject.how)


def main(unit: Unit, limit: int, speech: Speech) -> Subject | None:
    """The main subject of a unit, looked for before the word at `limit`: whoever "saying" at its end belongs to."""
    start = _after_dateline(unit, limit)
    while start < limit and (unit[start].region is not None or not unit[start].alpha):
        start += 1
    start = trim_front(unit, start, limit, speech)
    for _ in range(3):
        if start >= limit:
            return None
        low = unit[start].low
        if low == "from" and limit - start <= 8 and limit < len(unit) and unit[limit].low == ":":
            return Subject(start + 1, limit - 1, "shared") if limit - start > 1 else None
        timed = time_end(unit, start, limit - 1, speech)
        intro = (
            low in speech.sets["prepositions"]
            or low in speech.sets["conjunctions"]
            or low.endswith("ing")
            or (low.endswith("ed") and len(low) > 4)
        )
        if not intro and timed is None:
            break
        comma = next((k for k in range(start, limit) if unit[k].low == ","), None)
        if comma is None and timed is None:
            return None
        start = trim_front(unit, timed + 1 if timed is not None else (comma or 0) + 1, limit, speech)
    if start >= limit:
        return None
    stop = next((k for k in range(start, limit) if unit[k].low in (",", ";", ":", "—", "–", "[marks]")), limit)
    end = clean_end(unit, start, stop, speech)
    if end is None or not (
        unit[start].capital or unit[start].low in speech.sets["determiners"] or unit[start].low in speech.sets["groups"]
    ):
        return None
    if unit[start].capital and unit[start].low not in speech.sets["determiners"] and unit[start].low not in speech.sets["pronouns"]:
        end = name_end(unit, start, end, speech)
    return Subject(start, end, "shared")


def _after_dateline(unit: Unit, limit: int) -> int:
    """The word after "PARIS, July 25 (Agency) —", or the first."""
    if not unit or not unit[0].alpha or unit[0].low.upper() == unit[0].low:
        return 0
    return next(
        (
            k + 1
            for k in range(1, min(12, limit))
            if unit[k].low in ("—", "–", "--") or (unit[k].low == "-" and unit[k - 1].end < unit[k].start)
        ),
        0,
    )
