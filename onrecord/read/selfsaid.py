"""What a page says about itself: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core, citation), its own
elements, and the well-known keys of the data that its scripts carry.

Everything is kept as it stands, with where it stood; which one to believe is decided later. What it does not do: RDFa.
"""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.model.article import Declared, Field
from onrecord.read.decode import clean
from onrecord.read.elements import shown
from onrecord.read.linked import linked
from onrecord.read.states import stated

BYLINES = ("written by", "author", "authors", "by", "posted by", "words by", "interview by", "reported by")
"""Labels that Twitter's cards show before an author."""
MOST = 60
"""Declarations of one page; more is an index page."""
LONGEST = 2000
META_FIELDS: dict[str, Field] = {
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "dcterms.title": "title", "citation_title": "title",
    "parsely-title": "title", "title": "title", "headline": "title",
    "og:description": "standfirst", "description": "standfirst", "dc.description": "standfirst", "twitter:description": "standfirst",
    "author": "author", "article:author": "author", "dc.creator": "author", "dcterms.creator": "author", "citation_author": "author",
    "parsely-author": "author", "sailthru.author": "author", "byl": "author",
    "og:article:author": "author", "og:author": "author", "cxenseparse:author": "author", "citation_authors": "author", "authors": "author",
    "article_author": "author", "author_name": "author", "byline": "author", "article.author": "author",
    "og:site_name": "outlet", "application-name": "outlet", "dc.publisher": "outlet", "citation_journal_title": "outlet",
    "article:published_time": "published", "og:published_time": "published", "date": "published", "dc.date": "published",
    "dc.date.issued": "published", "dcterms.created": "published", "dcterms.issued": "published", "citation_publication_date": "published",
    "citation_date": "published", "parsely-pub-date": "published", "sailthru.date": "published", "pubdate": "published",
    "publish-date": "published", "publish_date": "published", "datepublished": "published", "article.published": "published",
    "og:article:published_time": "published", "cxenseparse:recs:publishtime": "published", "originalpublicationdate": "published",
    "article_date_original": "published", "dc.date.published": "published", "dcterms.date": "published", "displaydate": "published",
    "dcsext.articlefirstpublished": "published", "date-pub": "published",
    "og:article:modified_time": "updated", "updated": "updated", "updated_time": "updated", "article_date_updated": "updated",
    "revision_date": "updated", "last_updated": "updated", "dcterms.date.modified": "updated", "dc.date.modified": "updated",
    "article:modified_time": "updated", "og:updated_time": "updated", "lastmod": "updated", "last-modified": "updated",
    "dcterms.modified": "updated", "datemodified": "updated",
    "og:url": "url", "twitter:url": "url",
    "og:locale": "language", "content-language": "language", "dc.language": "language", "language": "language",
    "article:section": "section", "parsely-section": "section",
}  # fmt: skip
_PUBLISHED = re.compile(r"(?:\w+[-_.: ])?(?:publish(?:ed)?|publication|pub|post(?:ed)?|created?|cludo)[-_.: ]?(?:date|time|on)|published")
"""Names of meta elements that are made up for one site and still say what they are: "w-published-date"."""


def self_said(root: etree._Element) -> tuple[Declared, ...]:
    """All that the page declares, JSON-LD first, each value once for each place that says it."""
    found: list[Declared] = []
    for field, value, origin in (*linked(root), *_meta(root), *_head(root), *shown(root), *stated(root)):
        words = clean(" ".join(value.split()))
        if not 0 < len(words) <= LONGEST:
            continue
        declared = Declared(field, words, origin)
        if declared not in found:
            found.append(declared)
        if len(found) >= MOST:
            break
    return tuple(found)


def _meta(root: etree._Element) -> Iterator[tuple[Field, str, str]]:
    labels: dict[str, str] = {}
    for meta in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(key) or "").strip().lower()
            content = meta.get("content") or ""
            field = META_FIELDS.get(name) or ("published" if _PUBLISHED.fullmatch(name) else None)
            if field is not None:
                yield field, _turned(content) if name.startswith("citation_author") else content, f"meta:{name}"
                break
            if name.startswith("twitter:label"):
                labels[name.replace("label", "data")] = content.strip().lower()
            if labels.get(name) in BYLINES:
                yield "author", content, f"meta:{name}"


def _turned(name: str) -> str:
    """ "Lind, Jo" is Jo Lind; lists in one element part their names with semicolons."""
    names = [part.strip() for part in name.split(";") if part.strip()]
    return "; ".join(f"{own} {family}" if own and "," not in own else each for each in names for family, _, own in [_halves(each)])


def _halves(name: str) -> tuple[str, str, str]:
    family, comma, own = name.partition(",")
    return family.strip(), comma, own.strip()


def _head(root: etree._Element) -> Iterator[tuple[Field, str, str]]:
    title = root.find(".//title")
    if title is not None:
        yield "title", title.text or "", "element:title"
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href") or "", "link:canonical"
    if root.tag == "html":
        yield "language", root.get("lang") or "", "html:lang"
