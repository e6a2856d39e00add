"""Whether a page writes 3 April as 03/04 or as 04/03, told by the page itself: its other dates, the day that it declares, its region.

"en-US" tells nothing: it is what page systems declare where nobody has set a language. Where nothing tells, the date is left undecided.
"""

import re
from collections import Counter

from onrecord.model.article import Article

LOOKED_AT = 200_000
"""Characters of a text whose dates are asked."""
DAY_FIRST = frozenset(
    ("gb", "uk", "ie", "au", "nz", "in", "za", "de", "at", "fr", "es", "it", "pt", "br", "nl", "be", "mx", "ar", "ng", "ke")
)
"""Regions, as a language tag names them, where the day stands first."""

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_REGION = re.compile(r"[a-z]{2,3}[-_]([a-z]{2})\b", re.IGNORECASE)


def day_first(article: Article) -> bool | None:
    """True for day, month, year; False for month, day, year; None where the page does not tell."""
    words = (article.text[:LOOKED_AT], *(each.value for each in article.declared if each.field in ("published", "updated")))
    dates = [(int(a), int(b), int(year)) for each in words for a, _, b, year in _FIGURES.findall(each)]
    if not dates:
        return None
    plain = Counter(a > 12 for a, b, _ in dates if (a > 12) != (b > 12))
    if plain:
        return next(iter(plain)) if len(plain) == 1 else None
    days = {tuple(map(int, found.groups())) for each in article.declared if (found := _ISO.match(each.value)) is not None}
    fits = {a_first for a, b, year in dates if a != b for a_first, day in ((True, (year, b, a)), (False, (year, a, b))) if day in days}
    if fits:
        return next(iter(fits)) if len(fits) == 1 else None
    regions = {found.group(1).lower() for d in article.declared if d.field == "language" and (found := _REGION.match(d.value)) is not None}
    return True if regions and regions <= DAY_FIRST else None
