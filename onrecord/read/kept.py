"""Which blocks of a page the extraction engine (trafilatura) takes for the article.

The engine gets a copy of the page; its output is matched back to the blocks by their words, in order. It is advice for the labels: a
kept block may still be a newsletter box, and a block that was not kept may be the headline.
"""

import logging
import re
from copy import deepcopy

import trafilatura
from lxml import etree

from onrecord.read.walk import Walked

MOST_BLOCKS = 20_000
"""Above this a page is no article but a dump; the engine, which is slower than linear, is not asked."""
MOST_CHARACTERS = 3_000_000
DEEPEST = 180
"""The engine recurses; deeper pages are not shown to it."""
ALIKE = 0.8
"""Share of a block's word triples that the output must hold where the block as a whole is not in it."""

_WORD = re.compile(r"\w+")


def kept(root: etree._Element, walked: Walked) -> tuple[bool | None, ...]:
    """For each block whether the engine kept it; None for all where it could not be asked or found nothing."""
    unasked: tuple[bool | None, ...] = (None,) * len(walked.blocks)
    if len(walked.blocks) > MOST_BLOCKS or len(walked.text) > MOST_CHARACTERS or _deep(root):
        return unasked
    found = _asked(root)
    if not found:
        return unasked
    return tuple(_matched([_words(b.span.of(walked.text)) for b in walked.blocks], _words(found)))


def _asked(root: etree._Element) -> str | None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(deepcopy(root), include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError, etree.LxmlError):
        return None  # an odd page: the line rules do without
    return getattr(document, "text", None)


def _deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _matched(blocks: list[list[str]], output: list[str]) -> list[bool]:
    triples = set(zip(output, output[1:], output[2:], strict=False))
    joined, at = f" {' '.join(output)} ", 0
    verdicts: list[bool] = []
    for words in blocks:
        if not words:
            verdicts.append(False)
            continue
        own = list(zip(words, words[1:], words[2:], strict=False))
        share = sum(triple in triples for triple in own) / len(own) if own else 1.0
        where = -1
        if share == 1.0:
            needle = f" {' '.join(words)} "
            where = joined.find(needle, at, at + 20_000 if len(words) < 5 else len(joined))
            if where >= 0:
                at = where + len(needle) - 1
        verdicts.append(where >= 0 or (len(own) >= 3 and share >= ALIKE))
    return verdicts
