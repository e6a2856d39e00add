"""The measuring of the language engine, on invented sentences: a perfect model scores 1, and known mistakes cost what they should."""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import erf
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval import __main__ as command
from eval import floors
from eval.figures import Figure
from eval.floors import Floors
from eval.language import cost, names, parse, tokens, vectors
from eval.language.encoder import _gelu
from eval.language.gold import Marked, Writer, columns, polnear, spans, treebank
from eval.language.system import given
from eval.system import Absent, Missing
from onrecord.model.language import Attributed, Name, Reading, Word

FERRY = {
    "w": ["The", "ferry", "sank", "."], "sp": [True, True, False, True], "upos": ["DET", "NOUN", "VERB", "PUNCT"],
    "xpos": ["DT", "NN", "VBD", "."], "lemma": ["the", "ferry", "sink", "."], "head": [2, 3, 0, 3],
    "dep": ["det", "nsubj", "root", "punct"],
}  # fmt: skip
NOBODY = {
    "w": ["Nobody", "did", "n't", "swim"], "sp": [True, False, True, True], "upos": ["PRON", "AUX", "PART", "VERB"],
    "xpos": ["NN", "VBD", "RB", "VB"], "lemma": ["nobody", "do", "not", "swim"], "head": [4, 4, 4, 0],
    "dep": ["nsubj", "aux", "advmod", "root"],
}  # fmt: skip
BERTHS = {
    "w": ["Teck", "said", "two", "berths", "\u201c", "failed", "\u201d", "."],
    "off": [[0, 4], [5, 9], [10, 13], [14, 20], [21, 22], [22, 28], [28, 29], [29, 30]],
}  # fmt: skip
SAID = "Teck said two berths \u201cfailed\u201d."


class Oracle:
    """A model that gives the readings that it was told, changed or not."""

    name, version = "oracle", "1"

    def __init__(self, documents: Sequence[Marked], change: Callable[[Reading], Reading] = lambda reading: reading) -> None:
        self.readings = {d.text: change(d.gold) for d in documents}

    def read(self, texts: Sequence[str]) -> list[Reading]:
        return [self.readings[text] for text in texts]

    def tag(self, texts: Sequence[str], words: Sequence[Any]) -> list[Reading]:
        return self.read(texts)

    def vectors(self, sentences: Sequence[str]) -> Any:
        return np.eye(len(sentences), dtype=np.float32)


