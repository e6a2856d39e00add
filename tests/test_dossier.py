"""The dossier: one file that asks for nothing, whose links lead somewhere, and whose bytes are the same each time."""

import base64
import hashlib
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.app.open import put
from onrecord.app.record import load
from onrecord.app.wish import Wish
from onrecord.dossier.write import write_dossier
from onrecord.errors import OnRecordError
from tests.invented import Desk, harbour
from tests.test_present import HOSTILE, hostile_desk
from tests.tiny_stages import FIRST, LINKS, PLAN, SECOND


class Dossier(HTMLParser):
    """What a browser would find in the file."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [named for name, named in self.tags if name == tag]


def written(desk: Desk, folder: Path) -> str:
    return write_dossier(desk, folder / "dossier.html").read_text("utf-8")  # type: ignore[arg-type]


def test_every_link_has_its_target_once(tmp_path: Path) -> None:
    for desk in (harbour(), Desk(), hostile_desk(HOSTILE[0])):
        found = Dossier(written(desk, tmp_path))
        assert all(link.startswith("#") for link in found.links)
        assert {link[1:] for link in found.links} <= set(found.ids)
        assert len(found.ids) == len(set(found.ids))


def test_every_statement_opens_its_words_and_leads_back(tmp_path: Path) -> None:
    desk = harbour()
    found = Dossier(written(desk, tmp_path))
    for said in desk.said:
        assert {said.statement.id, f"in-{said.statement.id}"} <= set(found.ids)
        assert {f"#{said.statement.id}", f"#in-{said.statement.id}"} <= set(found.links)


def test_the_policy_names_the_one_style_and_the_one_script(tmp_path: Path) -> None:
    source = written(harbour(), tmp_path)
    policy = next(meta["content"] or "" for meta in Dossier(source).named("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://|url\(|@import|\bfetch\(|XMLHttpRequest", source)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_stay_words(bad: str, tmp_path: Path) -> None:
    found = Dossier(written(hostile_desk(bad), tmp_path))
    assert (len(found.named("script")), len(found.named("style"))) == (1, 1)
    assert not found.named("img")
    assert not {name for _, named in found.tags for name in named if name.startswith("on") or name in {"style", "src"}}
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_dossier(harbour(), tmp_path / "a.html").read_bytes()  # type: ignore[arg-type]
    desk = harbour()
    desk.views.reverse()
    desk.said.reverse()
    assert write_dossier(desk, tmp_path / "b.html").read_bytes() == first  # type: ignore[arg-type]


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    source = written(Desk(), tmp_path)
    assert "There are no articles in this record." in source
    assert "Nothing failed." in source


def test_articles_without_a_statement_say_so(tmp_path: Path) -> None:
    desk = Desk()
    desk.article("a.txt", [("body", "It rained.")])
    assert "No statements were found in these articles. Where nobody could be shown" in written(desk, tmp_path)
    desk.fail("b.txt", "it is empty", "leave it out")
    assert 'That may be because of <a href="#failures">what failed</a>.' in written(desk, tmp_path)


def test_failures_come_with_their_advice(tmp_path: Path) -> None:
    assert "save the page as text or HTML, and open that" in written(harbour(), tmp_path)


def test_words_that_differ_from_their_article_are_told(tmp_path: Path) -> None:
    desk = harbour()
    assert "every one was the same" in written(desk, tmp_path)
    view = desk.views[0]
    object.__setattr__(view.article, "text", view.article.text.replace("We failed", "We nailed"))
    assert "1 passage differs" in written(desk, tmp_path)


def test_an_older_dossier_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text("older")
    with path.open() as reader:  # whoever has the older one open keeps the older one, whole
        assert write_dossier(harbour(), path) == path  # type: ignore[arg-type]
        assert reader.read() == "older"
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert os.listdir(tmp_path) == ["dossier.html"]


def test_where_writing_fails_the_older_dossier_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dossier.html"
    path.write_text("older")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OnRecordError, match="No space left on device"):
        write_dossier(harbour(), path)  # type: ignore[arg-type]
    assert (path.read_text(), os.listdir(tmp_path)) == ("older", ["dossier.html"])


def test_places_where_no_dossier_can_be_are_refused_with_advice(tmp_path: Path) -> None:
    desk = harbour()
    with pytest.raises(OnRecordError, match="does not exist; create it"):
        write_dossier(desk, tmp_path / "nowhere" / "dossier.html")  # type: ignore[arg-type]
    with pytest.raises(OnRecordError, match="is a folder"):
        write_dossier(desk, tmp_path)  # type: ignore[arg-type]
    desk.path = tmp_path / "story.onrecord"
    desk.path.write_bytes(b"the record")
    with pytest.raises(OnRecordError, match="is the record itself"):
        write_dossier(desk, desk.path)  # type: ignore[arg-type]
    assert desk.path.read_bytes() == b"the record"


def test_what_is_no_file_is_not_replaced_and_a_link_is_followed(tmp_path: Path) -> None:
    pipe, link, file = tmp_path / "pipe", tmp_path / "link.html", tmp_path / "below" / "dossier.html"
    os.mkfifo(pipe)
    with pytest.raises(OnRecordError, match="is a device, a pipe or a socket"):
        write_dossier(harbour(), pipe)  # type: ignore[arg-type]
    assert pipe.is_fifo()
    file.parent.mkdir()
    link.symlink_to(file)
    for _ in range(2):
        write_dossier(harbour(), link)  # type: ignore[arg-type]
        assert link.is_symlink()
        assert file.read_text("utf-8").startswith("<!doctype html>")


def test_a_record_file_with_a_verdict_is_written_and_again_with_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    wish = Wish(jobs=1, stages=PLAN, links=LINKS)
    with load(put([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "quay.onrecord", wish)) as opened:
        refused = opened.statements()[0]
        opened.judge(refused.statement.id, "reject", note="nobody said this", by="desk")
    with load(tmp_path / "quay.onrecord") as opened:
        first = write_dossier(opened, tmp_path / "first.html").read_bytes()
        kept, passages, actors = len(opened.statements()), opened.reuse(), opened.actors()
    with load(tmp_path / "quay.onrecord") as again:
        assert write_dossier(again, tmp_path / "second.html").read_bytes() == first
    source = first.decode()
    found = Dossier(source)
    assert kept
    assert passages
    assert actors
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert {f"in-{refused.statement.id}", passages[0].id, f"{passages[0].id}-second"} <= set(found.ids)
    assert f"{kept} statement" in source
    assert "every one was the same" in source
    assert "nobody said this" in source


CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_browser_runs_the_script_and_nothing_else(tmp_path: Path) -> None:
    bad = "</script><script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
    path = write_dossier(hostile_desk(bad), tmp_path / "d.html")  # type: ignore[arg-type]
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    shown = subprocess.run(
        [str(CHROMIUM), *flags.split(), "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True, timeout=50, check=True,
    ).stdout.decode()  # fmt: skip
    found = Dossier(shown)
    assert found.named("html")[0]["class"] == "js"
    assert "hidden" not in next(form for form in found.named("form") if form["id"] == "filters")
    assert "2 statements</output>" in shown
    assert "<title>owned" not in shown
    assert not found.named("img")
