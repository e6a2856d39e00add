"""The curve of confidences, and its error."""

import pytest

from eval.reliability import figures


def test_a_confidence_that_holds_has_no_error() -> None:
    cases = [(0.75, True)] * 3 + [(0.75, False)]
    curve, error = figures("x", cases)
    assert (curve.name, curve.value, curve.of) == ("x/right where 0.7 to 0.8 sure", 0.75, 4)
    assert error.value == pytest.approx(0)
    assert error.better == "lower"


def test_an_overconfident_bin_counts_by_its_cases() -> None:
    figure = figures("x", [(1.0, False)] * 3 + [(0.5, True), (0.5, False)])[-1]
    assert figure.name == "x/expected calibration error"
    assert figure.value == pytest.approx(3 / 5)


def test_nothing_is_no_curve() -> None:
    assert [figure.of for figure in figures("x", [])] == [0]
