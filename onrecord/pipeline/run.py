"""Runs a plan on one article. The only place that catches every exception: a stage that raises is a Failure, and the others go on.

A stage that does not serve the article's language is not run: it gives nothing, and a Skipped in its name says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from onrecord.errors import StageError
from onrecord.lexicons.languages import language_name
from onrecord.model.article import Article, Metadatum, languages
from onrecord.model.runs import By, Failure, Record, Skipped
from onrecord.model.span import Span
from onrecord.model.tables import TOLD
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.stage import Stage

BY = By("run", 1)

Records = Mapping[type[Record], tuple[Record, ...]]

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the stages found in one article.

    `records`: by type, of the stages that were run or whose earlier results were handed in. `ran`: the fingerprint of each stage
    that was run or skipped now. `failures`: of those that could not be.
    """

    article: Article
    records: Records
    ran: Mapping[str, str]
    failures: tuple[Failure, ...]


def analyse(
    article: Article, plan: Plan, *, have: Records | None = None, done: Mapping[str, str] | None = None, told: Records | None = None
) -> Analysis:
    """Reads one article with every stage whose fingerprint is not already in `done`.

    `have`: the records that the stages in `done` gave before. `told`: what other articles tell of this one. A stage that raises, or breaks
    a law, gives a Failure; stages that need its records are not run, and the Failure names them.
    """
    earlier = dict(done or {})
    others: Records = {**dict.fromkeys(TOLD, ()), **(told or {})}
    prints = plan.prints(others)
    records: dict[type[Record], tuple[Record, ...]] = {}
    ran: dict[str, str] = {}
    failures: list[Failure] = []
    for stage in plan.stages:
        if any(kind is not Article and kind not in records and kind not in others for kind in stage.needs):
            continue  # the failure of the stage it waits for names it
        fingerprint = prints[stage.name]
        if earlier.get(stage.name) == fingerprint and have is not None:
            records.update({kind: have.get(kind, ()) for kind in stage.gives})
            continue
        skipped = _skipped(stage, article, records)
        if skipped is not None:
            records.update(dict.fromkeys(stage.gives, ()))
            records[Skipped] = (*records.get(Skipped, ()), skipped)
            ran[stage.name] = fingerprint
            continue
        try:
            found = _run(stage, article, {**others, **records}, plan.resources)
        except Exception as error:  # noqa: BLE001  a bad article must never stop the others
            failures.append(_failure(stage, article, error, plan))
            continue
        for kind in stage.gives:
            records[kind] = tuple(record for record in found if type(record) is kind)
        ran[stage.name] = fingerprint
    return Analysis(article, records, ran, tuple(failures))


def attempt(call: Callable[[], R]) -> R | Exception:
    """What the call returns, or the exception that it raised: for steps, such as links, whose failure is to be kept as a Failure."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001  a bad article must never stop the others
        return error


def _skipped(stage: Stage, article: Article, records: Records) -> Skipped | None:
    """Says that a stage is not run because the article is in another language. Where the language is not known, every stage is run."""
    if stage.languages is None:
        return None
    told = languages(tuple(record for record in records.get(Metadatum, ()) if isinstance(record, Metadatum)))
    if not told or not stage.languages.isdisjoint(told):
        return None
    served = ", ".join(language_name(code) for code in sorted(stage.languages))
    because = f"the article is in {language_name(told[0])}, and only {served} is read"
    return Skipped(made=stage.by.rule("language", 1.0), article=article.key, language=told[0], because=because)


def _run(stage: Stage, article: Article, records: Records, resources: Mapping[str, object]) -> tuple[Record, ...]:
    needs = [article if kind is Article else records[kind] for kind in stage.needs]
    found = stage.function(*needs, **{name: resources[name] for name in stage.resources})
    allowed = stage.gives
    ids: set[str] = set()
    own = article.id  # once: an id is a digest
    for record in found:
        if type(record) not in allowed:
            raise StageError(f"it gave a {type(record).__name__}, but is annotated to give {', '.join(k.__name__ for k in allowed)}")
        if (record.made.stage, record.made.version) != (stage.by.stage, stage.by.version):
            raise StageError(f"it stamped a {type(record).__name__} as {record.made.stage} {record.made.version}")
        if getattr(record, "article", own) != own:
            raise StageError(f"it gave a {type(record).__name__} of another article, {record!r}")
        its = record.id
        if its in ids:
            raise StageError(f"it gave the same {type(record).__name__} twice: {record!r}")
        ids.add(its)
        for span in spans(record):
            if span.end > len(article.text):
                raise StageError(f"a {type(record).__name__} points to {span}, but the text ends at {len(article.text)}")
    return found


def spans(record: Record) -> Iterator[Span]:
    """Every span of a record."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Span))


def _failure(stage: Stage, article: Article, error: Exception, plan: Plan) -> Failure:
    lost, kinds = list[str](), set(stage.gives)
    for later in plan.stages:
        if kinds.intersection(later.needs):
            lost.append(later.name)
            kinds.update(later.gives)
    said = str(error).partition("\n")[0][:500]
    waiting = f" Not run, because they need it: {', '.join(lost)}." if lost else ""
    return Failure(
        made=BY.rule("stage", 1.0), path=article.path, item=article.item, article=article.key, stage=stage.name,
        error=f"{type(error).__name__}: {said}",
        advice=f"The text and the other stages are kept.{waiting} This is a fault of onrecord: please report it with the article.",
    )  # fmt: skip
