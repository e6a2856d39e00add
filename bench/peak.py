"""How much memory this process has taken at most."""

import resource
import sys
from pathlib import Path


def peak() -> float:
    """The largest resident set of this process so far, in MiB. Linux hands `ru_maxrss` down to a child, so the process's own is read."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024**2 if sys.platform == "darwin" else used / 1024
