"""WCXB (2025), all development pages: title, authors and date of a page, and how many of the wanted ones stand on the page at all.

The pages are parted by host. The rules for dates and authors were chosen on those that are `read`; of the `unread` only figures were seen.
"""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import md5
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from eval import system
from eval.corpora import wcxb
from eval.corpora.rows import rows
from eval.figures import Figure, ratio
from eval.gold import FOLDED
from onrecord.model.article import Article, Metadatum, preferred

NEEDS = wcxb.NEEDS
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAY = 10
"""Characters of a day."""

_BETWEEN = re.compile(r"\s*(?:[,;|&•·]|\b(?:and|with)\b)\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DEGREES = r"(?:m\.?d|ph\.?d|r\.?d|ms|ma|mba|fand|faclm|facp|cepf|cpp|psp|cfp|cpa|rn|jd|esq|rdn|dvm|do)[.®*]*"
_BEHIND = re.compile(rf"(?:(?:^|\s+){_DEGREES})+$")
_JOB = re.compile(
    r"\b(?:expert|director|editor|writer|reporter|dietitian|gardener|columnist|correspondent|staff|educator|horticulturalist|years)\b"
)
_TAGS = re.compile(r"<[^<>]{0,2000}>")


def figures(data: Path) -> list[Figure]:
    """All pages, then the two halves. Exact, but for capitals, white space and the form of quote marks; a date by its day."""
    hits: dict[str, list[bool]] = {}
    for row in rows(data / NEEDS[0]):
        article = wcxb.page(row)
        for name, hit in outcomes(row, article, _found(article)):
            for part in ("", f"{half(row)} "):
                hits.setdefault(f"page-metadata/{part}{name}", []).append(hit)
    return [
        Figure(name, ratio(sum(listed), len(listed)), len(listed), "lower" if name.endswith("invented") else "higher")
        for name, listed in sorted(hits.items())
    ]


def half(row: dict[str, Any]) -> str:
    """The half of a page, by its host."""
    host = urlsplit(row["url"] or f"https://{row['id']}").netloc.removeprefix("www.")
    return "unread" if md5(host.encode(), usedforsecurity=False).digest()[0] % 2 else "read"


def outcomes(row: dict[str, Any], article: Article | None, found: tuple[Metadatum, ...]) -> Iterator[tuple[str, bool]]:
    """What one page adds to each figure. Of a page without the wanted value: whether one was invented."""
    yield "title exact", plain(preferred(found, "title")) == plain(row["title"])
    names, author = [plain(m.value) for m in found if m.field == "author" and m.preferred], plain(row["author"])
    if author:
        yield "author exact", ", ".join(names) == author
        yield "authors exact, however joined", _BETWEEN.sub(", ", ", ".join(names)) == _BETWEEN.sub(", ", author)
        yield "same authors", people(", ".join(names)) == people(author)
        yield "author stands on the page", all(name in _words(row, article) for name in people(author))
    else:
        yield "author invented", bool(names)
    published, updated = ((preferred(found, field) or "")[:DAY] for field in ("published", "updated"))
    day = (row["date"] or "")[:DAY]
    if day:
        yield "date exact", published == day
        yield "only date exact", (published or updated) == day
        yield "either date exact", day in (published, updated)
        yield "date stands on the page", _dated(day, row)
    else:
        yield "date invented", bool(published)


def plain(value: str | None) -> str:
    """Words in small letters, white space and quote marks of one kind."""
    return " ".join((value or "").translate(FOLDED).casefold().split())


def people(value: str) -> frozenset[str]:
    """The authors of a byline, whatever parts them and in whatever order, without degrees, jobs and what stands in brackets."""
    listed = _BETWEEN.split(_BRACKETS.sub("", value.removeprefix("by ")))
    named = [_BEHIND.sub("", each).strip(" .*") for each in listed]
    return frozenset(each for each in named[:1] + [each for each in named[1:] if not _JOB.search(each)] if each)


def _found(article: Article | None) -> tuple[Metadatum, ...]:
    return () if article is None else system.of(system.analysed(article, Metadatum), Metadatum)


def _words(row: dict[str, Any], article: Article | None) -> str:
    """All that the page holds: its source, and its words without the tags."""
    shown = "" if article is None else article.text
    return plain(f"{unescape(row['html'])} {unescape(_TAGS.sub(' ', row['html']))} {shown}")


def _dated(day: str, row: dict[str, Any]) -> bool:
    """Whether the page's source or its address holds a day in any form: "2024-03-05", "20240305", "5th of March", "Mar 5", "3/5/24"."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day in row["html"]
    name = MONTHS[on.month - 1]
    month, figure, of_month = rf"(?:{name}|{name[:3]}\.?|{name[:4]}\.?)", rf"0?{on.month}", rf"0?{on.day}(?:st|nd|rd|th)?"
    year = rf"(?:{on.year}|{on.year % 100:02d})"
    forms = (
        rf"{on.year}[-/.]?{figure}[-/.]?0?{on.day}(?!\d)", rf"(?<!\d){figure}[/.-]0?{on.day}[/.-]{year}(?!\d)",
        rf"(?<!\d)0?{on.day}[/.-]{figure}[/.-]{year}(?!\d)", rf"\b{month}[\s-]*{of_month}(?!\d)",
        rf"(?<!\d){of_month}[\s-]*(?:of )?{month}(?![a-z])",
    )  # fmt: skip
    return re.search("|".join(forms), f"{row['url'] or ''} {row['html'].lower()}") is not None
