"""Processes that a test starts: they hear ctrl-C whatever started the tests, and none is left behind."""

import os
import signal
import subprocess
from contextlib import suppress
from typing import Any


def hears_ctrl_c() -> None:
    """In a child before it begins: where a script runs the tests in the background, they and all their children would ignore ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ended(child: "subprocess.Popen[Any]") -> None:
    """Ends a child that leads a process group of its own, with all that it started, and closes its pipes."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait(timeout=10)
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe is not None:
            pipe.close()
