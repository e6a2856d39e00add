"""The command `onrecord`. Nothing heavy is imported before it is wanted: `onrecord --help` answers at once."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from onrecord.cli import ask, give, open, show, terminal, timeline  # noqa: A004
from onrecord.cli.codes import ERROR, EXPLAINED, INTERRUPTED, USAGE
from onrecord.errors import OnRecordError
from onrecord.version import VERSION


class _Group(click.Group):
    """Says what was meant where a path or a misspelt word stands in the place of a command."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            raise click.UsageError(f"there is no command {name!r}{self._meant(name)}", ctx)
        return super().resolve_command(ctx, args)

    def _meant(self, name: str) -> str:
        from difflib import get_close_matches

        if name.endswith(".onrecord"):
            return f"; did you mean: onrecord show {name}"
        if os.path.exists(name):
            return f"; did you mean: onrecord open {name}"
        close = get_close_matches(name, list(self.commands), n=1)
        return f"; did you mean: onrecord {close[0]}" if close else ""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order in which they are used


@click.group(cls=_Group, epilog=EXPLAINED, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, "-V", "--version", prog_name="onrecord", message="%(prog)s %(version)s")
def command() -> None:
    """Put news coverage on the record: who said what, when, and reported by whom, each item with the exact words.

    \b
        onrecord open articles/ -o story.onrecord
        onrecord show story.onrecord "Ana Torve"
        onrecord dossier story.onrecord -o story.html

    A record is one file. Where a command takes one and none is named, it is story.onrecord in the current folder.
    """


for each in (open.open_, show.show, timeline.timeline, ask.search, give.dossier, give.export, ask.verify, give.judge, ask.stages):
    command.add_command(each)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs what was typed and ends with the exit code that `onrecord --help` explains."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without the character shows a question mark
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = command.main(arguments, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return USAGE if isinstance(error, click.UsageError) else ERROR
    except OnRecordError as error:
        terminal.complain(str(error))
    except BrokenPipeError:
        terminal.gone()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        terminal.complain(f"{where}{error.strerror or error}")
    return ERROR
