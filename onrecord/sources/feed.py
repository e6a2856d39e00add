"""RSS and Atom feeds: each entry as an article, with its full text or with what the feed gives of it.

The file is cut into entries here, so that memory holds a few of them and a broken one costs no other; feedparser reads them, well-formed
or not. `extent` says "full" where the feed has an element for the text (content:encoded, atom:content) that is not its summary again and
does not end with an ellipsis; "summary" or "listing" otherwise. What it does not do: guess that a long description is the full text.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser

from onrecord.model.article import Declared
from onrecord.sources.dates import iso_date
from onrecord.sources.members import Bad, Member, named, say
from onrecord.sources.trees import XML_CAP, Unsafe, safe_text

MOST_ENTRIES = 10_000
"""Entries that are read of one feed: two seconds of CPU. News feeds have 10 to 100."""
TOGETHER = 25
"""Entries that feedparser gets at once; it needs some 0.2 ms for each, and little less for the feed around them."""
MENDED = (ValueError, KeyError, AttributeError, TypeError, IndexError, AssertionError, RecursionError, LookupError)
"""What feedparser has been seen to raise on entries that nobody would write."""

_MARK = re.compile(r"<!\[CDATA\[|<!--|<(item|entry)(?=[\s>/])|</(item|entry)\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<(rss|feed|rdf:RDF)\b", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&hellip;|&#8230;)\s*\]?\s*(?:<[^>]{0,500}>\s*)*\Z")
_TAG = re.compile(r"<[^>]{0,2000}>")


def feed(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The entries of a feed, in its order, and a Bad for what cannot be read."""
    text = safe_text(stream.read(XML_CAP + 1))
    if isinstance(text, Unsafe):
        yield Bad(None, text.error, text.advice)
        return
    number, batch = 0, list[str]()
    head = None
    for piece in _entries(text):
        if head is None:
            head = piece
            continue
        if number + len(batch) == MOST_ENTRIES:
            yield from _read(head, batch, number)
            said = f"the feed has more than {MOST_ENTRIES:,} entries; what follows was not read"
            yield Bad(None, said, "split it, or give the articles as JSON Lines")
            return
        batch.append(piece)
        if len(batch) == TOGETHER:
            yield from _read(head, batch, number)
            number, batch = number + len(batch), []
    yield from _read(head or text, batch, number)
    if number + len(batch) == 0:
        yield Bad(None, "there is no entry in this feed", "nothing to do, or look for where they went")


def _entries(text: str) -> Iterator[str]:
    """What stands before the first entry, then each entry. Sections that hold no markup are stepped over. Linear."""
    at, begun, first = 0, -1, True
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark.group().startswith("<!"):
            close = "]]>" if mark.group().startswith("<![") else "-->"
            found = text.find(close, at)
            at = len(text) if found < 0 else found + len(close)
        elif mark.group(1) and begun < 0:
            begun = mark.start()
            if first:
                yield text[:begun]
                first = False
        elif mark.group(2) and begun >= 0:
            yield text[begun:at]
            begun = -1
    if begun >= 0:
        yield text[begun:]


def _read(head: str, batch: list[str], number: int) -> Iterator[Member | Bad]:
    """Some entries; where feedparser does not give as many as there are, each is read alone."""
    if not batch:
        return
    found = _parsed(head, batch)
    whole = found is not None and len(found.entries) == len(batch)
    alone = [found] * len(batch) if whole else [_parsed(head, [piece]) for piece in batch]
    for index, parsed in enumerate(alone):
        place = number + index + 1
        if parsed is None or not parsed.entries:
            yield Bad(str(place), f"entry {place} cannot be read", "mend the feed; the other entries are read")
        else:
            yield _member(parsed.entries[index if whole else 0], parsed.feed, place)


def _parsed(head: str, batch: list[str]) -> Any:
    root = _ROOT.search(head)
    name = root.group(1) if root is not None else "rss"
    closing = "</channel>" if name.lower() == "rss" and "</channel" not in head else ""
    whole = f"{head}{''.join(batch)}{closing}</{name}>"
    try:
        return feedparser.parse(io.BytesIO(whole.encode("utf-8", "replace")), response_headers={"content-type": "text/xml; charset=utf-8"})
    except MENDED:
        return None


def _member(entry: Any, around: Any, place: int) -> Member | Bad:
    declared = _declared(entry, around)
    item = named(entry.get("id") or entry.get("link"), place)
    contents = [c for c in entry.get("content", ()) if isinstance(c.get("value"), str) and c["value"].strip()]
    summary = entry.get("summary_detail") or {}
    given = str(summary.get("value") or "")
    content = max(contents, key=lambda c: len(c["value"]), default=None)
    page = entry.get("link") if isinstance(entry.get("link"), str) else None
    if content is not None and _bare(content["value"]) != _bare(given) and not _CUT_SHORT.search(content["value"][-600:]):
        return _made(item, content, declared, "full", None)
    shown = content if content is not None else summary
    if _bare(str(shown.get("value") or "")):
        return _made(item, shown, declared, "summary", page)
    title = entry.get("title")
    if not isinstance(title, str) or not _bare(title):
        return Bad(item, f"entry {place} has neither a text nor a title", "open the page itself")
    return _made(item, {"value": title, "type": "text/plain"}, declared, "listing", page)


def _made(item: str, content: Any, declared: tuple[Declared, ...], extent: str, page: str | None) -> Member:
    words = str(content["value"])
    kind = "html" if "html" in str(content.get("type")) and ("<" in words or "&" in words) else "text"
    return Member(item, words.encode("utf-8", "replace"), kind, (*declared, *say("extent", extent, "feed:extent")), page)


def _declared(entry: Any, around: Any) -> tuple[Declared, ...]:
    # feedparser gives `published` for a missing `updated`, hence dict.get
    authors = [person.get("name") for person in entry.get("authors", ()) if person.get("name")] or [entry.get("author")]
    return (
        *say("title", _bare(str(entry.get("title") or "")), "feed:title"),
        *(each for name in authors[:20] for each in say("author", name, "feed:author")),
        *say("outlet", _bare(str(around.get("title") or "")), "feed:channel-title"),
        *say("published", iso_date(entry.get("published")), "feed:published"),
        *say("updated", iso_date(dict.get(entry, "updated")), "feed:updated"),
        *say("url", entry.get("link"), "feed:link"),
        *say("language", entry.get("language") or around.get("language"), "feed:language"),
        *(each for tag in entry.get("tags", ())[:5] for each in say("section", tag.get("term"), "feed:category")),
    )


def _bare(markup: str) -> str:
    return " ".join(_TAG.sub(" ", markup).split())
