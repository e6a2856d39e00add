"""How much work something is, told so that a busy machine changes nothing: against a smaller run of the same, or against a fixed loop.

A clock in seconds fails on a busy machine and passes quadratic code on a fast one. Here the processor's time of two runs is compared, and
an unlucky comparison is made again: noise passes some time, quadratic code never does.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

TIMES = 8
"""How much longer the long input is: linear work takes 8 times as long, quadratic work 64 times."""
ROOM = 3.0
"""What linear work may take beyond that, for sorting, for caches, and for what else the machine does."""
TRIES = 6
SHORTEST = 0.004
"""Seconds of the processor that the short run must take to be measured; the inputs grow until it does."""
LONGEST = 1 << 22


def linear(act: Callable[[T], object], make: Callable[[int], T], size: int) -> None:
    """Fails where the work of `act` grows faster than its input. `make`: an input of a size; `size`: the first that is tried."""
    short = make(size)
    act(short)  # what is done once, such as opening lexicons, is done
    while spent(act, short) < SHORTEST and size < LONGEST:
        size *= 2
        short = make(size)
    long, least = make(TIMES * size), [float("inf"), float("inf")]
    for _ in range(TRIES):
        least = [min(least[0], spent(act, short)), min(least[1], spent(act, long))]
        if least[1] <= ROOM * TIMES * least[0]:
            return
    raise AssertionError(f"{TIMES} times the input of size {size} took {least[1] / least[0]:.0f} times as long, {least[1]:.2f} s")


def spent(act: Callable[[T], object], given: T) -> float:
    """The processor's time that some work takes, without what the collector of garbage happens to do meanwhile."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        act(given)
        return time.process_time() - begun
    finally:
        gc.enable()


@contextmanager
def within(units: float) -> Iterator[None]:
    """Fails where the work takes longer than so many runs of a fixed loop, each about a tenth of a second on an idle machine."""
    before = spent(_loop, 1_500_000)
    begun = time.process_time()
    yield
    took = time.process_time() - begun
    unit = max(before, spent(_loop, 1_500_000))
    assert took <= units * unit, f"it took {took / unit:.1f} units of {unit:.2f} s"


def _loop(count: int) -> int:
    total = 0
    for number in range(count):
        total += number & 7
    return total
