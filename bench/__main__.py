"""Measures speed and memory: `python -m bench [--articles N] [--only GROUP ...] [--spacy FOLDER]`.

Rates are per CPU second of one core, unless the group says wall time.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import measures
from bench.language import language
from bench.made import article
from bench.measures import Row
from bench.peers.tools import peers

REPORT = Path(__file__).parent / "report.json"
DATA = Path(os.environ.get("ONRECORD_DATA") or "data")
GROUPS = ("start", "reading", "stages", "store", "whole", "memory", "peers", "language")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table and writes the same as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures how fast onrecord is, and how much memory it takes.")
    parser.add_argument("--articles", type=int, default=1000, help="how many invented articles (default: 1000)")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the rows go as JSON")
    parser.add_argument("--only", nargs="+", choices=GROUPS, metavar="GROUP", help=f"measure only these: {', '.join(GROUPS)}")
    parser.add_argument("--spacy", type=Path, help="what bench.peers.train_spacy made, to compare the language engine with")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of public data (default: $ONRECORD_DATA, else data)")
    options = parser.parse_args(arguments)
    rows = list(_rows(options))
    _show(rows)
    where = {"python": platform.python_version(), "machine": platform.machine(), "articles": options.articles}
    listed = [{"group": r.group, "name": r.name, "value": _rounded(r.value), "unit": r.unit, "note": r.note} for r in rows]
    options.report.write_text(json.dumps({**where, "rows": listed}, indent=1) + "\n", encoding="utf-8")
    return 0


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    made = [article(n) for n in range(options.articles)]
    some = made[: max(10, options.articles // 5)]
    groups: Mapping[str, Callable[[], Iterator[Row]]] = {
        "start": measures.starting,
        "reading": lambda: measures.reading(some),
        "stages": lambda: measures.stages(measures.texts(some)),
        "store": lambda: measures.keeping(measures.texts(some)),
        "whole": lambda: measures.using(some),
        "memory": lambda: measures.memory(options.articles),
        "peers": lambda: peers(some),
        "language": lambda: language(some, options.data, options.spacy),
    }
    for name in options.only or GROUPS:
        yield from groups[name]()


def _show(rows: list[Row]) -> None:
    console = Console(width=110, highlight=False)
    table = Table(box=None, pad_edge=False)
    for name in ("group", "what"):
        table.add_column(name)
    table.add_column("value", justify="right")
    for name in ("unit", "note"):
        table.add_column(name)
    before = ""
    for row in rows:
        table.add_row(row.group if row.group != before else "", row.name, _number(row.value), row.unit, row.note)
        before = row.group
    console.print(table)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
