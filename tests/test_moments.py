"""Calendar arithmetic on ISO prefixes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.time import Moment
from onrecord.text import moments

DATES = st.dates()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025", "2025"),
        ("2025-11", "2025-11"),
        (" 2025-11-18 ", "2025-11-18"),
        ("2025-11-18T14:05Z", "2025-11-18T14:05Z"),
        ("2025-11-18 14:05:33.120+0100", "2025-11-18T14:05:33+01:00"),
        ("2025-11-18T14:05+00:00", "2025-11-18T14:05Z"),
        ("2025-02-31", None),
        ("2025-13", None),
        ("2025-00", None),
        ("0000", None),
        ("0000-01-01", None),
        ("99999", None),
        ("99999-01-01", None),
        ("2025-11-18T24:00", None),
        ("2025-11-18T14:05+25:00", None),
        ("18 November", None),
        ("", None),
        ("２０２５", None),
    ],
)
def test_what_is_a_moment(words: str, expected: str | None) -> None:
    assert moments.moment(words) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2025", "year"), ("2025-11", "month"), ("2025-11-18", "day"), ("2025-11-18T14:05", "minute"), ("2025-11-18T14:05+01:00", "minute"),
     ("2025-11-18T14:05Z", "minute"), ("2025-11-18T14:05:33", "second"), ("2025-11-18T14:05:33+01:00", "second"),
     ("2025-11-18T14:05:33Z", "second")],
)  # fmt: skip
def test_precision(at: str, expected: str) -> None:
    assert moments.precision(Moment(at)) == expected


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
     ("2024-02-03", "2024-02-03", "2024-02-03"), ("2025-11-18T14:05Z", "2025-11-18T14:05Z", "2025-11-18T14:05Z")],
)  # fmt: skip
def test_the_days_that_a_moment_covers(at: str, first: str, last: str) -> None:
    assert (moments.earliest(Moment(at)), moments.latest(Moment(at))) == (first, last)


@pytest.mark.parametrize(
    ("month", "day", "to", "expected"),
    [(11, 18, "2025-11-20", "2025-11-18"), (1, 4, "2025-12-20", "2026-01-04"), (12, 30, "2025-01-02", "2024-12-30"),
     (2, 29, "2025-03-01", "2024-02-29"), (2, 29, "1900-03-01", "1904-02-29"), (2, 31, "2025-03-01", None), (11, 18, "2025-11", None),
     (1, 1, "9999-12-31", "9999-01-01"), (12, 31, "0001-01-01", "0001-12-31")],
)  # fmt: skip
def test_the_nearest_day_of_a_name(month: int, day: int, to: str, expected: str | None) -> None:
    assert moments.nearest(month, day, Moment(to)) == expected


def test_the_nearest_day_that_is_a_monday() -> None:
    assert moments.nearest(11, 18, Moment("2025-11-20"), weekday=0) == "2024-11-18"
    assert moments.nearest(11, 18, Moment("2025-11-20"), weekday=4) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("2025-11-18T10:00Z", "2025-11-18T10:01Z", True), ("2025-11-18T10:00Z", "2025-11-18T10:00Z", False),
     ("2025-11-18T10:00+02:00", "2025-11-18T08:30Z", True), ("2025-11-18", "2025-11-19", False), ("2025-11-18", "2025-11-20", False),
     ("2025-11-18", "2025-11-22", True), ("2025", "2026", False), ("2024", "2026", True), ("2025-11", "2025-11-18", False)],
)  # fmt: skip
def test_what_was_surely_before(first: str, second: str, expected: bool) -> None:
    assert moments.before(Moment(first), Moment(second)) is expected


@given(DATES, DATES)
def test_order_agrees_with_the_calendar(one: date, other: date) -> None:
    first, second = Moment(one.isoformat()), Moment(other.isoformat())
    if moments.before(first, second):
        assert one < other
    assert not (moments.before(first, second) and moments.before(second, first))
    assert moments.before(first, second) == ((other - one).days >= 3)


@given(DATES)
def test_a_day_survives_the_round_trip(day: date) -> None:
    at = moments.on(day.year, day.month, day.day)
    assert at is not None
    assert moments.day_of(at) == day
    assert moments.moment(at) == at
    assert moments.weekday(at) == day.weekday()
    assert moments.nearest(day.month, day.day, at) == at
    month = moments.on(day.year, day.month)
    assert month is not None
    assert moments.earliest(month) <= at <= moments.latest(month)


@given(st.text(max_size=30))
def test_any_string_is_a_moment_or_none(words: str) -> None:
    at = moments.moment(words)
    if at is not None:
        assert moments.moment(at) == at
        assert moments.earliest(at)[:10] <= moments.latest(at)[:10]
