"""Small articles with records of every stage, consistent with each other, for the tests of the store."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from onrecord.model.article import Article, Block, Declared, Line, Metadatum, pasted
from onrecord.model.findings import Judgement
from onrecord.model.ids import ArticleId, AttributionId, CueId, EntityId, MentionId, QuotationId, SourceId, StatementId
from onrecord.model.names import Actor, Entity, Mention
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import Failure, Made, Record
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression
from onrecord.pipeline.run import Analysis
from onrecord.store.store import Store

TEXT = "The ferry is late\n“We are sorry,” Ana Torve said on Monday, “and we will pay.”\nSubscribe to our newsletter\n"
STAGES = ("lines", "metadata", "sentences", "times", "mentions", "entities", "cues", "quotations", "attributions", "statements")


def at(text: str, words: str) -> Span:
    """The only place of some words."""
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def by(stage: str, confidence: float = 0.9, version: int = 1) -> Made:
    return Made(stage, version, "example", confidence)


def analysis(
    text: str = TEXT, path: str = "ferry.txt", *, item: str | None = None, ran: Iterable[str] = STAGES, confidence: float = 0.9
) -> Analysis:
    """An article on a late ferry with one statement; texts other than TEXT must hold the same words."""
    declared = (Declared("published", "2031-05-05", "option"),)
    article = pasted(text, path=path, item=item, declared=declared)
    return Analysis(article, records(article, confidence), {stage: f"{stage}-1" for stage in ran}, ())


def records(article: Article, confidence: float = 0.9) -> dict[type[Record], tuple[Record, ...]]:
    text, key = article.text, article.key
    breaks = [0, *(n + 1 for n, c in enumerate(text) if c == "\n")]
    spans = [Span(a, b) for a, b in pairwise(breaks)]
    labels = ["headline", *["body"] * (len(spans) - 2), "newsletter"]
    lines = tuple(
        Line(made=by("lines"), article=key, span=s, label=label, reason="for the test")  # type: ignore[arg-type]
        for s, label in zip(spans, labels, strict=True)
    )
    sentences = tuple(Sentence(made=by("sentences"), article=key, span=line.span, in_article=line.in_article) for line in lines)
    name = Mention(made=by("mentions"), article=key, span=at(text, "Ana Torve"), form="name", kind="person")
    entity = Entity(made=by("entities"), article=key, name="Ana Torve", kind="person", mentions=(MentionId(name.id),))
    day = TimeExpression(
        made=by("times"), article=key, span=at(text, "on Monday"), type="DATE", value="2031-05-05", mod=None,
        earliest=Moment("2031-05-05"), latest=Moment("2031-05-05"), anchor="published 2031-05-05", anchor_span=None,
    )  # fmt: skip
    cue = Cue(made=by("cues"), article=key, span=at(text, "said"), lemma="say", meaning=None)
    content = (at(text, "“We are sorry,”"), at(text, "“and we will pay.”"))
    marked = (at(text, "We are sorry,"), at(text, "and we will pay."))
    quotation = Quotation(made=by("quotations", confidence), article=key, directness="direct", content=content, marked=marked)
    source = Source(made=by("attributions"), article=key, span=name.span, type="named", entity=EntityId(entity.id))
    tie = Attribution(
        made=by("attributions"), article=key, quotation=QuotationId(quotation.id), source=SourceId(source.id), cue=CueId(cue.id)
    )
    statement = Statement(
        made=by("statements"), article=key, attribution=AttributionId(tie.id), speaker="Ana Torve", entity=EntityId(entity.id),
        directness="direct", content=content, reported=Moment("2031-05-05"),
    )  # fmt: skip
    title = Metadatum(
        made=by("metadata"), article=key, field="title", value="The ferry is late", span=at(text, "The ferry is late"),
        origin="line", preferred=True,
    )  # fmt: skip
    outlet = Metadatum(made=by("metadata"), article=key, field="outlet", value="Harbour Post", span=None, origin="option", preferred=True)
    return {
        Line: lines, Metadatum: (title, outlet), Sentence: sentences, Mention: (name,), Entity: (entity,), TimeExpression: (day,),
        Cue: (cue,), Quotation: (quotation,), Source: (source,), Attribution: (tie,), Statement: (statement,),
    }  # fmt: skip


def actor(*analyses: Analysis) -> Actor:
    entities = tuple(EntityId(record.id) for a in analyses for record in a.records[Entity])
    return Actor(made=by("actors"), name="Ana Torve", kind="person", variants=("Ana Torve",), entities=entities)


def evidence(article: Article, words: str) -> Evidence:
    return Evidence(article.key, at(article.text, words), words)


def reuse(first: Article, second: Article, words: str = "and we will pay.") -> TextReuse:
    return TextReuse(
        made=by("reuse"), first=evidence(first, words), second=evidence(second, words), words=4, direction="unknown", because=""
    )


def judgement(
    target: str, verdict: str = "reject", value: str | None = None, *, at: str = "2031-05-06T10:00Z", seen: tuple[Evidence, ...] = ()
) -> Judgement:
    return Judgement(
        made=by("judge", 1.0), target=StatementId(target), verdict=verdict, value=value, note="", by="editor", at=at,  # type: ignore[arg-type]
        evidence=seen,
    )  # fmt: skip


def failure(path: str = "ferry.txt", stage: str = "cues", article: ArticleId | None = None, error: str = "ValueError: no") -> Failure:
    return Failure(made=by("run", 1.0), path=path, item=None, article=article, stage=stage, error=error, advice="Please report it.")


def framed(article: Article) -> Article:
    """The same article as if it had been made from a page."""
    return replace(article, blocks=(Block(Span(0, 17), "h1", True),))


def made(path: Path, *analyses: Analysis) -> Store:
    """An open, new record with these articles."""
    store = Store.open(path, create=True)
    for each in analyses:
        store.write(each)
    return store
