"""`onrecord open`: puts articles on the record and says what is on it now."""

import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import terminal
from onrecord.cli.codes import ERROR, FAILED, INTERRUPTED
from onrecord.cli.files import DEFAULT

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.app.record import RecordFile
    from onrecord.app.views import ArticleView, Said
    from onrecord.app.wish import Progress
    from onrecord.model.ids import ArticleId

FORMATS = ("auto", "text", "html", "jsonl", "json", "csv", "tsv", "feed", "warc", "eml", "newsml", "ninjs", "sitemap", "urls")
"""Those of the sources, said again so that --help need not load them."""
MOST_ARTICLES = 25
MOST_QUOTED = 5
MOST_OTHERS = 20
MOST_FAILURES = 20


@click.command("open", short_help="Put articles on the record.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", "to", metavar="FILE", help="The record; story.onrecord in the current folder unless given.")
@click.option("--date", metavar="ISO", help="When the articles were published, where they do not say: 2025-11-18, 2025-11 or 2025.")
@click.option(
    "--format", "how", type=click.Choice(FORMATS), default="auto", show_default=True,
    help="What the files hold.",
)  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; one a core unless given.")
@click.option("--fetch", is_flag=True, help="Fetch the pages of addresses, lists of addresses (.urls) and site maps.")
@click.option(
    "--language", metavar="MODEL", default="onrecord", show_default=True,
    help="What reads the language: onrecord, onrecord:FOLDER for other weights of it, spacy:NAME for a pipeline that is installed, or "
    "rules for no model. Articles that another one read are analysed again.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def open_(  # one parameter an option
    paths: tuple[str, ...], to: str | None, date: str | None, how: str, jobs: int | None, fetch: bool, language: str, as_json: bool,
    quiet: bool,
) -> int:  # fmt: skip
    """Read, analyse and link the articles at PATH: files, folders, - for standard input, or addresses with --fetch.

    A record that exists is added to, and only what changed is computed.
    """
    from onrecord.app.language import by_rules
    from onrecord.app.open import put
    from onrecord.app.record import load
    from onrecord.app.wish import RECORD, Wish
    from onrecord.model.runs import Run

    target = RECORD if to is None else Path(to)
    command = shlex.join(["onrecord", *sys.argv[1:]])
    with _bar(show=not quiet and sys.stderr.isatty()) as tell:
        wish = Wish(
            day=date, format=None if how == "auto" else how, jobs=jobs, progress=tell, command=command, fetch=fetch, language=language
        )
        try:
            put(paths, target, wish)
        except KeyboardInterrupt:
            done = f"what was done is in {target}" if target.exists() else "nothing was done yet"
            terminal.complain(f"interrupted; {done}. Run the same command again to go on.")
            return INTERRUPTED
    with load(target) as record:
        ended = [run for run in record.records(Run) if run.ended is not None]  # another process may be at work on the same record
        run = max(ended, key=lambda run: (run.command == command, run.started))
        if as_json:
            terminal.put_json(_values(record))
        elif not quiet:
            _summary(record, terminal.console(), by_rules(language))
        if not run.articles:
            terminal.complain(f"nothing could be read; onrecord show {target} says why")
        elif run.failures and quiet:
            terminal.complain(f"{run.failures} could not be done; onrecord show {target} says why")
    return ERROR if not run.articles else FAILED if run.failures else 0


