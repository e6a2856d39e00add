"""An article as it was read: its text, what the page declared about itself, and what each line is."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from onrecord.model.ids import ArticleId, digest
from onrecord.model.offsets import OffsetMap
from onrecord.model.runs import ArticleRecord, Made, Record
from onrecord.model.span import Span

Label = Literal[
    "body", "headline", "standfirst", "subheading", "summary", "byline", "dateline", "caption", "credit", "pull_quote", "related",
    "newsletter", "paywall", "cookie", "share", "comments", "copyright", "navigation", "about_outlet", "other_language", "form",
    "advertisement", "live_stamp", "correction", "blank", "other",
]  # fmt: skip
BODY: frozenset[str] = frozenset(
    {"body", "headline", "standfirst", "subheading", "summary", "dateline", "pull_quote", "correction", "live_stamp"}
)
"""The labels of lines that belong to the article; every other label is boilerplate or blank."""

Field = Literal[
    "title", "standfirst", "author", "outlet", "published", "updated", "first_seen", "time_zone", "date_order", "url", "language",
    "section", "agency", "correction", "update_note", "editors_note", "extent",
]  # fmt: skip
"""`first_seen`: when somebody else saved or fetched the page, which says nothing on when it was published. `time_zone`: of these times, as
it is written: "ET", "UTC+01:00". `date_order`: how 3/4/2025 is read, only where the article has such a date; its origin says what tells it.
`agency`: whom the article credits beside its authors. `correction` (or clarification), `update_note`, `editors_note`: the note's words.
`extent`: how much of the article there is: "full", "summary" (a feed gives no more) or "listing" (title, date and address)."""
FIELDS: tuple[str, ...] = get_args(Field)


READ_OFF = "text:language"
"""The origin of a language that was told from the words of the text, which is only done where they are clear."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that one element of a page holds, and whether the extraction engine kept it (None: not asked).

    `tag`: the element's, and after a full stop the region of the page that it stands in, where that is known: `p`, `p.comments`, `li.nav`.
    A block that is one link is `a`, a row of a table is `tr`. Behind an `@` the language that the page says this part is in: `p@fr`.
    """

    span: Span
    tag: str
    kept: bool | None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page, a row or the person at the keyboard says about an article. `origin`: "option", "row:date", "meta:og:title" ..."""

    field: Field
    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One article, as it was given. Its text never changes.

    `path`: as the user gave it. `item`: the row's own id, or its number from 1, where one file holds many articles. `name`: the last
    part of the path; with `item` and the text it makes the id, so that a record moved to another folder keeps its ids. `text`:
    Unicode code points, line ends as given. `sha256`: of the text in UTF-8. `raw_sha256`: of the bytes that were read.
    """

    IDENTITY: ClassVar[tuple[str, ...]] = ("name", "item", "sha256")

    path: str
    item: str | None
    name: str
    format: str
    encoding: str
    text: str
    sha256: str
    raw_sha256: str
    blocks: tuple[Block, ...] = ()
    declared: tuple[Declared, ...] = ()
    offsets: OffsetMap | None = None

    @property
    def key(self) -> ArticleId:
        """The article's id, typed."""
        return ArticleId(self.id)

    @property
    def place(self) -> str:
        """How messages and exports name the article: the path, and the item in it."""
        return self.path if self.item is None else f"{self.path}#{self.item}"

    @property
    def content_hash(self) -> str:
        """Changes whenever anything changes that a stage can see."""
        return digest(self.id, self.path, self.format, self.blocks, self.declared, self.made.version)


def text_sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pasted(text: str, *, path: str = "-", item: str | None = None, declared: tuple[Declared, ...] = ()) -> Article:
    """An article from a text that is already in memory."""
    sha = text_sha256(text)
    return Article(
        made=Made("read", 1, "pasted", 1.0), path=path, item=item, name=path.rsplit("/", 1)[-1], format="text", encoding="unicode",
        text=text, sha256=sha, raw_sha256=sha, declared=declared,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(ArticleRecord):
    """A line of an article, or the lines of one hard-wrapped paragraph, and what it is.

    Lines tile the text: each begins where the last one ended, and its line end belongs to it. `reason`: why it has this label, in
    words for the reader. `language`: its code (ISO 639), or None where the line is too short to tell.
    """

    span: Span
    label: Label
    reason: str
    language: str | None = None

    @property
    def in_article(self) -> bool:
        """Whether it belongs to the article and is not boilerplate."""
        return self.label in BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadatum(ArticleRecord):
    """One thing known about an article: who wrote it, when it was published, by whom.

    Conflicting values are all kept and one is `preferred`. `span`: the words of the text that say it, or None where the page's
    markup, a row or an option says it; `origin` tells which. Dates are ISO 8601 prefixes.
    """

    field: Field
    value: str
    span: Span | None
    origin: str
    preferred: bool


def languages(metadata: tuple[Metadatum, ...]) -> tuple[str, ...]:
    """The languages that an article was found to be in, by code, the main one first; none where its text does not tell.

    What a person says counts alone. What a page declares does not: templates declare the wrong language too often to leave a text unread.
    """
    said = [m for m in metadata if m.field == "language" and m.origin == "option"]
    read = said or [m for m in metadata if m.field == "language" and m.origin == READ_OFF]
    return tuple(dict.fromkeys(m.value.partition("-")[0].casefold() for m in read))


def preferred(metadata: tuple[Metadatum, ...], field: Field) -> str | None:
    """The preferred value of a field, or None where nothing is known."""
    return next((m.value for m in metadata if m.field == field and m.preferred), None)
