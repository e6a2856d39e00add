"""Cuts a stretch of text into sentences, for news in English.

A sentence ends after `.`, `!`, `?` or an ellipsis, the quote marks and brackets that close there, and the white space that follows.
Whether a mark ends one is read from its neighbours only, so time is linear in the length of the text. A sentence may begin or end
inside a quotation.
Not done here: line ends, which are white space to it; languages that put no space after a sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from onrecord.model.span import Span


class Marks(Protocol):
    """The word lists that it needs; `onrecord.lexicons.boundaries.Boundaries` says what each holds."""

    @property
    def before_name(self) -> frozenset[str]: ...
    @property
    def before_number(self) -> frozenset[str]: ...
    @property
    def may_end(self) -> frozenset[str]: ...
    @property
    def clock(self) -> frozenset[str]: ...
    @property
    def after_clock(self) -> frozenset[str]: ...
    @property
    def marked_names(self) -> frozenset[str]: ...
    @property
    def starters(self) -> frozenset[str]: ...
    @property
    def reporting(self) -> frozenset[str]: ...
    @property
    def after_reporting(self) -> frozenset[str]: ...
    @property
    def addressing(self) -> frozenset[str]: ...


_QUOTES = "\"'”’»›″´`"
_END = re.compile(rf"([.!?…‽]++)([{_QUOTES})\]}}]*+)(\s*+)")
_OPENING = re.compile(r"[\"'“‘„«‹(\[{—–―•*·¿¡-]*+\s*+")
_NEXT_WORD = re.compile(r"[^\W_][\w'’&-]*+")
_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}—–,;:/!?…]*+$")
_CLAUSE_WORD = re.compile(r"\s*+([^\s,.;:?!\"“”]++\.?+|[,.;:?!\"“”])")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ITEM = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-zA-Z])")
_BEFORE_ITEM = "\"'“‘([ \t\r\n"
_FAR_BACK = 24
"""No abbreviation in the lists is longer; a word that is looked at is cut there, which keeps the work per mark constant."""


def split(text: str, span: Span, marks: Marks) -> tuple[Span, ...]:
    """The sentences of a stretch of text. They tile it: white space goes to the sentence before, at the start to the first."""
    cuts = [span.start, *_cuts(text, span, marks), span.end]
    return tuple(Span(start, end) for start, end in pairwise(cuts) if start < end)


def _cuts(text: str, span: Span, marks: Marks) -> Iterator[int]:
    for end in _END.finditer(text, span.start, span.end):
        at = end.end()
        if at < span.end and _ends(text, span, end, marks):
            yield at


def _ends(text: str, span: Span, end: re.Match[str], marks: Marks) -> bool:
    """Whether a sentence ends at this mark."""
    mark, closing, gap = end.groups()
    at = end.end()
    if not gap and text[at] not in "“„«‹":
        return False
    opened = _OPENING.match(text, at, span.end)
    begins = opened.end() if opened else at
    if begins == span.end:
        return gap != "" and begins == at
    first = text[begins]
    if first.islower() or first in ".,;:!?…)]}%":
        return False
    found = _NEXT_WORD.match(text, begins, min(begins + _FAR_BACK, span.end))
    following = found.group() if found else ""
    if any(quote in closing for quote in _QUOTES) and ("!" in mark or "?" in mark):
        return not _reports(text, Span(at, span.end), marks)
    before = _before(text, span.start, end.start())
    if mark != ".":
        return before + mark not in marks.marked_names and not (_is_ellipsis(mark) and following.partition("’")[0].partition("'")[0] == "I")
    if _spaced_ellipsis(text, end.start()):
        return following != "I"
    if _numbers_an_item(text, span.start, end.start(), before):
        return False
    initial = found is not None and len(following) == 1 and text.startswith(".", found.end())
    return _point_ends(before, following, marks, starts=following in marks.starters and not initial)


def _numbers_an_item(text: str, start: int, end: int, before: str) -> bool:
    """Whether the word is the number of a list item, alone at the beginning: "1. The first"."""
    leading = end - len(before) - start
    return leading <= _FAR_BACK and not text[start : start + leading].strip(_BEFORE_ITEM) and _ITEM.fullmatch(before) is not None


def _point_ends(before: str, following: str, marks: Marks, *, starts: bool) -> bool:
    """Whether a single point after this word ends the sentence. `starts`: the next word commonly begins one."""
    last = before.rpartition("-")[2] if before not in marks.before_name else before
    forms = {last, last.capitalize()} if last.isupper() and len(last) > 2 else {last}
    if forms & marks.before_name:
        return False
    if forms & marks.before_number:
        return not following[:1].isdigit()
    if last in marks.clock:
        return following not in marks.after_clock and not following[:1].isdigit()
    initial = len(last) == 1 and last.isupper()
    if forms & marks.may_end or initial or _ACRONYM.fullmatch(last):
        return starts
    return True


def _before(text: str, start: int, end: int) -> str:
    """The word that ends here, or its last letters."""
    found = _BEFORE.search(text[max(start, end - _FAR_BACK) : end])
    return found.group() if found else ""


def _is_ellipsis(mark: str) -> bool:
    return mark in ("...", "..", "…")


def _spaced_ellipsis(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at] in (". ", ".\u00a0", ".\u202f")


def _reports(text: str, rest: Span, marks: Marks) -> bool:
    """Whether a clause follows that reports the quotation just closed: a name and a verb of saying, without an object of its own."""
    at = rest.start
    for names in range(7):
        found = _CLAUSE_WORD.match(text, at, min(at + 60, rest.end))
        if found is None:
            return False
        word = found.group(1)
        at = found.end()
        if names and word.rstrip(".") in marks.reporting:
            if word.endswith(".") or word in marks.addressing:
                return True
            after = _CLAUSE_WORD.match(text, at, min(at + 60, rest.end))
            return after is None or not after.group(1)[0].isalnum() or after.group(1).rstrip(".") in marks.after_reporting
        if not word[0].isupper() or (not names and word in marks.starters):
            return False
    return False
