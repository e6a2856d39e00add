"""Newsletters and other mails (.eml, RFC 5322): the HTML part, or the plain one where there is no other or that is a stub.

The subject is declared as the title, the sender as the outlet, the date as the day of publication. A mail attached to the mail is an
item of its own. What it does not do: mail boxes, S/MIME, attached files, winmail.dat.
"""

import re
from collections.abc import Iterator
from email import errors, message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Any, BinaryIO

from onrecord.model.article import Declared
from onrecord.sources.charsets import as_utf8
from onrecord.sources.dates import iso_date
from onrecord.sources.members import Bad, Member, named, say

MAIL_CAP = 25_000_000
"""Bytes of one mail with all that is attached: what the large providers deliver."""
MOST_PARTS = 1000
MOST_BOUNDARIES = 200
"""Parts within parts, each of which costs a comparison for every line."""
LONGEST_HEADER = 4000

STUB = 2
"""How many times the words of the HTML part the plain one has where the page is a stub: "View this mail in your browser"."""
LEAST = 20
"""Words of a plain part below which it is no article that a page could lack."""

_UNSEEN = re.compile(rb"<(/?)(?:style|script|title)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_SENT_ON = re.compile(r"\A(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)
_AGAIN = "save the mail again from the mail program"


def mail(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The text of a mail, and of those attached to it."""
    data = stream.read(MAIL_CAP + 1)
    if len(data) > MAIL_CAP:
        yield Bad(None, f"the mail is larger than the {MAIL_CAP // 1_000_000} MB that one may have", "save it without what is attached")
        return
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        yield Bad(None, f"the mail has more than {MOST_BOUNDARIES} parts within parts", _AGAIN)
        return
    try:
        whole = message_from_bytes(data, policy=policy.compat32)
        found = _mails(whole)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        yield Bad(None, f"this is not a mail that can be read: {str(error)[:100]}", _AGAIN)
        return
    for number, each in enumerate(found):
        yield from _one(each, number)


def _mails(whole: Message) -> list[Message]:
    """The mail, and those attached to it, down to any depth."""
    attached = [part.get_payload(0) for part in _parts(whole) if part.get_content_type() == "message/rfc822" and part.is_multipart()]
    return [whole, *(each for each in attached if isinstance(each, Message))]


def _parts(whole: Message, *, within: bool = True) -> list[Message]:
    """The parts in order; `within`: also those of attached mails. No recursion."""
    listed: list[Message] = []
    waiting = [whole]
    while waiting and len(listed) < MOST_PARTS:
        part = waiting.pop()
        listed.append(part)
        if part.is_multipart() and (within or part is whole or part.get_content_type() != "message/rfc822"):
            waiting.extend(reversed([each for each in part.get_payload() if isinstance(each, Message)]))
    return listed


def _one(mail: Message, number: int) -> Iterator[Member | Bad]:
    item = None if number == 0 else named(_header(mail, "Message-ID"), number)
    parts = _parts(mail, within=False)
    broken = [flaw for part in parts for flaw in part.defects]
    if mail.get_content_maintype() == "multipart" and not mail.is_multipart():
        yield Bad(item, "the mail names no boundary between its parts, or one that does not occur", _AGAIN)
        return
    shown = [part for part in parts if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    pages, texts = ([_bytes(part) for part in shown if part.get_content_type() == kind] for kind in ("text/html", "text/plain"))
    page, text = max(pages, key=len, default=b""), b"\n".join(each for each in texts if each.strip())
    if page.strip() and not _stub(page, text):
        yield Member(item, page, "html", _declared(mail))
    elif text:
        yield Member(item, text, "text", _declared(mail))
    else:
        yield Bad(item, "there is no text in this mail", "nothing to do, or look at what is attached to it")
    if any(isinstance(flaw, errors.CloseBoundaryNotFoundDefect | errors.StartBoundaryNotFoundDefect) for flaw in broken):
        yield Bad(item, "the mail ends before its last part does; it may have been cut", _AGAIN)


def _stub(page: bytes, text: bytes) -> bool:
    """Whether the HTML part holds much less than the plain one; addresses are no words."""
    said = _words(text)
    return said >= LEAST and said > STUB * _words(_TAG.sub(b" ", _visible(page)))


def _visible(page: bytes) -> bytes:
    """A page without its styles, scripts and title."""
    pieces = _UNSEEN.split(page)
    return b" ".join([pieces[0], *(words for closing, words in zip(pieces[1::2], pieces[2::2], strict=True) if closing)])


def _words(text: bytes) -> int:
    return sum(1 for word in text.split() if b"://" not in word)


def _bytes(part: Message) -> bytes:
    """A part's text, in UTF-8 where its charset can be believed."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    return as_utf8(data, charset, page=part.get_content_type() == "text/html") if isinstance(data, bytes) else b""


def _declared(mail: Message) -> tuple[Declared, ...]:
    name, address = parseaddr(_header(mail, "From") or "")
    return (
        *say("title", _SENT_ON.sub("", _header(mail, "Subject") or "", count=1), "mail:subject"),
        *say("outlet", name or address, "mail:from"),
        *say("published", iso_date(_header(mail, "Date")), "mail:date"),
        *say("language", _header(mail, "Content-Language"), "mail:content-language"),
        *say("extent", "full", "mail:extent"),
    )


def _header(mail: Message, name: str) -> str | None:
    """A header in words; encoded words are resolved where they can be (RFC 2047)."""
    said: Any = mail.get(name)
    if said is None or len(str(said)) > LONGEST_HEADER:
        return None
    try:
        return " ".join(str(make_header(decode_header(str(said)))).split())
    except (errors.HeaderParseError, ValueError, LookupError):
        return " ".join(str(said).split())
