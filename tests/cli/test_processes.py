"""Commands as processes of their own: pipes, terminals, ctrl-C, full disks, two at once."""

import json
import os
import pty
import resource
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import onrecord
from onrecord.app.record import load
from onrecord.model.runs import Run
from tests.cli.conftest import Say
from tests.processes import ended, hears_ctrl_c
from tests.tiny_stages import FIRST

SMALL = "import onrecord.app.open as o, tests.tiny_stages as t; o.STAGES, o.LINKS = t.STAGES, t.LINKS; "
START = "from onrecord.cli.main import main; main()"


def many(count: int) -> str:
    return "".join(f"“Not before the {number}th,” said Ana.\n" for number in range(count))


def python(*words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SMALL + START, *words], capture_output=True, text=True, timeout=120, check=False, **settings
    )


def test_a_terminal_without_the_characters(story: Say, outside: dict[str, str]) -> None:
    result = python("show", env={**outside, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert (result.returncode, result.stderr) == (0, "")
    assert "?Nobody told us,?" in result.stdout
    told = python("show", "--json", env={**outside, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert json.loads(told.stdout)["statements"][1]["words"] == "“Nobody told us,”"


def test_a_reader_that_goes_away(story: Say, here: Path, outside: dict[str, str]) -> None:
    (here / "articles/long.txt").write_text("Long\nPost, 2025\n" + many(1500), encoding="utf-8")
    assert story("open", "articles", "-q")[0] == 0
    for words in (["show"], ["show", "--json"]):
        typed: Any = subprocess.Popen(
            [sys.executable, "-c", SMALL + START, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=outside
        )
        typed.stdout.readline()
        typed.stdout.close()
        assert typed.stderr.read() == ""
        assert typed.wait(timeout=120) == 0
        typed.stderr.close()


def test_ctrl_c_leaves_a_record_that_opens(here: Path, outside: dict[str, str]) -> None:
    for number in range(60):
        (here / f"articles/{number}.txt").write_text(FIRST.replace("Monday", f"day {number}"), encoding="utf-8")
    slow = SMALL + "import time; w = o._work; o._work = lambda *a: (time.sleep(0.2), w(*a))[1]; " + START
    words = [sys.executable, "-c", slow, "open", "articles", "--jobs", "2"]
    typed: Any = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=outside, process_group=0, preexec_fn=hears_ctrl_c
    )
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not counted(here / "story.onrecord"):
            time.sleep(0.05)
        os.killpg(typed.pid, signal.SIGINT)
        out, errors = typed.communicate(timeout=120)
    finally:
        ended(typed)
    assert (typed.returncode, out) == (130, "")
    assert "Traceback" not in errors
    assert "Run the same command again to go on." in errors
    with load(here / "story.onrecord") as record:
        assert record.verify() == ()
        [run] = record.records(Run)
        assert run.made.rule == "interrupted"
        assert 0 < run.articles == len(record.articles()) < 62
    assert python("open", "articles", "-q", env=outside).returncode == 0
    with load(here / "story.onrecord") as record:
        assert len(record.articles()) == 62


def counted(path: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        count: int = connection.execute("SELECT count(*) FROM article").fetchone()[0]
        connection.close()
    except sqlite3.OperationalError:
        return 0
    return count


def test_two_at_once(here: Path, outside: dict[str, str]) -> None:
    (here / "more").mkdir()
    for number in range(30):
        (here / f"more/{number}.txt").write_text(FIRST.replace("Monday", f"day {number}"), encoding="utf-8")
    both = [
        subprocess.Popen([sys.executable, "-c", SMALL + START, "open", name, "-q"], env=outside, stderr=subprocess.PIPE)
        for name in ("articles", "more")
    ]
    assert [(each.communicate(timeout=120)[1], each.returncode) for each in both] == [(b"", 0), (b"", 0)]
    with load(here / "story.onrecord") as record:
        assert len(record.articles()) == 32
        assert record.verify() == ()


def test_a_full_disk_is_said(here: Path, outside: dict[str, str]) -> None:
    (here / "articles/long.txt").write_text("Long\nPost, 2025\n" + many(3000), encoding="utf-8")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    result = python("open", "articles", "--jobs", "1", env=outside, preexec_fn=small)
    assert (result.returncode, result.stdout) == (1, "")
    assert "room" in result.stderr or "full" in result.stderr
    assert "Traceback" not in result.stderr
    with load(here / "story.onrecord") as record:
        assert record.verify() == ()


def test_a_bar_on_a_terminal_and_none_in_a_pipe(here: Path, outside: dict[str, str]) -> None:
    assert python("open", "articles", env=outside).stderr == ""
    parent, child = pty.openpty()
    words = [sys.executable, "-c", SMALL + START, "open", "articles", "-o", "t.onrecord"]
    typed = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=child, env={**outside, "TERM": "xterm", "NO_COLOR": "1"})
    os.close(child)
    typed.communicate(timeout=120)
    drawn = b""
    while select.select([parent], [], [], 0.2)[0]:
        try:
            drawn += os.read(parent, 10_000)
        except OSError:
            break
    os.close(parent)
    assert typed.returncode == 0
    assert b"2/2" in drawn
    assert b"\x1b[3" not in drawn  # no colour


def test_standard_input(here: Path, outside: dict[str, str]) -> None:
    result = python("open", "-", "--json", env=outside, input=FIRST)
    assert result.returncode == 0
    assert json.loads(result.stdout)["statements"] == 2


def test_python_m(outside: dict[str, str]) -> None:
    out = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True, env=outside).stdout
    assert out == f"onrecord {onrecord.__version__}\n"
