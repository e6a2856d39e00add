"""Everything that an article gives as somebody's words, by rule and by model: what quotations, attributions and chains are made from."""

from collections.abc import Sequence

from onrecord.extract.asked import answered
from onrecord.extract.carriers import carried
from onrecord.extract.dateline import undated
from onrecord.extract.joint import joint
from onrecord.extract.learned import MODEL, learned
from onrecord.extract.nested import nested
from onrecord.extract.own_text import others
from onrecord.extract.passages import passages
from onrecord.extract.pointing import clauses
from onrecord.extract.prose import prose
from onrecord.extract.reports import Report, outermost_marks, readings, reports
from onrecord.extract.scripts import outside, scripted
from onrecord.extract.sieve import sifted
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.language import LanguageModel
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence


def spoken(
    article: Article, lines: Sequence[Line], sentences: Sequence[Sentence], cues: Sequence[Cue], speech: Speech, language: LanguageModel
) -> tuple[Report, ...]:
    """The reports of an article: the outermost in the order of their words, then those within others, each after the one that holds it.

    Rules go by the cues of the lexicon, never by those of the model.
    """
    text = article.text
    listed = [cue for cue in cues if cue.made.rule != MODEL]
    whole = [line.span for line in lines if line.in_article]
    staged = scripted(text, whole)
    unsaid = set(staged)
    paragraphs = [span for span in whole if span not in unsaid] if staged else whole
    found = passages(text, paragraphs, sentences, listed)
    made, marked = readings(text, found, listed, speech), outermost_marks(found)
    plain = prose(article, lines)
    reading = language.read([plain])[0]
    told = sifted(text, learned(plain, reading, marked, paragraphs), speech)
    joined = joint(text, reports(text, made), told, cues, marked, speech.sets["refusals"])
    joined = clauses(text, undated(text, joined, paragraphs), reading.words, speech)
    heard = carried(made, others(text, joined, lines, speech), speech)
    outer = answered(text, outside(heard, staged))
    return (*outer, *nested(text, made, outer, listed, sentences, speech))
