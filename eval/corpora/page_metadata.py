"""WCXB (2025), all development pages: title, authors and date of a page, and how many of the wanted ones stand on the page at all.

The pages are parted by host. The rules for dates and authors were chosen on those that are `read`; of the `unread` only figures were seen.
"""

import re
from calendar import month_name
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
DAY = 10
"""Characters of a day."""
NEAR = 40
"""Characters from a day and a month within which their year stands: "Tue Mar 5 10:00:00 CET 2024", "Mar 5 | Updated in 2024"."""

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
        yield "author stands on the page", _all_in(people(author), _words(row, article))
    else:
        yield "author invented", bool(names)
    published, updated = ((preferred(found, field) or "")[:DAY] for field in ("published", "updated"))
    day = (row["date"] or "")[:DAY]
    if day:
        yield "date exact", published == day
        yield "only date exact", (published or updated) == day
        yield "either date exact", day in (published, updated)
        yield "date stands on the page", dated(day, f"{row['url'] or ''} {row['html']}")
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


def _all_in(names: frozenset[str], words: str) -> bool:
    return all(name in words for name in names)


def _words(row: dict[str, Any], article: Article | None) -> str:
    """All that the page holds: its source, and its words without the tags."""
    shown = "" if article is None else article.text
    return plain(f"{unescape(row['html'])} {unescape(_TAGS.sub(' ', row['html']))} {shown}")


def dated(day: str, source: str) -> bool:
    """Whether a page's source holds a day in any form, with its year in it or near it: "20240305", "5th of March 2024", "3/5/24"."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day in source
    low = f"{source}{' ' * NEAR}{_TAGS.sub(' ', source)}".lower()
    name = month_name[on.month].lower()
    month, figure, of_month = rf"(?:{name}|{name[:3]}\.?|{name[:4]}\.?)", rf"0?{on.month}", rf"0?{on.day}(?:st|nd|rd|th)?"
    year = rf"(?:{on.year}|{on.year % 100:02d})"
    forms = (
        rf"(?<!\d){on.year}(?P<mark>[-/.]){figure}(?P=mark)0?{on.day}(?!\d)", rf"(?<!\d){on:%Y%m%d}(?:\d{{4}}|\d{{6}})?(?!\d)",
        rf"(?<!\d){figure}[/.-]0?{on.day}[/.-]{year}(?!\d)", rf"(?<!\d)0?{on.day}[/.-]{figure}[/.-]{year}(?!\d)",
    )  # fmt: skip
    if re.search("|".join(forms), low) is not None:
        return True
    short = rf"\b{month}[\s-]*{of_month}(?!\d)|(?<!\d){of_month}[\s-]*(?:of )?{month}(?![a-z])"
    return any(
        _of_year(on.year, low[max(0, found.start() - NEAR) : found.start()], low[found.end() : found.end() + NEAR])
        for found in re.finditer(short, low)
    )


def _of_year(year: int, before: str, after: str) -> bool:
    """Whether a day and a month are of that year, by what stands around them: of the one right behind them, else of any near."""
    own = re.match(r"[\s,.'’-]{1,4}(\d{4}|\d\d)(?![\d:])", after)
    if own is not None:
        return own[1] in (f"{year}", f"{year % 100:02d}")
    return re.search(rf"(?<!\d){year}(?!\d)", f"{before} {after}") is not None
