"""Words inside a noun phrase that look like a verb or an adverb: "the returning officer", "the newly elected mayor"."""

from onrecord.extract.passages import Unit
from onrecord.lexicons.speech import Speech


def attribute(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether "-ing" or "-ly" stands inside the phrase: "the | returning officer", "the | newly elected mayor"."""
    low = unit[place].low
    if place + 1 >= len(unit) or not unit[place + 1].alpha or not low.endswith(("ing", "ly")):
        return False
    following = unit[place + 1].low
    role = low.endswith("ing") and (following in speech.sets["roles"] or following in speech.names.heads)
    return unit[place - 1].low in ("the", "a", "an", "his", "her", "its", "their", "'s") or (role and not unit[place - 1].capital)