@contextmanager
def _bar(*, show: bool) -> Iterator[Callable[["Progress"], None] | None]:
    """A progress bar on standard error. It is drawn by hand ten times a second: a thread would forbid the fork of the workers."""
    if not show:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[path]}", markup=False),
    )
    drawn = 0.0
    with Bar(*columns, console=terminal.console(errors=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None, path="")

        def tell(progress: "Progress") -> None:
            nonlocal drawn
            if time.monotonic() - drawn > 0.1 or progress.done == progress.total:
                drawn = time.monotonic()
                doing = "linking" if progress.done == progress.total else terminal.line(progress.path, 50)
                bar.update(task, completed=progress.done, total=progress.total, path=doing, refresh=True)

        yield tell


def _values(record: "RecordFile") -> dict[str, Any]:
    from onrecord.cli import values

    statements = record.statements()
    per_article = Counter(said.article for said in statements)
    return {
        "record": str(record.path),
        "articles": [values.article(view, per_article[view.article.key]) for view in record.articles()],
        "statements": len(statements),
        "speakers": [{"speaker": who, "statements": many} for who, many in Counter(said.speaker for said in statements).most_common()],
        "failures": [values.failure(failure) for failure in record.failures()],
    }


def _summary(record: "RecordFile", out: "Console", note: str | None) -> None:
    """What a person wants to see first: the articles, who is quoted, what failed, and what to type next. `note`: on how it was read."""
    from onrecord.present.cards import speaker_key

    statements, every = record.statements(), record.articles()
    views = [view for view in every if view.superseded_by is None]
    named = [said for said in statements if said.speaker is not None]
    speakers = len({speaker_key(said) for said in named})
    counted = f"{_many(len(views), 'article')}{_further(len(every) - len(views))}, {_many(len(statements), 'statement')}"
    told = f": {counted}, {len(named)} of them by {_many(speakers, 'speaker')}"
    out.print(terminal.text(str(record.path), "bold").append(told), soft_wrap=True)
    last = {version: view.article.key for view in views for version in view.versions}
    _articles(views, Counter(last.get(said.article, said.article) for said in statements), out)
    unread(views, out)
    if note is not None:
        out.print(note, style="dim")
    _quoted(named, out)
    failures(record, out)
    _next(record, named, out)


def _articles(views: Sequence["ArticleView"], counts: "Counter[ArticleId]", out: "Console") -> None:
    rows = [
        (
            terminal.text(terminal.line(view.title or view.article.place, 60)).append(_further(len(view.versions) - 1), style="dim"),
            terminal.text(terminal.line(view.outlet or "", 28)),
            terminal.text(view.published or "undated"), terminal.text(str(counts[view.article.key])),
        )
        for view in sorted(views, key=lambda view: view.published or "")[:MOST_ARTICLES]
    ]  # fmt: skip
    out.print()
    terminal.table(("Article", "Outlet", "Date", "Statements"), rows, numbers=("Statements",), out=out)
    if len(views) > MOST_ARTICLES:
        out.print(f"and {len(views) - MOST_ARTICLES} more", style="dim")


def unread(views: Sequence["ArticleView"], out: "Console") -> None:
    """The articles in a language that some stages do not serve."""
    from onrecord.lexicons.languages import language_name

    counts = Counter(view.skipped[0].language for view in views if view.skipped)
    for code, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        out.print(terminal.text(f"{_many(number, 'article')} in {language_name(code)}: kept and searchable, not analysed"))


def _quoted(named: Sequence["Said"], out: "Console") -> None:
    """The five most quoted, each with the longest of their direct words."""
    from onrecord.present.cards import speaker_key

    grouped: dict[str | None, list[Said]] = {}
    for said in named:
        grouped.setdefault(speaker_key(said), []).append(said)
    ranked = sorted(((theirs[0].speaker or "", theirs) for theirs in grouped.values()), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = []
    for name, theirs in ranked[:MOST_QUOTED]:
        shown = max(theirs, key=lambda one: (one.statement.directness == "direct", min(len(one.words), 90), one.confidence))
        counts = terminal.text(str(len(theirs))), terminal.text(str(len({one.article for one in theirs})))
        rows.append((terminal.text(terminal.line(name, 40)), *counts, terminal.text(terminal.line(shown.words, 90))))
    if rows:
        out.print()
        terminal.table(("Most quoted", "Statements", "Articles", "For example"), rows, numbers=("Statements", "Articles"), out=out)
    others = ranked[MOST_QUOTED:]
    if others:
        listed = " · ".join(f"{terminal.line(name, 40)} {len(theirs)}" for name, theirs in others[:MOST_OTHERS])
        more = f" · and {_many(len(others) - MOST_OTHERS, 'more speaker')}" if len(others) > MOST_OTHERS else ""
        out.print(terminal.text(f"Others: {listed}{more}"))


def failures(record: "RecordFile", out: "Console") -> None:
    """What failed, why, and what to do."""
    found = record.failures()
    if not found:
        return
    out.print()
    wrong = sum(not failure.harmless for failure in found)
    counted = [_many(wrong, "failure")] * (wrong > 0) + [f"{len(found) - wrong:,} passed over"] * (0 < wrong < len(found))
    out.print(f"{', '.join(counted)}:" if counted else "Passed over:", style="bold")
    for failure in found[:MOST_FAILURES]:
        place = failure.path if failure.item is None else f"{failure.path}#{failure.item}"
        said = (
            f"{place}: {failure.error}. {failure.advice[:1].upper()}{failure.advice[1:]}" if place else f"{failure.error}. {failure.advice}"
        )
        out.print(terminal.text(f"  {terminal.line(said)}"), soft_wrap=True)
    if len(found) > MOST_FAILURES:
        out.print(f"  and {len(found) - MOST_FAILURES} more: onrecord show --json", style="dim")


def _next(record: "RecordFile", named: Sequence["Said"], out: "Console") -> None:
    file = "" if str(record.path) == DEFAULT else f"{shlex.quote(str(record.path))} "
    top = sorted(Counter(said.speaker or "" for said in named).items(), key=lambda pair: (-pair[1], pair[0]))
    out.print()
    who = f" {shlex.quote(terminal.line(top[0][0]))}" if top and top[0][0] else ""
    out.print(terminal.text(f"Next:  onrecord show {file}{who.strip()}".rstrip()), soft_wrap=True)
    out.print(terminal.text(f"       onrecord dossier {file}-o {shlex.quote(str(record.path.with_suffix('.html')))}"), soft_wrap=True)


def _further(count: int) -> str:
    return f" ({_many(count, 'further version')})" if count > 0 else ""


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
