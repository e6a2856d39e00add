"""The values that were declared about an article, made plain: dates as ISO, names one by one, an address's host and date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urlsplit

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Article, Declared, Field
from onrecord.model.span import Span
from onrecord.read.bylines import OPENED, front, plausible, signed
from onrecord.read.dates import iso
from onrecord.read.titles import squeezed

TRUST: tuple[tuple[str, float], ...] = (
    ("option", 1.0), ("row:", 0.97), ("newsml:", 0.97), ("ninjs:", 0.97), ("mail:", 0.9), ("json-ld:", 0.95), ("meta:", 0.9),
    ("link:", 0.9), ("page:rel", 0.89), ("page:itemprop", 0.88), ("page:time", 0.87),
    ("page:only", 0.8), ("state:", 0.65), ("page:h1", 0.87), ("text:byline", 0.86),
    ("page:class=date", 0.55), ("page:", 0.84), ("html:", 0.85), ("text:top", 0.7), ("text:forwarded", 0.92), ("text:", 0.8),
    ("declared:", 0.8), ("outlet:", 0.8), ("url:", 0.7), ("feed:channel", 0.65), ("element:", 0.6),
)  # fmt: skip
"""How far an origin is believed, by how its name begins."""
LATER: frozenset[str] = frozenset(("meta:date", "meta:dc.date", "meta:lastmod", "meta:title", "meta:description", "meta:application-name"))
"""Meta elements that pages fill in carelessly: believed after the others, and after the text."""
EARLIEST = "1990"
"""No web page is older; what says so is a template's empty date (1970-01-01) or a slip."""
KEPT_BY_PEOPLE = ("option", "row:", "newsml:", "ninjs:", "mail:")
"""Archives are older than the web."""

LONGEST_ACCOUNT = 60
_BYLINE = re.compile(r"\s*(?:by\b)?\s*:?\s*", re.IGNORECASE)
_DATED = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """One value of one field, with where it was said. `rule`: what kind of evidence it is. `trust`: 0 to 1.

    `line`: where the byline begins that has the name.
    """

    field: Field
    value: str
    origin: str
    span: Span | None
    rule: str
    doubted: bool = False
    line: int | None = None

    @cached_property
    def trust(self) -> float:
        if self.doubted:
            return 0.3
        return 0.5 if self.origin in LATER else next((trust for start, trust in TRUST if self.origin.startswith(start)), 0.5)


def declared(article: Article, layout: Layout, order: bool | None) -> Iterator[Candidate]:
    """What the page, the row or the person at the keyboard says. `order`: how "03/04/2025" is read."""
    named = frozenset(_bare(each.value) for each in article.declared if each.field == "author" and not each.origin.startswith("page:"))
    sites = frozenset(squeezed(each.value) for each in article.declared if each.field == "outlet") - {""}
    for each in article.declared:
        if each.field == "author":
            yield from _authors(each, article, layout, named, sites)
        else:
            yield from _declared(each, article, layout, order)


def _declared(said: Declared, article: Article, layout: Layout, order: bool | None) -> Iterator[Candidate]:
    value: str | None = " ".join(unescape(said.value).split())
    rule = said.origin.partition(":")[0]
    doubted = False
    if value and said.field in ("published", "updated"):
        value = iso(value, layout, day_first=order)
        doubted = value is not None and value < EARLIEST and not said.origin.startswith(KEPT_BY_PEOPLE)
    if not value:
        return
    if said.field == "language":
        value = value.replace("_", "-")
    yield Candidate(said.field, value, said.origin, _placed(value, said.origin, article), rule, doubted)
    if said.field == "url":
        yield from _address(value, said.origin, layout)


