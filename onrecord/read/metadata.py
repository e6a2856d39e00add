"""What is known about an article: title, author, outlet, dates, address, language, section, agency, each with where it was said.

All candidates are kept and one of each field is preferred: what a person says, then a table's row, then the page's JSON-LD, then its
meta elements, then the text. Nothing is guessed: a year in a copyright line is no date of publication, and a page without a byline has
no author.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from onrecord.lexicons.layout import Layout
from onrecord.model.article import FIELDS, Article, Declared, Field, Line, Metadatum
from onrecord.model.ids import ArticleId
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.read.dates import iso

BY = By("metadata", 1)

TRUST: tuple[tuple[str, float], ...] = (
    ("option", 1.0), ("row:", 0.97), ("newsml:", 0.97), ("ninjs:", 0.97), ("mail:", 0.9),
    ("json-ld:", 0.95), ("meta:", 0.9), ("link:", 0.9), ("html:", 0.85), ("text:", 0.8), ("element:", 0.6),
)  # fmt: skip
"""How far an origin is believed, by how its name begins: the first of the highest is preferred."""
LATER: frozenset[str] = frozenset(("meta:date", "meta:dc.date", "meta:lastmod", "meta:title", "meta:description", "meta:application-name"))
"""Meta elements that pages fill in carelessly: believed after the others, and after the text."""

_NAME = r"[^\W\d_][\w.'’-]*"
_AUTHORS = re.compile(r"^\s*(?:By|BY|by|Words by|Story by|Written by|Posted by|Reported by|Author)\b:?\s+(.+)$")
_AUTHOR = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?([^.|©]{2,60}?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*"
    r"(?:\.\s|\.$|\||,?\s*all rights|-\s*all rights|,?\s*inc\b|,?\s*llc\b|,?\s*ltd\b|$)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{1,24})?)(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?))?"
    r"(?: \((?P<agency>[\w .&-]{2,40})\))?\s*[—–-]{1,2}\s"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of one field, with where it was said."""

    field: Field
    value: str
    origin: str
    span: Span | None


def metadata(article: Article, lines: tuple[Line, ...], *, layout: Layout) -> tuple[Metadatum, ...]:
    """What is known about the article, with where each thing was said; one value of each field is preferred."""
    found = [c for declared in article.declared for c in _declared(declared, layout)]
    found.extend(_from_lines(article, lines, layout))
    unique = list(dict.fromkeys(found))
    made: list[Metadatum] = []
    for field in FIELDS:
        listed = [candidate for candidate in unique if candidate.field == field]
        chosen = _preferred(listed)
        made.extend(_metadatum(article.key, candidate, candidate in chosen) for candidate in listed)
    return tuple(made)


def _metadatum(key: ArticleId, said: Candidate, chosen: bool) -> Metadatum:
    made = BY.rule(said.origin.partition(":")[0], _trust(said.origin))
    return Metadatum(made=made, article=key, field=said.field, value=said.value, span=said.span, origin=said.origin, preferred=chosen)


def _trust(origin: str) -> float:
    if origin in LATER:
        return 0.5
    return next((trust for start, trust in TRUST if origin.startswith(start)), 0.5)


def _preferred(listed: Sequence[Candidate]) -> list[Candidate]:
    """The most trusted candidate; of authors all that the same origin names."""
    if not listed:
        return []
    best = max(listed, key=lambda candidate: _trust(candidate.origin))
    return [c for c in listed if c.origin == best.origin and (c.span is None or c.span == best.span)] if best.field == "author" else [best]


def _declared(declared: Declared, layout: Layout) -> Iterator[Candidate]:
    value: str | None = " ".join(declared.value.split())
    if value and declared.field in ("published", "updated"):
        value = iso(value, layout)
    if not value:
        return
    if declared.field == "author":
        for name in authors(value, layout):
            yield Candidate("author", name, declared.origin, None)
        return
    if declared.field == "language":
        value = value.replace("_", "-")
    yield Candidate(declared.field, value, declared.origin, None)
    if declared.field == "url" and not declared.origin.startswith("meta:"):
        host = urlsplit(value).hostname if value.startswith(("http://", "https://")) and "[" not in value else None
        if host:
            yield Candidate("outlet", host.removeprefix("www."), f"element:{declared.origin}", None)


