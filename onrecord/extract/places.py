"""Countries, first-level regions and larger cities in an article, by their names and by those of their people; what is unsure stays open.

A name counts as it is written, outside the names of people and bodies ("Paris Hilton", "Bank of England"). Which of several places it is
the words after it tell ("Paris, Texas"), or the other places of the article; a capital is taken for itself; else the country is None. Not
done: smaller places, streets, where a body sits.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from onrecord.lexicons.gazetteer import Gazetteer, Known
from onrecord.model.article import Article
from onrecord.model.ids import EntityId, MentionId
from onrecord.model.names import Entity, Mention, Place
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence

BY = By("places", 1)

CONFIDENCE = {"only": 0.97, "told": 0.95, "capital": 0.93, "near": 0.9, "open": 0.9}
"""How sure the reading is: the table has one place, the words after the name tell, it is a capital, the article names others near it, or
it stays open."""

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*\.?")
_AFTER = re.compile(r",\s+((?:[A-Z][\w.'’-]*\s?){1,3})")
_ENDINGS = ("", ".", "'s", "’s", "'s.", "’s.", "'", "’")
_ENOUGH = 2
"""Places of a country that settle which of two is meant: a city or a region of it counts for two, its name for one."""

_SHORT = 3
"""Names that are no longer count in capitals alone: "US", not "us"."""


def places(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    *,
    gazetteer: Gazetteer,
) -> tuple[Place, ...]:
    """Finds countries, regions and cities, with all that each name may mean."""
    named = _Named(article.text, mentions, entities)
    found = [one for sentence in sentences if sentence.in_article for one in _read(article.text, sentence.span, gazetteer, named)]
    sure: Counter[str] = Counter()
    for _, known, _ in found:
        if len({one.country for one in known}) == 1:
            sure[known[0].country] += 1 if known[0].kind == "country" else _ENOUGH
    return tuple(_record(article, span, known, via, sure, named, gazetteer) for span, known, via in found)


class _Named:
    """The names of an article, by place."""

    def __init__(self, text: str, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self.text = text
        self.names = sorted((m for m in mentions if m.form == "name"), key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.names]
        self.exact = {mention.span: mention for mention in self.names}
        self.owner: Mapping[MentionId, EntityId] = {m: EntityId(entity.id) for entity in entities for m in entity.mentions}

    def within(self, span: Span) -> bool:
        """Whether a name of somebody or of a body holds these words and others."""
        near = self.names[max(0, bisect_right(self.starts, span.start) - 4) : bisect_left(self.starts, span.end)]
        return any(m.span.overlaps(span) and m.span != span and not (m.kind == "place" and self._part(m.span, span)) for m in near)

    def _part(self, name: Span, span: Span) -> bool:
        """Whether a place's name is a part of the words, or the words one of several names that were taken for one."""
        return span.contains(name) or " and " in name.of(self.text)

    def kind(self, span: Span) -> str | None:
        return self.exact[span].kind if span in self.exact else None

    def entity(self, span: Span) -> EntityId | None:
        return self.owner.get(MentionId(self.exact[span].id)) if span in self.exact else None


def _read(text: str, span: Span, gazetteer: Gazetteer, named: _Named) -> Iterator[tuple[Span, tuple[Known, ...], str]]:
    """The names of one sentence, the longest at each place."""
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    at = 0
    while at < len(words):
        step = 1
        if text[words[at].start].isupper():
            for length in range(min(gazetteer.longest, len(words) - at), 0, -1):
                taken = _taken(text, Span(words[at].start, words[at + length - 1].end), gazetteer, named)
                if taken is not None:
                    yield taken
                    step = length
                    break
        at += step


def _taken(text: str, span: Span, gazetteer: Gazetteer, named: _Named) -> tuple[Span, tuple[Known, ...], str] | None:
    """What a stretch of words means as a place."""
    written = span.of(text)
    if "\n" in written:
        return None
    known: tuple[Known, ...] | None = None
    via = "name"
    for ending in _ENDINGS:
        if written.endswith(ending):
            name = " ".join(written.removesuffix(ending).split()).replace("’", "'").lower()
            known, via = gazetteer.places.get(name), "name"
            if known is None:
                known, via = gazetteer.peoples.get(name), "people"
            if known is not None:
                span, written = Span(span.start, span.end - len(ending)), written.removesuffix(ending)
                break
    if known is None or (len(name) <= _SHORT and not written.isupper()) or named.within(span):
        return None
    kind = named.kind(span)
    if kind in ("person", "organisation", "other") and via == "name" and (kind == "person" or known[0].kind != "country"):
        return None
    if via == "people" and _language(text, span, gazetteer):
        return None
    if (
        via == "name"
        and name in gazetteer.doubtful
        and (kind != "place" or not (known[0].kind == "country" or _placed(text, span, gazetteer)))
    ):
        return None
    return span, known, via


def _record(
    article: Article, span: Span, known: tuple[Known, ...], via: str, sure: Counter[str], named: _Named, gazetteer: Gazetteer
) -> Place:  # fmt: skip
    rule, country, chosen = _which(article.text, span, known, sure, gazetteer)
    labels = [one.label for one in known]
    if chosen.capital and via == "name" and _before(article.text, span) not in gazetteer.before:
        labels.append(f"the government ({chosen.country})")
    return Place(
        made=BY.rule(rule, CONFIDENCE[rule]), article=article.key, span=span, name=chosen.name, kind=chosen.kind, country=country or None,
        via="name" if via == "name" else "people", candidates=tuple(labels), entity=named.entity(span),
    )  # fmt: skip


def _which(text: str, span: Span, known: tuple[Known, ...], sure: Counter[str], gazetteer: Gazetteer) -> tuple[str, str | None, Known]:
    """Which place is meant and how that is known; no country where it is not."""
    countries = {one.country for one in known}
    if len(countries) == 1:
        return "only", known[0].country, known[0]
    told = _told(text, span, gazetteer)
    fitting = [one for one in known for other in told if one.country == other.country and other.kind != "city"]
    if fitting:
        return "told", fitting[0].country, fitting[0]
    if known[0].capital or (known[0].kind == "city" and any(one.capital for one in known)):
        capital = next(one for one in known if one.capital)
        return "capital", capital.country, capital
    counted = sorted(((sure[one.country], one) for one in known), key=lambda pair: -pair[0])
    if counted[0][0] >= _ENOUGH and counted[1][0] == 0:
        return "near", counted[0][1].country, counted[0][1]
    return "open", None, known[0]


def _placed(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the words beside a name say that it is a place: "in Nice", "Charlotte, North Carolina"."""
    return _before(text, span) in gazetteer.before or (text[span.end : span.end + 2] == ", " and _told(text, span, gazetteer) != ())


def _before(text: str, span: Span) -> str:
    """The word before a name, in small letters; empty at the start of a line."""
    words = text[max(0, span.start - 16) : span.start].rpartition("\n")[2].lower().split()
    return words[-1] if words else ""


def _language(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether the name of a people is that of its language here: "in English", "speaks French and"."""
    after = _WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None
    return _before(text, span) in gazetteer.before_language and (after is None or after[0].lower() in gazetteer.after_language)


def _told(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Known, ...]:
    """The place that is named after a comma: Texas in "Paris, Texas"."""
    after = _AFTER.match(text[span.end : span.end + 60])
    parts = [] if after is None else after[1].split()
    for length in range(len(parts), 0, -1):
        told = gazetteer.places.get(" ".join(parts[:length]).rstrip(".,").lower(), ())
        if told:
            return told
    return ()
