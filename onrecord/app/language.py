"""Which language model reads the articles: our own, or a spaCy pipeline, by a setting. Nothing is opened until a stage asks for it."""

from pathlib import Path

from onrecord import language
from onrecord.errors import OnRecordError
from onrecord.language.remembered import Remembered
from onrecord.model.language import LanguageModel, Rules
from onrecord.pipeline.resources import resources

OWN = "onrecord"
CHOICES = f"{OWN!r} (the engine in the package), '{OWN}:FOLDER' (other weights of it), or 'spacy:NAME' (an installed pipeline)"


WITHOUT = "The language model's weights are not installed: what was said was found by rules alone, which find less of indirect speech."


def language_model(setting: str = OWN, *, threads: int = 1) -> LanguageModel:
    """The language model that a setting names; `Rules` for our own where its weights are not in the package.

    `threads`: cores that it may use. Raises OnRecordError where the setting means nothing.
    """
    kind, _, detail = setting.partition(":")
    if kind == OWN:
        if not detail and not packaged():
            return Rules()
        from onrecord.language.engine import Engine  # 0.2 s, which a command that reads nothing need not wait for

        return Engine(Path(detail) if detail else None, threads=threads)
    if kind == "spacy" and detail:
        from onrecord.language.with_spacy import WithSpacy

        return WithSpacy(detail)
    raise OnRecordError(f"unknown language model {setting!r}; choose from {CHOICES}")


def packaged() -> bool:
    """Whether the weights of our own language model lie in the package."""
    return (Path(language.__file__).parent / "weights" / "engine.onnx").is_file()


def all_resources(setting: str = OWN, *, threads: int = 1) -> dict[str, object]:
    """What stages may ask for by name: the lexicons, and `language`, the language model, which reads each article once."""
    return {**resources(), "language": Remembered(language_model(setting, threads=threads))}
