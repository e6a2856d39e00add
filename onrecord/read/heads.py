"""The lines that head an article: headline, standfirst, summary, captions under pictures; and the headings inside it.

All but the captions belong to the article, so that a wrong guess between them costs nothing but the name.
"""

import re
from collections.abc import Sequence

from onrecord.lexicons.layout import Layout
from onrecord.read.mastheads import topped
from onrecord.read.shapes import named, placed
from onrecord.read.stamps import opens_dated
from onrecord.read.units import Unit
from onrecord.read.verdicts import Verdict

PLACED = "names_in_places"
SURE = 15
"""Characters of a title that is recognised by its beginning."""
TITLE = 4
"""Words of a line that may be a headline although a picture's credit stands right below it."""
HEAD = 12
"""Lines before the first paragraph in which a headline is looked for."""

_WORD = re.compile(r"\w+")
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|la|van|von|al|bin))*"
_NAMES = re.compile(rf"{_NAME}(?:, (?:and )?{_NAME})*")


def headed(units: Sequence[Unit], verdicts: list[Verdict | None], titles: tuple[str, ...], layout: Layout) -> None:
    """Names the heading lines; `verdicts` is filled in place."""
    topped(units, verdicts, layout)
    _captions(units, verdicts)
    _summaries(units, verdicts, layout)
    _headline(units, verdicts, titles, layout)
    _placed(units, verdicts)
    _bylines(units, verdicts)
    _subheadings(units, verdicts)


