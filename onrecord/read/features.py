"""What the trained line labeller sees of each line: its form, its place, its words, its company, and the page's markup if there is any.

One row of numbers a line, each about between -1 and 3, and the hashed words of the line. Linear in the text. No language but the
common words of the layout's is assumed; nothing is said of words beyond the first sixty of a line.
"""

import math
import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.model.article import Label
from onrecord.read.units import Unit
from onrecord.read.verdicts import Verdict

BUCKETS = 4096
"""Rows of the table in which hashed words are looked up."""
FIRST, LAST = 8, 3
"""Words at either end of a line that are hashed."""
FAR = 40
"""Lines: a paragraph that is further away is as good as none."""

LABELS: tuple[Label, ...] = (
    "dateline", "live_stamp", "byline", "caption", "credit", "related", "newsletter", "paywall", "cookie", "share", "comments", "copyright",
    "navigation", "about_outlet", "other_language", "form", "advertisement", "correction",
)  # fmt: skip
TAGS = (
    "p",
    "li",
    "a",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "tr",
    "blockquote",
    "figcaption",
    "button",
    "label",
    "span",
    "dd",
    "pre",
)
REGIONS = (
    "comments", "related", "newsletter", "paywall", "share", "cookie", "nav", "footer", "aside", "ad", "about", "form", "button", "notice",
    "caption", "credit", "byline", "address", "time",
)  # fmt: skip
FORM: tuple[str, ...] = (
    "the number of its words", "its length", "how it ends", "a bullet before it", "its sentences", "a colon at its end", "a question",
    "a quote mark", "its figures", "its capitals", "all in capitals", "its commas", "its common words", "the length of its words",
    "a small letter at its start", "a bar in it", "a link written out", "words like “you” and “your”", "words like “he”, “she” and “said”",
    "it stands more than once", "its words are those of the paragraphs",
)  # fmt: skip
PLACE: tuple[str, ...] = (
    "its place in the text", "its distance from the top", "its distance from the foot", "how far the paragraph above it is",
    "how far the paragraph below it is", "it stands above the first paragraph", "it stands below the last paragraph", "its language",
    "the length of the text", "how much of the text is paragraphs", "the markup", "the engine took it", "the engine left it",
    "how much the engine took",
)  # fmt: skip
NAMES = (
    *FORM,
    *PLACE,
    *(f"words of the kind “{each}”" for each in LABELS),
    *(f"the tag {t}" for t in TAGS),
    *(f"the part {r}" for r in REGIONS),
)

_YOU = frozenset(["you", "your", "yours", "us", "our", "we"])
_TOLD = frozenset(["he", "she", "his", "her", "they", "their", "said", "says", "told", "was", "were", "had"])
_LABEL_AT = {label: index for index, label in enumerate(LABELS)}
_TAG_AT = {tag: index for index, tag in enumerate(TAGS)}
_REGION_AT = {region: index for index, region in enumerate(REGIONS)}
_LABELS_FROM = len(FORM) + len(PLACE)
_TAGS_FROM = _LABELS_FROM + len(LABELS)
_REGIONS_FROM = _TAGS_FROM + len(TAGS)
_LINKS = ("@", "www.", "http:", "https:")
_CAPITALS, _FIGURES = string.ascii_uppercase.encode(), string.digits.encode()
_BARS = re.compile(r"[|•·»›>/]")
_LOWER = re.compile(r"[a-z]")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """`rows`: one a line. `hashed`: rows of the word table, line after line; `starts`: where each line's begin (none is without)."""

    rows: Floats
    hashed: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]


def seen(units: Sequence[Unit], verdicts: Sequence[Verdict | None], foreign: Sequence[bool], common: frozenset[str]) -> Seen:
    """The numbers of each line. `verdicts`: what the lines' own words say. `common`: the commonest words of the language."""
    rows = np.zeros((len(units), len(NAMES)))
    different = dict.fromkeys(unit.text for unit in units)  # a menu's entries come twice
    number = {text: at for at, text in enumerate(different)}
    which = [number[unit.text] for unit in units]
    first = dict(zip(reversed(which), reversed(units), strict=True))
    told = [first[at] for at in range(len(different))]
    again = Counter(unit.folded for unit in units if unit.count <= 12)
    rows[:, : len(FORM)] = _forms(told, common, _topic(units, common), again)[which]
    rows[:, len(FORM) : _LABELS_FROM] = _places(units, foreign)
    for index, own in enumerate(verdicts):
        if own is not None and own.label in _LABEL_AT:
            rows[index, _LABELS_FROM + _LABEL_AT[own.label]] = own.confidence
    for index, unit in enumerate(units):
        if unit.block is not None:
            if unit.tag in _TAG_AT:
                rows[index, _TAGS_FROM + _TAG_AT[unit.tag]] = 1
            if unit.region in _REGION_AT:
                rows[index, _REGIONS_FROM + _REGION_AT[unit.region]] = 1
    listed = [_hashed(unit.tokens) for unit in told]
    starts, hashed = list[int](), list[int]()
    for at in which:
        starts.append(len(hashed))
        hashed += listed[at]
    return Seen(rows, np.array(hashed, dtype=np.int64), np.array(starts, dtype=np.int64))


