"""Who speaks after a clause that says why he is not named: "a diplomat who requested anonymity | said"."""

from itertools import pairwise

from onrecord.extract.noun_phrases import LONGEST, phrase_before
from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import Speech


def whoever(unit: Unit, last: int, speech: Speech) -> int | None:
    """The first word of the phrase that a "who ..." ends with at `last`, where this asks not to be named; None elsewhere.

    The phrase opens its clause, so that nobody else can be the one who speaks.
    """
    who = last
    while who > max(0, last - LONGEST) and unit[who].low != "who":
        if unit[who].region is not None or (not unit[who].alpha and unit[who].low not in ("'s", "’s", "'", "-")):
            return None
        who -= 1
    if not who or unit[who].low != "who" or not _unnamed(unit, who, last, speech):
        return None
    first = phrase_before(unit, who - 1, speech)
    if first is None:
        return None
    opens = not first or not unit[first - 1].alpha or unit[first - 1].low in ("and", "but", "that")
    return first if opens and unit[first].low in ("a", "an", "one", "the", "another") else None


def _unnamed(unit: Unit, who: int, last: int, speech: Speech) -> bool:
    """Whether the clause says that somebody is not named, and no other clause speaks in it: "who asked not to be named because"."""
    listed = [word.low for word in unit[who + 1 : last + 1]]
    hidden = any(low in speech.sets["naming"] or low in speech.sets["anonymous"] for low in listed)
    return hidden and not any(
        low in speech.forms
        and speech.forms[low].tense == "past"
        and low not in _ASKS
        and before != "not"
        and before not in speech.sets["auxiliaries"]
        for before, low in pairwise(("who", *listed))
    )


_ASKS = frozenset(
    ("asked", "requested", "wished", "wanted", "preferred", "declined", "refused", "insisted", "spoke", "identified", "named")
)
