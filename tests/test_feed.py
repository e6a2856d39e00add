# ruff: noqa: E501  the files that are read are shown as they are
"""Feeds and site maps: what of each entry there is, and what it declares."""

from pathlib import Path

from onrecord.model.raw import Raw
from onrecord.sources.files import items
from tests.containers import article, opened, peak, put, said
from tests.effort import within

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Orrin Post</title><language>en-gb</language>
<item><title>Bridge &amp; quay closed</title><link>https://post.example/bridge</link><guid>g1</guid>
<pubDate>Tue, 18 Nov 2025 09:12:00 +0100</pubDate><dc:creator>Ana Torve</dc:creator>
<description>The bridge closed.</description>
<content:encoded><![CDATA[<p>The bridge closed on Monday.</p><p>“We failed,” <a href="/x">the mayor</a> said. Not an &lt;/item&gt; end.</p>]]></content:encoded></item>
<item><title>Ferry runs</title><link>https://post.example/ferry</link><description>&lt;p&gt;The ferry runs again &amp;hellip;&lt;/p&gt;</description></item>
<item><title>Harbour vote</title><link>https://post.example/vote</link></item>
<item><link>https://post.example/nothing</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Orrin Post</title>
<entry><id>tag:post.example,2025:1</id><title>Bridge closed</title><link href="https://post.example/b"/><author><name>Ana Torve</name></author>
<published>2025-11-18T09:12:00+01:00</published><updated>2025-11-18T12:00:00+01:00</updated>
<content type="html">&lt;p&gt;The bridge closed on Monday.&lt;/p&gt;</content></entry></feed>"""


def test_full_text_summary_and_listing(tmp_path: Path) -> None:
    raws, (failure,) = opened(put(tmp_path, "feed.xml", RSS))
    assert [(raw.item, said(raw)["feed:extent"]) for raw in raws] == [
        ("g1", "full"), ("https://post.example/ferry", "summary"), ("https://post.example/vote", "listing"),
    ]  # fmt: skip
    assert article(raws[0]).text.splitlines()[0] == "The bridge closed on Monday."
    assert "“We failed,” the mayor said." in article(raws[0]).text
    assert article(raws[1]).text.strip() == "The ferry runs again …"
    assert article(raws[2]).text == "Harbour vote"
    assert (failure.item, "neither a text nor a title" in failure.error) == ("https://post.example/nothing", True)


def test_what_an_entry_declares(tmp_path: Path) -> None:
    first = said(opened(put(tmp_path, "feed.xml", RSS))[0][0])
    assert first == {
        "feed:title": "Bridge & quay closed", "feed:author": "Ana Torve", "feed:channel-title": "Orrin Post", "feed:language": "en-gb",
        "feed:published": "2025-11-18T09:12:00+01:00", "feed:link": "https://post.example/bridge", "feed:extent": "full",
    }  # fmt: skip
    (raw,), _ = opened(put(tmp_path, "atom.xml", ATOM))
    assert raw.item == "tag:post.example,2025:1"
    assert (said(raw)["feed:published"], said(raw)["feed:updated"]) == ("2025-11-18T09:12:00+01:00", "2025-11-18T12:00:00+01:00")


def test_a_content_that_is_cut_short_is_a_summary(tmp_path: Path) -> None:
    (raw,), _ = opened(put(tmp_path, "atom.xml", ATOM.replace("on Monday.", "on [...]")))
    assert said(raw)["feed:extent"] == "summary"


def test_a_section_that_names_an_end_is_not_one(tmp_path: Path) -> None:
    odd = RSS.replace("The bridge closed on Monday.", "<code></item></code>The bridge closed on Monday.")
    assert len(opened(put(tmp_path, "feed.xml", odd))[0]) == 3


def test_a_broken_entry_costs_no_other(tmp_path: Path) -> None:
    broken = RSS.replace("<title>Ferry runs</title>", "<title>Ferry & <b>runs</title>")
    raws, _ = opened(put(tmp_path, "feed.xml", broken))
    assert [raw.item for raw in raws] == ["g1", "https://post.example/ferry", "https://post.example/vote"]
    cut = RSS[: RSS.index("Harbour vote")]
    assert [raw.item for raw in opened(put(tmp_path, "cut.xml", cut))[0]][:2] == ["g1", "https://post.example/ferry"]


def test_a_wrong_charset_is_not_believed(tmp_path: Path) -> None:
    lies = RSS.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode()
    true = RSS.replace('encoding="utf-8"', 'encoding="windows-1252"').encode("cp1252")
    for data in (lies, true, RSS.encode("utf-16")):
        raws, _ = opened(put(tmp_path, "feed.xml", data))
        assert "“We failed,” the mayor said." in article(raws[0]).text


def test_a_feed_of_100000_entries(tmp_path: Path) -> None:
    entry = "<item><title>T {0}</title><guid>{0}</guid><description>The bridge closed.</description></item>"
    whole = "<rss version='2.0'><channel><title>T</title>" + "".join(entry.format(n) for n in range(100_000)) + "</channel></rss>"
    path = put(tmp_path, "feed.xml", whole)
    found = items([str(path)])
    with within(20):
        first = next(found)
    assert isinstance(first, Raw)
    count, last = 1, first
    for last in found:  # noqa: B007
        count += 1
    assert count == 10_001
    assert "more than 10,000 entries" in getattr(last, "error", "")
    with peak() as most:
        next(items([str(path)]))
    assert most[0] < 8 * len(whole)


def test_a_folder_finds_feeds_and_leaves_other_xml(tmp_path: Path) -> None:
    put(tmp_path, "feed.xml", ATOM)
    put(tmp_path, "settings.xml", "<settings><a/></settings>")
    raws, (failure,) = opened(tmp_path)
    assert [raw.item for raw in raws] == ["tag:post.example,2025:1"]
    assert "1 .xml" in failure.error


NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/bridge</loc><lastmod>2025-11-19</lastmod><news:news><news:publication><news:name>Orrin Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2025-11-18T09:12:00Z</news:publication_date>
<news:title>Bridge closed</news:title></news:news></url>
<url><loc>https://post.example/about</loc></url><url><lastmod>2025-11-19</lastmod></url></urlset>"""


def test_a_news_site_map_is_a_listing(tmp_path: Path) -> None:
    (raw,), failures = opened(put(tmp_path, "map.xml", NEWS))
    assert (raw.item, raw.data) == ("https://post.example/bridge", b"Bridge closed")
    assert said(raw) == {
        "sitemap:title": "Bridge closed", "sitemap:publication_date": "2025-11-18T09:12:00Z", "sitemap:lastmod": "2025-11-19",
        "sitemap:loc": "https://post.example/bridge", "sitemap:name": "Orrin Post", "sitemap:language": "en", "sitemap:extent": "listing",
    }  # fmt: skip
    assert ["only the address" in failures[0].error, "no address" in failures[1].error] == [True, True]


def test_a_site_map_that_is_cut(tmp_path: Path) -> None:
    raws, failures = opened(put(tmp_path, "map.xml", NEWS[: NEWS.index("/about")]))
    assert [raw.item for raw in raws] == ["https://post.example/bridge"]
    assert "breaks off after 1 pages" in failures[-1].error