def authors(words: str, layout: Layout) -> list[str]:
    """The names in a byline or an author field; an address, an account or "Staff" is none."""
    if "://" in words:
        return []
    byline = _AUTHORS.match(words)
    names = re.split(r"\s*(?:,| and | & |;|\|| – | — | - |•|·|\()\s*", byline.group(1) if byline else words)
    found: list[str] = []
    for name in names[:12]:
        name = name.strip(" .*:")
        if not _AUTHOR.fullmatch(name) or not name[0].isupper() or not layout.offices.isdisjoint(name.casefold().split()):
            if byline and found:
                break  # what follows the names is their office
            continue
        if name not in found:
            found.append(name)
    return found


def _from_lines(article: Article, lines: tuple[Line, ...], layout: Layout) -> Iterator[Candidate]:
    text, dated = article.text, False
    body = next((line for line in lines if line.label == "body"), None)
    top = body.span.start if body is not None else 0
    for line in lines:
        span = line.span.stripped(text)
        words = span.of(text)
        if len(words) > 600 and line is not body:
            continue
        if line.label == "headline" and line.made.rule == "headline":
            yield Candidate("title", " ".join(words.split()), "text:headline", span)
        elif line.label == "standfirst":
            yield Candidate("standfirst", " ".join(words.split()), "text:standfirst", span)
        elif line.label == "byline" and line.made.rule == "byline" and (line.span.start < top or not article.blocks):
            yield from (Candidate("author", name, "text:byline", span) for name in authors(words, layout))
        elif line.label == "dateline" and not dated:
            yield from _stamps(words, span, layout)
            dated = True
        elif line.label == "copyright":
            yield from _rights(words, span)
        if line is body:
            yield from _agency(words, span, layout)


def _stamps(words: str, span: Span, layout: Layout) -> Iterator[Candidate]:
    """The dates of a stamp; one that follows "updated" is no date of publication."""
    pieces = [(m.start(), m.group().lower()) for m in _openers(layout).finditer(words)] or [(0, "")]
    if pieces[0][0] > 0:
        pieces.insert(0, (0, ""))
    for (start, opener), (end, _) in zip(pieces, (*pieces[1:], (len(words), "")), strict=True):
        moment = iso(words[start:end], layout)
        if moment is not None:
            changed = opener.startswith(("updated", "last", "modified"))
            place = Span(span.start + start, span.start + end).stripped(" " * span.start + words)
            yield Candidate("updated" if changed else "published", moment, "text:stamp", place)


@cache
def _openers(layout: Layout) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, layout.stamp_openers), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _rights(words: str, span: Span) -> Iterator[Candidate]:
    found = _RIGHTS.search(words)
    if found is None:
        return
    name = found.group(1).strip(" -–—,:")
    if (
        len(name) > 1
        and any(c.isalpha() for c in name)
        and not re.match(r"(?:all|the) (?:rights|content)|rights\b|reserved\b|do not", name, re.IGNORECASE)
    ):
        start = span.start + words.find(name, found.start(1))
        yield Candidate("outlet", name, "text:copyright", Span(start, start + len(name)))


def _agency(words: str, span: Span, layout: Layout) -> Iterator[Candidate]:
    """The agency, and the day where it has a year, of "WASHINGTON, Nov 18 (Agency) - "."""
    found = _DATELINE.match(words[:120])
    if found is None:
        return
    agency = found["agency"]
    if agency and any(c.isupper() for c in agency):
        yield Candidate("agency", agency, "text:dateline", Span(span.start + found.start("agency"), span.start + found.end("agency")))
    if found["date"]:
        moment = iso(found["date"], layout)
        if moment is not None and len(moment) >= 10:
            yield Candidate("published", moment, "text:dateline", Span(span.start + found.start("date"), span.start + found.end("date")))
