"""Examples from WCXB pages: each as markup, as a paste of all its text, and as its article alone. A line is true if the gold holds it."""

import gzip
import json
import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from eval.corpora.wcxb import flattened
from onrecord.lexicons.layout import layout
from onrecord.model.article import Article, Declared, pasted
from onrecord.model.raw import Raw
from onrecord.read.features import seen
from onrecord.read.kept import in_order, words_of
from onrecord.read.languages import languages
from onrecord.read.read import read
from onrecord.read.shapes import shape
from onrecord.read.units import units_of

DATA = "articles/wcxb_dev_article.jsonl.gz"
FOLDS = 5
ALONE = 0.3
"""What an article without its page weighs."""
LAYOUT = layout()

Form = Literal["page", "paste", "article"]
Single = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One text: what is seen of its lines, and which are the article's. `fold`: by host, so that no host is on both sides."""

    id: str
    form: Form
    fold: int
    rows: Single
    hashed: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    truth: Single
    counts: Single

    @property
    def weight(self) -> float:
        return ALONE if self.form == "article" else 1.0


def rows_of(data: Path) -> Iterator[dict[str, Any]]:
    """The pages, one at a time."""
    with gzip.open(data / DATA, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fold_of(row: dict[str, Any]) -> int:
    """The fold of a page, by its host."""
    host = urlsplit(row["url"] or f"https://{row['id']}").netloc.removeprefix("www.")
    return zlib.crc32(host.encode()) % FOLDS


def articles_of(row: dict[str, Any]) -> Iterator[tuple[Form, Article]]:
    """The three forms of a page."""
    raw = Raw(
        f"{row['id']}.html", None, row["html"].encode("utf-8", "surrogatepass"), "html", (Declared("url", row["url"] or "", "option"),)
    )
    found = read(raw)
    if isinstance(found, Article):
        yield "page", found
    yield "paste", pasted(flattened(row["html"]))
    yield "article", pasted(row["text"])


def example(row: dict[str, Any], form: Form, article: Article) -> Example | None:
    """What is learned from one form of a page; None where it has no lines."""
    units = [unit for unit in units_of(article) if not unit.blank]
    if not units:
        return None
    main, each = languages(units, LAYOUT.stopwords)
    foreign = [main is not None and code is not None and code != main for code in each]
    found = seen(units, [shape(unit, LAYOUT) for unit in units], foreign, LAYOUT.common)
    truth = in_order([words_of(unit.text) for unit in units], words_of(row["text"]))
    return Example(
        row["id"], form, fold_of(row), found.rows.astype(np.float32), found.hashed.astype(np.int32), found.starts.astype(np.int32),
        np.array(truth, dtype=np.float32), np.array([unit.count for unit in units], dtype=np.float32),
    )  # fmt: skip


def examples(data: Path, cache: Path | None) -> Sequence[Example]:
    """All examples; `cache`: where they are kept between runs."""
    if cache is not None and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    made = [e for row in rows_of(data) for form, article in articles_of(row) if (e := example(row, form, article)) is not None]
    if cache is not None:
        cache.write_bytes(pickle.dumps(made))
    return made
