"""What one element of a page shows and says of itself: its words, the words before it, the names of its class, the part that holds it."""

import re

from lxml import etree

from onrecord.read.regions import region_of

MOST_WORDS = 2000
NOTE = 240
"""Characters of a box that is no list of other stories and no biography but a note: the date and the byline beside a heading."""
ELSEWHERE = frozenset(("comments", "related", "newsletter", "share", "footer", "aside", "about", "ad", "cookie"))
"""Parts of a page whose names and times are not the article's."""
NOTED = frozenset(("aside", "about"))
"""Parts that belong to the head of the article where they are short and have no heading of their own."""
LEAD = 24
"""Characters before an element that say what it is: "Last updated on"."""

_SPLIT = re.compile(r"[^a-z]+")


def words_of(element: etree._Element) -> str:
    """The words in an element as a browser shows them, white space collapsed; at most about `MOST_WORDS` characters."""
    pieces, size = [element.text or ""], 0
    for each in element.iterdescendants():
        shown = isinstance(each.tag, str) and each.tag not in ("script", "style", "svg", "noscript", "template")
        pieces += [" " if each.tag in ("br", "p", "div", "li") else "", (each.text or "") if shown else "", each.tail or ""]
        size += len(pieces[-1]) + len(pieces[-2])
        if size > MOST_WORDS:
            break
    return " ".join("".join(pieces).split())


def lead(element: etree._Element) -> str:
    """The words right before an element, in its parent or, where it comes first there, before its parent: "Updated on"."""
    at = element
    for _ in range(3):
        before, parent = at.getprevious(), at.getparent()
        words = (before.tail or words_of(before)) if before is not None else (parent.text or "" if parent is not None else "")
        if words.strip() or before is not None or parent is None:
            return words[-LEAD:]
        at = parent
    return ""


def is_elsewhere(element: etree._Element, known: dict[etree._Element, bool]) -> bool:
    """Whether an element stands in a part of the page that is not the article's. `known`: what was found before."""
    at: etree._Element | None = element
    for _ in range(6):
        if at is None:
            return False
        if at not in known:
            region = region_of(at, str(at.tag))
            known[at] = region in ELSEWHERE and not (region in NOTED and _is_note(at))
        if known[at]:
            return True
        at = at.getparent()
    return False


def _is_note(element: etree._Element) -> bool:
    return len(words_of(element)) <= NOTE and not any(each.tag in ("h2", "h3", "h4") for each in element.iterdescendants())


def says(element: etree._Element, wanted: frozenset[str], never: frozenset[str]) -> bool:
    """Whether a word of an element's class or id has one of the wanted parts and none of the others: "post-author", not "author-bio"."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    if said == " ":
        return False
    for word in said.split()[:12]:
        parts = frozenset(_SPLIT.split(word))
        if parts & wanted and not parts & never:
            return True
    return False
