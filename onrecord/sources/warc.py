"""Web archives: the pages in a WARC or WARC.gz file (ISO 28500), one by one.

A page is a response with status 200, or a resource or conversion record, that holds HTML or plain text; the rest is counted. Framing and
bounds are kept here, because a record's length can lie and its bytes can be a bomb; its headers, chunks and codings are read by warcio.
The day of capture is declared as `first_seen`, never as the day of publication. What it does not do: ARC, zstandard, brotli, segments.
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from onrecord.read.kinds import PAGE_CAP, looks_like_page
from onrecord.sources.charsets import as_utf8
from onrecord.sources.inflate import CODINGS, MAGIC, Inflated, Torn, unpacked
from onrecord.sources.members import Bad, Member, named, say
from onrecord.sources.window import Window

HEAD_CAP = 65_536
"""Bytes that a record's own headers, or a server's, may have."""
PAGE_RECORDS = frozenset((b"response", b"resource", b"conversion"))
PAGE_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
MOST_DAMAGED = 1000
"""Damaged records after which an archive is given up: each may cost a search through a page's worth of bytes."""
_MEND = "get the archive again, or leave this record; the others are read"
_CUT = "get the archive again; the records before this one are read"
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\S+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^warc-type[ \t]*:[ \t]*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_URI = re.compile(rb"^warc-target-uri[ \t]*:[ \t]*<?([^\r\n>]{1,2000})", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Block:
    """One record as it stands in the file; `place` names it: its address, or its number."""

    place: str
    head: bytes
    content: bytes


def warc(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The pages of an archive, and last how many records were passed over and why."""
    passed: Counter[str] = Counter()
    loader = ArcWarcRecordLoader(arc2warc=False)
    some = False
    for block in _blocks(stream, passed):
        some = True
        yield from (block,) if isinstance(block, Bad) else _page(block, loader, passed)
    if passed:
        shown = [f"{count} {why}" for why, count in passed.most_common(12)]
        rest = sum(count for _, count in passed.most_common()[12:])
        said = ", ".join((*shown, f"{rest} others") if rest else shown)
        total = sum(passed.values())
        yield Bad(
            None,
            f"{total} {'record' if total == 1 else 'records'} without an article passed over: {said}",
            "nothing to do",
            passed_over=True,
        )
    elif not some:
        yield Bad(None, "there is no record in this archive", "nothing to do, or look for where they went")


def _blocks(stream: BinaryIO, passed: Counter[str]) -> Iterator[_Block | Bad]:
    """The records that may hold a page; what is damaged is said, and reading goes on at the next record that can be found."""
    inflated = Inflated(stream) if _peeked(stream, 3) == MAGIC else None
    window = Window(stream.read if inflated is None else inflated.read)
    number = damaged = 0
    while True:
        place = str(number + 1)
        try:
            if not _at_record(window):
                return
            number += 1
            head = window.until(b"\r\n\r\n", HEAD_CAP)
            uri = _URI.search(head) if head is not None else None
            place = named(uri.group(1).decode("utf-8", "replace") if uri else None, number)
            found = _framed(window, head, place, passed)
        except Torn as error:
            yield Bad(place, str(error), _MEND)
            window.forget()
            number += 1
            if inflated is None or not inflated.next_member():
                return
            continue
        if found is not None:
            yield found
        if isinstance(found, Bad):
            damaged += 1
            if damaged > MOST_DAMAGED:
                yield Bad(None, f"more than {MOST_DAMAGED} records are damaged; what follows was not read", "get the archive again")
                return
            if not _resumed(window, inflated):
                return


def _at_record(window: Window) -> bool:
    """Passes over blank lines; False at the end of the file."""
    while (ahead := window.peek(4)) and ahead[:1] in b"\r\n":
        window.skip(len(ahead) - len(ahead.lstrip(b"\r\n")))
    return bool(ahead)


def _resumed(window: Window, inflated: Inflated | None) -> bool:
    """Goes on after damage at the next line that begins as a record does."""
    try:
        return window.seek(b"\nWARC/1.")
    except Torn:
        window.forget()
        return inflated is not None and inflated.next_member()


def _framed(window: Window, head: bytes | None, place: str, passed: Counter[str]) -> _Block | Bad | None:
    """Takes one record whose header has been taken; None where it holds no page."""
    if head is None or not head.startswith(b"WARC/"):
        window.skip(1)
        return Bad(place, "no record begins where one should", _MEND)
    length = _LENGTH.search(head)
    if length is None or not length.group(1).isdigit() or len(length.group(1)) > 15:
        return Bad(place, "this record does not say how long it is", _MEND)
    size, kind = int(length.group(1)), _TYPE.search(head)
    if kind is None or kind.group(1).lower() not in PAGE_RECORDS:
        if kind is not None and kind.group(1).lower() == b"revisit":
            passed["revisits of a page that was saved before"] += 1
        gone = window.skip(size)
        return _after(window, b"", place) if gone == size else _cut(place)
    if size > PAGE_CAP + HEAD_CAP:
        return _oversized(window, size, place)
    content = window.take(size)
    if len(content) < size:
        window.put_back(b"\n" + content)
        return _cut(place)
    return _after(window, content, place) or _Block(place, head, content)


def _oversized(window: Window, size: int, place: str) -> Bad | None:
    gone = window.skip(size)
    if gone < size:
        return _cut(place)
    said = f"this record is {size / 1e6:,.0f} MB, more than the {PAGE_CAP // 1_000_000} MB that one web page may have"
    return Bad(place, said, "leave it out; the other records are read")


def _cut(place: str) -> Bad:
    return Bad(place, "the archive ends in the middle of this record, or its length lies", _CUT)


def _after(window: Window, content: bytes, place: str) -> Bad | None:
    """Two line ends close a record. Where there are none its length lies, and what it holds may belong to another."""
    ahead = window.peek(16)
    rest = ahead.lstrip(b"\r\n")
    if not rest or rest.startswith(b"WARC/1."[: len(rest)]):
        return None
    window.put_back(b"\n" + content)
    return Bad(place, "the length that this record gives is not its own", _MEND)


def _page(block: _Block, loader: Any, passed: Counter[str]) -> Iterator[Member | Bad]:
    try:
        record = loader.parse_record_stream(BytesIO(block.head + block.content), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError, TypeError) as error:
        yield Bad(block.place, f"the headers of this record cannot be read: {str(error)[:100]}", _MEND)
        return
    if not _sum_is_right(record.rec_headers.get_header("WARC-Block-Digest"), block.content):
        yield Bad(block.place, "its bytes are not those that the archive's own digest was made of", _MEND)
        return
    http = record.http_headers
    if record.rec_type == "response" and http is None:
        passed["not over http"] += 1
        return
    status = "200" if http is None else str(http.get_statuscode())
    if status != "200":
        passed[f"of status {status[:20]}"] += 1
        return
    said = record.content_type if http is None else http.get_header("content-type")
    kind = (said or "").split(";")[0].strip().lower()
    coding = ("" if http is None else http.get_header("content-encoding") or "").strip().lower()
    if kind and kind not in PAGE_TYPES:
        passed[f"of type {kind[:60]}"] += 1
    elif coding not in CODINGS:
        passed[f"coded as {coding[:20]}"] += 1
    else:
        yield _member(block, record, said or "")


def _member(block: _Block, record: Any, said: str) -> Member | Bad:
    http = record.http_headers
    chunked = http is not None and (http.get_header("transfer-encoding") or "").strip().lower() == "chunked"
    try:
        data = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read()
        data = unpacked(data, "" if http is None else http.get_header("content-encoding") or "", PAGE_CAP + 1)
    except (Torn, ValueError) as error:
        return Bad(block.place, f"its bytes cannot be unpacked: {str(error)[:100]}", _MEND)
    if len(data) > PAGE_CAP:
        return Bad(block.place, f"it becomes more than the {PAGE_CAP // 1_000_000} MB that one web page may have", "leave it out")
    if not data.strip():
        return Bad(block.place, "this page is empty", "nothing to do")
    kind = PAGE_TYPES.get(said.split(";")[0].strip().lower()) or ("html" if looks_like_page(data) else "text")
    charset = _CHARSET.search(said)
    data = as_utf8(data, charset.group(1) if charset else None, page=kind == "html")
    declared = (
        *say("url", record.rec_headers.get_header("WARC-Target-URI"), "warc:target-uri"),
        *say("first_seen", record.rec_headers.get_header("WARC-Date"), "warc:date"),
    )
    return Member(block.place, data, kind, declared)


def _sum_is_right(digest: str | None, content: bytes) -> bool:
    """Whether a SHA-1 in base 32, as nearly every crawler writes it, is that of the bytes; other digests are not judged."""
    name, _, value = (digest or "").partition(":")
    if name.lower() != "sha1" or len(value) != 32:
        return True
    return base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode("ascii") == value.upper()


def _peeked(stream: BinaryIO, size: int) -> bytes:
    at = stream.tell()
    head = stream.read(size)
    stream.seek(at)
    return head