def written(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join(json.dumps(row) for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A tiny folder of every corpus that is asked, in the shape of the real ones."""
    written(tmp_path / parse.NEEDS[0], [{"id": "weblog-1", "sents": [FERRY, NOBODY]}])
    written(tmp_path / parse.NEEDS[1], [{"id": f"GUM_{g}_x", "sents": [NOBODY, FERRY]} for g in ("news", "fiction", "court")])
    for corpus in names.CORPORA:
        (tmp_path / corpus.path).parent.mkdir(exist_ok=True)
        label = next(k for k, kind in corpus.kinds.items() if kind == "person")
        line = ["-"] * 3
        line[corpus.word], line[corpus.tag] = "Osk", f"B-{label}"
        (tmp_path / corpus.path).write_text("\t".join(line) + "\n\n", encoding="utf-8")
    written(tmp_path / tokens.NEEDS[0], [{"id": "a", "sents": [BERTHS]}])
    marked = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 29]], "type": "mixed"}
    written(tmp_path / tokens.NEEDS[1], [{"id": "a", "text": SAID, "attributions": [marked]}, {"id": "b", "text": "-", "attributions": []}])
    return tmp_path


def ewt(data: Path) -> list[Marked]:
    return treebank(data / parse.NEEDS[0])


def values(figures: Sequence[Figure]) -> dict[str, float]:
    return {f.name.partition("/")[2]: f.value for f in figures}


def raw_of(data: Path, change: Callable[[Reading], Reading]) -> dict[str, float]:
    documents = ewt(data)
    scores = parse.scored_raw(zip(documents, Oracle(documents, change).read([d.text for d in documents]), strict=True))
    return values(scores.figures("x/", parse.RAW))


def with_word(number: int, **changes: Any) -> Callable[[Reading], Reading]:
    def change(reading: Reading) -> Reading:
        words = list(reading.words)
        words[number] = replace(words[number], **changes)
        return replace(reading, words=tuple(words))

    return change


def test_a_perfect_model_scores_one_everywhere_and_loses_nothing_on_raw_text(data: Path) -> None:
    documents = ewt(data) + treebank(data / parse.NEEDS[1])
    found = parse.figures(Oracle(documents), data)
    assert {f.name for f in found} >= {"language-parse/ewt given words las", "language-parse/gum news raw text sentences"}
    for figure in found:
        want = 0.0 if figure.name.endswith("lost on raw text") else 1.0
        assert figure.value == want or figure.of == 0, figure.name


def test_a_treebank_is_rebuilt_with_its_spaces_and_fiction_is_left_out(data: Path) -> None:
    (document,) = ewt(data)
    assert document.text == "The ferry sank. Nobody didn't swim "
    assert [document.text[w.start : w.end] for w in document.gold.words] == FERRY["w"] + NOBODY["w"]
    assert document.gold.sentences == ((0, 4), (4, 8))
    assert [w.head for w in document.gold.words] == [1, 2, -1, 2, 7, 7, 7, -1]
    found = parse.figures(Oracle([*treebank(data / parse.NEEDS[1]), document]), data)
    assert next(f.of for f in found if f.name == "language-parse/gum given words upos") == 16


def test_one_wrong_relation_of_seven_costs_a_seventh_and_a_full_stop_costs_nothing(data: Path) -> None:
    documents = ewt(data)
    reading = with_word(3, head=0, dep="dep")(with_word(1, dep="nsubj:pass")(documents[0].gold))
    found = values(parse.scored_given([(documents[0], reading)]).figures("x/", ("upos", "uas", "las")))
    assert found == {" upos": 1.0, " uas": 1.0, " las": pytest.approx(6 / 7)}


def test_a_wrong_tag_and_a_wrong_head_cost_their_words(data: Path) -> None:
    documents = ewt(data)
    reading = with_word(4, head=5, upos="NOUN")(documents[0].gold)
    found = values(parse.scored_given([(documents[0], reading)]).figures("x/", ("upos", "xpos", "uas", "las")))
    assert found == {" upos": 7 / 8, " xpos": 1.0, " uas": pytest.approx(6 / 7), " las": pytest.approx(6 / 7)}


def joined_didnt(reading: Reading) -> Reading:
    """The tokeniser leaves "didn't" whole: one word instead of two, every later index one less."""
    first, words = reading.words[:5], reading.words[7:]
    whole = Word(reading.words[5].start, reading.words[6].end, "AUX", "VBD", "do", 6, "aux")
    moved = tuple(replace(w, head=w.head if w.head < 6 else w.head - 1) for w in (*first, *words))
    return replace(reading, words=(*moved[:5], whole, *moved[5:]), sentences=((0, 4), (4, 7)))


def test_an_unsplit_word_costs_the_two_wanted_and_the_one_given(data: Path) -> None:
    found = raw_of(data, joined_didnt)
    assert found[" words"] == pytest.approx(2 * 6 / (7 + 8))
    assert found[" upos"] == pytest.approx(2 * 6 / (7 + 8))
    assert found[" las"] == pytest.approx(2 * 5 / (6 + 7))
    assert found[" las conll18"] == pytest.approx(2 * 6 / (7 + 8))
    assert found[" sentences"] == 1.0


def test_a_head_that_matches_no_wanted_word_is_wrong_even_at_the_same_index(data: Path) -> None:
    found = raw_of(data, lambda reading: with_word(0, head=5)(joined_didnt(reading)))
    assert found[" uas"] == pytest.approx(2 * 4 / (6 + 7))


def test_sentences_run_together_cost_both_and_one_start(data: Path) -> None:
    found = raw_of(data, lambda reading: replace(reading, sentences=((0, 8),)))
    assert (found[" sentences"], found[" sentence starts"], found[" words"]) == (0.0, 0.0, 1.0)


def test_a_sentence_cut_in_two_costs_precision_and_keeps_the_right_start(data: Path) -> None:
    found = raw_of(data, lambda reading: replace(reading, sentences=((0, 2), (2, 4), (4, 8))))
    assert found[" sentences"] == pytest.approx(2 * 1 / (3 + 2))
    assert found[" sentence starts"] == pytest.approx(2 * 1 / (2 + 1))


def test_silence_on_raw_text_scores_nothing_and_raises_nothing(data: Path) -> None:
    assert set(raw_of(data, lambda reading: Reading()).values()) == {0.0}


def test_a_root_given_for_a_root_is_right_and_for_another_word_is_not(data: Path) -> None:
    assert raw_of(data, with_word(1, head=-1))[" uas"] == pytest.approx(6 / 7)


def test_changed_words_and_a_model_that_takes_none_are_refused(data: Path) -> None:
    documents = ewt(data)
    with pytest.raises(Missing, match="changed the words"):
        given(Oracle(documents, joined_didnt), documents)

    class ReadsOnly:
        name = "reader"

    with pytest.raises(Absent, match="takes no given words"):
        given(ReadsOnly(), documents)  # type: ignore[arg-type]


def test_spans_of_tags() -> None:
    assert spans(["B-PER", "I-PER", "B-PER", "O", "I-ORG", "I-LOC"]) == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "ORG"), (5, 6, "LOC")]


def test_columns_are_read_by_document_where_they_say_so_and_by_tens_elsewhere(tmp_path: Path) -> None:
    tabs = tmp_path / "u.iob2"
    tabs.write_text(
        "# newdoc id = x\n# text = Osk #\n1\tOsk\tB-PER\t-\n2\t#\tO\t-\n\n# newdoc id = y\n1\tIstrel\tB-LOC\t-\n", encoding="utf-8"
    )
    first, second = columns(tabs, names.GENERAL, word=1, tag=2)
    assert (first.text.strip(), second.text.strip()) == ("Osk #", "Istrel")
    assert second.gold.names == (Name(0, 1, "place", 1.0),)
    plain = tmp_path / "w.conll"
    plain.write_text("Osk I-PER\n# O\n\n" * 23, encoding="utf-8")
    assert [len(d.gold.sentences) for d in columns(plain, names.GENERAL)] == [10, 10, 3]
    assert columns(plain, {})[0].gold.names == ()


def named(*found: tuple[int, int, str]) -> Reading:
    return Reading(names=tuple(Name(a, b, kind, 1.0) for a, b, kind in found))  # type: ignore[arg-type]


def test_names_count_where_words_and_kind_are_right_and_other_names_apart() -> None:
    wanted = Marked("x", "", named((0, 2, "person"), (4, 5, "organisation"), (7, 8, "other")))
    found = named((0, 2, "person"), (4, 6, "organisation"), (7, 8, "place"), (9, 10, "other"))
    scores = names.scored([(wanted, found)])
    assert (scores["all"].precision, scores["all"].recall) == (1 / 3, 1 / 2)
    assert (scores["person"].f1, scores["organisation"].f1, scores["place"].found, scores["other"].f1) == (1.0, 0.0, 1, 0.0)


def test_every_corpus_of_names_is_read_and_says_whether_it_was_trained_on(data: Path) -> None:
    documents = [d for c in names.CORPORA for d in columns(data / c.path, c.kinds, word=c.word, tag=c.tag)]
    found = values(names.figures(Oracle(documents), data))
    assert found["re3d all f1"] == found["uner ewt dev (trained on) person f1"] == 1.0
    assert not any("other" in name for name in found)


def test_attributions_of_the_corpus_come_as_ranges_of_words(data: Path) -> None:
    (document,) = polnear(data / tokens.NEEDS[0], data / tokens.NEEDS[1])
    assert document.gold.attributions == (Attributed(((1, 2),), ((0, 1),), ((2, 7),), 1.0),)
    found = values(tokens.figures(Oracle([document]), data))
    assert set(found.values()) == {1.0}
    assert len(found) == 32


def token_scores(data: Path, *attributions: Attributed) -> dict[str, Any]:
    (document,) = polnear(data / tokens.NEEDS[0], data / tokens.NEEDS[1])
    reading = replace(document.gold, attributions=attributions)
    return {"tokens": tokens.scored_tokens([(document, reading)]), "spans": tokens.scored_spans([(document, reading)]),
            "links": tokens.scored_links([(document, reading)])}  # fmt: skip


def test_content_inside_and_outside_quote_marks_is_counted_apart(data: Path) -> None:
    found = token_scores(data, Attributed(((1, 2),), ((0, 1),), ((4, 8),), 1.0))
    tallies = found["tokens"]
    assert (tallies["content"].precision, tallies["content"].recall) == (3 / 4, 3 / 5)
    assert tallies["content inside quote marks"].f1 == 1.0
    assert (tallies["content outside quote marks"].right_found, tallies["content outside quote marks"].found) == (0, 1)
    assert tallies["content outside quote marks"].wanted == 2
    assert (found["spans"]["content"].f1, found["spans"]["cue"].f1) == (0.0, 1.0)


def test_a_wrong_source_costs_the_link_and_not_the_content(data: Path) -> None:
    links = token_scores(data, Attributed(((1, 2),), ((7, 8),), ((2, 7),), 1.0))["links"]
    assert (links.content["all"].f1, links.whole["all"].f1, links.sourced.precision) == (1.0, 0.0, 0.0)


def test_an_attribution_inside_another_is_not_held_against_the_model() -> None:
    outer = Attributed(((1, 2),), ((0, 1),), ((2, 9),), 1.0)
    inner = Attributed(((4, 5),), ((3, 4),), ((5, 9),), 1.0)
    beside = Attributed(((10, 11),), (), ((5, 9),), 1.0)
    assert tokens.outermost([outer, inner, beside]) == [outer, beside]
    assert tokens.outermost([outer, outer]) == [outer, outer]


def test_rank_correlation_is_one_for_the_same_order_and_shares_ties() -> None:
    assert vectors.spearman(np.array([0.1, 0.2, 0.9]), np.array([1.0, 5.0, 6.0])) == pytest.approx(1.0)
    assert vectors.spearman(np.array([0.1, 0.2, 0.9]), np.array([6.0, 5.0, 1.0])) == pytest.approx(-1.0)
    assert vectors.spearman(np.array([1.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(0.9486833)


def test_the_same_vectors_are_as_near_as_can_be_and_pairs_are_the_same_every_time() -> None:
    rows = np.random.default_rng(1).normal(size=(9, 4))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    places = np.array([(i, (i + 3) % 9) for i in range(9)])
    assert [f.value for f in vectors.compared(rows, rows, places)] == pytest.approx([1.0, 1.0])
    assert vectors.compared(rows, -rows[::-1], places)[0].value < 0.9
    sentences = [f"Berth {n} is shut." for n in range(50)]
    assert vectors.drawn(sentences) == vectors.drawn(sentences[::-1])
    assert all(a != b for a, b in vectors.drawn(sentences))


def test_gelu_is_the_normal_distribution_times_its_place() -> None:
    for x in (-3.0, -0.5, 0.0, 0.7, 4.0):
        assert float(_gelu(np.float64(x))) == pytest.approx(0.5 * x * (1 + erf(x / 2**0.5)), abs=1e-6)


def test_cost_is_in_units_and_its_bounds_are_not_raised_by_themselves() -> None:
    found = cost.listed({"words": 7000, "seconds": 2.0, "load": 0.25, "peak": 210.0}, 34_000_000)
    assert [f.value for f in found] == [3500.0, 0.25, 210.0, 34.0]
    assert [f.shown(f.value) for f in found] == ["3,500 words/s", "0.25 s", "210 MB", "34 MB"]
    assert floors.raised(found, Floors({}, {})) == Floors({}, {})
    slow = Floors({found[0].name: 4000.0}, {})
    assert [str(b) for b in floors.breaches(found, slow)] == [
        "language-cost/raw text on one core is 3,500 words/s, below its floor of 4,000 words/s (measured on 7000)"
    ]


def test_what_is_absent_is_skipped_and_its_bounds_are_not_asked(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> Any:
        raise Absent("the language engine has no weights")

    monkeypatch.setattr(command, "engine", absent)
    monkeypatch.setattr(cost, "engine", absent)
    bounds = tmp_path / "floors.toml"
    floors.save(Floors({"language-parse/ewt given words las": 0.9}, {}), bounds)
    monkeypatch.setattr(floors, "FLOORS", bounds)
    report = tmp_path / "report.json"
    assert command.main(["--only", "language", "--data", str(data), "--report", str(report)]) == 0
    skipped = json.loads(report.read_text())["skipped"]
    assert skipped["language-parse"] == "skipped: the language engine has no weights"
    assert skipped["language-vectors"].startswith("skipped: no data")
    assert len(skipped) == 6


def test_the_whole_group_is_measured_on_a_model(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = ewt(data) + treebank(data / parse.NEEDS[1]) + polnear(data / tokens.NEEDS[0], data / tokens.NEEDS[1])
    monkeypatch.setattr(command, "engine", lambda: Oracle(documents))
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "none.toml")
    report = tmp_path / "report.json"
    assert command.main(["--only", "language-parse", "language-tokens", "--data", str(data), "--report", str(report)]) == 0
    rows = json.loads(report.read_text())["figures"]
    assert {row["name"].split("/")[0] for row in rows} == {"language-parse", "language-tokens"}
    assert all(row["unit"] == "" for row in rows)


def test_a_writer_gives_words_that_are_the_text() -> None:
    writer = Writer()
    writer.sentence(["Tobiah", "\u2019s", "tug"], [False, True, False])
    assert writer.text == "Tobiah\u2019s tug"
    assert [writer.text[w.start : w.end] for w in writer.words] == ["Tobiah", "\u2019s", "tug"]
