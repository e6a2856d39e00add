"""onrecord's attributions with the words that PolNeAR's annotators count to them: `python -m eval.corpora.after_polnear ARTICLES > FILE`.

What onrecord shows and what PolNeAR marks differ in these ways, each true of nine in ten cases of PolNeAR's training part or more.
Its cue is the whole verb group ("has also said"), with the preposition that leads to the content ("called for") and a colon after it;
onrecord's is the reporting words alone. Where no word reports, the colon is its cue. Its content begins with the "that" before it.
Its source takes the comma that closes an apposition ("Ann Lee, a clerk,"), and is "who" alone where onrecord's is "Ann Lee, who".
What has the same source and the same cue, at one place, is of the same attribution: The plan failed, Lee said. "It was bad."
The words are changed by what stands beside them, everywhere in the same way, and never by looking at the gold.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval import system
from eval.corpora.rows import rows
from onrecord.extract.words import Word, words
from onrecord.lexicons.speech import Speech, speech
from onrecord.model.span import Span
from onrecord.model.speech import Attribution, Cue, Directness, Quotation, Source
from onrecord.pipeline.run import Analysis

_BESIDE = 60
"""Characters on each side of a cue that can be of its verb group."""
_RELATIVE = re.compile(r",?\s+(who|which)\s+(?:\w+\s+){0,2}")
"""What stands between a source and its cue where the cue is the verb of a clause that describes the source."""
_LED = 24
"""Characters between a cue and a content that a preposition can fill."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An outermost attribution with PolNeAR's words. `sure`: how sure onrecord is that both words and source are right."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    directness: Directness
    sure: float


def annotated(analysis: Analysis) -> list[Annotated]:
    """Those of one article, in the order in which onrecord gives them."""
    text, lexicon = analysis.article.text, speech()
    quotations = {str(one.id): one for one in system.of(analysis, Quotation)}
    sources = {str(one.id): one.span for one in system.of(analysis, Source)}
    cues = {str(one.id): one.span for one in system.of(analysis, Cue)}
    plain: list[Annotated] = []
    for tie, found in zip(system.of(analysis, Attribution), system.quotations(analysis), strict=True):
        if not found.inner:
            quotation = quotations[str(tie.quotation)]
            cue, source = cues.get(str(tie.cue)), sources.get(str(tie.source))
            plain.append(Annotated(quotation.content, cue, source, quotation.directness, found.sure))
    return [worded(text, one, lexicon) for one in together(plain)]


def together(plain: Sequence[Annotated]) -> list[Annotated]:
    """The same, where what one source says with one cue is one attribution."""
    joined: dict[tuple[Span, Span] | int, Annotated] = {}
    for place, one in enumerate(plain):
        key = place if one.cue is None or one.source is None else (one.cue, one.source)
        first = joined.get(key)
        if first is not None:
            kind: Directness = one.directness if one.directness == first.directness else "mixed"
            content = tuple(sorted((*first.content, *one.content)))
            one = replace(first, content=content, directness=kind, sure=min(first.sure, one.sure))
        joined[key] = one
    return list(joined.values())


def worded(text: str, one: Annotated, lexicon: Speech) -> Annotated:
    """An attribution of onrecord's in PolNeAR's words."""
    content, source = with_that(text, one.content), one.source
    cue = colon(text, source, content) if one.cue is None else verb_group(text, one.cue, source, content, lexicon)
    return replace(one, content=content, cue=cue, source=None if source is None else speaker(text, source, one.cue))


def speaker(text: str, source: Span, cue: Span | None) -> Span:
    """The source with the comma that closes its apposition, or the "who" that it ends with, or that stands between it and its cue."""
    said = source.of(text)
    last = said.split()[-1] if said.split() else ""
    if last.lower() in ("who", "which") and len(last) < len(said):
        return Span(source.end - len(last), source.end)
    relative = None if cue is None else _RELATIVE.fullmatch(text, source.end, max(source.end, cue.start))
    if relative is not None:
        return Span(*relative.span(1))
    return Span(source.start, source.end + 1) if "," in said.rstrip(",") and text[source.end : source.end + 1] == "," else source


def colon(text: str, source: Span | None, content: Sequence[Span]) -> Span | None:
    """The colon between who speaks and the words, where nothing else reports them."""
    if source is None or source.end > content[0].start or text[source.end : content[0].start].strip() != ":":
        return None
    place = text.index(":", source.end)
    return Span(place, place + 1)


def with_that(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The content from the "that" on which stands before it."""
    first = content[0]
    before = text[max(0, first.start - 6) : first.start]
    if before.rstrip()[-4:].lower() != "that" or "\n" in before or before.rstrip()[:-4][-1:].isalnum():
        return tuple(content)
    return (Span(first.start - (len(before) - len(before.rstrip()) + 4), first.end), *content[1:])


def verb_group(text: str, cue: Span, source: Span | None, content: Sequence[Span], lexicon: Speech) -> Span:
    """The cue with its auxiliaries and adverbs, and with the preposition between it and the content."""
    start, end = cue.start, cue.end
    for word in reversed(words(text, max(0, start - _BESIDE), start)):
        apart = text[word.end : start].strip() or "\n" in text[word.end : start]
        taken = source is not None and source.start < word.end and word.start < source.end
        if apart or taken or word.start == max(0, cue.start - _BESIDE) or not _helps(word, lexicon):
            break
        start = word.start
    end = _led(text, end, content, lexicon)
    return Span(start, end + (text[end : end + 1] == ":"))


def _helps(word: Word, lexicon: Speech) -> bool:
    """Whether a word before a verb is of its group: "has", "also", "not", "sharply"."""
    sets = lexicon.sets
    listed = any(word.low in sets[name] for name in ("auxiliaries", "adverbs", "negations"))
    return (listed and word.low != "to") or (not word.capital and len(word.low) > 4 and lexicon.manner(word.low))


def _led(text: str, end: int, content: Sequence[Span], lexicon: Speech) -> int:
    """Where a cue ends once it has the adverb and the preposition that stand between it and the content."""
    after = next((piece.start for piece in content if piece.start >= end), None)
    if after is None or after - end > _LED or "\n" in text[end:after]:
        return end
    between = words(text, end, after)
    led = between and all(word.low in lexicon.sets["prepositions"] or lexicon.manner(word.low) for word in between)
    return between[-1].end if led else end


def written(articles: Iterable[dict[str, object]]) -> Iterable[dict[str, object]]:
    """PolNeAR's articles as onrecord annotates them, in PolNeAR's own form."""
    for row in articles:
        article = system.text(str(row["text"]), name=str(row["id"]), published=str(row["date"]), title=str(row["title"]))
        found = annotated(system.analysed(article, Quotation, Source, Attribution))
        yield {"id": row["id"], "attributions": [_form(one) for one in found]}


def _form(one: Annotated) -> dict[str, object]:
    def pairs(spans: Iterable[Span | None]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans if span is not None]

    return {"source": pairs([one.source]), "cue": pairs([one.cue]), "content": pairs(one.content), "type": one.directness}


if __name__ == "__main__":
    for row in written(rows(Path(sys.argv[1]))):
        print(json.dumps(row))
