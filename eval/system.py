"""Runs onrecord for the measurements: only the stages that a measurement needs, on texts, pages and the sample story.

The environment variable ONRECORD_WEIGHTS measures other weights of the language model than the package's: a folder, or "none" for rules.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar, cast

from eval.attributed import Attributed, Places, places
from onrecord.app.language import OWN, all_resources
from onrecord.errors import OnRecordError
from onrecord.extract.statements import called
from onrecord.model.article import Article, Declared, pasted
from onrecord.model.names import Entity
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import Record
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Quotation, Source, SourcingChain, Statement
from onrecord.model.tables import TOLD
from onrecord.pipeline.links import run_link
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stage import Link
from onrecord.pipeline.stages import LINKS, STAGES

T = TypeVar("T", bound=Record)


class Missing(OnRecordError):
    """A measurement needs a stage that STAGES does not have."""


class Absent(OnRecordError):
    """A measurement needs what is not here and need not be: weights, or a library."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports what another said: by name, None for a pronoun of nobody known, and where that stands."""

    name: str | None
    places: Places


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as onrecord gives it. `speaker`: of its statement; `marked`: the parts between quote marks.

    `inner`: it stands in the words of another. `reporters`: who reports it, the outermost first, as its chain says. `anonymity`: why its
    source is not named. `sure`: how sure it is that both words and source are right.
    """

    attributed: Attributed
    speaker: str | None
    source_words: str | None
    source_type: str | None
    marked: tuple[Span, ...]
    cue: str | None = None
    inner: bool = False
    reporters: tuple[Reporter, ...] = ()
    anonymity: Span | None = None
    sure: float = 1.0


def plan_for(*kinds: type[Record]) -> Plan:
    """The stages that give these record types, and all that they need."""
    return _plan(frozenset(kinds))


@cache
def _plan(kinds: frozenset[type[Record]]) -> Plan:
    givers = {kind: stage for stage in STAGES for kind in stage.gives}
    wanted, chosen = [kind for kind in kinds if kind is not Article], set[str]()
    while wanted:
        kind = wanted.pop()
        if kind not in givers:
            raise Missing(f"no stage gives {kind.__name__} yet")
        if givers[kind].name not in chosen:
            chosen.add(givers[kind].name)
            wanted += [need for need in givers[kind].awaits if need is not Article and need not in TOLD]
    return plan([stage for stage in STAGES if stage.name in chosen], _resources())


@cache
def _resources() -> dict[str, object]:
    """The lexicons, and the language model that ONRECORD_WEIGHTS names."""
    chosen = os.environ.get("ONRECORD_WEIGHTS")
    return resources() if chosen == "none" else all_resources(f"{OWN}:{chosen}" if chosen else OWN)


def analysed(article: Article, *kinds: type[Record]) -> Analysis:
    """One article, read as far as these record types. A stage that fails stops the measurement: a figure must not hide it."""
    analysis = analyse(article, plan_for(*kinds))
    if analysis.failures:
        first = analysis.failures[0]
        raise Missing(f"{first.stage} failed on {first.path}: {first.error}")
    return analysis


def text(words: str, *, name: str, published: str | None = None, title: str | None = None, outlet: str | None = None) -> Article:
    """An article from a corpus: its text, and the date and the outlet that the corpus states."""
    declared = [Declared("published", published, "option")] if published else []
    declared += [Declared("outlet", outlet, "option")] if outlet else []
    declared += [Declared("title", title, "option")] if title else []
    return pasted(words, path=name, declared=tuple(declared))


def of(analysis: Analysis, kind: type[T]) -> tuple[T, ...]:
    """The records of one type."""
    return cast(tuple[T, ...], analysis.records.get(kind, ()))


def quotations(analysis: Analysis) -> list[Found]:
    """Every attributed quotation with its source, the name of its speaker, and who reports it."""
    words = analysis.article.text
    quoted = {str(q.id): q for q in of(analysis, Quotation)}
    sources = {str(s.id): s for s in of(analysis, Source)}
    statements = {str(s.attribution): s for s in of(analysis, Statement)}
    chains = {str(c.attributions[-1]): c for c in of(analysis, SourcingChain)}
    known = {str(e.id): e for e in of(analysis, Entity)}
    listed: list[Found] = []
    for attribution in of(analysis, Attribution):
        quotation = quoted[str(attribution.quotation)]
        source, chain = sources.get(str(attribution.source)), chains.get(str(attribution.id))
        statement = statements.get(str(attribution.id))
        reporters = () if chain is None else [sources[str(one)] for one in chain.reporters]
        listed.append(
            Found(
                Attributed(quotation.directness, (_places(words, quotation.content),), _places(words, (source.span,) if source else ())),
                statement.speaker if statement is not None else None,
                source.span.of(words) if source else None,
                source.type if source else None,
                quotation.marked,
                attribution.cue,
                chain is not None and len(chain.attributions) > 1,
                tuple(Reporter(called(words, one, known.get(str(one.entity))), _places(words, (one.span,))) for one in reporters),
                source.anonymity if source else None,
                quotation.made.confidence * attribution.made.confidence,
            )
        )
    return listed


def outermost(analysis: Analysis) -> list[Found]:
    """Those that stand in no other's words, for sets that mark no others."""
    return [found for found in quotations(analysis) if not found.inner]


def linked(kind: type[T], analyses: Iterable[Analysis]) -> tuple[T, ...]:
    """What the link that gives this record type finds across some articles. A failure stops the measurement."""
    found = run_link(link_for(kind), [(analysis.article, analysis.records) for analysis in analyses], _resources())
    if found.failures:
        raise Missing(f"the link {found.failures[0].stage} failed: {found.failures[0].error}")
    return tuple(record for record in found.records if isinstance(record, kind))


def link_for(kind: type[Record]) -> Link:
    """The link that gives a record type."""
    for link in LINKS:
        if kind in link.gives:
            return link
    raise Missing(f"no link gives {kind.__name__} yet")


def link_needs(kind: type[Record]) -> tuple[type[Record], ...]:
    """The record types, of one article, that a link reads."""
    return link_for(kind).needs


def passages(found: Iterable[TextReuse]) -> list[tuple[tuple[str, Span], tuple[str, Span]]]:
    """The two sides of each reused passage: article id and span."""
    return [((str(r.first.article), r.first.span), (str(r.second.article), r.second.span)) for r in found]


def _places(words: str, spans: Iterable[Span]) -> frozenset[int]:
    return places(words, ((span.start, span.end) for span in spans))


__all__ = [
    "Absent", "Found", "Missing", "Reporter", "analysed", "link_needs", "linked", "of", "outermost", "passages", "plan_for", "quotations",
    "text",
]  # fmt: skip
