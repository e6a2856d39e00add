"""Whether a page writes 3 April as 03/04 or as 04/03, told by the page itself, and else by the other pages of its outlet.

Where nothing tells, or the page contradicts itself, the date is left undecided, and both readings stay open.
"""

from collections.abc import Sequence

from onrecord.model.article import Article
from onrecord.model.outlets import DateOrder
from onrecord.read.candidates import Candidate
from onrecord.text.day_order import written


def date_order(article: Article, orders: Sequence[DateOrder]) -> Candidate | None:
    """How the article's dates in figures are read, with what tells it; None where none may be read both ways, or nothing tells."""
    found = written(article.text, article.declared)
    if not found.is_open:
        return None
    if found.tellings:
        first = found.tellings[0]
        origin = f"text:{first.told_by}" if first.span is not None else f"declared:{first.told_by}"
        return None if found.order is None else Candidate("date_order", found.order, origin, first.span, first.told_by)
    others = next((each for each in orders if article.key in each.articles), None)
    return None if others is None else Candidate("date_order", others.order, f"outlet:{others.told_by}", None, others.told_by)
