"""What the pages of one outlet tell of one another: repeated lines, the order of day and month. All texts are invented."""

import random
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.wish import Wish
from onrecord.cli.main import command
from onrecord.dossier.write import write_dossier
from onrecord.lexicons.layout import layout
from onrecord.link.repeated import Page, place, repeated
from onrecord.model.article import Article, Declared, Line, Metadatum, pasted
from onrecord.model.outlets import DateOrder, RepeatedLine
from onrecord.model.runs import Record, Run
from onrecord.model.span import Span
from onrecord.model.speech import Statement
from onrecord.model.time import TimeExpression
from onrecord.pipeline.links import run_link
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stages import LINKS, STAGES
from tests.effort import linear

LINK = next(link for link in LINKS if RepeatedLine in link.gives)
STORIES = (
    "The bridge at Ostrel opened a day early on Tuesday, and nobody had told the mayor, who was away in the hills at the time. Engineers"
    " had worked through three nights to finish the deck, and the ferry crews learnt at noon that they would sail no more.",
    "Teachers at the upper school in Tarn voted to strike over the length of the lunch break, which was cut to twenty minutes last autumn."
    " A longer break would need a second canteen, for which there is no money before the elections in May.",
    "Rain has delayed the plum harvest by a fortnight, and half of the fruit may rot on the trees. Pickers who came from the coast went"
    " home, and the jam works ordered plums from abroad for the first time in forty years.",
    "The old theatre on Quay Street is to become a swimming bath, if its owners and the heritage board agree on the painted ceiling. A"
    " model of the bath stands in the town hall until the end of the month, and visitors left remarks in a red book.",
)
ASKING = "If you saw any of this, tell our reporters, who said that they will treat it with care."


@cache
def planned() -> Plan:
    return plan([stage for stage in STAGES if stage.name in ("lines", "metadata", "sentences", "times")], resources())


def page(number: int, *lines: str, outlet: str = "Port Lind Courier", **declared: str) -> Article:
    """A page of an outlet: its own story, then further lines."""
    said = {"outlet": outlet, "url": f"https://courier.example/{number}", **declared}
    text = "\n\n".join((STORIES[number % len(STORIES)], *lines))
    return pasted(text, path=f"{number}.txt", declared=tuple(Declared(field, value, "option") for field, value in said.items()))  # type: ignore[arg-type]


def made(number: int, line: str) -> Page:
    """A page of sixty letters that no other has in this order, and a line."""
    text = f"{' '.join(random.Random(number).choices('abcdefghijklmnopqrstuvwxyz', k=60))}\n{line}"
    cut = text.index("\n")
    spans = (Span(0, cut), Span(cut + 1, len(text)))
    return Page(pasted(text, path=str(number)).key, tuple(place(span, span.of(text), "", layout()) for span in spans), text)


def linked(articles: list[Article]) -> tuple[list[Analysis], tuple[Record, ...]]:
    analysed = [analyse(article, planned()) for article in articles]
    result = run_link(LINK, [(a.article, a.records) for a in analysed], planned().resources)
    assert result.failures == ()
    return analysed, result.records


def lines_of(articles: list[Article]) -> set[str]:
    """The words of the lines that are found to be the outlet's."""
    found = [record for record in linked(articles)[1] if isinstance(record, RepeatedLine)]
    texts = {article.id: article.text for article in articles}
    for one in found:
        for evidence in (one.line, *one.elsewhere):
            assert evidence.span.of(texts[evidence.article]) == evidence.words
        assert one.line.article not in {other.article for other in one.elsewhere}
    return {one.line.words for one in found}


def test_a_line_that_asks_the_reader_on_three_pages_is_the_outlets() -> None:
    assert lines_of([page(n, ASKING) for n in range(3)]) == {ASKING}
    assert lines_of([page(n, ASKING) for n in range(2)]) == set()


@pytest.mark.parametrize(
    "words",
    [
        "The trial at the court of Ostrel continues on Monday.",
        "The ministry did not answer our letters before this report was closed.",
        "“We ask you for your patience,” said the clerk, Ann Torve.",
        "Ann Torve: Thank you for coming, and for your questions.",
        "The ferry was built in the yards of Lorvane and carried 140 passengers.",
        "The EU and the US have closed their harbours to the ferry.",
        "— Ann Torve, who wrote to you",
        "Write to us",
    ],
)
def test_what_repeats_and_is_news_stays(words: str) -> None:
    assert lines_of([page(n, words) for n in range(4)]) == set()