def _authors(said: Declared, article: Article, layout: Layout, named: frozenset[str], sites: frozenset[str]) -> Iterator[Candidate]:
    """Those whom an author field names. `named`: what the page declares as its author; `sites`: the names of its outlet.

    A field that holds no person's name but the outlet's own says that the outlet signs. An account or a company that is declared is
    believed where an element called the author's shows it too.
    """
    value, origin = " ".join(unescape(said.value).split()), said.origin
    loose = origin.startswith(("page:class", "page:profile", "page:only"))
    found = signed(value, layout, declared=not loose)
    hosts = frozenset(d.value.casefold() for d in article.declared if d.field == "url")
    for each in found:
        if each.kind == "agency":
            yield Candidate("agency", each.name, origin, _placed(each.written, origin, article), "agency")
        elif not (loose and each.kind == "person" and not plausible(each.name, layout) and not OPENED.match(value)):
            rule = (
                "outlet"
                if _is_outlet(each.name, each.kind, origin, sites) or (each.kind == "person" and _is_host(each.name, origin, hosts))
                else each.kind
            )
            yield Candidate("author", each.name, origin, _placed(each.written, origin, article), rule)
    if not loose and len(found) == 1 and (found[0].kind == "account" or origin.endswith("@organization")):
        yield from _signing(value, article)
    if found or "://" in value or "@" in value:
        return
    if loose:
        name = front(_BYLINE.sub("", value, count=1), layout)
        if _bare(name) in named and _bare(name) not in layout.nobody:
            yield Candidate("author", name, origin, _placed(name, origin, article), "account")
        return
    yield from _signing(value, article)
    if _is_outlet(value, "account", origin, sites):
        yield Candidate("author", value, origin, None, "outlet")


def _signing(name: str, article: Article) -> Iterator[Candidate]:
    """An account, a company or a group that is declared and that the text says the article is by."""
    found = re.search(rf"\b[Bb][Yy]:?\s+(?P<name>{re.escape(name)})(?!\w)", article.text) if 2 < len(name) <= LONGEST_ACCOUNT else None
    if found is not None:
        yield Candidate("author", found["name"], "text:byline", Span(found.start("name"), found.end("name")), "account")


def _is_outlet(name: str, kind: str, origin: str, sites: frozenset[str]) -> bool:
    """Whether a declared author is the outlet by its name, and not by its user's name: "LindCourier" and not "lindcourier"."""
    return kind != "desk" and not origin.startswith("page:") and "@" not in origin and squeezed(name) in sites and not name.islower()


def _is_host(name: str, origin: str, addresses: frozenset[str]) -> bool:
    """Whether one declared word is the name of the page's own host: "Lindcourier" at lindcourier.example."""
    return (
        " " not in name
        and not origin.startswith("page:")
        and any(f"/{prefix}{name.casefold()}." in a for a in addresses for prefix in ("", "www."))
    )


def _bare(words: str) -> str:
    return _BYLINE.sub("", " ".join(words.split()), count=1).casefold()


def _placed(value: str, origin: str, article: Article) -> Span | None:
    """Where the text has the words of one of the page's elements: the first place where they are words of their own."""
    if not origin.startswith("page:"):
        return None
    text, size = article.text, len(value)
    at = text.find(value)
    while at >= 0 and (_is_word(text[max(0, at - 1) : at]) or _is_word(text[at + size : at + size + 1])):
        at = text.find(value, at + 1)
    return Span(at, at + size) if at >= 0 else None


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _address(value: str, origin: str, layout: Layout) -> Iterator[Candidate]:
    """The host, and the day that many addresses hold: /2024/03/12/, /2024/march/12/."""
    if not value.startswith(("http://", "https://")) or "[" in value:
        return
    try:
        parts = urlsplit(value)
    except ValueError:
        return
    if parts.hostname and not origin.startswith("meta:"):
        yield Candidate("outlet", parts.hostname.removeprefix("www."), f"element:{origin}", None, "host")
    found = _DATED.search(parts.path)
    if found is None:
        return
    year, month, day = found.groups()
    moment = iso(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}", layout)
    if moment is not None:
        yield Candidate("published", moment, f"url:{origin}", None, "address")
