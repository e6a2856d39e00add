"""What the language model takes for speech and is none: deeds, requests for anonymity, what is merely expected, who is only cited.

By the form of the reporting word and the words beside it, never by how sure the model is. Words that begin among who is cited or told
("citing two officials, that the mill would close") begin after them. What stands between quotation marks is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.learned import Learned
from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span

_NEAR = 200
"""Characters between a reporting word and what it reports, and of this, that are looked at."""
_TOLD = 4
"""Words of somebody's name or place that a content may wrongly begin with: "told a crowd in | Port Lind that"."""
_UNNAMED = 8
"""Words within which a request not to be named says so."""
_BARE = 3
"""Words of the longest thing that is merely rejected: "the latest charge"."""
_IF = re.compile(r"(?:^|[.?!,;\n\"”’] ?)(?:if|unless)\s+\Z", re.IGNORECASE)
_IF_NEAR = 12
_MARKS = frozenset('"“”„«»‘')


def sifted(text: str, told: Sequence[Learned], speech: Speech) -> tuple[Learned, ...]:
    """The model's attributions without those that are no speech, each from where its words begin."""
    begun = (_begun(text, one, speech) for one in told)
    return tuple(
        one
        for one in begun
        if one is not None and not _silent(text, one, speech) and not (_nobody(text, one.source, speech) or _only_if(text, one))
    )


def _only_if(text: str, one: Learned) -> bool:
    """Whether the sentence only supposes that somebody says so: "If Ana Holt says that the dam is safe, ..."."""
    first = one.source if one.source is not None else one.cue
    return first is not None and _IF.search(text, max(0, first.start - _IF_NEAR), first.start) is not None


def _nobody(text: str, source: Span | None, speech: Speech) -> bool:
    """Whether it is said that nobody says it: "nobody from the council", "no one", "no witness"."""
    first = None if source is None else next(iter(words(text, source.start, source.end)), None)
    return first is not None and (first.low in speech.sets["nobody"] or first.low == "no")


def _begun(text: str, one: Learned, speech: Speech) -> Learned | None:
    """The same without who is cited or told at its front; None where nothing is left."""
    first, cue = one.content[0], one.cue
    if cue is None or not cue.end <= first.start <= cue.end + _NEAR or text[first.start] in _MARKS:
        return one
    between = words(text, cue.start, first.start)
    head = words(text, first.start, min(first.end, first.start + _NEAR))
    cites = next((n for n in range(len(between) - 1, -1, -1) if _citing(between[n], speech)), None)
    if cites is not None and not any(word.low == "," for word in between[cites:]):
        own = between[cites].start == cue.start
        comma = next((n for n, word in enumerate(head) if word.low == ","), None)
        after = head[comma + 1] if comma is not None and comma + 1 < len(head) else None
        if after is not None and (after.low == "that" or not own):
            return _from(one, head, (comma or 0) + 1)
        return None if not own or _somebody(head, speech) else one
    that = next((n for n, word in enumerate(head[: _TOLD + 1]) if word.low == "that"), None)
    if that and all(word.capital for word in head[:that]):
        return _from(one, head, that)
    return one


def _citing(word: Word, speech: Speech) -> bool:
    form = speech.forms.get(word.low)
    return form is not None and form.word.meaning == "cite" and word.low.endswith("ing")


def _from(one: Learned, head: Sequence[Word], place: int) -> Learned | None:
    """The content from a word on, without its "that"."""
    place += head[place].low == "that"
    if place >= len(head):
        return None
    return replace(one, content=(Span(head[place].start, one.content[0].end), *one.content[1:]))


def _somebody(head: Sequence[Word], speech: Speech) -> bool:
    """Whether these words are people: "a source close to the family", "two officials"."""
    near = [word.low for word in head[:_TOLD]]
    return any(low in speech.sets["groups"] or low in speech.sets["roles"] for low in near)


def _silent(text: str, one: Learned, speech: Speech) -> bool:
    """Whether nothing was said: by the reporting word, its form and what goes with it."""
    if one.cue is None or any(not _MARKS.isdisjoint(piece.of(text)) for piece in one.content):
        return False
    cue = words(text, one.cue.start, one.cue.end)
    said = [word for piece in one.content for word in words(text, piece.start, min(piece.end, piece.start + _NEAR))]
    known = speech.sets["deeds"] | speech.sets["rebuffs"] | speech.sets["supposed"]
    verb = next((word.low for word in cue if word.low in known), cue[-1].low if cue else "")
    if verb in speech.sets["deeds"] or (verb in speech.sets["rebuffs"] and len(said) <= _BARE):
        return True
    return _supposed(text, one.cue, verb, speech) or _unnamed(said, speech)


def _supposed(text: str, cue: Span, verb: str, speech: Speech) -> bool:
    """Whether something is expected by nobody in particular: "is now expected in May", but not "is expected by analysts"."""
    if verb not in speech.sets["supposed"] or text[cue.end : cue.end + 4].lower() == " by ":
        return False
    for word in reversed(words(text, max(0, cue.start - 30), cue.end)[:-1]):
        if word.low in speech.sets["be"]:
            return True
        if word.low not in speech.sets["adverbs"] and not speech.manner(word.low) and word.low not in speech.sets["negations"]:
            return False
    return False


def _unnamed(said: Sequence[Word], speech: Speech) -> bool:
    """Whether the words ask for anonymity: "not to be named", "that their names be withheld"."""
    near = [word.low for word in said[:_UNNAMED]]
    named = any(low in speech.sets["withheld"] for low in near) and any(low in speech.sets["identities"] for low in near)
    be = near.index("be") if "be" in near else None
    whole = be is not None and be + 1 < len(near) and near[be + 1] in speech.sets["naming"] and set(near[:be]) <= {"not", "to"}
    return named or whole or (bool(near) and near[0] in speech.sets["anonymous"])
