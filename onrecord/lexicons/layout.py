"""The words of the lines that frame an article: newsletters, credits, copyright, date stamps, and the commonest words of some languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.lexicons.firsts import Index, indexed
from onrecord.lexicons.toml import sheet
from onrecord.model.article import Label
from onrecord.model.ids import digest


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row: lines with these words have this label. `words`: a longer line is never judged by it. `section`: it opens a list.

    `opening` is matched at the start of the line and `inside` is looked for in it, both in small letters; `cased` in the line
    as it is; these two only where one of `keys` is in it, which saves nine tenths of the time.
    """

    rule: str
    label: Label
    confidence: float
    words: int
    reason: str
    opening: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    cased: re.Pattern[str] | None
    keys: tuple[str, ...]
    section: bool

    def within(self, words: str, low: str) -> bool:
        """Whether a line has these words not at its start. `low`: the same line in small letters."""
        if not any(map(low.__contains__, self.keys)):
            return False
        if self.inside is not None and self.inside.search(low):
            return True
        return self.cased is not None and self.cased.search(words) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Everything that the line labels and the metadata know about how pages in one language are laid out.

    `common`: the commonest words of the language itself; `plain`: its frequent words and the days of the week, which are seldom names.
    `saying`, `past`: verbs of a report; `addressing`: words to the reader. `asking`, `bidding`, `ours`: what a line says that stands on
    several pages and is the page's. `corrections`, `updates`: what a note of the editors says.
    `opening`: all that any phrase is told by at the start of a line; `inner`: the phrases told elsewhere too, where one of `keys` is in the
    line. `stopwords`: for each common word the codes of the languages that have it.
    """

    phrases: tuple[Phrase, ...]
    opening: Index
    inner: tuple[Phrase, ...]
    keys: tuple[str, ...]
    agencies: tuple[str, ...]
    credit_markers: tuple[str, ...]
    stamp_openers: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    zones: tuple[str, ...]
    offices: frozenset[str]
    posts: tuple[str, ...]
    desks: frozenset[str]
    nobody: frozenset[str]
    wires: tuple[str, ...]
    degrees: frozenset[str]
    ranks: frozenset[str]
    first_names: frozenset[str]
    plain: frozenset[str]
    outlet_nouns: frozenset[str]
    summary_headings: frozenset[str]
    saying: frozenset[str]
    past: frozenset[str]
    addressing: frozenset[str]
    asking: frozenset[str]
    bidding: frozenset[str]
    ours: frozenset[str]
    corrections: re.Pattern[str]
    updates: re.Pattern[str]
    stopwords: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    language: str
    fingerprint: str


@cache
def layout(language: str = "en") -> Layout:
    """The layout words of one language."""
    found, people, plain = sheet(language, "layout"), sheet(language, "first_names"), sheet(language, "common")
    content = cast(dict[str, Any], found.content)
    stamps, credit = content["stamps"], content["credit"]
    phrases = tuple(_phrase(row) for row in content["phrase"])
    return Layout(
        phrases=phrases,
        opening=indexed([each for row in content["phrase"] for each in row["patterns"] if each.startswith("^")]),
        inner=tuple(row for row in phrases if row.keys),
        keys=tuple(dict.fromkeys(key for row in phrases for key in row.keys)),
        agencies=tuple(credit["agencies"]),
        credit_markers=tuple(credit["markers"]),
        stamp_openers=tuple(stamps["openers"]),
        months=tuple(stamps["months"]),
        weekdays=tuple(stamps["weekdays"]),
        zones=tuple(stamps["zones"]),
        offices=frozenset(content["authors"]["offices"]),
        posts=tuple(content["authors"]["posts"]),
        desks=frozenset(content["authors"]["desks"]),
        nobody=frozenset(content["authors"]["nobody"]),
        wires=tuple(content["authors"]["wires"]),
        degrees=frozenset(content["authors"]["degrees"]),
        ranks=frozenset(content["authors"]["ranks"]),
        first_names=frozenset(str(people.content["names"]).split()),
        plain=frozenset((*(word for listed in plain.content.values() for word in str(listed).split()), *stamps["weekdays"])),
        outlet_nouns=frozenset(content["outlets"]["nouns"]),
        summary_headings=frozenset(content["summary"]["headings"]),
        saying=frozenset(content["telling"]["saying"]),
        past=frozenset(content["telling"]["past"]),
        addressing=frozenset(content["telling"]["addressing"]),
        asking=frozenset(content["repeated"]["asking"]),
        bidding=frozenset(content["repeated"]["bidding"]),
        ours=frozenset(content["repeated"]["ours"]),
        corrections=re.compile("|".join(content["notes"]["correction"])),
        updates=re.compile("|".join(content["notes"]["update"])),
        stopwords=_by_word(content["stopwords"]),
        common=frozenset(content["stopwords"][language]),
        language=language,
        fingerprint=digest(found.fingerprint, people.fingerprint, plain.fingerprint),
    )


def _phrase(row: dict[str, Any]) -> Phrase:
    patterns: list[str] = row["patterns"]
    return Phrase(
        rule=row["rule"], label=row["label"], confidence=row["confidence"], words=row["words"], reason=row["reason"],
        opening=_any([each for each in patterns if each.startswith("^")]), inside=_any([each for each in patterns if each[:1] != "^"]),
        cased=_any(row.get("cased", [])), keys=tuple(row.get("keys", ())), section=row.get("section", False),
    )  # fmt: skip


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in patterns)) if patterns else None


def _by_word(listed: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for each in listed.values() for word in each})
    return {word: tuple(code for code, each in listed.items() if word in each) for word in words}
