"""Figures: what is read, in what unit, how it is bounded, and what is written like a figure and is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quantities import quantities
from onrecord.extract.sentences import sentences
from onrecord.extract.times import times
from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.calendar import calendar
from onrecord.lexicons.figures import figures
from onrecord.model.article import pasted
from onrecord.model.events import Quantity
from tests.effort import linear
from tests.test_sentences import TEXTS, lined


def found(text: str, *, durations: bool = True) -> tuple[Quantity, ...]:
    """`durations`: whether they count as quantities, because no time expression has taken them."""
    article = pasted(text)
    cut = sentences(article, lined(article), boundaries=boundaries())
    when = tuple(t for t in times(article, cut, (), calendar=calendar()) if not durations or t.type != "DURATION")
    return quantities(article, cut, when, figures=figures(), calendar=calendar())


def test_what_a_time_expression_takes_is_no_quantity() -> None:
    assert found("It took five hours.", durations=False) == ()
    assert found("Between 1640 and 1910 villages moved uphill.") == ()
    rent = "They pay $3,500 a month."
    assert [q.span.of(rent) for q in found(rent, durations=False)] == ["$3,500 a month"]


def said(text: str) -> list[str]:
    """Each quantity as "words = values unit/per"."""
    listed = []
    for q in found(text):
        value = f"{q.low:.10g}" if q.low == q.high else f"{q.low:.10g}..{q.high:.10g}"
        unit = f" {q.unit}" if q.unit else ""
        listed.append(f"{q.span.of(text)} = {value}{unit}{f'/{q.per}' if q.per else ''}")
    return listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # counts
        ("Police held 23 people in Lorvane.", ["23 people = 23 people"]),
        ("The 23 dead were not named.", ["23 dead = 23 dead"]),
        ("She thanked the two retired ferry captains.", ["two retired ferry captains = 2 captains"]),
        ("They lost twenty-one boats.", ["twenty-one boats = 21 boats"]),
        ("They lost a hundred and fifty boats.", ["a hundred and fifty boats = 150 boats"]),
        ("They lost one boat.", ["one boat = 1 boat"]),
        ("It sold 1,200 tickets.", ["1,200 tickets = 1200 tickets"]),
        ("It sold 1\u202f200 tickets.", ["1\u202f200 tickets = 1200 tickets"]),
        ("It sold 2000 tickets.", ["2000 tickets = 2000 tickets"]),
        ("It has 1.5 million users.", ["1.5 million users = 1500000 users"]),
        ("It has 1.5m users.", ["1.5m users = 1500000 users"]),
        ("It has two and a half million users.", ["two and a half million users = 2500000 users"]),
        ("It has half a million users.", ["half a million users = 500000 users"]),
        ("A dozen goats got out.", ["A dozen goats = 12 goats"]),
        ("Three dozen goats got out.", ["Three dozen goats = 36 goats"]),
        ("A 12-member board met.", ["12-member = 12 member"]),
        ("Seven were hurt.", ["Seven = 7"]),
        ("Three of them swam.", ["Three = 3"]),
        ("Two others swam.", ["Two others = 2 others"]),
        ("He met 12 of Torve's aides.", ["12 = 12"]),
        ("Over 40 MPs left.", ["Over 40 MPs = 40 MPs"]),
        ("They found three chemical weapons depots.", ["three chemical weapons depots = 3 depots"]),
        ("She drove five side-by-side tractors.", ["five side-by-side tractors = 5 tractors"]),
        ("In Lima 23 people drowned.", ["23 people = 23 people"]),
        ("He is one of the tallest men alive.", ["one = 1"]),
        # vague ones
        ("Dozens of people fled.", ["Dozens of people = 12..120 people"]),
        ("Scores of houses burned.", ["Scores of houses = 20..200 houses"]),
        ("Thousands of Lorvanians marched.", ["Thousands of Lorvanians = 1000..10000 Lorvanians"]),
        ("Tens of thousands of people fled.", ["Tens of thousands of people = 10000..100000 people"]),
        ("Hundreds of thousands marched.", []),
        ("It took in several hundred refugees.", ["several hundred refugees = 100..1000 refugees"]),
        # ranges
        ("It seats 5 to 7 people.", ["5 to 7 people = 5..7 people"]),
        ("Some 10-15 people came.", ["Some 10-15 people = 10..15 people"]),
        ("It has between 5 and 7 million readers.", ["between 5 and 7 million readers = 5000000..7000000 readers"]),
        ("It costs between $62 and $68 per share.", ["between $62 and $68 per share = 62..68 dollar/share"]),
        ("Rates rose 10-15 % there.", ["10-15 % = 10..15 percent"]),
        ("It cost £3m-£4m.", ["£3m-£4m = 3000000..4000000 GBP"]),
        ("It costs $5-7 million.", ["$5-7 million = 5000000..7000000 dollar"]),
        ("It grew from 3 to 4 metres.", ["3 to 4 metres = 3..4 metre"]),
        ("Two or three boats sank.", ["Two or three boats = 2..3 boats"]),
        ("A premium of 20 or 30 percent is usual.", ["20 or 30 percent = 20..30 percent"]),
        ("It fell from $40 to $30.", ["$40 = 40 dollar", "$30 = 30 dollar"]),
        # money
        ("It paid $1.2 billion.", ["$1.2 billion = 1200000000 dollar"]),
        ("It paid US$58.24 a barrel.", ["US$58.24 a barrel = 58.24 USD/barrel"]),
        ("It paid US $58.24 a barrel.", ["US $58.24 a barrel = 58.24 USD/barrel"]),
        ("It paid A$3bn.", ["A$3bn = 3000000000 AUD"]),
        ("It paid £3m.", ["£3m = 3000000 GBP"]),
        ("It paid 40,000 euros.", ["40,000 euros = 40000 EUR"]),
        ("It paid EUR 5 million.", ["EUR 5 million = 5000000 EUR"]),
        ("It paid 5 million Danish crowns.", ["5 million Danish crowns = 5000000 DKK"]),
        ("It paid 10.5 million Australian dollars.", ["10.5 million Australian dollars = 10500000 AUD"]),
        ("It paid 30 yuan.", ["30 yuan = 30 CNY"]),
        ("Milk is up 12 cents.", ["12 cents = 12 cent"]),
        ("Milk costs 50p.", ["50p = 50 penny"]),
        ("It cost five million pounds.", ["five million pounds = 5000000 pound"]),
        ("A $700,000 award went to her.", ["$700,000 = 700000 dollar"]),
        ("A $37-a-share offer failed.", ["$37-a-share = 37 dollar/share"]),
        ("It made $93 million a year earlier.", ["$93 million = 93000000 dollar"]),
        ("They pay $3,500 a month.", ["$3,500 a month = 3500 dollar/month"]),
        ("It gives £20 per head.", ["£20 per head = 20 GBP/head"]),
        # shares
        ("Turnout was 63.1 percent.", ["63.1 percent = 63.1 percent"]),
        ("Turnout was 63 per cent.", ["63 per cent = 63 percent"]),
        ("Turnout was 63pc.", ["63pc = 63 percent"]),
        ("It fell two percentage points.", ["two percentage points = 2 percentage point"]),
        ("It cut rates by 25 basis points.", ["25 basis points = 25 basis point"]),
        ("Two-thirds of voters agreed.", ["Two-thirds = 0.6666666667"]),
        ("A quarter of voters agreed.", ["A quarter = 0.25"]),
        ("Nearly half of the voters agreed.", ["Nearly half = 0.5"]),
        ("One in five agreed.", ["One in five = 0.2"]),
        ("Nine out of ten agreed.", ["Nine out of ten = 0.9"]),
        ("Output fell by a third.", ["a third = 0.3333333333"]),
        ("Bonds at 6 3/8% sold.", ["6 3/8% = 6.375 percent"]),
        ("It differs by half of 1 percent.", ["half of 1 percent = 0.5 percent"]),
        # measures
        ("It is 140 km away.", ["140 km = 140 kilometre"]),
        ("It weighs 45g.", ["45g = 45 gram"]),
        ("It is a 100-metre tower.", ["100-metre = 100 metre"]),
        ("It drove at 87 mph (140 km/h).", ["87 mph = 87 mile per hour", "140 km/h = 140 kilometre per hour"]),
        ("It was -5°C in Lorvane.", ["-5°C = -5 degree Celsius"]),
        ("It was 30 degrees Celsius in Lorvane.", ["30 degrees Celsius = 30 degree Celsius"]),
        ("It burned 4.5 tonnes of coal.", ["4.5 tonnes = 4.5 tonne"]),
        ("It covers 12 square miles.", ["12 square miles = 12 square mile"]),
        ("Its 6kW motor hums.", ["6kW = 6 kilowatt"]),
        ("It holds 54GB.", ["54GB = 54 gigabyte"]),
        ("He lifted 200 pounds.", ["200 pounds = 200 pound"]),
        ("It took half an hour.", ["half an hour = 0.5 hour"]),
        ("It took hundreds of years.", ["hundreds of years = 100..1000 year"]),
        # multiples
        ("Prices doubled.", ["doubled = 2"]),
        ("A threefold rise is likely.", ["threefold = 3"]),
        ("It has twice as many boats.", ["twice = 2"]),
        ("It is three times as large.", ["three times = 3"]),
        ("Sales halved.", ["halved = 0.5"]),
    ],
)  # fmt: skip
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 2019.", "It opened on 18 November 2024.", "By 2031 it will be gone.", "The 2019 law failed.",
        "In the 1990s it was grey.",
        "It opens at 5 a.m. on weekdays.", "It opens at 10.45pm.", "It opens at 14:05.", "Call 555-0143-22 at once.",
        "Call 0800 555 011.",
        "Lorvane won 2-0.", "It was a 5-to-4 ruling.", "See Section 427 and Row 21.", "Flight 370 is late.", "Take Highway 101.",
        "He lives at 12 Torve Road.", "The Boeing 737 landed.", "A Salyut 6 spacecraft fell.", "COVID-19 spread.", "The A380 flew.",
        "She wants a 5G phone.", "The 22nd amendment stands.", "It was the 3rd try.", "Torve, 50, resigned.", "The 50-year-old resigned.",
        "She is aged 50.", "Voters over 65 stayed home.", "A man over the age of 21 may vote.", "The Fortune 500 met.",
        "Page 12 is torn.",
        "No one came.", "They like one another.", "It was the only one.", "The third judge left.", "He is second to none.",
        "She scored twice.",
        "He doubled down on it.", "The second half was dull.", "On 9/11 he was away.", "It runs 24/7.",
        "Read http://lind.example/2031/44 now.",
        "Write to ana7@lind.example today.", "She posted #2 of it.", "1. The bridge is shut.", "Windows 10 broke.",
        "Channel 5s film was cut.",
        "Apply by Nov. 4.", "He took the 007 role.", "World War 2 ended.", "One day he may return.", "It is version 3.2.1 now.",
        "The year two thousand came.",
        "Chapter 9, she said.", "He scored 45-40 there.", "It is the 6:00 news.", "BBC One showed it.", "Mr. Jon Tarv III left.",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 23 people came.", "at_least"), ("No fewer than 23 people came.", "at_least"), ("23 or more people came.", "at_least"),
        ("More than 23 people came.", "more_than"), ("Over 23 people came.", "more_than"), ("Well over 23 people came.", "more_than"),
        ("Nearly 23 people came.", "nearly"), ("Just under 23 people came.", "nearly"), ("Fewer than 23 people came.", "less_than"),
        ("Up to 23 people came.", "at_most"), ("As many as 23 people came.", "at_most"), ("No more than 23 people came.", "at_most"),
        ("About 23 people came.", "about"), ("Some 23 people came.", "about"), ("An estimated 23 people came.", "about"),
        ("Only 23 people came.", "exact"), ("Exactly 23 people came.", "exact"), ("It took 23 km or so.", "about"),
        ("It took 23+ boats.", "at_least"),
        ("It costs $23 or more.", "at_least"), ("It costs $23 at most.", "at_most"),
    ],
)  # fmt: skip
def test_bounds(text: str, bound: str) -> None:
    (quantity,) = found(text)
    assert (quantity.low, quantity.bound) == (23.0, bound)


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Sales are up 31 %.", "up"), ("Sales rose 31 %.", "up"), ("Sales rose by about 31 %.", "up"),
        ("Sales fell sharply by 31 %.", "down"),
        ("Sales dropped nearly 31 %.", "down"), ("A 31 % rise is likely.", "up"), ("A 31 % pay rise is likely.", "up"),
        ("It is 31 % lower.", "down"),
        ("Sales rose to 31 %.", None), ("Women make up 31 % of it.", None), ("Tax is 31 %.", None), ("It can rise by up to 31 %.", "up"),
    ],
)  # fmt: skip
def test_trends(text: str, trend: str | None) -> None:
    (quantity,) = found(text)
    assert (quantity.low, quantity.trend) == (31.0, trend)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It gets 60 % of its revenue from ads.", "its revenue"), ("Two-thirds of rural voters agreed.", "rural voters"),
        ("She sits on $1 billion in gains.", "gains"), ("It paid $1 billion in March.", None), ("It burned 4 tonnes of brown coal.",
        "brown coal"),
        ("It has 300 recorded songs.", "recorded songs"), ("It took five hours of talks.", None),
    ],
)  # fmt: skip
def test_what_it_measures(text: str, what: str | None) -> None:
    (quantity,) = found(text)
    assert (None if quantity.what is None else quantity.what.of(text)) == what


def test_kinds() -> None:
    text = "It paid £3m for 40 boats, 5 % of the fleet, each 9 metres long, after two years, and that was twice as much."
    assert [q.kind for q in found(text)] == ["money", "count", "share", "measure", "duration", "multiple"]


def test_what_a_time_expression_covers_is_no_quantity() -> None:
    text = "Filed on 18 November 2024, it names 18 boats."
    assert said(text) == ["18 boats = 18 boats"]


@given(TEXTS | st.text(alphabet="0123456789 ,.-–/:$£%mkabn½'’one two half of to and between", max_size=80))
def test_no_text_raises(text: str) -> None:
    for quantity in found(text):
        assert quantity.low <= quantity.high
        assert quantity.span.of(text).strip()
        assert quantity.what is None or quantity.what.of(text).strip()


@pytest.mark.parametrize(
    "piece", ["1 ", "9", "$", "one ", "a hundred and ", "5-", "between 5 and ", "two, ", "1,000,", "million ", "half of ", "3 to ", "x "]
)
def test_time_is_linear(piece: str) -> None:
    linear(found, lambda size: piece * (size // len(piece)), 2_000)
