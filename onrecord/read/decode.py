"""Bytes become text: which encoding a file is in, and what had to be replaced.

Order of trust: a byte order mark, UTF-16 by its pattern, strict UTF-8, the charset that a page declares (WHATWG labels, checked by
decoding), UTF-8 with a few bad bytes, Windows-1252 unless another charset fits much better; that last one is a guess, and is called so.
Control characters are replaced one for one, so that every offset counts the same characters. Line ends are kept as given. What it does
not do: mend text that was decoded wrongly before.
"""

import codecs
import re
from dataclasses import dataclass

from onrecord.read.guess import guessed

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the four bytes of UTF-32 come before the two of UTF-16 that they begin with."""

MEANT = {
    "latin-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What pages call Latin-1 or ASCII is read as Windows-1252, and others likewise, as browsers do (WHATWG Encoding Standard, 4.2)."""
CUT = 1000
"""A page is still in the charset that it declares where one character in so many is bad: cut off, or put in by a reader's comment."""

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_NEVER = re.compile("[\x80-\x9f\ufffd]")
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
"""What is to be replaced in valid UTF-8; it is nearly always absent, which is seen soonest in the bytes."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that it was in: "utf-8", "windows-1252, guessed", "utf-8, 3 bytes replaced"."""

    text: str
    encoding: str


def decode(data: bytes, *, page: bool = False) -> Decoded:
    """The text of some bytes; never raises. `page`: also believe a charset that an HTML page declares in its first 4 kB."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    wide = wide_without_mark(data)
    if wide is not None:
        return _replaced(data, wide)
    try:
        text = data.decode("utf-8")
        return Decoded(text if len(data.translate(None, _CONTROLS)) == len(data) else clean(text), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = declared_charset(data) if page else None
    if declared is not None and declared != "utf-8" and _believable(data, declared):
        return _replaced(data, declared)
    if _mostly_utf8(data) or (declared == "utf-8" and _believable(data, declared)):
        return _replaced(data, "utf-8")
    return _replaced(data, guessed(data), ", guessed")


def clean(text: str) -> str:
    """The same text with NUL, other control characters (tab, line ends and form feed stay) and lone surrogates as U+FFFD, one for one."""
    return _UNFIT.sub("\ufffd", text)


def declared_charset(data: bytes) -> str | None:
    """The charset that a page's meta element names, by Python's name, or None where it names none that exists or that can be meant."""
    match = _META.search(data[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
        b"<".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the meta element itself was readable as ASCII (WHATWG says the same)
    return MEANT.get(name, name)


def wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte is below 7, the numbers of the Latin, Greek, Cyrillic, Hebrew and Arabic blocks."""
    head = data[:4096]
    if len(head) < 4 or 0 not in head:
        return None
    even, odd = (sum(byte < 7 for byte in head[start::2]) / len(head[start::2]) for start in (0, 1))
    if odd > 0.8 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 and odd < 0.1 else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether a few bytes are bad in a file that is otherwise UTF-8: more good multi-byte characters than replacements."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(1 for c in text if c > "\x7f" and c != "\ufffd") > bad


def _believable(data: bytes, encoding: str) -> bool:
    """Whether bytes are in a charset: hardly one of them is bad under it, or a control character that no text has."""
    try:
        text = data.decode(encoding, "replace")
    except (UnicodeError, LookupError, ValueError):
        return False
    return len(_NEVER.findall(text)) <= len(text) / CUT


def _replaced(data: bytes, encoding: str, how: str = "") -> Decoded:
    """Decodes with U+FFFD for what is bad, and says how much that was. A codec that fails altogether gives Windows-1252."""
    try:
        text = data.decode(encoding)
        bad = 0
    except (UnicodeError, ValueError):
        try:
            text = data.decode(encoding, "replace")
        except (UnicodeError, LookupError, ValueError):
            text, encoding = data.decode("cp1252", "replace"), "cp1252"
        bad = max(0, text.count("\ufffd") - data.count(b"\xef\xbf\xbd"))
    name = {"cp1252": "windows-1252", "utf_8": "utf-8"}.get(encoding, encoding) + how
    said = f"{name}, {bad} {'byte' if bad == 1 else 'bytes'} replaced" if bad else name
    return Decoded(clean(text), said)
