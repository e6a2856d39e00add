"""`onrecord search`, `verify` and `stages`: questions to a record, and to onrecord itself."""

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import terminal
from onrecord.cli.codes import BREACHES
from onrecord.cli.files import only_record, opened, record_of
from onrecord.errors import DamagedRecord

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.app.views import Hit


@click.command("search", short_help="Find sentences by their words.")
@click.argument("words", nargs=-1, required=True, metavar="[FILE] QUERY...")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many sentences at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def search(words: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Find sentences that hold all the words of QUERY, the best first. "Words in quote marks" stand together, and a star ends the beginning
    of a word. Quote marks need quoting from the shell: '"the bridge"'.
    """
    path, rest = record_of(words, wants="QUERY")
    with opened(path) as record:
        hits = record.search(" ".join(rest), limit=limit)
        if as_json:
            from onrecord.cli import values

            terminal.put_json({"record": str(path), "hits": [values.hit(hit) for hit in hits]})
            return 0
    out = terminal.console()
    for hit in hits:
        out.print(terminal.text(terminal.line(hit.place), "dim"), soft_wrap=True)
        out.print(terminal.text("  ").append_text(_marked(hit)))
    if not hits:
        out.print("nothing found", style="dim")
    return 0


def _marked(hit: "Hit") -> "Text":
    start, words, at = hit.sentence.span.start, hit.sentence.words, 0
    shown = terminal.text("")
    for match in hit.matches:
        left, right = match.span.start - start, match.span.end - start
        shown.append_text(terminal.text(words[at:left])).append_text(terminal.text(words[left:right], "bold"))
        at = right
    shown.append_text(terminal.text(words[at:]))
    shown.rstrip()
    return shown


@click.command("verify", short_help="Check a record against its laws.")
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def verify(words: tuple[str, ...], as_json: bool) -> int:
    """Check every span, id and reference of FILE: the words must stand where the record says that they do. Exit code 4 where not."""
    from onrecord.app.verify import damage

    path = only_record(words)
    try:
        with opened(path) as record:
            breaches = record.verify()
    except DamagedRecord as error:  # so much so that it does not even open
        breaches = (damage(path, error),)
    if as_json:
        found = [{"law": breach.law, "row": breach.row, "detail": breach.detail} for breach in breaches]
        terminal.put_json({"record": str(path), "breaches": found})
    else:
        out = terminal.console()
        for breach in breaches:
            out.print(terminal.text(breach.row, "bold").append_text(terminal.text(f" breaks {breach.law}: {terminal.line(breach.detail)}")))
        counted = f"{len(breaches):,} {'breach' if len(breaches) == 1 else 'breaches'}"
        out.print(f"{path}: {counted if breaches else 'every span, id and reference is in order'}")
    return BREACHES if breaches else 0


@click.command("stages", short_help="List what is done to an article.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def stages(as_json: bool) -> int:
    """List the stages that read one article, and the links across articles: what each needs, what it gives, and what it does."""
    from onrecord.pipeline.stages import LINKS, STAGES

    rows = [_row("stage", s, s.gives) for s in STAGES] + [_row("link", link, link.gives) for link in LINKS]
    if as_json:
        terminal.put_json(rows)
        return 0
    out = terminal.console()
    cells = [[f"{row['name']} {row['version']}", ", ".join(row["needs"]), ", ".join(row["gives"]), row["summary"]] for row in rows]
    terminal.table(("Stage", "Needs", "Gives", "What it does"), [[terminal.text(cell) for cell in row] for row in cells], out=out)
    return 0


def _row(sort: str, step: Any, gives: tuple[type, ...]) -> dict[str, Any]:
    return {
        "sort": sort, "name": step.name, "version": step.by.version, "needs": [kind.__name__ for kind in step.needs],
        "gives": [kind.__name__ for kind in gives], "summary": step.summary,
    }  # fmt: skip
