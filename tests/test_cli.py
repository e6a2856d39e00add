"""What is typed, what is printed, and with which code it ends."""

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
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.app import open as opening
from onrecord.app.record import load
from onrecord.cli import terminal
from onrecord.cli.main import command, main
from onrecord.model.runs import By, Run
from onrecord.store import file
from tests.processes import ended, hears_ctrl_c
from tests.tiny_stages import FIRST, LINKS, SECOND, STAGES

Say = Callable[..., tuple[int, str, str]]
SMALL = "import onrecord.app.open as o, tests.tiny_stages as t; o.STAGES, o.LINKS = t.STAGES, t.LINKS; "
START = "from onrecord.cli.main import main; main()"


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


def test_open_says_what_is_on_the_record(say: Say) -> None:
    code, out, errors = say("open", "articles", "--jobs", "1")
    assert (code, errors) == (0, "")
    assert out.startswith("story.onrecord: 2 articles, 4 statements, 4 of them by 2 speakers\n")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "Bridge to open on Monday The Lindhaven Post 2025-11-18 2" in lines
    assert any(line.startswith("Ana Torve 3 2 “") for line in lines)
    assert "Next: onrecord show 'Ana Torve'" in lines
    assert "onrecord dossier -o story.html" in lines


def test_the_record_itself_is_nothing_to_read(say: Say, here: Path) -> None:
    for _ in range(2):
        code, out, errors = say("open", ".", "--jobs", "1")
        assert (code, errors) == (0, "")
        assert out.startswith("story.onrecord: 2 articles")
        assert "passed over" not in out.lower()
    (here / "records").mkdir()
    (here / "story.onrecord").rename(here / "records/old.onrecord")
    assert "there is nothing to read in records" in say("open", "records")[2]


def test_open_elsewhere_names_the_record_in_what_to_type_next(say: Say, here: Path) -> None:
    code, out, _ = say("open", "articles/a.txt", "-o", "my story.onrecord", "--date", "2024-01-02")
    assert code == 0
    assert "onrecord show 'my story.onrecord' 'Ana Torve'" in out
    assert "2024-01-02" in out
    assert (here / "my story.onrecord").exists()


def test_open_with_the_rules_alone_says_so(say: Say) -> None:
    code, out, errors = say("open", "articles", "--jobs", "1", "--language", "rules")
    assert (code, errors) == (0, "")
    assert "No language model read the articles: what was said was found by rules alone" in " ".join(out.split())


