"""What the words that report speech mean where they stand: the act, and what they let a reader take to be so.

"Asked whether" asks and "asked for" demands; "wants to" intends and "wants them to" demands; "would not say" declines. Goes by the cue's
lemma and by the few words around it, never by what is said.
"""

from collections.abc import Sequence

from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span
from onrecord.model.speech import Act, Committed

_BEFORE, _AFTER = 60, 80
"""Characters of the sentence before and after a cue that are looked at."""
_REACH = 5
"""Words between "wants" and its "to": "wants the people of the town to leave" is the longest kind."""

_SPEAKING = (
    "say",
    "comment",
    "answer",
    "reply",
    "respond",
    "elaborate",
    "discuss",
    "confirm",
    "disclose",
    "reveal",
    "specify",
    "name",
    "identify",
)
"""What whoever declines does not do."""
_QUESTIONS = ("whether", "if", "what", "why", "how", "who", "when", "where", "which", "about", "“", '"', "‘")


def meaning(text: str, cue: Span, sentence: Span, lemma: str, speech: Speech) -> tuple[Act | None, Committed | None]:
    """The act of a cue and what it lets a reader take to be so; None where the lexicon does not know."""
    before, after = _around(text, cue, sentence)
    denied = _denied(before, speech) is not None
    return _act(lemma, before, after, denied, speech), _commitment(lemma, after, denied, speech)


def denied(text: str, cue: Span, sentence: Span, speech: Speech) -> Span | None:
    """The word by which what the cue says was not done: "not" of "has not said", "declined" of "declined to say"."""
    word = _denied(_around(text, cue, sentence)[0], speech)
    return None if word is None else Span(word.start, word.end)


def _around(text: str, cue: Span, sentence: Span) -> tuple[list[Word], list[Word]]:
    """The words before the cue, without the one that the reach cuts, and those after it."""
    near = max(sentence.start, cue.start - _BEFORE)
    before = words(text, near, cue.start)
    return before[1:] if near > sentence.start else before, words(text, cue.end, min(sentence.end, cue.end + _AFTER))


def _denied(before: Sequence[Word], speech: Speech) -> Word | None:
    """The "not", "never", "yet to" or verb of refusing that a cue stands under: "has not said", "declined to say"."""
    after = ""
    for word in reversed(before[-4:]):
        if word.low in speech.sets["negations"] or word.low in speech.sets["refusals"] or (word.low == "yet" and after == "to"):
            return word
        if word.low not in speech.sets["auxiliaries"] and word.low not in speech.sets["adverbs"] and not word.low.endswith("ly"):
            return None
        after = word.low
    return None


def _act(lemma: str, before: Sequence[Word], after: Sequence[Word], denied: bool, speech: Speech) -> Act | None:
    known = speech.acts.meaning(lemma, speech.by_lemma[lemma].meaning) if lemma in speech.by_lemma else _composed(lemma, speech)
    next_low = after[0].low if after else ""
    if denied and lemma in _SPEAKING:
        return "decline"
    if lemma == "refuse" and not (next_low == "to" and len(after) > 1 and after[1].low in (*_SPEAKING, "be", "talk", "speak")):
        return "reject"
    if lemma == "ask":
        return "demand" if _requests(after, speech) else known
    if denied and known == "deny":
        return None  # "did not dispute" confirms nothing
    if lemma in ("want", "wish"):
        return "intend" if next_low == "to" else "demand" if _of_others(after, speech) else known
    if lemma == "agree" and next_low == "to":
        return "promise"
    if lemma == "plead" and next_low in ("guilty", "not"):
        return "confirm" if next_low == "guilty" else "deny"
    return known


def _composed(lemma: str, speech: Speech) -> Act | None:
    """The act of a cue of several words, or of one that the lexicon of verbs does not have."""
    whole = speech.acts.meaning(lemma)
    if whole is not None:
        return whole
    parts = lemma.split()
    verbs = {speech.acts.meaning(part, speech.by_lemma[part].meaning) for part in parts if part in speech.by_lemma}
    return verbs.pop() if len(verbs) == 1 else None


def _requests(after: Sequence[Word], speech: Speech) -> bool:
    """Whether "asked" is "asked for", "asked them to", "asked that"."""
    for place, word in enumerate(after[: 2 * _REACH]):
        if word.low in _QUESTIONS or word.low in (".", ":", ";", "?"):
            return False
        if word.low in ("for", "that"):
            return True
        if _infinitive(after, place, speech):
            return True
    return False


def _of_others(after: Sequence[Word], speech: Speech) -> bool:
    """Whether it is somebody else who shall do something: "wants the crowd to go home"."""
    for place, word in enumerate(after[: _REACH + 1]):
        if not word.alpha or word.low in ("that", "it", "he", "she", "they") or word.low in speech.sets["finite"]:
            return False
        if _infinitive(after, place, speech):
            return place > 0
    return False


def _infinitive(after: Sequence[Word], place: int, speech: Speech) -> bool:
    """Whether "to" opens an infinitive here, and not "to the court"."""
    if after[place].low != "to" or place + 1 >= len(after):
        return False
    follower = after[place + 1]
    noun = follower.capital or follower.low in speech.sets["determiners"] or follower.low in speech.sets["pronouns"]
    return (
        follower.alpha
        and not noun
        and speech.names.sort(follower.low) not in ("noun", "function")
        and follower.low not in ("me", "him", "us", "them")
    )


def _commitment(lemma: str, after: Sequence[Word], denied: bool, speech: Speech) -> Committed | None:
    infinitive = bool(after) and after[0].low == "to" and _infinitive(after, 0, speech)
    found = speech.acts.commitment(lemma, infinitive=infinitive)
    return None if found is None else found.negated if denied else found.plain
