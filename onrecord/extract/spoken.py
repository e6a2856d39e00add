"""Everything that an article gives as somebody's words, by rule and by model: what quotations and attributions are made from."""

from collections.abc import Sequence

from onrecord.extract.joint import joint
from onrecord.extract.learned import MODEL, learned
from onrecord.extract.passages import passages
from onrecord.extract.prose import prose
from onrecord.extract.reports import Report, reports
from onrecord.lexicons.speech import Speech
from onrecord.model.article import Article, Line
from onrecord.model.language import LanguageModel
from onrecord.model.speech import Cue
from onrecord.model.syntax import Sentence


def spoken(
    article: Article, lines: Sequence[Line], sentences: Sequence[Sentence], cues: Sequence[Cue], speech: Speech, language: LanguageModel
) -> tuple[Report, ...]:
    """The reports of an article in the order of their words. Rules go by the cues of the lexicon, never by those of the model."""
    text = article.text
    listed = [cue for cue in cues if cue.made.rule != MODEL]
    paragraphs = [line.span for line in lines if line.in_article]
    found = passages(text, paragraphs, sentences, listed)
    marked = sorted((r for passage in found for r in passage.regions.values()), key=lambda r: r.outer.start)
    ruled = reports(text, found, listed, speech)
    plain = prose(article, lines)
    reading = language.read([plain])[0]
    return joint(text, ruled, learned(plain, reading, marked, paragraphs), cues, marked, speech.sets["refusals"])