def test_open_as_json(say: Say) -> None:
    code, out, _ = say("open", "articles", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["speakers"] == [{"speaker": "Ana Torve", "statements": 3}, {"speaker": "Bo Lind", "statements": 1}]
    assert [article["statements"] for article in told["articles"]] == [2, 2]


def test_open_with_a_failure_ends_with_3_and_says_why(say: Say, here: Path) -> None:
    (here / "articles/c.txt").write_text("")
    code, out, errors = say("open", "articles")
    assert (code, errors) == (3, "")
    assert "1 failure:\n  articles/c.txt: the file is empty." in out
    code, out, _ = say("open", "articles", "--json")
    assert code == 3
    assert [failure["error"] for failure in json.loads(out)["failures"]] == ["the file is empty"]
    assert say("open", "articles", "--quiet")[0] == 3
    (here / "articles/c.txt").unlink()
    assert say("open", "articles/a.txt")[0] == 0


def test_nothing_that_can_be_read_makes_no_record(say: Say, here: Path) -> None:
    (here / "empty.txt").write_text("")
    (here / "pictures").mkdir()
    (here / "pictures/a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    before = sorted(os.listdir(here))
    for words, says in (
        (("empty.txt",), "empty.txt: the file is empty; nothing to do"),
        (("empty.txt", "-q"), "empty.txt: the file is empty; nothing to do"),
        (("empty.txt", "--json"), "empty.txt: the file is empty; nothing to do"),
        (("pictures",), "pictures: 1 file that cannot hold an article passed over: 1 .png"),
        (("pictures/a.png",), "pictures/a.png: this is a picture"),
        (("articles/a.txt", "--format", "csv"), "articles/a.txt"),
    ):
        code, out, errors = say("open", *words)
        assert (code, out) == (1, "")
        assert errors.startswith("onrecord: nothing could be read, and no record was made\n  ")
        assert says in errors
        assert sorted(os.listdir(here)) == before
    with pytest.raises(onrecord.SourceError, match="nothing could be read"):
        onrecord.open(here / "empty.txt")


def test_a_record_that_was_there_stays_whatever_fails(story: Say, here: Path) -> None:
    (here / "empty.txt").write_text("")
    code, out, _ = story("open", "empty.txt")
    assert code == 1
    assert out.startswith("story.onrecord: 2 articles")
    assert "1 failure:\n  empty.txt: the file is empty." in out
    assert story("open", "empty.txt", "-q") == (1, "", "onrecord: nothing could be read; onrecord show story.onrecord says why\n")
    assert story("open", "empty.txt", "articles/a.txt", "-q")[0] == 3
    (here / "other.onrecord").write_bytes(b"")  # made by a run that was killed
    assert story("open", "empty.txt", "-o", "other.onrecord", "-q")[0] == 1
    assert story("show", "other.onrecord")[0] == 0


def test_the_run_of_another_process_is_not_taken_for_this_one(story: Say, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "empty.txt").write_text("")
    finish = opening._finish
    other = Run(
        made=By("open", 1).rule("unfinished", 1.0), started="9999-01-01", ended=None, command="other", version="1", articles=0, failures=0
    )

    def finished(session: Any, run: Run, rule: str) -> None:
        finish(session, run, rule)
        session.store.begin(other)
        session.store.finish(replace(other, started="9999-01-02", ended="9999-01-03", failures=1))

    monkeypatch.setattr(opening, "_finish", finished)
    assert story("open", "articles", "-q") == (0, "", "")
    assert story("open", "articles", "empty.txt", "-q")[0] == 3


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


def test_an_unreadable_file_is_a_failure(story: Say, here: Path) -> None:
    (here / "articles/link.txt").symlink_to("nothing.txt")
    code, out, _ = story("open", "articles")
    assert code == 3
    assert "articles/link.txt: it cannot be read" in out


def test_show_everything(story: Say) -> None:
    code, out, _ = story("show")
    assert code == 0
    assert "Bridge to open on Monday  The Lindhaven Post, 2025-11-18  articles/a.txt" in out
    assert "  Bo Lind: “Nobody told us,”  statement-" in out
    assert out.count("statement-") == 4


@pytest.mark.parametrize("name", ["Ana Torve", "torve", "ANA", "torv"])
def test_show_a_speaker(story: Say, name: str) -> None:
    code, out, _ = story("show", "story.onrecord", name)
    assert (code, out.count("Ana Torve:"), out.count("Bo Lind")) == (0, 3, 0)


def test_show_one_statement(story: Say) -> None:
    told = json.loads(story("show", "Bo Lind", "--json")[1])["statements"]
    [said] = told
    assert (said["speaker"], said["words"], said["cue"]["words"]) == ("Bo Lind", "“Nobody told us,”", "said")
    code, out, _ = story("show", said["id"])
    assert code == 0
    for words in ("“The bridge will open on Monday,” said Ana Torve.", "speaker: Bo Lind", "made by: statements 1, rule one", said["id"]):
        assert words in out
    one = json.loads(story("show", said["id"], "--json")[1])
    assert one["evidence"] == said["evidence"]
    assert one["judgements"] == []


def test_show_any_record_by_its_id(story: Say, here: Path) -> None:
    with load(here / "story.onrecord") as record:
        actor = record.actors()[0]
    code, out, _ = story("show", actor.id)
    assert code == 0
    assert "type: Actor" in out
    assert json.loads(story("show", actor.id, "--json")[1])["name"] == actor.name


def test_show_an_article(story: Say) -> None:
    code, out, _ = story("show", "articles/b.txt")
    assert code == 0
    assert "outlet: Valley Radio" in out
    assert "    headline  Council splits over the bridge\n" in out
    told = json.loads(story("show", "b.txt", "--json")[1])
    assert told["text"] == SECOND
    assert len(told["said"]) == 2
    assert story("show", told["id"])[1] == out


def test_show_what_is_not_there(story: Say) -> None:
    code, out, errors = story("show", "Anna Torv")
    assert (code, out) == (1, "")
    assert "no speaker, article or id 'Anna Torv' in story.onrecord; did you mean 'Ana Torve'?" in errors


def test_search(story: Say) -> None:
    code, out, _ = story("search", '"the bridge"')
    assert code == 0
    assert "articles/b.txt\n  Council splits over the bridge" in out
    hits = json.loads(story("search", "story.onrecord", "told", "us", "--json")[1])["hits"]
    assert [[match["words"] for match in hit["matches"]] for hit in hits] == [["told us"]]
    assert story("search", "zebra") == (0, "nothing found\n", "")
    assert story("search", "--limit", "1", "bridge")[1].count("articles/") == 1
    assert story("search", '"')[0] == 0
    code, _, errors = story("search", "story.onrecord")
    assert (code, "QUERY is missing" in errors) == (2, True)


def test_verify(story: Say, here: Path) -> None:
    assert story("verify") == (0, "story.onrecord: every span, id and reference is in order\n", "")
    assert json.loads(story("verify", "--json")[1])["breaches"] == []
    connection = sqlite3.connect(here / "story.onrecord")
    connection.execute("UPDATE cue SET words = 'sang' WHERE number = 1")
    connection.commit()
    connection.close()
    code, out, _ = story("verify", "story.onrecord")
    assert code == 4
    assert "sang" in out
    assert out.endswith("\nstory.onrecord: 1 breach\n")
    code, out, _ = story("verify", "--json")
    assert code == 4
    assert json.loads(out)["breaches"] != []


@pytest.mark.parametrize("damage", [lambda data: data[:9000], lambda data: data[:100] + b"?" * 4000 + data[4100:]])
def test_verify_says_what_is_wrong_with_a_record_that_does_not_open(story: Say, here: Path, damage: Callable[[bytes], bytes]) -> None:
    path = here / "story.onrecord"
    path.write_bytes(damage(path.read_bytes()))
    code, out, errors = story("verify")
    assert (code, errors) == (4, "")
    assert out.startswith("story.onrecord breaks file: ")
    assert "malformed" in out
    assert "onrecord verify" not in out
    assert out.endswith("\nstory.onrecord: 1 breach\n")
    code, out, _ = story("verify", "--json")
    assert (code, [breach["law"] for breach in json.loads(out)["breaches"]]) == (4, ["file"])
    code, out, errors = story("show")
    assert (code, out) == (1, "")
    assert "`onrecord verify story.onrecord` lists what is wrong with it" in errors


def test_judge(story: Say) -> None:
    [bo] = json.loads(story("show", "Bo Lind", "--json")[1])["statements"]
    code, out, _ = story("judge", bo["id"], "correct", "--value", "Eva Moor", "--by", "the desk", "--note", "heard it")
    assert (code, out) == (0, f"{bo['id']}: correct, noted for the desk\n")
    assert story("show", "Bo Lind")[0] == 1
    assert "Eva Moor: “Nobody told us,”  correct" in story("show", "eva moor")[1]
    assert "correct Eva Moor heard it" in story("show", bo["id"])[1]
    assert json.loads(story("judge", "story.onrecord", bo["id"], "reject", "--json")[1])["verdict"] == "reject"
    assert bo["id"] not in story("show")[1]
    assert bo["id"] in story("show", "--all")[1]
    for words, code in (
        ((bo["id"], "maybe"), 2), ((bo["id"],), 2), (("statement-0000000000000000", "accept"), 1), ((bo["id"], "correct"), 1),
        ((bo["id"], "note"), 1),
    ):  # fmt: skip
        assert story("judge", *words)[0] == code


def test_export(story: Say, here: Path) -> None:
    code, out, _ = story("export", "-o", "rows", "--json")
    assert code == 0
    assert "rows/statement.jsonl" in json.loads(out)["files"]
    assert len((here / "rows/statement.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert story("export", "story.onrecord", "-o", "sheets", "--format", "csv")[0] == 0
    assert (here / "sheets/statement.csv").exists()
    code, _, errors = story("export", "-o", "articles/a.txt")
    assert (code, "articles/a.txt is a file, not a folder" in errors) == (1, True)


def test_dossier(story: Say, here: Path) -> None:
    assert story("dossier", "-o", "story.html") == (0, "story.html: open it in a browser\n", "")
    assert "Nobody told us" in (here / "story.html").read_text(encoding="utf-8")
    assert json.loads(story("dossier", "-o", "story.html", "--json")[1])["dossier"] == "story.html"
    assert "<title>story: on the record</title>" in (here / "story.html").read_text(encoding="utf-8")
    assert story("dossier", "-o", "story.html", "--title", "The bridge & <the> council")[0] == 0
    told = (here / "story.html").read_text(encoding="utf-8")
    assert "<title>The bridge &amp; &lt;the&gt; council: on the record</title>" in told
    assert '<h1 dir="auto">The bridge &amp; &lt;the&gt; council</h1>' in told


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
    assert list(command.commands) == [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines() if line.startswith("  ")][:8]
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


def many(count: int) -> str:
    return "".join(f"“Not before the {number}th,” said Ana.\n" for number in range(count))


def python(*words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SMALL + START, *words], capture_output=True, text=True, timeout=120, check=False, **settings
    )


@pytest.fixture
def outside() -> dict[str, str]:
    root = str(Path(__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": root, "COLUMNS": "100"}


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
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and not counted(here / "story.onrecord"):
            time.sleep(0.05)
        os.killpg(typed.pid, signal.SIGINT)
        out, errors = typed.communicate(timeout=15)
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


def test_a_record_that_another_process_writes_to(story: Say, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(here / "story.onrecord", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    code, out, errors = story("open", "articles")
    assert (code, out) == (1, "")
    assert "story.onrecord" in errors
    assert story("show")[0] == 0
    other.execute("ROLLBACK")
    other.close()
    assert story("open", "articles")[0] == 0


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
