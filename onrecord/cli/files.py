"""Which record a command means: the one named first, or story.onrecord in the current folder."""

import glob
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.app.record import RecordFile

DEFAULT = "story.onrecord"


def record_of(words: Sequence[str], *, wants: str = "") -> tuple[Path, tuple[str, ...]]:
    """The record and the rest of what was typed. `wants`: what else the command needs, for the message where that is missing."""
    if words and (words[0].endswith(".onrecord") or _is_database(words[0])):
        path, rest = Path(words[0]), tuple(words[1:])
        if not path.exists():
            raise click.UsageError(f"there is no record {words[0]}{_near(words[0])}")
    elif os.path.exists(DEFAULT):
        path, rest = Path(DEFAULT), tuple(words)
    elif words and os.path.exists(words[0]):
        raise click.UsageError(f"{words[0]} is not a record; did you mean: onrecord open {words[0]}")
    else:
        raise click.UsageError(
            f"which record? There is no {DEFAULT} here; name a .onrecord file, or make one with: onrecord open PATH{_near('')}"
        )
    if wants and not rest:
        raise click.UsageError(f"{wants} is missing")
    return path, rest


def only_record(words: Sequence[str]) -> Path:
    """The record of a command that takes nothing else."""
    path, rest = record_of(words)
    if rest:
        instead = f"; did you mean: onrecord open {rest[0]}" if os.path.exists(rest[0]) else ""
        raise click.UsageError(f"{rest[0]} is not a record: name one .onrecord file, or none for {DEFAULT}{instead}")
    return path


def opened(path: Path) -> "RecordFile":
    """The record, open for reading."""
    from onrecord.app.record import load

    return load(path)


def _is_database(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(6) == b"SQLite"
    except (OSError, ValueError):
        return False


def _near(name: str) -> str:
    from difflib import get_close_matches

    there = sorted(glob.glob("*.onrecord"))
    close = get_close_matches(name, there, n=1) if name else there[:1]
    return f"; did you mean {close[0]}?" if close else ""
