"""Lines of programs and of plays, and questions that somebody was asked: nobody is said to have said them."""

import pytest

from tests.speech_house import said


@pytest.mark.parametrize(
    "text",
    [
        "HORACE. (aside) She said the vicar would come too.\n",
        "HORACE. (aside) She said the vicar was late.\n\nEDNA. He told us that the tea was cold.\n",
        '# Ann said: "never trust the cache"\ndef load(x):\n    return {x: 1}\n',
        'a = {};\n// The mayor said that the loop was wrong.\n// Ann said: "It ends."\n',
        "print(\"The mayor said: 'It stands.'\")\n",
    ],
)
def test_programs_and_plays_say_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '# Mayor Ann Torve said: "It stands."\n\nRain fell in the town.\n',
        "ORVANE. The mayor, Ann Torve, said that the bridge was safe.\n\nLOWMOOR. Rain fell in the town.\n",
        "The mayor said the bridge (built in 1901; 40 m long) [and its twin] was safe;\n",
        "“It stands,” Ann Torve said (via https://example.org/a_b?c=d).\n",
    ],
)
def test_prose_with_signs_is_heard(text: str) -> None:
    assert len(said(text)) == 1


def test_who_answers_did_not_ask() -> None:
    text = "Ann Torve said the talks were over, and asked whether they could be revived, Bo Lind said: “Ask Cy Ott.”\n"
    assert said(text) == [("the talks were over", "Ann Torve"), ("“Ask Cy Ott.”", "Bo Lind")]


def test_who_asks_is_heard() -> None:
    text = "Ann Torve asked whether the talks could be revived, and Bo Lind said no.\n"
    assert said(text) == [("whether the talks could be revived", "Ann Torve"), ("no", "Bo Lind")]
