"""Word pieces: the longest that fits, first."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.pieces import SHAPES, Pieces, shape

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge", "brid", "##ge", "##s", "don", "'", "t", "e", "##e", "."]


def said(word: str) -> list[str]:
    return [VOCABULARY[i] for i in Pieces(VOCABULARY).of(word)]


def test_the_longest_piece_wins() -> None:
    assert said("Bridges") == ["bridge", "##s"]
    assert said("don't") == ["don", "'", "t"]
    assert said("é") == ["e"]
    assert said("zebra") == ["[UNK]"]
    assert said("") == ["[UNK]"]
    assert said("e" * 101) == ["[UNK]"]


def test_casing_is_kept_beside_the_pieces() -> None:
    words = ("bridge", "Bridge", "NATO", "McKay", "A", "2024", "G7", "—")
    assert [SHAPES[shape(word)] for word in words] == list(SHAPES)


@given(st.text())
def test_every_word_has_a_piece(word: str) -> None:
    assert Pieces(VOCABULARY).of(word)
    assert 0 <= shape(word) < len(SHAPES)
