"""`onrecord timeline`: what happened, what was said and what was planned, in the order of time."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import terminal
from onrecord.cli.files import only_record, opened
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.app.record import RecordFile
    from onrecord.app.views import Dated
    from onrecord.model.timeline import EntryKind
    from onrecord.present.timeline import TimelinePage

LONGEST = 140
"""Characters of what is told, so that a row keeps to 200 columns; --json has the whole sentence."""
KINDS = ("happened", "said", "planned")


@click.command("timeline", short_help="What happened when, and what is planned.")
@click.argument("words", nargs=-1, metavar="[FILE]")
@click.option("--days", "most", type=click.IntRange(min=1), default=20, show_default=True, help="How many days: those that matter most.")
@click.option("--all", "everything", is_flag=True, help="Every day, month and year.")
@click.option("--kind", type=click.Choice(KINDS), help="Only what happened, was said, or is planned.")
@click.option("--ics", type=click.Path(dir_okay=False), metavar="OUT.ics", help="Write an iCalendar file.")
@click.option("--timelinejs", type=click.Path(dir_okay=False), metavar="OUT.json", help="Write a file for TimelineJS.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def timeline(
    words: tuple[str, ...], most: int, everything: bool, kind: str | None, ics: str | None, timelinejs: str | None, as_json: bool
) -> int:
    """List the days of which the articles tell, each with the sentence that tells it best and the number of articles that do: what happened
    then, what was said, and what was announced or planned for it.
    """
    from onrecord.present.timeline import count_times, timeline_page

    path = only_record(words)
    with opened(path) as record:
        wanted = next((known for known in _kinds() if known == kind), None)
        found = record.timeline(kind=wanted)
        listed = found if everything else record.timeline(most=most, kind=wanted)
        files = _written(record, listed, ics, timelinejs)
    if as_json:
        from onrecord.cli import values

        told = [values.dated(one) for one in listed]
        terminal.put_json({"record": str(path), "timeline": told, "times": count_times(found), "files": [str(file) for file in files]})
    elif files:
        terminal.console().print(terminal.text("\n".join(f"{file}: {note}" for file, note in files.items())), soft_wrap=True)
    else:
        _table(timeline_page(listed, times=count_times(found)))
    return 0


def _kinds() -> tuple["EntryKind", ...]:
    from typing import get_args

    from onrecord.model.timeline import EntryKind

    kinds: tuple[EntryKind, ...] = get_args(EntryKind)
    return kinds


def _written(record: "RecordFile", listed: tuple["Dated", ...], ics: str | None, timelinejs: str | None) -> dict[Path, str]:
    """Writes the files that were asked for; gives what to say of each."""
    from onrecord.model.runs import Run
    from onrecord.present import calendars

    files: dict[Path, str] = {}
    if ics is not None:
        stamp = max((run.ended or run.started for run in record.records(Run)), default="1970-01-01T00:00:00Z")
        left = sum(not calendars.in_calendar(one) for one in listed)
        _put(Path(ics), calendars.icalendar(listed, name=record.path.stem, stamp=stamp))
        files[Path(ics)] = f"{len(listed) - left} entries for a calendar" + (f"; {left} that have no day are left out" if left else "")
    if timelinejs is not None:
        told = calendars.timelinejs(listed, name=record.path.stem)
        _put(Path(timelinejs), json.dumps(told, ensure_ascii=True, indent=1) + "\n")
        files[Path(timelinejs)] = f"{len(listed)} entries for TimelineJS"
    return files


def _put(path: Path, said: str) -> None:
    if path.exists() and not path.is_file():
        raise OnRecordError(f"{path} is there already and is not a file; choose another name")
    try:
        path.write_bytes(said.encode())
    except OSError as error:
        raise OnRecordError(f"cannot write {path}: {error.strerror or error}; choose another place") from error


def _table(page: "TimelinePage") -> None:
    """One row an entry; the date stands once for each day."""
    out = terminal.console()
    rows = []
    for each in page.days:
        for number, row in enumerate(each.rows):
            who = terminal.text(f"{terminal.line(row.speaker, 40)}: " if row.speaker is not None else "", "cyan")
            rows.append((
                terminal.text(each.when if number == 0 else "", "bold"), terminal.text(row.label, "dim"),
                terminal.text(str(len(row.dated.articles))), who.append(terminal.line(row.words, LONGEST - len(who)), style="default"),
            ))  # fmt: skip
    if not rows:
        out.print("no days that the articles tell of", style="dim")
        return
    terminal.table(("When", "", "Articles", "What"), rows, numbers=("Articles",), out=out)
    if page.further > 0:
        out.print(terminal.text(f"and {page.further:,} more: onrecord timeline --all"), style="dim")
