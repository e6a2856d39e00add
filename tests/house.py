"""What it takes to add an analysis stage: the five touches of CONTRIBUTING.md, and which of them was forgotten.

Used by test_house.py. `python -m tests.house` prints what is missing.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

TOUCHES = (
    "touch 1: the noun, a frozen dataclass in onrecord/model/",
    "touch 2: the noun's line in RECORDS, onrecord/model/tables.py",
    "touch 3: the function, with its BY stamp, in onrecord/extract/ (or onrecord/link/)",
    "touch 4: the stage's line in STAGES (or LINKS), onrecord/pipeline/stages.py",
    "touch 5: an example in EXAMPLES, tests/stage_examples.py",
)


def forgotten() -> list[str]:
    """What is missing, each with the touch that mends it; empty when the house is in order."""
    try:
        return list(_forgotten())
    except ImportError as error:
        return [f"{error}\n  -> {TOUCHES[0] if 'onrecord.model' in str(error) else TOUCHES[2]}"]


def _forgotten() -> Iterator[str]:
    nouns, functions = list(_nouns()), list(_stage_functions())
    tables: Any = importlib.import_module("onrecord.model.tables")
    stages: Any = importlib.import_module("onrecord.pipeline.stages")
    examples: Any = importlib.import_module("tests.stage_examples")
    for kind in nouns:
        if kind not in tables.RECORDS:
            yield f"{kind.__name__} is a record type, but RECORDS does not list it\n  -> {TOUCHES[1]}"
    given = {kind for stage in stages.STAGES for kind in stage.gives} | {kind for link in stages.LINKS for kind in link.gives}
    listed = {stage.function for stage in stages.STAGES} | {link.compare for link in stages.LINKS}
    for function in functions:
        if function not in listed:
            yield f"{function.__module__}.{function.__name__} is a stage, but STAGES does not list it\n  -> {TOUCHES[3]}"
    offered = {kind for function in functions for kind in _gives(function)}
    for kind in tables.RECORDS:
        if kind not in given and kind not in offered and kind not in (*tables.AWAITED, *tables.KEPT, *tables.NOTED):
            yield f"{kind.__name__} is in RECORDS, but no stage gives it\n  -> {TOUCHES[2]}"
    for kind in tables.AWAITED:
        if kind in given:
            yield f"{kind.__name__} has a stage now: take it off AWAITED\n  -> {TOUCHES[1]}"
    shown = {example.stage for example in examples.EXAMPLES}
    for stage in stages.STAGES:
        if stage.name not in shown:
            yield f"the stage {stage.name} has no example that shows what it gives\n  -> {TOUCHES[4]}"


def _nouns() -> Iterator[type]:
    runs: Any = importlib.import_module("onrecord.model.runs")
    for module in _modules("onrecord.model"):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            own = kind.__module__ == module.__name__
            if own and issubclass(kind, runs.Record) and kind not in (runs.Record, runs.ArticleRecord):
                yield kind


def _stage_functions() -> Iterator[Any]:
    """Public functions whose module has a BY stamp and that return a tuple of records."""
    for package in ("onrecord.read", "onrecord.extract"):
        for module in _modules(package):
            if not hasattr(module, "BY"):
                continue
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_") and _gives(function):
                    yield function
    for module in _modules("onrecord.link"):
        if hasattr(module, "BY") and hasattr(module, "compare"):
            yield module.compare


def _gives(function: Any) -> tuple[type, ...]:
    """The record types of `-> tuple[X, ...]`."""
    stage: Any = importlib.import_module("onrecord.pipeline.stage")
    runs: Any = importlib.import_module("onrecord.model.runs")
    errors: Any = importlib.import_module("onrecord.errors")
    try:
        kinds = stage.Stage(function, runs.By(function.__name__, 1)).gives
    except (errors.PlanError, TypeError, NameError):
        return ()
    return kinds if all(isinstance(k, type) and issubclass(k, runs.Record) for k in kinds) else ()


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    for found in pkgutil.iter_modules(root.__path__, package + "."):
        yield importlib.import_module(found.name)


if __name__ == "__main__":
    print("\n".join(forgotten()) or "the house is in order")
    sys.exit(1 if forgotten() else 0)
