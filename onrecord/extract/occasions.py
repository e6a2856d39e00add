"""What hangs on the words that report speech: who is spoken to, places, occasions and media, times.

A noun counts by the lexicon, as a name of a place, or as somebody who could speak; other nouns are left out ("said in anger"). Whether a
phrase belongs to the words said instead is decided elsewhere.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.extract.speakers import speaks
from onrecord.extract.words import words
from onrecord.lexicons.circumstances import CircumstanceWords
from onrecord.lexicons.speech import Speech
from onrecord.model.language import Range
from onrecord.model.span import Span
from onrecord.model.speech import CircumstanceKind, Cue


@dataclass(frozen=True, slots=True)
class Told:
    """One circumstance. `rule`: how it was found; "stretch" for a time that is not the time of speaking ("since 1996")."""

    kind: CircumstanceKind
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the article's own records say: where there are time expressions and names of places, in order."""

    times: Sequence[Span]
    places: Sequence[Span]

    def time(self, span: Span) -> Span | None:
        """The time expression that has a word."""
        return _holding(self.times, span)

    def place(self, span: Span) -> bool:
        """Whether a word is of a place's name."""
        return _holding(self.places, span) is not None


def _holding(spans: Sequence[Span], span: Span) -> Span | None:
    at = bisect_right(spans, Span(span.start, span.start + 10**9)) - 1
    return next((s for s in spans[max(0, at - 3) : at + 1] if s.start <= span.start and span.end <= s.end), None)


_OBLIQUE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod", "nmod:unmarked", "nmod:tmod")


