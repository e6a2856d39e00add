"""What the tests of effort let pass and what they do not."""

import time

import pytest

from tests.effort import linear, within


def once(text: str) -> int:
    return sum(letter == "a" for letter in text)


def for_each_all_before(text: str) -> int:
    return sum(text.count("a", 0, place) for place in range(0, len(text), 64))


def stretches(text: str) -> int:
    return sum(len(text[place:]) for place in range(0, len(text), 8))


def test_linear_work_passes() -> None:
    linear(once, lambda size: "ab" * size, 10)
    linear(lambda rows: sorted(rows, key=lambda row: row % 997), lambda size: list(range(size)), 10)


def test_a_fixed_cost_does_not_matter() -> None:
    def opened_first(text: str) -> int:
        return once("a" * 50_000) + once(text)

    linear(opened_first, lambda size: "ab" * size, 10)


@pytest.mark.parametrize("slow", [for_each_all_before, stretches])
def test_quadratic_work_does_not(slow: object) -> None:
    with pytest.raises(AssertionError, match="8 times the input of size"):
        linear(slow, lambda size: "ab" * size, 1_000)  # type: ignore[arg-type]


def test_work_within_a_bound() -> None:
    with within(1):
        time.sleep(0.3)  # waiting is no work
    with pytest.raises(AssertionError, match="units"), within(0.5):
        once("a" * 5_000_000)
