"""The language engine as it ships, and how any language model is asked to read words that are given.

The environment variable ONRECORD_WEIGHTS measures other weights than the package's: the folder of a training export.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

import onrecord
from eval.language.gold import Marked, Offsets
from eval.system import Absent, Missing
from onrecord.model.language import LanguageModel, Reading


@runtime_checkable
class TagsWords(Protocol):
    """What a model may do beyond reading a text: take somebody else's words and sentences, and tag and parse these."""

    def tag(self, texts: Sequence[str], words: Sequence[Sequence[Offsets]]) -> list[Reading]:
        """`words`: for each text its sentences, for each sentence the start and end of its words. The reading has the same words."""
        ...


def engine() -> LanguageModel:
    """The engine that ships with onrecord, on one thread; Absent where its weights are not there."""
    if not (weights_folder() / "engine.onnx").exists():
        raise Absent(f"the language engine has no weights ({weights_folder()})")
    from onrecord.language.engine import Engine  # here, so that onnxruntime is opened by those alone who use it

    return cast(LanguageModel, Engine(weights_folder(), threads=1))


def weights_folder() -> Path:
    """Where the weights lie."""
    chosen = os.environ.get("ONRECORD_WEIGHTS")
    return Path(chosen) if chosen else Path(onrecord.__file__).parent / "language" / "weights"


def given(model: LanguageModel, documents: Sequence[Marked]) -> list[Reading]:
    """Readings of the words that the corpora give; Absent where the model cannot, Missing where it changes the words."""
    if not isinstance(model, TagsWords):
        raise Absent(f"{model.name} takes no given words")
    readings = model.tag([d.text for d in documents], [d.offsets for d in documents])
    for document, reading in zip(documents, readings, strict=True):
        if [(w.start, w.end) for w in reading.words] != [(w.start, w.end) for w in document.gold.words]:
            raise Missing(f"{model.name} changed the words that were given in {document.id}")
    return readings


def raw(model: LanguageModel, documents: Sequence[Marked]) -> list[Reading]:
    """Readings of the bare texts."""
    readings = model.read([d.text for d in documents])
    if len(readings) != len(documents):
        raise Missing(f"{model.name} gave {len(readings)} readings of {len(documents)} texts")
    return readings
