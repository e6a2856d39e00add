"""Who signs a page, when it is of and what it is called, where templates put names, dates and the name of the site into one line."""

import pytest

from onrecord.model.article import preferred
from tests.test_page_metadata import authors, page

TITLE = "<h1>Bridge opens early</h1>"


@pytest.mark.parametrize(
    ("top", "names"),
    [
        ("<p>by Jo Lind ● 23 December 2025 ● 6 min read</p>", ["Jo Lind"]),
        ("<p>Vesna Torve</p><p>02-12-2025</p>", ["Vesna Torve"]),  # whichever day that is, it is a date
        ("<p>03/01/2025 by Jo Lind</p>", ["Jo Lind"]),
        ("<p>Dec 17, 2025Anna B. Torve</p>", ["Anna B. Torve"]),
        ("<p>Dec 17, 2025Harbour News</p>", []),
        ("<p>Dec 17, 2025 Anna Torve opens a bridge</p>", []),
        ("<p>Contributors: Anna Torve</p>", ["Anna Torve"]),
        ("<p>Words: Anna Torve</p>", ["Anna Torve"]),
        ("<p>Words and pictures</p>", []),
        ('<div class="author">&amp; Brisa Torve Writer, Hardware</div>', ["Brisa Torve"]),
        ('<div class="author">Harbour Desk Writer, Hardware</div>', []),
    ],
)
def test_who_signs(top: str, names: list[str]) -> None:
    assert authors(page(top=TITLE + top)) == names


def test_what_a_person_does_is_no_second_author() -> None:
    head = '<meta name="author" content="Jo Lind, Master Horticulturalist &amp; Garden Educator">'
    assert authors(page(head=head)) == ["Jo Lind"]


def test_one_word_that_is_the_host_is_no_person() -> None:
    head = '<link rel="canonical" href="https://www.tarnly.example/a"><meta name="author" content="Tarnly">'
    found = page(head=head)
    assert [(m.value, m.made.rule) for m in found if m.field == "author" and m.preferred] == [("Tarnly", "outlet")]
    assert authors(page(head=head, top=f"{TITLE}<p>By Anna Torve</p>")) == ["Anna Torve"]


@pytest.mark.parametrize(
    "title",
    [
        "Bridge opens early | Tarnly.example",
        "Bridge opens early | Tarnly Tyres",  # a part of the host, and more
        "Bridge opens early | Tarn Lind Tyres",  # its letters
        "Bridge opens early | Tyres",  # the end of a part
    ],
)
def test_a_title_loses_what_the_host_says(title: str) -> None:
    hosts = ("shop.tarnly.example", "shop.tarnly.example", "tlt.example", "lindtyres.example")
    cases = ("Tarnly.example", "Tarnly Tyres", "Tarn Lind Tyres", "Tyres")
    host = next(host for host, end in zip(hosts, cases, strict=True) if title.endswith(f"| {end}"))
    head = f'<link rel="canonical" href="https://{host}/a"><title>{title}</title>'
    assert preferred(page(head=head, top="<p>Home</p>"), "title") == "Bridge opens early"


def test_a_heading_without_the_stamp_that_stands_in_it() -> None:
    head = '<meta property="og:title" content="Bridge opens early">'
    found = page(head=head, top="<h1>Bridge opens early <span>Posted on July 1, 2024 by tarnly</span></h1>")
    assert preferred(found, "title") == "Bridge opens early"


def test_the_one_h1_may_be_a_message() -> None:
    head = '<meta property="og:title" content="Bridge opens early in Tarn">'
    found = page(head=head, top="<h2>Bridge opens early in Tarn</h2>", below="<h1>A message from our founder, Anna Torve</h1>")
    assert preferred(found, "title") == "Bridge opens early in Tarn"
