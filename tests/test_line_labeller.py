"""The trained line labeller: its weights fit its features, it looks both ways, and it does no harm to what is no page."""

import numpy as np
import pytest

from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import BODY, pasted
from onrecord.read.features import NAMES, seen
from onrecord.read.lines import lines
from onrecord.read.reckoned import likely, told_by
from onrecord.read.units import units_of

LAYOUT, KNOWN = layout(), trained()
PARAGRAPH = "The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold."
PAGE = "\n".join(
    (
        "Home", "Sport", "Weather", "Log in", "Bridge opens early in Port Lind", PARAGRAPH,
        "“We are as surprised as anyone,” said Ana Torve, who runs the port, when she was asked at the town hall that evening.",
        "The builders had finished the last span in the night, and saw no reason to wait for the ribbon, the band and the speeches.",
        "Ferry to run all night", "Ten soups for the cold", "Quiz of the week", "Privacy Policy", "© 2024 Port Lind Courier",
    )
)  # fmt: skip


def odds(text: str) -> dict[str, float]:
    """The log odds of each line."""
    units = [unit for unit in units_of(pasted(text)) if not unit.blank]
    found = likely(seen(units, [None] * len(units), [False] * len(units), LAYOUT.common), KNOWN)
    return dict(zip((unit.text for unit in units), found.tolist(), strict=True))


def test_the_weights_fit_the_features() -> None:
    assert KNOWN.enter[0].shape[0] == len(NAMES) + KNOWN.words.shape[1]
    assert KNOWN.plain.shape == KNOWN.usual.shape == (len(NAMES),)
    assert len(set(NAMES)) == len(NAMES)


def test_a_paragraph_is_likelier_than_a_menu() -> None:
    found = odds(PAGE)
    assert found[PARAGRAPH] > 0 > found["Sport"]
    assert found[PARAGRAPH] - found["Quiz of the week"] > 3


def test_a_line_is_seen_in_its_company() -> None:
    alone = odds(f"{PARAGRAPH}\nQuiz of the week\n{PARAGRAPH}\n{PARAGRAPH}")
    assert alone["Quiz of the week"] > odds(PAGE)["Quiz of the week"]


def test_the_labels_of_a_paste() -> None:
    article = pasted(PAGE)
    kept = [line.span.of(PAGE).strip() for line in lines(article, layout=LAYOUT, trained=KNOWN) if line.label in BODY]
    assert kept == PAGE.split("\n")[4:8]


def test_the_reason_names_what_speaks_against_a_line() -> None:
    units = [unit for unit in units_of(pasted(PAGE)) if not unit.blank]
    rows = seen(units, [None] * len(units), [False] * len(units), LAYOUT.common).rows
    reasons = told_by(rows[1], KNOWN)
    assert 1 <= len(reasons) <= 2
    assert set(reasons) <= set(NAMES)


@pytest.mark.parametrize("count", [1, 2, 9, 3000])
def test_any_number_of_lines(count: int) -> None:
    found = odds("\n".join(f"Line {number} of the paste" for number in range(count)))
    assert len(found) == count
    assert np.isfinite(list(found.values())).all()
