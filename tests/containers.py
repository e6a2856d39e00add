"""Small files of each format, made here, and what onrecord makes of them."""

import gzip
import io
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.model.article import Article
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.read.read import read
from onrecord.sources.files import items

PAGE = (
    "<!doctype html><html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>"
    "<p>The bridge at Orrin closed on Monday after divers found a crack in its second pier.</p>"
    "<p>“We had no choice,” the harbour master, Ana Torve, told reporters on the quay.</p></article></body></html>"
)


def opened(path: Path | str, **options: Any) -> tuple[list[Raw], list[Failure]]:
    """The raws and the failures of one path."""
    raws: list[Raw] = []
    failures: list[Failure] = []
    for each in items([str(path)], **options):
        (raws if isinstance(each, Raw) else failures).append(each)  # type: ignore[arg-type]
    return raws, failures


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def said(raw: Raw | Article) -> dict[str, str]:
    """What is declared, by origin; the first where one origin says several things."""
    return {declared.origin: declared.value for declared in reversed(raw.declared)}


def article(raw: Raw) -> Article:
    """The article that it becomes."""
    found = read(raw)
    assert isinstance(found, Article), found
    return found


def http(body: bytes | str, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def record(block: bytes, uri: str = "https://post.example/bridge", *more: str, kind: str = "response", length: int | None = None) -> bytes:
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", "WARC-Date: 2025-11-18T09:12:00Z",
        "Content-Type: application/http;msgtype=response", *more, f"Content-Length: {len(block) if length is None else length}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """An archive with one gzip member a record, as its standard wants it."""
    return b"".join(gzip.compress(each) for each in records)


def zeros(size: int) -> bytes:
    """Zeros, packed by gzip, made without holding them."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        for _ in range(size // 1_000_000):
            packed.write(bytes(1_000_000))
    return out.getvalue()


@contextmanager
def peak() -> Iterator[list[int]]:
    """The most bytes that Python held within; read it after the block."""
    most = [0]
    tracemalloc.start()
    try:
        yield most
    finally:
        most[0] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
