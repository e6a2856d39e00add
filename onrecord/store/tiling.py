"""The law of tiling: lines tile the text of an article, sentences tile it too, and no sentence crosses a line label."""

from collections.abc import Iterator, Sequence

from onrecord.model.article import Line
from onrecord.model.runs import Record
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence

Found = tuple[str, str, str]


def tiling(
    article: str, text: str | None, lines: Sequence[Record], sentences: Sequence[Record], expected: set[type[Record]]
) -> Iterator[Found]:
    """`expected`: the types whose stage has read this article; without any row of such a type, a text is not tiled."""
    if text is None:
        return
    ordered = sorted((line for line in lines if isinstance(line, Line)), key=lambda line: line.span)
    others = sorted((s for s in sentences if isinstance(s, Sentence)), key=lambda sentence: sentence.span)
    for kind, tiles in ((Line, [line.span for line in ordered]), (Sentence, [sentence.span for sentence in others])):
        gap = _gap(tiles, len(text)) if tiles or kind in expected else None
        if gap is not None:
            yield ("tiling", article, f"the {kind.__name__.lower()}s do not tile the text: {gap}")
    yield from _crossings(ordered, others)


def _gap(tiles: list[Span], length: int) -> str | None:
    at = 0
    for tile in tiles:
        if tile.start != at:
            return f"one begins at {tile.start}, but the one before it ends at {at}" if at else f"the first begins at {tile.start}"
        at = tile.end
    return None if at == length else f"the last ends at {at}, but the text at {length}"


def _crossings(lines: list[Line], sentences: list[Sentence]) -> Iterator[Found]:
    first = 0
    for sentence in sentences:
        while first < len(lines) and lines[first].span.end <= sentence.span.start:
            first += 1
        last, labels = first, list[Line]()
        while last < len(lines) and lines[last].span.start < sentence.span.end:
            labels.append(lines[last])
            last += 1
        names = sorted({line.label for line in labels})
        if len(names) > 1:
            yield ("tiling", sentence.id, f"a sentence at {sentence.span} crosses lines labelled {' and '.join(names)}")
        elif sentence.in_article and not all(line.in_article for line in labels):
            yield ("tiling", sentence.id, f"a sentence counts as the article's, but its line is labelled {names[0]}")
