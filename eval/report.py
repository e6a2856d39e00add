"""Shows figures as a table, and keeps them as JSON."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval.figures import Figure
from eval.floors import Floors, worse


def show(figures: Iterable[Figure], skipped: Mapping[str, str], seconds: Mapping[str, float], bounds: Floors) -> None:
    """A table for each set, and a line for each set that was skipped."""
    console = Console(width=110, highlight=False)
    by_set: dict[str, list[Figure]] = {}
    for figure in figures:
        by_set.setdefault(figure.name.split("/")[0], []).append(figure)
    for name, listed in by_set.items():
        table = Table(title=f"{name}  ({seconds.get(name, 0):.1f} s)", title_justify="left", box=None, pad_edge=False)
        table.add_column("figure", min_width=56)
        for column in ("value", "of", "bound", ""):
            table.add_column(column, justify="right")
        for figure in listed:
            bound = bounds.bound(figure)
            missed = bound is not None and worse(figure, bound)
            side = {"higher": "≥", "lower": "≤"}[figure.better]
            shown = "" if bound is None else f"{side} {figure.shown(bound)}"
            table.add_row(figure.name.partition("/")[2], figure.shown(figure.value), str(figure.of), shown, "WORSE" if missed else "")
        console.print(table)
        console.print()
    for name, reason in skipped.items():
        console.print(f"{name}  {reason}", markup=False)


def save(figures: Iterable[Figure], skipped: Mapping[str, str], seconds: Mapping[str, float], path: Path) -> None:
    """The same as JSON: name, value, how many items, which way is better."""
    rows = [{"name": f.name, "value": round(f.value, 5), "of": f.of, "better": f.better, "unit": f.unit} for f in figures]
    whole = {"figures": rows, "skipped": dict(skipped), "seconds": {name: round(value, 1) for name, value in seconds.items()}}
    path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
