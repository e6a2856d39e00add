"""What a page says about itself: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core, citation), time, language, address.

Everything is kept as it stands, with where it stood; which one to believe is decided later. What it does not do: microdata, RDFa.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.model.article import Declared, Field
from onrecord.read.decode import clean

MOST = 60
"""Declarations of one page; more is an index page."""
LONGEST = 2000
LARGEST = 2_000_000
"""Characters of one JSON-LD script that are parsed."""

ARTICLE_TYPES = frozenset((
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "asknewsarticle", "reviewnewsarticle", "advertisercontentarticle", "satiricalarticle", "liveblogposting", "blogposting",
    "socialmediaposting", "techarticle", "scholarlyarticle", "report",
))  # fmt: skip
"""The types of schema.org that describe an article, in lower case; other things in a page's JSON-LD are not it."""

LD_FIELDS: tuple[tuple[str, Field], ...] = (
    ("headline", "title"), ("alternativeHeadline", "title"), ("name", "title"), ("description", "standfirst"), ("author", "author"),
    ("publisher", "outlet"), ("datePublished", "published"), ("dateModified", "updated"), ("url", "url"), ("inLanguage", "language"),
    ("articleSection", "section"),
)  # fmt: skip
META_FIELDS: dict[str, Field] = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title", "citation_title": "title",
    "parsely-title": "title", "title": "title", "headline": "title",
    "og:description": "standfirst", "description": "standfirst", "dc.description": "standfirst", "twitter:description": "standfirst",
    "author": "author", "article:author": "author", "dc.creator": "author", "dcterms.creator": "author", "citation_author": "author",
    "parsely-author": "author", "sailthru.author": "author", "byl": "author",
    "og:site_name": "outlet", "application-name": "outlet", "dc.publisher": "outlet", "citation_journal_title": "outlet",
    "article:published_time": "published", "og:published_time": "published", "date": "published", "dc.date": "published",
    "dc.date.issued": "published", "dcterms.created": "published", "dcterms.issued": "published", "citation_publication_date": "published",
    "citation_date": "published", "parsely-pub-date": "published", "sailthru.date": "published", "pubdate": "published",
    "publish-date": "published", "publish_date": "published", "datepublished": "published", "article.published": "published",
    "article:modified_time": "updated", "og:updated_time": "updated", "lastmod": "updated", "last-modified": "updated",
    "dcterms.modified": "updated", "datemodified": "updated",
    "og:url": "url", "twitter:url": "url",
    "og:locale": "language", "content-language": "language", "dc.language": "language", "language": "language",
    "article:section": "section", "parsely-section": "section",
}  # fmt: skip


def self_said(root: etree._Element) -> tuple[Declared, ...]:
    """All that the page declares, JSON-LD first, each value once for each place that says it."""
    found: list[Declared] = []
    for declared in (*_json_ld(root), *_meta(root), *_elements(root)):
        if declared not in found:
            found.append(declared)
        if len(found) >= MOST:
            break
    return tuple(found)


def _declared(field: Field, value: object, origin: str) -> Iterator[Declared]:
    if isinstance(value, str):
        words = clean(" ".join(value.split()))
        if 0 < len(words) <= LONGEST:
            yield Declared(field, words, origin)


def _json_ld(root: etree._Element) -> Iterator[Declared]:
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind != "application/ld+json" or not script.text or len(script.text) > LARGEST:
            continue
        try:
            value = json.loads(script.text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's mistake; its meta elements are still read
        for thing in _articles(value):
            for name, field in LD_FIELDS:
                if name == "name" and "headline" in thing:
                    continue
                for words in _names(thing.get(name)):
                    yield from _declared(field, words, f"json-ld:{name}")


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    """The articles in a JSON-LD value: by itself, in a list, in @graph or as the main entity of a page."""
    waiting, seen = [value], 0
    while waiting and seen < 500:
        thing, seen = waiting.pop(0), seen + 1
        if isinstance(thing, list):
            waiting.extend(thing[:200])
        elif isinstance(thing, dict):
            kinds = thing.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].lower() in ARTICLE_TYPES for kind in named):
                yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(thing.get(key), list | dict))


def _names(value: Any) -> Iterator[str]:
    """The words of a value: a string, a thing with a name, or a list of such."""
    for each in value[:20] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = each.get("name") or each.get("@value")
            each = each[0] if isinstance(each, list) and each else each
        if isinstance(each, str):
            yield each


def _meta(root: etree._Element) -> Iterator[Declared]:
    for meta in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(key) or "").strip().lower()
            if name in META_FIELDS:
                yield from _declared(META_FIELDS[name], meta.get("content"), f"meta:{name}")
                break


def _elements(root: etree._Element) -> Iterator[Declared]:
    title = root.find(".//title")
    if title is not None:
        yield from _declared("title", title.text, "element:title")
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield from _declared("url", link.get("href"), "link:canonical")
    signed = {
        " ".join("".join(map(str, link.itertext())).split()) for link in root.iter("a") if "author" in (link.get("rel") or "").split()
    }
    if len(signed) == 1:  # a list of stories has many
        yield from _declared("author", signed.pop(), "link:author")
    if root.tag == "html":
        yield from _declared("language", root.get("lang"), "html:lang")
    times = [time for time in root.iter("time") if time.get("datetime")]
    for time in times[:1]:
        yield from _declared("published", time.get("datetime"), "element:time")
