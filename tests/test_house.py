"""A stage is added in five touches; forgetting one fails, and the message says which."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import TOUCHES, forgotten

ROOT = Path(__file__).parent.parent

NOUN = '''"""Questions that an article asks."""

from dataclasses import dataclass

from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ArticleRecord):
    """A question that the article asks."""

    span: Span
'''

FUNCTION = '''"""Finds the questions of an article."""

from onrecord.model.article import Article
from onrecord.model.questions import Question
from onrecord.model.runs import By
from onrecord.model.syntax import Sentence

BY = By("questions", 1)


def questions(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Question, ...]:
    """The sentences that end in a question mark."""
    spans = [s.span.stripped(article.text) for s in sentences if s.in_article]
    return tuple(Question(made=BY.rule("mark", 0.9), article=article.key, span=s) for s in spans if s.of(article.text).endswith("?"))
'''


def noun(root: Path) -> None:
    (root / "onrecord/model/questions.py").write_text(NOUN)


def listed(root: Path) -> None:
    path = root / "onrecord/model/tables.py"
    text = path.read_text().replace("from onrecord.model.reuse", "from onrecord.model.questions import Question\nfrom onrecord.model.reuse")
    path.write_text(text.replace("    Article, Line, Metadatum,", "    Article, Line, Metadatum, Question,"))


def function(root: Path) -> None:
    (root / "onrecord/extract/questions.py").write_text(FUNCTION)


def staged(root: Path) -> None:
    path = root / "onrecord/pipeline/stages.py"
    text = path.read_text().replace(
        "STAGES: tuple[Stage, ...] = (", "STAGES: tuple[Stage, ...] = (\n    Stage(questions.questions, questions.BY),"
    )
    path.write_text(
        text.replace("from onrecord.pipeline.stage import", "from onrecord.extract import questions\nfrom onrecord.pipeline.stage import")
    )


def shown(root: Path) -> None:
    path = root / "tests/stage_examples.py"
    example = 'Example("questions", "Who paid? Nobody knows.", ("Who paid?",)),'
    path.write_text(path.read_text().replace("EXAMPLES: tuple[Example, ...] = (", f"EXAMPLES: tuple[Example, ...] = (\n    {example}"))


STEPS: tuple[Callable[[Path], None], ...] = (noun, listed, function, staged, shown)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("onrecord", "tests", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.png"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def python(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *arguments], cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_house_is_in_order() -> None:
    assert forgotten() == []


@pytest.mark.parametrize("missing", range(5))
def test_forgetting_a_touch_says_which(copy: Path, missing: int) -> None:
    for number, step in enumerate(STEPS):
        if number != missing:
            step(copy)
    result = python(copy, "-m", "tests.house")
    assert result.returncode != 0
    assert TOUCHES[missing] in result.stdout + result.stderr


def test_five_touches_are_enough(copy: Path) -> None:
    """The new record is in the store, the export, the documentation and the contract table, with no other change."""
    for step in STEPS:
        step(copy)
    assert python(copy, "-m", "tests.house").stdout.strip() == "the house is in order"
    (copy / "story.txt").write_text("The bridge closed on Monday.\n\nWho paid? Nobody at the town hall could say.\n")
    opened = python(copy, "-m", "onrecord", "open", "story.txt", "-o", "story.onrecord")
    assert opened.returncode == 0, opened.stderr
    exported = python(copy, "-m", "onrecord", "export", "story.onrecord", "-o", "rows")
    assert exported.returncode == 0, exported.stderr
    assert "Who paid?" in (copy / "rows/question.jsonl").read_text()
    assert python(copy, "-m", "onrecord", "verify", "story.onrecord").returncode == 0
    assert python(copy, "docs/generate.py").returncode == 0
    assert "Question (`question`)" in (copy / "docs/records.md").read_text()
    contract = python(copy, "-m", "pytest", "-q", "tests/test_contract.py", "-k", "test_example and questions")
    assert "1 passed" in contract.stdout, contract.stdout
