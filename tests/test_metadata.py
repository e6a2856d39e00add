"""What is known about an article: every candidate with its origin, one preferred, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import Declared, Field, Metadatum, pasted, preferred
from onrecord.read.bylines import authors
from onrecord.read.dates import iso
from onrecord.read.lines import lines
from onrecord.read.metadata import metadata

LAYOUT = layout()
BODY = "The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold."


def known(text: str, *declared: Declared) -> tuple[Metadatum, ...]:
    article = pasted(text, declared=declared)
    found = metadata(article, lines(article, layout=LAYOUT, trained=trained()), layout=LAYOUT)
    for each in found:
        assert each.span is None or each.span.of(text).strip()
    return found


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2024-11-18", "2024-11-18"),
        ("2024-11-18T14:05:00+01:00", "2024-11-18T14:05+01:00"),
        ("2024-11-18T14:05:00.123Z", "2024-11-18T14:05Z"),
        ("Published 18 November 2024, 14:05", "2024-11-18T14:05"),
        ("Nov. 18, 2024, 2:05 p.m. ET", "2024-11-18T14:05"),
        ("Monday, November 18th, 2024 at 09:00 GMT", "2024-11-18T09:00Z"),
        ("12:10 AM, Sept 3, 2024", "2024-09-03T00:10"),
        ("November 2024", "2024-11"),
        ("20241118", "2024-11-18"),
        ("18/11/2024", "2024-11-18"),
        ("11/18/2024", "2024-11-18"),
        ("03/04/2024", None),
        ("31 February 2024", None),
        ("2024", None),
        ("© 2024 Courier", None),
        ("yesterday", None),
        ("18 November", None),
        ("May 0000", None),
        ("2024-11-18T14:05+99:00", "2024-11-18"),
        ("2024-11-18T25:05Z", "2024-11-18"),
        ("18 November 2024, 24:05", "2024-11-18"),
    ],
)
def test_dates_are_read_strictly(words: str, moment: str | None) -> None:
    assert iso(words, LAYOUT) == moment


@given(st.text(max_size=60))
def test_no_words_break_the_date_reader(words: str) -> None:
    assert iso(words, LAYOUT) is None or len(str(iso(words, LAYOUT))) >= 7


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Jo Lind", ["Jo Lind"]),
        ("By Jo Lind and Max Q. Berg, Staff Writers", ["Jo Lind", "Max Q. Berg"]),
        ("BY ANA TORVE | 18 November 2024", ["Ana Torve"]),
        ("Jo Lind, Ana de la Torve", ["Jo Lind", "Ana de la Torve"]),
        ("By Courier Staff", ["Courier Staff"]),
        ("By Reuters", []),
        ("https://courier.example/jo", []),
        ("admin", []),
    ],
)
def test_authors_are_names(words: str, names: list[str]) -> None:
    assert authors(words, LAYOUT) == names


def test_a_person_at_the_keyboard_is_believed_first() -> None:
    found = known(
        f"Published 18 November 2024\n\n{BODY}",
        Declared("published", "2024-11-19", "option"), Declared("published", "2024-11-17", "row:date"),
        Declared("published", "2024-11-16T00:00:00Z", "json-ld:datePublished"), Declared("published", "no day", "meta:date"),
    )  # fmt: skip
    assert preferred(found, "published") == "2024-11-19"
    assert [m.value for m in found if m.field == "published"] == ["2024-11-19", "2024-11-17", "2024-11-16T00:00Z", "2024-11-18"]
    assert sum(m.preferred for m in found if m.field == "published") == 1


@pytest.mark.parametrize(
    ("text", "field", "value", "words"),
    [
        (f"date 2024-11-18 {BODY}\n", "published", "2024-11-18", "date 2024-11-18"),
        (f"Published 18 November 2024, 14:05\n\n{BODY}", "published", "2024-11-18T14:05", "Published 18 November 2024, 14:05"),
        (f"By Jo Lind\n\n{BODY}", "author", "Jo Lind", "Jo Lind"),
        (f"Bridge opens early\n\n{BODY}", "title", "Bridge opens early", "Bridge opens early"),
        (f"{BODY}\n\n© 2024 Port Lind Courier. All rights reserved.", "outlet", "Port Lind Courier", "Port Lind Courier"),
        (f"Published: 18 November 2024{BODY}", "published", "2024-11-18", "Published: 18 November 2024"),
        (
            f"A day too early\n\nPhoto: Ana Torve\n\nPublished: 18 November 2024{BODY}",
            "published",
            "2024-11-18",
            "Published: 18 November 2024",
        ),
        (f"Bridge opens early\nJo Lind, staff writer\n{BODY}", "author", "Jo Lind", "Jo Lind"),
        (f"Bridge opens early\n\nJo Lind\nMonday 18 November 2024\n\n{BODY}", "author", "Jo Lind", "Jo Lind"),
        (f"LIND COURIER\nHome | News | Sport\n\n{BODY}", "outlet", "LIND COURIER", "LIND COURIER"),
        (f"{BODY}\n\n{BODY}\n\nLind Wire contributed to this report.", "agency", "Lind Wire", "Lind Wire"),
        (f"PORT LIND, Nov 18 (Lind Wire) — {BODY}", "agency", "Lind Wire", "Lind Wire"),
        (f"PORT LIND, Nov. 18, 2024 (Lind Wire) — {BODY}", "published", "2024-11-18", "Nov. 18, 2024"),
    ],
)
def test_what_the_text_says(text: str, field: Field, value: str, words: str) -> None:
    found = [m for m in known(text) if m.field == field]
    assert [(m.value, m.span and m.span.of(text), m.preferred) for m in found] == [(value, words, True)]


def test_published_and_updated_are_told_apart() -> None:
    found = known(f"Published 18 November 2024 | Updated 19 November 2024\n\n{BODY}")
    assert (preferred(found, "published"), preferred(found, "updated")) == ("2024-11-18", "2024-11-19")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Ana Torve, Jo Lind\nMax Berg/Getty Images\n\n{BODY}",
        f"{BODY} He came on 3 May 2019.\n\n{BODY}",
        f"{BODY}\n\n© 2024",
        f"{BODY}\n\n© 2024 - All Rights Reserved",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert [m for m in known(text) if m.field != "language"] == []


def test_all_authors_of_one_origin_are_preferred() -> None:
    found = known(BODY, Declared("author", "Jo Lind", "json-ld:author"), Declared("author", "Max Berg", "json-ld:author"))
    assert [(m.value, m.preferred) for m in found if m.field == "author"] == [("Jo Lind", True), ("Max Berg", True)]


@pytest.mark.parametrize("origin", ["option", "row:date"])
def test_an_archive_may_be_older_than_the_web(origin: str) -> None:
    found = known("The bridge opened a day early.", Declared("published", "1956-11-04", origin))
    assert preferred(found, "published") == "1956-11-04"


def test_a_live_page_is_of_the_day_of_its_last_update() -> None:
    body = "The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold.\n"
    live = known(f"Bridge opens early – live updates\n\nLast updated: Wed 12 Mar 2025\n\n{body}")
    assert preferred(live, "published") == "2025-03-12"
    assert preferred(known(f"Bridge opens early in Lind\n\nLast updated: Wed 12 Mar 2025\n\n{body}"), "published") is None
