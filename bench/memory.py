"""Reads many invented articles in one process and prints the most memory that it took, in MiB."""

import sys

from bench.made import article
from bench.measures import peak, texts
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES


def main(count: int) -> None:
    """One article at a time, as a worker does; nothing is kept."""
    ready = plan(STAGES, resources())
    for number in range(count):
        analyse(texts([article(number)])[0], ready)
    print(f"{peak():.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