def _topic(units: Sequence[Unit], common: frozenset[str]) -> frozenset[str]:
    """The words of the paragraphs, but for the commonest."""
    return frozenset(word for unit in units if unit.prose and unit.count >= 20 for word in unit.tokens) - common


def _forms(units: Sequence[Unit], common: frozenset[str], topic: frozenset[str], again: Counter[str]) -> Floats:
    """The form of each line."""
    many, usual, you, told, own, letters = _counted([unit.tokens for unit in units], common, topic).T
    many = np.maximum(1, many)
    other = many - usual
    paragraph = np.array([unit.prose and unit.count >= 20 for unit in units])
    capitals, rest = np.zeros(len(units)), np.zeros((len(units), len(FORM)))
    for index, unit in enumerate(units):
        words, text, count = unit.words, unit.text[:400], unit.count
        shouted, figures = _capitals(text)
        capitals[index] = shouted
        rest[index] = (
            math.log1p(count) / 2, math.log1p(len(unit.text)) / 3, unit.ends, unit.bullet, text.count(". ") / 3, words[-1:] in (":", "…"),
            words[-1:] == "?", '"' in words or "“" in words, figures / max(1, len(text)), 0.0,
            shouted > 2 and not _LOWER.search(words), min(2.0, text.count(",") / 3), 0.0, 0.0,
            words[:1].islower(), _BARS.search(words) is not None, any(map(words.__contains__, _LINKS)),
            0.0, 0.0, min(3, again[unit.folded] - 1) / 2 if count <= 12 else 0.0, 0.0,
        )  # fmt: skip
    for column, values in (
        (9, np.minimum(2.0, capitals / many)), (12, usual / many), (13, letters / many / 6), (17, np.minimum(2, you) / 2),
        (18, np.minimum(2, told) / 2), (20, np.where((other > 0) & ~paragraph, own / np.maximum(1, other), 0.0)),
    ):  # fmt: skip
        rest[:, column] = values
    return rest


def _counted(lines: Sequence[Sequence[str]], common: frozenset[str], topic: frozenset[str]) -> Floats:
    """For each line the number of its words, of those that are common, `_YOU`, `_TOLD` and the topic's, and of all their letters."""
    flat = [word for line in lines for word in line]
    number = {word: at for at, word in enumerate(dict.fromkeys(flat))}
    facts = np.ones((len(number) + 1, 6))
    for column, words in enumerate((common, _YOU, _TOLD, topic), 1):
        facts[:-1, column] = [word in words for word in number]
    facts[:-1, 5] = [len(word) for word in number]
    sums = np.zeros((len(flat) + 1, 6))
    np.cumsum(facts[[number[word] for word in flat]], axis=0, out=sums[1:])
    ends = np.cumsum([len(line) for line in lines])
    return np.diff(sums[np.append(0, ends)], axis=0)


def _capitals(text: str) -> tuple[int, int]:
    """How many capitals and how many figures stand in some words."""
    if not text.isascii():
        return sum(map(str.isupper, text)), sum(map(str.isdigit, text))
    raw = text.encode("ascii")
    return len(raw) - len(raw.translate(None, _CAPITALS)), len(raw) - len(raw.translate(None, _FIGURES))


def _places(units: Sequence[Unit], foreign: Sequence[bool]) -> Floats:
    count = len(units)
    prose = np.array([unit.prose and unit.count >= 15 for unit in units])
    at = np.arange(count)
    found = np.flatnonzero(prose)
    above, below = np.full(count, FAR), np.full(count, FAR)
    if len(found):
        number = np.searchsorted(found, at, side="left")
        has = number > 0
        above[has] = np.minimum(FAR, at[has] - found[number[has] - 1])
        after = np.searchsorted(found, at, side="right")
        has = after < len(found)
        below[has] = np.minimum(FAR, found[after[has]] - at[has])
    first, last = (found[0], found[-1]) if len(found) else (0, count)
    words = np.array([unit.count for unit in units])
    took = np.array([unit.block is not None and unit.block.kept is True for unit in units])
    left = np.array([unit.block is not None and unit.block.kept is False for unit in units])
    page = 1.0 if units[0].block is not None else 0.0
    total = max(1, int(words.sum()))
    ones = np.ones(count)
    columns = (
        at / count, np.log1p(at) / 4, np.log1p(count - at) / 4, np.log1p(above) / 2, np.log1p(below) / 2, at < first, at > last,
        np.array(foreign), ones * math.log1p(count) / 5, ones * (words[prose].sum() / total), ones * page, took, left,
        ones * (words[took].sum() / total),
    )  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _hashed(tokens: Sequence[str]) -> list[int]:
    """Rows of the word table: the first words, the last ones, and the first two together. At least one."""
    head = tokens[:FIRST]
    return [*map(_row_of, head), *(_row_of("$" + word) for word in tokens[-LAST:]), _row_of("^" + "_".join(head[:2]))]


@lru_cache(maxsize=32768)
def _row_of(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS
