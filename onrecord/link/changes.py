"""What changed from one version of an article to the next, told sentence by sentence and, inside a sentence, word by word.

Case, punctuation, the style of quote marks, the division into paragraphs and the notation of a figure ("12" for "twelve") do not count; a
sentence that only moved is no change. Not done here: words that stayed and lost their quote marks; what a change means; figures in a
headline or a quotation, of which each word counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.link.quoted import Quoted, altered, unmatched
from onrecord.link.sided import Sentence, Side, likeness, side
from onrecord.link.versions import Mark, MarkKind, Part, Version
from onrecord.model.ids import RevisionId
from onrecord.model.revisions import Change, ChangeKind
from onrecord.model.runs import By
from onrecord.model.span import Evidence, Span, cover
from onrecord.text.alignment import Aligned, align

PAIRED = 0.5
"""Likeness from which one sentence is the other reworded. One in a thousand pairs of sentences of one article is as like (50,228 of ECB+);
of sentences in reports written apart on one story one in 34 finds its like."""
COMPARED = 2_500
"""Pairs of sentences in one gap up to which all are compared; a rewrite beyond that is told as removed and added."""
LEFT_OVER = 3
"""Words changed beside a figure, date or name from which the sentence counts as reworded too."""
_NAMED: dict[MarkKind, ChangeKind] = {"date": "date_changed", "name": "name_changed", "figure": "figure_changed"}
_CONFIDENCE: dict[ChangeKind, float] = {
    "headline_changed": 0.95, "figure_changed": 0.9, "date_changed": 0.85, "name_changed": 0.85, "quotation_altered": 0.85,
    "quotation_added": 0.9, "quotation_removed": 0.9, "paragraph_added": 0.95, "paragraph_removed": 0.95, "sentence_added": 0.9,
    "sentence_removed": 0.9, "wording_changed": 0.9, "correction_added": 0.9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """One change, before it is a record. `at`: where it stands, for the order."""

    at: int
    kind: ChangeKind
    before: Span | None
    after: Span | None
    detail: str


def changes(first: Version, second: Version, revision: RevisionId, by: By) -> tuple[Change, ...]:
    """Every change between two versions, in the order of the later text; what was removed stands where it would have been."""
    ours, theirs = side(first), side(second)
    pairs, removed, added = _aligned(ours, theirs)
    spoken = list(_quotations(ours, theirs, pairs))
    place = {a: theirs.sentences[b].span.start for a, b in pairs.items()}
    quoted = _Touched([f.before for f in spoken if f.before]), _Touched([f.after for f in spoken if f.after])
    found = [*_headline(first, second), *spoken]
    for a, b in pairs.items():
        if ours.sentences[a].words != theirs.sentences[b].words:
            found.extend(_reworded((first, ours.sentences[a]), (second, theirs.sentences[b]), quoted))
    found.extend(_gone(first, ours, removed, quoted[0], "removed"))
    found.extend(_gone(second, theirs, added, quoted[1], "added"))
    placed = sorted(found, key=lambda f: (_place(f, ours, place), f.kind, f.before or Span(0, 0), f.after or Span(0, 0)))
    made = [_change(f, first, second, revision, by) for f in placed]
    return tuple({change.id: change for change in made}.values())


def _change(f: _Found, first: Version, second: Version, revision: RevisionId, by: By) -> Change:
    before = None if f.before is None else Evidence(first.article, f.before, f.before.of(first.text))
    after = None if f.after is None else Evidence(second.article, f.after, f.after.of(second.text))
    return Change(
        made=by.rule(f.kind, _CONFIDENCE[f.kind]), revision=revision, kind=f.kind, before=before, after=after, detail=f.detail
    )  # fmt: skip


def _place(f: _Found, ours: Side, place: dict[int, int]) -> int:
    """Where a change stands in the later text: for what was removed, where the sentence before it stands now."""
    if f.after is not None:
        return f.after.start
    at = ours.number(f.at)
    while at >= 0 and at not in place:
        at -= 1
    return place[at] if at >= 0 else -1


def _aligned(ours: Side, theirs: Side) -> tuple[dict[int, int], list[int], list[int]]:
    """Which sentence of the one is which of the other, the same or reworded; which were removed and which added."""
    pairs: dict[int, int] = {}
    removed: list[int] = []
    added: list[int] = []
    for part in align([s.words for s in ours.sentences], [s.words for s in theirs.sentences]):
        if part.equal:
            pairs.update(zip(range(part.a, part.b), range(part.c, part.d), strict=True))
            continue
        like = dict(_paired(ours.sentences, theirs.sentences, part))
        pairs.update(like)
        removed += [a for a in range(part.a, part.b) if a not in like]
        held = set(like.values())
        added += [c for c in range(part.c, part.d) if c not in held]
    gone, come = Counter(ours.sentences[a].words for a in removed), Counter(theirs.sentences[c].words for c in added)
    moved = gone & come
    return pairs, _stayed(ours, removed, moved.copy()), _stayed(theirs, added, moved)


def _stayed(one: Side, numbers: list[int], moved: "Counter[tuple[str, ...]]") -> list[int]:
    """Without the sentences that only moved."""
    left: list[int] = []
    for number in numbers:
        key = one.sentences[number].words
        if moved[key] > 0:
            moved[key] -= 1
        else:
            left.append(number)
    return left


def _paired(ours: Sequence[Sentence], theirs: Sequence[Sentence], part: Aligned) -> Iterator[tuple[int, int]]:
    """The pairs of a gap that are like each other, in order, such that they are as like as can be altogether."""
    rows, columns = part.b - part.a, part.d - part.c
    if not rows or not columns or rows * columns > COMPARED:
        return
    like = [[_like(ours[part.a + i], theirs[part.c + j]) for j in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j])
    i = j = 0
    while i < rows and j < columns:
        if like[i][j] and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            yield part.a + i, part.c + j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _like(one: Sentence, other: Sentence) -> float:
    if (one.part.label == "correction") != (other.part.label == "correction"):
        return 0.0
    found = likeness(one.words, other.words)
    return found if found >= PAIRED else 0.0


def _headline(first: Version, second: Version) -> Iterator[_Found]:
    """The first headline of each, or the titles that the pages declare where neither text has one."""
    one, other = (next((p for p in v.parts if p.label == "headline"), None) for v in (first, second))
    if one is not None and other is not None:
        before, after = one.span.stripped(first.text), other.span.stripped(second.text)
        if _words(first, one) != _words(second, other):
            yield _Found(before.start, "headline_changed", before, after, _became(before.of(first.text), after.of(second.text)))
    elif one is None and other is None and first.title and second.title and first.title != second.title:
        yield _Found(0, "headline_changed", None, None, _became(first.said_title, second.said_title))


def _words(one: Version, part: Part) -> tuple[str, ...]:
    return tuple(word for sentence in side(one).headline if sentence.part == part for word in sentence.words)


def _became(before: str, after: str) -> str:
    return f"“{' '.join(before.split())}” became “{' '.join(after.split())}”"


def _quotations(ours: Side, theirs: Side, pairs: dict[int, int]) -> Iterator[_Found]:
    """What was said and is said no longer, what is new, and what is quoted in other words."""
    gone, come = unmatched(ours, theirs), unmatched(theirs, ours)
    joined = altered(gone, come)
    for one in gone:
        other = joined.get(one)
        standing = None if other is not None else _standing(one, ours, theirs, pairs)
        if other is not None:
            yield _Found(one.span.start, "quotation_altered", one.span, other.span, _became(one.said, other.said))
        elif standing is not None:
            yield _Found(one.span.start, "quotation_altered", one.span, standing, _became(one.said, standing.of(theirs.text)))
        else:
            yield _Found(one.span.start, "quotation_removed", one.span, None, f"{len(one.words)} quoted words are gone")
    taken = set(joined.values())
    back = {b: a for a, b in pairs.items()}
    for other in come:
        if other not in taken and _standing(other, theirs, ours, back) is None:
            yield _Found(other.span.start, "quotation_added", None, other.span, f"{len(other.words)} quoted words are new")


def _standing(one: Quoted, ours: Side, theirs: Side, pairs: dict[int, int]) -> Span | None:
    """The sentence in which most of the words still stand, although nothing there was found to be a quotation."""
    number = pairs.get(ours.number(one.span.start))
    if number is None:
        return None
    sentence = theirs.sentences[number]
    kept = sum((Counter(one.words) & Counter(sentence.words)).values())
    return sentence.span.stripped(theirs.text) if kept >= 0.7 * len(one.words) else None


class _Touched:
    """Spans that may be asked for what overlaps them; they do not overlap each other much, and come sorted."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._by_block: defaultdict[int, list[Span]] = defaultdict(list)
        for span in spans:
            for block in range(span.start >> 10, (max(span.start, span.end - 1) >> 10) + 1):
                self._by_block[block].append(span)

    def __contains__(self, asked: object) -> bool:
        assert isinstance(asked, Span)
        blocks = range(asked.start >> 10, (max(asked.start, asked.end - 1) >> 10) + 1)
        return any(span.overlaps(asked) for block in blocks for span in self._by_block.get(block, ()))


