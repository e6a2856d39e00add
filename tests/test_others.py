"""What other articles tell of each: gathered by article and type, however much it is."""

from collections.abc import Iterator
from typing import cast

from onrecord.app.others import Others
from onrecord.model.ids import ArticleId
from onrecord.model.outlets import RepeatedLine
from onrecord.model.runs import By, Record
from onrecord.model.span import Evidence, Span
from onrecord.store.store import Store
from tests.effort import linear

MADE = By("test", 1).rule("test", 1.0)


class Held:
    """A store that holds repeated lines, and of no other type anything."""

    def __init__(self, lines: tuple[RepeatedLine, ...]) -> None:
        self.lines = lines

    def records(self, kind: type[Record]) -> Iterator[Record]:
        return iter(self.lines if kind is RepeatedLine else ())


def held(*articles: str) -> Store:
    lines = (
        RepeatedLine(made=MADE, outlet="lind", line=Evidence(ArticleId(article), Span(n, n + 4), "Read"), elsewhere=(), pages=3)
        for n, article in enumerate(articles)
    )
    return cast(Store, Held(tuple(lines)))


def test_what_is_told_of_each_article_in_order() -> None:
    others = Others()
    assert others.look(held("b", "a", "b")) == ["a", "b"]
    told = others.of(ArticleId("b"))[RepeatedLine]
    assert [one.line.span.start for one in told if isinstance(one, RepeatedLine)] == [0, 2]
    assert others.of(ArticleId("c")) == {}
    assert others.look(held("a")) == ["a", "b"]  # of "b" something was told before
    assert others.of(ArticleId("b")) == {}


def test_many_lines_of_one_article_take_no_more_than_their_share() -> None:
    linear(lambda store: Others().look(store), lambda size: held(*["a"] * size), 4_000)
