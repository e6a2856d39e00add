"""The subjects of main clauses, by a parse."""

from onrecord.extract.subject_words import subjects
from tests.parsed_words import parsed

REPORT = """
Torve PROPN NNP 2 nsubj
said VERB VBD 0 root
Lind PROPN NNP 4 nsubj
called VERB VBD 2 ccomp
him PRON PRP 4 obj
. PUNCT . 2 punct
"""
APPOSED = """
Torve PROPN NNP 6 nsubj
, PUNCT , 4 punct
a DET DT 4 det
baker NOUN NN 1 appos
, PUNCT , 4 punct
left VERB VBD 0 root
. PUNCT . 6 punct
"""


def _words(written: str) -> tuple[set[str], dict[str, str]]:
    text, words = parsed(written)
    form = {word.start: text[word.start : word.end] for word in words}
    found = subjects(words)
    return {form[start] for start in found.main}, {form[a]: form[b] for a, b in found.doers.items()}


def test_who_is_only_spoken_of_is_no_subject_of_the_main_clause() -> None:
    assert _words(REPORT) == ({"Torve"}, {"him": "Lind"})


def test_an_apposition_is_the_subject_too() -> None:
    assert _words(APPOSED) == ({"Torve", "baker"}, {})


def test_no_words_have_no_subjects() -> None:
    assert subjects(()).main == frozenset()
