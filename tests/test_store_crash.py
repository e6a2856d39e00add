"""Killed in the middle of a write: the file opens, nothing is half there, and what was acknowledged is there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import NotARecord
from onrecord.model.article import Article, Line
from onrecord.model.speech import Statement
from onrecord.store.store import Store
from tests.store_records import STAGES, analysis

ROOT = Path(__file__).parent.parent
ROUNDS = 25

_WRITES = """
import sys
from itertools import count
from pathlib import Path
from onrecord.store.store import Store
from tests.store_records import TEXT, analysis
with Store.open(Path(sys.argv[1]), create=True) as store:
    for number in count(int(sys.argv[2])):
        store.write(analysis("More of it. " * 400 + "\\n" + TEXT, path=f"{number}.txt"))
        print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_killed_again_and_again(tmp_path: Path) -> None:
    path, chance = tmp_path / "story.onrecord", random.Random(7)
    acknowledged: set[str] = set()
    started = 0
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITES, str(path), str(started)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged.add(f"{process.stdout.readline().strip()}.txt")  # it has begun
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        acknowledged.update(f"{line}.txt" for line in rest.splitlines() if line.isdigit() and rest.endswith("\n"))
        with Store.open(path) as store:
            assert store._connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            there = {article.path: article for article in store.articles()}
        assert acknowledged <= there.keys()
        started = len(there)
    with Store.open(path) as store:
        for article in store.articles():
            assert len(list(store.records(Line, article=article.key))) == 4, article.path
            assert len(list(store.records(Statement, article=article.key))) == 1
            assert set(store.done(article.key)) == set(STAGES)
        assert list(store.breaches()) == []
        assert store.count(Article) >= ROUNDS


_MAKES = """
import sys
from pathlib import Path
from onrecord.store.store import Store
print("ready", flush=True)
Store.open(Path(sys.argv[1]), create=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_killed_while_the_record_is_made(tmp_path: Path) -> None:
    chance = random.Random(11)
    for number in range(8):
        path = tmp_path / f"{number}.onrecord"
        process = subprocess.Popen([sys.executable, "-c", _MAKES, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.communicate()
        with Store.open(path, create=True) as store:
            store.write(analysis())
            assert list(store.breaches()) == []


_HALF = """
import os, sqlite3, sys
from pathlib import Path
from onrecord.store import upgrade
class Cut(sqlite3.Connection):
    def execute(self, sql, *arguments):
        if sql == "COMMIT":
            super().execute("PRAGMA cache_size = 1")
            super().execute("PRAGMA cache_spill = 1")
            super().execute("UPDATE about SET says = says || 'x'")
            super().execute("CREATE TABLE more (a)")
            for number in range(300):
                super().execute("INSERT INTO more VALUES (zeroblob(3000))")
            os._exit(1)
        return super().execute(sql, *arguments)
upgrade.file.connect = lambda path, mode: sqlite3.connect(path, factory=Cut, isolation_level=None)
upgrade.create(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("how", [{"create": True}, {"write": True}, {}])
def test_a_record_whose_making_was_cut_off(tmp_path: Path, how: dict[str, bool]) -> None:
    """Its pages, the first one too, are in the file, and so is the journal that takes them back."""
    path, whole = tmp_path / "story.onrecord", tmp_path / "whole.onrecord"
    subprocess.run([sys.executable, "-c", _HALF, str(path)], cwd=ROOT, check=False)
    Store.open(whole, create=True).close()
    with path.open("r+b") as pages:
        pages.write(whole.read_bytes()[:4096])
    assert path.with_name("story.onrecord-journal").exists()
    if "create" not in how:
        with pytest.raises(NotARecord, match="is empty"):
            Store.open(path, **how)
        with pytest.raises(NotARecord, match="is empty"):
            Store.open(path, **how)
    with Store.open(path, create=True) as store:
        store.write(analysis())
        assert list(store.breaches()) == []
