"""A record as a Python programmer meets it: open articles, or load a record, and ask.

    >>> import onrecord
    >>> record = onrecord.open(folder / "bridge.txt", to=folder / "story.onrecord")
    >>> [view.article.name for view in record.articles()]
    ['bridge.txt']
    >>> [hit.sentence.words.strip() for hit in record.search('"the bridge"')]
    ['“The bridge will open on Monday,” said Ana Torve, the mayor of Lindhaven.']
    >>> record.verify()
    ()

`folder` stands for any folder. It holds no connection between questions but one for reading.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date  # noqa: N812
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from onrecord.app import ask, review
from onrecord.app.export import export
from onrecord.app.open import put
from onrecord.app.timeline import chosen, dated
from onrecord.app.verify import verify
from onrecord.app.versions import standing
from onrecord.app.views import ArticleView, Breach, Dated, Hit, Said
from onrecord.app.wish import Progress, Wish
from onrecord.errors import OnRecordError
from onrecord.model.article import Article, Line, Metadatum
from onrecord.model.findings import Discrepancy, Judgement, Verdict
from onrecord.model.ids import ArticleId, RevisionId
from onrecord.model.names import Actor
from onrecord.model.outlets import RepeatedLine
from onrecord.model.reuse import TextReuse
from onrecord.model.revisions import Change, Revision
from onrecord.model.runs import Failure, Record, Skipped
from onrecord.model.speech import Statement
from onrecord.model.timeline import EntryKind, TimelineEntry
from onrecord.store.store import Store

T = TypeVar("T", bound=Record)


def open(  # noqa: A001
    *paths: str | Path,
    to: str | Path | None = None,
    date: str | Date | None = None,
    format: str | None = None,  # noqa: A002
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    fetch: bool = False,
    language: str = "onrecord",
) -> "RecordFile":
    """Puts articles on the record and opens it. Done again, it computes only what changed.

    `paths`: files, folders, patterns, or "-" for standard input. `to`: the record, story.onrecord in the current folder where it is None;
    one that exists is added to. `date`: of articles that bear none. `format`: "text", "html", "jsonl", "json", "csv", "tsv",
    "feed", "warc", "eml", "newsml", "ninjs", "sitemap", "urls"; None goes by content and name. `jobs`: processes, None for one a core.
    `progress`: called after each article. `fetch`: permission to fetch addresses from the web.
    `language`: what reads the language: "onrecord", "onrecord:FOLDER" for other weights of it, "spacy:NAME" for a pipeline that is
    installed, or "rules" for no model.
    """
    if any(isinstance(path, list | tuple) for path in paths):
        raise TypeError("each path is an argument of its own: onrecord.open(*paths)")
    return load(put(paths, to, Wish(day=date, format=format, jobs=jobs, progress=progress, fetch=fetch, language=language)))


def load(path: str | Path) -> "RecordFile":
    """Opens a record for reading. Raises SourceError where there is none, NotARecord where the file is something else."""
    return RecordFile(Store.open(Path(path)))


class RecordFile:
    """One record, open. Close it, or use it in a `with` block."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._joins: ask.Joins | None = None
        self._people: ask.People | None = None

    @property
    def path(self) -> Path:
        """Where the record lies."""
        return self._store.path

    def close(self) -> None:
        """Closes the file."""
        self._store.close()

    def __enter__(self) -> "RecordFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"RecordFile({str(self.path)!r})"

    def articles(self) -> tuple[ArticleView, ...]:
        """Every article with its lines and what is known about it, by path."""
        lines, metadata = ask.grouped(self._store.records(Line)), ask.grouped(self._store.records(Metadatum))
        skipped, known = ask.grouped(self._store.records(Skipped)), self._known().versions
        repeated: dict[ArticleId, list[RepeatedLine]] = {}
        for one in self._store.records(RepeatedLine):
            repeated.setdefault(one.line.article, []).append(one)
        views = (
            ask.view(a, lines.get(a.key, ()), metadata.get(a.key, ()), skipped.get(a.key, ()), self._store.copies(a.key), known)
            for a in self._store.articles()
        )
        return tuple(replace(view, repeated=tuple(repeated.get(view.article.key, ()))) for view in views)

    def article(self, id_or_path: str) -> ArticleView:
        """One article by its id, its path, or its file name where only one has it; of several versions the last, and of several
        articles that were read from one path the one that was read last.

        Raises OnRecordError where there is none.
        """
        article = self._store.article(ArticleId(id_or_path)) or self._by_path(id_or_path)
        lines = tuple(self._store.records(Line, article=article.key))
        metadata, copies = tuple(self._store.records(Metadatum, article=article.key)), self._store.copies(article.key)
        skipped = tuple(self._store.records(Skipped, article=article.key))
        repeated = tuple(one for one in self._store.records(RepeatedLine) if one.line.article == article.key)
        return replace(ask.view(article, lines, metadata, skipped, copies, self._known().versions), repeated=repeated)

    def _by_path(self, path: str) -> Article:
        found = [article for article in self._store.articles() if path in (article.path, article.place)]
        found = found or [a for a in self._store.articles() if path == a.name or path in self._store.copies(a.key)]
        if len(found) == 1:
            return found[0]
        last = self._known().versions.of(found[0].key)[-1:] if found else ()
        if last and all(self._known().versions.of(one.key)[-1:] == last for one in found):
            return next((one for one in found if one.key == last[0]), found[0])
        if found and len({one.place for one in found}) == 1:  # a file that was rewritten, with so little in common that it is no version
            newest = self._store.newest([one.key for one in found])
            return next(one for one in found if one.key == newest)
        if not found:
            raise OnRecordError(f"there is no article {path!r} in {self.path}; give an id, or a path as `onrecord show` lists it")
        places = ", ".join(f"{article.place} ({article.id})" for article in found[:5])
        raise OnRecordError(f"{path!r} may be any of {len(found)} articles; give the id of one: {places}")

    def statements(
        self,
        *,
        speaker: str | None = None,
        via: str | None = None,
        article: str | None = None,
        rejected: bool = False,
        carried: bool = False,
    ) -> tuple[Said, ...]:
        """Who said what, by article and place in it. A person's corrections count; what they rejected is left out unless asked for.

        An utterance in several versions of one article counts once, in the last; with `carried`, or where an `article` is asked for,
        it is given for each. `speaker`: a name, some words of one or, where nobody has those, their beginnings, without regard to case and
        accents. `via`: the name of somebody who reports what others said, found alike. `article`: an id or a path.
        """
        one = None if article is None else self.article(article)
        if one is None or one.superseded_by is not None:
            known = self._joins = self._joins or ask.joins(self._store, self._known())
            found = self._store.records(Statement)
        else:
            known = ask.joins(self._store, self._known(), one.article)
            found = self._store.records(Statement, article=one.article.key)
        wanted = None if speaker is None else ask.names(speaker, known.people)
        views = standing([ask.said(statement, known) for statement in found], known.people.versions)
        if one is not None:
            views = tuple(view for view in views if view.article == one.article.key)
        elif not carried:
            views = tuple(view for view in views if view.standing != "carried")
        views = tuple(view for view in views if rejected or view.verdict != "reject")
        views = views if wanted is None else wanted.of(views)
        return views if via is None else ask.names(via, known.people).reporting(views)

    def timeline(self, *, most: int | None = None, kind: EntryKind | None = None) -> tuple[Dated, ...]:
        """What happened, what was said and what was planned, in the order of time.

        `most`: only the entries of so many times, those that matter most. `kind`: "happened", "said" or "planned" alone.
        """
        known = self._joins = self._joins or ask.joins(self._store, self._known())
        entries = tuple(self._store.records(TimelineEntry))
        wanted = {str(entry.statement) for entry in entries if entry.statement is not None}
        statements = {str(found.id): found for found in self._store.records(Statement) if found.id in wanted}
        return chosen(dated(entries, known, statements), most=most, kind=kind)

    def records(self, kind: type[T]) -> tuple[T, ...]:
        """Every record of one type, such as `onrecord.Quotation`."""
        return tuple(self._store.records(kind))

    def get(self, id: str) -> Record | None:  # noqa: A002
        """The record with this id, of any type, or None."""
        return self._store.get(id)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read or analysed, and what to do about it."""
        return self.records(Failure)

    def reuse(self) -> tuple[TextReuse, ...]:
        """Passages that two articles share; two versions of one article are no two articles."""
        known = self._known().versions
        return tuple(pair for pair in self.records(TextReuse) if not known.together(pair.first.article, pair.second.article))

    def revisions(self) -> tuple[Revision, ...]:
        """Which articles are versions of one another, from each to the next."""
        return self.records(Revision)

    def changes(self, article: str | None = None) -> tuple[Change, ...]:
        """What changed between versions: of all articles, or those that made this version of an article out of the one before it."""
        if article is None:
            return self.records(Change)
        key = self.article(article).article.key
        asked = {RevisionId(revision.id) for revision in self.records(Revision) if revision.later == key}
        return tuple(change for change in self.records(Change) if change.revision in asked) if asked else ()

    def discrepancies(self, article: str | None = None) -> tuple[Discrepancy, ...]:
        """Where an article is at odds with itself, without what a person rejected: in all articles, or in this one."""
        judged = {judgement.target: judgement.verdict for judgement in self.records(Judgement)}
        found = tuple(one for one in self.records(Discrepancy) if judged.get(one.id) != "reject")
        key = None if article is None else self.article(article).article.key
        return tuple(one for one in found if key is None or key in (one.first.article, one.second.article))

    def actors(self) -> tuple[Actor, ...]:
        """The people and organisations that several articles name."""
        return self.records(Actor)

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Sentences that hold all the words, best first; "words in quote marks" stand together, and a star ends the beginning of a word."""
        found = []
        for sentence, score in self._store.search(query, limit=limit):
            article = self._store.article(sentence.article)
            if article is not None:
                found.append(ask.hit(sentence, score, query, article))
        return tuple(found)

    def verify(self) -> tuple[Breach, ...]:
        """Checks every span, id and reference; gives what breaks a law, which should be nothing."""
        return verify(self._store)

    def judge(self, id: str, verdict: Verdict, *, value: str | None = None, note: str = "", by: str | None = None) -> Judgement:  # noqa: A002
        """Writes a person's verdict on a record: "accept", "reject", "correct" (with the speaker as `value`) or "note".

        It is added to those before it, it outlives every re-run, and the last one counts.
        """
        with Store.open(self.path, write=True) as store:
            judgement = review.judge(store, id, verdict, value=value, note=note, by=by)
        self._joins = self._people = None
        return judgement

    def export(self, folder: str | Path, *, format: str = "jsonl") -> tuple[Path, ...]:  # noqa: A002
        """Writes one file a record type into the folder, as "jsonl" or "csv", and the schema; gives the paths."""
        return export(self._store, folder, format=format)

    def _known(self) -> ask.People:
        self._people = self._people or ask.people(self._store)
        return self._people
