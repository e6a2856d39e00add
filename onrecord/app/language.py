"""Which language model reads the articles: ours, a spaCy pipeline, or none, by a setting. Nothing is opened until a stage asks for it."""

from pathlib import Path

from onrecord import language
from onrecord.errors import OnRecordError
from onrecord.language.remembered import Remembered
from onrecord.model.language import LanguageModel, Rules
from onrecord.pipeline.resources import resources

OWN = "onrecord"
RULES = "rules"
CHOICES = (
    f"{OWN!r} (the engine in the package), '{OWN}:FOLDER' (other weights of it), 'spacy:NAME' (an installed pipeline), "
    f"or {RULES!r} (no model, the rules alone)"
)

WITHOUT = "The language model's weights are not installed: what was said was found by rules alone, which find less of indirect speech."
ALONE = "No language model read the articles: what was said was found by rules alone, which find less of indirect speech."


def language_model(setting: str = OWN, *, threads: int = 1) -> LanguageModel:
    """The language model that a setting names; `Rules` for "rules", and for our own where its weights are not in the package.

    `threads`: cores that it may use. Raises OnRecordError where the setting means nothing.
    """
    kind, _, detail = setting.partition(":")
    if setting == RULES or (setting == OWN and not packaged()):
        return Rules()
    if setting == OWN or (kind == OWN and detail):
        from onrecord.language.engine import Engine  # 0.2 s, which a command that reads nothing need not wait for

        return Engine(_folder(detail) if detail else None, threads=threads)
    if kind == "spacy" and detail:
        from onrecord.language.with_spacy import WithSpacy

        return WithSpacy(detail)
    raise OnRecordError(f"unknown language model {setting!r}; choose from {CHOICES}")


def by_rules(setting: str) -> str | None:
    """What a reader of the result should know where rules alone made it; None where a model read the articles."""
    return ALONE if setting == RULES else WITHOUT if setting == OWN and not packaged() else None


def _folder(path: str) -> Path:
    folder = Path(path).expanduser()  # a shell does not do it after the colon
    if not folder.is_dir():
        raise OnRecordError(f"{path}: there is no such folder; give the folder of a training export, the one that holds engine.onnx")
    return folder


def packaged() -> bool:
    """Whether the weights of our own language model lie in the package."""
    return (Path(language.__file__).parent / "weights" / "engine.onnx").is_file()


def all_resources(setting: str = OWN, *, threads: int = 1) -> dict[str, object]:
    """What stages may ask for by name: the lexicons, and `language`, the language model, which reads each article once."""
    return {**resources(), "language": Remembered(language_model(setting, threads=threads))}
