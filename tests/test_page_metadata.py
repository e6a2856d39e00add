"""What invented pages say about themselves, and which of several values is preferred."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import Article, Field, Metadatum, preferred
from onrecord.model.raw import Raw
from onrecord.read.bylines import signed
from onrecord.read.lines import lines
from onrecord.read.metadata import metadata
from onrecord.read.outlets import holder
from onrecord.read.read import read
from onrecord.read.stamps import stamps
from onrecord.read.titles import untitled

LAYOUT = layout()
PAIR = ["Jo Lind", "Ana Torve"]
TEXT = "<p>The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold.</p>"


def page(head: str = "", top: str = "<h1>Bridge opens early</h1>", below: str = "") -> tuple[Metadatum, ...]:
    data = f"<html><head><meta charset=utf-8>{head}</head><body><article>{top}{TEXT * 4}</article>{below}</body></html>".encode()
    article = read(Raw("page.html", None, data, "html", ()))
    assert isinstance(article, Article)
    found = metadata(article, lines(article, layout=LAYOUT, trained=trained()), layout=LAYOUT)
    for each in found:
        assert (
            each.span is None
            or each.span.of(article.text).casefold() == each.value.casefold()
            or each.field in ("published", "updated", "date_order")
        )
    return found


def authors(found: tuple[Metadatum, ...]) -> list[str]:
    return [m.value for m in found if m.field == "author" and m.preferred]


def reason(found: tuple[Metadatum, ...], field: Field) -> str:
    return next(m.made.rule for m in found if m.field == field and m.preferred)


def linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_the_heading_that_the_reader_sees_is_the_title() -> None:
    found = page(head='<title>Bridge opens early | Lind Courier</title><meta property="og:title" content="Lind bridge opening 2024">')
    assert (preferred(found, "title"), reason(found, "title")) == ("Bridge opens early", "heading")


def test_the_name_of_the_site_in_an_h1_is_no_title() -> None:
    top = "<h1>Lind Courier</h1><h1>Bridge opens early</h1>"
    assert preferred(page(head="<title>Bridge opens early - Lind Courier</title>", top=top), "title") == "Bridge opens early"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Bridge opens early | Lind Courier", "Bridge opens early"),
        ("Bridge opens early - lindcourier.example", "Bridge opens early"),
        ("The Lind Courier: Bridge opens early", "The Lind Courier: Bridge opens early"),
        ("Lind Courier » Bridge opens early", "Bridge opens early"),
        ("Bridge opens early - and shuts late", "Bridge opens early - and shuts late"),
        ("Bridge opens early | Local | Lind Courier", "Bridge opens early | Local"),
    ],
)
def test_a_site_is_cut_from_a_title(title: str, plain: str) -> None:
    assert untitled(title, ("The Lind Courier", "lindcourier.example")) == plain


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        (linked('{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Jo Lind"}, {"name": "Ana Torve"}]}'), "", PAIR),
        (
            linked('{"@graph": [{"@type": "Article", "author": {"@id": "#jo"}}, {"@type": "Person", "@id": "#jo", "name": "Jo Lind"}]}'),
            "", ["Jo Lind"],
        ),
        ('<meta name="author" content="Jo Lind and Ana Torve">', "", ["Jo Lind", "Ana Torve"]),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Susan">', "", ["Susan"]),
        ('<meta name="author" content="Courier Staff">', "", ["Courier Staff"]),
        ("", '<div class="meta">By <a href="/authors/jo-lind">Jo Lind</a> and <a href="/authors/ana">Ana Torve</a></div>', PAIR),
        ("", '<span class="post-author">Jo Lind</span>', ["Jo Lind"]),
        ("", '<p>By <span itemprop="author">Jo Lind, MD</span></p>', ["Jo Lind"]),
        ("", '<p class="byline">Jo Lind | Senior Writer | 18 November 2024</p>', ["Jo Lind"]),
        ("", "<p>Published 18 November 2024 by Jo Lind</p>", ["Jo Lind"]),
        ("", "<p>18 November 2024 · Jo Lind in Port Caldry</p>", ["Jo Lind"]),
        ("", "<p>Jo Lind</p><p>18 November 2024</p>", ["Jo Lind"]),
        ("", "<p>Written by</p><p>Jo Lind</p>", ["Jo Lind"]),
        ("", "<p>ByJo Lind</p>", ["Jo Lind"]),
        ("", "<p>Port Caldry</p><p>Lindside Road</p>", []),
        ("", "<p>By Jo LindPublished: 18 November 2024</p>", ["Jo Lind"]),
        ("", "<p>Written by Anna Lind Deputy Editor and Keen Gardener</p>", ["Anna Lind"]),
        ("", "<p>By lindfan7 in Bridge Crafts</p>", ["lindfan7"]),
        ("", "<p>By invitation only</p>", []),
        ("", "<p>Bridge Trends</p><p>18 November 2024</p>", []),
        ("", "<p>Anna Torve</p><p>Senior Writer</p>", ["Anna Torve"]),
        ("", '<div class="author-info"><span class="name">Jo Lind</span> <span>Writer</span></div>', ["Jo Lind"]),
        ("", '<aside class="post-author">Jo Lind</aside>', ["Jo Lind"]),
        ("", '<p>Reviewed by <a rel="author">Max Berg</a></p>', []),
        ("", '<p>By <a href="/author/torve/">Torve</a></p>', ["Torve"]),
        ("", "<p>BY ANNA O'TORVE</p>", ["Anna O'Torve"]),
        ("", '<script>var dataLayer = [{"pagePostAuthor": "Anna Lind"}]</script>', ["Anna Lind"]),
        ("", '<script>var all = [{"byline": "Anna Lind"}, {"byline": "Max Berg"}]</script>', []),
        ('<meta name="citation_author" content="Lind, Jo">', "", ["Jo Lind"]),
        ('<meta name="author" content="Maria &amp; Anna">', "", ["Maria", "Anna"]),
        ('<meta name="author" content="Jo Lind">', "<p>By Jo Lind and Ana Torve</p>", PAIR),
        (
            linked('[{"@type": "Article", "headline": "Pier shut", "author": "Max Berg"},'
                   ' {"@type": "Article", "headline": "Bridge opens early", "author": "Jo Lind"},]'),
            "", ["Jo Lind"],
        ),
        ('<meta name="author" content="admin">', "", []),
        ('<meta name="author" content="q-lind77">', "", []),
        ('<meta name="author" content="https://courier.example/jo">', "", []),
        (linked('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Lind Courier"}}'), "", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_authors_of_a_page(head: str, top: str, names: list[str]) -> None:
    assert authors(page(head=head, top=f"<h1>Bridge opens early</h1>{top}")) == names


def test_a_byline_beats_an_account_that_the_page_does_not_show() -> None:
    found = page(head='<meta name="author" content="Max Berg">', top="<h1>Bridge opens early</h1><p>By Jo Lind</p>")
    assert authors(found) == ["Jo Lind"]
    assert "Max Berg" in [m.value for m in found if m.field == "author"]


def test_authors_of_other_stories_are_not_this_ones() -> None:
    below = '<section class="related"><h2>More</h2><a rel="author">Max Berg</a><time datetime="2020-01-02">2 January 2020</time></section>'
    found = page(below=below)
    assert authors(found) == []
    assert preferred(found, "published") is None


def test_an_agency_in_the_authors_place_is_the_agency() -> None:
    found = page(head='<meta name="author" content="Reuters">')
    assert (authors(found), preferred(found, "agency")) == ([], "Reuters")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("By Jo Lind and Ana Torve, Staff Writers", [("Jo Lind", "person"), ("Ana Torve", "person")]),
        ("By Jo Lind in Port Caldry", [("Jo Lind", "person")]),
        ("By Jo Lind, The Associated Press", [("Jo Lind", "person"), ("The Associated Press", "agency")]),
        ("The Travel Team", [("The Travel Team", "desk")]),
        ("Newsroom", [("Newsroom", "desk")]),
        ("By Jo Lind | Home Improvement", [("Jo Lind", "person")]),
        ("By invitation only", []),
        ("Senior Correspondent", []),
    ],
)
def test_who_is_named(words: str, kinds: list[tuple[str, str]]) -> None:
    assert [(each.name, each.kind) for each in signed(words, LAYOUT)] == kinds


@pytest.mark.parametrize(
    ("head", "top", "published", "updated"),
    [
        ('<meta property="article:published_time" content="2024-11-18T10:00:00+01:00">', "", "2024-11-18T10:00+01:00", None),
        ('<meta name="w-published-date" content="2024-11-18">', "", "2024-11-18", None),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "", None, None),
        ("", '<time datetime="2024-11-18T09:00:00Z">18 Nov</time>', "2024-11-18T09:00Z", None),
        ("", '<p>Updated <time datetime="2024-11-19">19 Nov</time></p>', None, "2024-11-19"),
        ("", "<p>Published 18 November 2024 | Updated 19 November 2024</p>", "2024-11-18", "2024-11-19"),
        ('<link rel="canonical" href="https://c.example/2024/nov/18/bridge">', "", "2024-11-18", None),
        ('<meta property="article:published_time" content="2024-11-19T02:30:00Z">', "<p>18 November 2024</p>", "2024-11-18", None),
        (
            '<meta name="datepublished" content="2024-05-02"><meta name="datemodified" content="2024-11-18">', "<p>18 November 2024</p>",
            "2024-05-02", "2024-11-18",
        ),
        ("<title>© 2024 Lind Courier</title>", "", None, None),
        ("", '<script>{"props": {"datePublished": "2024-11-18T10:00:00Z"}}</script>', "2024-11-18T10:00Z", None),
        ("", '<script>[{"datePublished": "2024-11-18"}, {"datePublished": "2024-11-02"}]</script>', None, None),
        ('<meta property="og:article:published_time" content="2024-11-18">', "", "2024-11-18", None),
        ("", '<p class="date">18 November 2024. Updated: 19 November 2024</p>', "2024-11-18", "2024-11-19"),
        ("", "<p>Published 03/04/2024</p><p>Updated 18/04/2024</p>", "2024-04-03", "2024-04-18"),
        ("", "<p>Published 03/04/2024</p>", None, None),
        ('<link rel="canonical" href="https://c.example/2024/november/18/bridge">', "", "2024-11-18", None),
        ('<link rel="canonical" href="https://c.example/2024-11-18+bridge+opens">', "", "2024-11-18", None),
        ('<link rel="canonical" href="https://c.example/2024/11/1800-bridges">', "", None, None),
        (
            linked('{"@type": "NewsArticle", "datePublished": "2024-11-18"}'.replace('"', "&quot;")), "", "2024-11-18", None,
        ),
        (  # a template that declares its last change as the publication: the page shows the day
            '<meta name="datepublished" content="2024-11-25"><meta name="datemodified" content="2024-11-25">',
            '<div class="post-date">18 November 2024</div>', "2024-11-18", "2024-11-25",
        ),
        # a line that is later than the last change is another story's
        ('<meta name="datemodified" content="2024-11-18">', "<p>2 December 2024</p>", None, "2024-11-18"),
        # an element without a name that bears the day of the change which the page tells
        ("", '<time datetime="2024-11-18"></time><p>Updated 18 November 2024</p>', None, "2024-11-18"),
        ("", "<p>18 November 2024Updated: 19 November 2024</p>", "2024-11-18", "2024-11-19"),
        ("", "<p>Updated: 18 November 2024</p>", None, "2024-11-18"),
    ],
)  # fmt: skip
def test_dates_of_a_page(head: str, top: str, published: str | None, updated: str | None) -> None:
    found = page(head=head, top=f"<h1>Bridge opens early</h1>{top}")
    assert (preferred(found, "published"), preferred(found, "updated")) == (published, updated)


def test_a_weekday_that_contradicts_its_date_is_evidence_against_it() -> None:
    assert [s.doubted for s in stamps("Tuesday 18 November 2024", LAYOUT)] == [True]
    assert [s.doubted for s in stamps("Monday 18 November 2024", LAYOUT)] == [False]
    found = page(top="<h1>Bridge opens early</h1><p>Tuesday 18 November 2024</p>")
    assert [(m.value, m.preferred) for m in found if m.field == "published"] == [("2024-11-18", False)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("© 2024 Lind Courier Company. No part may be reproduced.", "Lind Courier"),
        ("Copyright Lind Courier and its licensors, 2024.", "Lind Courier"),
        ("© Lind Newspapers (Port) Ltd 2024", "Lind Newspapers"),
        ("Copyright © 2020-2024 The Lind Courier, Inc. All rights reserved.", "The Lind Courier"),
        ("© 2024 - All Rights Reserved", None),
        ("© 2024", None),
    ],
)
def test_who_holds_the_rights(words: str, name: str | None) -> None:
    found = holder(words)
    assert (found and found.name) == name
    assert found is None or found.span.of(words) == name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_no_page_breaks_it(words: str, attribute: str) -> None:
    cleaned = attribute.replace('"', "").replace("<", "").replace(">", "")
    data = f'<h1>{words}</h1><p class="byline {cleaned}">By {words}</p><time datetime="{cleaned}"></time><p>{words}</p>'.encode(
        "utf-8", "replace"
    )
    article = read(Raw("page.html", None, data, "html", ()))
    if isinstance(article, Article):
        for each in metadata(article, lines(article, layout=LAYOUT, trained=trained()), layout=LAYOUT):
            assert each.span is None or each.span.end <= len(article.text)


def test_a_menu_is_no_newspaper() -> None:
    data = (
        b"<body><nav>Home News</nav><article><h1>Pier shut</h1><p>The pier at Lind was shut on Monday after the storm.</p></article></body>"
    )
    article = read(Raw("pier.html", None, data))
    assert isinstance(article, Article)
    found = metadata(article, lines(article, layout=layout(), trained=trained()), layout=layout())
    assert preferred(found, "outlet") is None


def test_the_words_of_a_name_in_capitals_stay_as_they_are() -> None:
    found = page(top="<h1>Bridge opens early</h1><p>BY ANNA TORVE</p>")
    assert [(m.value, m.span is not None) for m in found if m.field == "author" and m.preferred] == [("Anna Torve", True)]


def test_a_line_below_the_text_tells_when_it_was_published_but_not_for_another_story() -> None:
    assert preferred(page(below="<p>Posted on 18 November 2024</p>"), "published") == "2024-11-18"
    assert preferred(page(below="<p>Posted on 18 November 2024</p><p>Posted on 2 May 2024</p>"), "published") is None


def test_a_line_below_the_text_tells_when_it_was_changed() -> None:
    found = page(below="<p>Last updated: 18 November 2024</p>")
    assert (preferred(found, "published"), preferred(found, "updated")) == (None, "2024-11-18")
    found = page(below="<p>18 November 2024. Updated: 19 November 2024</p>")
    assert (preferred(found, "published"), preferred(found, "updated")) == ("2024-11-18", "2024-11-19")
    assert preferred(page(below="<p>Updated 2 May 2024</p><p>Updated 3 May 2024</p>"), "updated") is None


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p>This post was written by Jo Lind, head of the harbour office</p>", ["Jo Lind"]),
        ("<p>Posted by Jo Lind on 18 November 2024</p>", ["Jo Lind"]),
        ("<p>Posted by Jo Lind on 18 November 2024</p><p>Posted by Ana Torve on 2 May 2024</p>", []),
        ('<div class="post-author-box__name">Jo Lind</div>', ["Jo Lind"]),
    ],
)
def test_an_author_below_the_text(below: str, names: list[str]) -> None:
    assert [m.value for m in page(below=below) if m.field == "author" and m.preferred] == names


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        ('<meta name="author" content="Bureau for Rivers and Lakes">', "", []),
        ('<meta name="author" content="Ana (Nell) Torve">', "", ["Ana (Nell) Torve"]),
        ('<meta name="author" content="Ana Torve (Lind Courier)">', "", ["Ana Torve"]),
        (
            '<meta name="dc.creator" content="Ana Torve"><meta name="citation_author" content="Ana Torve">'
            '<meta name="citation_author" content="Jo Lind">', "", ["Ana Torve", "Jo Lind"],
        ),
        ('<script>{"authorName": "Rhoda Pell"}</script>', "<p>By Jo Lind</p>", ["Jo Lind"]),
    ],
)  # fmt: skip
def test_declared_authors(head: str, top: str, names: list[str]) -> None:
    found = page(head=head, top=f"<h1>Bridge opens early</h1>{top}")
    assert [m.value for m in found if m.field == "author" and m.preferred] == names


def test_a_body_that_signs_as_a_person_does_is_named_once() -> None:
    found = page(
        head=linked('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Jo Lind"}}'),
        top='<h1>Bridge opens early</h1><p class="author"><a rel="author">By Jo Lind</a></p>',
    )
    assert authors(found) == ["Jo Lind"]
    assert len({m.id for m in found}) == len(found)
