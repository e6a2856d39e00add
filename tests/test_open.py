"""Articles are put on the record; done again, only what changed is computed."""

import os
import pickle
import signal
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.app import open as opening
from onrecord.app.open import put
from onrecord.app.record import load
from onrecord.app.wish import Progress, Wish
from onrecord.errors import SourceError
from onrecord.model.article import Article
from onrecord.model.names import Actor
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import By, Failure, Run
from onrecord.model.speech import Quotation, Statement
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.stage import Link, Stage
from onrecord.pipeline.stages import STAGES
from onrecord.read import read as reading
from onrecord.store.store import Store
from tests import tiny_stages as tiny
from tests.tiny_stages import CALLS, FIRST, LINKS, PLAN, SECOND

WISH = Wish(jobs=1, stages=PLAN, links=LINKS)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def counted() -> Iterator[None]:
    CALLS.clear()
    yield
    CALLS.clear()


def calls() -> dict[str, int]:
    counted = dict(CALLS)
    CALLS.clear()
    return counted


def rows(path: Path, *, but: tuple[str, ...] = ("run", "about")) -> dict[str, list[Any]]:
    """Every table of a record as it lies in the file."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if name not in but]
    found = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
    connection.close()
    return found


def words(path: Path) -> list[tuple[str | None, str]]:
    with load(path) as record:
        return [(said.speaker, said.words) for said in record.statements()]


def test_everything_is_on_the_record(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    assert words(path) == [
        ("Ana Torve", "“The bridge will open on Monday,”"),
        ("Bo Lind", "“Nobody told us,”"),
        ("Ana Torve", "“The bridge will open on Monday,”"),
        ("Ana Torve", "“It is too early,”"),
    ]
    with load(path) as record:
        assert record.verify() == ()
        assert [(actor.name, len(actor.entities)) for actor in record.actors()] == [("Ana Torve", 3), ("Bo Lind", 1)]
        assert [reuse.first.words for reuse in record.reuse()] == ["“The bridge will open on Monday,” said Ana Torve."]
        [run] = record.records(Run)
        assert (run.articles, run.failures, run.made.rule) == (2, 0, "finished")
        assert run.started.endswith("Z")
        assert run.ended is not None


def test_a_second_time_nothing_is_run(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    before = rows(path)
    assert calls()["speech"] == 2
    put([story], path, WISH)
    assert calls() == {}
    assert rows(path) == before


def test_a_new_article_costs_one_article(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    calls()
    (story / "c.txt").write_text("A third\nValley Radio, 2025-11-20\n“We shall see,” said Bo Lind.\n", encoding="utf-8")
    put([story], path, WISH)
    counted = calls()
    assert {name: counted[name] for name in ("lines", "metadata", "sentences", "speech", "statements")} == dict.fromkeys(
        ("lines", "metadata", "sentences", "speech", "statements"), 1
    )
    assert counted["name_keys"] == 3  # who is who may change for all
    with load(path) as record:
        assert {e for actor in record.actors() if actor.name == "Bo Lind" for e in actor.entities} == {
            s.statement.entity for s in record.statements(speaker="Bo Lind")
        }


def test_a_new_version_of_a_stage_runs_it_and_what_needs_it(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    calls()

    def about(article: Article, lines: tuple[tiny.Line, ...]) -> tuple[tiny.Metadatum, ...]:
        made = By("metadata", 2).rule("place", 0.9)
        return tuple(replace(metadatum, made=made) for metadatum in tiny.about(article, lines))

    newer = plan([Stage(about, By("metadata", 2)) if stage.name == "metadata" else stage for stage in tiny.STAGES])
    put([story], path, replace(WISH, stages=newer))
    counted = calls()
    assert {name: counted.get(name, 0) for name in ("lines", "metadata", "sentences", "speech", "statements")} == {
        "lines": 0, "metadata": 2, "sentences": 0, "speech": 0, "statements": 2,
    }  # fmt: skip
    fresh = put([story], tmp_path / "fresh.onrecord", replace(WISH, stages=newer))
    assert {m.made.version for m in load(path).records(tiny.Metadatum)} == {2}
    assert words(path) == words(fresh)


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_same_rows_however_many_processes(story: Path, tmp_path: Path, jobs: int) -> None:
    for number in range(12):
        (story / f"{number}.txt").write_text(FIRST.replace("Monday", f"day {number}"), encoding="utf-8")
    (story / "broken.txt").write_text("BROKEN\n" + FIRST, encoding="utf-8")
    one, many = put([story], tmp_path / "1.onrecord", WISH), put([story], tmp_path / "2.onrecord", replace(WISH, jobs=jobs))
    assert rows(one) == rows(many)


def test_the_same_rows_in_whatever_order_they_came(story: Path, tmp_path: Path) -> None:
    both = put([story], tmp_path / "both.onrecord", WISH)
    path = put([story / "b.txt"], tmp_path / "s.onrecord", WISH)
    put([story / "a.txt"], path, WISH)
    with load(both) as first, load(path) as second:
        assert first.statements() == second.statements()
        assert first.actors() == second.actors()
        assert first.reuse() == second.reuse()


def test_a_stage_that_fails_costs_what_needs_it_and_is_tried_again(story: Path, tmp_path: Path) -> None:
    (story / "a.txt").write_text(FIRST + "BROKEN\n", encoding="utf-8")
    path = put([story], tmp_path / "s.onrecord", WISH)
    with load(path) as record:
        [failure] = record.failures()
        assert (failure.stage, failure.error) == ("speech", "ValueError: this text breaks the stage")
        assert "statements" in failure.advice
        assert [view.title for view in record.articles()] == ["Bridge to open on Monday", "Council splits over the bridge"]
        assert len(record.statements()) == 2
        assert record.records(Run)[0].failures == 1
    calls()
    put([story], path, WISH)
    assert {name: count for name, count in calls().items() if name in ("lines", "speech")} == {"speech": 1}
    with load(path) as record:
        assert record.failures() == (failure,)


def test_a_failure_is_forgotten_when_its_file_can_be_read(story: Path, tmp_path: Path) -> None:
    bad = story / "bad.txt"
    bad.write_text("")
    path = put([story], tmp_path / "s.onrecord", WISH)
    with load(path) as record:
        assert [(failure.path, failure.error) for failure in record.failures()] == [(str(bad), "the file is empty")]
    bad.write_text(FIRST.replace("Ana", "Eva"), encoding="utf-8")
    put([story], path, WISH)
    with load(path) as record:
        assert record.failures() == ()
        assert len(record.articles()) == 3


def test_a_failure_is_one_by_whatever_path_its_file_is_given(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (story / "bad.txt").write_text("")
    path = put([story], tmp_path / "s.onrecord", WISH)
    monkeypatch.chdir(story.parent)
    put([story.name], path, WISH)
    with load(path) as record:
        assert [failure.path for failure in record.failures()] == [os.path.join(story.name, "bad.txt")]


def test_the_same_file_at_another_path_is_a_copy(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(FIRST, encoding="utf-8")
    for _ in range(2):
        put([other, story], path, WISH)
        with load(path) as record:
            assert [view.copies for view in record.articles()] == [(str(other / "a.txt"),), ()]
            assert record.article(str(other / "a.txt")).article.path == str(story / "a.txt")
    calls()
    put([other], path, WISH)
    assert calls() == {}


def test_a_folder_that_was_moved_is_not_read_again(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    calls()
    moved = story.rename(tmp_path / "moved")
    with monkeypatch.context() as patched:
        patched.setattr(opening, "_work", lambda *_: pytest.fail("it was read again"))
        for _ in range(2):
            put([moved], path, WISH)
    assert calls() == {}
    with load(path) as record:
        assert [view.copies for view in record.articles()] == [(str(moved / "a.txt"),), (str(moved / "b.txt"),)]
        assert record.verify() == ()
        assert [run.articles for run in record.records(Run)] == [2, 2, 2]
    (moved / "a.txt").rename(moved / "c.txt")  # another name is another article
    put([moved], path, WISH)
    assert calls()["lines"] == 1


def test_a_moved_article_is_renewed_by_another_reader(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    moved = story.rename(tmp_path / "moved")
    monkeypatch.setattr(reading, "BY", By(reading.BY.stage, reading.BY.version + 1))
    for _ in range(2):
        put([moved], path, WISH)
    assert calls()["lines"] == 4
    with load(path) as record:
        assert [view.article.made.version for view in record.articles()] == [reading.BY.version] * 2
        assert record.articles()[0].article.path == str(story / "a.txt")


def test_what_the_person_says_about_the_articles_counts(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    put([story / "a.txt"], path, replace(WISH, day="2024-02-03"))
    assert calls()["lines"] == 3
    with load(path) as record:
        assert [view.published for view in record.articles()] == ["2024-02-03", "2025-11-19"]
        assert [said.reported for said in record.statements()] == ["2024-02-03"] * 2 + ["2025-11-19"] * 2
    put([story / "a.txt"], path, WISH)
    assert calls()["lines"] == 1
    with load(path) as record:
        assert [view.published for view in record.articles()] == ["2025-11-18", "2025-11-19"]


def test_a_date_must_be_one(story: Path, tmp_path: Path) -> None:
    for wrong in ("yesterday", "2025-13", "18.11.2025", "2025-02-30", "", "2025-1-1"):
        with pytest.raises(SourceError, match="not a date"):
            put([story], tmp_path / "s.onrecord", replace(WISH, day=wrong))
    assert not (tmp_path / "s.onrecord").exists()
    for right in ("2025", "2025-11", "2025-11-18", "2025-11-18T14:05Z"):
        put([story], tmp_path / "s.onrecord", replace(WISH, day=right))


def test_mistakes_are_said_before_anything_is_made(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "s.onrecord"
    empty = tmp_path / "empty"
    empty.mkdir()
    for paths, says in (
        ([], "no path"),
        ([story / "c.txt"], r"no such file or folder; did you mean .*[ab]\.txt"),
        (["https://example.org/a"], "fetches nothing unless asked; ask with --fetch"),
        ([empty], "nothing to read"),
        ([story / "*.html"], "no such file"),
    ):
        with pytest.raises(SourceError, match=says):
            put(paths, target, WISH)
    with pytest.raises(SourceError, match=r"did you mean: -o .*a\.onrecord"):
        put([story], tmp_path / "a.txt", WISH)
    assert not target.exists()


def test_how_far_it_has_come(story: Path, tmp_path: Path) -> None:
    (story / "bad.txt").write_text("")
    seen: list[Progress] = []
    path = put([story], tmp_path / "s.onrecord", replace(WISH, progress=seen.append))
    assert [(p.done, p.total) for p in seen] == [(1, 3), (2, 3), (3, 3)]
    assert seen[-1].failures == 1
    seen.clear()
    entries = "".join(f"<item><title>{name}</title><description>It rained for two days.</description></item>" for name in ("One", "Two"))
    feed = tmp_path / "feed.txt"  # it holds more than its name lets one expect
    feed.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{entries}</channel></rss>', encoding="utf-8")
    put([feed], tmp_path / "t.onrecord", replace(WISH, progress=seen.append))
    assert [(p.done, p.total) for p in seen] == [(1, 1), (2, None)]
    seen.clear()
    put([story], path, replace(WISH, progress=seen.append))
    assert [(p.done, p.total) for p in seen] == [(1, 3), (2, 3), (3, 3)]


def test_an_interruption_leaves_what_was_done(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "s.onrecord"

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put([story], target, replace(WISH, progress=stop))
    with load(target) as record:
        assert len(record.articles()) == 1
        assert record.verify() == ()
        [run] = record.records(Run)
        assert (run.made.rule, run.articles) == ("interrupted", 1)
    calls()
    put([story], target, WISH)
    assert calls()["speech"] == 1
    with load(target) as record:
        assert [run.made.rule for run in record.records(Run)] == ["interrupted", "finished"]


def test_a_record_that_another_has_open_is_not_removed(story: Path, tmp_path: Path) -> None:
    empty, target = story / "empty.txt", tmp_path / "s.onrecord"
    empty.write_text("")
    other: list[Store] = []

    def join(_: Progress) -> None:
        other.append(Store.open(target, write=True))

    put([empty], target, replace(WISH, progress=join))
    assert target.exists()
    other[0].close()
    with Store.open(target, write=True) as store:
        assert store.discard()
    assert os.listdir(tmp_path) == ["articles"]
    put([story], target, WISH)
    with Store.open(target, write=True) as store:
        assert not store.discard()
    assert words(target)


def test_an_interruption_before_anything_is_done_leaves_no_record(story: Path, tmp_path: Path) -> None:
    (story / "0.txt").write_text("")

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put([story], tmp_path / "s.onrecord", replace(WISH, progress=stop))
    assert os.listdir(tmp_path) == ["articles"]


def test_a_link_that_fails_leaves_the_rest_and_is_tried_again(story: Path, tmp_path: Path) -> None:
    def broken(first: Any, second: Any) -> tuple[Any, ...]:
        raise ZeroDivisionError("no")

    links = (Link(tiny.line_keys, broken, tiny.line_groups, (TextReuse,), By("reuse", 1)), LINKS[0])
    path = put([story], tmp_path / "s.onrecord", replace(WISH, links=links))
    with load(path) as record:
        assert [(failure.stage, failure.error) for failure in record.failures()] == [("reuse", "ZeroDivisionError: no")]
        assert record.reuse() == ()
        assert record.actors() != ()
    put([story], path, WISH)
    with load(path) as record:
        assert record.failures() == ()
        assert len(record.reuse()) == 1


def test_a_worker_that_is_killed_costs_its_article(story: Path, tmp_path: Path) -> None:
    deadly = plan([*tiny.STAGES[:3], Stage(killed_by_second, By("speech", 1)), tiny.STAGES[4]])
    path = put([story], tmp_path / "s.onrecord", Wish(jobs=2, stages=deadly, links=()))
    with load(path) as record:
        [failure] = record.failures()
        assert failure.path == str(story / "b.txt")
        assert "out of memory" in failure.error
        assert [view.article.name for view in record.articles()] == ["a.txt"]
    put([story], path, WISH)
    with load(path) as record:
        assert record.failures() == ()
        assert len(record.articles()) == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_without_end_is_said_however_many_processes(
    story: Path, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LONGEST", 0.5)
    slow = plan([*tiny.STAGES[:3], Stage(asleep_over_second, By("speech", 1)), tiny.STAGES[4]])
    with load(put([story], tmp_path / "s.onrecord", Wish(jobs=jobs, stages=slow, links=()))) as record:
        [failure] = record.failures()
        assert failure.path == str(story / "b.txt")
        assert "without end (stopped after 0.5 seconds)" in failure.error
        assert [view.article.name for view in record.articles()] == ["a.txt"]


def asleep_over_second(
    article: Article, sentences: tuple[tiny.Sentence, ...]
) -> tuple[tiny.Mention | tiny.Entity | tiny.Cue | tiny.Quotation | tiny.Source | tiny.Attribution, ...]:
    if article.name == "b.txt":
        time.sleep(60)
    return tiny.spoken(article, sentences)


def killed_by_second(
    article: Article, sentences: tuple[tiny.Sentence, ...]
) -> tuple[tiny.Mention | tiny.Entity | tiny.Cue | tiny.Quotation | tiny.Source | tiny.Attribution, ...]:
    if article.name == "b.txt":
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)
    return tiny.spoken(article, sentences)


def test_rows_of_one_file(tmp_path: Path) -> None:
    source = tmp_path / "rows.jsonl"
    source.write_text(
        '{"text": "One\\nPost, 2025\\n“Yes,” said Ana."}\nnot json\n{"text": "Two\\nPost, 2025\\n“No,” said Bo."}\n', encoding="utf-8"
    )
    path = put([source], tmp_path / "s.onrecord", WISH)
    for _ in range(2):
        with load(path) as record:
            assert [said.place for said in record.statements()] == [f"{source}#1", f"{source}#3"]
            assert [(f.path, f.item) for f in record.records(Failure)] == [(str(source), "2")]
        calls()
        put([source], path, WISH)
        assert calls() == {}


def test_counts_of_the_store_agree(story: Path, tmp_path: Path) -> None:
    path = put([story], tmp_path / "s.onrecord", WISH)
    with Store.open(path) as store:
        assert (store.count(Quotation), store.count(Statement), store.count(Actor)) == (4, 4, 2)


def test_the_real_plan_can_be_sent_to_a_worker_that_starts_from_nothing() -> None:
    real = plan(STAGES, resources())
    assert pickle.loads(pickle.dumps(real)).fingerprints == real.fingerprints
