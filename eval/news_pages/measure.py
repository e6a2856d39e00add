"""The invented news pages: words, paragraphs and boilerplate, beside the extraction engine's own output in the same run; metadata."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

from eval import system
from eval.corpora.wcxb import WORD, flattened
from eval.figures import Figure, harmonic, mean, ratio
from onrecord.model.article import Article, Line, Metadatum, preferred
from onrecord.model.raw import Raw
from onrecord.read.read import read

SET = Path(__file__).parent
SHORT = 4
"""Words of a line of boilerplate that can be looked for: a shorter one may stand in an article too."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page and what its author says of it. `optional`: neither asked for nor held against anybody: headline, standfirst, a note."""

    name: str
    html: str
    body: tuple[str, ...]
    optional: tuple[str, ...]
    said: dict[str, Any]

    @property
    def around(self) -> list[str]:
        """The lines of the page that are not the article's."""
        own = {_folded(words) for words in (*self.body, *self.optional)}
        lines = [line for line in flattened(self.html).splitlines() if len(line.split()) >= SHORT]
        return [line for line in lines if not any(_folded(line) in each or each in _folded(line) for each in own)]


def pages() -> list[Page]:
    """All pages, in order."""
    listed = []
    for path in sorted((SET / "gold").glob("*.toml")):
        gold = tomllib.loads(path.read_text("utf-8"))
        html = (SET / "pages" / f"{path.stem}.html").read_text("utf-8")
        listed.append(Page(path.stem, html, tuple(gold["body"]), tuple(gold["optional"]), gold))
    return listed


def figures() -> list[Figure]:
    """Every figure."""
    listed = pages()
    read_ = [_read(page) for page in listed]
    ours = [_body(article) for article in read_]
    pasted = [_body(system.text(flattened(page.html), name=f"{page.name}.txt")) for page in listed]
    theirs = [trafilatura.extract(page.html, include_comments=False) or "" for page in listed]
    found: list[Figure] = []
    for name, texts in (("pages", ours), ("pastes", pasted), ("trafilatura", theirs)):
        scores = [score(page, text) for page, text in zip(listed, texts, strict=True)]
        found += [
            Figure(f"news-pages/{name} words f1", mean(s[0] for s in scores), len(listed)),
            Figure(f"news-pages/{name} paragraphs kept", mean(s[1] for s in scores), len(listed)),
            Figure(f"news-pages/{name} boilerplate leaked", mean(s[2] for s in scores), len(listed), "lower"),
        ]
    return [*found, *_metadata(listed, read_)]


def score(page: Page, text: str) -> tuple[float, float, float]:
    """F1 of words, share of the article's paragraphs that are there, share of the lines around it that are."""
    words, body = Counter(_words(text)), Counter(_words("\n".join(page.body)))
    shared = sum((words & body).values())
    extra = sum((words - body - Counter(_words("\n".join(page.optional)))).values())
    plain = _folded(text)
    kept = ratio(sum(_folded(each) in plain for each in page.body), len(page.body))
    around = page.around
    leaked = ratio(sum(_folded(each) in plain for each in around), len(around))
    return harmonic(ratio(shared, shared + extra), ratio(shared, sum(body.values()))), kept, leaked


def lost(page: Page, text: str) -> list[str]:
    """The article's paragraphs that are not in a text."""
    plain = _folded(text)
    return [each for each in page.body if _folded(each) not in plain]


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _folded(words: str) -> str:
    """The letters and figures alone: a paste glues the cells of a table together."""
    return "".join(_words(words))


def _read(page: Page) -> Article:
    article = read(Raw(f"{page.name}.html", None, page.html.encode(), "html"))
    assert isinstance(article, Article), article
    return article


def _body(article: Article) -> str:
    lines = system.of(system.analysed(article, Line), Line)
    return "".join(line.span.of(article.text) for line in lines if line.in_article)


def _metadata(listed: list[Page], articles: list[Article]) -> list[Figure]:
    right: dict[str, list[bool]] = {"title": [], "authors": [], "published": [], "updated": [], "outlet": []}
    for page, article in zip(listed, articles, strict=True):
        metadata = system.of(system.analysed(article, Metadatum), Metadatum)
        have: dict[str, Any] = {field: preferred(metadata, field) for field in ("title", "outlet", "published", "updated")}
        have["authors"] = [m.value for m in metadata if m.field == "author" and m.preferred]
        for field, hits in right.items():
            want, value = page.said.get(field), have[field]
            hits.append((value or "")[:10] == (want or "") if field in ("published", "updated") else value == want)
    return [Figure(f"news-pages/{field} exact", ratio(sum(hits), len(hits)), len(hits)) for field, hits in right.items()]
