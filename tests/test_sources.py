"""Files, folders, tables and standard input: what is handed on, and what is said about the rest."""

import io
import json
import os
import socket
import sys
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.model.article import Declared
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.sources import files
from onrecord.sources.files import count, items
from onrecord.sources.tables import rows_of

STORY = b"The bridge opened a day early, and nobody had told the mayor.\n"
PAGE = b"<!doctype html><html><body><p>The bridge opened a day early.</p></body></html>"


def split(paths: list[str], **wishes: object) -> tuple[list[Raw], list[Failure]]:
    found = list(items(paths, **wishes))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Raw)], [f for f in found if isinstance(f, Failure)]


def refused(path: Path | str, **wishes: object) -> Failure:
    raws, failures = split([str(path)], **wishes)
    assert raws == []
    assert len(failures) == 1
    assert failures[0].path == str(path)
    assert failures[0].advice
    return failures[0]


def test_a_folder_is_read_in_order_and_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, data in {
        "b/two.txt": STORY,
        "a.html": PAGE,
        "c": STORY,
        ".hidden.txt": STORY,
        "p.png": b"\x89PNG",
        "b/q.css": b"p{}",
    }.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "d.dat").write_bytes(b"%PDF-1.7 and so on")
    raws, failures = split([str(tmp_path)])
    assert [Path(r.path).relative_to(tmp_path).as_posix() for r in raws] == ["a.html", "c", "b/two.txt"]
    assert [r.format for r in raws] == ["html", None, None]
    assert [(f.path, f.error) for f in failures] == [
        (str(tmp_path), "3 files that cannot hold an article passed over: 1 .css, 1 .dat, 1 .png")
    ]


DOSSIER = PAGE.replace(b"<html>", b'<html lang="en"><head><meta charset="utf-8">\n<meta name="generator" content="onrecord"></head>')


def test_what_onrecord_wrote_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "rows").mkdir()
    for name, data in {
        "a.txt": STORY,
        "story.html": DOSSIER,
        "s.onrecord": b"",
        "rows/article.jsonl": b'{"text": "Words."}\n',
        "rows/cue.csv": b"",
        "rows/schema.json": b'{"title": "The rows of an onrecord export"}',
        "rows/mine.jsonl": b'{"text": "The bridge opened."}\n',
    }.items():
        (tmp_path / name).write_bytes(data)
    raws, (note,) = split([str(tmp_path)])
    assert [Path(raw.path).name for raw in raws] == ["a.txt", "mine.jsonl"]
    said = "4 files that cannot hold an article passed over: 1 dossier of onrecord, 3 of an export of onrecord"
    assert (note.error, note.harmless) == (said, True)
    by_name = refused(tmp_path / "story.html")
    assert (by_name.error, by_name.harmless) == ("this is a dossier that onrecord wrote", False)
    (tmp_path / "rows/schema.json").write_bytes(b'{"title": "Somebody else\'s"}')
    assert "article.jsonl" in [Path(raw.path).name for raw in split([str(tmp_path / "rows")])[0]]


