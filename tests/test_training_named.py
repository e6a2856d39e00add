"""Names in columns, as the corpora of names have them, read into documents: IOB1 becomes IOB2, and ten sentences are a document."""

from pathlib import Path

import pytest

from training import named
from training.documents import Document
from training.named import columns


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(named, "DATA", tmp_path)
    return tmp_path


def tagged(documents: list[Document]) -> list[list[tuple[str, str]]]:
    return [list(zip(s.words, s.names or (), strict=True)) for document in documents for s in document.sentences]


def test_names_that_begin_inside_begin(folder: Path) -> None:
    (folder / "a.conll").write_text("Ana I-PER\nTorve I-PER\nleft O\nLind I-LOC\nOstrel B-LOC\nNorth I-ORG\nCo I-ORG\n", "utf-8")
    assert tagged(columns("a.conll", "a")) == [
        [
            ("Ana", "B-PER"), ("Torve", "I-PER"), ("left", "O"), ("Lind", "B-LOC"), ("Ostrel", "B-LOC"), ("North", "B-ORG"),
            ("Co", "I-ORG"),
        ],
    ]  # fmt: skip


def test_names_that_begin_with_b_stay(folder: Path) -> None:
    (folder / "a.conll").write_text("Ana B-PER\nTorve I-PER\nBo B-PER\n\nLind I-LOC\n", "utf-8")
    assert tagged(columns("a.conll", "a")) == [[("Ana", "B-PER"), ("Torve", "I-PER"), ("Bo", "B-PER")], [("Lind", "B-LOC")]]


def test_kinds_are_mapped_and_unknown_ones_are_no_names(folder: Path) -> None:
    (folder / "a.tsv").write_text("# id 1\n1\tAna\tB-politician\n2\tLind\tB-country\n3\tTuesday\tB-day\n", "utf-8")
    assert tagged(columns("a.tsv", "a", word=1, kinds=named.POLITICS)) == [[("Ana", "B-PER"), ("Lind", "B-LOC"), ("Tuesday", "O")]]
    assert tagged(columns("a.tsv", "a", word=1)) == [[("Ana", "O"), ("Lind", "O"), ("Tuesday", "O")]]


def test_blanks_are_guessed_by_the_marks(folder: Path) -> None:
    (folder / "a.conll").write_text("He O\ndid O\nn't O\n( O\nsay O\n) O\n. O\n", "utf-8")
    (document,) = columns("a.conll", "a")
    assert document.sentences[0].spaces == [True, False, True, False, False, False, True]


def test_ten_sentences_are_a_document(folder: Path) -> None:
    (folder / "a.conll").write_text("\n\n".join(f"Word{n} O" for n in range(23)), "utf-8")
    found = columns("a.conll", "set")
    assert [(document.id, document.corpus, len(document.sentences)) for document in found] == [
        ("set-0", "set", 10), ("set-10", "set", 10), ("set-20", "set", 3),
    ]  # fmt: skip