def _captions(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """A line right above a picture's credit, where it is too short for a paragraph or is nothing but names."""
    first = next((index for index, unit in enumerate(units) if unit.prose and verdicts[index] is None), len(units))
    for index in range(len(units) - 1):
        below = verdicts[index + 1]
        if verdicts[index] is not None or below is None or below.label != "credit":
            continue
        unit = units[index]
        if unit.tag not in ("", "p", "div", "figcaption"):
            continue
        if index < first and _only_title(units, verdicts, index, first):
            continue  # the headline, with the picture right below it
        touching = unit.span.end == units[index + 1].span.start
        if touching and unit.count <= 30 and (_NAMES.fullmatch(unit.words) or (index <= first and unit.count <= 12) or not unit.ends):
            verdicts[index] = Verdict("caption", "above_credit", 0.85, "it stands right above a picture's credit")


def _only_title(units: Sequence[Unit], verdicts: Sequence[Verdict | None], index: int, first: int) -> bool:
    """Whether a line above a picture's credit is the headline: no other line above the first paragraph could be."""
    if units[index].count < TITLE or _NAMES.fullmatch(units[index].words) or units[index].words.endswith("."):
        return False
    return not any(verdicts[i] is None and units[i].count >= TITLE for i in range(first) if i != index)


def _bylines(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """A line of nothing but names that touches a date stamp, below the headline."""
    found = next((index for index, own in enumerate(verdicts) if own is not None and own.label == "headline"), None)
    if found is None:
        return
    for index in range(found + 1, min(found + 6, len(units))):
        near = [i for i in (index - 1, index + 1) if found < i < len(units) and (own := verdicts[i]) is not None and own.rule == "stamp"]
        if verdicts[index] is None and near and named(units[index].words):
            verdicts[index] = Verdict("byline", "names_by_stamp", 0.8, "names beside a date stamp, under the headline")


def _placed(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Names of persons, each in a place, right below the headline or its standfirst."""
    found = next((index for index, own in enumerate(verdicts) if own is not None and own.label == "headline"), None)
    for index in range(found + 1, min(found + 4, len(units))) if found is not None else ():
        own = verdicts[index]
        if (own is None or own.label == "standfirst") and placed(units[index].words):
            verdicts[index] = Verdict("byline", PLACED, 0.85, "names of persons, each in a place, under the headline")


def _summaries(units: Sequence[Unit], verdicts: list[Verdict | None], layout: Layout) -> None:
    for index, unit in enumerate(units):
        if unit.count > 6 or unit.words.casefold().rstrip(":.") not in layout.summary_headings:
            continue
        own = verdicts[index]
        if own is not None and own.boilerplate:
            continue
        entries = 0
        for below in range(index + 1, min(index + 12, len(units))):
            if not units[below].bullet and units[below].tag != "li":
                break
            if verdicts[below] is None:
                verdicts[below] = Verdict("summary", "under_summary", 0.9, f"it is an entry under {unit.words[:40]!r}")
                entries += 1
        if entries:
            verdicts[index] = Verdict("summary", "summary_heading", 0.9, "it heads a list that sums the article up")


def _headline(units: Sequence[Unit], verdicts: list[Verdict | None], titles: tuple[str, ...], layout: Layout) -> None:
    first = next((i for i, u in enumerate(units) if verdicts[i] is None and u.prose and u.tag not in ("h1", "h2")), None)
    wanted = [_plain(title) for title in titles]
    stop = len(units) if first is None else first
    head = [i for i in range(stop) if (own := verdicts[i]) is None or own.rule in ("margin", "margin_edge", "not_kept")]
    named = [i for i in head if _is_title(units[i], wanted)]
    if not named:
        open_ = [i for i in head[:HEAD] if verdicts[i] is None]
        named = [i for i in open_ if units[i].tag == "h1"][:1] or [
            i
            for i in open_[:1]
            if first is not None and 3 <= units[i].count <= 30 and not units[i].bullet and not units[i].words.endswith(".")
        ]
        named = named or [i for i in head if not open_ and _over_byline(units, verdicts, i)][-1:]
    for index in named:
        verdicts[index] = Verdict(
            "headline", "headline", 0.85, "it is the title" if wanted else "a title-like line above the first paragraph"
        )
    if not named or first is None:
        return
    titled = {_plain(units[i].words) for i in named}
    for index in range(named[0] + 1, min(len(units), named[0] + 4)):
        unit = units[index]
        if verdicts[index] is not None:
            continue
        if _plain(unit.words) in titled:
            verdicts[index] = Verdict("headline", "headline_again", 0.8, "it repeats the headline")
        elif opens_dated(unit.text, layout):
            break  # the first paragraph
        elif unit.count >= 8 and (index < stop or (index == stop and _stands_apart(units, verdicts, index))):
            verdicts[index] = Verdict("standfirst", "under_headline", 0.7, "it stands between the headline and the first paragraph")


def _over_byline(units: Sequence[Unit], verdicts: Sequence[Verdict | None], index: int) -> bool:
    """Whether a title-like line of a text without markup, among the page's own lines above the article, stands right over its byline."""
    unit, below = units[index], verdicts[index + 1] if index + 1 < len(units) else None
    like = unit.block is None and TITLE <= unit.count <= 30 and not unit.bullet and not unit.words.endswith(".")
    return like and below is not None and below.label == "byline" and units[index + 1].span.start == unit.span.end


def _stands_apart(units: Sequence[Unit], verdicts: Sequence[Verdict | None], index: int) -> bool:
    """Whether the first paragraph is a standfirst: the next line is not a paragraph, or a wider gap sets it off from the text."""
    if index + 1 >= len(units) or units[index].count > 60 or units[index].block is not None:
        return False
    after = units[index + 1]
    gap = after.span.start - units[index].span.end
    above = units[index].span.start - units[index - 1].span.end
    return not after.prose or gap > above


def _subheadings(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Short lines between the paragraphs; not in a text that is all short lines."""
    prose = [index for index, unit in enumerate(units) if unit.prose and verdicts[index] is None]
    if len(prose) < 2:
        return
    for index in range(prose[0] + 1, prose[-1]):
        unit = units[index]
        if verdicts[index] is None and unit.count <= 14 and not unit.bullet and not unit.words.endswith((".", ",", ";", '"', "'")):
            tag = unit.tag
            alone = units[index + 1].count > unit.count or units[index + 1].bullet
            if tag in ("h2", "h3", "h4", "h5", "h6") or (tag in ("", "p", "div") and alone):
                verdicts[index] = Verdict("subheading", "subheading", 0.75, "a short line between two paragraphs")


def _is_title(unit: Unit, titles: Sequence[str]) -> bool:
    """Whether a line is a declared title, or all of it but the name of the site."""
    words = _plain(unit.words)
    if unit.count < 2:
        return False
    return any(
        words == title or (min(len(words), len(title)) > SURE and (title.startswith(words) or words.startswith(title))) for title in titles
    )


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
