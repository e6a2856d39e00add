"""What the measurement of pages counts: who is an author, and whether a wanted date stands on a page."""

import pytest

from eval.corpora.page_metadata import dated, people


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("by ana torve", {"ana torve"}),
        ("ana torve and bo lind", {"ana torve", "bo lind"}),
        ("bo lind, ana torve", {"ana torve", "bo lind"}),
        ("ana torve & bo lind with cy marr", {"ana torve", "bo lind", "cy marr"}),
        ("ana torve, md", {"ana torve"}),
        ("ana torve, ph.d., rn", {"ana torve"}),
        ("ana torve (lind courier)", {"ana torve"}),
        ("ana torve, senior writer", {"ana torve"}),
        ("staff writer", {"staff writer"}),
        ("anders andsen", {"anders andsen"}),
        ("", set()),
    ],
)
def test_the_authors_of_a_byline(byline: str, names: set[str]) -> None:
    assert people(byline) == names


@pytest.mark.parametrize(
    "source",
    [
        '<meta content="2024-03-05T10:00:00Z">', "https://lind.example/2024/03/05/pier", "id=20240305", "20240305103000", "2024/3/5",
        "3/5/24", "05.03.2024", "March 5, 2024", "Mar. 5th, 2024", "5th of March 2024", "05-Mar-2024", "5 MAR 24",
        "Tue Mar 5 10:00:00 CET 2024",
        "<span>March 5</span><span class='the-year-of-the-post date-part'>2024</span>", "2024, March 5",
    ],
)  # fmt: skip
def test_a_day_that_stands_on_a_page(source: str) -> None:
    assert dated("2024-03-05", f"<p>Pier shut</p> {source} <p>by Ana Torve</p>")


@pytest.mark.parametrize(
    "source",
    [
        "On March 5, 1998", "On March 5, 1998. © 2024 Lind Courier", "5 March", "the 5th of March", "March 15, 2024", "March 50 of 2024",
        "2024-03-15", "2024-13-05", "12024-03-05", "92024030511", "5 March 23", "3/5/23",
        "2024 was the year in which, as all of Lind knows, on March 5",
    ],
)  # fmt: skip
def test_a_day_that_does_not_stand_on_a_page(source: str) -> None:
    assert not dated("2024-03-05", f"<p>Pier shut</p> {source} <p>by Ana Torve</p>")


def test_what_is_no_day_is_looked_for_as_it_is() -> None:
    assert dated("spring", "since spring")
    assert not dated("spring", "since autumn")
