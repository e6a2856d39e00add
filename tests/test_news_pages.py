"""The invented news pages: gold and pages fit together, and no paragraph of an article is lost."""

import pytest

from eval.corpora.wcxb import flattened
from eval.news_pages import measure
from eval.news_pages.measure import Page, lost, pages, score

PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_gold_is_the_page_s(page: Page) -> None:
    whole = measure._folded(flattened(page.html))
    assert all(measure._folded(words) in whole for words in (*page.body, *page.optional))
    assert page.around
    assert page.said["published"] <= page.said.get("updated", "9999")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_paragraph_is_lost(page: Page) -> None:
    assert lost(page, measure._body(measure._read(page))) == []


def test_scores() -> None:
    page = Page("x", "<p>The pier is shut.</p><p>Read all about it here</p>", ("The pier is shut.",), ("Pier",), {})
    assert score(page, "The pier is shut. Pier") == (1.0, 1.0, 0.0)
    assert score(page, "") == (0.0, 0.0, 0.0)
    f1, kept, leaked = score(page, "The pier is shut. Read all about it here")
    assert (kept, leaked) == (1.0, 1.0)
    assert f1 == pytest.approx(2 * 4 / (4 + 9))
