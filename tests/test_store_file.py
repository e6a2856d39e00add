"""Opening: what is no record is never touched, and every refusal says what to do."""

import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import DamagedRecord, NewerRecord, NotARecord, RecordBusy, RecordFull, SourceError, StoreError
from onrecord.model.article import Article, Line
from onrecord.model.names import Mention
from onrecord.model.speech import Cue
from onrecord.pipeline.run import Analysis
from onrecord.store import file, upgrade
from onrecord.store.store import Store
from tests.store_records import analysis, made

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with made(tmp_path / "story.onrecord", analysis()) as store:
        return store.path


def foreign(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE article (id TEXT)")
    other.commit()
    other.close()


@pytest.mark.parametrize(
    ("fill", "says"),
    [
        (foreign, "a database of another program"),
        (lambda path: path.write_text("The ferry is late.\n"), "not a database at all"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00"), "a database of another program"),
        (lambda path: path.write_bytes(b"\x00" * 4096), "not a database at all"),
    ],
)
@pytest.mark.parametrize("how", [{}, {"write": True}, {"create": True}])
def test_what_is_no_record_is_not_touched(tmp_path: Path, fill: object, says: str, how: dict[str, bool]) -> None:
    path = tmp_path / "notes.db"
    fill(path)  # type: ignore[operator]
    before = (path.read_bytes(), path.stat().st_mtime_ns, sorted(os.listdir(tmp_path)))
    with pytest.raises(NotARecord, match=says) as caught:
        Store.open(path, **how)
    assert "onrecord open ARTICLES" in str(caught.value)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(os.listdir(tmp_path))) == before


@pytest.mark.parametrize("how", [{}, {"write": True}, {"create": True}])
def test_what_is_no_file_is_neither_read_nor_made_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: dict[str, bool]) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind("s.onrecord")
        with pytest.raises(NotARecord, match="is a device, a pipe or a socket"):
            Store.open(Path("s.onrecord"), **how)
    assert Path("s.onrecord").is_socket()


def test_an_empty_file_is_no_record_but_one_can_be_made_there(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    path.touch()
    with pytest.raises(NotARecord, match="is empty"):
        Store.open(path)
    with pytest.raises(NotARecord, match="Run it again: onrecord open ARTICLES -o"):
        Store.open(path, write=True)
    Store.open(path, create=True).close()
    assert list(Store.open(path).articles()) == []


def test_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no record at"):
        Store.open(tmp_path / "story.onrecord")
    with pytest.raises(SourceError, match="there is no record at"):
        Store.open(tmp_path / "story.onrecord", write=True)
    with pytest.raises(SourceError, match=r"the folder .* does not exist; make it first"):
        Store.open(tmp_path / "nowhere" / "story.onrecord", create=True)
    with pytest.raises(SourceError, match="cannot be read"):
        Store.open(tmp_path, write=True)
    assert list(tmp_path.iterdir()) == []


def test_odd_names(tmp_path: Path) -> None:
    for name in ("a b?c#d%20e&mode=ro.onrecord", "Ünï 🙂.onrecord", "'\";--.onrecord", ":memory:"):
        with made(tmp_path / name, analysis()) as store:
            assert store.count(Article) == 1
        assert (tmp_path / name).stat().st_size > 0


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open(Path("story.onrecord"), create=True).close()
    assert Store.open(Path("story.onrecord")).path == Path("story.onrecord")


def test_a_newer_file(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    for how in ({}, {"write": True}, {"create": True}):
        with pytest.raises(NewerRecord, match="pip install --upgrade onrecord"):
            Store.open(path, **how)


def test_a_record_opened_for_reading_is_not_written_to(path: Path) -> None:
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="opened for reading; open it with write=True"):
            store.write(analysis())
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store._connection.execute("DELETE FROM cue")


def test_creating_keeps_what_is_there(path: Path) -> None:
    with Store.open(path, create=True) as store:
        assert store.count(Article) == 1


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    with Store.open(path) as reader:
        assert list(reader.articles())
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_readers_read_while_another_writes(path: Path) -> None:
    with Store.open(path, write=True) as writer, Store.open(path) as reader:
        lines = reader.records(Line)
        first = next(lines)
        writer.write(analysis(path="second.txt"))
        assert [first, *lines] == list(analysis().records[Line])
        assert reader.count(Article) == 2
        writer._connection.execute("BEGIN IMMEDIATE")
        writer._connection.execute("DELETE FROM cue")
        assert reader.count(Cue) == 2
        writer._connection.execute("ROLLBACK")


def test_a_second_writer_waits_and_then_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.2)
    with Store.open(path, write=True) as first, Store.open(path, write=True) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy, match=r"story.onrecord: another process is writing"):
            second.write(analysis(path="second.txt"))
        first._connection.execute("ROLLBACK")
        second.write(analysis(path="second.txt"))
        assert first.count(Article) == 2


def test_a_new_record_that_two_open_at_once_is_waited_for(tmp_path: Path) -> None:
    """SQLite does not wait where a file gets its log while another connection reads or writes it without one."""
    path = tmp_path / "s.onrecord"
    upgrade.create(path)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = threading.Timer(0.5, other.execute, ["COMMIT"])
    later.start()
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        file.for_writing(connection)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        later.join()
        connection.close()
        other.close()


def test_a_second_writer_that_waits_long_enough_gets_its_turn(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with Store.open(path, write=True) as store:
        holder.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, holder.execute, ["ROLLBACK"])
        release.start()
        store.write(analysis(path="second.txt"))
        assert store.count(Article) == 2
    release.join()
    holder.close()


