"""Who signs an article in its lines: bylines in its head, names beside a date or a job, a signature at its end.

What it does not do: take a lone name for an author where nothing beside it says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons.layout import Layout
from onrecord.model.span import Span
from onrecord.read.bylines import HARD, OPENED, Signed, plausible, signed
from onrecord.read.candidates import Candidate
from onrecord.read.dates import holds_day, iso
from onrecord.read.head import Said
from onrecord.read.heads import PLACED
from onrecord.read.stamps import opening_day

SIGNING = frozenset(("words by", "text by", "story by", "reported by", "article by", "author", "authors", "author(s)"))
"""Openers that sign an article wherever they stand, as does what ends in "written by"."""
ONCE = frozenset(("by", "posted by", "published by"))
"""Openers that sign an article outside its head where one name alone has them, in a line that is a byline or bears a date."""
LONG = 90
"""Characters of a line of names that nothing calls a byline."""
NO_BYLINE = frozenset(("standfirst", "subheading", "summary"))
"""Lines that are a byline only where a date says so: "By the time it opened" may be a standfirst."""

_HANDLE = re.compile(r"(?P<name>[^\W\d_][\w.-]{2,29})(?=$| on | in | at |\s*[|•·,–—(-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STAMP = re.compile(r"(?:last |first )?(?:updated|published|posted|modified)\b", re.IGNORECASE)
_BY = re.compile(r"\b[Bb][Yy]:?\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Signature:
    """Those who sign, the line that names them, and how they were found: "" by an opener."""

    names: Sequence[Signed]
    line: Said
    how: str = ""


def signers(every: Sequence[Said], top: Sequence[Said], layout: Layout, *, pasted: bool) -> Iterator[Candidate]:
    """The authors and agencies that the lines name. `top`: the head. `pasted`: the text has no markup."""
    found: list[Candidate] = []
    for number, each in enumerate(top):
        if not each.short or each.line.label == "headline" or each.words.endswith(("?", "!")):
            continue
        plain = each.line.label not in NO_BYLINE
        own = (_opened(number, top, layout) if plain else None) or _dated(each, layout)
        found += _candidates(own or (_beside(number, top, layout, pasted=pasted) if plain else None), "text:byline")
    opened = [(n, m["opener"].lower()) for n, each in enumerate(every) if (m := _opener(each)) is not None]
    for number, opener in opened:
        if opener in SIGNING or opener.endswith("written by"):
            found += _candidates(_opened(number, every, layout), "text:signature")
    yield from found or _lone([number for number, opener in opened if opener in ONCE], every, layout)


def _opener(each: Said) -> re.Match[str] | None:
    return OPENED.match(each.words) if each.short and each.line.label not in ("comments", "related") else None


def _lone(numbers: Sequence[int], every: Sequence[Said], layout: Layout) -> Sequence[Candidate]:
    """The one byline outside the head; none where several lines there name different people, as a list of stories does."""
    sure = [n for n in numbers if every[n].line.label == "byline" or holds_day(every[n].words, layout)]
    listed = [found for n in sure if (found := list(_candidates(_opened(n, every, layout), "text:signature")))]
    if len({tuple(each.value for each in found) for found in listed}) != 1:
        return ()
    return listed[0] if all(plausible(each.value, layout) for each in listed[0]) else ()


def _candidates(found: _Signature | None, origin: str) -> Iterator[Candidate]:
    for name in found.names if found is not None else ():
        where = found.line if found is not None else None
        if where is None:
            continue
        at = where.words.find(name.written)
        span = Span(where.span.start + at, where.span.start + at + len(name.written)) if at >= 0 else where.span
        how = (found.how if found is not None else "") or name.kind
        yield Candidate("agency" if name.kind == "agency" else "author", name.name, origin, span, how, line=where.span.start)


def _opened(number: int, lines: Sequence[Said], layout: Layout) -> _Signature | None:
    """ "By Jo Lind", or "By" on one line and the name on the next; "by jolind77" where a date stands near."""
    each = lines[number]
    opened = OPENED.match(each.words)
    if opened is None:
        return None
    if opened["names"].strip(" :"):
        found = signed(each.words, layout) or _account(opened["names"], number, lines, layout)
        return _Signature(found, each)
    below = lines[number + 1] if number + 1 < len(lines) else None
    return None if below is None or not below.short else _Signature(signed(below.words, layout), below)


def _account(words: str, number: int, lines: Sequence[Said], layout: Layout) -> tuple[Signed, ...]:
    """One word after "by": a first name or an account, where a date stands in its line or in one beside it, or its form tells."""
    found = _HANDLE.match(words)
    name = found["name"] if found is not None else ""
    low = name.casefold()
    if not name or any(low in listed for listed in (layout.plain, layout.nobody, layout.offices, layout.months)):
        return ()
    if low in layout.first_names and name[0].isupper():
        return (Signed(name, "person", name),)
    near = [
        words,
        *(line.words for line in lines[max(0, number - 1) : number + 2] if line.span != lines[number].span and len(line.words) < 60),
    ]
    shaped = any(c.isdigit() for c in name) or (name[1:] != name[1:].lower() and not name.isupper())
    return (Signed(name, "account", name),) if shaped or any(_YEAR.search(each) for each in near) else ()


def _dated(each: Said, layout: Layout) -> _Signature | None:
    """ "18 November 2024 by Jo Lind", "18 November 2024 · Jo Lind"."""
    by = _BY.search(each.words)
    if by is not None and by.start() > 0 and holds_day(each.words[: by.start()], layout):
        return _Signature(signed(each.words[by.end() :], layout), each)
    pieces = HARD.split(each.words)
    if len(pieces) > 1 and len(pieces[0]) < 40 and iso(pieces[0], layout) is not None:
        return _Signature(signed(pieces[1], layout), each, "beside")
    day = opening_day(each.words, layout)
    name = each.words[day:].strip()
    names = signed(name, layout) if day and name[:1].isupper() and len(each.words) < LONG else ()
    return _Signature(names, each, "beside") if _only(names, name, layout) else None


def _only(names: Sequence[Signed], words: str, layout: Layout) -> bool:
    """Whether some words are people's names and nothing else, the first with a first name that is known."""
    rest = words
    for each in names:
        if each.kind != "person" or not plausible(each.name, layout):
            return False
        rest = rest.replace(each.written, "", 1)
    known = bool(names) and names[0].name.split()[0].casefold() in layout.first_names
    return known and not rest.replace(" and ", "").strip(" ,&")


