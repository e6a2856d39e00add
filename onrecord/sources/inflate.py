"""Gzip read as a stream, with bounds: a small file that would become gigabytes is stopped long before it does.

Memory holds one piece of the file and one of what it becomes. What it does not do: check that the last member's sum is right before the
words in it are handed on.
"""

import re
import zlib
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
PIECE = 65_536
RATIO = 200
"""Times its size that a file may become; gzip at its best makes news pages, or their logs, 5 to 20 times smaller, and zeros 1,030."""
MEMBER_FLOOR = 64_000_000
"""Bytes that one member may become whatever its ratio: a fifth of a second of inflating."""
FILE_FLOOR = 512_000_000
"""The same for a file of many members."""

CODINGS = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
"""Content codings (RFC 9110, section 8.4.1) that are unpacked; a few bytes of brotli or zstandard may become gigabytes at one go."""

_MEMBER = re.compile(re.escape(MAGIC))


class Torn(Exception):
    """The compressed bytes are damaged, cut off, or a bomb; the message says which."""


class Inflated:
    """What a gzip file holds. `read` gives up to so many bytes and b"" at the end; it raises Torn, after which `next_member` goes on."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._pending = b""
        self._inflate: zlib._Decompress | None = None
        self._taken = self._given = self._member_taken = self._member_given = 0
        self._members = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, at least one unless the file is at its end."""
        while True:
            if self._inflate is None and not self._begin():
                return b""
            assert self._inflate is not None
            before = len(self._pending)
            try:
                given = self._inflate.decompress(self._pending, size)
            except zlib.error:
                self._inflate = None
                raise Torn("the compressed bytes are damaged") from None
            ended = self._inflate.eof
            self._pending = self._inflate.unused_data if ended else self._inflate.unconsumed_tail
            self._count(before - len(self._pending), len(given))
            if ended:
                self._inflate = None
            if given:
                return given
            if not ended and not self._pending and not self._more():
                self._inflate = None
                raise Torn("the file ends in the middle of its compressed bytes; it has been cut")

    def next_member(self) -> bool:
        """Goes on at the next place where a member begins; False where there is none, or the file is a bomb as a whole."""
        self._inflate = None
        if self._given > FILE_FLOOR and self._given > RATIO * self._taken:
            return False
        while True:
            found = _MEMBER.search(self._pending, 1)  # never the one that was just given up
            if found is not None:
                self._pending = self._pending[found.start() :]
                return True
            self._pending = self._pending[-2:]
            if not self._more():
                return False

    def _begin(self) -> bool:
        while len(self._pending) < 3 and self._more():
            pass
        if self._members:  # zeros that pad a tape or a block are no member
            while self._pending and not self._pending.lstrip(b"\x00"):
                self._pending = b""
                if not self._more():
                    return False
            self._pending = self._pending.lstrip(b"\x00")
            while len(self._pending) < 3 and self._pending and self._more():
                pass
        if not self._pending:
            return False
        if not self._pending.startswith(MAGIC):
            raise Torn("something that is not gzip follows in the file")
        self._inflate = zlib.decompressobj(31)
        self._members += 1
        self._member_taken = self._member_given = 0
        return True

    def _more(self) -> bool:
        piece = self._source.read(PIECE)
        self._pending += piece
        return bool(piece)

    def _count(self, taken: int, given: int) -> None:
        self._taken, self._member_taken = self._taken + taken, self._member_taken + taken
        self._given, self._member_given = self._given + given, self._member_given + given
        one = self._member_given > MEMBER_FLOOR and self._member_given > RATIO * self._member_taken
        if one or (self._given > FILE_FLOOR and self._given > RATIO * self._taken):
            size, became = self._member_taken, self._member_given
            self._inflate = None
            raise Torn(f"a decompression bomb: {size / 1e3:,.0f} kB became {became / 1e6:,.0f} MB, and was stopped there")


def unpacked(data: bytes, coding: str, most: int) -> bytes:
    """At most `most` bytes of what a server packed. Bytes that are not packed, whatever the server says, are given as they are."""
    name = coding.strip().lower()
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(name, ())
    if not windows or (windows == (31,) and not data.startswith(MAGIC)):
        return data[:most]
    for bits in windows:
        inflate = zlib.decompressobj(bits)
        try:
            given = inflate.decompress(data, most)
        except zlib.error:
            continue
        if not inflate.eof and len(given) < most:
            raise Torn("the compressed bytes have been cut")
        return given
    raise Torn("the compressed bytes are damaged")
