"""What the elements of a page say about its article, by what they are called: headings, authors' links, bylines, times, microdata.

Only what stands around the main heading is asked: a list of other stories has headings, authors and times of its own.
"""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.model.article import Field
from onrecord.read.authored import authors, only_author
from onrecord.read.nodes import is_elsewhere, lead, says, words_of

ABOVE, BELOW = 40, 150
"""Elements above and below the main heading among which a byline or a time is the article's own."""
LONG = 200
"""Characters of a byline, with all that it holds."""
PARAGRAPH = 280
"""Characters of a paragraph; three of them end the head of the article."""
_DATE = frozenset(("date", "dates", "published", "pubdate", "timestamp", "posted", "datetime", "dateline"))
_NOT_DATE = frozenset(
    ("event", "update", "picker", "author", "birth", "start", "end", "range", "expiry", "format", "current", "today", "wrapper")
)
_CHANGED = re.compile(r"updat|modif|revis|reviewed")
_FIRST = re.compile(r"publish|posted")
_BEFORE = re.compile(r"\D{0,60}")
"""The words of a date's element before its first figure say which date it is; those behind it speak of another."""

Said = tuple[Field, str, str]


def shown(root: etree._Element) -> Iterator[Said]:
    """Field, words and origin of what the page's elements say; authors and times nearest to the heading first."""
    order = list(root.iter("*"))
    headings = [number for number, element in enumerate(order) if element.tag == "h1" and words_of(element)]
    for number in headings[:6]:
        yield "title", words_of(order[number]), "page:h1"
    main = _main(root, order, headings)
    if main not in headings and order[main].tag in ("h2", "h3", "h4"):
        yield "title", words_of(order[main]), "page:heading"
    known: dict[etree._Element, bool] = {}
    near = [element for element in _head(order, main) if not is_elsewhere(element, known)]
    yield from _microdata(near)
    named = list(authors(near))
    yield from named or only_author(order)
    yield from _times(near)


def _main(root: etree._Element, order: list[etree._Element], headings: list[int]) -> int:
    """Where the article's heading stands: the longest h1 that the page's title holds, else another heading that it does, else an h1.

    The longest, because the name of the site may be a heading, and stands in the title too.
    """
    title = " ".join((root.findtext(".//title") or "").split()).casefold()
    others = [number for number, element in enumerate(order) if element.tag in ("h2", "h3", "h4")][:30]
    for numbers in (headings[:6], others):
        held = [(len(words), -number) for number in numbers if len(words := words_of(order[number]).casefold()) > 8 and words in title]
        if held:
            return -max(held)[1]
    return headings[0] if headings else 0


def _head(order: list[etree._Element], start: int) -> Iterator[etree._Element]:
    """The elements around the heading, those below it first, until the text has begun."""
    paragraphs = 0
    for element in order[start : start + BELOW]:
        if element.tag == "p" and len(words_of(element)) > PARAGRAPH:
            paragraphs += 1
        if paragraphs == 3:
            break
        yield element
    yield from order[max(0, start - ABOVE) : start]


def _microdata(near: list[etree._Element]) -> Iterator[Said]:
    fields: dict[str, Field] = {"headline": "title", "author": "author", "datepublished": "published", "datemodified": "updated"}
    for element in near:
        name = (element.get("itemprop") or "").lower()
        if name not in fields or element.tag == "meta":
            continue
        if name == "author":
            own = element.find('.//*[@itemprop="name"]')
            words = (own.get("content") or words_of(own)) if own is not None else words_of(element)
        elif name.startswith("date"):
            words = element.get("datetime") or element.get("content") or words_of(element)
        else:
            words = words_of(element)
        yield fields[name], words, f"page:itemprop={name}"


def _times(near: list[etree._Element]) -> Iterator[Said]:
    for element in near:
        words, origin = "", "page:time"
        if element.tag == "time":
            words = element.get("datetime") or words_of(element)
        elif says(element, _DATE, _NOT_DATE) and not any(says(each, _DATE, _NOT_DATE) for each in element.iterdescendants("*")):
            words, origin = words_of(element), "page:class=date"
        if 5 < len(words) <= LONG:
            before = _BEFORE.match(words_of(element))
            first = before.group() if before else words
            about = f"{element.get('class') or ''} {element.get('itemprop') or ''} {lead(element)} {first}".lower()
            field: Field = "updated" if _CHANGED.search(about) and not _FIRST.search(about) else "published"
            yield field, words, origin
