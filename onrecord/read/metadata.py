"""What is known about an article: title, author, outlet, dates, address, language, section, agency, each with where it was said.

All candidates are kept and one of each field is preferred; its rule says why. What a person says comes first, then a table's row, then
the page (JSON-LD, meta elements, its own elements), then the lines of the text, then its address. Nothing is guessed: a year in a
copyright line is no date of publication, and a page without a byline has no author. Where 3/4/2025 may be read in two ways, the article's
other dates decide, then those of the other pages of its outlet, and else nothing.
"""

from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.lexicons.layout import Layout
from onrecord.model.article import READ_OFF, Article, Field, Line, Metadatum
from onrecord.model.ids import ArticleId
from onrecord.model.outlets import DateOrder
from onrecord.model.runs import By
from onrecord.read.candidates import Candidate, declared
from onrecord.read.choices import CHOICES, first
from onrecord.read.dayfirst import date_order
from onrecord.read.languages import written
from onrecord.read.live import live_day
from onrecord.read.notes import notes
from onrecord.read.said import said
from onrecord.read.zones import zones

BY = By("metadata", 11)


def metadata(article: Article, lines: tuple[Line, ...], orders: tuple[DateOrder, ...] = (), *, layout: Layout) -> tuple[Metadatum, ...]:
    """What is known about the article, with where each thing was said; one value of each field is preferred."""
    order = date_order(article, orders)
    day_first = None if order is None else order.value == "day first"
    found = _once((*declared(article, layout, day_first), *said(article, lines, layout, day_first), *_read_off(article, lines, layout)))
    found += live_day(found, lines)
    found += zones(found, article, layout)
    found += notes(article, lines, layout)
    found += () if order is None else (order,)
    made: list[Metadatum] = []
    for field in get_args(Field):
        listed = [candidate for candidate in found if candidate.field == field]
        made.extend(_field(article.key, listed, CHOICES.get(field, first)(listed, found)))
    return tuple(made)


def _once(listed: Iterable[Candidate]) -> list[Candidate]:
    """Each value of one place once; a name is a person's where anything there says so, and an account's only where nothing does."""
    found: dict[tuple[object, ...], Candidate] = {}
    for each in listed:
        key = (each.field, each.value, each.origin, each.span)
        if key not in found or (found[key].rule == "account" and each.rule != "account"):
            found[key] = each
    return list(found.values())


def _read_off(article: Article, lines: Sequence[Line], layout: Layout) -> list[Candidate]:
    """The languages that the text is written in."""
    return [Candidate("language", code, READ_OFF, None, "read_off") for code in written(article, lines, layout.stopwords)]


def _field(key: ArticleId, listed: Sequence[Candidate], chosen: Iterable[tuple[Candidate, str]]) -> list[Metadatum]:
    """The candidates of one field, once each, with the reason of those that are preferred."""
    reasons = dict(chosen)
    ordered = (*reasons, *(c for c in listed if c not in reasons))
    return [_metadatum(key, candidate.field, candidate, reasons.get(candidate)) for candidate in ordered]


def _metadatum(key: ArticleId, field: Field, of: Candidate, reason: str | None) -> Metadatum:
    made = BY.rule(reason or of.rule, of.trust)
    return Metadatum(made=made, article=key, field=field, value=of.value, span=of.span, origin=of.origin, preferred=reason is not None)
