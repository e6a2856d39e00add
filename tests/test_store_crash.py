"""Killed in the middle of a write: the file opens, nothing is half there, and what was acknowledged is there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
