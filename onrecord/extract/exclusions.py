"""Whom a source cannot mean, whoever else it may: a body for "he", the one spoken to or about by name, a relative told of long before.

A name in a clause that somebody says is not the one who says it ("she added that she had written to Torve"). Who is met only as
somebody's ("my mother") is left in her own paragraph, and who is named only under a quote set off does not speak in the article's prose.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.extract.known import People
from onrecord.extract.reports import Report
from onrecord.lexicons.speech import Speech
from onrecord.model.names import Entity, Mention
from onrecord.model.span import Span

_OWNERS = frozenset({"my", "our", "your", "his", "her", "their"})
_SHORT = 160
"""Characters of the longest line that only says whose words were set off."""
_PUT = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged", "probed"})
_REACH = 300
"""Characters back to the question that somebody answers."""
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"»]")
_SIGNS = " \t—–-•·*_|()"
_LOOKED_AT = 20
"""Mentions of an entity that are looked at for its names."""


class Exclusions:
    """Who is left out as the meaning of a source. `marked`: the outermost stretches between marks, in order. `authors`: who wrote it."""

    def __init__(
        self, text: str, reports: Iterable[Report], marked: Sequence[Span], known: People, speech: Speech, authors: frozenset[str]
    ) -> None:
        self.text, self.known, self.speech, self.authors = text, known, speech, authors
        self.marked = marked
        self.begins = [span.start for span in marked]
        self.replies: set[Span] = set()
        self.asking: set[Span] = set()
        self.spoken: set[Span] = set()
        for report in reports:
            if report.source is None:
                continue
            if report.cue is not None and self._answers(report.cue.span):
                self.replies.add(report.source)
            if report.directness == "direct":
                self.spoken.add(report.source)
                if report.marked and report.marked[-1].of(text).rstrip().endswith("?"):
                    self.asking.add(report.source)
        self._places: dict[int, list[Span]] = {}

    def pronoun(self, place: Span, entity: Entity) -> bool:
        """Whether "he" or "she" at a place cannot be this one."""
        if entity.name.casefold() in self.authors:
            return True  # "Torve has spoken to a passenger, Lind. ... he told her", by Torve
        return self._body(entity) or self.named_after(place, entity) or self._another_paragraph(place, entity)

    def named_after(self, place: Span, entity: Entity) -> bool:
        """Whether the sentence goes on to name the one meant: nobody calls himself so, nor speaks to himself."""
        sentences = self.known.sentences
        at = bisect_right(sentences, place.start)
        end = sentences[at] if at < len(sentences) else len(self.text)
        named = self._called(entity)
        first = bisect_left(named, Span(place.end, place.end))
        later = named[first : first + _LOOKED_AT]
        return any(span.start < end and not self._within(span.start) for span in later)

    def replies_to_himself(self, last: Span, place: Span, entity: Entity) -> bool:
        """Whether a reply would be to the same one's own words: who was asked is not who asked."""
        elsewhere = self.text.find("\n", last.end, place.start) >= 0
        answers = place in self.replies or (elsewhere and last in self.asking and place in self.spoken)
        return answers and not self.met_between(last, place, entity) and not self._asked(place)

    def _asked(self, place: Span) -> bool:
        """Whether the sentence says before a pronoun that a question was put: "Asked whether she would go, she replied"."""
        at = bisect_right(self.known.sentences, place.start) - 1
        start = max(self.known.sentences[at] if at >= 0 else 0, place.start - _REACH)
        return any(word.strip(",") in _PUT for word in self.text[start : place.start].lower().split())

    def met_between(self, last: Span, place: Span, entity: Entity) -> bool:
        """Whether somebody is named or described again in between, in the article's own words."""
        spans = self._met(entity)
        end = bisect_left(spans, place)
        between = spans[max(bisect_left(spans, Span(last.end, last.end)), end - _LOOKED_AT) : end]
        return any(not self._within(span.start) for span in between)

    def _answers(self, cue: Span) -> bool:
        found = self.speech.forms.get(cue.of(self.text).lower())
        return found is not None and found.word.meaning == "answer"

    def _within(self, place: int) -> bool:
        at = bisect_right(self.begins, place) - 1
        return at >= 0 and self.marked[at].end > place

    def _mentions(self, entity: Entity) -> Iterable[Mention]:
        return (self.known.by_id[m] for m in entity.mentions if m in self.known.by_id)

    def _met(self, entity: Entity) -> list[Span]:
        """Where somebody is named or described, in order."""
        if id(entity) not in self._places:
            self._places[id(entity)] = sorted(m.span for m in self._mentions(entity) if m.form != "pronoun")
        return self._places[id(entity)]

    def _called(self, entity: Entity) -> list[Span]:
        """Where somebody is named, in order."""
        key = ~id(entity)
        if key not in self._places:
            self._places[key] = sorted(m.span for m in self._mentions(entity) if m.form == "name")
        return self._places[key]

    def _body(self, entity: Entity) -> bool:
        """Whether it is a body, or looks like one: "NHS Wessmark"."""
        if entity.kind in ("organisation", "place"):
            return True
        names = self.speech.names
        for span in self._called(entity)[:_LOOKED_AT]:
            first, *rest = span.of(self.text).split() or [""]
            low = first.lower()
            titled = low in names.first_names or low in names.honorifics or low in names.heads or low in names.title_modifiers
            if rest and first.isalpha() and first.isupper() and len(first) > 2 and not titled and not all(w.isupper() for w in rest):
                return True
        return False

    def _another_paragraph(self, place: Span, entity: Entity) -> bool:
        """Whether a paragraph ends after somebody who is met last under a quote set off, or only as somebody's relative."""
        spans = self._met(entity)
        at = bisect_left(spans, place) - 1
        if at < 0 or self.text.find("\n", spans[at].end, place.start) < 0:
            return False
        owned = entity.made.rule != "named" and all(s.of(self.text).split(maxsplit=1)[0].lower() in _OWNERS for s in spans[:_LOOKED_AT])
        return owned or self._signs(spans[at])

    def _signs(self, name: Span) -> bool:
        """Whether a line is nothing but a name, what its bearer is, and perhaps the words set off above it."""
        start = self.text.rfind("\n", max(0, name.start - _SHORT), name.start) + 1
        end = self.text.find("\n", name.end, name.end + _SHORT)
        if end < 0 or (start == 0 and name.start > _SHORT):
            return False
        before = _QUOTED.sub("", self.text[start : name.start]).strip(_SIGNS)
        after = self.text[name.end : end].rstrip()
        return not before and (not after.strip(_SIGNS) or (after.startswith((",", " (")) and after[-1].isalnum()))
