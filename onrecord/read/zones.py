"""The time zone of an article's times, as they are written: "ET" behind the hour that the page shows, "UTC+01:00" of a declared time.

What is printed is preferred, for a page system declares its own zone or UTC. No zone is worked out from a place, nor its offset from a
name: "IST" is the time of three countries.
"""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Article
from onrecord.model.span import Span
from onrecord.read.candidates import Candidate

BESIDE = 14
"""Characters behind a date in which its hour's zone may stand: " (London, BST)"."""
_OFFSET = re.compile(r"T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:(?P<utc>Z)|(?P<offset>[+-]\d\d):?(?P<minutes>\d\d))\Z")
_NO_ZONES = ("hrs", "z")


def zones(found: Sequence[Candidate], article: Article, layout: Layout) -> tuple[Candidate, ...]:
    """The zones of the dates that were found, each once, the printed ones first."""
    dates = [each for each in found if each.field in ("published", "updated") and not each.doubted]
    listed = [zone for each in dates if (zone := _printed(each, article, layout)) is not None]
    declared = [zone for each in dates if (zone := _declared(each)) is not None]
    listed += sorted(declared, key=lambda zone: zone.value == "UTC")
    return tuple({(zone.value, zone.origin, zone.span): zone for zone in listed}.values())


def _printed(date: Candidate, article: Article, layout: Layout) -> Candidate | None:
    if date.span is None:
        return None
    end = article.text.find("\n", date.span.end)
    last = min(date.span.end + BESIDE, end if end >= 0 else len(article.text))
    zone = _zone(layout).search(article.text, date.span.start, last)
    if zone is None:
        return None
    return Candidate("time_zone", zone["zone"], date.origin, Span(zone.start("zone"), zone.end("zone")), "printed")


def _declared(date: Candidate) -> Candidate | None:
    zone = _OFFSET.search(date.value)
    if zone is None:
        return None
    value = (
        "UTC" if zone["utc"] or (zone["offset"] in ("+00", "-00") and zone["minutes"] == "00") else f"UTC{zone['offset']}:{zone['minutes']}"
    )
    return Candidate("time_zone", value, date.origin, None, "offset")


@cache
def _zone(layout: Layout) -> re.Pattern[str]:
    """A zone's name in capitals behind an hour: "2:05 p.m. ET", "14.05 (GMT)"."""
    names = "|".join(sorted((name.upper() for name in layout.zones if name not in _NO_ZONES), key=len, reverse=True))
    return re.compile(rf"\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?)?,?\s?\(?(?P<zone>{names})\b")
