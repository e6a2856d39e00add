"""What is inside a gzip file, looked at before it is read: a container, a table, or one article. All with bounds."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.read.kinds import HEAD, PAGE_CAP, TEXT_CAP, foreign, looks_like_page, too_big
from onrecord.sources.containers import CONTAINERS, sniffed
from onrecord.sources.inflate import MAGIC, PIECE, Inflated, Torn
from onrecord.sources.members import Bad
from onrecord.sources.tables import TABLES

TABLE_CAP = 2_000_000_000
"""Bytes of a table, unpacked onto the disk."""
HELD = 20_000_000
_AGAIN = "get the file again"


@dataclass(frozen=True, slots=True)
class Plain:
    """One article, unpacked. `format`: "html", "text", or None: to be sniffed."""

    data: bytes
    format: str | None


@dataclass(frozen=True, slots=True)
class Within:
    """A container or a table, and the stream to read it from."""

    how: str
    stream: BinaryIO


def inner(path: str, stream: BinaryIO, wished: str | None, suffixes: Mapping[str, str]) -> Plain | Within | Bad:
    """What a gzip file holds. A web archive is handed on packed: its reader knows how to go on after a damaged record."""
    head, inflated = b"", Inflated(stream)
    try:
        while len(head) < HEAD and (piece := inflated.read(HEAD)):
            head += piece
    except Torn as error:
        if not head:
            return Bad(None, str(error), _AGAIN)
    stream.seek(0)
    name = os.path.splitext(path)[0] if path.lower().endswith(".gz") else path
    how = wished or sniffed(head) or suffixes.get(os.path.splitext(name)[1].lower()) or ("html" if looks_like_page(head) else "text")
    if head.startswith(MAGIC):
        return Bad(None, "this is a gzip archive inside a gzip archive", "unpack it once, and open that")
    if head[257:262] == b"ustar":
        return Bad(None, "this is a tar archive", "unpack it and open the files inside")
    if how == "warc":
        return Within(how, stream)
    alien = None if how in CONTAINERS else foreign(head)
    if alien is not None:
        return Bad(None, f"this is {alien.what}", alien.advice)
    if not head:
        return Bad(None, "the file is empty", "nothing to do, or look for where the text went")
    try:
        return _whole(Inflated(stream), how, wished)
    except Torn as error:
        return Bad(None, str(error), _AGAIN)


def _whole(inflated: Inflated, how: str, wished: str | None) -> Plain | Within | Bad:
    if how in CONTAINERS or how in TABLES or how == "urls":
        spool: BinaryIO = tempfile.SpooledTemporaryFile(HELD)  # type: ignore[assignment]  # noqa: SIM115  its reader lets go of it
        try:
            while piece := inflated.read(PIECE):
                spool.write(piece)
                if spool.tell() > TABLE_CAP:
                    raise Torn(f"it becomes more than {TABLE_CAP // 1_000_000_000} GB")
        except Torn:
            spool.close()
            raise
        spool.seek(0)
        return Within(how, spool)
    cap = PAGE_CAP if how == "html" else TEXT_CAP
    data = _up_to(inflated, cap + 1)
    if too_big(len(data), cap) is not None:
        return Bad(None, f"it becomes more than the {cap // 1_000_000} MB that one article may have", "leave it out")
    return Plain(data, how if how == "html" or wished else None)


def _up_to(inflated: Inflated, size: int) -> bytes:
    pieces, left = list[bytes](), size
    while left and (piece := inflated.read(min(left, PIECE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
