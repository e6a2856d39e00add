"""The Python API: the pinned names, the answers, and the examples of the docstrings."""

import doctest
import importlib.metadata
import subprocess
import sys
import typing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.app import record as record_module
from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.wish import Wish
from onrecord.errors import NotARecord, OnRecordError, SourceError
from onrecord.model.findings import Judgement
from tests.tiny_stages import FIRST, LINKS, PLAN, SECOND

PUBLIC = sorted(
    """
Actor Article ArticleView Attribution Breach Change Circumstance Cue DamagedRecord Dated Discrepancy Entity Event Evidence
Failure Hit Incumbent Judgement Line Mention Metadatum NewerRecord NotARecord OnRecordError Place PlanError
Progress Quantity Quotation RecordBusy RecordFile RecordFull Revision Role Run Said Sentence Source
SourceError SourcingChain Span StageError Statement StoreError TextReuse TimeExpression TimelineEntry
__version__ load open write_dossier""".split()  # noqa: SIM905
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture
def record(folder: Path) -> Iterator[RecordFile]:
    put([folder / "a.txt", folder / "b.txt"], folder / "s.onrecord", Wish(jobs=1, stages=PLAN, links=LINKS))
    with load(folder / "s.onrecord") as opened:
        yield opened


def test_what_is_less_sure_is_said_so(record: RecordFile) -> None:
    said = next(one for one in record.statements() if one.source is not None)
    doubtful = replace(said, confidence=0.55)
    assert doubtful.unsure
    assert not replace(doubtful, confidence=0.6).unsure
    assert not replace(doubtful, verdict="accept").unsure
    assert not replace(doubtful, source=None).unsure  # it claims nobody


def test_the_public_names() -> None:
    assert sorted(onrecord.__all__) == PUBLIC == dir(onrecord)
    for name in PUBLIC:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError, match="the public names are"):
        onrecord.opne  # noqa: B018


def test_the_version_is_that_of_the_package() -> None:
    assert importlib.metadata.version("onrecord") == onrecord.__version__


def test_importing_costs_nothing() -> None:
    code = "import sys, onrecord; print(sorted(m for m in sys.modules if m.startswith('onrecord')), 'sqlite3' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "['onrecord', 'onrecord.version'] False\n"


def test_the_example_in_the_docstring(tmp_path: Path) -> None:
    text = "Bridge to open on Monday\n\n“The bridge will open on Monday,” said Ana Torve, the mayor of Lindhaven.\n"
    (tmp_path / "bridge.txt").write_text(text, encoding="utf-8")
    assert doctest.testmod(record_module, extraglobs={"folder": tmp_path}) == (0, typing.cast(typing.Any, 5))


def test_statements_are_joined_with_what_belongs_to_them(record: RecordFile) -> None:
    said = record.statements(article="b.txt")[1]
    assert (said.speaker, said.statement.speaker) == ("Ana Torve", "Torve")
    assert said.source is not None
    assert said.cue is not None
    assert (said.source.words, said.cue.words, said.words) == ("Torve", "said", "“It is too early,”")
    assert (said.title, said.outlet, said.reported, said.kind) == ("Council splits over the bridge", "Valley Radio", "2025-11-19", "person")
    assert said.confidence == 0.8
    assert said.actor in {actor.id for actor in record.actors()}
    text = record.article(said.article).article.text
    for evidence in (*said.evidence, said.source, said.cue):
        assert text[evidence.span.start : evidence.span.end] == evidence.words


def test_statements_by_speaker(record: RecordFile) -> None:
    everybody = record.statements()
    assert len(everybody) == 4
    for name in ("Ana Torve", "ana  torve", "Torve", "ÁNA TORVE"):
        assert [s.speaker for s in record.statements(speaker=name)] == ["Ana Torve"] * 3
    assert record.statements(speaker="orve") == record.statements(speaker="To") == record.statements(speaker="") == ()
    assert record.statements(speaker="ana tor") == record.statements(speaker="ana torve")
    assert record.statements(speaker="Tor", article="b.txt") == record.statements(speaker="Torve", article="b.txt")
    assert record.statements(speaker="Bo Lind", article="b.txt") == ()
    assert record.statements(speaker="Bo Lind", article="a.txt") == everybody[1:2]


def test_the_beginning_of_a_name_counts_only_where_nobody_has_the_word(record: RecordFile, folder: Path) -> None:
    (folder / "c.txt").write_text("Three\nPost, 2025-11-20\n“It rains,” said Torv.\n“No,” said Bob Lindqvist.\n", encoding="utf-8")
    put([folder / "c.txt"], record.path, Wish(jobs=1, stages=PLAN, links=LINKS))
    with load(record.path) as opened:
        assert {said.speaker for said in opened.statements(speaker="torv")} == {"Torv"}
        assert {said.speaker for said in opened.statements(speaker="lind")} == {"Bo Lind"}
        assert {said.speaker for said in opened.statements(speaker="lin")} == {"Bo Lind", "Bob Lindqvist"}


def test_one_article_gives_what_all_of_them_give(record: RecordFile) -> None:
    one_by_one = [said for view in record.articles() for said in record.statements(article=view.article.id)]
    assert tuple(one_by_one) == record.statements()
    assert record.articles() == tuple(record.article(view.article.id) for view in record.articles())


def test_articles_by_path(record: RecordFile, folder: Path) -> None:
    for name in ("a.txt", str(folder / "a.txt"), record.articles()[0].article.id):
        assert record.article(name).title == "Bridge to open on Monday"
    with pytest.raises(OnRecordError, match=r"no article 'c\.txt'"):
        record.article("c.txt")
    other = folder / "other"
    other.mkdir()
    (other / "a.txt").write_text(SECOND, encoding="utf-8")
    put([other], record.path, Wish(jobs=1, stages=PLAN, links=LINKS))
    with pytest.raises(OnRecordError, match="may be any of 2 articles"):
        record.article("a.txt")


