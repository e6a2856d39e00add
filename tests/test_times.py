"""Dates that are written out: what is found, what it denotes, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.sentences import sentences
from onrecord.extract.times import times
from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.calendar import calendar
from onrecord.model.article import Metadatum, pasted
from onrecord.model.runs import By
from onrecord.model.time import TimeExpression
from tests.test_sentences import TEXTS, lined

PUBLISHED = "2025-11-20"


def dated(text: str, published: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    article = pasted(text)
    made = By("metadata", 1).rule("test", 1.0)
    known = () if published is None else (
        Metadatum(made=made, article=article.key, field="published", value=published, span=None, origin="option", preferred=True),
    )  # fmt: skip
    return times(article, sentences(article, lined(article), boundaries=boundaries()), known, calendar=calendar())


def read(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [f"{found.span.of(text)} = {found.value}" for found in dated(text, published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bridge opened on 18 November 2024.", ["18 November 2024 = 2024-11-18"]),
        ("The bridge opened on November 18, 2024, at last.", ["November 18, 2024 = 2024-11-18"]),
        ("On the 3rd of May, 1999 it closed.", ["the 3rd of May, 1999 = 1999-05-03"]),
        ("Talks began on Nov. 18 in Lima.", ["Nov. 18 = 2025-11-18"]),
        ("Talks begin on Jan. 4.", ["Jan. 4 = 2026-01-04"]),
        ("Talks begin on 4 January.", ["4 January = 2026-01-04"]),
        ("She left on Tuesday, 18 November.", ["Tuesday, 18 November = 2025-11-18"]),
        ("She left on Monday, 18 November.", ["Monday, 18 November = 2024-11-18"]),
        ("Filed 2025-11-18, revised 2025-11-19T08:30Z.", ["2025-11-18 = 2025-11-18", "2025-11-19T08:30Z = 2025-11-19T08:30Z"]),
        ("Filed on 18/11/2025.", ["18/11/2025 = 2025-11-18"]),
        ("Filed on 11/18/2025.", ["11/18/2025 = 2025-11-18"]),
        ("Filed on 3/4/2025.", ["3/4/2025 = 2025"]),
        ("Filed on 4/4/2025.", ["4/4/2025 = 2025-04-04"]),
        ("It began in November 2023.", ["November 2023 = 2023-11"]),
        ("It began in early March 2023.", ["early March 2023 = 2023-03"]),
        ("It began in 2019 and ended by 2021.", ["2019 = 2019", "2021 = 2021"]),
        ("It lasted from 1990 to 1995.", ["1990 = 1990", "1995 = 1995"]),
        ("He won the 2024 election.", ["2024 = 2024"]),
        ("Prices doubled in the 1990s.", ["the 1990s = 199"]),
        ("Prices doubled in the late 1970s.", ["the late 1970s = 197"]),
        ("It ran Nov. 18-20, 2019, in Quito.", ["Nov. 18 = 2019-11-18", "20, 2019 = 2019-11-20"]),
        ("It ran from Nov. 18 to Dec. 2, 2019.", ["Nov. 18 = 2019-11-18", "Dec. 2, 2019 = 2019-12-02"]),
        ("On Nov. 18, 2000 people left.", ["Nov. 18 = 2025-11-18"]),
        ("Filed on 18/11/9999 and 18/11/0999.", []),
        ("NOVEMBER 18, 2024 WAS COLD.", ["NOVEMBER 18, 2024 = 2024-11-18"]),
        ("It opened on November\n18, 2024.", ["November = 2025-11", "2024 = 2024"]),  # two lines
        (
            "Yesterday, last week and on Tuesday nothing happened.",
            ["Yesterday = 2025-11-19", "last week = 2025-W46", "Tuesday = 2025-11-18"],
        ),
        ("They may 18 times march 20 miles.", []),
        ("In 2000 homes the power failed, and 1984 people left.", []),
        ("There were 2024 seats.", []),
        ("It was 31 February 2025, he said.", []),
        ("It was Feb. 30 again.", []),
        ("The year 0000-00-00 is none, nor is 2025-02-30.", []),
        ("It cost $2024 in fiscal 1989.", ["fiscal 1989 = 1989"]),
        ("March 3 million people away.", []),
        ("The third quarter of 1984 was poor.", ["The third quarter of 1984 = 1984-Q3"]),
        ("Trains leave by 1800 GMT.", ["1800 GMT = 2025-11-20T18:00"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert read(text) == found


def test_a_completed_day_says_what_it_was_completed_from() -> None:
    (found,) = dated("Talks began on Nov. 18.")
    assert (found.value, found.earliest, found.latest, found.anchor) == ("2025-11-18", "2025-11-18", "2025-11-18", "published 2025-11-20")


@pytest.mark.parametrize("published", [None, "2025", "2025-11", "last year", "99999"])
def test_without_a_day_of_publication_the_year_stays_open(published: str | None) -> None:
    (found,) = dated("Talks began on Nov. 18.", published)
    assert (found.value, found.earliest, found.latest, found.anchor) == ("XXXX-11-18", None, None, None)


def test_the_days_that_a_date_covers() -> None:
    found = dated("In 2024, in the 1990s, in February 2024 and on 3/4/2025.")
    assert [(f.earliest, f.latest) for f in found] == [
        ("2024-01-01", "2024-12-31"), ("1990-01-01", "1999-12-31"), ("2024-02-01", "2024-02-29"), ("2025-03-04", "2025-04-03")
    ]  # fmt: skip


def test_the_part_of_a_period_is_kept() -> None:
    found = dated("It began in early March 2023 and ended at the end of 2024, in the mid-2020s.")
    assert [f.mod for f in found] == ["START", "END", "MID"]


def test_a_wrapped_date_is_read_within_its_line() -> None:
    from onrecord.model.article import Line
    from onrecord.model.span import Span

    text = "It opened on November\n18, 2024."
    article = pasted(text)
    line = Line(made=By("lines", 1).rule("t", 1.0), article=article.key, span=Span(0, len(text)), label="body", reason="a test")
    (found,) = times(article, sentences(article, (line,), boundaries=boundaries()), (), calendar=calendar())
    assert (found.span.of(text), found.value) == ("November\n18, 2024", "2024-11-18")


def test_boilerplate_has_no_dates() -> None:
    article = pasted("Published 18 November 2025 by the Harbour Post.")
    cut = sentences(article, lined(article, "copyright"), boundaries=boundaries())
    assert times(article, cut, (), calendar=calendar()) == ()


DATE_PIECES = st.sampled_from(
    ["18", "31", " ", ", ", "November", "Feb.", "May", "2025", "1990", "the", "in", "of", "-", "/", "s",
     "Tuesday", "early", "\n", "99999", "0", ".", "30th", "last ", "week ", "ago ", "three ", "years ", "later", "3/4/2025", "'98", "noon ",
     "the next ", "quarter ", "winter", "Easter ", "2024-W60", "every ", "a half ", " GMT", "2400", "BC", "century", "yesterday", "'s ",
     "two days ", "after the ", "vote ", "attack "]
)  # fmt: skip


@given(
    st.one_of(TEXTS, st.lists(DATE_PIECES, max_size=30).map("".join)),
    st.sampled_from([None, "2025-11-20", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_text(text: str, published: str | None) -> None:
    found = dated(text, published)
    assert found == dated(text, published)
    assert len({f.id for f in found}) == len(found)
    at = 0
    for date in found:
        assert at <= date.span.start < date.span.end <= len(text)
        assert date.span.of(text) == date.span.of(text).strip()
        at = date.span.end
        assert (date.earliest is None) == (date.latest is None)
        if date.earliest is not None and date.latest is not None:
            assert date.earliest <= date.latest
        if date.anchor_span is not None:
            assert date.anchor is not None
            assert date.anchor.startswith(("text ", "event "))
            assert date.anchor_span.end <= date.span.start or date.anchor.startswith("event ")


def test_a_day_and_month_follow_the_articles_other_dates() -> None:
    day_first = dated("Filed on 3/4/2025, answered on 28/4/2025.")
    assert [f.value for f in day_first] == ["2025-04-03", "2025-04-28"]
    assert day_first[0].anchor == "order day first"
    assert [f.value for f in dated("Filed on 3/4/2025, answered on 4/28/2025.")] == ["2025-03-04", "2025-04-28"]
    assert dated("Filed on 3/4/2025, on 4/28/2025 and on 28/4/2025.")[0].value == "2025"


def test_a_later_date_says_which_words_it_was_measured_from() -> None:
    text = "The dam broke on 9 June 2021. A day earlier it had been praised."
    last = dated(text)[-1]
    assert (last.value, last.anchor) == ("2021-06-08", "text 2021-06-09")
    assert last.anchor_span is not None
    assert last.anchor_span.of(text) == "9 June 2021"


def test_the_date_over_an_undated_article_anchors_it() -> None:
    found = dated("Tuesday, 3 March 2020\n\nThe dam broke yesterday.", None)
    assert [(f.value, f.anchor) for f in found][-1] == ("2020-03-02", "header 2020-03-03")
    dateline = dated("LIND, Nov. 18 (Lind Press) - The dam broke on Monday, officials say.")
    assert [(f.value, f.anchor) for f in dateline][-1] == ("2025-11-17", "header 2025-11-18")


@pytest.mark.parametrize("written", ["LIND, 25/12/2024 -- ", "LIND, 2024-12-25 -- ", "25/12/2024\n\n", "2024-12-25\n\n"])
def test_the_date_over_an_article_may_be_in_digits(written: str) -> None:
    assert read(f"{written}The dam broke yesterday.", None)[-1] == "yesterday = 2024-12-24"
    assert read("LIND -- It was mended on 25/12/2024. The dam broke yesterday.", None)[-1] == "yesterday = XXXX-XX-XX"


def test_an_undated_article_resolves_only_what_needs_no_day() -> None:
    found = read("On 3 May 2019 it rained for two days. Last week it snowed, and on Tuesday too; it is now dry.", None)
    assert found == [
        "3 May 2019 = 2019-05-03", "two days = P2D", "Last week = XXXX-WXX", "Tuesday = XXXX-WXX-2", "now = PRESENT_REF",
    ]  # fmt: skip


def test_a_narrative_takes_its_years_from_the_text() -> None:
    years = "In 1801 the port grew. In 1803 it burned. In 1804 it was rebuilt. In 1806 and 1807 it was sold twice. "
    assert read(years + "In 1809 the siege began. On 4 March the wall fell.")[-1] == "4 March = 1809-03-04"
    assert read("In 1809 the siege began. On 4 March the wall fell.")[-1] == "4 March = 2025-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "It was 31 February 2025.", "It was 0/0/0000.", "It was the year 0.", "In 99999 BC nothing was written.", "It is 25:61 p.m.",
        "On 99/99/9999.",
        "In 2025-02-30.",
    ],
)  # fmt: skip
def test_days_that_do_not_exist_have_no_value(text: str) -> None:
    assert read(text) == []


def test_a_zone_that_does_not_exist_is_left_out() -> None:
    assert read("It struck at 3 p.m. XQT on the dot.") == ["3 p.m. = 2025-11-20T15:00"]
    (zoned,) = dated("It struck at 3 p.m. EST on Monday.")
    assert zoned.earliest == "2025-11-17T15:00-05:00"


@pytest.mark.parametrize("published", ["2999-01-01", "9999-12-31", "0001-01-01", None])
def test_any_day_of_publication(published: str | None) -> None:
    text = "Next week, last year, ten centuries ago, tomorrow, yesterday, on Friday, last winter, the '98 race, next decade, this month."
    assert all(f.value for f in dated(text, published))


def test_long_and_odd_texts_take_no_long_time() -> None:
    assert dated("1" * 1_000_000) == ()
    assert dated("the last " * 20_000) == ()
    assert dated("١٢ مارس ٢٠٢٥ and ²⁰²⁵ and Ⅻ and 1️⃣9️⃣") == ()


@pytest.mark.parametrize(
    ("text", "value", "confidence"),
    [
        ("On Sunday 16 November, the mayor visited the camp.", "2025-11-16", 0.95),
        ("On Saturday 15 November, the mayor visited the camp.", "2025-11-15", 0.95),
        ("On Thursday 13 November, the mayor visited the camp.", "2025-11-13", 0.95),
        ("On Saturday 14 November, the mayor visited the camp.", "2025-11-14", 0.57),  # in 2026 it is one
        ("On Saturday 14 November 2026, the mayor will visit the camp.", "2026-11-14", 0.95),
        ("On Sunday 16 August, the mayor visited the camp.", "XXXX-08-16", 0.95),  # in 2026 it is one
        ("On Sunday 16 August, the mayor will visit the camp.", "2026-08-16", 0.95),
    ],
)
def test_a_weekday_puts_no_past_day_a_year_ahead(text: str, value: str, confidence: float) -> None:
    (found,) = dated(text)
    assert (found.value, found.made.confidence) == (value, confidence)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The vote began at 5:02 p.m. ET on June 4, 2025.", "2025-06-04T17:02-04:00"),
        ("The vote began at 5:02 p.m. ET on January 4, 2025.", "2025-01-04T17:02-05:00"),
        ("The vote began at 5 p.m. PT on January 4, 2025.", "2025-01-04T17:00-08:00"),
        ("The vote began at 1:30 a.m. CT on March 9, 2025.", "2025-03-09T01:30-06:00"),
        ("The vote began at 9 a.m. CT on March 9, 2025.", "2025-03-09T09:00-05:00"),
        ("The vote began at 1:30 a.m. MT on November 2, 2025.", "2025-11-02T01:30-06:00"),
        ("The vote began at 9 a.m. MT on November 2, 2025.", "2025-11-02T09:00-07:00"),
        ("The vote began at 9 a.m. EST on June 4, 2025.", "2025-06-04T09:00-05:00"),
        ("The vote began at 9 a.m. ET on June 4, 2005.", "2005-06-04T09:00"),
    ],
)
def test_a_zone_without_its_season_takes_that_of_its_day(text: str, first: str) -> None:
    assert [found.earliest for found in dated(text)] == [first]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The tunnel will shut for a year from 1 December.", ["a year = P1Y", "1 December = 2025-12-01"]),
        ("Talks resume two weeks from Monday.", ["two weeks from Monday = 2025-W50"]),
        ("The mill closed in March. The shop went three weeks later.", ["March = 2025-03", "three weeks later = XXXX-WXX"]),
        ("The mill closed in 2019. The shop went two months later.", ["2019 = 2019", "two months later = XXXX-XX"]),
        ("The mill closed in March. The shop went two years later.", ["March = 2025-03", "two years later = 2027"]),
        ("The Daily Lantern and the Harrow Weekly wrote of it.", []),
        ("Daily ferries sail, and she reads daily.", ["Daily = P1D", "daily = P1D"]),
    ],
)
def test_nothing_is_finer_than_what_it_is_counted_from(text: str, found: list[str]) -> None:
    assert read(text) == found
