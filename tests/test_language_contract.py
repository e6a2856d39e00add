"""What every language model promises, held to each that can be had here: our own where its weights are, and spaCy or what looks like it."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from onrecord.app import language as chosen
from onrecord.app.language import ALONE, WITHOUT, by_rules, language_model
from onrecord.app.open import put
from onrecord.app.wish import Wish
from onrecord.errors import OnRecordError
from onrecord.language import files
from onrecord.language.antecedents import RANKER
from onrecord.language.engine import Engine
from onrecord.language.with_spacy import WithSpacy
from onrecord.model.language import LanguageModel, Reading, Rules
from tests.effort import linear

WEIGHTS = all((files.PACKAGED / name).is_file() for name in files.FILES)
STORY = (
    "The mayor of Lindhaven, Ana Torve, said on Monday that the old bridge would close.\n"
    "She gave no date. “We are looking at it,” she said."
)
TEXTS = (
    "", " ", "\n", "a", ".", "\n" * 20_000, "x" * 100_000, "a b " * 300, "?!" * 500, "\u200b\u200d\ufeff", "\u202eabc\u202c עברית مرحبا",
    "👩‍👩‍👧 🇺🇦 " * 40, "東京は今日も雨です。" * 60, "Gde je most? Zatvoren je.", "\x00\x01", "e\u0301" * 400, "So " * 400 + "it ended.",
    STORY,
)  # fmt: skip


class FakeToken(SimpleNamespace):
    """What the adapter looks at in a spaCy token."""


def fake(text: str) -> Any:
    """A document of words between spaces, of which every third is a verb with ClearNLP labels round it."""
    doc: list[Any] = []
    at = 0
    for part in text.replace("\n", " \n ").split(" "):
        if part or at < len(text):
            doc.append(FakeToken(text=part or " ", idx=min(at, max(0, len(text) - 1)), is_space=not part.strip(), i=len(doc), doc=doc))
        at += len(part) + 1
    for token in doc:
        token.head = doc[token.i - token.i % 3]
        token.dep_ = ("ROOT", "prep", "pobj")[token.i % 3]
        token.pos_, token.tag_, token.lemma_ = "X", "XX", token.text
        token.is_sent_start = token.i % 3 == 0
    return doc


class FakePipeline:
    """Stands in for a spaCy pipeline where spaCy is not installed. It sees no line ends."""

    meta = {"lang": "en", "name": "fake", "version": "1"}  # noqa: RUF012
    pipe_names = ("fake",)

    def pipe(self, texts: Iterator[str]) -> Iterator[Any]:
        for text in texts:
            doc = fake(text.replace("\n", " "))
            yield _Doc(doc)


class _Doc(list[Any]):
    ents = ()


def own() -> LanguageModel:
    if not WEIGHTS:
        pytest.skip("the package holds no weights yet")
    return Engine()


def blank() -> LanguageModel:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ana Torve"}, {"label": "DATE", "pattern": "Monday"}])
    return WithSpacy(pipeline)


MODELS: tuple[Callable[[], LanguageModel], ...] = (own, blank, lambda: WithSpacy(FakePipeline()))


@pytest.fixture(scope="module", params=MODELS, ids=("onrecord", "spacy", "fake"))
def model(request: pytest.FixtureRequest) -> LanguageModel:
    made: LanguageModel = request.param()
    return made


def check(text: str, reading: Reading) -> None:
    words = reading.words
    assert all(0 <= w.start < w.end <= len(text) and text[w.start : w.end].strip() for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert [i for first, last in reading.sentences for i in range(first, last)] == list(range(len(words)))
    for first, last in reading.sentences:
        assert [w.head for w in words[first:last]].count(-1) == 1
        for number in range(first, last):
            assert words[number].head == -1 or first <= words[number].head < last
            assert (words[number].head == -1) == (words[number].dep == "root")
            steps, at = 0, number
            while words[at].head >= 0 and steps < 100:
                at, steps = words[at].head, steps + 1
            assert steps < 100 or last - first > 100
    spans = [(n.first, n.last) for n in reading.names]
    spans += [r for a in reading.attributions for r in (*a.cue, *a.source, *a.content)]
    spans += [(m.first, m.last) for chain in reading.entities for m in chain]
    assert all(0 <= first < last <= len(words) for first, last in spans)
    assert all(0 <= n.confidence <= 1 for n in reading.names)
    assert all(m.first <= m.head < m.last for chain in reading.entities for m in chain)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_raises_and_every_reading_is_well_formed(model: LanguageModel, text: str) -> None:
    check(text, model.read([text])[0])


def test_texts_are_read_in_order_each_for_itself(model: LanguageModel) -> None:
    together = model.read([STORY, "", TEXTS[7]])
    assert [[(w.start, w.end) for w in r.words] for r in together] == [
        [(w.start, w.end) for w in model.read([text])[0].words] for text in (STORY, "", TEXTS[7])
    ]
    assert model.read([]) == []


def test_it_has_a_name_and_a_version(model: LanguageModel) -> None:
    assert isinstance(model, LanguageModel)
    assert model.name
    assert model.version


def test_time_is_linear(model: LanguageModel) -> None:
    linear(lambda text: model.read([text]), lambda times: STORY.replace("\n", " ") * times, 8)


def test_a_name_is_found_and_a_day_is_none(model: LanguageModel) -> None:
    if isinstance(getattr(model, "pipeline", None), FakePipeline):
        pytest.skip("it finds no names")
    reading = model.read([STORY])[0]
    names = {STORY[reading.words[n.first].start : reading.words[n.last - 1].end]: n.kind for n in reading.names}
    assert names["Ana Torve"] == "person"
    assert "Monday" not in names


def test_an_engine_travels_to_another_process_unopened() -> None:
    engine = pickle.loads(pickle.dumps(Engine(threads=2)))
    assert (engine.threads, engine.folder) == (2, files.PACKAGED)


def test_missing_weights_and_odd_settings_are_said() -> None:
    with pytest.raises(OnRecordError, match="is missing; install onrecord anew"):
        Engine(files.PACKAGED / "nowhere").read(["A text."])
    with pytest.raises(OnRecordError, match="unknown language model 'magic'; choose from"):
        language_model("magic")
    for odd in ("spacy", "spacy:", "onrecord:", "rules:x", "en", ""):
        with pytest.raises(OnRecordError, match=f"unknown language model '{odd}'.*'spacy:NAME'.*'rules'"):
            language_model(odd)
    with pytest.raises(OnRecordError, match="/nowhere: there is no such folder; give the folder of a training export"):
        language_model(f"onrecord:{files.PACKAGED}/nowhere")
    assert language_model("spacy:en_core_web_sm").name == "spacy:en_core_web_sm"
    assert isinstance(language_model("rules"), Rules)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the weights that a test may damage."""
    if not WEIGHTS:
        pytest.skip("the package holds no weights yet")
    for name in files.FILES:
        shutil.copyfile(files.PACKAGED / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("part", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("name", files.FILES)
def test_a_file_that_is_cut_off_is_said_before_anything_is_read(weights: Path, name: str, part: float) -> None:
    path = weights / name
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    with pytest.raises(OnRecordError, match=rf"{name} cannot be used: .*\(.+\); install onrecord anew, or give another folder"):
        assert Engine(weights).fingerprint


def test_files_that_do_not_fit_together_are_said(weights: Path) -> None:
    changes: dict[str, Callable[[Path], Any]] = {
        "vocab.txt": lambda path: path.write_text(path.read_text("utf-8") + "one\n", encoding="utf-8"),
        "scales.npy": lambda path: np.save(path, np.ones(7, dtype=np.float32)),
        "pieces.npy": lambda path: np.save(path, np.ones((7, 384), dtype=np.float32)),
        "heads.npz": lambda path: np.savez(path, **{"label.bias": np.ones(3)}),
        "labels.json": lambda path: path.write_text('{"upos": []}', encoding="utf-8"),
        "engine.onnx": lambda path: path.write_bytes(b"<html>not found</html>"),
        "vectors.onnx": lambda path: path.write_bytes(bytes(5_000)),
    }
    for name, change in changes.items():
        change(weights / name)
        with pytest.raises(OnRecordError, match=rf"{name} cannot be used"):
            assert Engine(weights).version
        shutil.copyfile(files.PACKAGED / name, weights / name)
    assert Engine(weights).version == Engine().version


def test_a_ranker_of_other_numbers_is_said_before_anything_is_read(weights: Path) -> None:
    with np.load(weights / "heads.npz", allow_pickle=False) as held:
        parts = {name: held[name] for name in held.files}
    ranked = {name: np.zeros(shape, np.float32) for name, shape in zip(RANKER, ((7, 4), 4, 4, 1), strict=True)}
    np.savez(weights / "heads.npz", **(parts | ranked))
    with pytest.raises(OnRecordError, match=r"heads.npz cannot be used: .*ranker.*\(7, 4\).*; install onrecord anew"):
        assert Engine(weights).version


def test_damaged_weights_stop_a_run_before_it_begins(weights: Path, tmp_path: Path) -> None:
    (weights / "engine.onnx").write_bytes((weights / "engine.onnx").read_bytes()[:100_000])
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"engine.onnx cannot be used: .*\(it is cut off: .* bytes are missing"):
        put([tmp_path / "a.txt"], tmp_path / "s.onrecord", Wish(jobs=1, language=f"onrecord:{weights}"))
    assert not (tmp_path / "s.onrecord").exists()


def test_what_is_said_where_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_rules("rules") == ALONE
    assert by_rules("spacy:en_core_web_sm") is None
    for there, said in ((True, None), (False, WITHOUT)):
        monkeypatch.setattr(chosen, "packaged", lambda there=there: there)
        assert by_rules("onrecord") == said
