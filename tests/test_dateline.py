"""Where and when a story was filed is nobody's words."""

import pytest

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
