"""A small record in memory, made of articles and statements that were invented for the tests; it is read as a record file is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.app.views import ArticleView, Dated, Said
from onrecord.model.article import Label, Line, pasted
from onrecord.model.findings import Discrepancy, Judgement, Verdict
from onrecord.model.ids import StatementId
from onrecord.model.names import Actor
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import By, Failure, Record, Run
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Attribution, Cue, Directness, Quotation, Source, Statement
from onrecord.model.time import Moment
from onrecord.model.timeline import EntryKind, TimelineEntry

BY = By("invented", 3)


@dataclass
class Desk:
    """Holds what is put into it, and hands it out as a record file does."""

    path: Path = Path("harbour.onrecord")
    views: list[ArticleView] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    rows: list[Record] = field(default_factory=list)

    def articles(self) -> tuple[ArticleView, ...]:
        return tuple(self.views)

    def statements(self, *, rejected: bool = False) -> tuple[Said, ...]:
        return tuple(said for said in self.said if rejected or said.verdict != "reject")

    def timeline(self, *, most: int | None = None) -> tuple[Dated, ...]:
        return tuple(sorted(self.dates, key=lambda one: one.entry.on))[:most]

    def records(self, kind: type[Any]) -> Iterator[Any]:
        return (row for row in self.rows if type(row) is kind)

    def failures(self) -> tuple[Failure, ...]:
        return tuple(self.records(Failure))

    def reuse(self) -> tuple[TextReuse, ...]:
        return tuple(self.records(TextReuse))

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        return tuple(self.records(Discrepancy))

    def actors(self) -> tuple[Actor, ...]:
        return tuple(self.records(Actor))

    def article(
        self, path: str, lines: list[tuple[Label, str]], *, title: str | None = None, outlet: str | None = None,
        published: str | None = None, authors: tuple[str, ...] = (),
    ) -> ArticleView:  # fmt: skip
        """An article of lines with their labels; each line has its own line end."""
        made = pasted("".join(words for _, words in lines), path=path)
        at, labelled = 0, []
        for label, words in lines:
            span = Span(at, at + len(words))
            labelled.append(Line(made=BY.rule("given", 1.0), article=made.key, span=span, label=label, reason=f"invented as {label}"))
            at = span.end
        when = None if published is None else Moment(published)
        view = ArticleView(made, tuple(labelled), (), title, outlet, authors, when, ())
        self.views.append(view)
        self.rows += [made, *labelled]
        return view

    def say(
        self, view: ArticleView, speaker: str | None, pieces: list[str], *, how: Directness = "direct", marked: list[str] | None = None,
        cue: str | None = None, source: str | None = None, sure: float = 0.9, actor: Actor | None = None, verdict: Verdict | None = None,
        corrected: bool = False,
    ) -> Said:  # fmt: skip
        """A statement; the words are found in the article and must be unique in it."""
        key, made = view.article.key, BY.rule("given", sure)
        content = tuple(place(view, words).span for words in pieces)
        inside = pieces if marked is None and how == "direct" else marked or []
        parts = tuple(place(view, words.strip('“”"')).span for words in inside)
        quotation = Quotation(made=made, article=key, directness=how, content=content, marked=parts)
        said_by = None if cue is None else Cue(made=made, article=key, span=place(view, cue).span, lemma=cue, meaning=None)
        who = None if source is None else Source(made=made, article=key, span=place(view, source).span, type="named", entity=None)
        attribution = Attribution(
            made=made, article=key, quotation=quotation.id, source=who and who.id, cue=said_by and said_by.id,
        )  # fmt: skip
        statement = Statement(
            made=made, article=key, attribution=attribution.id, speaker=speaker, entity=None, directness=how, content=content,
            reported=view.published,
        )  # fmt: skip
        evidence = tuple(place(view, words) for words in pieces)
        said = Said(
            statement, view.article.id, view.article.place, view.title, view.outlet, view.published, speaker, actor and actor.id,
            actor and actor.kind, None if source is None else place(view, source), None if cue is None else place(view, cue),
            evidence, " … ".join(pieces), sure, verdict, corrected,
        )  # fmt: skip
        self.said.append(said)
        self.rows += [row for row in (quotation, said_by, who, attribution, statement) if row is not None]
        return said

    def date(
        self, view: ArticleView, on: str, words: str, *, kind: EntryKind = "happened", until: str | None = None, who: Said | None = None
    ) -> Dated:
        """A sentence that tells of a time."""
        until_day = None if until is None else Moment(until)
        statement = None if who is None else StatementId(who.statement.id)
        entry = TimelineEntry(
            made=BY.rule("given", 0.9), on=Moment(on), until=until_day, kind=kind, sentence=place(view, words),
            articles=(view.article.key,), tellings=1, statement=statement, event=None, weight=0.5,
        )  # fmt: skip
        speaker = None if who is None else who.speaker
        dated = Dated(entry, view.article.place, view.title, view.outlet, view.published, speaker, entry.articles, None)
        self.dates.append(dated)
        self.rows.append(entry)
        return dated

    def actor(self, name: str, *variants: str) -> Actor:
        made = Actor(made=BY.rule("given", 0.9), name=name, kind="person", variants=(name, *variants), entities=())
        self.rows.append(made)
        return made

    def share(self, first: ArticleView, ours: str, second: ArticleView, theirs: str) -> TextReuse:
        made = TextReuse(
            made=BY.rule("given", 1.0), first=place(first, ours), second=place(second, theirs), words=len(ours.split()),
            direction="first_to_second", because="the second says so",
        )  # fmt: skip
        self.rows.append(made)
        return made

    def judge(self, said: Said, verdict: Verdict, note: str = "", value: str | None = None) -> None:
        self.rows.append(
            Judgement(
                made=BY.rule("person", 1.0),
                target=said.statement.id,
                verdict=verdict,
                value=value,
                note=note,
                by="desk",
                at="2031-05-01T10:00:00Z",
                evidence=said.evidence,
            )
        )
        self.said = [replace(one, verdict=verdict) if one is said else one for one in self.said]

    def fail(self, path: str, error: str, advice: str) -> None:
        self.rows.append(Failure(made=BY.rule("given", 1.0), path=path, item=None, article=None, stage="read", error=error, advice=advice))


def place(view: ArticleView, words: str) -> Evidence:
    """Where words stand; they must stand in the article once. Bars pick out words that are not unique: "runs the port, |said|"."""
    text, (before, picked, _) = view.article.text, words.split("|") if words.count("|") == 2 else ("", words, "")
    whole = words.replace("|", "") if picked != words else words
    assert text.count(whole) == 1, (whole, text.count(whole))
    start = text.index(whole) + len(before)
    return Evidence(view.article.key, Span(start, start + len(picked)), picked)


def harbour() -> Desk:
    """Three invented articles on one invented harbour, with every kind of statement, a shared passage and a failure."""
    desk = Desk()
    first = desk.article(
        "desk/crane.txt",
        [
            ("headline", "Crane falls at Selby Quay\n"),
            ("blank", "\n"),
            ("body", "A crane fell into the basin at Selby Quay on Monday. “We failed the crew,” Ilse Marrow, who runs the port, said.\n"),
            ("newsletter", "Sign up for our morning letter\n"),
            ("blank", "\n"),
            ("copyright", "© Quay Courier\n"),
            (
                "body",
                "She told reporters that the inspection had been “a formality, no more” and that it would change. "
                "“It was old,” said a docker, “and they knew.”\n",
            ),
            ("caption", "The basin on Monday. “Nobody called us,” the fire service said.\n"),
        ],
        title="Crane falls at Selby Quay", outlet="Quay Courier", published="2031-04-07", authors=("Tam Okello", "R. Finch"),
    )  # fmt: skip
    second = desk.article(
        "desk/second.txt",
        [
            ("body", "A crane fell into the basin at Selby Quay on Monday morning. Officials said the cause was not known.\n"),
            ("body", "“Whoever said ‘a formality’ has never worked here,” one reader wrote.\n"),
        ],
        outlet="Basin Post",
    )  # fmt: skip
    desk.article("desk/empty.txt", [])
    marrow = desk.actor("Ilse Marrow", "Marrow", "the port director")
    desk.say(first, "Ilse Marrow", ["“We failed the crew,”"], cue="the port, |said|.", source="Ilse Marrow", actor=marrow, sure=0.96)
    mixed = "the inspection had been “a formality, no more” and that it would change"
    desk.say(first, "Ilse Marrow", [mixed], how="mixed", marked=["a formality, no more"], cue="told", source="She", actor=marrow, sure=0.81)
    desk.say(first, "a docker", ["“It was old,”", "“and they knew.”"], cue="|said| a docker", source="a docker", sure=0.74)
    desk.say(first, "the fire service", ["“Nobody called us,”"], source="the fire service", sure=0.66)
    desk.say(second, "Officials", ["the cause was not known"], how="indirect", cue="|said| the cause", source="Officials", sure=0.7)
    desk.say(second, None, ["“Whoever said ‘a formality’ has never worked here,”"], cue="wrote", sure=0.55)
    desk.say(second, None, ["‘a formality’"], sure=0.5)
    desk.date(first, "2031-04-07", "A crane fell into the basin at Selby Quay on Monday.")
    desk.date(first, "2031-04-07", "“Nobody called us,” the fire service said.", kind="said")
    desk.date(second, "2031-05", "Officials said the cause was not known.", kind="planned")
    desk.share(
        first, "A crane fell into the basin at Selby Quay on Monday", second, "A crane fell into the basin at Selby Quay on Monday morning"
    )
    desk.fail("desk/broken.pdf", "not an article: the file begins with %PDF", "save the page as text or HTML, and open that")
    desk.rows.append(
        Run(
            made=BY.rule("run", 1.0),
            started="2031-05-01T09:58:00Z",
            ended="2031-05-01T09:58:02Z",
            command="onrecord open desk",
            version="0.1.0",
            articles=3,
            failures=1,
        )
    )
    return desk
