"""What reporting words mean, and what they let a reader take to be so."""

import pytest

from onrecord.lexicons.acts import ACTS, acts
from onrecord.lexicons.speech import speech
from tests.speech_house import Told


def cue(text: str, words: str) -> tuple[str | None, str | None]:
    told = Told(text)
    found = next(cue for cue in told.cues if told.words(cue.span) == words)
    return found.meaning, found.commits


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Torve said the bridge was safe.", "said", "assert"),
        ("Torve denied that the bridge was safe.", "denied", "deny"),
        ("Torve admitted that the bridge was not safe.", "admitted", "confirm"),
        ("Torve asked whether the bridge was safe.", "asked", "ask"),
        ("Torve asked for a new bridge.", "asked", "demand"),
        ("Torve asked the builders to leave.", "asked", "demand"),
        ("Torve wanted to build a bridge.", "wanted", "intend"),
        ("Torve wanted the builders to leave.", "wanted", "demand"),
        ("Torve would not say who had paid.", "say", "decline"),
        ("Torve refused to comment on the bridge.", "refused", "decline"),
        ("Torve refused to leave the bridge.", "refused", "reject"),
        ("Torve agreed to rebuild the bridge.", "agreed", "promise"),
        ("Torve recommended that the bridge be closed.", "recommended", "demand"),
        ("Torve criticised the builders as “late”.", "criticised", "accuse"),
        ("Torve vowed to rebuild it.", "vowed", "promise"),
    ],
)  # fmt: skip
def test_the_act_goes_by_the_cue_and_the_words_around_it(text, words, act):
    assert cue(text, words)[0] == act


@pytest.mark.parametrize(
    ("text", "words", "commits"),
    [
        ("Torve knew that the bridge was weak.", "knew", "true"),
        ("Torve did not know that the bridge was weak.", "know", "true"),
        ("Torve admitted that the bridge was weak.", "admitted", "true"),
        ("Torve did not admit that the bridge was weak.", "admit", "neither"),
        ("Torve claimed that the bridge was weak.", "claimed", "neither"),
        ("Torve refused to close the bridge.", "refused", "false"),
        ("Torve has not refused to close the bridge.", "refused", "true"),
        ("According to Torve, the bridge is weak.", "According to", None),
    ],
)
def test_what_a_verb_commits_to_with_and_without_not(text, words, commits):
    assert cue(text, words)[1] == commits


def test_every_verb_of_the_lexicon_has_an_act():
    known = speech()
    assert [word.lemma for word in known.by_lemma.values() if known.acts.meaning(word.lemma, word.meaning) is None] == []


def test_the_lexicon_is_one_word_one_act():
    known = acts()
    assert set(known.words.values()) <= ACTS
    assert not [lemma for lemma in known.words if lemma in speech().by_lemma and lemma not in known.exceptions and lemma != lemma.strip()]
    assert len(known.words) > 500


def test_a_cue_of_the_model_is_known_by_its_words():
    known = speech().acts
    assert known.meaning("express confidence") == "praise"
    assert known.meaning("zzz") is None
