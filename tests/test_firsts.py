"""Which characters a pattern can begin with, and that the index of patterns finds what each pattern finds."""

import pytest

from onrecord.lexicons.firsts import ANY, BLANK, DIGIT, firsts, indexed


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^(?:sign up|join us)$", "sj"),
        ("^(?:the )?harbour", "th"),
        (r"^\d+ ships", DIGIT),
        (r"^7 ships", DIGIT),
        (r"^(?:\d+|no)?\s*ships", DIGIT + "n" + BLANK + "s"),
        (r"^\(?tide", "(t"),
        ("^[|/·-]tide", "|/·-"),
        (r"^(?:a|b{0,2}|)c", "abc"),
        (r"^tide\b(?! table)", "t"),
        ("^(?:tide)+$", "t"),
        ("^.{0,9}tide", ANY),
        ("^[a-z]tide", ANY),
        ("^(?:tide)?$", "t" + ANY),
        (r"^\w", ANY),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, expected: str) -> None:
    found = firsts(pattern)
    assert found == frozenset(expected) or (ANY in found and ANY in expected)


def test_the_index_finds_what_each_pattern_finds() -> None:
    found = indexed([r"^(?:the )?tide", r"^\d+ ships", "^.{0,4}wall"])
    assert all(map(found.opens, ("tide", "the tide", "12 ships", "٣ ships", "old wall", "t wall", "9 wall")))
    assert not any(map(found.opens, ("", "a tide", "ships", "a very old wall", "12 boats")))