def _beside(number: int, top: Sequence[Said], layout: Layout, *, pasted: bool) -> _Signature | None:
    """Names without "By": under the headline and over the text, with a job behind them or a date behind or below them.

    On pages the date counts only right under the headline: half of the names beside another date are a section or a place there.
    """
    each = top[number]
    above = any(other.line.label == "headline" for other in top[:number])
    if not above or each.line.label == "dateline" or any(other.prose for other in top[:number]):
        return None
    found = signed(each.words, layout)
    if not found or (each.words.find(found[0].written) > 3 and each.line.label != "byline"):
        return None
    name = found[0].name
    if found[0].kind == "person" and (not plausible(name, layout) or len(each.words) > LONG):
        return None
    under = top[number - 1].line.label in ("headline", "standfirst")
    tail = each.words[each.words.rfind(found[-1].written) + len(found[-1].written) :]
    bare = not tail.strip(" ,.|•·-–—*")
    below = top[number + 1].words if number + 1 < len(top) else ""
    jobbed = bool(tail) and not layout.offices.isdisjoint(word.strip(" ,.|()").lower() for word in tail.split())
    dated = iso(tail, layout) is not None or (bare and _is_date(below, layout))
    desk = under and found[0].kind == "desk" and not tail.strip()
    if each.line.made.rule == PLACED or jobbed or desk or (dated and (pasted or under)):
        return _Signature(found, each, "beside")
    sure = bare and found[0].kind == "person" and 2 <= len(name.split()) <= 4  # plausible, or it would not have come so far
    near = _is_date(below, layout) or _is_date(top[number - 1].words, layout) or (under and _STAMP.match(below) and len(below) < 40)
    return _Signature(found, each, "beside") if sure and (near or (under and _is_post(below, layout))) else None


def _is_date(words: str, layout: Layout) -> bool:
    return len(words) < 60 and holds_day(words, layout)


def _is_post(words: str, layout: Layout) -> bool:
    """Whether a line is a job and nothing else: "Senior Writer"."""
    parts = words.casefold().replace(",", " ").split()
    return 0 < len(parts) <= 4 and all(part in layout.offices or part in layout.ranks for part in parts)
