"""Measures and compares with the floors: `python -m eval [--only SET ...] [--data FOLDER] [--raise-floors]`."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import floors, hard_times, report, story
from eval.attributed_news import measure as attributed_news
from eval.corpora import gap, gum, names, newsquant, page_metadata, planted, polnear, timebank, timeline17, wcxb
from eval.figures import Figure
from eval.happenings import places, plover, share, status
from eval.language import coreference, cost, parse, tokens, vectors
from eval.language import names as marked_names
from eval.language.system import engine
from eval.news_pages import measure as news_pages
from eval.system import Absent, Missing

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Measurement:
    """One set of figures: what it is called, what data it needs, and how it is made."""

    name: str
    needs: tuple[str, ...]
    run: Callable[[Path], list[Figure]]


MEASUREMENTS = (
    Measurement("story", (), lambda data: story.figures()),
    Measurement("attributed-news", (), lambda data: attributed_news.figures()),
    Measurement("news-pages", (), lambda data: news_pages.figures()),
    Measurement("quotes", polnear.NEEDS, polnear.figures),
    Measurement("gum", gum.NEEDS, gum.figures),
    Measurement("pages", wcxb.NEEDS, wcxb.figures),
    Measurement("page-metadata", page_metadata.NEEDS, page_metadata.figures),
    Measurement("reuse", planted.NEEDS, planted.figures),
    Measurement("names", names.NEEDS, names.figures),
    Measurement("pronouns", gap.NEEDS, gap.figures),
    Measurement("hard-times", (), lambda data: hard_times.figures()),
    Measurement("dates", timebank.NEEDS, timebank.figures),
    Measurement("language-parse", parse.NEEDS, lambda data: parse.figures(engine(), data)),
    Measurement("language-names", marked_names.NEEDS, lambda data: marked_names.figures(engine(), data)),
    Measurement("language-tokens", tokens.NEEDS, lambda data: tokens.figures(engine(), data)),
    Measurement("language-coreference", coreference.NEEDS, lambda data: coreference.figures(engine(), data)),
    Measurement("language-vectors", vectors.NEEDS, lambda data: vectors.figures(engine(), data)),
    Measurement("language-cost", cost.NEEDS, cost.figures),
    Measurement("timeline", timeline17.NEEDS, timeline17.figures),
    Measurement("quantities", newsquant.NEEDS, newsquant.figures),
    Measurement("places", (), lambda data: places.figures()),
    Measurement("events-plover", plover.NEEDS, plover.figures),
    Measurement("events-status", (), lambda data: status.figures()),
    Measurement("events-cost", (), lambda data: share.figures()),
)
GROUPS = tuple(sorted({m.name.partition("-")[0] for m in MEASUREMENTS if "-" in m.name}))
"""What stands before the hyphen names several measurements at once: `--only language`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0, or 1 where a figure is worse than its bound."""
    options = _options(arguments)
    figures: list[Figure] = []
    skipped: dict[str, str] = {}
    seconds: dict[str, float] = {}
    asked: set[str] = set()
    for measurement in MEASUREMENTS:
        if options.only and not {measurement.name, measurement.name.partition("-")[0]} & set(options.only):
            continue
        absent = [path for path in measurement.needs if not (options.data / path).exists()]
        if absent:
            skipped[measurement.name] = f"skipped: no data ({absent[0]} is not in {options.data})"
            continue
        asked.add(measurement.name)
        begun = time.perf_counter()
        try:
            figures += measurement.run(options.data)
        except Absent as error:
            skipped[measurement.name] = f"skipped: {error}"
            asked.remove(measurement.name)
            continue
        except Missing as error:
            skipped[measurement.name] = f"not measured: {error}"
            continue
        seconds[measurement.name] = time.perf_counter() - begun
    bounds = floors.load(floors.FLOORS)
    if options.raise_floors:
        bounds = floors.raised(figures, bounds)
        floors.save(bounds, floors.FLOORS)
    broken = [str(breach) for breach in floors.breaches(figures, bounds)]
    broken += [f"{name} has a bound, but was not measured" for name in floors.vanished(asked, figures, bounds)]
    report.show(figures, skipped, seconds, bounds)
    report.save(figures, skipped, seconds, options.report)
    for line in broken:
        print(f"WORSE: {line}", file=sys.stderr)
    return 1 if broken else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measures onrecord and compares with eval/floors.toml.")
    known = [*(measurement.name for measurement in MEASUREMENTS), *GROUPS]
    default = Path(os.environ.get("ONRECORD_DATA") or "data")
    parser.add_argument("--only", nargs="+", choices=known, metavar="SET", help=f"measure only these: {', '.join(known)}")
    parser.add_argument("--data", type=Path, default=default, help="the folder of public data (default: $ONRECORD_DATA, else data)")
    parser.add_argument("--raise-floors", action="store_true", help="write present figures, less a margin, where they are better")
    parser.add_argument("--report", type=Path, default=ROOT / "eval" / "report.json", help="where the figures go as JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
