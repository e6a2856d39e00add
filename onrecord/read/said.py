"""What the lines of a text say about it: headline, standfirst, byline, date stamp, dateline, copyright, masthead.

Works on pasted text as on a page. Only the head of the article is asked for dates and names: from its headline to its second paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Article, Field, Line
from onrecord.model.span import Span
from onrecord.read.candidates import EARLIEST, Candidate
from onrecord.read.dates import iso
from onrecord.read.forwards import forwarded
from onrecord.read.head import NOT_ASKED, Said, head
from onrecord.read.mastheads import ABOVE, DATED, masthead, named
from onrecord.read.outlets import holder, repeated
from onrecord.read.signers import signers
from onrecord.read.stamps import DATELINE, fronted, glued, stamps
from onrecord.read.titles import plain

NOT_TOLD = (NOT_ASKED - {"correction"}) | {"headline"}
TOLD = 60
"""Characters of a line that says when the article was published and nothing else."""
MOST = 12
"""Headings and copyright lines of one text that are looked at."""

_PUBLISHED = re.compile(r"(?:first |originally |date )?(?:published|posted|publication date|publish date)(?: on| at|:|\b)", re.IGNORECASE)
_UPDATED = re.compile(r"(?:page |article |story )?(?:was )?(?:last )?(?:updated|modified|reviewed|revised)(?: on| at|:|\b)", re.IGNORECASE)
_BOTH = re.compile(r"\d{4}.{0,30}\bupdated\b", re.IGNORECASE)
"""A line that tells both days: "3 May 2024. Updated: 6 May 2024"."""
TELLING: Mapping[Field, re.Pattern[str]] = {"published": _PUBLISHED, "updated": _UPDATED}
_CONTRIBUTED = re.compile(r"(?P<agency>[A-Z].{1,40}?) contributed to this (?:report|story|article)\.?\Z")


def said(article: Article, lines: Sequence[Line], layout: Layout, order: bool | None) -> Iterator[Candidate]:
    """All that the lines say. `order`: how "03/04/2025" is read."""
    text = article.text
    spans = [(line, line.span.stripped(text)) for line in lines if line.label != "blank"]
    every = [Said(line, span, span.of(text)) for line, span in spans if len(span) > 0]
    yield from _headings(every)
    top = head(every)
    many = sum(1 for each in every if each.prose and fronted(each.words, layout) is not None) > 1
    dated = list(_dates(top, layout, order, many=many))
    yield from dated
    for field in TELLING:
        if not any(candidate.field == field for candidate in dated):
            yield from _told(field, every, layout, order)
    yield from signers(every, top, layout, pasted=not article.blocks)
    for each in every:
        if each.line.label == "body":
            yield from _dateline(each, layout)
            break
    yield from forwarded(every, layout)
    yield from _outlets(every, layout, read_from_text=not article.blocks)
    yield from _contributors(every, layout)


def _headings(every: Sequence[Said]) -> Iterator[Candidate]:
    for each in [each for each in every if each.line.label in ("headline", "standfirst")][:MOST]:
        if len(each.words) <= 600:
            field, again = each.line.label, each.line.made.rule != each.line.label and each.line.label == "headline"
            if not again:
                value = " ".join(each.words.split())
                yield Candidate("title" if field == "headline" else "standfirst", value, f"text:{field}", each.span, field)


def _dates(top: Sequence[Said], layout: Layout, order: bool | None, *, many: bool) -> Iterator[Candidate]:
    """The dates of the head. `many`: several paragraphs begin with a day, as those of a chronicle do."""
    first = next((each for each in top if each.prose), None)
    for number, each in enumerate(top):
        front = glued(each.words, layout) if each.prose else None
        fresh = fronted(each.words, layout) if each is first and front is None and not many else None
        if fresh is not None:  # believed after what the page declares: "14 March 1926: The port" may begin a memory
            at, old = each.span.start, fresh.moment < EARLIEST
            yield Candidate(fresh.field, fresh.moment, "text:dateline", Span(at, at + fresh.span.end), "glued_stamp", fresh.doubted or old)
        if front is not None:
            at = each.span.start
            yield Candidate(front.field, front.moment, "text:stamp", Span(at, at + front.span.end), "glued_stamp", front.doubted)
        if not each.short or each.line.label == "headline" or (each.line.label == "body" and each.words.endswith((".", "?", "!"))):
            continue
        for stamp in stamps(each.words, layout, day_first=order):
            span = Span(each.span.start + stamp.span.start, each.span.start + stamp.span.end)
            field = stamp.field
            if not stamp.opened and number and re.search(r"(?:updat|modifi|revis|review)\w*(?: on)?:?$", top[number - 1].words.lower()):
                field = "updated"
            yield Candidate(field, stamp.moment, "text:stamp", span, "stamp", stamp.doubted)


def _told(field: Field, every: Sequence[Said], layout: Layout, order: bool | None) -> Iterator[Candidate]:
    """The one line outside the head that says when the article was published, or last changed, as some pages do beside or under it."""
    found: dict[str, Candidate] = {}
    opener = TELLING[field]
    for number, each in enumerate(every):
        above = every[number - 1].words if number else ""
        if len(each.words) > TOLD or each.line.label in NOT_TOLD or (each.line.label == "body" and each.words.endswith(".")):
            continue
        told = opener.match(each.words) or (opener.fullmatch(above.strip(" :")) and each.words[:1].isalnum())
        listed = list(stamps(each.words, layout, day_first=order)) if told or _BOTH.search(each.words) else []
        if not told and {stamp.field for stamp in listed} != {"published", "updated"}:
            continue
        for stamp in listed:
            span = Span(each.span.start + stamp.span.start, each.span.start + stamp.span.end)
            if stamp.field == field and len(stamp.moment) >= 10:
                found.setdefault(stamp.moment[:10], Candidate(field, stamp.moment, "text:told", span, "told", stamp.doubted))
    if len(found) == 1:
        yield from found.values()


def _dateline(body: Said, layout: Layout) -> Iterator[Candidate]:
    """The agency, and the day where it has a year, of "WASHINGTON, Nov 18 (Agency) - "."""
    found = DATELINE.match(body.words[:120])
    if found is None:
        return
    agency, start = found["agency"], body.span.start
    if agency and any(c.isupper() for c in agency):
        yield Candidate("agency", agency, "text:dateline", Span(start + found.start("agency"), start + found.end("agency")), "dateline")
    for name in ("date", "day"):
        moment = iso(found[name], layout) if found[name] else None
        if moment is not None and len(moment) >= 10:
            yield Candidate("published", moment, "text:dateline", Span(start + found.start(name), start + found.end(name)), "dateline")


def _outlets(every: Sequence[Said], layout: Layout, *, read_from_text: bool) -> Iterator[Candidate]:
    """Who claims the rights, a line at the top that repeats the name, and a line at the top that is a newspaper's name.

    The last not on a page: its menu comes first ("Home News"), and it declares its name elsewhere.
    """
    over = list(_over(every, layout)) if read_from_text else []
    beside = list(_behind_names(every, layout)) if read_from_text else []
    top = [(each.words, each.span) for each in every[:12] if each.short and each.line.label != "copyright"]
    for each in [each for each in every if each.line.label == "copyright"][:MOST]:
        found = holder(each.words[:600])
        if found is not None:
            yield from (each for each in (*over, *beside) if _share(each.value, found.name))  # "The Estuary Post" of "© Estuary Media"
            span = Span(each.span.start + found.span.start, each.span.start + found.span.end)
            claimed = Candidate("outlet", found.name, "text:copyright", span, "copyright")
            heads = [Candidate("outlet", m.name, "text:masthead", m.span, "masthead") for m in repeated(found.name, top)]
            shouted = any(head.value.isupper() and head.value.casefold() == found.name.casefold() for head in heads)
            yield from (claimed, *heads) if shouted else (*heads, claimed)
    yield from over
    for each in every[:3] if read_from_text else ():
        if each.line.made.rule in (ABOVE.rule, DATED.rule):
            continue
        if each.line.label not in ("headline", "standfirst", "caption", "credit", "byline") and _is_masthead(each.words, layout):
            yield Candidate("outlet", each.words, "text:top", each.span, "top_line")


def _over(every: Sequence[Said], layout: Layout) -> Iterator[Candidate]:
    """The outlet's name over the headline, or with a date beside it."""
    for each in every[:12]:
        found = masthead(each.words, layout) if each.line.made.rule in (ABOVE.rule, DATED.rule) else None
        if found is not None:
            start = each.span.start + found.span.start
            yield Candidate("outlet", found.name, "text:masthead", Span(start, start + len(found.name)), "masthead")


