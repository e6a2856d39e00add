"""Whether a noun phrase can speak: a person, a body, a group, a role, a pronoun, or something written that is said to say it.

A verb of speech with anything else before it is no report of somebody's words: "the helicopters suggest that", "an earlier version of
this article said". It does not say who is meant.
"""

import re
from collections.abc import Sequence

from onrecord.extract.words import Word
from onrecord.lexicons.speech import CueWord, Speech

_PERSONAL = ("man", "men", "woman", "women", "person", "ist", "ists", "mate", "mates", "-year-old", "crat", "crats")
"""Endings of nouns for people that no list holds: "oceanographer" is in one, "bassist" need not be."""
_AGENT = ("er", "ers", "or", "ors")
_SITE = re.compile(r"\w[\w.-]*\.(?:com|org|net|news|fr|de|co\.uk)")
ARTICLES = frozenset(("the", "a", "an", "no", "every", "my", "our", "your", "its", "their"))
"""Words that are nobody by themselves."""
_READER = frozenset(("i", "we", "you"))


def core(listed: Sequence[Word]) -> list[Word]:
    """A noun phrase without what stands in apposition and without its relative clause."""
    found: list[Word] = []
    for word in listed:
        if found and (word.low in (",", "—", "–", "(", ";") or word.low in ("who", "which", "whom")):
            break
        found.append(word)
    return found


def head_noun(core: Sequence[Word], speech: Speech) -> Word:
    """The last noun before a preposition: "adviser" of "an adviser to the president"."""
    noun = core[0]
    for place, word in enumerate(core):
        if place and word.low in speech.sets["prepositions"]:
            break
        if place and _somebody(noun, speech) and not word.capital and (_after_noun(word, speech) or word.low.endswith(("ed", "ing"))):
            break  # "officials familiar with it", "polls conducted last week"
        if word.alpha and word.low not in speech.sets["reflexives"]:
            noun = word
    return noun


def speaks(listed: Sequence[Word], cue: CueWord | None, speech: Speech, *, direct: bool = False) -> bool:
    """Whether the words of a source are of somebody who can speak, or of something written by the verb `cue`.

    `direct`: the reported words stand between marks beside the cue, so that any "the ..." before the verb has spoken.
    """
    phrase = core(listed)
    if not phrase:
        return False
    first, noun = phrase[0], head_noun(phrase, speech)
    strong = cue is None or cue.strength == "strong"
    if len(phrase) == 1 and first.low in speech.sets["pronouns"]:
        return first.low != "you" and (direct or first.low not in _READER) and (first.low != "it" or strong or direct)
    if len(phrase) == 1 and first.low.startswith("@"):
        return True  # who posts
    if _begins_badly(phrase, speech) or (len(phrase) == 1 and (first.low in speech.sets["answers"] or first.low in ARTICLES)):
        return False
    if noun.low in speech.sets["mute"]:
        return False
    opened = first.low in speech.sets["determiners"] or first.capital
    if _written(noun, speech):
        return cue is None or cue.lemma not in speech.sets["inferring"] or (opened and not _bare_plural(phrase, noun))
    if _somebody(noun, speech):
        return True
    if noun.capital:
        return _name_like(phrase, noun, speech)
    direct = direct or (cue is not None and "source" in cue.takes)
    return direct and strong and opened and speech.names.sort(noun.low) != "verb"


def _after_noun(word: Word, speech: Speech) -> bool:
    return word.low in speech.sets["postposed"] or word.low in speech.sets["times"]


def _written(noun: Word, speech: Speech) -> bool:
    return noun.low in speech.sets["documents"] or noun.low in speech.sets["accounts"]


def _somebody(noun: Word, speech: Speech) -> bool:
    """Whether a noun is for people, a role, a body or an outlet, or for something written."""
    low = noun.low
    listed = any(low in speech.sets[name] for name in ("roles", "groups", "organisations", "outlets", "quantifiers", "relatives"))
    known = low in speech.names.heads or low in speech.names.peoples or low.endswith(_PERSONAL)
    agent = low.endswith(_AGENT) and len(low) > 5 and low not in speech.sets["no_agents"]
    agent = agent and speech.names.sort(low) in (None, "noun", "verb")
    return listed or known or agent or _written(noun, speech) or _SITE.fullmatch(low) is not None


def _bare_plural(phrase: Sequence[Word], noun: Word) -> bool:
    """Whether nothing says which: "recent reports", but not "the reports" or "CDC figures"."""
    return (
        noun.low.endswith("s")
        and not any(w.capital for w in phrase[1:])
        and phrase[0].low in ("recent", "new", "earlier", "some", noun.low)
    )


def _begins_badly(phrase: Sequence[Word], speech: Speech) -> bool:
    """Whether a phrase begins with a verb or a small word that begins no noun phrase: "treat Census", "There", "shown"."""
    first = phrase[0]
    if first.low in speech.sets["determiners"] or first.low in speech.sets["quantifiers"] or _somebody(first, speech):
        return False
    sort = speech.names.sort(first.low)
    if first.capital:
        single = len(phrase) == 1
        small = sort == "function" or first.low in speech.sets["adverbs"] or first.low in speech.sets["leading"] or first.low.endswith("ly")
        return single and (first.low in speech.sets["times"] or (small and sort in ("function", "adverb")))
    titled = sort != "verb" and phrase[-1].capital and any(_somebody(w, speech) for w in phrase[1:])
    if first.low in speech.names.title_modifiers or titled:
        return False  # "retired general Ann Lee", "super PAC spokeswoman Ann Lee"
    return sort in ("verb", "function", "auxiliary", "adverb") or first.low in speech.sets["finite"]


def _name_like(phrase: Sequence[Word], noun: Word, speech: Speech) -> bool:
    """Whether a capital at the end is of a name, and not of a day or a month."""
    return noun.low not in speech.sets["times"] or len(phrase) > 2
