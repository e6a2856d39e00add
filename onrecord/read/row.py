"""One row of JSON Lines, JSON or CSV: a text column, or a page column, and what the other columns declare.

A title column is metadata and is not put in front of the text.
"""

import json
import re
from dataclasses import replace

from onrecord.model.article import Declared, Field
from onrecord.read.decode import clean
from onrecord.read.html import page
from onrecord.read.kinds import TEXT_CAP, looks_like_page, too_big
from onrecord.read.parts import NoText, Parts

TEXT_COLUMNS: tuple[str, ...] = (
    "text", "body", "content", "article", "article_text", "article_body", "articlebody", "full_text", "fulltext", "body_text", "maintext",
    "main_text", "cleaned_text", "raw_text", "plain_text", "story", "document",
)  # fmt: skip
"""Names of the column that holds the text, the likeliest first; compared without case, "-" and blank as "_"."""
PAGE_COLUMNS: tuple[str, ...] = ("html", "raw_html", "page", "content_html", "body_html")
"""Names of a column that holds a web page; read where no text column has text."""
DECLARED_COLUMNS: dict[str, Field] = {
    "title": "title", "headline": "title", "article_title": "title",
    "author": "author", "authors": "author", "byline": "author",
    "date": "published", "published": "published", "publish_date": "published", "published_date": "published",
    "date_published": "published", "datepublished": "published",
    "date_publish": "published", "published_at": "published", "publication_date": "published",
    "pubdate": "published", "pub_date": "published",
    "updated": "updated", "modified": "updated", "date_modified": "updated", "datemodified": "updated", "date_modify": "updated",
    "updated_at": "updated",
    "url": "url", "link": "url", "source_url": "url",
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "source_name": "outlet", "sitename": "outlet",
    "newspaper": "outlet", "source": "outlet",
    "section": "section", "category": "section",
    "language": "language", "lang": "language",
    "description": "standfirst", "standfirst": "standfirst", "subtitle": "standfirst", "summary": "standfirst", "excerpt": "standfirst",
}  # fmt: skip

NAMED = "source"
"""A column that may name the outlet, or say from which address or data base a row was taken."""

_ADDRESS = re.compile(r"\S+\.\w{2,}|[^@/\\_]*[@/\\_].*", re.DOTALL)
_MARKUP = re.compile(r"\s*<(?:p|div|article|section|h[1-6]|br|figure|ul|main|span)\b[^>]*>", re.IGNORECASE)


def row(data: bytes) -> Parts | NoText:
    """The article of one JSON object in UTF-8."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        return NoText(f"this row is not JSON: {str(error)[:200]}", "mend the row; the other rows are read")
    if not isinstance(value, dict):
        return NoText("this row is not a JSON object", 'give each row as an object, such as {"text": "...", "title": "..."}')
    columns = {_plain(name): (name, content) for name, content in reversed(value.items())}
    declared = tuple(_declared(columns))
    found = _text(columns)
    if found is None:
        return _without_text(columns, value)
    name, words = found
    if name in PAGE_COLUMNS or looks_like_page(words[:4096].encode("utf-8", "replace")) or (_MARKUP.match(words) and "</" in words):
        made = page(words.encode("utf-8", "replace"), known="utf-8")
        if isinstance(made, NoText):
            return made
        return replace(made, format="row", encoding="utf-8", declared=declared + made.declared)
    big = too_big(len(words.encode("utf-8", "replace")), TEXT_CAP)
    if big is not None:
        return NoText(big.what, big.advice)
    return Parts(clean(words), "row", "utf-8", declared=declared)


def text_column(names: list[str]) -> str | None:
    """Which of a table's columns holds the text, or the page."""
    plain = {_plain(name): name for name in reversed(names)}
    return next((plain[name] for name in (*TEXT_COLUMNS, *PAGE_COLUMNS) if name in plain), None)


def _plain(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace("-", "_").replace(" ", "_")


def _text(columns: dict[str, tuple[str, object]]) -> tuple[str, str] | None:
    for name in (*TEXT_COLUMNS, *PAGE_COLUMNS):
        content = columns.get(name, ("", None))[1]
        if isinstance(content, list) and content and all(isinstance(part, str) for part in content):
            content = "\n\n".join(content)  # paragraphs, one by one
        if isinstance(content, str) and content.strip():
            return name, content
    return None


def _without_text(columns: dict[str, tuple[str, object]], value: dict[str, object]) -> NoText:
    named = [name for name in (*TEXT_COLUMNS, *PAGE_COLUMNS) if name in columns]
    if named:
        return NoText(f"the column {columns[named[0]][0]!r} of this row holds no text", "nothing to do, or fill it in")
    seen = ", ".join(str(name)[:40] for name in list(value)[:20]) or "none"
    return NoText(f"no column holds the text; there are: {seen}", "call the text's column 'text'")


def _name(content: object) -> object:
    """A source that is a name, of which the first letter is a capital; also where it is an object that has one, as in NewsAPI's rows."""
    value = content.get("name") if isinstance(content, dict) else content
    if not isinstance(value, str) or not value.strip()[:1].isupper() or _ADDRESS.fullmatch(value.strip()):
        return None
    return value


def _declared(columns: dict[str, tuple[str, object]]) -> list[Declared]:
    listed: list[Declared] = []
    for column, field in DECLARED_COLUMNS.items():
        name, content = columns.get(column, ("", None))
        if column == NAMED:
            content = _name(content)
        values = content if isinstance(content, list) else [content]
        for value in values[:20]:
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str) and 0 < len(value.strip()) <= 2000:
                listed.append(Declared(field, clean(value.strip()), f"row:{name}"))
    return listed
