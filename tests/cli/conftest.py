"""What the tests of the commands share: a folder with two articles, and typing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.app import open as opening
from onrecord.cli.main import main
from tests.tiny_stages import FIRST, LINKS, SECOND, STAGES

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(opening, "STAGES", STAGES)
    monkeypatch.setattr(opening, "LINKS", LINKS)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "articles/b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture
def say(here: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def typed(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(words)
        out, errors = capsys.readouterr()
        assert "Traceback" not in errors
        return int(ended.value.code or 0), out, errors

    return typed


@pytest.fixture
def story(say: Say) -> Say:
    assert say("open", "articles", "--jobs", "1", "--quiet") == (0, "", "")
    return say


@pytest.fixture
def outside() -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, "PYTHONPATH": root, "COLUMNS": "100"}