def test_counting_lists_and_does_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in {"a.txt": STORY, "b.html": PAGE, "p.png": b"", "s.onrecord": b"", ".c.txt": STORY, "empty.txt": b""}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "below").mkdir()
    (tmp_path / "below/again").symlink_to(tmp_path, target_is_directory=True)
    paths = [str(tmp_path), str(tmp_path / "nothing.txt"), str(tmp_path / "*.txt")]
    expected = sum(map(len, split(paths)))
    with monkeypatch.context() as patched:
        patched.setattr("builtins.open", lambda *_: pytest.fail("a file was opened"))
        patched.setattr(Path, "read_bytes", lambda _: pytest.fail("a file was read"))
        assert count(paths) == expected == 8
    (tmp_path / "rows.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    assert count(paths) == sum(map(len, split(paths))) == 10
    monkeypatch.setattr(files, "LITTLE", 30)
    assert count(paths) is None
    assert count([str(tmp_path / "a.txt")]) == 1
    assert count([str(tmp_path / "a.txt")], format="jsonl") is None
    for unknown in ("-", "https://example.org/a"):
        assert count([str(tmp_path / "a.txt"), unknown]) is None


def test_the_path_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_bytes(STORY)
    monkeypatch.chdir(tmp_path)
    assert [r.path for r in split(["news", "news/a.txt", "news/*.txt"])[0]] == ["news/a.txt"] * 3


def test_a_loop_of_links_is_read_once_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    raws, failures = split([str(tmp_path)])
    assert len(raws) == 1
    assert [f.path for f in failures] == [str(tmp_path / "again")]
    assert "read already" in failures[0].error


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("a.txt", b"%PDF-1.4 text", "a PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("story.onrecord", b"SQLite format 3\x00" + b"\x00" * 90, "a database"),
        ("a.zip", b"PK\x03\x04", "a zip archive"),
        ("a.txt", bytes(range(256)) * 4, "not text"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "this feed"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert said in refused(tmp_path / name).error


def test_a_missing_path_a_pattern_without_a_match_and_an_address(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "gone.txt").error
    assert "no file fits" in refused(tmp_path / "*.txt").error
    assert "address" in refused("https://example.org/story").error
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    assert "cannot be reached" in refused(tmp_path / "dangling.txt").error


def test_an_unreadable_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(STORY)
    real = open

    def denied(name: object, *rest: object, **more: object) -> object:
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied")
        return real(name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", denied)  # root reads everything, whatever the mode
    assert "Permission denied" in refused(path).error


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with open(tmp_path / "huge.txt", "wb") as stream:
        stream.write(STORY * 200)
        stream.truncate(50_000_000)
    failure = refused(tmp_path / "huge.txt")
    assert failure.error == "50.0 MB is more than the 10 MB that one article may have"
    assert "split it" in failure.advice


def test_devices_pipes_and_sockets_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # a socket's address is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
        for path in ("pipe", "socket", "/dev/zero"):
            assert "not a file" in refused(path).error
        assert len(split([str(tmp_path)])[1]) == 2


def test_rows_of_json_lines_stream_and_a_bad_one_is_named(tmp_path: Path) -> None:
    rows = [b'\xef\xbb\xbf{"id": 7, "text": "One."}', b"{oops", b"", b"[1]", b'{"text": "Two."}']
    (tmp_path / "a.jsonl").write_bytes(b"\r\n".join(rows))
    raws, failures = split([str(tmp_path / "a.jsonl")], declared=(Declared("published", "2024", "option"),))
    assert [(r.item, json.loads(r.data)["text"], r.format) for r in raws] == [("7", "One.", "row"), ("5", "Two.", "row")]
    assert raws[0].declared == (Declared("published", "2024", "option"),)
    assert [(f.item, f.error.split(":")[0]) for f in failures] == [("2", "line 2 is not JSON"), ("4", "line 4 is not a JSON object")]


def test_rows_of_one_id_are_told_apart() -> None:
    lines = [b'{"id": "d", "text": "a"}', b'{"id": "d (2)", "text": "b"}', b'{"id": "d", "text": "c"}', b'{"id": "d", "text": "e"}']
    items = [row.item for row in rows_of("jsonl", lines)]
    assert items[:2] == ["d", "d (2)"]
    assert len(set(items)) == 4
    assert [row.item for row in rows_of("jsonl", [b'{"id": "d", "text": "a"}'] * 3)] == ["d", "d (2)", "d (3)"]


def test_csv_in_windows_1252_with_semicolons(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('id;Body\nx1;“Größe zählt,” she said.\n\nx2;"Two\nlines"\n'.encode("cp1252"))
    raws, failures = split([str(tmp_path / "a.csv")])
    assert failures == []
    assert [(r.item, json.loads(r.data)["Body"]) for r in raws] == [("x1", "“Größe zählt,” she said."), ("x2", "Two\nlines")]


def test_a_table_without_a_text_column_lists_what_it_saw(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"name\tvotes\nTorve\t12\n")
    assert refused(tmp_path / "a.tsv").error == "no column holds the text; there are: name, votes"


def test_a_cell_larger_than_the_csv_module_likes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + "word " * 60_000 + "\n")
    assert len(split([str(tmp_path / "a.csv")])[0]) == 1


def table(tmp_path: Path, words: str) -> tuple[list[str], list[str]]:
    (tmp_path / "a.csv").write_text(words, newline="")
    raws, failures = split([str(tmp_path / "a.csv")])
    return [json.loads(r.data)["text"] for r in raws], [f.error for f in failures]


@pytest.mark.parametrize(
    ("words", "texts", "lines"),
    [
        ('text\n"broken quote, said Ann\nnext row\n', ["next row"], [2]),
        ('text\nfirst\n"broken quote\nnext row\n"proper, row"\nlast', ["first", "next row", "proper, row", "last"], [3]),
        (
            'id,text\na,"two\nlines"\nb,"broken\nc,third\nd,fourth\ne,the ""fifth""\nf,six"\n',
            ["two\nlines", "third", "fourth", 'the ""fifth""', 'six"'],
            [4],
        ),
        ('id,text\n"x\ny","broken\n', [], [3]),
        ('id,text\na,"He said "no" to it"\nb,fine\n', ["fine"], [2]),
        ("text\nOne, two\nfine,\n", ["fine"], [2]),
    ],
)
def test_a_quote_mark_that_is_not_closed_costs_its_own_row(tmp_path: Path, words: str, texts: list[str], lines: list[int]) -> None:
    found, errors = table(tmp_path, words)
    assert found == texts
    assert [int(error.split()[1]) for error in errors] == lines


def test_an_article_of_many_lines_in_quote_marks_is_one_row(tmp_path: Path) -> None:
    story = "The bridge opened.\n\nHowever, it closed.\r\nThen, it opened.\nA word, said Ann.\n"
    assert table(tmp_path, f'id,text\na,"{story}"\nb,"x,y"') == ([story.replace('""', '"'), "x,y"], [])


def test_a_file_of_broken_quote_marks_ends(tmp_path: Path) -> None:
    found, errors = table(tmp_path, "id,text\n" + 'a,"b\n' + 'a,b""\n' * 3 + "c,d\n" * 3 + 'x,"\n' * 20_001)
    assert 20_000 > len(found) > 0
    assert len(errors) <= 20_001


def test_json_is_one_object_or_many(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"text": "One."}')
    (tmp_path / "many.json").write_text('[{"text": "One.", "id": "a"}, 3, {"text": "Two."}]')
    raws, failures = split([str(tmp_path / "one.json"), str(tmp_path / "many.json")])
    assert [r.item for r in raws] == [None, "a", "3"]
    assert [f.item for f in failures] == ["2"]


@pytest.mark.parametrize(("data", "formats"), [(STORY, [None]), (b'{"text": "A."}\n{"text": "B."}\n', ["row", "row"]), (b"", [])])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, formats: list[str | None]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    raws, failures = split(["-"])
    assert [r.format for r in raws] == formats
    assert len(failures) == (not formats)


def test_a_name_that_is_not_utf8_can_be_written_down(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as stream:
            stream.write(STORY)
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    assert [r.path.encode() for r in split([str(tmp_path)])[0]] == [f"{tmp_path}/caf\ufffd.txt".encode()]


def test_an_unknown_format_is_a_mistake() -> None:
    with pytest.raises(SourceError, match="choose from auto, text, html"):
        items(["a"], format="docx")
