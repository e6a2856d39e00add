"""The words of the lines that frame an article: newsletters, credits, copyright, date stamps, and the commonest words of some languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.lexicons.toml import sheet
from onrecord.model.article import Label


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row: lines with these words have this label. `words`: a longer line is never judged by it. `section`: it opens a list."""

    rule: str
    label: Label
    confidence: float
    words: int
    reason: str
    pattern: re.Pattern[str]
    section: bool


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Everything that the line labels and the metadata know about how pages in one language are laid out.

    `stopwords`: for each common word the codes of the languages that have it.
    """

    phrases: tuple[Phrase, ...]
    agencies: tuple[str, ...]
    credit_markers: tuple[str, ...]
    stamp_openers: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    zones: tuple[str, ...]
    offices: frozenset[str]
    posts: tuple[str, ...]
    summary_headings: frozenset[str]
    stopwords: Mapping[str, tuple[str, ...]]
    language: str
    fingerprint: str


@cache
def layout(language: str = "en") -> Layout:
    """The layout words of one language."""
    found = sheet(language, "layout")
    content = cast(dict[str, Any], found.content)
    stamps, credit = content["stamps"], content["credit"]
    return Layout(
        phrases=tuple(_phrase(row) for row in content["phrase"]),
        agencies=tuple(credit["agencies"]),
        credit_markers=tuple(credit["markers"]),
        stamp_openers=tuple(stamps["openers"]),
        months=tuple(stamps["months"]),
        weekdays=tuple(stamps["weekdays"]),
        zones=tuple(stamps["zones"]),
        offices=frozenset(content["authors"]["offices"]),
        posts=tuple(content["authors"]["posts"]),
        summary_headings=frozenset(content["summary"]["headings"]),
        stopwords=_by_word(content["stopwords"]),
        language=language,
        fingerprint=found.fingerprint,
    )


def _phrase(row: dict[str, Any]) -> Phrase:
    pattern = re.compile("|".join(f"(?:{each})" for each in row["patterns"]), re.IGNORECASE)
    return Phrase(
        rule=row["rule"], label=row["label"], confidence=row["confidence"], words=row["words"], reason=row["reason"],
        pattern=pattern, section=row.get("section", False),
    )  # fmt: skip


def _by_word(listed: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for each in listed.values() for word in each})
    return {word: tuple(code for code, each in listed.items() if word in each) for word in words}
