"""The timeline as files for other programs: iCalendar (RFC 5545) for calendars, TimelineJS for a page.

Both are made of an entry's own words and its dates; nothing depends on when they are made. Not done here: months and years in a calendar,
which knows days only.
"""

import html
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.app.views import Dated
from onrecord.model.time import Moment
from onrecord.present.cards import heading
from onrecord.present.spelling import day
from onrecord.present.timeline import when
from onrecord.text import moments

_FOLD = 75
"""Octets of a line, its end left out (RFC 5545, 3.1)."""
_HEADLINE = 90
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def in_calendar(one: Dated) -> bool:
    """Whether an entry has a day or a short stretch of days, which is what a calendar can show."""
    return one.precision in ("day", "week", "stretch")


def icalendar(listed: Sequence[Dated], *, name: str, stamp: str) -> str:
    """An iCalendar file, one all-day event an entry; what has no day is left out. `stamp`: when the record was made, ISO 8601 in UTC."""
    at = re.sub(r"\.\d+|[-:]", "", stamp)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//timeline//EN", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_escaped(name)}"]
    for one in listed:
        if in_calendar(one):
            lines += _event(one, at)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(one: Dated, at: str) -> list[str]:
    entry = one.entry
    first, last = moments.day_of(entry.on), moments.day_of(entry.until or entry.on)
    assert first is not None
    assert last is not None
    said = f"{_words(one)}\n\n{_source(one)}"
    lines = ["BEGIN:VEVENT", f"UID:{entry.id}@onrecord", f"DTSTAMP:{at}", f"DTSTART;VALUE=DATE:{_basic(first)}"]
    if last < date.max:  # the end is the day after, and the calendar has no day after its last
        lines.append(f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}")
    return [
        *lines, f"SUMMARY:{_escaped(_headline(one))}", f"DESCRIPTION:{_escaped(said)}", f"CATEGORIES:{entry.kind.upper()}",
        *(["STATUS:TENTATIVE"] if entry.kind == "planned" else []), "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def _basic(day_: date) -> str:
    return day_.isoformat().replace("-", "")


def _escaped(words: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    plain = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line and its end, cut where it is longer than 75 octets, and never within a character."""
    pieces: list[str] = []
    piece, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _FOLD:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + letter, octets + size
    return "\r\n".join([*pieces, piece]) + "\r\n"


def timelinejs(listed: Sequence[Dated], *, name: str) -> dict[str, Any]:
    """The timeline as TimelineJS reads it: a title, and one slide an entry, grouped by what happened, was said and was planned."""
    return {"title": {"text": {"headline": html.escape(name)}}, "events": [_slide(one) for one in listed]}


def _slide(one: Dated) -> dict[str, Any]:
    entry = one.entry
    slide: dict[str, Any] = {
        "unique_id": entry.id, "group": entry.kind, "display_date": when(one), "start_date": _parts(entry.on),
        "text": {"headline": html.escape(_headline(one)), "text": f"<p>{html.escape(_words(one))}</p><p>{html.escape(_source(one))}</p>"},
    }  # fmt: skip
    if entry.until is not None:
        slide["end_date"] = _parts(entry.until)
    return slide


def _parts(at: Moment) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), (int(part) for part in at.split("-")), strict=False))


def _words(one: Dated) -> str:
    return _CONTROL.sub("", " ".join(one.entry.sentence.words.split()))


def _headline(one: Dated) -> str:
    """The kind, who says so, and the first words of the sentence."""
    words = _words(one)
    if len(words) > _HEADLINE:
        words = words[: _HEADLINE - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
    who = f" ({one.speaker})" if one.speaker is not None else ""
    return f"{one.entry.kind.capitalize()}{who}: {words}"


def _source(one: Dated) -> str:
    """Where the words stand, and how many articles tell of the time."""
    outlet = f"{one.outlet}, " if one.outlet is not None else ""
    span = one.entry.sentence.span
    several = len(one.articles)
    told = "1 article tells" if several == 1 else f"{several} articles tell"
    on = day(None if one.published is None else Moment(one.published))
    return f"{outlet}{heading(one.title, one.place)}, {on}. {one.place}, characters {span.start}–{span.end}. {told} of it."
