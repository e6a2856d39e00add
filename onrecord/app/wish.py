"""What a person asks for when articles are opened: checked before anything is made."""

import glob
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from onrecord.errors import SourceError
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.stage import Link

RECORD = Path("story.onrecord")
"""Where a record goes when nobody says where."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work has come. `done`: articles dealt with, `total` of them (None: not known), `path`: the last one."""

    done: int
    total: int | None
    path: str
    failures: int


Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for, beside the paths."""

    day: str | date | None = None
    format: str | None = None
    jobs: int | None = None
    progress: Told | None = None
    command: str | None = None
    stages: Plan | None = None
    links: tuple[Link, ...] | None = None
    fetch: bool = False
    language: str = "onrecord"


def check(paths: Sequence[str], target: Path, *, fetch: bool = False) -> None:
    """What is better said before anything is made."""
    if not paths:
        raise SourceError("no path was given; give files, folders, or - for standard input")
    for path in paths:
        if path.startswith(("http://", "https://")):
            if not fetch:
                raise SourceError(
                    f"{path} is an address, and onrecord fetches nothing unless asked; ask with --fetch (in Python: fetch=True), "
                    "or save the page from your browser and open the file"
                )
            continue
        if path != "-" and not os.path.lexists(path) and not glob.glob(path, recursive=True):
            raise SourceError(f"{path}: there is no such file or folder{_nearest(path)}")
        if path.endswith(".onrecord"):
            raise SourceError(f"{path} is a record, not an article; did you mean: onrecord show {path}")
    if target.suffix in (".txt", ".html", ".htm", ".jsonl", ".json", ".csv", ".tsv", ".md"):
        raise SourceError(f"a record goes to a .onrecord file, not to {target}; did you mean: -o {target.with_suffix('.onrecord')}")


def _nearest(path: str) -> str:
    """A name of the same folder that is close to it, as a question."""
    folder, name = os.path.split(path.rstrip("/"))
    names = sorted(os.listdir(folder or ".")) if os.path.isdir(folder or ".") else []
    close = get_close_matches(name, names, n=1)
    return f"; did you mean {os.path.join(folder, close[0])}" if close else "; look at the spelling, and at the folder you are in"


_DAY = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def iso(day: str | date) -> str:
    """A date as the person gave it, if it is one: an ISO 8601 prefix."""
    said = day.isoformat() if isinstance(day, date) else day.strip()
    try:
        if not _DAY.fullmatch(said):
            raise ValueError
        datetime.fromisoformat(said + "-01-01"[len(said) - 4 :] if len(said) < 10 else said)
    except ValueError:
        raise SourceError(f"{said!r} is not a date; write it as 2025-11-18, or 2025-11, or 2025") from None
    return said.replace(" ", "T")