def test_a_path_means_what_was_read_there_last(record: RecordFile, folder: Path) -> None:
    for text in ("Two\nPost, 2025-11-20\n“It rains,” said Eve.\n", "Three\nRadio, 2025-11-20\n“It snows,” said Ida.\n"):
        (folder / "a.txt").write_text(text, encoding="utf-8")
        put([folder / "a.txt"], record.path, Wish(jobs=1, stages=PLAN, links=LINKS))
        with load(record.path) as opened:
            assert opened.article(str(folder / "a.txt")).article.text == opened.article("a.txt").article.text == text


def test_a_persons_verdict_wins(record: RecordFile) -> None:
    bo = record.statements(speaker="Bo Lind")[0]
    made = record.judge(bo.statement.id, "correct", value=" Eva Moor ", note="heard it", by="the desk")
    assert made.evidence == bo.evidence
    assert (made.value, made.at[-1]) == ("Eva Moor", "Z")
    [eva] = record.statements(speaker="Eva Moor")
    assert (eva.corrected, eva.verdict, eva.actor, eva.statement) == (True, "correct", None, bo.statement)
    record.judge(bo.statement.id, "correct", value="Ana Torve", by="the desk")
    assert record.statements(speaker="Torve")[1].actor == record.statements()[0].actor
    record.judge(bo.statement.id, "note", note="ask again", by="the desk")
    assert record.statements()[1].corrected
    record.judge(bo.statement.id, "reject", by="the desk")
    assert len(record.statements()) == 3
    [rejected] = [said for said in record.statements(rejected=True) if said.verdict == "reject"]
    assert (rejected.speaker, rejected.corrected) == ("Bo Lind", False)
    record.judge(bo.statement.id, "accept", by="the desk")
    assert record.statements()[1].verdict == "accept"
    assert [j.verdict for j in record.records(Judgement)] == ["correct", "correct", "note", "reject", "accept"]


def test_a_verdict_outlives_a_new_reading(record: RecordFile, folder: Path) -> None:
    bo = record.statements(speaker="Bo Lind")[0]
    record.judge(bo.statement.id, "reject", by="the desk")
    put([folder / "a.txt"], record.path, Wish(day="2020", jobs=1, stages=PLAN, links=LINKS))
    with load(record.path) as again:
        assert [said.speaker for said in again.statements()] == ["Ana Torve"] * 3


def test_verdicts_that_cannot_be(record: RecordFile) -> None:
    bo = record.statements(speaker="Bo Lind")[0].statement
    for id_, verdict, value, note, says in (
        ("statement-0000000000000000", "accept", None, "", "there is no statement-0"),
        (bo.id, "correct", None, "", "needs the right value"),
        (bo.id, "correct", "  ", "", "needs the right value"),
        (bo.id, "accept", "Eva", "", "takes no value"),
        (bo.id, "note", None, " ", "needs words"),
        (bo.id, "perhaps", None, "", "choose from accept, reject, correct, note"),
        (record.actors()[0].id, "correct", "Eva", "", "is no statement"),
    ):
        with pytest.raises(OnRecordError, match=says):
            record.judge(id_, verdict, value=value, note=note)  # type: ignore[arg-type]
    assert record.records(Judgement) == ()
    assert record.judge(bo.id, "accept").by


def test_search_marks_the_words(record: RecordFile) -> None:
    [hit] = record.search("“TOLD us” nobody")
    assert [match.words for match in hit.matches] == ["Nobody told us"]
    assert hit.sentence.words == "“Nobody told us,” said Bo Lind.\n"
    text = record.article(hit.article).article.text
    assert all(text[m.span.start : m.span.end] == m.words for m in (hit.sentence, *hit.matches))
    assert sorted(m.words for hit in record.search("brid*") for m in hit.matches) == ["Bridge", "bridge", "bridge", "bridge"]
    assert record.search('"') == record.search("zebra") == ()
    assert len(record.search("bridge", limit=2)) == 2


def test_records_and_get(record: RecordFile) -> None:
    cues = record.records(onrecord.Cue)
    assert [cue.lemma for cue in cues] == ["say"] * 4
    assert record.get(cues[0].id) == cues[0]
    assert record.get("nothing") is None
    assert record.verify() == ()
    assert repr(record) == f"RecordFile({str(record.path)!r})"


def test_what_is_not_a_record(folder: Path) -> None:
    with pytest.raises(NotARecord):
        onrecord.load(folder / "a.txt")
    with pytest.raises(SourceError, match="there is no record"):
        onrecord.load(folder / "none.onrecord")


def test_the_number_of_questions_does_not_grow_with_the_statements(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store.store import Store

    def asked(count: int) -> int:
        lines = "".join(f"“Not before the {number}th,” said Ana.\n" for number in range(count))
        (folder / f"{count}.txt").write_text("Long\nPost, 2025\n" + lines, encoding="utf-8")
        put([folder / f"{count}.txt"], folder / f"{count}.onrecord", Wish(jobs=1, stages=PLAN, links=LINKS))
        calls = 0
        with load(folder / f"{count}.onrecord") as opened, monkeypatch.context() as patched:
            for name in ("records", "get", "_ask"):
                kept = getattr(Store, name)

                def counting(*arguments: object, kept: typing.Any = kept, **named: object) -> object:
                    nonlocal calls
                    calls += 1
                    return kept(*arguments, **named)

                patched.setattr(Store, name, counting)
            assert len(opened.statements()) == count
        return calls

    assert asked(3) == asked(60) < 20
