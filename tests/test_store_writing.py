"""What is written, what it replaces, and that it is all there or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.model.article import Article, Line, pasted
from onrecord.model.findings import Judgement
from onrecord.model.ids import RevisionId
from onrecord.model.names import Actor, Entity
from onrecord.model.reuse import TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.model.runs import Failure, Record, Run, noun
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.tables import RECORDS
from onrecord.pipeline.run import Analysis
from onrecord.store.store import Store
from tests.store_records import TEXT, actor, analysis, by, evidence, failure, framed, judgement, made, reuse


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.onrecord", create=True) as opened:
        yield opened


def everything(store: Store) -> dict[str, list[Record]]:
    return {noun(kind): list(store.records(kind)) for kind in RECORDS}


def test_what_was_written_is_read_again(store: Store) -> None:
    found = analysis()
    store.write(found)
    assert list(store.articles()) == [found.article]
    for kind, records in found.records.items():
        assert tuple(store.records(kind)) == records
        assert store.count(kind) == len(records)
    assert store.done(found.article.key) == found.ran
    assert store.content_hash(found.article.key) == found.article.content_hash
    assert list(store.breaches()) == []


def test_writing_twice_is_writing_once(store: Store) -> None:
    store.write(analysis())
    before = everything(store)
    store.write(analysis())
    assert everything(store) == before


def test_a_stage_that_ran_replaces_its_rows_and_no_others(store: Store) -> None:
    found = analysis()
    store.write(found)
    cue = replace(found.records[Cue][0], lemma="tell", made=by("cues", version=2))
    store.write(Analysis(found.article, {**found.records, Cue: (cue,), Line: ()}, {"cues": "cues-2"}, ()))
    assert list(store.records(Cue)) == [cue]
    assert tuple(store.records(Line)) == found.records[Line]
    assert store.done(found.article.key) == {**found.ran, "cues": "cues-2"}


def test_a_stage_that_finds_nothing_now_leaves_no_orphan(store: Store) -> None:
    found = analysis()
    store.write(found)
    store.write(Analysis(found.article, {Statement: (), Attribution: ()}, {"attributions": "2", "statements": "2"}, ()))
    assert store.count(Statement) == store.count(Attribution) == 0
    assert store.count(Quotation) == 1
    assert list(store.breaches()) == []


def test_a_type_that_a_stage_no_longer_gives_is_cleared(store: Store) -> None:
    """The stage used to give sources and attributions, now its records hold no key for sources at all."""
    found = analysis()
    store.write(found)
    store.write(Analysis(found.article, {}, {"attributions": "2", "statements": "2"}, ()))
    assert {name for name, rows in everything(store).items() if rows} == {
        "article", "line", "metadatum", "sentence", "mention", "entity", "time_expression", "cue", "quotation",
    }  # fmt: skip


def test_a_stage_that_takes_over_a_type_takes_over_its_rows(store: Store) -> None:
    """Two stages became one, which gives what both gave: the rows of the one that is no more are not left beside the new ones."""
    found = analysis()
    store.write(found)
    records = {kind: tuple(replace(r, made=by("quotations", version=2)) for r in found.records[kind]) for kind in (Source, Attribution)}
    store.write(Analysis(found.article, {**found.records, **records}, {"quotations": "2"}, ()))
    assert tuple(store.records(Source)) == records[Source]
    assert tuple(store.records(Attribution)) == records[Attribution]


def test_rows_that_rest_on_what_is_gone_go_when_their_stage_failed(store: Store) -> None:
    """Quotations are found anew with another extent, then attribution fails: its old rows would point to nothing."""
    found = analysis()
    store.write(found)
    old = found.records[Quotation][0]
    new = replace(old, content=old.content[:1], marked=old.marked[:1])
    failed = failure(stage="attributions", article=found.article.key)
    store.write(Analysis(found.article, {**found.records, Quotation: (new,)}, {"quotations": "2"}, (failed,)))
    assert list(store.records(Quotation)) == [new]
    assert store.count(Attribution) == store.count(Statement) == 0
    assert {"attributions", "statements"}.isdisjoint(store.done(found.article.key))
    assert list(store.breaches()) == []


def test_failures_of_an_article_last_until_it_is_written_again(store: Store) -> None:
    found = analysis()
    failed = failure(article=found.article.key)
    store.write(replace(found, failures=(failed,)))
    store.write_failures([failure("missing.txt"), failure("missing.txt")])
    assert list(store.records(Failure)) == [failed, failure("missing.txt")]
    store.write(found)
    assert list(store.records(Failure)) == [failure("missing.txt")]
    store.forget_failures("missing.txt")
    assert store.count(Failure) == 0


def test_nothing_is_written_of_an_article_that_cannot_be_written_whole(store: Store) -> None:
    found = analysis()
    outside = replace(found.records[Cue][0], span=Span(0, 10_000))
    with pytest.raises(StoreError, match="lies outside the text"):
        store.write(replace(found, records={**found.records, Cue: (outside,)}))
    assert {name for name, rows in everything(store).items() if rows} == set()
    store.write(found)
    assert store.count(Cue) == 1


def test_an_article_is_renewed_but_its_text_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    found = analysis()
    store.write(found)
    moved = replace(framed(found.article), path="archive/ferry.txt")
    assert moved.id == found.article.id
    store.write(Analysis(moved, {}, {}, ()))
    assert list(store.articles()) == [moved]
    assert tuple(store.records(Line)) == found.records[Line]
    monkeypatch.setattr(Article, "id", property(lambda article: moved_id), raising=False)
    moved_id = store._connection.execute("SELECT id FROM article").fetchone()[0]
    with pytest.raises(StoreError, match="another text has the id"):
        store.write(Analysis(pasted("Another text that came to the same id."), {}, {}, ()))


def test_texts_that_utf8_cannot_hold(store: Store) -> None:
    text = "One \ud800 two \x00 three.\n"
    article = pasted(text, path="\udcff.txt")
    line = Line(made=by("lines"), article=article.key, span=Span(0, len(text)), label="body", reason="a \udfff")
    sentence = Sentence(made=by("sentences"), article=article.key, span=line.span, in_article=True)
    store.write(Analysis(article, {Line: (line,), Sentence: (sentence,)}, {"lines": "1", "sentences": "1"}, ()))
    assert list(store.articles()) == [article]
    assert list(store.records(Line)) == [line]
    assert store.known("\udcff.txt", None, article.raw_sha256) == article.id
    assert [found for found, _ in store.search("three")] == [sentence]
    assert list(store.breaches()) == []
    store.write(Analysis(article, {Line: (line,), Sentence: ()}, {"sentences": "2"}, ()))
    assert list(store.search("three")) == []


def test_a_link_replaces_what_it_gave(store: Store) -> None:
    first, second = analysis(), analysis(path="copy.txt")
    store.write(first)
    store.write(second)
    store.write_link("actors", (Actor,), "1", iter([actor(first, second)]))
    store.write_link("reuse", (TextReuse,), "1", [reuse(first.article, second.article)])
    assert store.linked() == {"actors": "1", "reuse": "1"}
    store.write_link("actors", (Actor,), "2", [])
    assert store.count(Actor) == 0
    assert list(store.records(TextReuse)) == [reuse(first.article, second.article)]
    assert store.linked() == {"actors": "2", "reuse": "1"}
    store.write(Analysis(first.article, {Cue: ()}, {"cues": "2"}, ()))
    assert store.linked() == {}, "links must be looked at again after an article has changed"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"words": "and we will play."}, "do not stand at"),
        ({"span": Span(0, 10_000)}, "do not stand at"),
        ({"article": "article-0"}, "not in this record"),
    ],
)
def test_the_words_of_a_link_must_be_the_articles(store: Store, change: dict[str, object], says: str) -> None:
    first, second = analysis(), analysis(path="copy.txt")
    store.write(first)
    store.write(second)
    good = reuse(first.article, second.article)
    store.write_link("reuse", (TextReuse,), "1", [good])
    with pytest.raises(StoreError, match=says):
        store.write_link("reuse", (TextReuse,), "2", [replace(good, second=replace(good.second, **change))])
    assert list(store.records(TextReuse)) == [good]
    assert store.linked() == {"reuse": "1"}


def test_a_link_gives_its_own_type_and_stamp(store: Store) -> None:
    found = analysis()
    store.write(found)
    with pytest.raises(StoreError, match="not a Actor of its own"):
        store.write_link("actors", (Actor,), "1", [replace(actor(found), made=by("other"))])
    with pytest.raises(StoreError, match="no record that a link gives"):
        store.write_link("actors", (Entity,), "1", [])
    with pytest.raises(StoreError, match="no record that a stage finds"):
        store.write(Analysis(found.article, {Actor: (actor(found),)}, {"actors": "1"}, ()))


def test_a_link_may_give_two_types(store: Store) -> None:
    """What it gave before is gone, of both types, and what other links gave stays."""
    first, second = analysis(), analysis(path="second.txt")
    for found in (first, second):
        store.write(found)
    ids = first.article.key, second.article.key
    revision = Revision(made=by("pair"), earlier=ids[0], later=ids[1], matched="same_path", order="unknown", because="a test")
    change = Change(made=by("pair"), revision=RevisionId(revision.id), kind="wording_changed", before=None, after=None, detail="a test")
    store.write_link("pair", (Revision, Change), "1", [revision, change])
    assert (list(store.records(Revision)), list(store.records(Change))) == ([revision], [change])
    assert list(store.breaches()) == []
    store.write_link("pair", (Revision, Change), "2", [])
    assert (store.count(Revision), store.count(Change)) == (0, 0)


def test_judgements_outlive_what_they_judge(store: Store) -> None:
    found = analysis()
    store.write(found)
    words = evidence(found.article, "“We are sorry,”")
    verdict = judgement(found.records[Statement][0].id, seen=(words,))
    store.judge(verdict)
    store.judge(verdict)
    store.write(Analysis(found.article, {Statement: ()}, {"statements": "2"}, ()))
    assert list(store.records(Judgement)) == [verdict]
    assert list(store.breaches()) == []
    with pytest.raises(StoreError, match="do not stand at"):
        store.judge(judgement("statement-1", seen=(replace(words, words="“We are not sorry,”"),)))


def test_a_judgement_is_on_the_disk_before_it_is_acknowledged(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    from onrecord.store import writer

    def spy(connection: object, judged: Judgement) -> None:
        seen.append(store._connection.execute("PRAGMA synchronous").fetchone()[0])

    monkeypatch.setattr(writer, "judge", spy)
    store.judge(judgement("statement-1"))
    assert seen == [2]
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (1,)


def test_copies_and_what_is_known(store: Store) -> None:
    found = analysis()
    store.write(found)
    key, raw = found.article.key, found.article.raw_sha256
    store.add_copy(key, "b/ferry.txt")
    store.add_copy(key, "a/ferry.txt")
    store.add_copy(key, "a/ferry.txt")
    store.add_copy(key, "ferry.txt")
    assert store.copies(key) == ("a/ferry.txt", "b/ferry.txt")
    assert store.known("ferry.txt", None, raw) == store.known("a/ferry.txt", None, raw) == key
    assert store.known("ferry.txt", "1", raw) is None
    assert store.known("ferry.txt", None, "0") is None
    assert store.known("c/ferry.txt", None, raw) == key  # a folder that was moved
    assert store.known("c/ferry2.txt", None, raw) is None


def test_a_run_is_noted_when_it_begins_and_when_it_ends(store: Store) -> None:
    run = Run(made=by("run"), started="2031-05-06T10:00Z", ended=None, command="open a", version="1", articles=0, failures=0)
    store.begin(run)
    assert list(store.records(Run)) == [run]
    ended = replace(run, ended="2031-05-06T10:01Z", articles=3)
    store.finish(ended)
    assert list(store.records(Run)) == [ended]


def test_records_come_by_article_and_then_as_written(store: Store) -> None:
    names = ("b.txt", "a.txt", "c.txt")
    found = {name: analysis(path=name) for name in names}
    rows = [analysis(TEXT + "\n" * n, "rows.jsonl", item=str(n)) for n in (10, 9, 1)]
    for each in (*found.values(), *rows):
        store.write(each)
    assert [a.place for a in store.articles()] == ["a.txt", "b.txt", "c.txt", "rows.jsonl#1", "rows.jsonl#9", "rows.jsonl#10"]
    expected = [line for each in (found["a.txt"], found["b.txt"], found["c.txt"], rows[2], rows[1], rows[0]) for line in each.records[Line]]
    assert list(store.records(Line)) == expected
    assert tuple(store.records(Line, article=found["c.txt"].article.key)) == found["c.txt"].records[Line]
    with pytest.raises(ValueError, match="belongs to no single article"):
        list(store.records(Actor, article=found["c.txt"].article.key))


def test_get_finds_a_record_of_any_type(store: Store) -> None:
    found = analysis()
    store.write(found)
    for records in found.records.values():
        assert store.get(records[0].id) == records[0]
    assert store.get(found.article.id) == store.article(found.article.key) == found.article
    for nothing in ("", "article", "cue-0", "nothing-0", "\ud800", "article-\x00", "sqlite_master-1"):
        assert store.get(nothing) is None
    assert store.article(found.records[Cue][0].id) is None  # type: ignore[arg-type]


def test_the_same_articles_give_the_same_file_in_any_order(tmp_path: Path) -> None:
    found = [analysis(path=name) for name in ("a.txt", "b.txt", "c.txt")]
    with made(tmp_path / "one.onrecord", *found) as one, made(tmp_path / "two.onrecord", *found[::-1]) as two:
        assert everything(one) == everything(two)
