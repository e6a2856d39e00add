"""Articles to be read: every line with its label, statements highlighted in place, what was left out folded in place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.app.views import ArticleView, Dated, Said
from onrecord.model.article import Line
from onrecord.model.findings import Discrepancy
from onrecord.model.outlets import RepeatedLine
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import Made
from onrecord.model.span import Span
from onrecord.present.cards import heading
from onrecord.present.segments import Layer, LayerKind, Segment, segments
from onrecord.present.spelling import plain
from onrecord.present.timeline import row_of, target_of


@dataclass(frozen=True, slots=True)
class MarginNote:
    """Says beside a line that a passage which begins there stands in another article too, and leads there."""

    target: str
    pair: str
    heading: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of an article with its highlighted pieces."""

    line: Line
    segments: tuple[Segment, ...]
    notes: tuple[MarginNote, ...]
    repeated: RepeatedLine | None = None

    @property
    def label(self) -> str:
        return plain(self.line.label)

    @property
    def blank(self) -> bool:
        return self.line.label == "blank"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines in a row that do not belong to the article, with the blank lines between them."""

    lines: tuple[ShownLine, ...]

    @property
    def shown(self) -> tuple[ShownLine, ...]:
        """Those that are not blank."""
        return tuple(line for line in self.lines if not line.blank)

    @property
    def labels(self) -> tuple[str, ...]:
        """What they are, each label once, in the order of the lines."""
        return tuple(dict.fromkeys(line.label for line in self.shown))


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, ready to be read.

    `statements`: how many of its statements are on the record. `anchors`: the names of all places in it that links lead to.
    `discrepancies`: where it is at odds with itself.
    """

    view: ArticleView
    anchor: str
    heading: str
    rows: tuple[ShownLine | LeftOut, ...]
    statements: int
    anchors: frozenset[str]
    discrepancies: tuple[Discrepancy, ...] = ()


def place_of(said: Said) -> str:
    """The name of the place in the article where a statement's words begin."""
    return f"in-{said.statement.id}"


def reading(
    view: ArticleView, statements: Sequence[Said], reuse: Iterable[TextReuse], names: dict[str, ArticleView], dates: Sequence[Dated] = ()
) -> Reading:
    """An article with its statements, its shared passages and the sentences of its timeline. `names`: all articles of the record by id."""
    pairs = tuple(reuse)
    layers = [*_spoken(statements), *_shared(view, pairs), *(_dated(one) for one in dates)]
    text = view.article.text
    lines = view.lines or (_unlabelled(view),)
    pieces = segments(text, layers, cuts=[line.span.start for line in lines])
    notes = _notes(view, pairs, names)
    repeated = {one.line.span.start: one for one in view.repeated}
    shown = tuple(_lines(lines, pieces, notes))
    if repeated:
        shown = tuple(replace(one, repeated=repeated.get(one.line.span.stripped(text).start)) for one in shown)
    anchors = frozenset(anchor for piece in pieces for anchor in piece.anchors)
    kept = sum(said.verdict != "reject" for said in statements)
    return Reading(
        view, view.article.id, heading(view.title, view.article.place), tuple(_folded(shown)), kept,
        anchors | {view.article.id},
    )  # fmt: skip


def _spoken(statements: Sequence[Said]) -> Iterator[Layer]:
    for said in statements:
        statement = said.statement.id
        kind: LayerKind = "rejected" if said.verdict == "reject" else "content"
        pieces = [piece.span for piece in said.evidence if len(piece.span)]
        for number, span in enumerate(pieces, 1):
            yield Layer(span, kind, statement, place_of(said) if number == 1 else None, statement if number == len(pieces) else None)
        if kind == "rejected":
            continue
        if said.cue is not None:
            yield Layer(said.cue.span, "cue", statement)
        if said.source is not None:
            yield Layer(said.source.span, "source", statement)
        for reporter in said.via:
            yield Layer(reporter.words.span, "source", statement)


def _dated(one: Dated) -> Layer:
    return Layer(one.entry.sentence.span, "dated", one.entry.id, target_of(one), row_of(one))


def _shared(view: ArticleView, pairs: Iterable[TextReuse]) -> Iterator[Layer]:
    for pair in pairs:
        if pair.first.article == view.article.key:
            yield Layer(pair.first.span, "reuse", pair.id, f"{pair.id}-first")
        if pair.second.article == view.article.key:
            yield Layer(pair.second.span, "reuse", pair.id, f"{pair.id}-second")


def _notes(view: ArticleView, pairs: Iterable[TextReuse], names: dict[str, ArticleView]) -> dict[str, MarginNote]:
    """Margin notes by the anchor of the passage that they stand beside."""
    notes = {}
    for pair in pairs:
        sides = ((pair.first, pair.second, "first", "second"), (pair.second, pair.first, "second", "first"))
        for here, there, side, other in sides:
            seen = names.get(there.article)
            if here.article == view.article.key and seen is not None:
                named = heading(seen.title, seen.article.place)
                notes[f"{pair.id}-{side}"] = MarginNote(f"{pair.id}-{other}", pair.id, named, seen.outlet)
    return notes


def _unlabelled(view: ArticleView) -> Line:
    article = view.article
    return Line(
        made=Made("present", 1, "unlabelled", 0.0), article=article.key, span=Span(0, len(article.text)), label="body",
        reason="the lines of this article were not labelled",
    )  # fmt: skip


def _lines(lines: Sequence[Line], pieces: Sequence[Segment], notes: dict[str, MarginNote]) -> Iterator[ShownLine]:
    """Deals the pieces out to the lines; a piece before the first line or after the last goes to the nearest."""
    at = 0
    for number, line in enumerate(lines, 1):
        stop = at
        while stop < len(pieces) and (pieces[stop].span.start < line.span.end or number == len(lines)):
            stop += 1
        held = tuple(pieces[at:stop])
        beside = {notes[anchor].target: notes[anchor] for piece in held for anchor in piece.anchors if anchor in notes}
        yield ShownLine(line, held, tuple(beside.values()))
        at = stop


def _folded(lines: Sequence[ShownLine]) -> Iterator[ShownLine | LeftOut]:
    """Folds neighbouring boilerplate lines. A line that a link leads to stays in sight, whatever its label."""
    waiting: list[ShownLine] = []
    for fold, run in groupby(lines, key=_fold):
        held = list(run)
        if fold == "boilerplate" or (fold == "blank" and waiting):
            waiting += held
        else:
            yield from _close(waiting)
            waiting = []
            yield from held
    yield from _close(waiting)


def _fold(line: ShownLine) -> str:
    if line.blank:
        return "blank"
    linked = any(piece.layers for piece in line.segments)
    return "article" if line.line.in_article or linked else "boilerplate"


def _close(waiting: list[ShownLine]) -> Iterator[ShownLine | LeftOut]:
    """The lines left out so far as one row; blank lines at their end stay outside."""
    last = next((number for number in range(len(waiting), 0, -1) if not waiting[number - 1].blank), 0)
    if last:
        yield LeftOut(tuple(waiting[:last]))
    yield from waiting[last:]
