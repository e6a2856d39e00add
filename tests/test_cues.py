import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicons.speech import speech
from tests.speech_house import Told


def cued(text: str) -> list[str]:
    told = Told(text)
    return [told.words(cue.span) for cue in told.cues]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said the bridge was safe.", ["said"]),
        ("According to the mayor, the bridge is safe.", ["According to"]),
        ("She went on to say that the bridge was safe.", ["went on to say"]),
        ("He pointed out that the bridge was safe.", ["pointed out"]),
        ("The report says the bridge is safe.", ["says"]),
        ("Lee claims the bridge is safe.", ["claims"]),
        ("Officials say the bridge is safe.", ["say"]),
        ("Lee has repeatedly denied it.", ["denied"]),
    ],
)
def test_words_that_report_speech(text, words):
    assert cued(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the two firms were settled in May.",
        "Her notes for the trip and his plans for the house were lost.",
        "The United States beat the two other states.",
        "A report on the claim was lost.",
        "The accused man and the proposed law are old news.",
        "Recent reports of rain were false.",
    ],
)
def test_nouns_and_adjectives_are_no_cues(text):
    assert cued(text) == []


def test_a_cue_has_its_lemma_and_meaning():
    cue = Told("Lee vehemently denied the story.").cues[0]
    assert (cue.lemma, cue.meaning) == ("deny", "deny")


def test_the_lexicon_is_typed_and_has_one_word_for_each_form():
    lexicon = speech()
    assert len(lexicon.by_lemma) >= 250
    assert lexicon.forms["said"].word.lemma == "say"
    assert lexicon.forms["read"].tense == "past"
    assert {word.strength for word in lexicon.by_lemma.values()} == {"strong", "medium", "weak"}


@given(st.lists(st.sampled_from(["said", "claims", "the", "Lee", ",", ".", "to", "went on", "“", "\n", "\ud800", "\0", "😀"]), max_size=40))
def test_cues_do_not_overlap_and_are_forms_of_the_lexicon(parts):
    told = Told(" ".join(parts))
    for first, second in zip(told.cues, told.cues[1:], strict=False):
        assert first.span.end <= second.span.start
    for cue in told.cues:
        last = told.words(cue.span).lower().split()
        assert any(" ".join(last[k:]) in speech().forms or " ".join(last[k:]) in speech().phrases for k in range(len(last)))
