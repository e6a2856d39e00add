"""What "that" points to, whom "which" describes, and where a piece of a content ends."""

import pytest

from onrecord.extract.learned import Learned
from onrecord.extract.phrase_ends import whole_phrases
from onrecord.extract.pointing import clauses
from onrecord.extract.reports import Report
from onrecord.extract.sieve import sifted
from onrecord.extract.subject_of_cue import described
from onrecord.lexicons.speech import speech
from onrecord.model.ids import ArticleId
from onrecord.model.language import Attributed, Word
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from tests.parsed_words import parsed, said
from tests.speech_house import said as told

SPEECH = speech()
POINTS = """
Lind PROPN NNP 2 nsubj
confirmed VERB VBD 0 root
that PRON DT 2 obj
to ADP IN 6 case
the DET DT 6 det
Herald PROPN NNP 2 obl
"""

OFFICE = """
according VERB VBG 5 case
to ADP IN 1 fixed
the DET DT 5 det
health NOUN NN 5 compound
office NOUN NN 0 root
, PUNCT , 8 punct
which PRON WDT 8 nsubj
warned VERB VBD 5 acl:relcl
that SCONJ IN 12 mark
two NUM CD 11 nummod
wells NOUN NNS 12 nsubj
failed VERB VBD 8 ccomp
"""


def report(text: str, words: str, directness: str = "indirect") -> Report:
    at = text.index(words)
    return Report((Span(at, at + len(words)),), (), directness, None, None, "that_clause", "before")  # type: ignore[arg-type]


def test_that_may_point_to_what_was_said() -> None:
    text, words = parsed(POINTS)
    assert clauses(text, [report(text, "to the Herald")], words, SPEECH) == ()
    assert clauses(text, [report(text, "that to the Herald")], words, SPEECH) == ()
    direct = report(text, "to the Herald", "direct")
    assert clauses(text, [direct], words, SPEECH) == (direct,)


def test_a_clause_with_a_verb_stays_and_so_does_what_nobody_parsed() -> None:
    text, words = parsed(OFFICE)
    whole = report(text, "two wells failed")
    assert clauses(text, [whole], words, SPEECH) == (whole,)
    unparsed = tuple(Word(w.start, w.end, "X", "FW", w.lemma, -1, "dep") for w in words)
    for known in (unparsed, ()):
        assert clauses(text, [whole], known, SPEECH) == (whole,)


def test_which_is_the_noun_that_its_clause_describes() -> None:
    text, words = parsed(OFFICE)
    found = described(words, 6)
    assert found is not None
    assert said(text, words, found) == "the health office"
    assert described(words, 7) is None


def test_a_piece_goes_on_to_the_verb_of_its_subject_and_leaves_the_conjunction() -> None:
    text, words = parsed(OFFICE)
    pieces = whole_phrases(words, Attributed(((7, 8),), ((2, 5),), ((8, 11),), 0.9))
    assert [said(text, words, piece) for piece in pieces] == ["two wells failed"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A port official said the crane was old, but did not say how old.", [("the crane was old", "A port official")]),
        (
            "Lind confirmed it had asked for 'clarity', while a spokesman for the jeweller Orlo & Sons said it was waiting.",
            [("it had asked for 'clarity'", "Lind"), ("it was waiting", "a spokesman for the jeweller Orlo & Sons")],
        ),
    ],
)
def test_the_next_reporter_s_words_are_not_the_first_s(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def by_model(text: str, cue: str, words: str) -> Report:
    at = text.index(cue)
    made = By("cues", 1).rule("model", 0.9)
    found = Cue(made=made, article=ArticleId("a"), span=Span(at, at + len(cue)), lemma=cue, meaning=None)
    begin = text.index(words)
    return Report((Span(begin, begin + len(words)),), (), "indirect", found, None, "model", "model")


AMBASSADOR = """
Lind PROPN NNP 2 nsubj
recalled VERB VBD 0 root
its PRON PRP$ 4 nmod:poss
envoy NOUN NN 2 obj
and CCONJ CC 6 cc
called VERB VBD 2 conj
a DET DT 8 det
vote NOUN NN 6 obj
"""


def test_deeds_need_a_clause_to_be_speech() -> None:
    text, words = parsed(AMBASSADOR)
    assert clauses(text, [by_model(text, "recalled", "its envoy"), by_model(text, "called", "a vote")], words, SPEECH) == ()
    kept = by_model(text, "called", "its envoy")
    assert clauses(text, [kept], words, SPEECH) == (kept,)


def test_what_is_only_supposed_is_nobody_s() -> None:
    text = "If Ann Lind says that the dam is safe, people will stay. Ann Lind says that the dam is safe."
    first, second = (
        Learned((Span(at + 20 - shift, at + 37 - shift),), Span(at + 9, at + 13), Span(at, at + 8), 0.95) for at, shift in ((3, 0), (57, 0))
    )
    assert sifted(text, [first, second], SPEECH) == (second,)