@pytest.mark.parametrize(
    "words",
    [
        "Follow the harbour desk wherever it goes next.",
        "The Courier is published by the people of Lind; write to us at Quay Street.",
        "Letters go to desk@courier.example before noon.",
    ],
)
def test_what_repeats_and_speaks_for_the_page_goes(words: str) -> None:
    assert lines_of([page(n, words) for n in range(3)]) == {words}


def test_words_that_are_introduced_stay() -> None:
    assert lines_of([page(n, "The notice at the quay reads:", "Please keep off the rails, or you may fall.") for n in range(4)]) == set()


def test_other_outlets_do_not_count() -> None:
    apart = [page(n, ASKING, outlet=f"Paper {n}", url=f"https://paper{n}.example/a") for n in range(4)]
    assert lines_of(apart) == set()


def test_versions_and_copies_count_once() -> None:
    again = [page(0, f"One more paragraph, the {n}th of all, tells of the weather.", ASKING) for n in range(5)]
    assert lines_of(again) == set()
    assert lines_of([*again, page(1, ASKING)]) == set()
    assert lines_of([*again, page(1, ASKING), page(2, ASKING)]) == {ASKING}


def test_a_transcript_speaks_to_its_guests() -> None:
    talk = ("TORVE: Good evening.", "LIND: Good evening.", "TORVE: We begin.", "And that is all that we have for you tonight.")
    assert lines_of([page(n, *talk) for n in range(4)]) == set()


def test_other_lines_need_very_many_pages() -> None:
    promoted = "Six walks along the canal, and where to eat after each of them"

    def found(carrying: int, of: int) -> int:
        return len(list(repeated([made(n, promoted if n < carrying else "") for n in range(of)])))

    assert [found(24, 30), found(25, 30), found(25, 110)] == [0, 1, 0]


def test_the_line_keeps_its_words_and_gets_another_label() -> None:
    articles = [page(n, ASKING) for n in range(3)]
    _, records = linked(articles)
    told: dict[type[Record], tuple[Record, ...]] = {
        RepeatedLine: tuple(r for r in records if isinstance(r, RepeatedLine) and r.concerns == (articles[0].key,))
    }
    again = analyse(articles[0], planned(), told=told)
    last = [line for line in again.records[Line] if isinstance(line, Line)][-1]
    assert (last.span.of(articles[0].text), last.label, last.made.rule) == (ASKING, "other", "repeated")
    assert "Port Lind Courier" in last.reason
    plain = analyse(articles[0], planned())
    assert again.ran["lines"] != plain.ran["lines"]
    assert again.ran["sentences"] != plain.ran["sentences"]
    assert planned().prints({}) == planned().fingerprints
    mixed = [again, *(analyse(article, planned()) for article in articles[1:])]
    repeat = run_link(LINK, [(a.article, a.records) for a in mixed], planned().resources)
    assert repeat.records == records, "what a stage made of it changes nothing of what is found"


def orders(articles: list[Article]) -> list[DateOrder]:
    return [record for record in linked(articles)[1] if isinstance(record, DateOrder)]


def test_the_outlets_other_dates_tell_the_order() -> None:
    open_, plain = page(0, "Published 03/04/2025"), page(1, "Published 31/03/2025")
    [found] = orders([open_, plain])
    assert (found.order, found.told_by, found.articles, found.evidence[0].words) == ("day first", "plain_date", (open_.key,), "31/03/2025")
    [month] = orders([open_, page(1, "Published 03/31/2025")])
    assert month.order == "month first"


def test_the_declared_day_and_the_region_tell_it_too() -> None:
    open_ = page(0, "It was closed on 03/04/2025.")
    [found] = orders([open_, page(1, "Printed on 05/06/2025", published="2025-05-06")])
    assert (found.order, found.told_by) == ("month first", "own_day")
    [region] = orders([open_, page(1, language="en-GB")])
    assert (region.order, region.told_by, region.evidence) == ("day first", "region", ())
    assert orders([open_, page(1, language="en-US")]) == []


def test_pages_that_contradict_each_other_tell_nothing() -> None:
    open_ = page(0, "Published 03/04/2025")
    assert orders([open_, page(1, "Published 31/03/2025"), page(2, "Published 03/31/2025")]) == []
    assert orders([open_, page(1, "Published 31/03/2025", outlet="The Other", url="https://other.example/1")]) == []
    assert orders([page(0, "Closed on 03/04/2025, 31/12/2025 and 12/31/2025"), page(1, "Published 31/03/2025")]) == []


