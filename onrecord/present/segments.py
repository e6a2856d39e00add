"""Words cut where anything begins or ends, so that overlapping highlights can be shown side by side.

Two statements may overlap, a source may stand inside somebody else's words, and a passage may be shared with another article: HTML
elements nest and cannot overlap, so the text is cut at every boundary and each piece names all that covers it.
Joined again, the pieces are the text, letter by letter.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.model.span import Span

LayerKind = Literal["content", "rejected", "marked", "cue", "source", "reuse", "dated"]


@dataclass(frozen=True, slots=True)
class Layer:
    """Something that covers words. `ref`: the id of the record it belongs to.

    `anchor`: the name by which a link finds its first letter. `back`: the name of the place that a link after its last letter leads to.
    """

    span: Span
    kind: LayerKind
    ref: str
    anchor: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that is covered by the same layers from end to end. `span`: its place in the article."""

    span: Span
    words: str
    layers: tuple[Layer, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What covers it: "content", "cue" ..., each once, in a fixed order."""
        return tuple(sorted({layer.kind for layer in self.layers}))

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements that it is part of, with the words that introduce them."""
        return tuple(dict.fromkeys(layer.ref for layer in self.layers if layer.kind not in ("reuse", "dated")))

    @property
    def anchors(self) -> tuple[str, ...]:
        """The names of the places that begin here."""
        return tuple(layer.anchor for layer in self.layers if layer.anchor is not None and layer.span.start == self.span.start)

    @property
    def backs(self) -> tuple[str, ...]:
        """The names of the places that are led back to from here."""
        return tuple(layer.back for layer in self.layers if layer.back is not None and layer.span.end == self.span.end)


def segments(words: str, layers: Iterable[Layer], *, at: int = 0, cuts: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Cuts words at every boundary of a layer.

    `at`: where the words begin in their article; spans and cuts are counted from the article's start. `cuts`: further places to cut.
    What reaches beyond the words is clipped, and empty layers cover nothing. n log n in layers and cuts, times the depth of overlap.
    """
    end = at + len(words)
    kept = sorted(
        (Layer(Span(max(layer.span.start, at), min(layer.span.end, end)), layer.kind, layer.ref, layer.anchor, layer.back)
         for layer in layers if max(layer.span.start, at) < min(layer.span.end, end)),
        key=lambda layer: (layer.span.start, -layer.span.end, layer.kind, layer.ref),
    )  # fmt: skip
    edges = {at, end, *(cut for cut in cuts if at < cut < end)}
    edges.update(edge for layer in kept for edge in (layer.span.start, layer.span.end))
    places = sorted(edges)
    pieces: list[Segment] = []
    active: list[tuple[int, int]] = []  # (end, index in kept): what covers this place, soonest to end first
    upcoming = 0
    for start, stop in pairwise(places):
        while active and active[0][0] <= start:
            heapq.heappop(active)
        while upcoming < len(kept) and kept[upcoming].span.start == start:
            heapq.heappush(active, (kept[upcoming].span.end, upcoming))
            upcoming += 1
        covering = tuple(kept[index] for _, index in sorted(active, key=lambda entry: entry[1]))
        pieces.append(Segment(Span(start, stop), words[start - at : stop - at], covering))
    return tuple(pieces)
