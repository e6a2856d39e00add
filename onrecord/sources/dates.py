"""Dates in the forms that feeds and mails are defined with, as ISO 8601 with the zone that was given."""

import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d.*)?)?\Z", re.DOTALL)


def iso_date(said: object) -> str | None:
    """An RFC 5322 date as ISO 8601; other text as it stands, for the reader of dates to judge; None for what is no text."""
    if not isinstance(said, str) or not said.strip():
        return None
    words = " ".join(said.split())[:100]
    if _ISO.match(words):
        return words
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words
