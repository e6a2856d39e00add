"""The dates that the lines of a text state: "Published: 13 March 2024", "Nov. 18, 2024 | Updated Nov. 19, 2024".

A date that follows "updated" is no date of publication. A weekday that contradicts its date is told, so that the date can be doubted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from onrecord.lexicons.layout import Layout
from onrecord.model.span import Span
from onrecord.model.time import Moment
from onrecord.read.dates import iso

_CHANGED = re.compile(r"(?:last |article |story |first )?(?:updat|modif|revis|edit|review|correct|amend)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?<!\d)(?:19|20)\d\d(?![\d-])")
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"(?:\s*(?:[|•:·–—]|-{1,2})\s*)?[A-Z“\"'‘]")
_BLANK = re.compile(r"\s+[A-Z]")
_QUOTED = re.compile(r"\s+[“\"‘]")
_WRITTEN = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)"
DATELINE = re.compile(
    rf"(?:(?P<place>[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][\w. ]{{1,24}})?)(?:,? (?P<date>{_WRITTEN}(?:,? \d{{4}})?))?"
    rf"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}}, (?P<day>{_WRITTEN},? \d{{4}}))"
    r"(?: \((?P<agency>[\w .&-]{2,40})\))?\s*[—–-]{1,2}\s"
)
"""How an agency's report begins: "WASHINGTON, Nov 18 (Agency) - ", "Tarn, 14 March 2026 – "."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date in some words: of publication or of a change, and whether it says which. `doubted`: its weekday contradicts it."""

    field: Literal["published", "updated"]
    moment: Moment
    span: Span
    opened: bool
    doubted: bool


def stamps(words: str, layout: Layout, *, day_first: bool | None = None) -> Iterator[Stamp]:
    """The dates of one line; spans are those of the words. `day_first`: how "03/04/2025" is read."""
    if not _DIGIT.search(words):
        return
    pieces = [(m.start(), m.group()) for m in _openers(layout).finditer(words)]
    if not pieces or pieces[0][0] > 0:
        pieces.insert(0, (0, ""))
    for (start, opener), (end, _) in zip(pieces, (*pieces[1:], (len(words), "")), strict=True):
        moment = iso(words[start:end], layout, day_first=day_first)
        if moment is None:
            continue
        stripped = words[start:end].strip(" |•·-–—,;")
        at = words.index(stripped, start) if stripped else start
        changed = _CHANGED.match(opener) is not None
        doubted = _wrong_weekday(words[start:end], moment, layout)
        yield Stamp("updated" if changed else "published", moment, Span(at, at + len(stripped)), bool(opener), doubted)


def glued(words: str, layout: Layout) -> Stamp | None:
    """The stamp that a paragraph begins with, with or without a blank behind it: "Published: 13 March 2024Nine people"."""
    opener = _openers(layout).match(words[:40])
    year = _YEAR.search(words, 0, 70) if opener is not None else None
    if opener is None or year is None:
        return None
    moment = iso(words[: year.end()], layout)
    if moment is None or len(moment) < 10:
        return None
    changed = _CHANGED.match(opener.group()) is not None
    doubted = _wrong_weekday(words[: year.end()], moment, layout)
    return Stamp("updated" if changed else "published", moment, Span(0, year.end()), True, doubted)


def fronted(words: str, layout: Layout) -> Stamp | None:
    """The day that a paragraph begins with and that is no part of its first sentence: "14 March 2026The port", "March 14, 2026 – The port".

    Behind a blank alone a day and a capital may be one sentence, so that only a common word or a quotation mark will do there.
    """
    front = _day(layout).match(words[:90])
    if front is None:
        return None
    after = words[front.end() : front.end() + 20]
    parted = _PARTED.match(after) or (_BLANK.match(after) and after.split()[0].lower() in layout.common) or _QUOTED.match(after)
    ranged = parted and _day(layout).match(after.lstrip(" |•:·–—-")) is not None
    moment = iso(front.group(), layout) if parted and not ranged else None
    if moment is None or len(moment) < 10:
        return None
    return Stamp("published", moment, Span(0, front.end()), False, _wrong_weekday(front.group(), moment, layout))


def opening_day(words: str, layout: Layout) -> int:
    """Where the day ends that some words begin with; 0 where they begin with none."""
    found = _day(layout).match(words[:90])
    return 0 if found is None else found.end()


def opens_dated(words: str, layout: Layout) -> bool:
    """Whether a paragraph begins with a date or a dateline, as the first of an article does and a standfirst does not."""
    return glued(words, layout) is not None or fronted(words, layout) is not None or DATELINE.match(words[:120]) is not None


def _wrong_weekday(words: str, moment: Moment, layout: Layout) -> bool:
    found = _weekdays(layout).search(words)
    if found is None or len(moment) < 10:
        return False
    return layout.weekdays[date.fromisoformat(moment[:10]).weekday()][:3] != found.group(1)[:3].lower()


@cache
def _openers(layout: Layout) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, layout.stamp_openers), key=len, reverse=True))
    changes = "(?:last |article )?(?:updated|modified|revised|reviewed|edited|corrected)(?: on)?"
    return re.compile(rf"(?<![^\W\d_])(?:{listed}|{changes})\b", re.IGNORECASE)  # also right behind a figure: "3 May 2024Updated"


@cache
def _weekdays(layout: Layout) -> re.Pattern[str]:
    listed = "|".join(f"{day}|{day[:3]}" for day in layout.weekdays)
    return re.compile(rf"\b({listed})\b", re.IGNORECASE)


@cache
def _day(layout: Layout) -> re.Pattern[str]:
    """A day with its year, and the time of day behind it."""
    months = "|".join(f"{name}|{name[:4]}\\.?|{name[:3]}\\.?" for name in layout.months)
    days = "|".join(f"{day}|{day[:3]}\\.?" for day in layout.weekdays)
    zones = "|".join(sorted(map(re.escape, layout.zones), key=len, reverse=True))
    nth = r"\d{1,2}(?:st|nd|rd|th)?"
    clock = rf"(?:,? (?:at |[|-] )?\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \(?(?:{zones})\b\)?)?)?"
    year = r"(?:19|20)\d\d"
    written = rf"{nth} (?:{months}),? {year}|(?:{months}) {nth},? {year}|{year}-\d\d-\d\d"
    return re.compile(rf"(?:(?:{days}),? )?(?:{written}){clock}(?!\d)", re.IGNORECASE)
