"""What a reader sees: records joined with the article, the names and the judgements that belong to them."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.article import Article, Field, Line, Metadatum
from onrecord.model.findings import Verdict
from onrecord.model.ids import ActorId, ArticleId
from onrecord.model.names import Kind
from onrecord.model.outlets import RepeatedLine
from onrecord.model.runs import Skipped
from onrecord.model.span import Evidence
from onrecord.model.speech import CircumstanceKind, Statement
from onrecord.model.time import Moment
from onrecord.model.timeline import TimelineEntry
from onrecord.text import moments

Precision = Literal["day", "month", "year", "week", "stretch"]
Standing = Literal["carried", "only_in_earlier", "only_in_other"]

NOTES: tuple[Field, ...] = ("correction", "update_note", "editors_note")
"""What an article's notes are, in the order in which they are shown."""
UNSURE = 0.6
"""Confidence below which a statement with a source is marked as less sure wherever it is shown."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its lines and what is known about it. `copies`: further paths at which the same file was given.

    `versions`: all versions of the article in their order, this one among them, empty where there is but one. `superseded_by`: the last of
    them, None where this is the last. `language`: its code (ISO 639), or None where it is not known. `skipped`: the stages that were not
    run because they do not serve it. `repeated`: the lines that stand on other pages of the outlet too, and where.
    """

    article: Article
    lines: tuple[Line, ...]
    metadata: tuple[Metadatum, ...]
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: Moment | None
    copies: tuple[str, ...]
    versions: tuple[ArticleId, ...] = ()
    superseded_by: ArticleId | None = None
    language: str | None = None
    skipped: tuple[Skipped, ...] = ()
    repeated: tuple[RepeatedLine, ...] = ()

    @property
    def notes(self) -> tuple[Metadatum, ...]:
        """What the outlet says that it corrected, added or wants known: corrections first, each with the words and their place."""
        return tuple(m for field in NOTES for m in self.metadata if m.field == field and m.preferred)


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who passes on what another said. `name`: as of a speaker, else the article's `words`."""

    name: str
    actor: ActorId | None
    words: Evidence


@dataclass(frozen=True, slots=True)
class Told:
    """To whom, where, on what occasion or when something was said, in the article's words."""

    kind: CircumstanceKind
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as a reader meets it.

    `speaker`: the name across articles where one was linked, else the statement's own, None where nobody is named; `corrected` where a
    person's judgement gave it. `source`, `cue`: the article's words. `words`: the content, pieces joined by " … ". `confidence`:
    the lowest of quotation, attribution and statement. `via`: who reports it besides the article, the outermost first. `standing`: of a
    statement in an earlier version of an article, whether a later version still carries it or only the earlier one has it
    ("only_in_other" where nothing says which is older); else None. `told`: to whom,
    where and when it was said, in the order of the words; `said`: the time as a date, where it can be told.
    `anonymity`: why the article does not name the source. `held`: where the article only says "the mayor", the words of other articles by
    which `speaker` is the mayor.
    """

    statement: Statement
    article: ArticleId
    place: str
    title: str | None
    outlet: str | None
    reported: Moment | None
    speaker: str | None
    actor: ActorId | None
    kind: Kind | None
    source: Evidence | None
    cue: Evidence | None
    evidence: tuple[Evidence, ...]
    words: str
    confidence: float
    verdict: Verdict | None
    corrected: bool
    via: tuple[Reporter, ...] = ()
    standing: Standing | None = None
    told: tuple[Told, ...] = ()
    said: Moment | None = None
    anonymity: Evidence | None = None
    held: tuple[Evidence, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether it is marked as less sure: of such statements about half are right, words and source (eval/README.md, reliability)."""
        return self.source is not None and self.confidence < UNSURE and self.verdict is None


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry of the timeline as a reader meets it.

    `place`, `title`, `outlet`, `published`: of the article that the sentence stands in. `speaker`: who says so, where somebody does.
    `articles`: those that tell of it, each by its last version.
    """

    entry: TimelineEntry
    place: str
    title: str | None
    outlet: str | None
    published: str | None
    speaker: str | None
    articles: tuple[ArticleId, ...]
    verdict: Verdict | None

    @property
    def precision(self) -> Precision:
        """How precise its time is; a stretch is a weekend, a quarter, a season."""
        on, until = self.entry.on, self.entry.until
        if until is not None:
            first, last = moments.day_of(on), moments.day_of(until)
            return "week" if first is not None and last is not None and (last - first).days == 6 else "stretch"
        return "year" if len(on) == 4 else "month" if len(on) == 7 else "day"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found: the sentence, and where in it the words stand."""

    article: ArticleId
    place: str
    sentence: Evidence
    matches: tuple[Evidence, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Breach:
    """A law of the record that a row breaks: which law, which row, and what was found."""

    law: str
    row: str
    detail: str
