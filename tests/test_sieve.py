"""What the language model takes for speech and is none, and words that begin too early."""

import pytest

from onrecord.extract.learned import Learned
from onrecord.extract.sieve import sifted
from onrecord.lexicons.speech import speech
from onrecord.model.span import Span


def left(text: str, source: str, cue: str, *content: str) -> list[str]:
    """What is left of one attribution of the model, as words."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    given = Learned(tuple(map(place, content)), place(cue), place(source) if source else None, 0.95)
    return [" … ".join(piece.of(text) for piece in one.content) for one in sifted(text, [given], speech())]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The governor signed an order that shuts two quarries.", "The governor", "signed", "that shuts two quarries"),
        ("Mayor vetoes ferry plan", "Mayor", "vetoes", "ferry plan"),
        ("A ruling is now expected in June.", "", "expected", "A ruling"),
        (
            "A clerk who asked not to be named for her safety agreed.",
            "who",
            "asked",
            "not to be named for her safety",
        ),
        ("Two growers, who asked that their names be withheld, agreed.", "who", "asked", "that their names be withheld"),
        ("An aide who requested anonymity to speak freely agreed.", "who", "requested", "anonymity to speak freely"),
        ("Ida Marsh rejected the charge.", "Ida Marsh", "rejected", "the charge"),
        ("The Skerry Post reported, citing a friend of the house.", "The Skerry Post", "reported", "a friend of the house"),
        ("The Skerry Post was first, citing two officials.", "The Skerry Post", "citing", "two officials"),
    ],
)
def test_what_is_no_speech(text: str, source: str, cue: str, content: str):
    assert left(text, source, cue, content) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Rain is expected by growers in June.", "growers", "expected", "Rain"),
        ("Growers expected rain in June.", "Growers", "expected", "rain in June"),
        ("Ida Marsh rejected calls to give up her post.", "Ida Marsh", "rejected", "calls to give up her post"),
        ("Ida Marsh signed off with “good night”.", "Ida Marsh", "signed", "“good night”"),
        ("The council shut the pier, citing cracks in its piles.", "The council", "citing", "cracks in its piles"),
        ("She asked that the report be published.", "She", "asked", "that the report be published"),
        ("She asked to be heard.", "She", "asked", "to be heard"),
    ],
)
def test_what_is_speech(text: str, source: str, cue: str, content: str):
    assert left(text, source, cue, content) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "begun"),
    [
        ("The Post said, citing two officials, that the mill was sold.", "said", "officials, that the mill was sold", "the mill was sold"),
        ("The Post said, citing police, the mill had burnt.", "said", "police, the mill had burnt", "the mill had burnt"),
        ("She told growers in Port Lind that she would stay.", "told", "Port Lind that she would stay", "she would stay"),
    ],
)
def test_words_begin_after_who_is_cited_or_told(text: str, cue: str, content: str, begun: str):
    assert left(text, "", cue, content) == [begun]
