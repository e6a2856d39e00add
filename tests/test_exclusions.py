"""Whom a source cannot mean: the speaker stays open rather than be somebody who did not speak."""

import pytest

from tests.speech_house import speakers

MARKET = "The market in Orvane has stood by the river for longer than the town hall, and its tenants pay little.\n"


def test_a_description_of_another_office_is_somebody_else() -> None:
    text = "The health minister, Per Quill, dropped the scheme. Ada Renn spoke after him. The transport minister said that it was late.\n"
    assert speakers(text)[-1] == "The transport minister"


def test_nobody_writes_to_himself() -> None:
    text = "The chairman, Per Quill, came to the gate. The chairman said that he had written to Quill.\n"
    assert speakers(text)[-1] == "The chairman"
    assert speakers("Mayor Ann Torve said no. She added that Torve had been right.\n")[-1] is None


@pytest.mark.parametrize("owned", ["My aunt", "His wife"])
def test_a_relative_told_of_is_left_in_her_own_paragraph(owned: str) -> None:
    text = f"{owned} said the stall would fail. She was wrong.\n\nShe shrugs. “The queue went round the block,” she says.\n"
    assert speakers(text)[-1] is None


def test_he_is_never_a_body() -> None:
    assert speakers("Trains stopped for a week, BTR Lowmoor said. “I closed the line too late,” he said.\n")[-1] is None


@pytest.mark.parametrize("verb", ["replied", "answered"])
def test_who_is_asked_is_not_who_asked(verb: str) -> None:
    told = (
        "Hilda Brook told the panel she had warned them. "
        f"Her solicitor, Ned Pace, put it to her that she was late. She {verb} that she was not.\n"
    )
    asked = f"Ned Pace, for the owners, asked: “You never liked them, did you?”\n\n“I did not,” she {verb}.\n"
    assert speakers(told)[-1] is None
    assert speakers(asked)[-1] is None


def test_a_question_in_one_paragraph_is_answered_by_somebody_else_in_the_next() -> None:
    assert speakers("Ned Pace asked: “You never liked them, did you?”\n\n“I did not,” she said.\n")[-1] is None


def test_who_was_asked_in_the_same_sentence_replies() -> None:
    text = "Mayor Ann Torve said the bridge was safe. Asked about the cracks, she replied: “There are none.”\n"
    assert speakers(text)[-1] == "Ann Torve"


@pytest.mark.parametrize("line", ["“Nobody eats paper.”Martin Stote", "— Ralf Stote, baker"])
def test_who_signs_a_quote_set_off_does_not_speak_in_the_prose(line: str) -> None:
    assert speakers(f"{MARKET}{line}\nShe told the Packet: “The gate is never locked.”\n")[-1] is None


def test_whom_a_pronoun_could_not_mean_it_does_not_mean_in_the_next_sentence() -> None:
    text = "Ned Pace asked: “You never liked them, did you?”\n\n“I did not,” she replied. She said that they were rude.\n"
    assert speakers(text)[-1] is None
