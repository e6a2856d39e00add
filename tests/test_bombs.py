"""Files that are small and become huge, deep or endless: each is stopped soon, in little memory, with the reason."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.read.read import read
from tests.containers import http, opened, peak, put, record, warc_gz, zeros
from tests.effort import within

SOON = 20
"""Units of effort: a bomb takes about 3."""
MEMORY = 120_000_000

LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
RSS = "<rss version='2.0'><channel><title>T</title><item><title>A</title><description>{} the mayor</description></item></channel></rss>"
MAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/{}</loc></url></urlset>"
NEWS = (
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='u'><contentSet><inlineData>{} words</inlineData></contentSet></newsItem>"
)


def quickly(path: Path, **options: str) -> tuple[list[Raw], list[Failure]]:
    with within(SOON):
        return opened(path, **options)


def test_a_gzip_bomb_of_one_article(tmp_path: Path) -> None:
    raws, (failure,) = quickly(put(tmp_path, "story.txt.gz", zeros(400_000_000)))
    assert raws == []
    assert any(reason in failure.error for reason in ("10 MB", "control characters", "not text"))
    words = gzip.compress(b"The bridge closed on Monday. " * 2_000_000)
    raws, (failure,) = quickly(put(tmp_path, "words.txt.gz", words))
    assert raws == []
    assert "becomes more than the 10 MB" in failure.error


def test_a_gzip_bomb_of_rows(tmp_path: Path) -> None:
    data = gzip.compress(b'{"text": "A."}\n' * 1000) + zeros(400_000_000)
    with peak() as most:
        raws, failures = opened(put(tmp_path, "rows.jsonl.gz", data))
    assert most[0] < MEMORY
    assert raws == []
    assert any("decompression bomb" in failure.error for failure in failures)


def test_a_bomb_in_a_bomb_of_one_kilobyte(tmp_path: Path) -> None:
    data = gzip.compress(zeros(400_000_000))
    assert len(data) < 5_000
    _, (failure,) = quickly(put(tmp_path, "story.gz", data))
    assert "inside a gzip archive" in failure.error


def test_a_warc_bomb_costs_only_its_record(tmp_path: Path) -> None:
    good = record(http("<p>One.</p>"), "https://a.example/1")
    head = record(b"", "https://a.example/bomb", length=400_000_000)[:-4]
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        packed.write(head)
        for _ in range(400):
            packed.write(bytes(1_000_000))
    bomb = out.getvalue()
    path = put(tmp_path, "a.warc.gz", gzip.compress(good) + bomb + gzip.compress(good.replace(b"example/1", b"example/2")))
    raws, (failure,) = quickly(path)
    assert [raw.item for raw in raws] == ["https://a.example/1", "https://a.example/2"]
    assert failure.item == "https://a.example/bomb"
    assert "decompression bomb" in failure.error
    with peak() as most:
        opened(path)
    assert most[0] < MEMORY


def test_a_warc_of_one_kilobyte_that_becomes_400_megabytes(tmp_path: Path) -> None:
    """Packed by the server and again by the archive."""
    whole = warc_gz(record(http(zeros(400_000_000), "Content-Encoding: gzip"), "https://a.example/bomb"))
    assert len(whole) < 5_000
    path = put(tmp_path, "a.warc.gz", whole)
    raws, (failure,) = quickly(path)
    assert raws == []
    assert "more than the 20 MB" in failure.error
    with peak() as most:
        opened(path)
    assert most[0] < MEMORY


def test_a_bomb_in_chunks(tmp_path: Path) -> None:
    body = zeros(400_000_000)
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    with peak() as most:
        _, (failure,) = opened(put(tmp_path, "a.warc", record(http(chunks, "Transfer-Encoding: chunked", "Content-Encoding: gzip"))))
    assert "more than the 20 MB" in failure.error
    assert most[0] < MEMORY


def test_a_zip_of_death_is_not_opened(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(100_000_000))
    for name in ("a.zip", "a.txt", "a.warc", "a.xml"):
        raws, (failure,) = quickly(put(tmp_path, name, out.getvalue()))
        assert raws == []
        assert "zip" in failure.error or "no record begins" in failure.error, name


@pytest.mark.parametrize("dtd", [LAUGHS, OUTSIDE, PARAMETER])
@pytest.mark.parametrize(("name", "body"), [("feed.xml", RSS), ("map.xml", MAP), ("news.xml", NEWS)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_with_entities_is_refused(tmp_path: Path, dtd: str, name: str, body: str, encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{dtd}{body.format('&c;' if dtd is LAUGHS else '&x;')}"
    raws, (failure,) = quickly(put(tmp_path, name, text.encode(encoding)), format={"f": "feed", "m": "sitemap", "n": "newsml"}[name[0]])
    assert raws == []
    assert "declares entities" in failure.error


def test_a_dtd_without_entities_is_none_of_our_business(tmp_path: Path) -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    raws, failures = opened(put(tmp_path, "feed.xml", f"<?xml version='1.0'?>{old}{RSS.format('Then')}"))
    assert [raw.data for raw in raws] == [b"Then the mayor"]
    assert [failure.error for failure in failures if "entit" in failure.error] == []


def test_an_entity_that_nobody_defined(tmp_path: Path) -> None:
    raws, _ = opened(put(tmp_path, "feed.xml", RSS.format("&passwords; &eacute;t&eacute;")))
    assert "été" in raws[0].data.decode()


def test_deep_xml_is_refused(tmp_path: Path) -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    for how, root in (("newsml", "newsItem"), ("sitemap", "urlset")):
        raws, failures = quickly(put(tmp_path, "x.xml", f"<{root}>{deep}</{root}>"), format=how)
        assert raws == []
        assert failures


@pytest.mark.parametrize("shape", [
    lambda: "<div>" * 300_000 + "words" + "</div>" * 300_000,
    lambda: "<p>words</p>" * 300_000,
    lambda: "<b>" * 300_000 + "words",
    lambda: "<table><tr><td>" * 100_000 + "words",
])  # fmt: skip
def test_300000_elements(shape: Callable[[], str]) -> None:
    """Read in bounded time, as an article or a Failure; what takes too long in a later stage is stopped by the executor."""
    with within(200):
        found = read(Raw("page.html", None, f"<html><body>{shape()}</body></html>".encode(), "html"))
    assert isinstance(found, Failure) or "words" in found.text
