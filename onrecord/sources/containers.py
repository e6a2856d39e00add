"""Files that hold articles in a frame of their own: feeds, web archives, mails, news items, site maps.

`sniffed` goes by what a file begins with; `CONTAINERS` says how each is taken apart. Each is read as a stream, and what is wrong with
one article of it costs no other.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.read.decode import MARKS
from onrecord.sources.feed import feed
from onrecord.sources.mail import mail
from onrecord.sources.members import Bad, Member
from onrecord.sources.newsml import newsml
from onrecord.sources.ninjs import ninjs
from onrecord.sources.sitemap import sitemap
from onrecord.sources.warc import warc

CONTAINERS: dict[str, Callable[[BinaryIO], Iterator[Member | Bad]]] = {
    "feed": feed, "warc": warc, "eml": mail, "newsml": newsml, "ninjs": ninjs, "sitemap": sitemap,
}  # fmt: skip
SUFFIXES: dict[str, str] = {".warc": "warc", ".rss": "feed", ".atom": "feed", ".eml": "eml", ".urls": "urls", ".ninjs": "ninjs"}

_ROOT = re.compile(
    rb"\s*(?:(?:<\?.{0,1000}?\?>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,500}(?:\[.{0,3000}?\]\s*)?>)\s*){0,8}<(?:[a-z][\w-]{0,20}:)?([a-z]+)",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap", b"newsitem": "newsml",
    b"newsmessage": "newsml",
}  # fmt: skip
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):", re.MULTILINE)
_NEWS_KEYS = re.compile(
    rb'"(?:versioncreated|firstcreated|representationtype|pubstatus|body_xhtml|bodies|body_text|headlines)"\s*:', re.IGNORECASE
)


def sniffed(head: bytes) -> str | None:
    """Which container a file is by its first 8 kB, or None where it is none."""
    for mark, _ in MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].replace(b"\x00", b"")
            break
    if head.startswith((b"WARC/0.", b"WARC/1.")):
        return "warc"
    root = _ROOT.match(head)
    if root is not None:
        return _ROOTS.get(root.group(1).lower())
    if _is_mail(head):
        return "eml"
    start = head.lstrip()[:1]
    return "ninjs" if start in (b"{", b"[") and b'"uri"' in head and len(set(_NEWS_KEYS.findall(head))) >= 2 else None


def _is_mail(head: bytes) -> bool:
    """Mail headers, among them one that only mail programs write; a text that somebody headed with From and Subject is not a mail."""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if not _HEADER.match(block):
        return False
    names = {name.lower() for name in _HEADER.findall(block)}
    return b"from" in names and bool(names & {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
