"""Turns of interviews, briefings and hearings, by their labels: "Q:", "A:", "TORVE:", "MS. TORVE:", "AT:".

A label counts where it asks or answers, or names a person of whom the article also speaks elsewhere. The article must say that somebody was
interviewed, briefed or heard; where it speaks of a play, and in text that is nothing but labelled lines (a play, a log, a form), there are
no turns. Whoever answers as "A:" is the one person named before the first turn, else nobody.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.extract.set_off import SetOff, signed_lines
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Line
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span

LEAST = 3
"""Labelled lines that make a series."""
_GAP = 4
"""Paragraphs without a label that one turn may go on for."""
_NAME_WORDS = 5
_MANY = 20
"""People of one surname that are told apart."""

_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’ &-]{0,60}?)(?P<more>,[^:“”\"?!]{2,60}|[ ]?\([^()\n]{2,80}\))?[ ]?:[ \t]+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FULL = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*){1,3}")
"""A first name and a surname: "QUESTION (Wim Torve, Lind Times):"."""
_BRACKETED = re.compile(r"[\[(].*[\])]\s*", re.DOTALL)


@dataclass(slots=True)
class _Turn:
    """One labelled line with the paragraphs after it."""

    kind: str
    name: str
    label: Span
    entity: Entity | None
    content: list[Span] = field(default_factory=list)


def turns(text: str, lines: Sequence[Line], mentions: Sequence[Mention], entities: Sequence[Entity], speech: Speech) -> tuple[SetOff, ...]:
    """The turns of an article in order; none where the article does not say what they are of."""
    shown = [line.span.stripped(text) for line in lines if line.in_article and line.label != "blank"]
    shown = [span for span in shown if len(span)]
    labelled = {n: match for n, span in enumerate(shown) if (match := _LABEL.match(text, span.start, span.end)) is not None}
    if len(labelled) < LEAST:
        return ()
    aside = sorted([*(Span(*match.span()) for match in labelled.values()), *signed_lines(text, lines)])
    known = _Persons(mentions, entities, aside)
    prose = [span for n, span in enumerate(shown) if n not in labelled]
    words = {word for span in prose for word in _WORD.findall(text[span.start : span.end].casefold())}
    if words & speech.sets["staged"] or not words & speech.sets["framing"]:
        return ()
    found = _series(text, shown, labelled, known, speech)
    kinds = {turn.kind for turn in found}
    if len(found) < LEAST or len({turn.name for turn in found}) < 2 or not kinds & {"answer", "person"}:
        return ()
    answerer = known.only_before(found[0].label.start)
    return tuple(_told(turn, answerer) for turn in found if turn.content)


def _told(turn: _Turn, answerer: Entity | None) -> SetOff:
    entity = answerer if turn.kind == "answer" else turn.entity
    named = turn.kind in ("person", "named", "asker") or (turn.kind == "question" and entity is not None)
    return SetOff(tuple(turn.content), turn.label, "named" if named else "pronoun", entity, None, "turn")


def _series(text: str, shown: Sequence[Span], labelled: dict[int, re.Match[str]], known: "_Persons", speech: Speech) -> list[_Turn]:
    """The longest run of labelled lines of which each is known, with the paragraphs between them."""
    best: list[_Turn] = []
    run: list[_Turn] = []
    waiting: list[Span] = []
    for n, span in enumerate(shown):
        match = labelled.get(n)
        turn = None if match is None else _turn(match, known, speech, bool(run))
        if turn is not None and match is not None:
            if run:
                run[-1].content.extend(piece for piece in waiting if not _BRACKETED.fullmatch(text, piece.start, piece.end))
            turn.content.append(Span(match.end(), span.end))
            run.append(turn)
            waiting = []
        elif run and match is None and len(waiting) < _GAP:
            waiting.append(span)
        else:
            best, run, waiting = max(best, run, key=len), [], []
    return max(best, run, key=len)


def _turn(match: re.Match[str], known: "_Persons", speech: Speech, begun: bool) -> _Turn | None:
    """What a label stands for; None where it is nobody's."""
    name, more = match["name"].strip(), (match["more"] or "").strip(" ,()")
    label = Span(match.start("name"), match.end("more") if match["more"] else match.end("name"))
    low = name.casefold().strip(".")
    if low in speech.sets["question_labels"]:
        asker = more.partition(",")[0]
        entity = known.named(asker, speech) if more else None
        if entity is None and _FULL.fullmatch(asker):
            at = match.start("more") + match["more"].index(asker)
            return _Turn("asker", low, Span(at, at + len(asker)), known.labelled(asker))
        return _Turn("question", low, label, entity)
    if low in speech.sets["answer_labels"]:
        return _Turn("answer", low, label, None)
    entity = known.named(name, speech)
    if entity is not None:
        return _Turn("person", entity.name, label, entity)
    if begun and name.isupper() and len(_WORD.findall(name)) <= _NAME_WORDS:
        return _Turn("named", name, label, known.labelled(name))  # somebody more who takes the floor
    return None


class _Persons:
    """The people of an article, by the words of their names."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity], aside: Sequence[Span]) -> None:
        starts = [span.start for span in aside]
        place = {str(mention.id): mention.span for mention in mentions if mention.form == "name"}
        self.by_word: dict[str, list[Entity]] = {}
        self.by_initials: dict[str, list[Entity]] = {}
        self.labels: dict[str, list[Entity]] = {}
        self.first: list[tuple[int, Entity]] = []
        for entity in entities:
            spans = [place[m] for m in entity.mentions if m in place]
            outside = [s.start for s in spans if not (at := bisect_right(starts, s.start)) or aside[at - 1].end <= s.start]
            if entity.kind == "person" and spans and not outside:
                for word in set(_WORD.findall(entity.name.casefold())):
                    self.labels.setdefault(word, []).append(entity)
            if entity.kind == "person" and outside:
                self.first.append((min(outside), entity))
                words = _WORD.findall(entity.name.casefold())
                for word in set(words):
                    self.by_word.setdefault(word, []).append(entity)
                self.by_initials.setdefault("".join(word[0] for word in words), []).append(entity)

    def named(self, name: str, speech: Speech) -> Entity | None:
        """The only person whose name has all these words, or these initials."""
        wanted = [word for word in _WORD.findall(name.casefold()) if word not in speech.sets["label_titles"]]
        if not wanted or len(wanted) > _NAME_WORDS:
            return None
        near = self.by_word.get(wanted[-1], [])[:_MANY]
        fits = [entity for entity in near if set(wanted) <= set(_WORD.findall(entity.name.casefold()))]
        if not fits and len(wanted) == 1 and 2 <= len(name) <= 3 and name.isupper():
            fits = self.by_initials.get(wanted[0], [])
        return fits[0] if len(fits) == 1 and len(near) < _MANY else None

    def labelled(self, name: str) -> Entity | None:
        """The only person of whom nothing but labels speaks whose name has all these words."""
        wanted = set(_WORD.findall(name.casefold()))
        near = self.labels.get(max(wanted, key=len, default=""), [])
        fits = [entity for entity in near[:_MANY] if wanted <= set(_WORD.findall(entity.name.casefold()))]
        return fits[0] if len(fits) == 1 and len(near) < _MANY else None

    def only_before(self, place: int) -> Entity | None:
        """The only person named before the first turn."""
        before = [entity for first, entity in self.first if first < place]
        return before[0] if len(before) == 1 else None
