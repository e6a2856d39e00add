"""The language engine beside its peers: what a peer's process writes becomes a reading, tools are scored, and what is absent is told."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as command
from bench import language as bench
from bench.made import article
from eval.language.gold import Marked, Writer
from eval.system import Absent
from onrecord.model.language import Name, Reading, Word

ROW = {
    "words": [[0, 3, "PROPN", "NNP", "", 1, "nsubj"], [4, 8, "VERB", "VBD", "", -1, "root"]],
    "sentences": [[0, 2]],
    "names": [[0, 1, "PER"]],
}


@pytest.fixture
def documents() -> list[Marked]:
    writer = Writer()
    for words in (["Osk", "left", "."], ["Nobody", "swims"]):
        lemmas = {"left": "leave", "swims": "swim", "Nobody": "nobody"}
        writer.sentence(words, [w != "left" for w in words], [("", "", lemmas.get(w, w), 0, "") for w in words])
    return [Marked("x", writer.text, writer.reading())]


class Reader:
    """Reads every white-space word as one, in one sentence."""

    name, version = "reader", "1"

    def read(self, texts: list[str]) -> list[Reading]:
        return [Reading(tuple(Word(i, i + 1, "X", "X", "", -1, "dep") for i in range(len(t.split()))), ((0, 1),)) for t in texts]


def test_what_the_peer_wrote_becomes_a_reading() -> None:
    words = (Word(0, 3, "PROPN", "NNP", "", 1, "nsubj"), Word(4, 8, "VERB", "VBD", "", -1, "root"))
    assert bench.reading_of(ROW) == Reading(words, ((0, 2),), (Name(0, 1, "person", 1.0),))


def test_a_peer_is_asked_in_its_own_process_and_its_seconds_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = {"python": sys.executable, "spacy": "0", "cpu_minutes": 2, "epochs": 0.5}
    (tmp_path / "peer.json").write_text(json.dumps(about), encoding="utf-8")
    asked: list[Any] = []

    def run(command: list[str], **options: Any) -> None:
        assert command[:3] == [sys.executable, "-m", "bench.peers.run_spacy"]
        assert options["env"]["OMP_NUM_THREADS"] == "1"
        asked.append(json.loads(Path(command[4]).read_text(encoding="utf-8")))
        Path(command[5]).write_text(json.dumps({"seconds": 2.5, "readings": [ROW]}), encoding="utf-8")

    monkeypatch.setattr(bench.subprocess, "run", run)
    peer = bench.Peer(tmp_path)
    assert peer.tag(["Osk left"], [[[(0, 3), (4, 8)]]]) == peer.read(["Osk left"]) == [bench.reading_of(ROW)]
    assert asked == [{"texts": ["Osk left"], "words": [[[[0, 3], [4, 8]]]]}, {"texts": ["Osk left"], "words": None}]
    assert (peer.seconds, peer.trained) == (2.5, "2 CPU minutes, 0.5 epochs")


def test_a_splitter_is_scored_by_whole_sentences_white_space_aside(documents: list[Marked]) -> None:
    assert documents[0].text == "Osk left. Nobody swims "
    assert bench.split(documents, lambda text: [(0, 10), (10, 23)]).f1 == 1.0
    assert bench.split(documents, lambda text: [(0, 9), (10, 16), (17, 22)]).f1 == pytest.approx(2 * 1 / (3 + 2))
    assert bench.split(documents, lambda text: [(0, len(text))]).f1 == 0.0


def test_lemmas_are_scored_as_the_treebank_writes_them(documents: list[Marked]) -> None:
    assert bench.lemmas(documents, str.lower).f1 == pytest.approx(2 / 5)


def test_two_values_make_a_ratio_and_nothing_makes_none() -> None:
    first, second = bench.compared("words", "words/s", 100.0, "other", 400.0)
    assert (first.value, second.value, second.note) == (400.0, 100.0, "0.25 times other")
    assert [row.note for row in bench.compared("las", "", 0.5, "other", 0.0)] == ["", ""]


def test_without_a_pipeline_our_own_speed_is_measured_and_a_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "engine", Reader)
    skipped, ours = bench.language([article(1)], tmp_path, None)
    assert skipped.value is None
    assert "bench.peers.train_spacy" in skipped.note
    assert ours.value is not None
    assert ours.value > 0


def test_without_weights_the_bench_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Any:
        raise Absent("no weights")

    monkeypatch.setattr(bench, "engine", absent)
    report = tmp_path / "report.json"
    assert command.main(["--only", "language", "--articles", "2", "--data", str(tmp_path), "--report", str(report)]) == 0
    assert json.loads(report.read_text())["rows"] == [
        {"group": "language", "name": "onrecord", "value": None, "unit": "", "note": "skipped: no weights"}
    ]
