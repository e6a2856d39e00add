"""What a careful reader found in the sample story, and where it stands in the text that onrecord read.

One TOML file an article, in `eval/gold/`. Places are given by words, never by numbers, so that they can be read, and hold for a page whose
text the reader puts together. In a quotation, `[[ ]]` stands around the attributed words, `{ }` around the source and `< >` around the
reporting words. The words must be found exactly once.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eval.attributed import Places, places

STORY = Path(__file__).parent.parent / "examples" / "story"
GOLD = Path(__file__).parent / "gold"
FOLDED = str.maketrans("“”‘’„«»\u00a0", '""\'\'""" ')
MARKS = re.compile(r"\[\[|\]\]|[{}<>]")
OPENING = {"[[": "content", "{": "source", "<": "cue"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with their inner parts marked, placed in a text: spans by part."""

    start: int
    end: int
    parts: dict[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation as the annotator wrote it down. `who`: the full name, None where nobody is named. `types`: right types of source."""

    directness: str
    words: str
    accept: tuple[str, ...]
    who: str | None
    types: tuple[str, ...]
    optional: bool
    nested: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article of the story. `either`: lines that may be called body or not. `body`: how each paragraph of a page begins."""

    key: str
    file: str
    item: str | None
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: str | None
    boilerplate: tuple[str, ...]
    body: tuple[str, ...]
    either: tuple[str, ...]
    not_quotations: tuple[str, ...]
    quotations: tuple[GoldQuotation, ...]


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Somebody who appears in several articles."""

    name: str
    kind: str
    forms: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldReuse:
    """A passage that two articles share: how it starts and how it ends. `optional`: shared, but not copied from one to the other."""

    articles: tuple[str, str]
    start: str
    end: str
    optional: bool


@cache
def articles() -> tuple[GoldArticle, ...]:
    """The articles of the story, in the order of their files."""
    return tuple(_article(path) for path in sorted(GOLD.glob("[0-9]*.toml")))


@cache
def actors() -> tuple[GoldActor, ...]:
    rows = _toml(GOLD / "story.toml")["actor"]
    return tuple(GoldActor(r["name"], r["kind"], (r["name"], *r.get("forms", ())), tuple(r["articles"])) for r in rows)


@cache
def reuse() -> tuple[GoldReuse, ...]:
    rows = _toml(GOLD / "story.toml")["reuse"]
    return tuple(GoldReuse((r["articles"][0], r["articles"][1]), r["start"], r["end"], r.get("optional", False)) for r in rows)


def locate(text: str, words: str, *, after: int = 0, unique: bool = True) -> tuple[int, int]:
    """Where the words stand: any white space equals any other, straight quote marks equal curly ones. ValueError unless found (once)."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.translate(FOLDED).split()))
    folded = text.translate(FOLDED)
    hits = [(m.start(), m.end()) for m in pattern.finditer(folded, after)]
    if not hits or (unique and len(hits) > 1):
        raise ValueError(f"found {len(hits)} times, and must be found once: {words!r}")
    return hits[0]


def passage(text: str, marked: str) -> Passage:
    """Finds marked words in a text, and the spans of their parts."""
    plain: list[str] = []
    opened: list[tuple[str, int]] = []
    inside: list[tuple[str, int, int]] = []
    size = at = 0
    for mark in MARKS.finditer(marked):
        plain.append(marked[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark.group() in OPENING:
            opened.append((OPENING[mark.group()], size))
        else:
            part, start = opened.pop()
            inside.append((part, start, size))
    plain.append(marked[at:])
    words = "".join(plain)
    start, end = locate(text, words)
    origin = _alignment(words, text, start)
    parts: dict[str, tuple[tuple[int, int], ...]] = {"content": (), "source": (), "cue": ()}
    for part, first, last in inside:
        parts[part] = (*parts[part], (origin[first], origin[last - 1] + 1))
    return Passage(start, end, parts)


def _alignment(words: str, text: str, start: int) -> list[int]:
    """For each character of the words, its place in the text; white space stands where the next word begins."""
    origin: list[int] = []
    at = start
    for character in words:
        while text[at].isspace() and not character.isspace():
            at += 1
        origin.append(at)
        if not character.isspace():
            at += 1
    return origin


def part_places(text: str, marked: str, part: str) -> Places:
    """The characters of one part of marked words."""
    return places(text, passage(text, marked).parts[part])


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _article(path: Path) -> GoldArticle:
    row = _toml(path)
    return GoldArticle(
        key=path.stem, file=row["file"], item=row.get("item"), title=row["title"], outlet=row["outlet"], authors=tuple(row["authors"]),
        published=row.get("published"), boilerplate=tuple(row["boilerplate"]), body=tuple(row.get("body", ())),
        either=tuple(row.get("either", ())), not_quotations=tuple(row["not_quotations"]),
        quotations=tuple(
            GoldQuotation(q["is"], q["words"], tuple(q.get("accept", ())), q.get("who"), tuple(q["type"]), q.get("optional", False),
                          q.get("nested", False))
            for q in row["quotation"]
        ),
    )  # fmt: skip
