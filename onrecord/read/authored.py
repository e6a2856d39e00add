"""Whom the elements of a page name as the article's authors: links to a person's page, and what is called a byline or an author.

Those who reviewed, edited, illustrated or checked an article are not its authors, nor is somebody whom a paragraph links to.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from onrecord.model.article import Field
from onrecord.read.nodes import lead, says, words_of
from onrecord.read.regions import region_of

LONG = 200
"""Characters of a byline, with all that it holds."""
NAME = 40
"""Characters of a name that stands alone."""
INTO = 30
"""Characters of a paragraph before a link that is a mention and no signature."""
LEVELS = 8
"""Levels above a name at which something says that it is not the article's author."""
CONTAINER = 3
"""Levels above a name at which a box is called the author's."""

_AUTHOR = frozenset(("author", "authors", "byline", "bylines", "writer", "contributor", "auth", "by"))
_NOT_NAME = frozenset((
    "image", "img", "avatar", "bio", "box", "social", "desc", "description", "photo", "pic", "title", "role", "job", "date", "time", "more",
    "position", "card", "wrapper",
))  # fmt: skip
_OTHERS = re.compile(r"comment|related|quote|review|editor|testimonial|card|recommend|more")
_PROFILE = re.compile(
    r"/(?:authors?|writers?|contributors?|people|team|staff|profiles?|producers?|journalists?|columnists?|reporters?)/[^/?#]+/?(?:[?#]|$)"
)
_SLUG = re.compile(r"/(?:authors?|writers?|contributors?)/([^/?#]+)/?(?:[?#]|$)")
_OTHER_WORK = re.compile(r"review|edit|fact|check|photo|pictur|illustrat|verif|translat|produce|updated by|video", re.IGNORECASE)
_BOXED_NAME = re.compile(r"(?:^|[\s_-])author[a-z]*[\w-]*__?(?:full-?)?name(?:\s|$)")
"""A name in a box of the author's, as page builders call it: "post-author-box__name"."""
_ALONE = re.compile(r"(?:[Bb]y:? )?[A-Z][\w.'’-]+(?: [\w.'’-]+){1,3}")
_LETTERS = re.compile(r"\w+")

Said = tuple[Field, str, str]


def authors(near: Iterable[etree._Element]) -> Iterator[Said]:
    """Field, words and origin of the names among some elements, in their order."""
    for element in near:
        words, origin = _named(element)
        if 2 < len(words) <= LONG and not _OTHER_WORK.search(lead(element)):
            yield "author", words, origin


def only_author(order: Sequence[etree._Element]) -> list[Said]:
    """The one name that is called the author's anywhere on the page; none where there are several."""
    found: dict[str, str] = {}
    for element in order:
        if not _hints(element):
            continue
        words, origin = _named(element)
        if not origin or origin == "page:profile" or not 2 < len(words) <= NAME or _is_others(element):
            continue
        if _ALONE.fullmatch(words) and not _OTHER_WORK.search(lead(element)):
            found.setdefault(words.casefold().removeprefix("by ").removeprefix("by: "), words)
        if len(found) > 1:
            return []
    return [("author", words, "page:only=author") for words in found.values()]


def _is_others(element: etree._Element) -> bool:
    """Whether a name stands with a reader's comment or with another story."""
    at: etree._Element | None = element
    for _ in range(LEVELS):
        if at is None:
            return False
        said = f"{at.get('class') or ''} {at.get('id') or ''}".lower()
        if _OTHERS.search(said) or region_of(at, str(at.tag)) in ("comments", "related", "newsletter", "ad"):
            return True
        at = at.getparent()
    return False


def _hints(element: etree._Element) -> bool:
    """Whether it is worth a look: most elements of a page are not."""
    if element.get("rel") == "author":
        return True
    said = element.get("class") or ""
    return "author" in said or "byline" in said


def _named(element: etree._Element) -> tuple[str, str]:
    """The words of an element that names an author, and what says so; two empty strings for others."""
    if "author" in (element.get("rel") or "").split():
        return words_of(element), "page:rel=author"
    link = element.get("href") or "" if element.tag == "a" else ""
    if link and _PROFILE.search(link):
        words = words_of(element)
        if _in_prose(element, words):
            return "", ""
        slug = _SLUG.search(link)
        own = slug is not None and " " not in words and _squeezed(slug.group(1)) == _squeezed(words)
        return words, "page:slug" if own else "page:profile"
    if says(element, _AUTHOR, _NOT_NAME) and not any(says(each, _AUTHOR, _NOT_NAME) for each in element.iterdescendants("*")):
        inner = element.find('.//*[@class="name"]')
        return words_of(element if inner is None else inner), "page:class=author"
    if _BOXED_NAME.search(element.get("class") or "") or (element.get("class") == "name" and _in_box(element)):
        return words_of(element), "page:class=author"
    return "", ""


def _in_box(element: etree._Element) -> bool:
    """Whether a name stands in a box that is the author's."""
    at = element.getparent()
    for _ in range(CONTAINER):
        if at is None:
            return False
        if says(at, _AUTHOR, frozenset()):
            return True
        at = at.getparent()
    return False


def _in_prose(element: etree._Element, words: str) -> bool:
    """Whether a link stands in a paragraph, well behind its beginning."""
    at = element.getparent()
    for _ in range(3):
        if at is None:
            return False
        if at.tag in ("p", "li", "blockquote"):
            around = words_of(at)
            return around.find(words) > INTO and len(around) > len(words) + LONG
        at = at.getparent()
    return False


def _squeezed(name: str) -> str:
    return "".join(_LETTERS.findall(name.casefold()))
