"""The same work done by tools that install without a model, in the same run, so that the ratio means something on any machine."""

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import trafilatura

from bench.made import Made
from bench.measures import Clock, Row, optional, texts
from eval.corpora.wcxb import flattened
from eval.news_pages.measure import Page, pages
from onrecord.model.article import Article, Line, Metadatum, pasted
from onrecord.model.raw import Raw
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import Record
from onrecord.model.syntax import Sentence
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stage import Link
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.read.read import read

TIMES = 3
"""How often the invented news pages are read: they are few and short."""


def peers(made: Sequence[Made]) -> Iterator[Row]:
    """Articles (or pairs) for each CPU second, and ours divided by theirs."""
    yield from _pages(made)
    yield from _news(pages())
    yield from _sentences(made)
    yield from _reuse(made)


def _rows(task: str, unit: str, ours: float, other: str, theirs: float) -> Iterator[Row]:
    yield Row("peers", f"{task}: {other}", theirs, unit)
    yield Row("peers", f"{task}: onrecord", ours, unit, f"{ours / theirs:.2f} times {other}")


def _pages(made: Sequence[Made]) -> Iterator[Row]:
    """Trafilatura gives the main text; onrecord gives that, the rest labelled, and the way back to the page."""
    ours, theirs = Clock(), Clock()
    for m in made:
        page = m.page
        with theirs():
            trafilatura.extract(page)
        with ours():
            read(Raw(f"{m.number}.html", None, page.encode(), "html"))
    yield from _rows("page to text", "articles/s", ours.rate(len(made)), "trafilatura", theirs.rate(len(made)))


def _news(pages: Sequence[Page]) -> Iterator[Row]:
    """The invented news pages, from bytes to labelled lines and metadata, and as pastes; jusText where it is installed."""
    clocks = {name: Clock() for name in ("trafilatura", "onrecord, pages", "onrecord, pastes", "justext")}
    justext, ready = optional("justext"), plan([stage for stage in STAGES if {Line, Metadatum} & set(stage.gives)], resources())
    words = justext.get_stoplist("English") if justext is not None else frozenset[str]()
    pastes = [pasted(flattened(page.html), path=f"{page.name}.txt") for page in pages]
    for page, paste in list(zip(pages, pastes, strict=True)) * TIMES:
        with clocks["trafilatura"]():
            trafilatura.extract(page.html)
        with clocks["onrecord, pages"]():
            found = read(Raw(f"{page.name}.html", None, page.html.encode(), "html"))
            if isinstance(found, Article):
                analyse(found, ready)
        with clocks["onrecord, pastes"]():
            analyse(paste, ready)
        if justext is not None:
            with clocks["justext"]():
                justext.justext(page.html.encode(), words)
    theirs = clocks["trafilatura"].rate(len(pages) * TIMES)
    for name, clock in clocks.items():
        if clock.seconds:
            rate = clock.rate(len(pages) * TIMES)
            yield Row("peers", f"news page to article: {name}", rate, "pages/s", f"{rate / theirs:.2f} times trafilatura")


def _sentences(made: Sequence[Made]) -> Iterator[Row]:
    pysbd = optional("pysbd")
    if pysbd is None or not any(Sentence in stage.gives for stage in STAGES):
        return
    splitter, ours, theirs = pysbd.Segmenter(language="en", clean=False), Clock(), Clock()
    stage = next(stage for stage in STAGES if Sentence in stage.gives)
    ready = plan([s for s in STAGES if s is stage or Line in s.gives], resources())
    for article in texts(made):
        records = analyse(article, ready).records
        needs = [article if kind is Article else records.get(kind, ()) for kind in stage.needs]
        with ours():
            stage.function(*needs, **{name: ready.resources[name] for name in stage.resources})
        with theirs():
            splitter.segment(article.text)
    yield from _rows("sentences", "articles/s", ours.rate(len(made)), "pysbd", theirs.rate(len(made)))


def _reuse(made: Sequence[Made], most: int = 60) -> Iterator[Row]:
    """Neighbouring articles, of which every fifth pair shares three paragraphs."""
    link = next((link for link in LINKS if TextReuse in link.gives), None)
    if link is None:
        return
    ready = plan(STAGES, resources())
    listed = texts(made[: most + 1])
    analysed = [analyse(article, ready).records for article in listed]
    ours, theirs = Clock(), Clock()
    with ours():
        keyed = [_items(link, article, records) for article, records in zip(listed, analysed, strict=True)]
        for first, second in pairwise(keyed):
            _compare(link, first, second)
    with theirs():
        for one, other in pairwise(listed):
            difflib.SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).get_matching_blocks()
    pairs = len(listed) - 1
    yield from _rows("reuse", "pairs/s", ours.rate(pairs), "difflib", theirs.rate(pairs))


def _items(link: Link, article: Article, records: object) -> list[tuple[str, object]]:
    have: dict[type[Record], tuple[Record, ...]] = dict(records)  # type: ignore[call-overload]
    return list(link.keys(*(article if kind is Article else have[kind] for kind in link.needs)))


def _compare(link: Link, first: list[tuple[str, object]], second: list[tuple[str, object]]) -> None:
    left: dict[str, set[object]] = {}
    for key, item in first:
        left.setdefault(key, set()).add(item)
    pairs = {(a, b) for key, b in second for a in left.get(key, ())}
    for a, b in pairs:
        link.compare(a, b)