def test_a_record_that_is_full_keeps_what_it_has(path: Path) -> None:
    with Store.open(path, write=True) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 40}")
        kept = [analysis()]
        with pytest.raises(RecordFull, match=r"no room left to write .* make room") as caught:
            _fill(store, kept)
        assert "story.onrecord" in str(caught.value)
        assert len(kept) > 3
        _holds(store, kept)
    with Store.open(path) as store:
        _holds(store, kept)


def _fill(store: Store, kept: list[Analysis]) -> None:
    for number in range(200):
        each = analysis(path=f"{number}.txt")
        store.write(each)
        kept.append(each)


def _holds(store: Store, kept: list[Analysis]) -> None:
    assert {a.id for a in store.articles()} == {each.article.id for each in kept}
    for each in kept:
        assert tuple(store.records(Mention, article=each.article.key)) == each.records[Mention]
    assert list(store.breaches()) == []


_LIMITED = """
import resource, sys
from pathlib import Path
from onrecord.errors import RecordFull
from onrecord.store.store import Store
from tests.store_records import analysis
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with Store.open(Path(sys.argv[1]), create=True) as store:
        for number in range(1000):
            store.write(analysis(path=f"{number}.txt"))
            print(number, flush=True)
except RecordFull as error:
    print("full:", error)
"""


@pytest.mark.parametrize("limit", [20_000, 1_500_000])
def test_a_disk_without_room(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "story.onrecord"
    result = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path), str(limit)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "full: " in result.stdout, result.stderr
    written = sum(line.isdigit() for line in result.stdout.splitlines())
    if limit < 100_000:
        assert written == 0
        assert not path.exists() or path.stat().st_size == 0
    else:
        assert written > 5
        with Store.open(path, write=True) as store:
            assert store.count(Article) == written
            assert list(store.breaches()) == []
            store.write(analysis(path="after.txt"))


def test_a_file_system_without_shared_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network disks: SQLite cannot keep a write-ahead log there."""
    monkeypatch.setattr(file, "_vfs", lambda: "&vfs=unix-dotfile")
    with made(tmp_path / "story.onrecord", analysis()) as store:
        assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
        store.write(analysis(path="second.txt"))
    with Store.open(tmp_path / "story.onrecord") as store:
        assert store.count(Article) == 2
        assert list(store.breaches()) == []


_NOBODY = """
import sys
from pathlib import Path
from onrecord.errors import StoreError
from onrecord.model.article import Article
from onrecord.store.store import Store
path = Path(sys.argv[1])
with Store.open(path) as store:
    print(store.count(Article), list(store.breaches()), len(list(store.search("ferry"))))
try:
    with Store.open(path, write=True) as store:
        store.forget_failures("x")
    print("written")
except StoreError as error:
    print("refused:", error)
try:
    Store.open(path.with_name("new.onrecord"), create=True)
except StoreError as error:
    print("refused:", error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users can look into, as pytest's are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of Unix")
def test_a_read_only_folder_can_be_read(public: Path) -> None:
    path = public / "story.onrecord"
    made(path, analysis()).close()
    path.chmod(0o444)
    public.chmod(0o555)
    result = as_nobody(_NOBODY, path)
    assert result.stdout.splitlines()[0] == "1 [] 1", result.stderr
    refusals = result.stdout.splitlines()[1:]
    assert len(refusals) == 2
    assert "cannot be written to: the file or its folder is read-only" in refusals[0]
    assert "new.onrecord cannot be opened" in refusals[1] or "new.onrecord cannot be written" in refusals[1]


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of Unix")
def test_a_read_only_folder_with_an_unfinished_write(public: Path) -> None:
    path = public / "story.onrecord"
    with made(path, analysis()):
        for name in ("story.onrecord", "story.onrecord-wal"):
            shutil.copy(public / name, public / f"copy-{name}")
    (public / "copy-story.onrecord").chmod(0o444)
    public.chmod(0o555)
    result = as_nobody(_NOBODY, public / "copy-story.onrecord")
    assert "copy both files to a folder that you can write to" in result.stderr


def as_nobody(program: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program as a user without rights, where the tests run as root, for whom nothing is read-only."""
    drop = "import os, sys; sys.path[:0] = [os.getcwd()]\n"
    if os.geteuid() == 0:
        drop += "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    preload = "import onrecord.store.store, urllib.parse\n"  # before the rights are dropped: the checkout may be private
    return subprocess.run(
        [sys.executable, "-c", preload + drop + program, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_damaged_file_says_so(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)
    with pytest.raises(DamagedRecord, match=r"is damaged .* `onrecord verify .*` lists what is wrong"):
        Store.open(path)


def test_a_file_without_its_end_says_how_much_is_missing(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedRecord) as caught:
        Store.open(path)
    assert f"it has {len(data) // 2:,} bytes and should have {len(data):,}" in caught.value.found


@pytest.mark.parametrize("seed", range(12))
def test_whatever_bytes_are_overwritten_it_is_said_or_found(path: Path, seed: int) -> None:
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    for place in chance.sample(range(100, len(data)), 3000):
        data[place] = chance.randrange(256)
    path.write_bytes(data)
    try:
        with Store.open(path) as store:
            found = [detail for _, _, detail in store.breaches()]
    except DamagedRecord as error:
        found = [error.found]
    assert all(found)
    assert found
    if sys.platform == "linux":  # a refused record is not kept open
        assert not [descriptor for descriptor in os.listdir("/proc/self/fd") if str(path) in _opened(descriptor)]


def _opened(descriptor: str) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}")
    except FileNotFoundError:
        return ""


def test_a_damaged_row_says_where(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute("UPDATE cue SET start = 'x'")
    other.commit()
    other.close()
    with Store.open(path) as store, pytest.raises(StoreError, match=r"the row cue-.* is damaged .*`onrecord verify`"):
        list(store.records(Cue))
