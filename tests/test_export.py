"""A record as files: every row flat, self-contained, true to the text and to the schema."""

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.app.ask import joins, people
from onrecord.app.export import cell
from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.rows import sheet
from onrecord.app.schema import schema
from onrecord.app.wish import Wish
from onrecord.errors import OnRecordError, SourceError, StoreError
from onrecord.model.article import Article, pasted
from onrecord.model.runs import noun
from onrecord.model.span import Span
from onrecord.model.speech import Cue
from onrecord.model.tables import AWAITED, RECORDS
from onrecord.store.store import Store
from tests.tiny_stages import FIRST, LINKS, PLAN, SECOND

BY_FILE = {noun(kind): kind for kind in RECORDS}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    folder = tmp_path_factory.mktemp("export")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "=b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    put([folder], folder / "s.onrecord", Wish(jobs=1, stages=PLAN, links=LINKS))
    with load(folder / "s.onrecord") as opened:
        bo = opened.statements(speaker="Bo Lind")[0]
        opened.judge(bo.statement.id, "correct", value="Eva Moor", by="the desk")
        opened.judge(opened.actors()[0].id, "accept", by="the desk")
        yield opened


@pytest.fixture(scope="module")
def rows(record: RecordFile, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    paths = record.export(tmp_path_factory.mktemp("rows"))
    assert paths[-1].name == "schema.json"
    return {path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths[:-1]}


def test_every_noun_has_a_file(rows: dict[str, list[dict[str, Any]]]) -> None:
    assert set(rows) == {noun(kind) for kind in RECORDS if kind not in AWAITED}
    assert {name: len(found) for name, found in rows.items() if name in ("article", "statement", "actor", "text_reuse", "failure")} == {
        "article": 2, "statement": 4, "actor": 2, "text_reuse": 1, "failure": 1,
    }  # fmt: skip


def test_a_statement_says_everything(rows: dict[str, list[dict[str, Any]]]) -> None:
    [said] = [row for row in rows["statement"] if row["speaker_in_article"] == "Bo Lind"]
    wanted = {
        "speaker": "Eva Moor", "corrected": True, "verdict": "correct", "words": "“Nobody told us,”", "source_words": "Bo Lind",
        "cue_words": "said", "title": "Bridge to open on Monday", "outlet": "The Lindhaven Post", "published": "2025-11-18",
        "directness": "direct", "stage": "statements", "version": 1, "rule": "one", "confidence": 0.9, "lowest_confidence": 0.8,
    }  # fmt: skip
    assert {name: said[name] for name in wanted} == wanted
    assert said["content"][0]["words"] == FIRST[said["content"][0]["start"] : said["content"][0]["end"]] == "“Nobody told us,”"
    assert said["path"].endswith("a.txt")


def test_ids_are_said_in_words(rows: dict[str, list[dict[str, Any]]]) -> None:
    first = rows["attribution"][0]
    assert (first["speaker"], first["source_words"], first["cue_words"]) == ("Ana Torve", "Ana Torve", "said")
    assert first["quotation_words"] == "“The bridge will open on Monday,”"
    assert {tuple(row["mention_words"]) for row in rows["entity"]} == {("Ana Torve",), ("Bo Lind",), ("Torve",)}
    assert {row["actor_name"] for row in rows["entity"]} == {"Ana Torve", "Bo Lind"}
    reuse = rows["text_reuse"][0]
    assert reuse["first_words"] == reuse["second_words"] == "“The bridge will open on Monday,” said Ana Torve."
    assert {reuse["first_path"], reuse["second_path"]} == {row["path"] for row in rows["article"]}
    assert sorted(row["verdict"] for row in rows["actor"] if row["verdict"]) == ["accept"]


def test_every_word_stands_in_its_article(rows: dict[str, list[dict[str, Any]]]) -> None:
    texts = {row["id"]: row["text"] for row in rows["article"]}

    def pieces(row: dict[str, Any], article: str | None) -> Iterator[tuple[str, int, int, str]]:
        for before in ("", "first_", "second_"):
            if row.get(f"{before}start") is not None:
                yield row.get(f"{before}article") or article or "", row[f"{before}start"], row[f"{before}end"], row[f"{before}words"]
        for value in row.values():
            if isinstance(value, list):
                for part in value:
                    if isinstance(part, dict) and "start" in part:
                        yield part.get("article") or article or "", part["start"], part["end"], part["words"]

    found = [piece for listed in rows.values() for row in listed for piece in pieces(row, row.get("article"))]
    assert len(found) > 40
    for article, start, end, words in found:
        assert texts[article][start:end] == words


def fits(value: Any, shape: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Whether a value is what a JSON Schema says, as far as the schema of the exports goes."""
    if "$ref" in shape:
        return fits(value, definitions[shape["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in shape:
        return any(fits(value, each, definitions) for each in shape["anyOf"])
    if "enum" in shape:
        return value in shape["enum"]
    if shape == {}:
        return True
    kinds: dict[str, Any] = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "array": list}
    if shape["type"] == "object":
        known = shape["properties"]
        return (
            isinstance(value, dict) and set(shape["required"]) <= set(value) <= set(known)
            and all(fits(part, known[name], definitions) for name, part in value.items())
        )  # fmt: skip
    if shape["type"] == "array" and isinstance(value, list):
        return all(fits(part, shape.get("items", {}), definitions) for part in value)
    return isinstance(value, kinds[shape["type"]]) and not (shape["type"] in ("integer", "number") and isinstance(value, bool))


def test_every_row_fits_the_schema(record: RecordFile, rows: dict[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    told = json.loads(record.export(tmp_path)[-1].read_text())
    assert told == json.loads(json.dumps(schema()))
    definitions = told["$defs"]
    for name, listed in rows.items():
        shape = told["files"][f"{name}.jsonl"]
        for row in listed:
            assert fits(row, shape, definitions), row
            assert not fits({**row, "extra": 1}, shape, definitions)
            assert not fits({key: value for key, value in row.items() if key != "id"}, shape, definitions)
            msgspec.convert(row, sheet(BY_FILE[name]).row, strict=True)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_no_column_has_another_ones_name(kind: Any) -> None:
    names = sheet(kind).names
    assert len(names) == len(set(names))
    assert set(names) == set(schema()["$defs"][noun(kind)]["properties"])


def test_csv_is_the_same_and_safe(record: RecordFile, rows: dict[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    for path in record.export(tmp_path, format="csv")[:-1]:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = list(csv.DictReader(stream))
        assert [row["id"] for row in table] == [row["id"] for row in rows[path.stem]]
        for row, same in zip(table, rows[path.stem], strict=True):
            assert {name: str(cell(value)) for name, value in same.items() if not isinstance(value, list)} == {
                name: value for name, value in row.items() if not isinstance(same[name], list)
            }
            assert all(json.loads(row[name]) == value for name, value in same.items() if isinstance(value, list))
    assert "“Nobody told us,”" in (tmp_path / "statement.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\n=1", "  =1", "\u00a0=1", " \t-a", "=", "-"])
def test_a_cell_is_never_a_formula(value: str) -> None:
    assert cell(value) == f"'{value}"


@pytest.mark.parametrize(
    ("value", "shown"), [(-1, -1), (-0.5, -0.5), (True, "true"), (None, ""), ("a=b", "a=b"), ("", ""), (["-a"], '["-a"]')]
)
def test_other_cells_stay_as_they_are(value: Any, shown: Any) -> None:
    assert cell(value) == shown


@given(st.text())
def test_any_text_comes_back_from_a_cell(value: str) -> None:
    shown = str(cell(value))
    assert shown in (value, f"'{value}")
    assert shown.lstrip()[:1] not in ("=", "+", "-", "@")
    assert shown[:1] not in ("\t", "\r")


def test_words_that_are_not_the_articles_stop_the_export(record: RecordFile) -> None:
    with Store.open(record.path) as store:
        known = joins(store, people(store), next(store.articles()))
        article = next(iter(known.articles.values()))
        cue = next(iter(known.cues.values()))
        with pytest.raises(StoreError, match=cue.id[:4]):
            sheet(Cue).make(replace(cue, span=Span(0, 10_000)), known)
        reuse = record.reuse()[0]
        for wrong in (replace(reuse.first, words="Other"), replace(reuse.first, span=Span(0, 10_000))):
            other = replace(reuse, first=replace(wrong, article=article.key), second=replace(wrong, article=article.key))
            with pytest.raises(StoreError, match=other.id):
                sheet(type(other)).make(other, known)


def test_half_characters(tmp_path: Path) -> None:
    from onrecord.pipeline.run import analyse

    article: Article = pasted("T\nPost, 2025\n“A \ud800 b,” said Ana.\n", path="x.txt")
    with Store.open(tmp_path / "s.onrecord", create=True) as store:
        store.write(analyse(article, PLAN))
    with load(tmp_path / "s.onrecord") as record:
        record.export(tmp_path / "out")
        record.export(tmp_path / "out", format="csv")
    assert json.loads((tmp_path / "out/article.jsonl").read_text(encoding="utf-8"))["text"] == article.text
    assert r"\ud800" in (tmp_path / "out/article.csv").read_text(encoding="utf-8-sig")


def test_a_file_is_replaced_whole_or_not_at_all(record: RecordFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "statement.jsonl").write_text("before")

    def broken(self: Any, *arguments: Any) -> Any:
        raise StoreError("a row is damaged")

    with monkeypatch.context() as patched:
        patched.setattr(type(sheet(Cue)), "make", broken)
        with pytest.raises(StoreError, match="damaged"):
            record.export(tmp_path)
    assert os.listdir(tmp_path) == ["statement.jsonl"]
    assert (tmp_path / "statement.jsonl").read_text() == "before"
    record.export(tmp_path)
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]
    assert (tmp_path / "statement.jsonl").read_text() != "before"


def test_where_it_cannot_be_written(record: RecordFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file/below"):
        with pytest.raises(SourceError, match="is a file, not a folder"):
            record.export(place)
    with pytest.raises(OnRecordError, match=r"unknown format 'xlsx'; choose from jsonl, csv"):
        record.export(tmp_path, format="xlsx")
    assert os.listdir(tmp_path) == ["file"]


def test_what_is_no_file_is_not_replaced(record: RecordFile, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cue.jsonl")
    with pytest.raises(SourceError, match=r"cue\.jsonl is there already and is not a file"):
        record.export(tmp_path)
    assert (tmp_path / "cue.jsonl").is_fifo()
    assert os.listdir(tmp_path) == ["cue.jsonl"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_not_ours(record: RecordFile, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SourceError, match="no right"):
        record.export(tmp_path / "rows")
