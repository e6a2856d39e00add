"""Reads rows of JSON, and picks a sample that is the same every time."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def sample(listed: Sequence[T], size: int, key: str = "") -> list[T]:
    """A sample that looks random and never changes, in the order of the list."""
    order = sorted(range(len(listed)), key=lambda i: hashlib.sha256(f"{key}{i}".encode()).digest())
    return [listed[i] for i in sorted(order[:size])]
