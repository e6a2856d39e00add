"""Runs the stages of speech on a text of one's own, and says who said what."""

from functools import cache

from onrecord.extract import cues, entities, mentions, quotations, sentences, statements
from onrecord.model.article import Article, Field, Line, Metadatum, pasted
from onrecord.model.names import Entity, Mention
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source, SourcingChain, Statement
from onrecord.model.syntax import Sentence
from onrecord.pipeline.resources import resources as all_resources

LINES = By("lines", 1)


@cache
def resources() -> dict[str, object]:
    return all_resources()


class Told:
    """One article with everything that the stages of speech found in it."""

    def __init__(self, text: str, outlet: str | None = None, author: str | None = None) -> None:
        have = resources()
        known = tuple(_known(text, field, value) for field, value in (("outlet", outlet), ("author", author)) if value is not None)
        self.article: Article = pasted(text)
        self.lines = lines(self.article)
        self.sentences: tuple[Sentence, ...] = sentences.sentences(self.article, self.lines, boundaries=have["boundaries"])
        self.mentions: tuple[Mention, ...] = mentions.mentions(
            self.article, self.lines, self.sentences, names=have["names"], language=have["language"]
        )
        self.entities: tuple[Entity, ...] = entities.entities(
            self.article, self.lines, self.sentences, self.mentions, names=have["names"], language=have["language"]
        )
        self.cues: tuple[Cue, ...] = cues.cues(self.article, self.lines, self.sentences, speech=have["speech"], language=have["language"])
        found = quotations.quotations(
            self.article,
            self.lines,
            known,
            self.sentences,
            self.mentions,
            self.entities,
            self.cues,
            speech=have["speech"],
            language=have["language"],
        )
        self.quotations = tuple(r for r in found if isinstance(r, Quotation))
        self.sources = tuple(r for r in found if isinstance(r, Source))
        self.attributions = tuple(r for r in found if isinstance(r, Attribution))
        self.chains = tuple(r for r in found if isinstance(r, SourcingChain))
        self.statements: tuple[Statement, ...] = statements.statements(
            self.article, (), self.entities, self.quotations, self.sources, self.attributions, (), ()
        )

    def words(self, span: Span) -> str:
        return span.of(self.article.text)

    def cue_of(self, cue_id: str) -> str:
        return next(self.words(cue.span) for cue in self.cues if cue.id == cue_id)

    def source_of(self, attribution_id: str) -> Source | None:
        tie = next(a for a in self.attributions if a.id == attribution_id)
        return next((s for s in self.sources if s.id == tie.source), None)


def _known(text: str, field: Field, value: str) -> Metadatum:
    made = By("metadata", 1).rule("test", 1.0)
    return Metadatum(made=made, article=pasted(text).key, field=field, value=value, span=None, origin="option", preferred=True)


def lines(article: Article) -> tuple[Line, ...]:
    """Every line of the text, taken as a paragraph of the article."""
    found, start = [], 0
    for line in article.text.splitlines(keepends=True):
        label = "body" if line.strip() else "blank"
        found.append(
            Line(made=LINES.rule("test", 1.0), article=article.key, span=Span(start, start + len(line)), label=label, reason="test")
        )
        start += len(line)
    return tuple(found)


def said(text: str) -> list[tuple[str, str | None]]:
    """What is quoted and who says it, in the article's words; pieces of one quotation joined by " … "."""
    told = Told(text)
    listed = []
    for statement in told.statements:
        source = told.source_of(statement.attribution)
        content = " … ".join(told.words(piece) for piece in statement.content)
        listed.append((content, None if source is None else told.words(source.span)))
    return listed


def speakers(text: str) -> list[str | None]:
    """The speakers' names, as statements give them."""
    return [statement.speaker for statement in Told(text).statements]
