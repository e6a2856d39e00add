"""Pages that were fetched before are asked for only if they have changed, and nothing is lost by it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

import onrecord
from onrecord.app import open as opening
from onrecord.model.raw import Known
from onrecord.store.store import Store
from tests.containers import PAGE
from tests.test_feed import ATOM
from tests.test_fetch import Imagined, page

A = "https://post.example/a"


class Outlet(Imagined):
    """One page with a tag, which answers 304 to those who have it already."""

    def __init__(self, **pages: str) -> None:
        self.pages, self.same = pages, 0
        super().__init__({f"post.example/{name}": self._page(name) for name in pages})

    def _page(self, name: str) -> Callable[[httpx.Request], httpx.Response]:
        def answer(request: httpx.Request) -> httpx.Response:
            tag = f'"{hash(self.pages[name])}"'
            if request.headers.get("if-none-match") == tag:
                self.same += 1
                return httpx.Response(304)
            kind = "application/atom+xml" if self.pages[name].startswith("<?xml") else "text/html; charset=utf-8"
            return page(self.pages[name], kind, etag=tag)

        return answer


def put(web: Outlet, target: Path, monkeypatch: pytest.MonkeyPatch, *given: str, **options: object) -> None:
    def fetching(known: dict[str, Known] | None = None) -> object:
        return replace(web.settings, known=known or {})

    monkeypatch.setattr(opening, "Fetching", fetching)
    onrecord.open(*(given or (A,)), to=target, fetch=True, jobs=1, **options).close()  # type: ignore[arg-type]


def texts(target: Path) -> list[str]:
    with Store.open(target) as store:
        assert list(store.breaches()) == []
        return [article.text for article in store.articles()]


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(a=PAGE), tmp_path / "a.onrecord"
    put(web, target, monkeypatch)
    before = texts(target)
    put(web, target, monkeypatch)
    assert (web.same, texts(target)) == (1, before)


def test_a_page_that_has_changed_is_read_beside_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(a=PAGE), tmp_path / "a.onrecord"
    put(web, target, monkeypatch)
    web.pages["a"] = PAGE.replace("a crack in", "two cracks in")
    put(web, target, monkeypatch)
    assert web.same == 0
    assert sorted("two cracks" in text for text in texts(target)) == [False, True]
    put(web, target, monkeypatch)
    assert (web.same, len(texts(target))) == (1, 2)


def test_a_feed_that_has_not_changed_keeps_its_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(feed=ATOM if ATOM.startswith("<?xml") else f'<?xml version="1.0"?>{ATOM}'), tmp_path / "a.onrecord"
    put(web, target, monkeypatch, "https://post.example/feed")
    before = texts(target)
    assert before
    put(web, target, monkeypatch, "https://post.example/feed")
    assert (web.same, texts(target)) == (1, before)


def test_a_stage_that_is_new_reads_a_page_that_has_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(a=PAGE), tmp_path / "a.onrecord"
    put(web, target, monkeypatch)
    with Store.open(target, write=True) as store:
        store._connection.execute("DELETE FROM done WHERE stage = 'quotations'")
    put(web, target, monkeypatch)
    assert web.same == 1
    with Store.open(target) as store:
        (article,) = store.articles()
        assert "quotations" in store.done(article.key)


def test_what_was_never_read_or_is_read_otherwise_is_asked_for_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(a=PAGE, empty="<html></html>"), tmp_path / "a.onrecord"
    put(web, target, monkeypatch, A, "https://post.example/empty")
    with Store.open(target) as store:
        assert [of.address for of in store.fetched()] == [A]
    put(web, target, monkeypatch, A, date="2025-11-18")
    assert web.same == 0
    put(web, target, monkeypatch, A, format="html")
    assert web.same == 0


def test_a_page_without_a_tag_is_the_same_page_whenever_it_was_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web, target = Outlet(a=PAGE), tmp_path / "a.onrecord"
    web.answers = {"post.example/a": page()}
    put(web, target, monkeypatch)
    with Store.open(target) as store:
        (first,) = store.articles()
        assert store.fetched() == {}
    put(web, target, monkeypatch)
    with Store.open(target) as store:
        assert [article.declared for article in store.articles()] == [first.declared]
