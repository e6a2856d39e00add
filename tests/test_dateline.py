"""Where and when a story was filed is nobody's words."""

import pytest

from onrecord.extract import statements
from onrecord.extract.dateline import within
from onrecord.extract.times import times
from onrecord.lexicons.calendar import calendar
from onrecord.model.ids import AttributionId
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Circumstance
from tests.speech_house import Told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("TORVE, Lindland, May 3, 2025 (Tidewire) - The mill is to shut, the owner said.", "The mill is to shut"),
        ("PORT LIND (Tidewire) — The mill is to shut, the owner said.", "The mill is to shut"),
        ("PORT LIND — The mill is to shut, the owner said.", "The mill is to shut"),
        ("TUC - the old union - is to shut, the owner said.", "TUC - the old union - is to shut"),
    ],
)
def test_a_dateline_is_nobody_s_words(text: str, said: str):
    told = Told(text)
    assert [told.words(piece) for quotation in told.quotations for piece in quotation.content] == [said]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("TORVE, 3 May 2025 -- The mill is to shut.", "3 May 2025", True),
        ("TORVE, May 3, 2025 -- The mill is to shut.", "May 3, 2025", True),
        ("One.\nTORVE, 25/12/2024 -- The mill is to shut.", "25/12/2024", True),
        ("TORVE, 2024-12-25 -- The mill is to shut.", "2024-12-25", True),
        ("TORVE -- The mill shut on 25/12/2024.", "25/12/2024", False),
        ("The mill shut on 25/12/2024 -- at last.", "25/12/2024", False),
        ("A" * 500 + " 25/12/2024 -- at last.", "25/12/2024", False),
    ],
)
def test_which_words_stand_in_a_dateline(text: str, words: str, found: bool):
    start = text.index(words)
    assert within(text, Span(start, start + len(words))) is found


def test_the_day_of_a_dateline_is_no_day_of_saying():
    told = Told('LIND, 25/12/2024 -- "We found a lynx," the zoo said yesterday.')
    when = times(told.article, told.sentences, (), calendar=calendar())
    made = By("circumstances", 1).rule("test", 1.0)
    (tie,) = told.attributions
    around = tuple(
        Circumstance(made=made, article=told.article.key, attribution=AttributionId(tie.id), kind="time", span=one.span) for one in when
    )
    assert len(around) == 2
    found = statements.statements(told.article, (), told.entities, told.quotations, told.sources, told.attributions, when, around)
    assert [statement.said for statement in found] == ["2024-12-24"]
