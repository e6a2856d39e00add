"""What the lines of a text say about it: headline, standfirst, byline, date stamp, dateline, copyright, masthead.

Works on pasted text as on a page. Only the head of the article is asked for dates and names: from its headline to its second paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Article, Line
from onrecord.model.span import Span
from onrecord.read.bylines import OPENED, Signed, signed
from onrecord.read.candidates import Candidate
from onrecord.read.dates import iso
from onrecord.read.outlets import holder, repeated
from onrecord.read.stamps import glued, stamps

WORDS = 25
"""A longer line is no stamp and no byline."""
ABOVE = 8
"""Lines over the headline in which a date stamp is the article's."""
BELOW = 25
"""Lines under the headline that can belong to its head."""
MOST = 12
"""Headings and copyright lines of one text that are looked at."""
NOT_ASKED = frozenset(
    ("related", "copyright", "comments", "cookie", "newsletter", "paywall", "advertisement", "form", "credit", "caption", "correction")
)
"""Lines whose dates and names are not the article's."""

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{1,24})?)(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?))?"
    r"(?: \((?P<agency>[\w .&-]{2,40})\))?\s*[—–-]{1,2}\s"
)
_CONTRIBUTED = re.compile(r"(?P<agency>[A-Z].{1,40}?) contributed to this (?:report|story|article)\.?\Z")


@dataclass(frozen=True, slots=True)
class _Said:
    """One line that is not blank, without its line end."""

    line: Line
    span: Span
    words: str

    @property
    def short(self) -> bool:
        return len(self.words) < 300 and self.words.count(" ") < WORDS

    @property
    def prose(self) -> bool:
        return self.line.label == "body" and self.words.count(" ") >= 12


def said(article: Article, lines: Sequence[Line], layout: Layout) -> Iterator[Candidate]:
    """All that the lines say."""
    text = article.text
    spans = [(line, line.span.stripped(text)) for line in lines if line.label != "blank"]
    every = [_Said(line, span, span.of(text)) for line, span in spans if len(span) > 0]
    yield from _headings(every)
    head = _head(every)
    yield from _dates(head, layout)
    yield from _names(head, layout, pasted=not article.blocks)
    for each in every:
        if each.line.label == "body":
            yield from _dateline(each, layout)
            break
    yield from _signatures(every, layout)
    yield from _outlets(every, layout)
    yield from _contributors(every, layout)


def _headings(every: Sequence[_Said]) -> Iterator[Candidate]:
    for each in [each for each in every if each.line.label in ("headline", "standfirst")][:MOST]:
        if len(each.words) <= 600:
            field, again = each.line.label, each.line.made.rule != each.line.label and each.line.label == "headline"
            if not again:
                value = " ".join(each.words.split())
                yield Candidate("title" if field == "headline" else "standfirst", value, f"text:{field}", each.span, field)


def _head(every: Sequence[_Said]) -> list[_Said]:
    """The lines around the headline, down to the second paragraph; of a text without one, those down to its second paragraph."""
    top = next((n for n, each in enumerate(every) if each.line.label == "headline"), None)
    first = next((n for n, each in enumerate(every) if each.prose and n > (top if top is not None else -1)), len(every))
    if top is None:
        top = max(0, first - ABOVE)
    second = next((n for n in range(first + 1, len(every)) if every[n].prose), len(every))
    return [each for each in every[max(0, top - ABOVE) : min(second, top + BELOW)] if each.line.label not in NOT_ASKED]


def _dates(head: Sequence[_Said], layout: Layout) -> Iterator[Candidate]:
    for number, each in enumerate(head):
        front = glued(each.words, layout) if each.prose else None
        if front is not None:
            at = each.span.start
            yield Candidate(front.field, front.moment, "text:stamp", Span(at, at + front.span.end), "glued_stamp", front.doubted)
        if not each.short or each.line.label == "headline" or (each.line.label == "body" and each.words.endswith((".", "?", "!"))):
            continue
        for stamp in stamps(each.words, layout):
            span = Span(each.span.start + stamp.span.start, each.span.start + stamp.span.end)
            field = stamp.field
            if not stamp.opened and number and re.search(r"(?:updat|modifi|revis|review)\w*(?: on)?:?$", head[number - 1].words.lower()):
                field = "updated"
            yield Candidate(field, stamp.moment, "text:stamp", span, "stamp", stamp.doubted)


