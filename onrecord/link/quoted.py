"""The quotations of two versions of an article: which are gone, which are new, and which is another in other words."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.sided import Side, likeness
from onrecord.model.span import Span
from onrecord.text.shingles import fold
from onrecord.text.tokens import words

LEAST = 3
"""Words between quote marks from which they are told as a quotation; fewer are a turn of phrase, and told as wording."""
ALIKE = 0.5
MOST = 100
"""Quotations a side up to which each is compared with each."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: from its first word to its last, and the words between quote marks, folded and as they stand."""

    span: Span
    words: tuple[str, ...]
    said: str


def unmatched(ours: Side, theirs: Side) -> list[Quoted]:
    """The quotations of one version whose words do not stand in the other, with or without quote marks."""
    found: list[Quoted] = []
    for span, marked in ours.version.quotations:
        pieces = [tuple(fold(w.of(ours.text)) for w in words(ours.text, piece)) for piece in marked]
        said = tuple(word for piece in pieces for word in piece)
        if len(said) >= LEAST and not all(theirs.has(piece) for piece in pieces if piece):
            found.append(Quoted(span, said, " … ".join(piece.of(ours.text) for piece in marked)))
    return list({one.words: one for one in reversed(found)}.values())[::-1]


def altered(gone: Sequence[Quoted], come: Sequence[Quoted]) -> dict[Quoted, Quoted]:
    """Pairs in which one is the other in other words; the likest first, each at most once."""
    if max(len(gone), len(come), 1) > MOST:
        return {}
    ranked = sorted(
        ((-like, a, b) for a, one in enumerate(gone) for b, other in enumerate(come) if (like := likeness(one.words, other.words)) >= ALIKE)
    )
    pairs: dict[int, int] = {}
    for _, a, b in ranked:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return {gone[a]: come[b] for a, b in pairs.items()}
