"""Finds the words that report speech: "said", "according to", "went on to say".

A form that can also be a noun ("the claims", "states", "plans") counts only where its neighbours leave room for a verb. Cues
between quotation marks are found too; which of them govern a quotation is decided later.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.extract.learned import MODEL, helping, reporting
from onrecord.extract.meanings import denied, meaning
from onrecord.extract.prose import prose
from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import CueForm, CueWord, Speech, Strength
from onrecord.model.article import Article, Line
from onrecord.model.language import LanguageModel
from onrecord.model.language import Word as Parsed
from onrecord.model.runs import By, Made
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence

BY = By("cues", 6)

_LONGEST = 4
"""Words in the longest cue of the lexicon, carriers apart."""

CONFIDENCE: dict[Strength, float] = {"strong": 0.9, "medium": 0.6, "weak": 0.3}
"""How often a form of this strength reports speech: rounded shares of the cues that touch a gold cue in PolNeAR train."""


def cues(
    article: Article, lines: tuple[Line, ...], sentences: tuple[Sentence, ...], *, speech: Speech, language: LanguageModel
) -> tuple[Cue, ...]:
    """Finds the words that report speech: "said", "according to", "went on to say"."""
    found: list[Cue] = []
    for sentence in sentences:
        if sentence.in_article:
            listed = words(article.text, sentence.span.start, sentence.span.end)
            for span, word in _in(listed, speech):
                made = BY.rule(f"{word.strength}_cue", CONFIDENCE[word.strength])
                found.append(_cue(article, span, sentence.span, word.lemma, made, speech))
    return _with_model(article, lines, found, sentences, speech, language)


def _cue(article: Article, span: Span, sentence: Span, lemma: str, made: Made, speech: Speech) -> Cue:
    """A cue with what it does and whether it was done."""
    act, commits = meaning(article.text, span, sentence, lemma, speech)
    not_done = denied(article.text, span, sentence, speech)
    return Cue(made=made, article=article.key, span=span, lemma=lemma, meaning=act, commits=commits, denied=not_done)


LEAST = 0.5
"""How sure the language model must be of an attribution whose cue no lexicon holds."""


def _with_model(
    article: Article, lines: tuple[Line, ...], listed: list[Cue], sentences: tuple[Sentence, ...], speech: Speech, language: LanguageModel
) -> tuple[Cue, ...]:
    """The cues of the lexicon and, where it has none, those that the language model sees."""
    reading = language.read([prose(article, lines)])[0]
    begins = [sentence.span.start for sentence in sentences]
    starts = [cue.span.start for cue in listed]
    new: dict[Span, Cue] = {}
    for said in reading.attributions:
        place = reporting(reading.words, said)
        if place is not None and said.confidence >= LEAST:
            first, last = place
            span = Span(reading.words[first].start, reading.words[last - 1].end)
            near = listed[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]
            if not any(cue.span.overlaps(span) for cue in near):
                lemma = " ".join(word.lemma for word in _chief(reading.words[slice(*said.cue[0])], reading.words[first:last]))
                within = sentences[max(0, bisect_right(begins, span.start) - 1)].span
                new[span] = _cue(article, span, within, lemma, BY.rule(MODEL, round(said.confidence, 2)), speech)
    return tuple(sorted((*listed, *new.values()), key=lambda cue: cue.span))


def _chief(seen: Sequence[Parsed], whole: Sequence[Parsed]) -> Sequence[Parsed]:
    """The words by which a cue is known: those that the model sees, or of "was charged with" those that are no helpers."""
    return seen if not helping(seen) else [word for word in whole if not helping([word])] or whole


def _in(listed: list[Word], speech: Speech) -> list[tuple[Span, CueWord]]:
    found: list[tuple[Span, CueWord]] = []
    place = 0
    while place < len(listed):
        length, word = _at(listed, place, speech)
        if word is None:
            place += 1
            continue
        first = listed[_carried(listed, place, speech)].start
        while found and found[-1][0].end > first:
            found.pop()  # "went on" is part of "went on to say"
        found.append((Span(first, listed[place + length - 1].end), word))
        place += length
    return found


def _at(listed: list[Word], place: int, speech: Speech) -> tuple[int, CueWord | None]:
    """The longest cue that begins here, and how many words it has."""
    if not listed[place].alpha:
        return 0, None
    for length in range(min(_LONGEST, len(listed) - place), 0, -1):
        said = " ".join(word.low for word in listed[place : place + length])
        if said in speech.phrases:
            return length, speech.phrases[said]
        form = speech.forms.get(said)
        if form is not None and _is_verb(listed, place, length, form, speech):
            return length, form.word
    return 0, None


def _carried(listed: list[Word], place: int, speech: Speech) -> int:
    """Where the cue really begins: "went on to say" begins at "went"."""
    for length in (5, 4, 3, 2):
        if place >= length and " ".join(word.low for word in listed[place - length : place]) in speech.sets["carriers"]:
            return place - length
    return place


def _is_verb(listed: list[Word], place: int, length: int, form: CueForm, speech: Speech) -> bool:
    """Whether the neighbours leave room for a verb."""
    before = listed[place - 1] if place else None
    after = listed[place + length] if place + length < len(listed) else None
    said = listed[place]
    if said.capital and before is not None and before.alpha and before.capital:
        return False  # United States, Press Notes
    if before is None or (not before.alpha and before.low not in ("'s", "'d", "'ve", "'re", "'ll")):
        if before is None and form.tense == "past":
            return after is not None and after.capital and form.word.strength == "strong" and "addressee" not in form.word.takes
        if form.tense == "base":
            parted = before is not None and before.low == "," and after is not None and after.alpha and not after.low.isdigit()
            return parted and form.word.strength == "strong" and not form.word.noun
        return not (form.word.noun and form.tense == "third")
    if form.tense == "past":
        adjective = before.low in speech.sets["determiners"] or before.low == "'s"
        return not (adjective and after is not None and after.alpha and after.low not in speech.sets["prepositions"])
    if form.tense == "participle":
        return before.low not in speech.sets["determiners"] and not (form.word.noun and before.low in ("of", "'s"))
    if form.tense == "third":
        return not form.word.noun or _third_person(before, after, place == 1, speech)
    return _finite_base(before, after, form, speech) or (
        after is not None and after.low == "that" and not form.word.noun and _plural_subject(listed, place, speech)
    )


def _plural_subject(listed: list[Word], place: int, speech: Speech) -> bool:
    """Whether a plural noun for people stands before "for the company | argue that"."""
    near = range(max(0, place - 8), place - 1)
    begin = next(
        (k for k in near if listed[k].low in speech.sets["groups"] and listed[k + 1].low in speech.sets["source_prepositions"]), None
    )
    if begin is None or listed[place - 1].low in speech.sets["prepositions"]:
        return False
    return not any(
        w.low in speech.sets["finite"] or w.low in ("to", ",", "that") or w.low in speech.forms for w in listed[begin + 1 : place]
    )


def _third_person(before: Word, after: Word | None, leading: bool, speech: Speech) -> bool:
    """Whether "claims" is "she claims" and not "his claims"."""
    if before.low in speech.sets["pronouns"] or before.low in speech.sets["relatives"] or before.low.endswith("ly"):
        return True
    if before.low in speech.sets["determiners"] or before.low in speech.sets["prepositions"] or before.low == "'s":
        return False
    if after is None:
        return False
    if after.low in speech.sets["clause_openers"]:
        heads = any(before.low in speech.sets[n] for n in ("documents", "organisations", "roles", "outlets", "groups"))
        return before.capital or heads or after.low == "that"
    return before.capital and not leading and after.low not in speech.sets["noun_followers"]


def _finite_base(before: Word, after: Word | None, form: CueForm, speech: Speech) -> bool:
    """Whether "claim" is "they claim" and not "a claim"."""
    sets = speech.sets
    if before.low in sets["auxiliaries"] or before.low in sets["pronouns"] or before.low in ("who", "'t", "n't"):
        return before.low not in sets["be"] and before.low not in ("he", "she", "it")
    if (before.low in sets["determiners"] and before.low not in sets["quantifiers"]) or before.low in sets["prepositions"]:
        return False
    plural = (before.low.endswith("s") and not before.low.endswith(("ss", "us", "'s"))) or before.low in sets["groups"]
    if not plural:
        return before.low in sets["adverbs"] and not form.word.noun
    return not form.word.noun or (after is not None and after.low in sets["clause_openers"])
