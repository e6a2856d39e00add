"""Pages: all their visible text, the way back to the node, and what they declare."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article
from onrecord.model.raw import Raw
from onrecord.read.html import page, parsed
from onrecord.read.kept import kept
from onrecord.read.parts import NoText, Parts
from onrecord.read.read import read
from onrecord.read.scan import scanned
from onrecord.read.walk import walk
from tests.effort import linear

BODY = """<p>The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold.</p>
<p>“We are as surprised as anyone,” said Ana Torve, who runs the port, when she was asked about it at the town hall that evening.</p>
<p>The builders had finished the last span in the night, and saw no reason to wait for the ribbon, the band and the speeches.</p>"""
STORY = f"""<!doctype html><html lang="en-GB"><head><title>Bridge opens early | Courier</title>
<meta property="og:site_name" content="Port Lind Courier"><link rel="canonical" href="https://courier.example/bridge">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage", "name": "no"}}, {{"@type": ["NewsArticle"], "headline":
"Bridge opens early", "author": [{{"@type": "Person", "name": "Jo Lind"}}], "datePublished": "2024-11-18T09:00:00Z"}}]}}</script>
<script>var hidden = "not seen";</script><style>p {{color: red}}</style></head><body>
<nav><ul><li><a href=/>Home</a></li><li><a>News</a></li></ul></nav>
<article><h1>Bridge <br>opens early</h1>{BODY}</article><div hidden>Not shown</div><p style="display: none">Nor this</p>
<footer><p>© 2024 Port Lind Courier</p></footer></body></html>"""


def parts(html: str) -> Parts:
    found = page(html.encode("utf-8", "replace"))
    assert isinstance(found, Parts)
    return found


def test_all_visible_text_is_there_block_by_block() -> None:
    lines = parts(STORY).text.splitlines()
    assert lines[:3] == ["Home", "News", "Bridge opens early"]
    assert lines[3].startswith("The bridge over the Lind")
    assert lines[-1] == "© 2024 Port Lind Courier"
    assert len(lines) == 7


def test_blocks_say_what_holds_them_and_what_the_engine_kept() -> None:
    found = parts(STORY)
    told = {block.span.of(found.text)[:10]: (block.tag, block.kept) for block in found.blocks}
    assert told["Home"] == ("a.nav", False)
    assert told["Bridge ope"][0] == "h1"
    assert told["The bridge"] == ("p", True)
    assert told["© 2024 Por"] == ("p.footer", False)


def test_every_character_leads_back_to_its_node() -> None:
    html = "<div>One <b>two</b>three<!-- no -->four\n five&amp;six<br>seven<o:p>eight</o:p></div><p> a\xa0b <p>c"
    leads_back(html)
    leads_back(STORY)
    assert walk(tree(html)).text == "One twothreefour five&six\nseveneight\na b\nc\n"


def leads_back(html: str) -> None:
    root = tree(html)
    walked = walk(root)
    for offset, character in enumerate(walked.text):
        origin = walked.offsets.origin(offset)
        if origin is None:
            assert character in "\n "
            continue
        nodes = root.xpath(origin[0])
        assert isinstance(nodes, list)
        assert len(nodes) == 1
        assert str(nodes[0])[origin[1]] == character


def tree(html: str):  # type: ignore[no-untyped-def]
    root = parsed(html)
    assert root is not None
    return root


def test_a_page_shown_by_a_script_is_read_behind_its_marks() -> None:
    assert "as surprised as anyone" in parts(f"<html><body><p>Loading</p><div hidden id=S:0>{BODY}</div></body></html>").text


def test_what_the_page_declares() -> None:
    declared = [(d.field, d.value, d.origin) for d in parts(STORY).declared]
    assert declared[:3] == [
        ("title", "Bridge opens early", "json-ld:headline"),
        ("author", "Jo Lind", "json-ld:author"),
        ("published", "2024-11-18T09:00:00Z", "json-ld:datePublished"),
    ]
    assert ("outlet", "Port Lind Courier", "meta:og:site_name") in declared
    assert ("url", "https://courier.example/bridge", "link:canonical") in declared
    assert ("language", "en-GB", "html:lang") in declared
    assert not any(value == "no" for _, value, _ in declared)


def test_entities_from_outside_are_not_resolved() -> None:
    html = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>a &x; b</p></body></html>'
    assert "&x;" in parts(html).text


MANY = "<p " + " ".join(f"a{number}=1" for number in range(60_000)) + ">The bridge opened.</p>"


def test_deep_and_broken_pages_are_read() -> None:
    for html in (
        "<div>" * 50_000 + "deep",
        "<p>a<table><tr><td>b<p>c",
        "<html><body>" + "<b><i>" * 500 + "x",
        "<<<>>>x</y",
        "<a" * 1000 + ">x",
    ):
        assert isinstance(page(html.encode()), Parts | NoText)


def test_very_many_paragraphs_do_not_ask_the_engine() -> None:
    html = "<html><body>" + "<p>A short paragraph.</p>" * 25_000 + "</body></html>"
    assert {block.kept for block in parts(html).blocks} == {None}


def test_a_short_block_counts_only_where_it_stands() -> None:
    root = tree(STORY.replace("<li><a>News</a></li>", "<li><a>Bridge opens early</a></li>"))
    walked = walk(root)
    verdicts = dict(zip([b.tag for b in walked.blocks], kept(root, walked), strict=True))
    assert verdicts["a.nav"] is False


def test_a_page_nested_deeper_than_the_parser_goes_keeps_its_words() -> None:
    deep = "<div class='a'>" * 300_000
    head = "<html><title>No</title><script>var x = '<p>no';</script><!-- <p>nor -->"
    html = f"{head}<body><h1>A bridge</h1>{deep}<p>“Hi,”\n said <b>Ann</b> Bell.</p>"
    found = read(Raw("a.html", None, f"{html}<p>Tea &amp; cake.<br>More<ul><li>One</ul>".encode(), "html"))
    assert isinstance(found, Article)
    assert found.text == "A bridge\n“Hi,” said Ann Bell.\nTea & cake.\nMore\nOne\n"
    assert [(b.tag, b.span.of(found.text)) for b in found.blocks][:2] == [("h1", "A bridge"), ("p", "“Hi,” said Ann Bell.")]
    assert (found.offsets, found.made.rule) == (None, "html_without_tree")


def test_a_page_in_the_parser_s_reach_is_read_from_its_tree() -> None:
    found = read(Raw("a.html", None, ("<div>" * 1500 + "<p>Hi.</p>").encode(), "html"))
    assert isinstance(found, Article)
    assert (found.text, found.made.rule, found.offsets is None) == ("Hi.\n", "html", False)


@given(
    st.lists(st.one_of(st.sampled_from(["<", "<p", "<!--", "-->", "<script>", "</script>", "<br>", "&amp;"]), st.text(max_size=9))).map(
        "".join
    )
)
@settings(deadline=None)
def test_any_page_can_be_scanned(html: str) -> None:
    text, blocks = scanned(html)
    lines = [line for b in blocks for line in b.span.of(text).removesuffix("\n").split("\n")]
    assert lines == (text.removesuffix("\n").split("\n") if text else [])


@pytest.mark.parametrize("piece", ["<", "<p", "<!--", "<script>", "<script ", "<p>a", "</", "&", "<a b='"])
def test_scanning_is_linear(piece: str) -> None:
    linear(scanned, lambda times: piece * times, 5_000)


TAGS = st.sampled_from((
    "p", "div", "span", "b", "a", "br", "h1", "h2", "li", "ul", "table", "tr", "td", "script", "style", "title", "nav", "form", "o:p",
    "svg", "frameset", "body", "html", "pre",
))  # fmt: skip
ODDITIES = st.sampled_from(["&nbsp;", "&#0;", "&lt", "<!--", "-->", "\n "])
PIECES = st.one_of(TAGS.map(lambda t: f"<{t}>"), TAGS.map(lambda t: f"</{t}>"), st.text(max_size=12), ODDITIES)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_markup_is_read_and_leads_back(html: str) -> None:
    found = read(Raw("a.html", None, html.encode("utf-8", "replace"), "html"))
    if isinstance(found, Article):
        root = parsed(html.encode("utf-8", "replace").decode())
        if root is not None:
            leads_back(html.encode("utf-8", "replace").decode())
        for block in found.blocks:
            assert block.span.of(found.text).strip()
