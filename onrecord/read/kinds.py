"""What some bytes are: a text, a web page, or something else that onrecord does not read, with what to do instead."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from onrecord.read.decode import MARKS, decode, wide_without_mark
from onrecord.read.guess import misfit

TEXT_CAP = 10_000_000
"""Bytes that one article's text may have: fifty novels' chapters; analysis of more is never what was meant."""
PAGE_CAP = 20_000_000
"""Bytes that one web page may have."""
HEAD = 8192
"""Bytes that are looked at to tell what a file is."""
CONTROLS = 0.02
"""Share of control characters above which bytes are no text: random bytes have 0.10, programs more, texts with strays under 0.001."""
HIGH, MISFITS = 0.3, 0.15
"""Share of bytes beyond ASCII, and of misfits among them in the likeliest charset, above which bytes are no text: 0.5 and 0.2 to 0.3 in
random and packed bytes; under 0.03 misfits in text, whatever its language."""
STRANGE = 0.05
"""Share of code points without a character above which what has a UTF-16 mark is no text: 0.2 where the bytes are random."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that is not read: what it is, and what to do."""

    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Magic:
    start: bytes
    what: str
    advice: str


_AS_TEXT = "save it as plain text or as a web page, and open that"
_UNPACK = "unpack it and open the files inside"
MAGIC: tuple[_Magic, ...] = (
    _Magic(b"%PDF-", "a PDF", _AS_TEXT),
    _Magic(b"\x89PNG", "a picture (PNG)", "only text is read"),
    _Magic(b"\xff\xd8\xff", "a picture (JPEG)", "only text is read"),
    _Magic(b"GIF8", "a picture (GIF)", "only text is read"),
    _Magic(b"RIFF", "a media file", "only text is read"),
    _Magic(b"SQLite format 3\x00", "a database", "if it is a record of onrecord, show it with the other commands instead of opening it"),
    _Magic(b"PK\x03\x04", "a zip archive or an office document", f"{_UNPACK}; of a document, {_AS_TEXT}"),
    _Magic(b"\x1f\x8b", "a gzip archive", _UNPACK),
    _Magic(b"BZh", "a bzip2 archive", _UNPACK),
    _Magic(b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    _Magic(b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    _Magic(b"\xd0\xcf\x11\xe0", "an old office document", _AS_TEXT),
    _Magic(b"{\\rtf", "a rich text document", _AS_TEXT),
    _Magic(b"\x7fELF", "a program", "only text is read"),
    _Magic(b"MZ\x90\x00", "a program", "only text is read"),
    _Magic(b"wOF", "a font", "only text is read"),
)

_CONTROL = bytes(byte for byte in range(32) if byte < 9 or 13 < byte < 27 or byte > 27)
_BEYOND = bytes(range(128, 256))
_NOT_TEXT = Foreign("not text (its bytes make no words in any known encoding)", "only text is read; where it is text, save it in UTF-8")

_LEAD = rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
_PAGE = re.compile(_LEAD + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_LEAD + rb"(?:<!doctype[^>]{0,200}>\s*)?<(rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL)


def foreign(data: bytes) -> Foreign | None:
    """What the bytes are where they are not text; None for text."""
    head = data[:HEAD]
    for magic in MAGIC:
        if head.startswith(magic.start):
            return Foreign(magic.what, magic.advice)
    if _FEED.match(_unmarked(head)):
        return Foreign("a feed or a site map", "save the pages that it lists, and open those")
    if any(head.startswith(mark) for mark, _ in MARKS) or wide_without_mark(head) is not None:
        strange = _strange(decode(head).text[:-1])  # the end of the head may cut a character
        return _NOT_TEXT if strange > STRANGE else None
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls > max(CONTROLS * len(head), 0 if _is_packed(head) else 2) or head[:64].count(0) > 8:
        return _NOT_TEXT
    return _NOT_TEXT if _is_packed(head) and misfit(head) > MISFITS else None


def _is_packed(head: bytes) -> bool:
    """Whether many bytes are beyond ASCII, and they are not UTF-8."""
    if len(head.translate(None, _BEYOND)) >= (1 - HIGH) * len(head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start < len(head) - 3
    return False


def _strange(text: str) -> float:
    """Share of characters that Unicode has given to nobody, and of control characters."""
    odd = sum(c not in "\t\n\r\f" and (c == "\ufffd" or unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs")) for c in text)
    return odd / len(text) if text else 0.0


def looks_like_page(data: bytes) -> bool:
    """Whether bytes clearly start as a web page."""
    head = _unmarked(data[:HEAD])
    if wide_without_mark(head) is not None:
        head = head.replace(b"\x00", b"")
    return _PAGE.match(head) is not None


def kind(data: bytes) -> Literal["html", "text"]:
    """How a file without a telling name is read."""
    return "html" if looks_like_page(data) else "text"


def too_big(size: int, cap: int) -> Foreign | None:
    """Why a file of this size is not read, where it is not."""
    if size <= cap:
        return None
    said = f"{size / 1e6:.1f} MB is more than the {cap // 1_000_000} MB that one article may have"
    return Foreign(said, "split it, or give many articles as JSON Lines, one a row")


def _unmarked(head: bytes) -> bytes:
    for mark, _ in MARKS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\x00", b"")
    return head
