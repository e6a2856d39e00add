"""Why a source is not named, where the article says so: "who asked not to be named because she feared for her job".

Only the reason is kept, never the mere fact that somebody is not named. What an article says once of a source holds for that source
wherever it speaks: "the official", and "one of them" right after two officials.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.floor import Spoken
from onrecord.extract.known import People
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Mention
from onrecord.model.span import Span
from onrecord.model.speech import SourceType

UNNAMED: tuple[SourceType, ...] = ("unnamed_person", "unnamed_group", "role")
_LONGEST = 160  # characters of a reason, and from the request to it
_WHOSE = r"(?:his|her|their|its|my|our)"


@dataclass(frozen=True, slots=True)
class Reason:
    """`asked`: where the article begins to say that somebody is not named. `why`: the reason. `sentence`: where its sentence begins."""

    asked: int
    why: Span
    sentence: int


def reasons(text: str, known: People, speech: Speech) -> tuple[Reason, ...]:
    """Every reason that the article gives for not naming somebody."""
    found: list[Reason] = []
    for hit in _request(speech).finditer(text):
        place = bisect_right(known.sentences, hit.start()) - 1
        start = known.sentences[place] if place >= 0 else 0
        end = known.sentences[place + 1] if place + 1 < len(known.sentences) else len(text)
        bar = _bar(speech).match(text, hit.start(), end)
        why = bar or _why(speech).search(text, hit.end(), min(end, hit.end() + _LONGEST))
        if why is not None and (bar is not None or not _clause_ended(text, hit.end(), why.start("why"))):
            begin = why.start("why")
            led = _LED.search(text[max(start, begin - _LED_IN) : begin]) if bar is not None else None
            found.append(Reason(hit.start(), Span(begin if led is None else begin - len(led[0]), why.end("why")).stripped(text), start))
    return tuple(found)


_LED = re.compile(r"\b(?:because|since|as)\b[^,.;:]*\Z")
_LED_IN = 60  # characters from "because" to "not authorised"


def _clause_ended(text: str, asked: int, why: int) -> bool:
    """Whether something else was told before the reason, which is then of that."""
    return any(mark in text[asked:why] for mark in '.;:“”"') or text[asked:why].count(",") > 1


def _request(speech: Speech) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{_spelt(words)})\b" for words in sorted(speech.sets["anonymity_requests"])))


def _bar(speech: Speech) -> re.Pattern[str]:
    """What bars somebody from speaking is a reason by itself: "was not authorised to speak publicly"."""
    bars = "|".join(_spelt(words) for words in sorted(speech.sets["anonymity_bars"]))
    return re.compile(rf"(?P<why>(?:{bars})\b[^,.;:()—–“”\"\n]*)")


def _why(speech: Speech) -> re.Pattern[str]:
    openers = "|".join(_spelt(words) for words in sorted(speech.sets["reason_openers"], key=lambda w: (-len(w), w)))
    return re.compile(rf"[\s,]\b(?P<why>(?:{openers})\b[^,.;:()—–“”\"\n]{{3,}})")


def _spelt(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+").replace("WHOSE", _WHOSE).replace("NAMES", "names?").replace("ISE", "i[sz]e")


def unnamed_because(text: str, sources: Sequence[Spoken], known: People, speech: Speech) -> Mapping[Span, Span]:
    """The reason for not naming each source that the article gives one for."""
    ordered = sorted((one for one in sources if one.type in UNNAMED), key=lambda one: one.span)
    found: dict[Span, Span] = {}
    for reason in reasons(text, known, speech):
        about = _about(text, reason, ordered, known, speech)
        if about is not None:
            found.setdefault(about.span, reason.why)
            for other in ordered:
                if other.span not in found and _same(text, about, other, ordered, speech):
                    found[other.span] = reason.why
    return found


def _about(text: str, reason: Reason, ordered: Sequence[Spoken], known: People, speech: Speech) -> Spoken | None:
    """The source whose reason it is: the phrase that the words belong to, or whom the sentence is about."""
    for one in ordered:
        if one.span.start <= reason.asked <= one.span.end + _NEAR and one.span.start >= reason.sentence:
            between = text[one.span.end : reason.asked]
            if reason.asked < one.span.end or _BESIDE.fullmatch(between):
                return one
    before = [one for one in ordered if one.span.start < reason.asked]
    opening = _opening(text, reason, known)
    if opening is None:
        return None
    noun = _noun(opening.span.of(text), speech)
    if opening.form == "pronoun":
        many = opening.span.of(text).lower() == "they"
        far = bisect_left(known.sentences, reason.asked) - bisect_left(known.sentences, before[-1].span.start) if before else 0
        last = before[-1:] if far < 3 else []
        return next((one for one in last if many == (one.type == "unnamed_group")), None)
    alike = [one for one in before if _noun(one.span.of(text), speech) == noun]
    return alike[-1] if alike else None


_NEAR = 80
_BESIDE = re.compile(r"\s*,?\s*(?:who|speaking|which)?\b[^,.;:“”\"]{0,60}")
"""What may stand between a source and the words that ask for anonymity: ", who spoke", ", speaking"."""


def _opening(text: str, reason: Reason, known: People) -> Mention | None:
    """The subject of the clause: the nearest description or "they" that begins the sentence or its last part."""
    here = known.mentions[bisect_left(known.starts, reason.sentence) : bisect_left(known.starts, reason.asked)]
    for mention in reversed(here):
        before = text[reason.sentence : mention.span.start].rstrip()
        if mention.form != "name" and (not before or before.endswith((";", ",", "and", "but", "—"))):
            return mention
    return None


def _noun(words: str, speech: Speech) -> tuple[str, bool] | None:
    """The noun of a description and whether it is of several: "official" of "two senior officials briefed on the talks"."""
    listed = words.lower().replace(",", " ").split()
    heads = [speech.names.heads.get(word) or speech.names.heads.get(word.removesuffix("s")) for word in listed]
    for place, (word, head) in enumerate(zip(listed, heads, strict=True)):
        following = heads[place + 1] if place + 1 < len(heads) else None
        if head is not None and head.kind == "person" and (following is None or following.kind != "person"):
            many = head.many or speech.names.heads.get(word) is None
            return (head.lemma if head.lemma not in speech.names.heads or not head.many else head.lemma.removesuffix("s")), many
    return None


def _same(text: str, about: Spoken, other: Spoken, ordered: Sequence[Spoken], speech: Speech) -> bool:
    """Whether two sources are the same, or the second is one of the first."""
    if about.entity is not None and other.entity is about.entity:
        return True
    words = other.span.of(text).lower().split()
    if words[:3] == ["one", "of", "them"] or words[:2] == ["the", "other"]:
        earlier = [one for one in ordered if one.span < other.span and one.type == "unnamed_group"]
        return bool(earlier) and (earlier[-1] is about)
    noun, others = _noun(about.span.of(text), speech), _noun(other.span.of(text), speech)
    if noun is not None and others == (noun[0], False) and noun[1] and words[0] == "one":
        return True  # "two officials", and then "one official"
    if noun is None or others != noun:
        return False
    rivals = {one.span for one in ordered if _noun(one.span.of(text), speech) == noun and _indefinite(text, one)} - {about.span}
    return words[0] in ("the", "both") and not (rivals and _indefinite(text, about))


def _indefinite(text: str, one: Spoken) -> bool:
    return one.span.of(text).split()[0].lower() not in ("the", "this", "that", "both", "his", "her", "their")
