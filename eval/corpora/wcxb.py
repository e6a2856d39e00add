"""WCXB (2025), development pages: is the article found and the boilerplate left out, on pages and on the same pages as pasted text."""

import re
from pathlib import Path
from typing import Any

from lxml import html

from eval import system
from eval.corpora.rows import rows, sample
from eval.figures import Figure, bag_scores, mean, ratio
from eval.gold import FOLDED
from onrecord.model.article import Article, Declared, Line
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.read.read import read

NEEDS = ("articles/wcxb_dev_article.jsonl.gz",)
PAGES = 150
WORD = re.compile(r"\w+")
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea"})
BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header", "footer", "nav",
     "aside", "figure", "figcaption", "blockquote", "pre", "form", "br", "hr", "dt", "dd", "dl", "main", "address", "button", "label"}
)  # fmt: skip
DASH = re.compile("[\u2010-\u2015\u2212]")
SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


def figures(data: Path) -> list[Figure]:
    """A fixed sample of pages: words, must-have and must-not-have snippets for both forms."""
    pages = sample(list(rows(data / NEEDS[0])), PAGES, "wcxb")
    listed: list[Figure] = []
    for form, articles in (("pages", map(page, pages)), ("pastes", map(_paste, pages))):
        outcomes = []
        for row, article in zip(pages, articles, strict=True):
            analysis = system.analysed(article, Line) if article is not None else None
            body = _body(analysis.article, system.of(analysis, Line)) if analysis is not None else ""
            outcomes.append(_scores(row, body))
        columns = list(zip(*outcomes, strict=True))
        names = ("words precision", "words recall", "words f1", "must-have kept")
        listed += [Figure(f"pages/{form} {name}", mean(column), len(pages)) for name, column in zip(names, columns, strict=False)]
        listed.append(Figure(f"pages/{form} boilerplate leaked", mean(columns[4]), len(pages), "lower"))
    return listed


def flattened(page: str) -> str:
    """What a copy of the whole page and a paste would give: its visible text, one line a block."""
    pieces: list[str] = []

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        block = element.tag in BLOCKS
        pieces.append("\n" if block else "")
        pieces.append((element.text or "").replace("\n", " "))
        for child in element:
            walk(child)
            pieces.append((child.tail or "").replace("\n", " "))
        pieces.append("\n" if block else "")

    walk(_tree(page))
    lines = (SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _tree(page: str) -> Any:
    return html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=html.HTMLParser(encoding="utf-8"))


def page(row: dict[str, Any]) -> Article | None:
    """The article of one page, with its address; None where there is none."""
    raw = Raw(
        f"{row['id']}.html",
        None,
        row["html"].encode("utf-8", "surrogatepass"),
        "html",
        tuple(Declared("url", url, "option") for url in (row["url"],) if url),
    )
    found = read(raw)
    return None if isinstance(found, Failure) else found


def _paste(row: dict[str, Any]) -> Article:
    return system.text(flattened(row["html"]), name=row["id"])


def _body(article: Article, lines: tuple[Line, ...]) -> str:
    return "".join(line.span.of(article.text) for line in lines if line.in_article)


def _scores(row: dict[str, Any], body: str) -> tuple[float, float, float, float, float]:
    low, plain = body.lower(), _folded(body)
    precision, recall, f1 = bag_scores(WORD.findall(low), WORD.findall(row["text"].lower()))
    kept = [_folded(s) in plain for s in row["with"] or []]
    leaked = [_folded(s) in plain for s in row["without"] or []]
    return precision, recall, f1, ratio(sum(kept), len(kept)) if kept else 1.0, ratio(sum(leaked), len(leaked))


def _folded(words: str) -> str:
    """Words to be looked for: quote marks, dashes and white space of one kind, for every system alike."""
    return " ".join(DASH.sub("-", words.translate(FOLDED)).casefold().split())