Placed = tuple[Version, Sentence]


def _reworded(one: Placed, other: Placed, quoted: tuple[_Touched, _Touched]) -> Iterator[_Found]:
    """A figure, a date or a name in place of another; whatever else was changed in the sentence, as new wording."""
    (first, a), (second, b) = one, other
    parts = align(a.words, b.words)
    explained: tuple[set[int], set[int]] = (set(), set())
    told = False
    for mark, for_mark in _marks(a, b, parts):
        same = _same(mark, for_mark)
        explained[0].update(a.within(mark.whole if same else mark.span))
        explained[1].update(b.within(for_mark.whole if same else for_mark.span))
        if same or mark.span in quoted[0] or for_mark.span in quoted[1]:
            continue
        told = True
        words = mark.span.of(first.text), for_mark.span.of(second.text)
        yield _Found(mark.span.start, _NAMED[mark.kind], mark.span, for_mark.span, _became(*words))
    left = sum(
        max(
            sum(1 for n in range(part.a, part.b) if n not in explained[0] and a.spans[n] not in quoted[0]),
            sum(1 for n in range(part.c, part.d) if n not in explained[1] and b.spans[n] not in quoted[1]),
        )
        for part in parts
        if not part.equal
    )
    if left >= (LEFT_OVER if told else 1):
        before, after = a.span.stripped(first.text), b.span.stripped(second.text)
        yield _Found(before.start, "wording_changed", before, after, f"{left} word{'' if left == 1 else 's'} changed")


