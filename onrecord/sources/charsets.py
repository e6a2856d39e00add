"""Bytes whose charset something else names: a mail's header, a server's, an XML declaration. Such names are often wrong.

A name is believed only where the bytes are not UTF-8, decode without one error under it, and the page itself names none.
"""

import codecs
import re

from onrecord.read.decode import MARKS, MEANT, clean, declared_charset, decode, wide_without_mark

_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,400}\?>")


def as_utf8(data: bytes, charset: str | None, *, page: bool) -> bytes:
    """The same text in UTF-8 where `charset` can be believed; else the bytes as they are, for the reader to judge."""
    if charset is None or any(data.startswith(mark) for mark, _ in MARKS) or (page and declared_charset(data) is not None):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(data, charset)
        return data if text is None else text.encode("utf-8", "replace")
    return data


def xml_text(data: bytes) -> str:
    """The characters of an XML file, without its declaration: what is checked is what is parsed."""
    match = _XML.match(data)
    text = None
    if match is not None and wide_without_mark(data) is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _strictly(data, match.group(1).decode("ascii"))
    text = decode(data).text if text is None else clean(text)
    return text[found.end() :] if (found := _DECLARATION.match(text)) else text


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        name = codecs.lookup(charset.strip("\"' ")).name
        return data.decode(MEANT.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return None
