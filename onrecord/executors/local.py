"""Processes on this machine: one for a few items, as many as there are cores for more. The results come in the order of the items.

Each worker holds one item at a time, so that a worker which is killed (out of memory, a crash in a C library) costs that item and no
other. It does not retry. Where this very process does the work, an alarm ends an item that takes too long; on a system without one
(Windows), outside the main thread, or where the program has an alarm of its own, nothing does.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LOOK_AHEAD = 8
"""Results a worker that may wait for an earlier, slower one: what bounds the memory, whatever the size of the corpus."""

FEW = 8
"""Up to here one process is faster where workers must import everything anew: about 0.5 s a worker, against 0.05 s an article."""


@dataclass(frozen=True, slots=True)
class WorkerLost(Generic[T]):
    """What is known of an item whose worker died: the item, and why, in words ("killed by signal 9")."""

    item: T
    why: str


class Local:
    """Runs a function on many items with `jobs` processes; all cores where it is None, this very process where it is 1.

    `seconds`: after which an item is stopped (its worker is killed), and is a WorkerLost. Then one item, too, gets a worker where that
    costs nothing (a fork), unless `jobs` is 1.
    """

    def __init__(self, jobs: int | None = None, *, seconds: float | None = None) -> None:
        if jobs is not None and jobs < 1:
            raise ValueError(f"jobs must be at least 1, not {jobs}")
        self.jobs = jobs or cores()
        self.seconds = seconds

    @property
    def threads(self) -> int:
        """The cores that each process may use, when all are at work."""
        return max(1, cores() // self.jobs)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Generator[R | WorkerLost[T], None, None]:
        """The results in the order of the items, of which never more than a few are held at once.

        An exception of the function is the caller's where one process does the work; in a worker it ends that worker, which is
        started anew, and the item is a WorkerLost.
        """
        rest = iter(items)
        context = _context()
        first = list(islice(rest, 1 if context.get_start_method() == "fork" else FEW)) if self.jobs > 1 else []
        second = list(islice(rest, 1)) if first else []
        limited = self.seconds is not None and context.get_start_method() == "fork" and bool(first)
        if self.jobs == 1 or not (second or limited):
            return (_here(function, item, self.seconds) for item in chain(first, second, rest))
        return _pooled(context, self.jobs, function, chain(first, second, rest), self.seconds)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    """Forking is instant, and safe only while there is one thread; everywhere else workers start from nothing."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


class _TooLong(BaseException):
    """Raised by the alarm. No exception that a function catches to go on with the rest."""


def _here(function: Callable[[T], R], item: T, seconds: float | None) -> R | WorkerLost[T]:
    """The result of an item in this process, or WorkerLost when its time is up."""
    if seconds is None or not _alarms():
        return function(item)
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            return function(item)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooLong:
        return WorkerLost(item, _stopped(seconds))
    finally:
        signal.signal(signal.SIGALRM, before)


def _alarms() -> bool:
    """Whether an alarm can be set here, and takes none from the program around."""
    alone = threading.current_thread() is threading.main_thread()
    return alone and hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def _ring(number: int, frame: FrameType | None) -> NoReturn:
    raise _TooLong


def _stopped(seconds: float) -> str:
    return f"stopped after {seconds:g} seconds"


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and what it holds: the number of the item and the item, None where it waits."""

    process: BaseProcess
    pipe: Connection
    holds: tuple[int, Any] | None = None
    since: float = 0.0


def _pooled(
    context: BaseContext, jobs: int, function: Callable[[T], R], items: Iterable[T], seconds: float | None
) -> Generator[R | WorkerLost[T], None, None]:
    numbered = enumerate(items)
    workers: list[_Worker] = []
    results: dict[int, R | WorkerLost[T]] = {}
    wanted, handed, more = 0, 0, True
    try:
        while True:
            while more and handed - wanted < jobs * LOOK_AHEAD and (len(workers) < jobs or any(w.holds is None for w in workers)):
                job = next(numbered, None)
                if job is None:
                    more = False
                    break
                worker = next((w for w in workers if w.holds is None), None) or _started(context, function, workers)
                _hand(worker, job)
                handed += 1
            while wanted in results:
                yield results.pop(wanted)
                wanted += 1
            busy = [worker for worker in workers if worker.holds is not None]
            if busy:
                results.update(_collected(busy, workers, seconds))
            elif not more:
                return
    finally:
        _stop(workers)


def _started(context: BaseContext, function: Callable[[T], R], workers: list[_Worker]) -> _Worker:
    here, there = context.Pipe()
    inherited = (here, *(worker.pipe for worker in workers)) if context.get_start_method() == "fork" else ()
    with _undisturbed():
        process = context.Process(target=_work, args=(function, there, inherited), daemon=True)  # type: ignore[attr-defined]
        process.start()
    there.close()
    worker = _Worker(process, here)
    workers.append(worker)
    return worker


def _hand(worker: _Worker, job: tuple[int, Any]) -> None:
    worker.holds = job
    worker.since = time.monotonic()
    with suppress(BrokenPipeError, ConnectionResetError):  # it died while it waited; _collected finds it so
        worker.pipe.send(job[1])


def _collected(busy: list[_Worker], workers: list[_Worker], seconds: float | None) -> Iterator[tuple[int, Any]]:
    """What the workers that have something to say give: results, or WorkerLost for the dead, who leave the list of workers."""
    left = None if seconds is None else max(0.0, min(worker.since for worker in busy) + seconds - time.monotonic())
    ready = set(wait([worker.pipe for worker in busy], left))
    for worker in busy:
        if seconds is not None and worker.pipe not in ready and worker.holds is not None and time.monotonic() - worker.since >= seconds:
            number, item = worker.holds
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()
            workers.remove(worker)
            yield number, WorkerLost(item, _stopped(seconds))
            continue
        if worker.pipe not in ready or worker.holds is None:
            continue
        number, item = worker.holds
        try:
            result = worker.pipe.recv()
            worker.holds = None
        except (EOFError, OSError):
            worker.process.join()
            worker.pipe.close()
            workers.remove(worker)
            result = WorkerLost(item, _why(worker.process.exitcode))
        yield number, result


def _why(exitcode: int | None) -> str:
    return f"killed by signal {-exitcode}" if exitcode is not None and exitcode < 0 else f"ended with code {exitcode}"


def _stop(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.pipe.close()
        if worker.holds is not None:
            worker.process.terminate()
    for worker in workers:
        worker.process.join()


def _work(function: Callable[[Any], Any], pipe: Connection, inherited: tuple[Connection, ...]) -> None:
    """The life of a worker: it ends when its parent closes the pipe or is gone. Ctrl-C is for the parent alone.

    `inherited`: the parent's ends, of which a fork has copies; while one is open, nobody learns that the parent closed its own.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in inherited:
        end.close()
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        result = function(item)
        try:
            pipe.send(result)
        except (BrokenPipeError, ConnectionResetError):
            return


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until a worker has started, which would otherwise print a traceback of its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
