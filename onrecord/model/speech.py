"""Who said what: quotations, the words that report them, and who is behind them. Terms follow PARC and PolNeAR."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.ids import AttributionId, CueId, EntityId, QuotationId, SourceId
from onrecord.model.runs import ArticleRecord
from onrecord.model.span import Span
from onrecord.model.time import Moment

Directness = Literal["direct", "indirect", "mixed"]
SourceType = Literal["named", "role", "unnamed_person", "unnamed_group", "organisation", "document", "outlet", "pronoun"]

Act = Literal[
    "assert", "deny", "confirm", "reject", "warn", "threaten", "promise", "demand", "ask", "praise", "accuse", "decline", "think", "intend",
]  # fmt: skip
Committed = Literal["true", "false", "neither"]
CircumstanceKind = Literal["addressee", "place", "occasion", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(ArticleRecord):
    """The words that report speech: "said", "according to".

    `meaning`: what whoever speaks does by it, as the cue says it and whatever follows; None where it is not known. `commits`: what readers
    of English take of what is reported from the verb alone, as it stands, negated or not: "true" ("admitted", "did not know"), "false"
    ("refused to"), "neither" ("claimed"), None for what was never measured. It is no verdict on what is true. `denied`: the word by which
    it was not done: "not" of "did not deny", "avoided" of "avoided confirming".
    """

    span: Span
    lemma: str
    meaning: Act | None
    commits: Committed | None = None
    denied: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(ArticleRecord):
    """Words that the article gives as somebody else's.

    `directness`: direct (all between quote marks, or set off as a turn or a block quotation), indirect (none), mixed (some). `content`: the
    attributed words with their marks, in one piece or several ("X," he said, "Y."). `marked`: the parts between quote marks, without the
    marks.
    """

    directness: Directness
    content: tuple[Span, ...]
    marked: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(ArticleRecord):
    """Who speaks or passes on, in the article's words ("the minister", "two officials briefed on the talks"), and whom they name.

    `type`: a "role" is somebody whom an office or kinship singles out ("the minister", "a spokesman"), an "unnamed_person" one of many ("an
    official"). `anonymity`: why the article does not name them, where it says why: "because they were not authorised to speak".
    """

    span: Span
    type: SourceType
    entity: EntityId | None
    anonymity: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(ArticleRecord):
    """Ties a quotation to its source and its cue. `source` None: nobody is named, and nobody is guessed."""

    quotation: QuotationId
    source: SourceId | None
    cue: CueId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingChain(ArticleRecord):
    """By whom somebody's words came to be known: "the Times reported that two officials said", "Lee told the Mail". The depth is free.

    `attributions`: each stands in the words of the one before, outermost first; the last gives the words to their original source. Often
    there is only that one. `reporters`: who passes the words on, outermost first, without this article's own outlet: the sources of the
    attributions before the last, and carriers, which pass on what somebody told or wrote them and have no attribution of their own.
    """

    attributions: tuple[AttributionId, ...]
    reporters: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance(ArticleRecord):
    """To whom, where, on what occasion or when something was said, in the words of the clause that reports it.

    `kind`: "addressee" ("told reporters": reporters), "place" ("outside the court"), "occasion" ("in a letter to the council", "on the
    radio"), "time" ("late on Monday"). What may belong to the words said is left out.
    """

    attribution: AttributionId
    kind: CircumstanceKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(ArticleRecord):
    """One utterance of one source: what the record is about.

    `speaker`: the name of the person or body where the article resolves it, else the source's own words, else None.
    `reported`: the article's publication date. `said`: when it was said, where the clause that reports it tells and the time can be told,
    as precisely as it tells; `said_span`: the words that tell, resolved or not. One attributed content is one statement until variants
    across articles are linked.
    """

    attribution: AttributionId
    speaker: str | None
    entity: EntityId | None
    directness: Directness
    content: tuple[Span, ...]
    reported: Moment | None
    said: Moment | None = None
    said_span: Span | None = None
