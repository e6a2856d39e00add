"""The parse of a clause, written by hand: what hangs on a cue, and that a long clause costs no more than its words."""

from onrecord.extract.clauses import Clauses
from onrecord.extract.occasions import Known, Occasions
from onrecord.extract.tree import FAR
from onrecord.lexicons.circumstances import circumstance_words
from onrecord.lexicons.speech import speech
from onrecord.model.article import pasted
from onrecord.model.language import Word
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from tests.parsed_words import parsed

TOLD = """
Torve PROPN NNP 2 nsubj
told VERB VBD 0 root
reporters NOUN NNS 2 iobj
outside ADP IN 6 case
the DET DT 6 det
court NOUN NN 2 obl
in ADP IN 8 case
anger NOUN NN 2 obl
"""


def hanging(written: str, cue: str, lemma: str) -> list[tuple[str, str]]:
    text, words = parsed(written)
    start = text.index(cue)
    made = By("cues", 1).rule("test", 0.9)
    record = Cue(made=made, article=pasted(text).key, span=Span(start, start + len(cue)), lemma=lemma, meaning="assert")
    read = Occasions(Clauses(text, words), Known((), ()), speech(), circumstance_words())
    return [(told.kind, told.span.of(text)) for told in read.of(record, ())]


def test_listeners_and_places_hang_on_the_cue_and_manner_is_left_out():
    assert hanging(TOLD, "told", "tell") == [("addressee", "reporters"), ("place", "outside the court")]


def test_an_indirect_object_is_told_whatever_the_verb():
    assert hanging(TOLD, "told", "say") == [("addressee", "reporters"), ("place", "outside the court")]


def test_a_phrase_reaches_no_further_than_its_neighbourhood():
    size = 20 * FAR
    text = "x " * size
    words = [Word(2 * n, 2 * n + 1, "NOUN", "NN", "x", 0 if n else -1, "nmod" if n else "root") for n in range(size)]
    first, last = Clauses(text, words).phrase(0)
    assert (first, last) == (0, FAR)
