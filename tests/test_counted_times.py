"""Days that are counted from a happening: which happening has a day, and where nothing is counted. All sentences are invented."""

import pytest

from onrecord.model.time import TimeExpression
from tests.test_times import dated, read


def counted(text: str) -> list[str]:
    """What is counted from a happening: its words, its value, and the words that date the happening."""
    return [
        f"{found.span.of(text)} = {found.value} from {found.anchor_span.of(text)}"
        for found in dated(text)
        if found.anchor is not None and found.anchor.startswith("event ") and found.anchor_span is not None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The attack on 3 March killed nine. Three days after the attack the port reopened.", ["Three days = 2025-03-06 from 3 March"]),
        ("Three days after the attack on 3 March the port reopened.", ["Three days = 2025-03-06 from 3 March"]),
        ("Three days after the 3 March attack the port reopened.", ["Three days after the 3 March = 2025-03-06 from 3 March"]),
        ("A day after the vote the mayor left. The vote was held on Tuesday.", ["A day = 2025-11-19 from Tuesday"]),
        ("Tuesday's vote was close. The day before the vote she had left.", ["The day = 2025-11-17 from Tuesday"]),
        ("A blast killed nine on Friday; the day after the blast it rained.", ["the day = 2025-11-15 from Friday"]),
        ("The strike began on 16 October. On the 12th day of the strike they met.", ["the 12th day = 2025-10-27 from 16 October"]),
        ("Torve was arrested in Lind on 3 March. Two weeks after her arrest it rained.", ["Two weeks = 2025-W12 from 3 March"]),
        ("On 3 March a bomb exploded in Lind. Two days after the blast it rained.", ["Two days = 2025-03-05 from 3 March"]),
        ("Bo Torve died on 3 March. Two days after the death of Torve it rained.", ["Two days = 2025-03-05 from 3 March"]),
    ],
)
def test_a_happening_with_a_day(text: str, found: list[str]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The attack on 3 March was bad. The attack on 5 March was worse. Two days after the attack it rained.",  # which of the two?
        "The attack was on 3 March. A day after an attack people are afraid.",  # any attack
        "The attack was on 3 March. Two days after the second attack it rained.",  # another attack
        "The mayor said on Tuesday that the vote was lost. Two days after the vote she left.",  # Tuesday is the day of the saying
        "The attack was condemned on Tuesday. Two days after the attack it rained.",  # Tuesday is the day of the condemning
        "Bo Torve died on 3 March. Two days after the death of Ana Lind it rained.",  # somebody else
        "The vote was on 3 March. More than two weeks after the vote nothing was known.",  # no day
        "The vote was on 3 March. Ten hours after the vote he left.",  # no day either
        "The trial was on Tuesday. Three weeks after the trial he was dead.",  # it would be ahead, and is told as over
        "Two days after the vote he left.",
        "In 2019 they voted. Two days after the vote he left.",
    ],
)
def test_where_nothing_is_counted(text: str) -> None:
    assert counted(text) == []


def test_what_is_not_counted_stays_a_duration() -> None:
    assert read("Two days after the vote he left.") == ["Two days = P2D"]


def test_an_undated_article_counts_from_written_dates() -> None:
    text = "The attack on 3 March 2019 killed nine. Three days after the attack the port reopened."
    assert [found.value for found in dated(text, None)] == ["2019-03-03", "2019-03-06"]


def test_the_second_reading_starts_where_the_first_did() -> None:
    text = "A day earlier it rained. A day after the vote it snowed. The vote was on 3 March 2024."
    assert [found.value for found in dated(text)][:2] == ["2025-11-19", "2024-03-04"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A quarter of voters stayed at home.", []),
        ("Three-quarters of the men left, and a quarter of the women.", []),
        ("Sales rose by a quarter.", []),
        ("Nearly a quarter said no.", []),
        ("Profit fell for three quarters, after two quarters of growth.", ["three quarters = P3Q", "two quarters = P2Q"]),
        ("It lasted for a quarter.", ["a quarter = P1Q"]),
    ],
)
def test_a_share_is_no_time(text: str, found: list[str]) -> None:
    assert read(text) == found


def test_odd_and_long_texts_take_no_long_time() -> None:
    def found(text: str) -> tuple[TimeExpression, ...]:
        return dated(text)

    assert found("after the vote " * 10_000) == ()
    assert len(found("two days after the vote on 3 March, " * 4_000)) == 8_000
    assert found("the vote the attack the " * 8_000) == ()
