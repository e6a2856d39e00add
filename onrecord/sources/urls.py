"""Addresses that a person gave, alone or in a list, as the pages behind them. Nothing is fetched unless the person asked for it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from onrecord.model.raw import Fetched, Unchanged
from onrecord.read.decode import decode
from onrecord.read.kinds import looks_like_page
from onrecord.sources.charsets import as_utf8
from onrecord.sources.containers import CONTAINERS, sniffed
from onrecord.sources.fetch import Fetcher, Page
from onrecord.sources.inflate import MAGIC, Torn, unpacked
from onrecord.sources.members import Bad, Member, say

FETCH_DATE = "fetch:date"
"""The origin of the time at which a page was fetched: no two copies share it, and it makes no other article of the same page."""
MOST_ADDRESSES = 10_000
"""Of one list, at one page a second and host most of three hours; a longer list is most often no list of articles."""
UNASKED = Bad(
    None, "this is an address, and onrecord fetches nothing unless asked", "ask for it with --fetch, or save the page from your browser"
)
_TYPES = re.compile(
    r"\s*(?:text/(?:html|plain|xml)|application/(?:[\w.-]*\+?xml|(?:x-)?gzip|[\w.-]*\+?json|octet-stream)|message/rfc822)\b", re.I
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def listed(data: bytes) -> tuple[list[str], Bad | None]:
    """The addresses of a list, one a line, each once; blank lines and lines that begin with # are passed over. Then what is too much."""
    lines = (line.strip() for line in decode(data).text.splitlines())
    found = list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    said = f"the list has {len(found):,} addresses, and only the first {MOST_ADDRESSES:,} are taken"
    return found[:MOST_ADDRESSES], Bad(None, said, "give the rest in lists of their own") if len(found) > MOST_ADDRESSES else None


def fetched(address: str, fetcher: Fetcher, *, deeper: bool = True) -> Iterator[Member | Unchanged | Bad]:
    """The article behind an address, or the articles where a feed, a site map or another container is there.

    `deeper`: fetch the pages that a site map there lists. A site map is always asked for anew: the pages that it lists may have changed.
    """
    page = fetcher.get(address)
    if isinstance(page, Bad | Unchanged):
        yield page
        return
    if page.kind and not _TYPES.match(page.kind):
        yield Bad(address, f"this is of type {page.kind[:60]!r}, not text", "only text is read")
        return
    data = page.data
    if data.startswith(MAGIC):
        try:
            data = unpacked(data, "gzip", fetcher.settings.most + 1)
        except Torn as error:
            yield Bad(address, str(error), "get it again")
            return
    how = sniffed(data)
    mark = Fetched(address, page.known) if page.known and how != "sitemap" else None
    for member in CONTAINERS[how](BytesIO(data)) if how is not None else (_page(page, data),):
        if deeper and isinstance(member, Member) and member.page is not None and how == "sitemap":
            yield from fetched(member.page, fetcher, deeper=False)
        else:
            yield replace(member, fetched=mark) if isinstance(member, Member) else member


def _page(page: Page, data: bytes) -> Member | Bad:
    html = "html" in page.kind.lower() or looks_like_page(data)
    if not data.strip():
        return Bad(page.address, "the page is empty", "nothing to do")
    charset = _CHARSET.search(page.kind)
    declared = (*say("url", page.address, "fetch:address"), *say("first_seen", page.fetched, FETCH_DATE))
    return Member(page.address, as_utf8(data, charset.group(1) if charset else None, page=html), "html" if html else "text", declared)
