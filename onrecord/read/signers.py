"""Who signs an article in its lines: bylines in its head, names beside a date or a job, a signature at its end.

What it does not do: take a lone name for an author where nothing beside it says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicons.layout import Layout
from onrecord.model.span import Span
from onrecord.read.bylines import HARD, OPENED, Signed, signed
from onrecord.read.candidates import Candidate
from onrecord.read.dates import iso
from onrecord.read.head import Said

SIGNING = frozenset(
    ("written by", "words by", "story by", "reported by", "article by", "article written by", "author", "authors", "author(s)")
)
"""Openers that sign an article wherever they stand; "by" does so only in its head."""
NO_BYLINE = frozenset(("standfirst", "subheading", "summary"))
"""Lines that are a byline only where a date says so: "By the time it opened" may be a standfirst."""

_BY = re.compile(r"\b[Bb][Yy]:?\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class _Signature:
    """Those who sign, the line that names them, and how they were found: "" by an opener."""

    names: Sequence[Signed]
    line: Said
    how: str = ""


def signers(every: Sequence[Said], top: Sequence[Said], layout: Layout, *, pasted: bool) -> Iterator[Candidate]:
    """The authors and agencies that the lines name. `top`: the head. `pasted`: the text has no markup."""
    for number, each in enumerate(top):
        if not each.short or each.line.label == "headline" or each.words.endswith(("?", "!")):
            continue
        plain = each.line.label not in NO_BYLINE
        found = (_opened(number, top, layout) if plain else None) or _dated(each, layout)
        yield from _candidates(found or (_beside(number, top, layout, pasted=pasted) if plain else None), "text:byline")
    for number, each in enumerate(every):
        opened = OPENED.match(each.words) if each.short and each.line.label not in ("comments", "related") else None
        if opened is not None and opened["opener"].lower() in SIGNING:
            yield from _candidates(_opened(number, every, layout), "text:signature")


def _candidates(found: _Signature | None, origin: str) -> Iterator[Candidate]:
    for name in found.names if found is not None else ():
        where = found.line if found is not None else None
        if where is None:
            continue
        at = where.words.find(name.written)
        span = Span(where.span.start + at, where.span.start + at + len(name.written)) if at >= 0 else where.span
        how = (found.how if found is not None else "") or name.kind
        yield Candidate("agency" if name.kind == "agency" else "author", name.name, origin, span, how)


def _opened(number: int, lines: Sequence[Said], layout: Layout) -> _Signature | None:
    """ "By Jo Lind", or "By" on one line and the name on the next."""
    each = lines[number]
    opened = OPENED.match(each.words)
    if opened is None:
        return None
    if opened["names"].strip(" :"):
        return _Signature(signed(each.words, layout), each)
    below = lines[number + 1] if number + 1 < len(lines) else None
    return None if below is None or not below.short else _Signature(signed(below.words, layout), below)


def _dated(each: Said, layout: Layout) -> _Signature | None:
    """ "18 November 2024 by Jo Lind", "18 November 2024 · Jo Lind"."""
    by = _BY.search(each.words)
    if by is not None and by.start() > 0 and iso(each.words[: by.start()], layout) is not None:
        return _Signature(signed(each.words[by.end() :], layout), each)
    pieces = HARD.split(each.words)
    if len(pieces) > 1 and len(pieces[0]) < 40 and iso(pieces[0], layout) is not None:
        return _Signature(signed(pieces[1], layout), each, "beside")
    return None


def _beside(number: int, top: Sequence[Said], layout: Layout, *, pasted: bool) -> _Signature | None:
    """Names without "By": under the headline and over the text, with a job behind them or a date behind or below them.

    On pages the date counts only right under the headline: half of the names beside another date are a section or a place there.
    """
    each = top[number]
    above = any(other.line.label == "headline" for other in top[:number])
    if not above or each.line.label == "dateline" or any(other.prose for other in top[:number]):
        return None
    found = signed(each.words, layout)
    if not found or each.words.find(found[0].written) > 3:
        return None
    under = top[number - 1].line.label in ("headline", "standfirst")
    tail = each.words[each.words.rfind(found[-1].written) + len(found[-1].written) :]
    below = top[number + 1].words if number + 1 < len(top) else ""
    jobbed = bool(tail) and not layout.offices.isdisjoint(word.strip(" ,.|()").lower() for word in tail.split())
    dated = iso(tail, layout) is not None or (iso(below, layout) is not None and len(below) < 60 and not tail.strip(" ,.|•·-–—"))
    desk = under and found[0].kind == "desk" and not tail.strip()
    return _Signature(found, each, "beside") if jobbed or desk or (dated and (pasted or under)) else None
