"""Reads texts with the shipped engine and prints what that took, as JSON: `python -m eval.language.reading TEXTS.json`."""

import json
import sys
import time
from pathlib import Path

from bench.peak import peak


def main(path: str) -> None:
    """The import, the weights and a first word are the loading; CPU time of the whole process is the reading."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    from eval.language.system import engine

    model = engine()
    model.read(["Yes."])
    load = time.perf_counter() - begun
    started = time.process_time()
    words = sum(len(reading.words) for reading in model.read(texts))
    seconds = time.process_time() - started
    print(json.dumps({"words": words, "seconds": seconds, "load": load, "peak": peak() * 1024**2 / 1e6}))


if __name__ == "__main__":
    main(sys.argv[1])
