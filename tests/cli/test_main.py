"""What every command does: help, mistakes, terminals, exit codes."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.cli import terminal
from onrecord.cli.main import command
from tests.cli.conftest import Say


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("open", "articels"), 1, "articels: there is no such file or folder; did you mean articles"),
        (("open", "empty"), 1, "there is nothing to read in empty"),
        (("open", "articles", "--date", "Monday"), 1, "'Monday' is not a date; write it as 2025-11-18"),
        (("open", "articles", "-o", "articles/a.txt"), 1, "did you mean: -o articles/a.onrecord"),
        (("open", "articles", "-o", "nowhere/s.onrecord"), 1, "nowhere"),
        (("open", "articles", "-o", "empty"), 1, "empty"),
        (("open", "articles", "-o", "other.db"), 1, "is not a record"),
        (("open", "s.onrecord"), 1, "did you mean: onrecord show s.onrecord"),
        (("open",), 2, "Missing argument"),
        (("open", "articles", "--format", "pdf"), 2, "'pdf' is not one of"),
        (("open", "articles", "--jobs", "0"), 2, "0 is not in the range"),
        (("open", "articles", "--language", "en"), 1, "unknown language model 'en'; choose from 'onrecord'"),
        (("open", "articles", "--language", "onrecord:nowhere"), 1, "nowhere: there is no such folder; give the folder"),
        (("show", "none.onrecord"), 2, "there is no record none.onrecord"),
        (("show", "articles/a.txt"), 2, "did you mean: onrecord open articles/a.txt"),
        (("show",), 2, "which record?"),
        (("verify", "other.db"), 1, "is not a record"),
        (("verify", "other.db", "articles/a.txt"), 2, "articles/a.txt is not a record"),
        (("articles",), 2, "did you mean: onrecord open articles"),
        (("s.onrecord",), 2, "did you mean: onrecord show s.onrecord"),
        (("serch",), 2, "did you mean: onrecord search"),
        (("export",), 2, "Missing option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_mistakes(say: Say, here: Path, words: tuple[str, ...], code: int, says: str) -> None:
    (here / "empty").mkdir()
    (here / "s.onrecord").write_bytes(b"")
    sqlite3.connect(here / "other.db").execute("CREATE TABLE a (b)").connection.close()
    ended, out, errors = say(*words)
    assert (ended, out) == (code, "")
    assert says in " ".join(errors.split())


def test_stages(say: Say) -> None:
    code, out, _ = say("stages")
    assert code == 0
    assert "sentences" in out
    told = json.loads(say("stages", "--json")[1])
    assert {"stage", "link"} == {row["sort"] for row in told}
    assert all(row["summary"] and row["gives"] for row in told)


def test_version_and_help(say: Say) -> None:
    assert say("--version") == (0, f"onrecord {onrecord.__version__}\n", "")
    code, out, _ = say("--help")
    assert code == 0
    assert list(command.commands) == [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines() if line.startswith("  ")][:9]
    assert "3 done, but something failed and is listed" in " ".join(out.split())
    for name in command.commands:
        assert say(name, "--help")[0] == 0


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.cli.main import _run; _run(['--help']);"
        "print([m for m in ('trafilatura', 'lxml', 'msgspec', 'rich', 'sqlite3', 'numpy', 'jinja2') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.endswith("\n[]\n")


def test_what_an_article_holds_does_not_act_on_the_terminal(say: Say, here: Path) -> None:
    evil = "\x1b[2JCleared \x9b31m[bold]red[/bold] \u202eback\nA \x1b]0;title\x07 Post, 2025-11-20\n"
    evil += "“Quit \x1b[1A[red]it[/red]\x00\u202e,” said Eve.\n"
    (here / "articles/evil.txt").write_text(evil, encoding="utf-8")
    assert say("open", "articles", "--jobs", "1", "-q")[0] == 0
    for words in (
        ("open", "articles"),
        ("show",),
        ("show", "Eve"),
        ("show", "evil.txt"),
        ("search", "Quit"),
        ("show", "articles/evil.txt"),
    ):
        code, out, _ = say(*words)
        assert code == 0
        assert not set(out) & set("\x1b\x9b\x07\x00\u202e"), words
    assert "[red]it[/red]" in say("show", "Eve")[1]
    code, out, _ = say("show", "Eve", "--json")
    assert not set(out) & set("\x1b\x9b\x07\x00\u202e")
    assert "[red]it[/red]" in json.loads(out)["statements"][0]["words"]


def test_a_narrow_terminal_is_readable(story: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    code, out, _ = story("open", "articles")
    assert code == 0
    assert "Bridge to open on Monday\n  Outlet: The Lindhaven Post\n  Date: 2025-11-18\n" in out


def test_every_sign_that_acts_is_taken_out() -> None:
    every = "".join(map(chr, (*range(0x300), *range(0x2000, 0x2070), 0xD800, 0xDFFF)))
    left = terminal.plain(every)
    assert set("\t\n") <= set(left)
    assert not [c for c in left if (ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E]
    left.encode("utf-8")
    assert terminal.line("one  two\x1b\nthree four", 14) == "one two three…"


def test_a_pipe_gets_one_line_an_item(story: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    (Path("articles") / "long.txt").write_text(
        "Long\nPost, 2025\n“" + "So it is, and so it was. " * 20 + "” said Eve Moor.\n", encoding="utf-8"
    )
    assert story("open", "articles", "-q")[0] == 0
    [line] = [line for line in story("show", "Eve Moor")[1].splitlines() if "Eve Moor" in line]
    assert len(line) > 500


def test_names_of_files_are_no_markup(say: Say) -> None:
    assert say("open", "articles", "-o", "[red]s.onrecord", "-q")[0] == 0
    assert say("verify", "[red]s.onrecord") == (0, "[red]s.onrecord: every span, id and reference is in order\n", "")