def test_a_name_joins_the_one_host_that_bears_it() -> None:
    bare = pasted(f"{STORIES[0]}\n\nPublished 03/04/2025", path="a.txt", declared=(Declared("outlet", "The Port Lind Courier", "option"),))
    plain = page(1, "Published 31/03/2025")
    assert [one.articles for one in orders([bare, plain])] == [(bare.key,)]
    second = page(2, outlet="Port Lind Courier", url="https://elsewhere.example/2")
    assert orders([bare, plain, second]) == []


def test_nothing_depends_on_the_order_of_the_articles() -> None:
    articles = [page(n, ASKING, "Published 03/04/2025" if n else "Published 31/03/2025") for n in range(4)]
    first = linked(articles)[1]
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert linked(articles)[1] == first


def test_many_pages_take_no_more_than_their_number() -> None:
    linear(lambda pages: list(repeated(pages)), lambda size: [made(n, ASKING) for n in range(size)], 400)


# in a record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    return tmp_path


def write(folder: Path, number: int, *lines: str) -> Path:
    body = "".join(f"<p>{line}</p>" for line in (STORIES[number], f"“We will see,” said the clerk of parish {number}, Ann Torve.", *lines))
    path = folder / "pages" / f"{number}.html"
    path.write_text(
        f'<html><head><title>News {number}</title><meta property="og:site_name" content="Port Lind Courier">'
        f'<link rel="canonical" href="https://courier.example/{number}"></head><body><article><h1>News {number} of the parish</h1>{body}'
        "</article></body></html>",
        "utf-8",
    )
    return path


@cache
def by_rules() -> Plan:
    return plan(STAGES, resources())


def opened(folder: Path, name: str, *paths: Path, jobs: int = 1) -> Path:
    return put(paths, folder / name, Wish(jobs=jobs, stages=by_rules()))


def content(record: RecordFile) -> dict[str, list[object]]:
    """All that was found, but for the runs."""
    return {kind.__name__: list(record.records(kind)) for kind in (Line, Metadatum, TimeExpression, Statement, RepeatedLine, DateOrder)}


def labels(record: RecordFile, name: str) -> dict[str, str]:
    view = record.article(name)
    return {line.span.of(view.article.text).strip(): line.label for line in view.lines}


def test_a_record_is_the_same_whatever_came_first(folder: Path) -> None:
    dates = ("It closed on 31/03/2025.", "It closed on 03/04/2025.", "It closed on 05/06/2025.")
    paths = [write(folder, n, ASKING, dates[n]) for n in range(3)]
    with load(opened(folder, "once.onrecord", *paths)) as record:
        assert record.verify() == ()
        assert labels(record, "1.html")[ASKING] == "other"
        assert [t.value for t in record.records(TimeExpression) if t.anchor == "order day first"] == ["2025-04-03", "2025-06-05"]
        assert not any(ASKING[:20] in said.words for said in record.statements())
        once = content(record)
    opened(folder, "grown.onrecord", *paths[:2])
    with load(folder / "grown.onrecord") as record:
        assert labels(record, "1.html")[ASKING] == "body"
    with load(opened(folder, "grown.onrecord", paths[2])) as record:
        assert content(record) == once
    with load(opened(folder, "many.onrecord", *paths[::-1], jobs=2)) as record:
        assert content(record) == once


def test_opening_again_reads_nothing_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [write(folder, n, ASKING) for n in range(3)]
    opened(folder, "s.onrecord", *paths)
    import onrecord.app.open as module

    def refuse(*_: object, **__: object) -> Analysis:
        raise AssertionError("a stage was run again")

    monkeypatch.setattr(module, "analyse", refuse)
    with load(opened(folder, "s.onrecord", *paths)) as record:
        assert labels(record, "0.html")[ASKING] == "other"
        assert len(list(record.records(Run))) == 2


def test_the_reader_is_shown_where_else_it_stands(folder: Path) -> None:
    target = opened(folder, "s.onrecord", *(write(folder, n, ASKING) for n in range(3)))
    shown = CliRunner().invoke(command, ["show", str(target), "0.html"]).output
    assert f"3 pages {ASKING}" in " ".join(shown.split())
    with load(target) as record:
        view = record.article("0.html")
        [one] = view.repeated
        assert (one.pages, len(one.elsewhere)) == (3, 2)
        write_dossier(record, folder / "s.html")
    html = (folder / "s.html").read_text("utf-8")
    assert "it stands on 3 pages of this record" in html
