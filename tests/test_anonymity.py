"""Why a source is not named, and only where the article says why."""

import pytest

from tests.speech_house import Told

ENGINEERS = "Two engineers, who asked not to be named because they feared for their jobs, said the pump had failed."


def reasons(text: str) -> list[tuple[str, str | None]]:
    """The sources in order, each with the reason for not naming it."""
    told = Told(text)
    listed = sorted(told.sources, key=lambda source: source.span)
    return [(told.words(s.span).split(",")[0], None if s.anonymity is None else told.words(s.anonymity)) for s in listed]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ENGINEERS, "because they feared for their jobs"),
        (
            "An aide, who spoke on condition of anonymity because the talks are secret, said it had failed.",
            "because the talks are secret",
        ),
        (
            "An official, speaking anonymously because staff may not talk to the press, said it had failed.",
            "because staff may not talk to the press",
        ),
        ("An official, who was not authorised to speak publicly, said it had failed.", "not authorised to speak publicly"),
        (
            "An official, who declined to be identified because he was not authorized to speak, said it had failed.",
            "because he was not authorized to speak",
        ),
        ("An official, who requested anonymity to discuss private talks, said it had failed.", "to discuss private talks"),
        ("An official said it had failed. The official was not named because the talks are secret.", "because the talks are secret"),
        ("An official, who asked not to be named, said it had failed.", None),
        ("An official said it had failed because nobody had been named.", None),
        ("An official said it had failed. A guard was not named because he is a child.", None),
        ("Ann Torve, who asked not to be named because she feared for her job, said it had failed.", None),
    ],
)
def test_the_reason_is_kept_where_one_is_given(text, reason):
    assert reasons(text)[0][1] == reason


def test_a_reason_holds_wherever_the_source_speaks():
    text = f"{ENGINEERS} One of them said the company had known. The minister said no. The engineers said they had warned the board."
    assert [why for _, why in reasons(text)] == ["because they feared for their jobs"] * 2 + [None, "because they feared for their jobs"]


def test_a_reason_is_not_given_to_another_official():
    text = (
        "An official, who asked not to be named because the talks are secret, said it had failed. A second official said it had not. "
        "The official said no more."
    )
    assert [why for _, why in reasons(text)] == ["because the talks are secret", None, None]


def test_long_and_odd_texts_take_linear_time():
    text = "An official said no on condition of anonymity, " * 4000
    assert Told(text[:60_000]) is not None
