"""Who "he" and "she" are before a verb of speech: whoever spoke last, where nobody else could be meant."""

import pytest

from tests.speech_house import Told, speakers

OPENING = "Mayor Ann Torve said the bridge was safe."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{OPENING} Nobody had asked for it in the council chamber that night. “It stands,” she said.", "Ann Torve"),
        (f"{OPENING} “Bo Lind built it badly and left,” she said.", "Ann Torve"),
        (f"{OPENING} Engineer Bo Lind and pilot Cy Ott looked away. “It stands,” she said.", None),
        ("Spokesman Bo Torve said the bridge was safe. It was late when the council met. “It stands,” she said.", None),
        ("The council said the bridge was safe. “It stands,” she said.", None),
        ("“It stands,” she said.", None),
        ("Mayor Ann Torve said engineer Bo Lind had left. “It stands,” she said.", "Ann Torve"),
        ("Mayor Ann Torve said engineer Bo Lind had left. Pilot Cy Ott came with Ann Torve. “It stands,” she said.", None),
        ("The council said the bridge was safe. “It stands,” it said.", "The council"),
        ("The council said the bridge was safe. The ministry disagreed. “It stands,” it said.", None),
        ("“Well done to all of you at the bridge today,” wrote @lane_torve.", "@lane_torve"),
    ],
)
def test_whoever_spoke_last(text, speaker):
    assert speakers(text)[-1] == speaker


def test_a_turn_of_a_transcript_is_not_about_its_speaker():
    assert speakers("TORVE: Thank you all for coming here.\nTORVE: He stood up. He said he needed air.\n")[-1] is None


def test_who_is_written_of_goes_on():
    text = "Mayor Ann Torve won. Mayor Ann Torve left. Pilot Bo Lind flew with Ann Torve on Monday. He said that the weather had been bad."
    assert speakers(text)[-1] in ("Bo Lind", None)


def test_whom_a_quotation_has_spoken_of_speaks_in_it():
    said = "“My father walked out of this gate, and he told me, ‘Take a chair,’” said Ann Torve."
    assert "My father" in speakers(said)
    other = "“My father walked out with my uncle, and he told me, ‘Take a chair,’” said Ann Torve."
    assert "My father" not in speakers(other)
    assert "my uncle" not in speakers(other)


def test_who_wrote_the_article_is_nobodys_she():
    text = "Ann Torve rang at noon. “The bridge stands where it stood,” she said."
    assert [said.speaker for said in Told(text).statements] == ["Ann Torve"]
    assert [said.speaker for said in Told(text, author="Bo Lind and Ann Torve").statements] == [None]