def _marks(a: Sentence, b: Sentence, parts: Sequence[Aligned]) -> Iterator[tuple[Mark, Mark]]:
    """Marks of one kind that stand in the same place of both sentences and say different things, or the same in another notation."""
    place: dict[int, int] = {}  # each word of the second sentence -> its word or its gap in the first
    gap: dict[int, int] = {}
    for number, part in enumerate(parts):
        for step, n in enumerate(range(part.c, part.d)):
            place[n] = part.a + step if part.equal else -1 - number
        if not part.equal:
            gap.update(dict.fromkeys(range(part.a, part.b), -1 - number))
    taken: set[Mark] = set()
    for mark in b.marks:
        where = {place[n] for n in b.within(mark.span)}
        for own in a.marks:
            if own.kind != mark.kind or own in taken:
                continue
            words = a.within(own.span)
            if where.isdisjoint({*words, *(gap[n] for n in words if n in gap)}):
                continue
            if own.value != mark.value and not (mark.kind == "name" and _shortened(own.value, mark.value)):
                taken.add(own)
                yield own, mark
            break


def _same(one: Mark, other: Mark) -> bool:
    """ "1,200" for "1200", "12" for "twelve", "1.2 million dollars" for "$1.2 million": another notation, and no other figure."""
    return one.kind == "figure" and bool(one.amount) and one.amount == other.amount


def _shortened(one: str, other: str) -> bool:
    """ "Torve" for "Ana Torve" is no other name."""
    ours, theirs = set(one.split()), set(other.split())
    return ours <= theirs or theirs <= ours


def _gone(one: Version, of: Side, numbers: Sequence[int], quoted: _Touched, how: str) -> Iterator[_Found]:
    """Sentences that only one side has: as paragraphs where all of the paragraph is. A quotation is told as such, and not again."""
    whole = Counter(s.part.span.start for s in of.sentences)
    for start, listed in groupby((of.sentences[n] for n in numbers), key=lambda s: s.part.span.start):
        held = list(listed)
        part = held[0].part
        if part.label == "correction" and how == "added":
            span = part.span.stripped(one.text)
            yield _Found(span.start, "correction_added", None, span, "a note says that the article was corrected or updated")
            continue
        if all(s.span.stripped(one.text) in quoted for s in held):
            continue
        if len(held) == whole[start]:
            span, what = part.span.stripped(one.text), "paragraph"
        else:
            span, what = cover(s.span.stripped(one.text) for s in held), "sentence"
        kind: ChangeKind = f"{what}_{how}"  # type: ignore[assignment]
        detail = f"{sum(len(s.words) for s in held)} words {'are new' if how == 'added' else 'are gone'}"
        yield _Found(span.start, kind, None if how == "added" else span, span if how == "added" else None, detail)
