"""Reads texts with the shipped engine and prints what that took, as JSON: `python -m eval.language.reading TEXTS.json`."""

import json
import os
import sys
import time
from pathlib import Path

import onrecord
from bench.peak import peak


def main(path: str) -> None:
    """The import of the engine, its weights and a first word are the loading; CPU time of the whole process is the reading.

    The import of what measures it is not: with all of onrecord's stages it takes longer than the engine.
    """
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    from onrecord.language.engine import Engine

    chosen = os.environ.get("ONRECORD_WEIGHTS")
    model = Engine(Path(chosen) if chosen else Path(onrecord.__file__).parent / "language" / "weights", threads=1)
    model.read(["Yes."])
    load = time.perf_counter() - begun
    started = time.process_time()
    words = sum(len(reading.words) for reading in model.read(texts))
    seconds = time.process_time() - started
    print(json.dumps({"words": words, "seconds": seconds, "load": load, "peak": peak() * 1024**2 / 1e6}))


if __name__ == "__main__":
    main(sys.argv[1])