def _behind_names(every: Sequence[Said], layout: Layout) -> Iterator[Candidate]:
    """The outlet behind the names of a byline: "By Jo Lind, Lind Evening Courier". Believed where a copyright line says so too."""
    for each in every[:12]:
        name = each.words.rpartition(",")[2].strip() if each.line.label == "byline" and each.short else ""
        if name and named(name, layout) and name not in layout.wires:
            at = each.span.start + each.words.rindex(name)
            yield Candidate("outlet", name, "text:masthead", Span(at, at + len(name)), "byline")


def _share(one: str, other: str) -> bool:
    return not (set(plain(one).split()) & set(plain(other).split())) <= {"the", "of", "and"}


def _is_masthead(words: str, layout: Layout) -> bool:
    parts = words.split()
    named = 2 <= len(parts) <= 5 and all(part[0].isupper() or part.lower() in ("of", "the", "and", "&") for part in parts)
    return named and parts[-1].lower() in layout.outlet_nouns and len(words) < 50


def _contributors(every: Sequence[Said], layout: Layout) -> Iterator[Candidate]:
    """The agency of "Lind Wire contributed to this report"; people who did so are not authors."""
    for each in every:
        found = _CONTRIBUTED.match(each.words) if each.short else None
        if found is not None and not layout.outlet_nouns.isdisjoint(found["agency"].lower().split()):
            start = each.span.start + found.start("agency")
            yield Candidate("agency", found["agency"], "text:contributed", Span(start, start + len(found["agency"])), "contributed")
