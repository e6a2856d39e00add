"""Block quotations: a paragraph set off, without quote marks, after a sentence that ends in a colon and says who says or writes it.

In a page it is one by its markup; in plain text only where somebody speaks of himself in it ("We are all in jackets."), since lists and the
reporter's own words follow colons too. What is signed below ("— Ana Torve, mayor") is the same in a page.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.frames import frames
from onrecord.extract.known import People
from onrecord.extract.passages import passages
from onrecord.extract.set_off import SetOff
from onrecord.extract.sources import described, proven
from onrecord.extract.speakers import speaks
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence

_NEAR = 12
"""Words between the cue and the colon: "has posted from the upper deck of the ship:"."""
_LIST = re.compile(r"[-–—•*·‣▪]|\(?(?:\d{1,2}|[a-z])[.)]\s")
_WHOLE = re.compile(r".*[.!?…][”’\"')\]]*", re.DOTALL)
_SIGNED = re.compile(r"[—–-]\s*(?=\S)")
_MARKS = '“”"‘«„'
_LEAST = 4
_WORD = re.compile(r"[\w'’]+")


def block_quotes(
    article: Article, lines: Sequence[Line], sentences: Sequence[Sentence], cues: Sequence[Cue], known: People, speech: Speech
) -> tuple[SetOff, ...]:
    """The block quotations of an article in order."""
    shown = [span for line in lines if line.in_article and len(span := line.span.stripped(article.text))]
    quoted = [_in_markup(article, span) for span in shown]
    starts, breaks = [cue.span.start for cue in cues], [sentence.span.start for sentence in sentences]
    found: list[SetOff] = []
    at = 0
    while at + 1 < len(shown):
        content = _content(article.text, shown, quoted, at + 1, speech)
        if content:
            intro = shown[at]
            own = cues[bisect_left(starts, intro.start) : bisect_left(starts, intro.end)]
            near = sentences[bisect_left(breaks, intro.start) : bisect_left(breaks, intro.end)]
            told = _introduced(article.text, intro, near, own, known, speech) or _signed(article.text, shown, quoted, at + 1, known, speech)
            found += [] if told is None else [replace(told, content=told.content or tuple(content))]
        at += max(1, len(content))
    return tuple(found)


def _in_markup(article: Article, span: Span) -> bool:
    origin = None if article.offsets is None else article.offsets.origin(span.start)
    return origin is not None and "/blockquote" in origin[0]


def _content(text: str, shown: Sequence[Span], quoted: Sequence[bool], at: int, speech: Speech) -> list[Span]:
    """The paragraphs from one on that may be a block quotation after the one before it."""
    if quoted[at] and not quoted[at - 1]:
        end = next((n for n in range(at, len(shown)) if not quoted[n] or _SIGNED.match(text, shown[n].start)), len(shown))
        return [span for span in shown[at:end] if text[span.start] not in _MARKS]
    before, span = shown[at - 1], shown[at]
    if quoted[at] or text[before.end - 1] != ":" or text[span.start] in _MARKS or _LIST.match(text, span.start, span.end):
        return []
    said = [word.casefold().replace("’", "'") for word in _WORD.findall(text[span.start : span.end])]
    first_person = not speech.sets["first_person"].isdisjoint(said)
    return [span] if len(said) >= _LEAST and first_person and _WHOLE.fullmatch(text, span.start, span.end) else []


def _introduced(text: str, intro: Span, sentences: Sequence[Sentence], own: Sequence[Cue], known: People, speech: Speech) -> SetOff | None:
    """Who says it by the sentence before, which ends in a colon."""
    read = passages(text, [intro], sentences, own) if text[intro.end - 1] == ":" else ()
    if not read:
        return None
    unit = read[0].units[-1]
    last = [cue for cue in own if cue.span.start >= unit[0].start][-_NEAR:]
    frame = next((f for f in reversed(frames(unit, last, speech)) if f.word.lemma in speech.sets["setting_off"]), None)
    if frame is None or frame.subject is None or frame.passive or len(unit) - 1 - frame.last > _NEAR or frame.opening in _SAYING:
        return None
    subject = unit[frame.subject.first : frame.subject.last + 1]
    if not speaks(subject, frame.word, speech, direct=True):
        return None
    source = Span(subject[0].start, subject[-1].end)
    kind, entity = described(text, source, known, speech)
    return SetOff((), source, kind, entity, frame.cue, "set_off")


_SAYING = ("that", "marks", "whether", "infinitive")
"""What opens words said in the sentence itself, so that its colon opens something else."""


def _signed(text: str, shown: Sequence[Span], quoted: Sequence[bool], at: int, known: People, speech: Speech) -> SetOff | None:
    """A block quotation of a page that its last line signs."""
    end = next((n for n in range(at, len(shown)) if not quoted[n]), len(shown))
    last = shown[end - 1]
    mark = _SIGNED.match(text, last.start, last.end) if quoted[at] and end - 1 > at else None
    if mark is None:
        return None
    source = Span(mark.end(), last.end)
    kind, entity = described(text, source, known, speech)
    content = tuple(span for span in shown[at : end - 1] if text[span.start] not in _MARKS)
    return SetOff(content, source, kind, entity, None, "set_off") if content and proven(kind, entity) else None
