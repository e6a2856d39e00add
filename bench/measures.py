"""The measurements: each gives rows of a table, in CPU seconds of this process unless it says otherwise."""

import importlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
from bench.made import Made
from onrecord.app.language import all_resources
from onrecord.model.article import Article, Declared, pasted
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure, Record
from onrecord.pipeline.plan import plan
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stages import STAGES
from onrecord.read.read import read
from onrecord.store.store import Store


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: a value with its unit, and a ratio where two things were measured in one run. None: not measured, and why."""

    group: str
    name: str
    value: float | None
    unit: str
    note: str = ""


class Clock:
    """CPU seconds spent inside `with clock():`."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds += time.process_time() - begun

    def rate(self, items: int) -> float:
        """Items for each CPU second."""
        return items / max(self.seconds, 1e-9)


def texts(made: Iterable[Made]) -> list[Article]:
    """The articles as pasted texts, their date declared."""
    return [pasted(m.text, path=f"{m.number}.txt", declared=(Declared("published", m.day, "option"),)) for m in made]


def stages(articles: Sequence[Article]) -> Iterator[Row]:
    """Articles for each CPU second, stage by stage and all together."""
    clocks = {stage.name: Clock() for stage in STAGES}
    ready = plan(STAGES, all_resources())
    for article in articles:
        records: dict[type[Record], tuple[Record, ...]] = {}
        for stage in ready.stages:
            needs = [article if kind is Article else records.get(kind, ()) for kind in stage.needs]
            with clocks[stage.name]():
                found = stage.function(*needs, **{name: ready.resources[name] for name in stage.resources})
            for kind in stage.gives:
                records[kind] = tuple(record for record in found if type(record) is kind)
    for name, clock in clocks.items():
        yield Row("stages", name, clock.rate(len(articles)), "articles/s")
    whole = Clock()
    with whole():
        analyses = [analyse(article, ready) for article in articles]
    yield Row(
        "stages", "all, with the checks", whole.rate(len(articles)), "articles/s", f"{_characters(articles) / whole.seconds:,.0f} chars/s"
    )
    yield Row("stages", "failures", sum(len(a.failures) for a in analyses), "articles")


def reading(made: Sequence[Made]) -> Iterator[Row]:
    """Bytes to articles, by format."""
    for format_, raws in (
        ("text", [Raw(f"{m.number}.txt", None, m.text.encode(), "text") for m in made]),
        ("html", [Raw(f"{m.number}.html", None, m.page.encode(), "html") for m in made]),
        ("row", [Raw("made.jsonl", str(m.number), m.row.encode(), "row") for m in made]),
    ):
        clock = Clock()
        with clock():
            failed = sum(isinstance(read(raw), Failure) for raw in raws)
        yield Row("reading", format_, clock.rate(len(raws)), "articles/s", f"{failed} failed" if failed else "")


def keeping(articles: Sequence[Article]) -> Iterator[Row]:
    """Writing to a record file."""
    ready = plan(STAGES, all_resources())
    analyses: list[Analysis] = [analyse(article, ready) for article in articles]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.onrecord"
        clock = Clock()
        with clock(), Store.open(path, write=True, create=True) as record:
            for analysis in analyses:
                record.write(analysis)
        yield Row(
            "store", "write", clock.rate(len(analyses)), "articles/s", f"{path.stat().st_size / len(analyses) / 1024:.0f} KiB an article"
        )


def using(made: Sequence[Made]) -> Iterator[Row]:
    """The whole way, as a user goes it: a folder is opened, verified, exported and shown. Wall time, worker processes included."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for m in made:
            (articles / f"{m.number:05d}.txt").write_text(m.text, encoding="utf-8")
        begun = time.perf_counter()
        with onrecord.open(str(articles), to=Path(folder) / "made.onrecord") as record:
            yield _wall("open", begun, len(made))
            for name, action in _actions(record, Path(folder)):
                begun = time.perf_counter()
                action()
                yield _wall(name, begun, len(made))


def _actions(record: onrecord.RecordFile, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "verify", record.verify
    yield "list the statements", record.statements
    yield "export (JSON Lines)", lambda: record.export(folder / "export")
    yield "dossier", lambda: onrecord.write_dossier(record, folder / "made.html")


def _wall(name: str, begun: float, articles: int) -> Row:
    seconds = time.perf_counter() - begun
    return Row("whole way (wall time)", name, seconds, "s", f"{articles / seconds:,.0f} articles/s")


def starting() -> Iterator[Row]:
    """Wall time until `import onrecord` and `onrecord --help` are done, less the interpreter's own; the best of five."""
    empty = _best([sys.executable, "-c", "pass"])
    yield Row("start", "python alone", empty, "s")
    yield Row("start", "import onrecord", _best([sys.executable, "-c", "import onrecord"]) - empty, "s")
    program = Path(sys.executable).parent / "onrecord"
    if program.exists() and subprocess.run([program, "--help"], capture_output=True, check=False).returncode == 0:
        yield Row("start", "onrecord --help", _best([str(program), "--help"]), "s")


def _best(command: list[str], times: int = 5) -> float:
    measured = []
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        measured.append(time.perf_counter() - begun)
    return min(measured)


def memory(number: int) -> Iterator[Row]:
    """The most memory that one process takes to put many articles on the record, in a process of its own, and what it takes for one."""
    for count in (1, number):
        command = [sys.executable, "-m", "bench.memory", str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
        yield Row("memory", f"peak, {count:,} articles", float(done.stdout), "MiB")


def optional(module: str) -> Any | None:
    """A module, or None where it is not there."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        return None


def _characters(articles: Iterable[Article]) -> int:
    return sum(len(article.text) for article in articles)
