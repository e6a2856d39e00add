"""The pieces that the language model marks, whole."""

from onrecord.extract.phrase_ends import whole_phrases
from onrecord.model.language import Attributed, Range, Word


def sentence(*parsed: tuple[str, str, int, str]) -> tuple[str, tuple[Word, ...]]:
    """Words with part of speech, head and relation, and their text; a word that begins with "~" stands without a blank."""
    text, words = "", []
    for said, upos, head, dep in parsed:
        text += said[1:] if said.startswith("~") else (" " if text else "") + said
        said = said.lstrip("~")
        words.append(Word(len(text) - len(said), len(text), upos, "", said.lower(), head, dep))
    return text, tuple(words)


TEXT, WORDS = sentence(
    ("Lee", "PROPN", 1, "nsubj"), ("told", "VERB", -1, "root"), ("North", "PROPN", 3, "compound"),
    ("Lind", "PROPN", 4, "compound"),
    ("clerks", "NOUN", 1, "obj"), ("to", "PART", 6, "mark"), ("mend", "VERB", 1, "xcomp"), ("the", "DET", 9, "det"),
    ("mill", "NOUN", 9, "compound"), ("wheel", "NOUN", 6, "obj"), (",", "PUNCT", 11, "punct"),
    ("and", "CCONJ", 12, "cc"), ("left", "VERB", 1, "conj"),
)  # fmt: skip


def whole(*content: Range, cue: Range = (1, 2), source: Range = (0, 1)) -> list[str]:
    found = whole_phrases(WORDS, Attributed((cue,), (source,), content, 0.9))
    return [TEXT[WORDS[first].start : WORDS[last - 1].end] for first, last in found]


def test_a_piece_begins_and_ends_with_its_phrase() -> None:
    assert whole((3, 8)) == ["North Lind clerks to mend the mill wheel"]
    assert whole((4, 7)) == ["North Lind clerks to mend"]


def test_a_whole_piece_stays_as_it_is() -> None:
    assert whole((2, 10)) == ["North Lind clerks to mend the mill wheel"]


def test_nothing_is_taken_from_the_cue_the_source_or_another_piece() -> None:
    assert whole((3, 10), cue=(1, 3)) == ["Lind clerks to mend the mill wheel"]
    assert whole((4, 8), (8, 10)) == ["North Lind clerks to mend the", "mill wheel"]


def test_words_apart_after_a_long_piece_are_dropped() -> None:
    assert whole((2, 8), (12, 13)) == ["North Lind clerks to mend the mill wheel"]
    assert whole((2, 3), (5, 10)) == ["North", "to mend the mill wheel"]


def test_what_stands_together_without_a_blank_is_not_cut() -> None:
    text, words = sentence(
        ("Lee", "PROPN", 2, "nmod:poss"), ("~'s", "PART", 0, "case"), ("mill", "NOUN", -1, "root"), ('~"', "PUNCT", 2, "punct")
    )
    found = whole_phrases(words, Attributed((), (), ((1, 3),), 0.9))
    assert [text[words[a].start : words[b - 1].end] for a, b in found] == ["Lee's mill"]


def test_an_end_moves_by_four_words_at_most() -> None:
    _, words = sentence(
        ("Lee", "PROPN", 1, "nsubj"), ("wants", "VERB", -1, "root"), ("the", "DET", 5, "det"), ("long", "ADJ", 5, "amod"),
        ("wet", "ADJ", 5, "amod"), ("old", "ADJ", 8, "amod"), ("grey", "ADJ", 8, "amod"), ("mill", "NOUN", 8, "compound"),
        ("wheel", "NOUN", 1, "obj"), ("mended", "VERB", 8, "acl"),
    )  # fmt: skip
    assert whole_phrases(words, Attributed((), (), ((2, 3),), 0.9)) == ((2, 6),)
    assert whole_phrases(words, Attributed((), (), ((2, 5),), 0.9)) == ((2, 9),)
