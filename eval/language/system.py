"""The language engine as it ships, and how any language model is asked to read words that are given."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

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
    try:
        from onrecord.language.engine import Engine
    except ModuleNotFoundError as error:
        raise Absent(f"no language engine ({error})") from error
    if not any(weights_folder().glob("*.onnx")):
        raise Absent("the language engine has no weights (onrecord/language/weights)")
    return cast(LanguageModel, Engine(threads=1))


def weights_folder() -> Path:
    """Where the shipped weights lie."""
    from onrecord import language

    return Path(language.__file__).parent / "weights"


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
