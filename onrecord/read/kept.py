"""Which blocks of a page the extraction engine (trafilatura) takes for the article.

Its output is matched back to the blocks by their words, in order. It is advice for the labels: a
kept block may still be a newsletter box, and a block that was not kept may be the headline. It is asked to keep too much rather than too
little: what it leaves out is seldom won back, and the labels take out what it should have left.
"""

import logging
import re
from bisect import bisect_left
from typing import cast

import trafilatura
from lxml import etree

from onrecord.read.walk import Walked

MOST_BLOCKS = 20_000
"""Above this a page is no article but a dump; the engine, which is slower than linear, is not asked."""
MOST_CHARACTERS = 3_000_000
MOST_ELEMENTS = 100_000
DEEPEST = 180
"""The engine recurses; deeper pages are not shown to it."""
ANCHOR = 6
"""Words of a block that is looked for in the whole output."""
ALIKE = 0.8
"""Share of a block's word triples that the output must hold where the block as a whole is not in it."""

_WORD = re.compile(r"\w+")
_COUNT = etree.XPath("count(descendant-or-self::*)")
_TOO_DEEP = etree.XPath("boolean(self::*" + "/*" * DEEPEST + ")")


def kept(root: etree._Element, walked: Walked) -> tuple[bool | None, ...]:
    """For each block whether the engine kept it; None for all where it could not be asked or found nothing.

    The engine may change the tree, so that nothing else can be read from it afterwards.
    """
    unasked: tuple[bool | None, ...] = (None,) * len(walked.blocks)
    if len(walked.blocks) > MOST_BLOCKS or len(walked.text) > MOST_CHARACTERS or _outsized(root):
        return unasked
    found = _asked(root)
    if not found:
        return unasked
    return tuple(in_order([words_of(line) for line in walked.text.split("\n")[:-1]], words_of(found)))


def _asked(root: etree._Element) -> str | None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(root, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError, etree.LxmlError):
        return None  # an odd page: the line rules do without
    return getattr(document, "text", None)


def _outsized(root: etree._Element) -> bool:
    return bool(_TOO_DEEP(root)) or cast(float, _COUNT(root)) > MOST_ELEMENTS


def words_of(text: str) -> list[str]:
    """The words that are compared, in small letters."""
    return _WORD.findall(text.casefold())


def in_order(blocks: list[list[str]], output: list[str]) -> list[bool]:
    """Which blocks stand in the output, both as words.

    Long blocks are looked for everywhere, and those in the same order in both (the longest rising chain) become anchors; a shorter block
    counts only between the anchors around it, so that a menu entry is not taken for the heading with the same words.
    """
    triples = set(zip(output, output[1:], output[2:], strict=False))
    joined = f" {' '.join(output)} "
    needles = [f" {' '.join(words)} " for words in blocks]
    places = [joined.find(needle) if len(words) >= ANCHOR else -1 for words, needle in zip(blocks, needles, strict=True)]
    shares = [1.0 if place >= 0 else _share(words, triples) for words, place in zip(blocks, places, strict=True)]
    anchors = _rising([(place, index) for index, place in enumerate(places) if place >= 0])
    verdicts = [share >= ALIKE and len(words) >= ANCHOR for share, words in zip(shares, blocks, strict=True)]
    asked = [index for index, words in enumerate(blocks) if words and shares[index] == 1.0 and not verdicts[index]]
    end, top = anchors[0] if anchors else (len(joined), len(blocks))
    for index in reversed([index for index in asked if index < top]):  # above the first anchor from below: the heading, not the menu
        where = joined.rfind(needles[index], 0, end + 1)
        verdicts[index] = where >= 0
        end = where if where >= 0 else end
    bounds = [*anchors, (len(joined), len(blocks))][1:]
    for (place, above), (stop, below) in zip(anchors, bounds, strict=True):
        at = place + len(needles[above]) - 1
        for index in asked[bisect_left(asked, above) : bisect_left(asked, below)]:
            where = joined.find(needles[index], at, stop + 1)
            verdicts[index] = where >= 0
            at = where + len(needles[index]) - 1 if where >= 0 else at
    return verdicts


def _share(words: list[str], triples: set[tuple[str, str, str]]) -> float:
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(map(triples.__contains__, own)) / len(own) if own else 1.0


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs, given in the order of the second, that also rises in the first (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (place, _) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            ends.append(number)
        else:
            tops[pile], ends[pile] = place, number
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
