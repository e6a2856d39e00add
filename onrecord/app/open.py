"""Puts articles on the record: each is read and analysed, written in one transaction, and then all are linked.

Running it again computes only what changed. The clock is read here and in review, not below. It removes no article whose file is gone.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from onrecord.app.language import all_resources
from onrecord.app.marks import Marks, known
from onrecord.app.others import Others, Stale
from onrecord.app.wish import RECORD, Progress, Told, Wish, check, iso
from onrecord.errors import SourceError
from onrecord.executors.local import Local, WorkerLost
from onrecord.model.article import Article, Declared
from onrecord.model.ids import ArticleId
from onrecord.model.raw import Raw, Unchanged
from onrecord.model.runs import By, Failure, Run
from onrecord.model.tables import TOLD
from onrecord.pipeline.links import link_fingerprint, run_link
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stage import Link
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.read import read as reading
from onrecord.read.kinds import kind as sniffed
from onrecord.sources.fetch import Fetching
from onrecord.sources.files import Given, count, items
from onrecord.sources.urls import FETCH_DATE
from onrecord.store.store import Store
from onrecord.version import VERSION

BY = By("open", 1)
LONGEST = 300.0
"""Seconds that one article may take. The longest text that is read, 10 MB, takes 100 at 0.05 s for 5 kB."""

MOST = 20
"""Failures that are said where there is no record that could list them."""


@dataclass(slots=True)
class _Session:
    """One run: the file, the plan, and the counts as they stand."""

    store: Store
    stages: Plan
    told: Told | None
    total: int | None
    marks: Marks = field(default_factory=Marks)
    failing: dict[str, set[str]] = field(default_factory=dict)
    done: int = 0
    articles: int = 0
    failures: int = 0
    given: set[ArticleId] = field(default_factory=set)
    others: Others = field(default_factory=Others)

    def tell(self, path: str, *, articles: int = 0, failures: int = 0) -> None:
        self.done += 1
        self.articles += articles
        self.failures += failures
        if self.told is not None:
            if self.total is not None and self.done > self.total:
                self.total = None  # a file whose name misled held more than one
            self.told(Progress(self.done, self.total, path, self.failures))


def put(paths: Sequence[str | Path], to: str | Path | None, wish: Wish) -> Path:
    """Reads, analyses and links the articles at these paths into the record `to`; gives the path of the record.

    Raises SourceError where a path does not exist or nothing can be read, and StoreError where the record cannot be written; what
    was read before that, or before ctrl-C, stays in the record. A record that was made here and holds nothing is removed again.
    """
    target = RECORD if to is None else Path(to)
    given = [os.fspath(path) for path in paths]
    check(given, target, fetch=wish.fetch)
    declared = (Declared("published", iso(wish.day), "option"),) if wish.day is not None else ()
    asking, marks = _asking(target, wish, declared)
    found = items(given, format=wish.format, declared=declared, fetch=asking)
    first = next(found, None)
    if first is None:
        raise SourceError(f"there is nothing to read in {', '.join(given)}; put articles there as .txt, .html, .jsonl or .csv files")
    total = None if wish.progress is None or wish.fetch else count(given, format=wish.format)
    stages = wish.stages or plan(STAGES, all_resources(wish.language, threads=Local(wish.jobs).threads))
    new = not os.path.lexists(target)
    with Store.open(target, write=True, create=True) as store:
        session = _Session(store, stages, wish.progress, total, marks, _failing(store))
        session.others.look(store)
        failures: tuple[Failure, ...] = ()
        try:
            _run(session, chain((first,), found), wish)
            failures = tuple(store.records(Failure))
        finally:
            gone = new and not session.articles and store.discard()
    if gone:
        raise SourceError(_nothing(failures))
    return target


def _asking(target: Path, wish: Wish, declared: tuple[Declared, ...]) -> tuple[Fetching | None, Marks]:
    """How addresses are fetched, where the person asked for it: those of which the record has a copy, only if they have changed."""
    if not wish.fetch:
        return None, Marks()
    if not target.exists() or not target.stat().st_size or wish.format is not None:
        return Fetching(), Marks()
    with Store.open(target) as store:
        copies, marks = known(store, declared)
    return Fetching(known=copies), marks


def _failing(store: Store) -> dict[str, set[str]]:
    """The places of which something could not be read, as they were given, by the one way to write them from here."""
    found: dict[str, set[str]] = {}
    for failure in store.records(Failure):
        if failure.path:
            found.setdefault(os.path.abspath(failure.path), set()).add(failure.path)
    return found


def _nothing(failures: Sequence[Failure]) -> str:
    """Why there is no record: what could not be read, and what to do."""
    listed = [f"  {f.path if f.item is None else f'{f.path}#{f.item}'}: {f.error}; {f.advice}" for f in failures[:MOST]]
    more = [f"  and {len(failures) - MOST:,} more"] if len(failures) > MOST else []
    return "\n".join(["nothing could be read, and no record was made", *listed, *more])


def _run(session: _Session, found: Iterator[Given], wish: Wish) -> None:
    """One run from beginning to end, noted as such; an interruption leaves what was written."""
    command = wish.command or f"onrecord.open in {os.path.basename(sys.argv[0]) or 'python'}"
    made = BY.rule("unfinished", 1.0)
    run = Run(made=made, started=_now(), ended=None, command=command, version=VERSION, articles=0, failures=0)
    session.store.begin(run)
    try:
        with closing(Local(wish.jobs, seconds=LONGEST).map(partial(_work, session.stages), _tasks(session, found))) as results:
            for result in results:
                _keep(session, result)
        session.store.forget_failures("")
        session.marks.keep(session.store)
        links = LINKS if wish.links is None else wish.links
        for link in links:
            if set(link.gives) & set(TOLD):
                _link(session, link)
        _read_again(session, wish)
        for link in links:
            _link(session, link)
    except KeyboardInterrupt:
        _finish(session, run, "interrupted")
        raise
    _finish(session, run, "finished")


def _finish(session: _Session, run: Run, rule: str) -> None:
    session.store.finish(replace(run, made=BY.rule(rule, 1.0), ended=_now(), articles=session.articles, failures=session.failures))


def _tasks(session: _Session, found: Iterator[Given]) -> Iterator[Raw | Stale]:
    """What is left to do; what cannot be read, and what is on the record already, is dealt with here."""
    for each in found:
        if isinstance(each, Unchanged):
            yield from _unchanged(session, each)
            continue
        for again in session.failing.pop(os.path.abspath(each.path), ()):
            session.store.forget_failures(again)
        if isinstance(each, Failure):
            session.store.write_failures([each])
            session.tell(each.path, failures=0 if each.harmless else 1)
            continue
        task = _task(session, each)
        if task is None:
            session.tell(each.path, articles=1)
        else:
            yield task


def _unchanged(session: _Session, page: Unchanged) -> Iterator[Stale]:
    """The articles of a page that is as it was: the stages that are new since are run on them."""
    for key in session.marks.before.get(page.address, ()):
        article = session.store.article(key)
        task = None if article is None else _again(session, article)
        if task is None:
            session.tell(page.path, articles=1)
        else:
            yield task


def _task(session: _Session, raw: Raw) -> Raw | Stale | None:
    key = session.store.known(raw.path, raw.item, sha256(raw.data).hexdigest())
    article = None if key is None else session.store.article(key)
    if article is None or not _read_alike(raw, article):
        session.marks.await_(raw)
        return raw
    if article.made.version != reading.BY.version:
        renewed = replace(raw, path=article.path)  # another reader than this one read it: the article is renewed, and where it is stays
        session.marks.await_(renewed)
        return renewed
    session.marks.came(raw.fetched, article.key)
    if raw.path != article.path:
        session.store.add_copy(article.key, raw.path)
    return _again(session, article)


def _again(session: _Session, article: Article) -> Stale | None:
    """An article that was read before, with the stages that are to be run again; None where there are none."""
    if article.key in session.given:
        return None  # a copy of one that is being dealt with
    session.given.add(article.key)
    return session.others.stale(session.store, session.stages, article)


def _read_alike(raw: Raw, article: Article) -> bool:
    """Whether this reader would make the same article of the bytes again: no other option, no other format."""
    if article.format != (raw.format or sniffed(raw.data)):
        return False
    if raw.path != article.path:
        return True  # a copy: what was said first about the article stands
    said, now = (tuple(d for d in declared if d.origin != FETCH_DATE) for declared in (article.declared, raw.declared))
    return said[: len(now)] == now and not any(d.origin == "option" for d in said[len(now) :])


def _work(stages: Plan, task: Raw | Stale) -> Failure | Analysis:
    """What a worker does for one article."""
    if isinstance(task, Stale):
        return analyse(task.article, stages, have=task.have, done=task.done, told=task.told)
    read = reading.read(task)
    return read if isinstance(read, Failure) else analyse(read, stages)


def _keep(session: _Session, result: Failure | Analysis | WorkerLost[Raw | Stale]) -> None:
    """Writes what came of one article."""
    if isinstance(result, WorkerLost):
        result = _lost(result)
    if isinstance(result, Failure):
        session.store.write_failures([result])
        session.tell(result.path, failures=1)
        return
    article = result.article
    session.marks.arrived(article.path, article.item, article.key)
    there = session.store.article(article.key)
    if there is not None and (there.path, there.item) != (article.path, article.item):
        session.store.add_copy(article.key, article.path)
        session.tell(article.path, articles=1)
    else:
        session.store.write(result)
        session.tell(article.path, articles=1, failures=len(result.failures))


def _lost(lost: WorkerLost[Raw | Stale] | WorkerLost[Stale]) -> Failure:
    task = lost.item
    article = task.article.key if isinstance(task, Stale) else None
    return Failure(
        made=BY.rule("worker", 1.0), path=task.path, item=task.item, article=article, stage=BY.stage,
        error=f"the reading of it was cut off; perhaps out of memory, or without end ({lost.why})",
        advice="Run the same command again with fewer --jobs and other programs closed; everything else is kept.",
    )  # fmt: skip


def _read_again(session: _Session, wish: Wish) -> None:
    """Runs the stages again that read what other articles tell, on the articles of which something new is told."""
    store = session.store
    found = (store.article(key) for key in session.others.look(store))
    stale = (
        task for article in found if article is not None and (task := session.others.stale(store, session.stages, article)) is not None
    )
    with closing(Local(wish.jobs, seconds=LONGEST).map(partial(_work, session.stages), stale)) as results:
        for result in results:
            if isinstance(result, WorkerLost):
                result = _lost(result)
            if isinstance(result, Failure):
                store.write_failures([result])
            else:
                store.write(result)
            session.failures += 1 if isinstance(result, Failure) else len(result.failures)


def _link(session: _Session, link: Link) -> None:
    """Runs a link unless its results still stand. One that failed is run again next time."""
    store, fingerprint = session.store, link_fingerprint(link, session.stages)
    if store.linked().get(link.name) == fingerprint:
        return
    kinds = [kind for kind in link.needs if kind is not Article]
    inputs = ((article, {kind: tuple(store.records(kind, article=article.key)) for kind in kinds}) for article in store.articles())
    linked = run_link(link, inputs, session.stages.resources)
    store.write_link(link.name, link.gives, f"{fingerprint} failed" if linked.failures else fingerprint, linked.records)
    store.write_failures(linked.failures)
    session.failures += len(linked.failures)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
