"""What a page's JSON-LD (schema.org) says about its article: headline, authors, dates, publisher.

References by @id are followed inside the page; nothing is fetched. What it does not do: other vocabularies, contexts.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from onrecord.model.article import Field

LARGEST = 2_000_000
"""Characters of one script that are parsed."""
MOST_THINGS = 500
ARTICLE_TYPES = frozenset((
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "asknewsarticle", "reviewnewsarticle", "advertisercontentarticle", "satiricalarticle", "liveblogposting", "blogposting",
    "socialmediaposting", "techarticle", "scholarlyarticle", "report", "medicalscholarlyarticle",
))  # fmt: skip
"""The types of schema.org that describe an article, in lower case; other things in a page's JSON-LD are not it."""
PAGE_TYPES = frozenset(("webpage", "medicalwebpage", "recipe", "review", "howto", "itempage"))
"""Types that describe a page; asked for dates and authors where the page has no article."""
FIELDS: tuple[tuple[str, Field], ...] = (
    ("headline", "title"), ("alternativeHeadline", "title"), ("name", "title"), ("description", "standfirst"), ("author", "author"),
    ("publisher", "outlet"), ("datePublished", "published"), ("dateModified", "updated"), ("url", "url"), ("inLanguage", "language"),
    ("articleSection", "section"),
)  # fmt: skip
ORGANIZATIONS = frozenset(("organization", "corporation", "newsmediaorganization", "localbusiness", "educationalorganization", "brand"))
PAGE_FIELDS = frozenset(("author", "datePublished", "dateModified"))

WRAPPING = 40

Thing = dict[str, Any]
_WORD = re.compile(r"\w+")
_COMMA = re.compile(r",(?=\s*[}\]])")
_WRAPPED = (re.compile(r"\A\s*(?:/[/*]\s*)?(?:<!--|<!\[CDATA\[)\s*(?:\*/)?"), re.compile(r"(?:/[/*]\s*)?(?:-->|\]\]>)\s*(?:\*/)?\s*\Z"))
"""What pages wrap JSON-LD in: a comment or CDATA, in front and behind; looked for in the last characters alone."""


def linked(root: etree._Element) -> Iterator[tuple[Field, str, str]]:
    """Field, words and origin of each declaration."""
    things = [thing for script in root.iter("script") for thing in _things(script)]
    by_id = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing and ("name" in thing or "headline" in thing)}
    articles = _own([thing for thing in things if _is(thing, ARTICLE_TYPES)], _title(root))
    for thing in articles or [thing for thing in things if _is(thing, PAGE_TYPES)]:
        for name, field in FIELDS:
            if (name == "name" and "headline" in thing) or (not articles and name not in PAGE_FIELDS):
                continue
            for words, kind in _names(thing.get(name), by_id):
                yield field, unescape(unescape(words)), f"json-ld:{name}{kind if name == 'author' else ''}"


def _title(root: etree._Element) -> str:
    heading = root.find(".//h1")
    words = (root.findtext(".//title") or "", "" if heading is None else "".join(map(str, heading.itertext())))
    return _plain(" ".join(words))


def _own(articles: list[Thing], title: str) -> list[Thing]:
    """Of several articles those whose headline the page's title or heading holds: the others are what a list of stories shows."""
    held = [thing for thing in articles if (name := _plain(str(thing.get("headline") or thing.get("name") or ""))) and name in title]
    return held or articles


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(unescape(words).casefold()))


def _things(script: etree._Element) -> Iterator[Thing]:
    """The things in one script: by itself, in a list, in @graph or as the main entity of a page, the outermost first."""
    kind = (script.get("type") or "").partition(";")[0].strip().lower()
    if kind != "application/ld+json" or not script.text or len(script.text) > LARGEST:
        return
    value = _parsed(_unwrapped(script.text))
    if value is None:
        return  # a page's mistake; its meta elements are still read
    waiting, seen = [value], 0
    while waiting and seen < MOST_THINGS:
        thing, seen = waiting.pop(0), seen + 1
        if isinstance(thing, list):
            waiting.extend(thing[:200])
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(thing.get(key), list | dict))


def _unwrapped(words: str) -> str:
    words = _WRAPPED[0].sub("", words, count=1).rstrip().removesuffix(";")
    return words[:-WRAPPING] + _WRAPPED[1].sub("", words[-WRAPPING:], count=1)


def _parsed(words: str) -> Any:
    """The value of some JSON, with or without commas too many, or escaped as if it stood in an attribute; None where it is none."""
    for text in (words, _COMMA.sub("", words), *((unescape(words),) if "&quot;" in words else ())):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _full(person: Thing) -> str | None:
    parts = [person[key] for key in ("givenName", "familyName") if isinstance(person.get(key), str)]
    return " ".join(parts) or None


def _is(thing: Thing, types: frozenset[str]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1].lower() in types for kind in named)


def _names(value: Any, by_id: dict[str, Thing]) -> Iterator[tuple[str, str]]:
    """The words of a value, with "@organization" where they name one: a string, a thing with a name, a reference, or a list of such."""
    for each in value[:20] if isinstance(value, list) else [value]:
        kind = ""
        if isinstance(each, dict):
            meant = by_id.get(str(each.get("@id")), {})
            kind = "@organization" if _is({**meant, **each}, ORGANIZATIONS) else ""
            named = each.get("name") or each.get("@value") or meant.get("name") or _full(each)
            for other in named[1:20] if isinstance(named, list) else ():
                if isinstance(other, str):
                    yield other, kind
            each = named[0] if isinstance(named, list) and named else named
        if isinstance(each, str):
            yield each, kind
