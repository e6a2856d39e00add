"""What the data says that a page carries for its own scripts (`__NEXT_DATA__`, `dataLayer` and the like): a date, an author.

Such data holds other stories too, so only a few well-known keys are asked, and only where every value that the page has for them is the
same. It is looked through as text, once, because it is seldom whole JSON. What it does not do: run scripts, or tell two articles apart.
"""

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.model.article import Field

MOST = 3_000_000
"""Characters of scripts that are looked through."""
KEYS: tuple[tuple[Field, str], ...] = (
    ("published", "datePublished|firstPublished|first_published|publishedAt|published_at"
     "|publishedDate|published_date|publishDate|publish_date|publicationDate|publication_date|datePublishedISO|pubDate|firstPublishedAt|pagePostDate"),
    ("author", "byline|authorName|author_name|pagePostAuthor|articleAuthor|article_author"),
)  # fmt: skip
"""Fields and the keys that give them."""
HINTS = ("ublish", "ubDate", "uthor", "yline", "ublication")
"""One of these is in each of the keys: most scripts have none of them and are passed over."""
WORDS = 60
"""Characters of a value; a longer one is a text."""

_VALUE = re.compile(
    r"[\"'](?:"
    + "|".join(f"(?P<{field}>{keys})" for field, keys in KEYS)
    + r")\\*[\"']\s*:\s*\\*[\"'](?P<value>[^\"'\\<>{}]{2,60})\\*[\"']"
)

Said = tuple[Field, str, str]


def stated(root: etree._Element) -> Iterator[Said]:
    """Field, words and origin of each value that the page's data gives without contradiction."""
    found: dict[Field, dict[str, tuple[str, str]]] = {}
    left = MOST
    for script in root.iter("script", "astro-island"):
        words = (script.get("props") if script.tag == "astro-island" else script.text) or ""
        kind = (script.get("type") or "").lower()
        if "ld+json" in kind or not any(hint in words for hint in HINTS):
            continue
        words = words[:left]
        left -= len(words)
        for match in _VALUE.finditer(words):
            field: Field = "published" if match["published"] else "author"
            value = match["value"].strip()
            found.setdefault(field, {}).setdefault(value[:10] if field == "published" else value.casefold(), (value, match[field]))
        if left <= 0:
            break
    for field, values in found.items():
        if len(values) == 1:
            value, key = next(iter(values.values()))
            yield field, value, f"state:{key}"
