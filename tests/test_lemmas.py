"""Lemmas: the dictionary form of a word with its part of speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.lemmas import lemma, recased, table


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "expected"),
    [
        ("went", "VERB", "VBD", "go"),
        ("said", "VERB", "VBD", "say"),
        ("Says", "VERB", "VBZ", "say"),
        ("hoping", "VERB", "VBG", "hope"),
        ("hopping", "VERB", "VBG", "hop"),
        ("refused", "VERB", "VBD", "refuse"),
        ("denied", "VERB", "VBD", "deny"),
        ("opened", "VERB", "VBN", "open"),
        ("fled", "VERB", "VBD", "flee"),
        ("overtook", "VERB", "VBD", "overtake"),
        ("lying", "VERB", "VBG", "lie"),
        ("tells", "VERB", "VBZ", "tell"),
        ("'ve", "AUX", "VBP", "have"),
        ("’re", "AUX", "VBP", "be"),
        ("'s", "AUX", "VBZ", "be"),
        ("'s", "PART", "POS", "'s"),
        ("n't", "PART", "RB", "not"),
        ("N’T", "PART", "RB", "not"),
        ("ca", "AUX", "MD", "can"),
        ("wo", "AUX", "MD", "will"),
        ("HAS", "AUX", "VBZ", "have"),
        ("bodies", "NOUN", "NNS", "body"),
        ("Women", "NOUN", "NNS", "woman"),
        ("chairmen", "NOUN", "NNS", "chairman"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("boxes", "NOUN", "NNS", "box"),
        ("NGOs", "PROPN", "NNPS", "NGO"),
        ("Americans", "PROPN", "NNPS", "American"),
        ("Torve", "PROPN", "NNP", "Torve"),
        ("Paris", "PROPN", "NNP", "Paris"),
        ("McOrla", "PROPN", "NNP", "McOrla"),
        ("worst", "ADJ", "JJS", "bad"),
        ("bigger", "ADJ", "JJR", "big"),
        ("safer", "ADJ", "JJR", "safe"),
        ("American", "ADJ", "JJ", "American"),
        ("Great", "ADJ", "JJ", "great"),
        ("me", "PRON", "PRP", "I"),
        ("Them", "PRON", "PRP", "they"),
        ("an", "DET", "DT", "a"),
        ("The", "DET", "DT", "the"),
        ("1,200.5", "NUM", "CD", "1200.5"),
        ("200,000", "NUM", "CD", "200000"),
        (".", "PUNCT", ".", "."),
    ],
)
def test_lemma(word: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(word, upos, xpos) == expected


def test_unknown_verbs_follow_their_endings() -> None:
    assert [lemma(word, "VERB", "VBD") for word in ("flurbified", "trunkated", "glommed")] == ["flurbify", "trunkate", "glom"]


def test_tags_that_never_meet_are_read_by_the_narrower() -> None:
    assert lemma("Went", "NOUN", "VBD") == "go"
    assert lemma("Xyzzy", "PROPN", "nothing") == "Xyzzy"
    assert lemma("Xyzzy", "NOUN", "nothing") == "xyzzy"


def test_capitals() -> None:
    assert recased("NGOs", "1|", "keep") == "NGO"
    assert recased("Bodies", "3|y", "lower") == "body"
    assert recased("torve", "0|", "title") == "Torve"


@given(
    st.text(max_size=50), st.sampled_from(["NOUN", "VERB", "PROPN", "X", "?"]), st.sampled_from(["NN", "NNS", "VBD", "VBG", "JJR", "?", ""])
)
def test_any_word_has_a_lemma(word: str, upos: str, xpos: str) -> None:
    found = lemma(word, upos, xpos)
    assert isinstance(found, str)
    assert bool(found) or not word


def test_the_table_is_whole() -> None:
    for rows in (*table().edits.values(), *table().cases.values()):
        assert "" in rows
