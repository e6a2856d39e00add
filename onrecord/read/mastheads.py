"""What stands over the headline of a paste: the outlet's name, alone or with the day and the page, a wire's slug, a note to editors.

A name is told by its last word ("Gazette") and by a line below it that can be the headline: else it may be the title of a poem. What it
does not do: names without such a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicons.layout import Layout
from onrecord.model.span import Span
from onrecord.read.dates import iso
from onrecord.read.units import Unit
from onrecord.read.verdicts import Verdict

TOP = 6
"""Lines of a text in which its masthead is looked for."""
LONGEST = 6
"""Words of a name."""
WIDEST = 120
"""Characters of a line with a name, a day and a page."""

ABOVE = Verdict("navigation", "masthead", 0.85, "it is the name of the outlet, above the headline")
DATED = Verdict("dateline", "dated_masthead", 0.85, "it is the name of the outlet and a date")
SLUG = Verdict("other", "slug", 0.9, "it is the slug of a wire report")
DESK = Verdict("other", "wire_note", 0.85, "it is a note to editors")

_NAME = re.compile(r"(?:(?i:from) (?:the )?)?(?P<name>[^\W\d_a-z][^,|·•()\d–—]{2,58}?)\s*(?P<rest>(?:[,|·•()–—]| - ).*)?")
_JOINING = frozenset(("of", "the", "and", "&", "on"))
_SERVICES = frozenset(("service", "services", "agency", "online", "network", "group"))
_SLUG = re.compile(r"[A-Z]{2,6}(?:-{1,2}[\w’'.]+)+(?:,? .{0,50})?")
_TAKE = re.compile(r"\b(?:Ld|Lede|Lead|Writethru|Urgent|Bjt|Take|Adv|Bulletin)\b", re.IGNORECASE)
_UNSURE = frozenset(("margin", "margin_edge"))
_DESK = re.compile(r"(?:eds|editors|note to editors|attention editors)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masthead:
    """An outlet's name, and whether a date stands behind it. The span is that of the name in the line's words."""

    name: str
    span: Span
    dated: bool


def masthead(words: str, layout: Layout) -> Masthead | None:
    """The outlet of a line that is its name, or its name and a date: "The Lind Courier", "From the Lind Courier, 3 May 2024, page 4"."""
    found = _NAME.fullmatch(words) if len(words) <= WIDEST else None
    if found is None or not named(found["name"], layout):
        return None
    rest = found["rest"] or ""
    day = iso(rest, layout) if rest else None
    if rest and (day is None or len(day) < 10):
        return None
    return Masthead(found["name"], Span(found.start("name"), found.end("name")), bool(rest))


def named(words: str, layout: Layout) -> bool:
    """Whether some words have the form of an outlet's name, and not that of a person's: "Ana Post" is one."""
    parts = words.split()
    if not 2 <= len(parts) <= LONGEST or not all(part[0].isupper() or part.lower() in _JOINING for part in parts):
        return False
    low = [part.casefold() for part in parts]
    last = low[-2] if low[-1] in _SERVICES and len(low) > 2 else low[-1]
    return last in layout.outlet_nouns and not (len(parts) <= 3 and low[0] in layout.first_names)


def topped(units: Sequence[Unit], verdicts: list[Verdict | None], layout: Layout) -> None:
    """Labels what stands over the headline, and the outlet with the day right under it; `verdicts` is filled in place."""
    first = next((i for i, unit in enumerate(units) if unit.prose and verdicts[i] is None and not _DESK.match(unit.words)), None)
    if first is None:
        return
    for index in range(min(first, TOP + 2)):
        if units[index].block is not None:
            return
        own, words = verdicts[index], " ".join(units[index].text[: WIDEST + 1].split())
        if own is not None and own.label not in ("byline", "navigation"):
            continue
        if _DESK.match(words):
            verdicts[index] = DESK
        elif _SLUG.fullmatch(words) and (words.count(" ") == 0 or _TAKE.search(words)) and _below(units, verdicts, index, first):
            verdicts[index] = SLUG
        elif (found := masthead(words, layout)) is not None:
            open_ = all(verdicts[i] is not None for i in range(index))
            if found.dated:
                verdicts[index] = DATED
            elif index < TOP and open_ and _below(units, verdicts, index, first):
                verdicts[index] = ABOVE


def _below(units: Sequence[Unit], verdicts: Sequence[Verdict | None], index: int, first: int) -> bool:
    """Whether a line between this one and the first paragraph can be the headline."""
    lines = (units[i] for i in range(index + 1, first) if (own := verdicts[i]) is None or own.rule in _UNSURE)
    return any(3 <= unit.count <= 30 and not unit.bullet and not unit.words.endswith((".", ":", ",")) for unit in lines)