@dataclass(frozen=True, slots=True)
class Occasions:
    """Reads the circumstances off the parse of one article."""

    clauses: Clauses
    known: Known
    speech: Speech
    words: CircumstanceWords

    def of(self, cue: Cue, own: Sequence[Span]) -> Iterator[Told]:
        """The circumstances that hang on one cue. `own`: the words that it reports."""
        first, last = self.clauses.within(cue.span)
        for place in range(first, last):
            for child in self.clauses.children(place):
                if not first <= child < last:
                    yield from self._child(cue, place, child)
        if first < last:
            yield from self._stray(cue, first, last, own)

    def _stray(self, cue: Cue, first: int, last: int, own: Sequence[Span]) -> Iterator[Told]:
        """What stands after the cue and hangs, in the parse, on the words said before it: "I failed," he said | outside the court."""
        for place in range(last, min(last + _CLOSE, len(self.clauses.words))):
            word = self.clauses.words[place]
            held = self.clauses.words[word.head] if 0 <= word.head < first else None
            if word.dep in _OBLIQUE and held is not None and any(piece.start <= held.start < piece.end for piece in own[-_PIECES:]):
                yield from self._oblique(cue.lemma, last - 1, place)

    def _child(self, cue: Cue, verb: int, child: int) -> Iterator[Told]:
        word = self.clauses.words[child]
        dep, takes = word.dep, self._takes(cue)
        case = self.clauses.case(child)
        governed = case is not None and cue.span.start <= self.clauses.words[case[0]].start < cue.span.end
        governed = governed or (
            " " in cue.lemma and word.upos == "PRON" and case is None and self.clauses.words[child - 1].end == cue.span.end
        )
        if dep == "iobj" or (dep == "obj" and "addressee" in takes) or (governed and dep == "obl" and "addressee" in takes):
            yield from self._addressee(child, sure=dep == "iobj")
        elif (dep == "nsubj:pass" and "addressee" in takes) or (dep == "nsubj" and self.words.has("hearing", cue.lemma)):
            yield from self._addressee(child, sure=False)
        elif dep in _OBLIQUE and not governed:
            yield from self._oblique(cue.lemma, verb, child)
        elif dep == "advmod" and child < verb + _CLOSE:
            yield from self._time(child)
        elif dep == "advcl":
            yield from self._clause(verb, child)
        elif dep in ("nsubj", "nsubj:pass"):
            for inner in self.clauses.children(child):
                if self.clauses.words[inner].dep == "acl" and self.words.has("speaking", self.clauses.words[inner].lemma):
                    yield from self._speaking(inner)

    def _takes(self, cue: Cue) -> frozenset[str]:
        known = self.speech.by_lemma.get(cue.lemma)
        return frozenset() if known is None else known.takes

    def _clause(self, verb: int, child: int) -> Iterator[Told]:
        """Speaking at a dinner; asked by reporters; as she left the court."""
        lemma = self.clauses.words[child].lemma
        mark = next((k for k in self.clauses.children(child) if k < child and self.clauses.words[k].dep in ("mark", "advmod")), None)
        low = self.clauses.low(child)
        if low.endswith("ing") and self.words.has("speaking", lemma) and mark is None:
            yield from self._speaking(child)
        elif low.endswith("ed") and self.words.has("questioning", low[:-2], low[:-1], lemma):
            yield from self._asked(lemma, child)
        elif mark is not None and mark > verb and self.words.has("clauses", self.clauses.low(mark)) and not low.endswith("ing"):
            yield from self._while(mark, child)

    def _asked(self, lemma: str, verb: int) -> Iterator[Told]:
        """Asked | by reporters | on Monday | outside the court."""
        for child in self.clauses.children(verb):
            dep, case = self.clauses.words[child].dep, self.clauses.case(child)
            if dep in ("obl:agent", "obl") and case is not None and case[1] == "by":
                yield from self._addressee(child, sure=False, rule="asked_by")
            elif dep in _OBLIQUE:
                yield from self._oblique(lemma, verb, child)
            elif dep == "advmod":
                yield from self._time(child)

    def _while(self, mark: int, child: int) -> Iterator[Told]:
        first, last = self.clauses.phrase(child)
        finite = any(self.clauses.words[k].dep.startswith("nsubj") for k in self.clauses.children(child))
        if finite and first <= mark and last - mark <= _LONGEST:
            yield Told("time", self.clauses.span((mark, last)), "clause")

    def _speaking(self, verb: int) -> Iterator[Told]:
        """What hangs on "speaking": to reporters, outside the court, on Monday."""
        lemma = self.clauses.words[verb].lemma
        for child in self.clauses.children(verb):
            dep = self.clauses.words[child].dep
            if dep == "obj" and lemma in ("address", "brief"):
                yield from self._addressee(child, sure=False)
            elif dep in _OBLIQUE:
                yield from self._oblique(lemma, verb, child)
            elif dep == "advmod":
                yield from self._time(child)

    def _oblique(self, lemma: str, verb: int, child: int) -> Iterator[Told]:
        if self._timely(child):
            yield from self._time(child)
            return
        case = self.clauses.case(child)
        if case is None:
            return
        before = case[1] == "before" and lemma in ("testify", "appear", "speak")
        if (case[1] == "to" and not self.words.has("unaddressed", lemma)) or before:
            yield from self._addressee(child, sure=False)
        elif case[1] != "to":
            yield from self._place(lemma, verb, child, case)

    def _addressee(self, head: int, *, sure: bool, rule: str = "object") -> Iterator[Told]:
        cut = [k for k in self.clauses.children(head) if k > head and self._splits(k)]
        phrase = self._without_case(head, self.clauses.phrase(head, cut))
        if self._listens(head, phrase, sure=sure):
            yield Told("addressee", self.clauses.span(phrase), rule)
            for inner in cut:
                yield from self._oblique("tell", head, inner)

    def _splits(self, place: int) -> bool:
        """Whether what hangs on a noun tells of the speaking and not of the noun: reporters | in Geneva | on Monday."""
        case = self.clauses.case(place)
        oblique = self.clauses.words[place].dep in _OBLIQUE
        return oblique and (self._timely(place) or (case is not None and self.words.has("locative", case[1]) and case[1] != "from"))

    def _without_case(self, head: int, phrase: Range) -> Range:
        case = self.clauses.case(head)
        return (case[0] + 1, phrase[1]) if case is not None and phrase[0] <= case[0] < head else phrase

    def _listens(self, head: int, phrase: Range, *, sure: bool) -> bool:
        """Whether a noun is somebody who can be told something."""
        word, low = self.clauses.words[head], self.clauses.low(head)
        if self.words.has("untold", low) or low.endswith(("self", "selves")) or word.xpos in ("WDT", "WP", "WP$", "DT", "CD"):
            return False
        if sure or self.words.has("assemblies", low):
            return True
        span = self.clauses.span(phrase)
        return speaks(words(self.clauses.text, span.start, span.end), None, self.speech)

    def _place(self, lemma: str, verb: int, head: int, case: tuple[int, str]) -> Iterator[Told]:
        kind = self._kind(lemma, verb, head, case)
        if kind is None:
            return
        cut = [k for k in self.clauses.children(head) if k > head and self._timely(k)]
        phrase = self.clauses.phrase(head, cut)
        yield Told(kind, self.clauses.span((min(phrase[0], case[0]), phrase[1])), "oblique")
        for inner in self.clauses.children(head):
            inner_case = self.clauses.case(inner)
            if inner in cut:
                yield from self._time(inner)
            elif kind == "occasion" and inner_case is not None and self._reaches(head, inner_case[1]):
                yield from self._addressee(inner, sure=False, rule="of_occasion")

    def _reaches(self, head: int, case: str) -> bool:
        """Whether what follows a noun says who was spoken to: a letter to the council, an interview with the Post."""
        low = self.clauses.low(head)
        return (case == "to" and self.words.has("addressed_to", low)) or (case == "with" and self.words.has("spoken_with", low))

    def _kind(self, lemma: str, verb: int, head: int, case: tuple[int, str]) -> CircumstanceKind | None:
        """Whether a noun with its preposition is an occasion, a place, or neither."""
        low, preposition = self.clauses.low(head), case[1]
        pair = f"{self.clauses.low(head - 1)} {low}" if head else low
        if not self.words.has("locative", preposition) or preposition in ("before", "through"):
            return None
        word = self.clauses.words[head]
        named = self.known.place(Span(word.start, word.end))
        place: CircumstanceKind | None = "place" if named or self.words.has("places", low, pair) else None
        if self.words.has("surely", preposition):
            return "place" if word.upos in ("NOUN", "PROPN") else None
        if not named and self.words.has("bare", low) and not self._determined(head):
            return None
        occasion = self.words.has("occasions", low, pair)
        if preposition in ("by", "via", "over"):
            return "occasion" if (self.words.has("by_medium", low) and preposition != "by") or self._bare_medium(head) else None
        if preposition == "on":
            topical = self.words.has("topical", lemma) and case[0] == verb + 1
            return "occasion" if self.words.has("on_air", low, pair) else None if topical else place
        if preposition == "from":
            return place
        return "occasion" if occasion and not named else place

    def _determined(self, head: int) -> bool:
        return any(self.clauses.words[k].dep in ("det", "nmod:poss", "amod", "compound") for k in self.clauses.children(head))

    def _bare_medium(self, head: int) -> bool:
        """ "By phone", "by email", but not "by the letter"."""
        return self.words.has("by_medium", self.clauses.low(head)) and not any(
            self.clauses.words[k].dep == "det" for k in self.clauses.children(head)
        )

    def _timely(self, place: int) -> bool:
        word, low = self.clauses.words[place], self.clauses.low(place)
        if self.known.time(Span(word.start, word.end)) is not None or (low == "time" and word.dep == "obl"):
            return True
        return word.dep in ("advmod", "obl:unmarked") and self.words.has("moments", low)

    def _time(self, head: int) -> Iterator[Told]:
        """The words that say when, with their preposition."""
        word = self.clauses.words[head]
        span = Span(word.start, word.end)
        held = self.known.time(span)
        case = self.clauses.case(head)
        if held is None:
            if case is not None and case[1] == "at" and self.clauses.low(head) == "time":
                yield Told("time", self.clauses.span((case[0], head + 1)), "adverb")
            elif self.words.has("moments", self.clauses.low(head)) and word.upos == "ADV":
                yield Told("time", span, "adverb")
            return
        begin = self.clauses.within(held)[0]
        if (case is not None and not self.words.has("timely", case[1])) or (begin and self.clauses.low(begin - 1) in ("about", "of")):
            return
        start = held.start if case is None else min(held.start, self.clauses.words[case[0]].start)
        apart = case is not None and self.words.has("apart", case[1])
        yield Told("time", Span(start, held.end), "stretch" if apart else "moment")


_CLOSE = 8
"""Words after a cue within which an adverb is its own."""
_PIECES = 4
"""Pieces of the words said that are looked at for what they hold."""
_LONGEST = 16
"""Words of a clause that says when: longer ones tell more than that."""
