"""Compares attributed words: which quotation found answers which quotation wanted, and is its source right.

A content matches where the two share at least half of the characters that either has (intersection over union), white space aside; each
quotation is used once, the best matches first. A source is right where it shares a character with the wanted one, and where none is
wanted, where none was found. This is the end-to-end measure of the PolNeAR literature.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.figures import Figure, Tally

Places = frozenset[int]
LEAST_OVERLAP = 0.5
EDGES = frozenset(".,;:!?-\u2014\u2013\u2026\"'`\u201c\u201d\u2018\u2019()[]")
KINDS = ("all", "direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Attributed:
    """Attributed words as the places of their characters. `contents`: one, or several that would each be right."""

    directness: str
    contents: tuple[Places, ...]
    source: Places

    def overlap(self, other: "Attributed") -> float:
        """The best intersection over union of any two of their contents."""
        return max(len(a & b) / len(a | b) if a | b else 0.0 for a in self.contents for b in other.contents)

    def agrees(self, other: "Attributed") -> bool:
        """Whether the other's source answers this one's."""
        return bool(self.source & other.source) if self.source else not other.source


@dataclass(slots=True)
class Scores:
    """Tallies by directness: precision by what was found, recall by what was wanted."""

    content: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    whole: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    exact: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    sourced: Tally = field(default_factory=Tally)

    def figures(self, name: str) -> list[Figure]:
        """Content, end-to-end and exact figures by directness, and the share of right sources among matched contents."""
        listed: list[Figure] = []
        for kind in KINDS:
            listed += self.content[kind].figures(f"{name}/{kind} content")
            listed += self.whole[kind].figures(f"{name}/{kind} end-to-end")
            listed.append(Figure(f"{name}/{kind} exact f1", self.exact[kind].f1, self.exact[kind].wanted))
        listed.append(Figure(f"{name}/source right where content is", self.sourced.precision, self.sourced.found))
        return listed


def places(text: str, spans: Iterable[tuple[int, int]]) -> Places:
    """The places of the characters of some spans, without white space."""
    return frozenset(i for start, end in spans for i in range(start, end) if not _blank(text[i]))


def trimmed(text: str, found: Places) -> Places:
    """The same without punctuation and quote marks at the two ends."""
    ordered = sorted(found)
    while ordered and text[ordered[0]] in EDGES:
        ordered.pop(0)
    while ordered and text[ordered[-1]] in EDGES:
        ordered.pop()
    return frozenset(ordered)


def matched(wanted: Sequence[Attributed], found: Sequence[Attributed]) -> list[tuple[int, int]]:
    """Pairs of places in the two lists, each used once: the largest overlap first, then those whose sources agree, then text order."""
    candidates = [
        (-overlap, not bool(w.source & f.source), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if (overlap := w.overlap(f)) >= LEAST_OVERLAP
    ]
    pairs: list[tuple[int, int]] = []
    left, right = set[int](), set[int]()
    for *_, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def score(text: str, wanted: Sequence[Attributed], found: Sequence[Attributed], scores: Scores) -> None:
    """Adds one article to the scores. Every wanted item counts here; leave optional ones to the caller."""
    _count(scores, wanted, found)
    for i, j in matched(wanted, found):
        first, second = wanted[i], found[j]
        right = first.agrees(second)
        _hit(scores.content, first, second)
        if right:
            _hit(scores.whole, first, second)
        if first.source:
            scores.sourced.add(int(right), 1, 1)
    exact(text, wanted, found, scores)


def _count(scores: Scores, wanted: Sequence[Attributed], found: Sequence[Attributed]) -> None:
    for tallies in (scores.content, scores.whole, scores.exact):
        for kind in KINDS:
            tallies[kind].found += sum(kind in ("all", f.directness) for f in found)
            tallies[kind].wanted += sum(kind in ("all", w.directness) for w in wanted)


def _hit(tallies: dict[str, Tally], wanted: Attributed, found: Attributed) -> None:
    for kind in ("all", wanted.directness):
        tallies[kind].right_wanted += 1
    for kind in ("all", found.directness):
        tallies[kind].right_found += 1


def exact(text: str, wanted: Sequence[Attributed], found: Sequence[Attributed], scores: Scores) -> None:
    """Counts contents that are the same but for punctuation at their ends, each used once."""
    left = Counter[Places]()
    for item in found:
        left[trimmed(text, item.contents[0])] += 1
    used: dict[Places, list[Attributed]] = {}
    for item in reversed(found):
        used.setdefault(trimmed(text, item.contents[0]), []).append(item)
    for item in wanted:
        key = next((k for c in item.contents if left[k := trimmed(text, c)]), None)
        if key is not None:
            left[key] -= 1
            _hit(scores.exact, item, used[key].pop())


def _blank(character: str) -> bool:
    return character.isspace() or character == "\u200b"
