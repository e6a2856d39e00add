"""Who speaks after what has no verb ("No, said Ann Lee", "Deal in sight, say mediators"), and who is quoted before a colon."""

from onrecord.extract import subjects
from onrecord.extract.passages import Unit
from onrecord.extract.subjects import Subject
from onrecord.extract.words import Word
from onrecord.lexicons.speech import CueWord, Speech

_HEADS = ("roles", "groups", "organisations", "outlets", "documents")


def answering(unit: Unit, first: int, last: int, word: CueWord, speech: Speech) -> Subject | None:
    """Who speaks where nothing but who says it follows "said": what stands before the comma is what is said."""
    if not first or unit[first - 1].low != "," or word.lemma != "say" or last != first:
        return None
    subject = subjects.after(unit, last + 1, speech)
    if subject is None and last + 1 < len(unit) and _somebody(unit[last + 1], speech):
        subject = Subject(last + 1, last + 1, "after")
    if (
        subject is None
        or unit[subject.first].low in ("it", "you")
        or any(w.alpha or w.region is not None for w in unit[subject.last + 1 :])
    ):
        return None
    listed = unit[subject.first : subject.last + 1]
    known = any(w.capital or w.low in speech.sets["pronouns"] or _somebody(w, speech) for w in listed)
    many = unit[first].low != word.lemma or listed[-1].low.endswith("s") or listed[-1].low in speech.sets["groups"]
    verb = any(w.low in speech.sets["finite"] and not w.capital for w in listed)
    return subject if known and many and not verb else None


def colon_after(unit: Unit, last: int, word: CueWord, speech: Speech) -> int | None:
    """The colon after whoever is quoted: ", quoting her mother, Ida: "..."". None where there is none, or a verb stands before it."""
    if word.meaning != "cite":
        return None
    for place in range(last + 1, min(last + _FAR, len(unit) - 1)):
        low = unit[place].low
        if low == ":":
            ends = unit[place + 1].region is not None and not any(word.alpha for word in unit[place + 2 :])
            return place if place > last + 1 and ends else None
        if unit[place].region is not None or (low in speech.sets["finite"] and not unit[place].capital) or low in ("as", "that", "from"):
            return None
    return None


_FAR = 12
"""Words from "quoting" to the colon."""


def quoted_saying(unit: Unit, last: int, word: CueWord, speech: Speech) -> Subject | None:
    """Who speaks in "the Herald quoted Lee as saying": Lee."""
    if word.meaning != "cite" or last + 1 >= len(unit):
        return None
    spoken = subjects.after(unit, last + 1, speech) or (Subject(last + 1, last + 1, "after") if unit[last + 1].region is not None else None)
    place = spoken.last + 1 if spoken is not None else len(unit)
    place += place < len(unit) and unit[place].low == ","  # "quoted the mayor, Ann Lee, as saying"
    if spoken is None or place + 1 >= len(unit) or unit[place].low != "as":
        return None
    return Subject(spoken.first, spoken.last, "after") if unit[place + 1].low.endswith("ing") else None


def _somebody(word: Word, speech: Speech) -> bool:
    known = speech.names.heads.get(word.low)
    return any(word.low in speech.sets[name] for name in _HEADS) or (known is not None and known.kind == "person")