def _names(head: Sequence[_Said], layout: Layout, *, pasted: bool) -> Iterator[Candidate]:
    """Bylines: what opens with "By", and a line that is names and stands beside a date or with a job."""
    for number, each in enumerate(head):
        if not each.short or each.line.label in ("headline", "standfirst", "subheading", "summary") or each.words.endswith(("?", "!")):
            continue
        opened = OPENED.match(each.words)
        found: Sequence[Signed] = ()
        at, how = each, ""
        if opened is not None and not opened["names"].strip(" :") and number + 1 < len(head) and head[number + 1].short:
            at = head[number + 1]
            found = signed(at.words, layout)
        elif opened is not None:
            found = signed(each.words, layout)
        elif _stands_as_byline(number, head, layout, pasted=pasted):
            found, how = signed(each.words, layout), "beside"
        for name in found:
            where = each.span if at is each else at.span
            start = at.words.find(name.name)
            span = Span(where.start + start, where.start + start + len(name.name)) if start >= 0 else where
            yield Candidate("agency" if name.kind == "agency" else "author", name.name, "text:byline", span, how or name.kind)


def _stands_as_byline(number: int, head: Sequence[_Said], layout: Layout, *, pasted: bool) -> bool:
    """Whether names without "By" are a byline: under the headline, over the text, with a job behind them; in a paste also a date.

    Measured on pages: half of the names beside a date are a section or a place there.
    """
    each = head[number]
    above = any(other.line.label == "headline" for other in head[:number])
    below = next((other.words for other in head[number + 1 : number + 2]), "")
    if not above or each.line.label in ("dateline", "navigation") or any(other.prose for other in head[:number]):
        return False
    found = signed(each.words, layout)
    if not found:
        return False
    tail = each.words[each.words.rfind(found[-1].name) + len(found[-1].name) :]
    jobbed = bool(tail) and not layout.offices.isdisjoint(word.strip(" ,.|()").lower() for word in tail.split())
    dated = iso(below, layout) is not None and len(below) < 60 and not tail.strip(" ,.|•·-–—")
    return (jobbed or (pasted and (dated or iso(tail, layout) is not None))) and each.words.find(found[0].name) < 4


def _signatures(every: Sequence[_Said], layout: Layout) -> Iterator[Candidate]:
    """What signs an article at its end: "Written by Jo Lind"."""
    for each in every:
        opened = OPENED.match(each.words) if each.short and each.line.label in ("byline", "about_outlet", "other", "body") else None
        if opened is None or opened["opener"].lower() not in ("written by", "words by", "story by", "reported by"):
            continue
        for name in signed(each.words, layout):
            start = each.span.start + each.words.find(name.name)
            yield Candidate("author", name.name, "text:signature", Span(start, start + len(name.name)), name.kind)


def _dateline(body: _Said, layout: Layout) -> Iterator[Candidate]:
    """The agency, and the day where it has a year, of "WASHINGTON, Nov 18 (Agency) - "."""
    found = _DATELINE.match(body.words[:120])
    if found is None:
        return
    agency, start = found["agency"], body.span.start
    if agency and any(c.isupper() for c in agency):
        yield Candidate("agency", agency, "text:dateline", Span(start + found.start("agency"), start + found.end("agency")), "dateline")
    if found["date"]:
        moment = iso(found["date"], layout)
        if moment is not None and len(moment) >= 10:
            yield Candidate("published", moment, "text:dateline", Span(start + found.start("date"), start + found.end("date")), "dateline")


def _outlets(every: Sequence[_Said], layout: Layout) -> Iterator[Candidate]:
    """Who claims the rights, a line at the top that repeats the name, and a line at the top that is a newspaper's name."""
    top = [(each.words, each.span) for each in every[:12] if each.short and each.line.label != "copyright"]
    for each in [each for each in every if each.line.label == "copyright"][:MOST]:
        found = holder(each.words[:600])
        if found is not None:
            span = Span(each.span.start + found.span.start, each.span.start + found.span.end)
            claimed = Candidate("outlet", found.name, "text:copyright", span, "copyright")
            heads = [Candidate("outlet", m.name, "text:masthead", m.span, "masthead") for m in repeated(found.name, top)]
            shouted = any(head.value.isupper() and head.value.casefold() == found.name.casefold() for head in heads)
            yield from (claimed, *heads) if shouted else (*heads, claimed)
    for each in every[:3]:
        if each.line.label not in ("headline", "standfirst", "caption", "credit", "byline") and _is_masthead(each.words, layout):
            yield Candidate("outlet", each.words, "text:top", each.span, "top_line")


def _is_masthead(words: str, layout: Layout) -> bool:
    parts = words.split()
    named = 2 <= len(parts) <= 5 and all(part[0].isupper() or part.lower() in ("of", "the", "and", "&") for part in parts)
    return named and parts[-1].lower() in layout.outlet_nouns and len(words) < 50


def _contributors(every: Sequence[_Said], layout: Layout) -> Iterator[Candidate]:
    """The agency of "Lind Wire contributed to this report"; people who did so are not authors."""
    for each in every:
        found = _CONTRIBUTED.match(each.words) if each.short else None
        if found is not None and not layout.outlet_nouns.isdisjoint(found["agency"].lower().split()):
            start = each.span.start + found.start("agency")
            yield Candidate("agency", found["agency"], "text:contributed", Span(start, start + len(found["agency"])), "contributed")
