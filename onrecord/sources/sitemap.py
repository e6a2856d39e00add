"""News site maps: the list of pages that an outlet gives to search engines, each with its title and its date.

An entry is an article of which only the listing is known: its text is the title, and `extent` says "listing". Where pages may be
fetched, the page takes its place. What it does not do: follow an index of site maps, or list pages that have no title.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from onrecord.sources.members import Bad, Member, named, say
from onrecord.sources.trees import XML_CAP, Unsafe, local, safe_text, words

MOST_PAGES = 50_000
"""Addresses that one site map may have by its standard (sitemaps.org)."""


def sitemap(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The pages of a site map, in its order. The tree is dropped piece by piece as it is read."""
    text = safe_text(stream.read(XML_CAP + 1))
    if isinstance(text, Unsafe):
        yield Bad(None, text.error, text.advice)
        return
    number = 0
    source = BytesIO(text.encode("utf-8", "replace"))
    try:
        steps = etree.iterparse(source, events=("end",), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        for _, element in steps:
            if local(element) not in ("url", "sitemap"):
                continue
            number += 1
            if number > MOST_PAGES:
                yield Bad(None, f"the site map has more than the {MOST_PAGES:,} pages that its standard allows", "split it")
                return
            yield _page(element, number)
            element.clear()
            while (before := element.getprevious()) is not None:
                before.getparent().remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Bad(None, f"the site map breaks off after {number} pages: {str(error)[:200]}", "get it again; it may have been cut")
        return
    if not number:
        yield Bad(None, "there is no page in this site map", "nothing to do")


def _page(element: etree._Element, number: int) -> Member | Bad:
    own = {local(child): child for child in reversed(element)}
    address = words(own.get("loc"))
    item = named(address, number)
    if address is None:
        return Bad(item, f"entry {number} of the site map has no address", "nothing to do")
    if local(element) == "sitemap":
        return Bad(item, "this is a list of site maps, and this is one of them", f"save {item[:200]} and open that")
    news = {local(child): child for child in own["news"].iter()} if "news" in own else {}
    title = words(news.get("title"))
    declared = (
        *say("title", title, "sitemap:title"),
        *say("published", words(news.get("publication_date")), "sitemap:publication_date"),
        *say("updated", words(own.get("lastmod")), "sitemap:lastmod"),
        *say("url", address, "sitemap:loc"),
        *say("outlet", words(news.get("name")), "sitemap:name"),
        *say("language", words(news.get("language")), "sitemap:language"),
        *say("extent", "listing", "sitemap:extent"),
    )
    return Member(item, (title or "").encode("utf-8", "replace"), "text", declared, address)
