"""Processes: the order, the memory, and what happens when a worker dies."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from onrecord.executors import local
from onrecord.executors.local import Local, WorkerLost
from tests.processes import ended, hears_ctrl_c


def square(number: int) -> int:
    return number * number


def slow_first(number: int) -> int:
    if number == 0:
        time.sleep(0.3)
    return number


def whoami(_: int) -> int:
    return os.getpid()


def dies_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def big(number: int) -> bytes:
    return bytes(number * 1_000_000)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(Local(jobs).map(slow_first, range(30))) == list(range(30))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_items(jobs: int, count: int) -> None:
    assert list(Local(jobs).map(square, iter(range(count)))) == [n * n for n in range(count)]


def test_one_job_or_one_item_needs_no_other_process() -> None:
    assert set(Local(1).map(whoami, range(5))) == {os.getpid()}
    assert set(Local(4).map(whoami, range(1))) == {os.getpid()}
    assert os.getpid() not in set(Local(2).map(whoami, range(5)))


def test_no_more_than_a_few_items_are_read_ahead() -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            read.append(number)
            yield number

    results = Local(2).map(slow_first, items())
    assert next(results) == 0
    assert len(read) <= 2 * local.LOOK_AHEAD + 3
    del results


def test_a_killed_worker_costs_only_its_own_item() -> None:
    results = list(Local(2).map(dies_on_three, range(20)))
    assert results[3] == WorkerLost(3, f"killed by signal {signal.SIGKILL:d}")
    assert results[:3] + results[4:] == [n for n in range(20) if n != 3]


def endless_on_three(number: int) -> int:
    while number == 3:
        pass
    return number


def test_an_endless_item_is_stopped_and_costs_no_other() -> None:
    start = time.monotonic()
    results = list(Local(2, seconds=0.5).map(endless_on_three, range(8)))
    assert results == [0, 1, 2, WorkerLost(3, "stopped after 0.5 seconds"), 4, 5, 6, 7]
    assert time.monotonic() - start < 10
    assert list(Local(2, seconds=0.5).map(endless_on_three, [3])) == [WorkerLost(3, "stopped after 0.5 seconds")]


def sleeps_on_three(number: int) -> int:
    if number == 3:
        try:
            time.sleep(60)
        except Exception:  # noqa: BLE001  as what analyses an article does
            return -1
    return number


needs_alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")


@needs_alarm
@pytest.mark.parametrize("function", [endless_on_three, sleeps_on_three])
def test_one_job_has_the_same_limit(function: Callable[[int], int]) -> None:
    start, before = time.monotonic(), signal.getsignal(signal.SIGALRM)
    results = list(Local(1, seconds=0.3).map(function, range(6)))
    assert results == [0, 1, 2, WorkerLost(3, "stopped after 0.3 seconds"), 4, 5]
    assert time.monotonic() - start < 10
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


@needs_alarm
def test_few_items_that_are_done_here_have_the_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr(local, "_context", lambda: spawn)
    assert list(Local(2, seconds=0.3).map(sleeps_on_three, [3])) == [WorkerLost(3, "stopped after 0.3 seconds")]


@needs_alarm
def test_the_time_of_whoever_takes_the_results_does_not_count() -> None:
    results = Local(1, seconds=0.2).map(square, range(3))
    found = []
    for result in results:
        time.sleep(0.3)
        found.append(result)
    assert found == [0, 1, 4]


@needs_alarm
def test_an_alarm_of_the_program_is_left_to_it() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        assert list(Local(1, seconds=0.2).map(slow_first, [0])) == [0]
        assert rung == [signal.SIGALRM]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_another_thread_does_without_the_alarm() -> None:
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.extend(Local(1, seconds=5).map(square, range(3))))
    thread.start()
    thread.join()
    assert found == [0, 1, 4]


def test_every_worker_killed() -> None:
    results = list(Local(2).map(dies_on_three, [3] * 6))
    assert results == [WorkerLost(3, f"killed by signal {signal.SIGKILL:d}")] * 6


def test_large_results_and_items() -> None:
    assert [len(r) for r in Local(2).map(big, [3, 0, 5]) if isinstance(r, bytes)] == [3_000_000, 0, 5_000_000]
    assert list(Local(2).map(len, [bytes(3_000_000), bytes(5)])) == [3_000_000, 5]


def test_workers_that_start_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are threads, or no fork, a worker imports everything anew; a few items are then done here."""
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr(local, "_context", lambda: spawn)
    assert list(Local(2).map(square, range(local.FEW + 3))) == [n * n for n in range(local.FEW + 3)]
    assert set(Local(2).map(whoami, range(local.FEW))) == {os.getpid()}


def test_a_second_thread_forbids_the_fork() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert local._context().get_start_method() == "spawn"
    finally:
        stop.set()
        thread.join()


def test_leaving_early_leaves_no_process() -> None:
    results = Local(2).map(slow_first, range(1000))
    next(results)
    assert multiprocessing.active_children()
    del results
    assert multiprocessing.active_children() == []


def test_an_exception_in_this_process_is_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Local(1).map(lambda n: 1 // n, [0]))


def test_no_jobs_are_refused() -> None:
    with pytest.raises(ValueError, match="jobs"):
        Local(0)


PARENT = """
import os, sys, time
from onrecord.executors.local import Local
def work(n):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(SLEEP)
for _ in Local(2).map(work, range(4)):
    time.sleep(60)
"""


@contextmanager
def parent(sleep: float) -> Iterator[tuple[Any, set[int]]]:
    code = PARENT.replace("SLEEP", str(sleep))
    child: Any = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0, preexec_fn=hears_ctrl_c
    )
    try:
        yield child, {int(child.stdout.readline()) for _ in range(2)}
    finally:
        ended(child)


def running(pids: set[int]) -> set[int]:
    deadline = time.monotonic() + 5
    while (left := {pid for pid in pids if os.path.exists(f"/proc/{pid}")}) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_ctrl_c_reaches_the_whole_group_and_only_the_parent_answers() -> None:
    with parent(sleep=60) as (child, workers):
        os.killpg(child.pid, signal.SIGINT)
        _, errors = child.communicate(timeout=10)
        assert child.returncode != 0
        assert errors.count("Traceback") == 1
        assert running(workers) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_parent_that_is_killed_leaves_no_worker_waiting() -> None:
    with parent(sleep=0.1) as (child, workers):
        os.kill(child.pid, signal.SIGKILL)
        child.communicate(timeout=10)
        assert running(workers) == set()
