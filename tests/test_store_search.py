"""Finding sentences: words, phrases, beginnings, and anything else that a user may type."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.article import Line, pasted
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.pipeline.run import Analysis
from onrecord.store.store import Store
from tests.store_records import by

LINES = (
    "The café owner said the ferry was late.\n",
    "“Late is late,” said the ferry’s owner, who paid.\n",
    "It's the mayor's NEAR miss: AND, OR, NOT.\n",
    "日本 and 👍 and E=mc2 at 3.5%.\n",
    "Subscribe to the ferry letter.\n",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "story.onrecord", create=True) as opened:
        opened.write(_analysis(LINES))
        yield opened


def _analysis(lines: tuple[str, ...]) -> Analysis:
    article = pasted("".join(lines), path="ferry.txt")
    found, at = list[Line](), 0
    for line in lines:
        label = "newsletter" if line.startswith("Subscribe") else "body"
        found.append(Line(made=by("lines"), article=article.key, span=Span(at, at + len(line)), label=label, reason="test"))  # type: ignore[arg-type]
        at += len(line)
    sentences = tuple(Sentence(made=by("sentences"), article=article.key, span=f.span, in_article=f.in_article) for f in found)
    return Analysis(article, {Line: tuple(found), Sentence: sentences}, {"lines": "1", "sentences": "1"}, ())


def found(store: Store, query: str) -> set[int]:
    """The numbers of the lines that a search finds."""
    text = "".join(LINES)
    return {LINES.index(sentence.span.of(text)) for sentence, _ in store.search(query)}


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("ferry", {0, 1}),
        ("FERRY cafe", {0}),
        ("Café", {0}),
        ("owner said", {0, 1}),
        ('"owner said"', {0}),
        ("“late said”", {1}),
        ('"owner said', {0}),
        ("fer*", {0, 1}),
        ('"said the fer"*', {0, 1}),
        ("pai*", {1}),
        ("late -ferry", {0, 1}),
        ("NEAR", {2}),
        ("AND OR NOT", {2}),
        ("words:ferry", set()),
        ("it's", {2}),
        ("日本", {3}),
        ("👍", set()),
        ("👍 mc2", {3}),
        ("3.5%", {3}),
        ("ferry 👍", {0, 1}),
        ("newsletter", set()),
        ("letter", set()),
        ("", set()),
        ('"', set()),
        ("*", set()),
        ("\x00 ferry\x00paid", {1}),
        ("\ud800", set()),
        ("ferry ^paid", {1}),
        ("NEAR(ferry paid, 1)", set()),
    ],
)
def test_search(store: Store, query: str, lines: set[int]) -> None:
    assert found(store, query) == lines


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(st.characters(exclude_categories=())), st.text("ab \"'*^(){}:-+“”,.\\\x00NEARORAND")))
def test_nothing_that_a_user_types_raises(store: Store, query: str) -> None:
    list(store.search(query))


def test_long_queries(store: Store) -> None:
    assert list(store.search("ferry " * 20_000))
    assert list(store.search("x" * 100_000)) == []
    assert list(store.search('"' * 10_001)) == []


def test_the_best_comes_first_and_no_more_than_asked(store: Store) -> None:
    scores = [score for _, score in store.search("late")]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert len(list(store.search("late", limit=1))) == 1
    assert list(store.search("late", limit=0)) == list(store.search("late", limit=-1)) == []


def test_search_survives_a_vacuum(tmp_path: Path) -> None:
    with Store.open(tmp_path / "story.onrecord", create=True) as store:
        store.write(_analysis(LINES))
        store.write(_analysis(LINES[:1]))
        store._connection.execute("DELETE FROM sentence WHERE number = 1")
        store._connection.execute("VACUUM")
        assert [sentence.in_article for sentence, _ in store.search("paid")] == [True]
