"""Measures speed and memory: `python -m bench [--articles N]`. Rates are per CPU second of one core, unless the group says wall time."""

import argparse
import json
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import measures
from bench.made import article
from bench.measures import Row
from bench.peers import peers

REPORT = Path(__file__).parent / "report.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table and writes the same as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures how fast onrecord is, and how much memory it takes.")
    parser.add_argument("--articles", type=int, default=1000, help="how many invented articles (default: 1000)")
    parser.add_argument("--report", type=Path, default=REPORT, help="where the rows go as JSON")
    options = parser.parse_args(arguments)
    rows = list(_rows(options.articles))
    _show(rows)
    where = {"python": platform.python_version(), "machine": platform.machine(), "articles": options.articles}
    listed = [{"group": r.group, "name": r.name, "value": round(r.value, 4), "unit": r.unit, "note": r.note} for r in rows]
    options.report.write_text(json.dumps({**where, "rows": listed}, indent=1) + "\n", encoding="utf-8")
    return 0


def _rows(number: int) -> Iterator[Row]:
    made = [article(n) for n in range(number)]
    some = made[: max(10, number // 5)]
    yield from measures.starting()
    yield from measures.reading(some)
    yield from measures.stages(measures.texts(some))
    yield from measures.keeping(measures.texts(some))
    yield from measures.using(some)
    yield from measures.memory(number)
    yield from peers(some)


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


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
