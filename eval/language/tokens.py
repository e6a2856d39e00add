"""Attribution against PolNeAR's development part: which words are content, cue and source, and whose words they are."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.attributed import Attributed as Places
from eval.attributed import Scores, places, score
from eval.figures import Figure, Tally
from eval.language.gold import Marked, polnear
from eval.language.system import given, raw
from onrecord.model.language import Attributed, LanguageModel, Range, Reading, Word
from onrecord.model.span import Span
from onrecord.text.quotemarks import regions

NEEDS = ("treebanks/pol_dev.jsonl.gz", "quotes/polnear_dev.jsonl")
ROLES = ("content", "cue", "source")
TOKENS = (*ROLES, "content inside quote marks", "content outside quote marks")


def figures(model: LanguageModel, data: Path) -> list[Figure]:
    """Words and exact spans where the words are given; whole attributions there and on raw text."""
    documents = polnear(data / NEEDS[0], data / NEEDS[1])
    on_given = given(model, documents)
    listed: list[Figure] = []
    for name, tally in scored_tokens(zip(documents, on_given, strict=True)).items():
        listed += tally.figures(f"language-tokens/{name} words")
    for name, tally in scored_spans(zip(documents, on_given, strict=True)).items():
        listed.append(Figure(f"language-tokens/{name} exact spans f1", tally.f1, tally.wanted))
    for way, readings in (("given words", on_given), ("raw text", raw(model, documents))):
        scores = scored_links(zip(documents, readings, strict=True))
        listed += scores.content["all"].figures(f"language-tokens/{way} content")
        listed += scores.whole["all"].figures(f"language-tokens/{way} content with source")
        listed.append(Figure(f"language-tokens/{way} source right where content is", scores.sourced.precision, scores.sourced.found))
    return listed


def outermost(attributions: Sequence[Attributed]) -> list[Attributed]:
    """Attributions that do not stand inside another one's content: PolNeAR marks no others."""
    contents = [_indices(a.content) for a in attributions]
    spoken = [_indices((*a.cue, *a.content)) for a in attributions]
    return [
        a
        for i, a in enumerate(attributions)
        if not any(i != j and spoken[i] and spoken[i] <= content and spoken[i] != content for j, content in enumerate(contents))
    ]


def _indices(ranges: Iterable[Range]) -> set[int]:
    return {i for first, last in ranges for i in range(first, last)}


def scored_tokens(pairs: Iterable[tuple[Marked, Reading]]) -> dict[str, Tally]:
    """Words of each role, in whichever attribution; words of contents that stand between quote marks, and those that do not, apart."""
    tallies = {name: Tally() for name in TOKENS}
    for document, reading in pairs:
        quoted = _quoted(document.text, document.gold.words)
        for role in ROLES:
            wanted, found = (_indices(_of(a, role)) for a in (document.gold.attributions, outermost(reading.attributions)))
            _add(tallies[role], wanted, found)
            if role == "content":
                _add(tallies["content inside quote marks"], wanted & quoted, found & quoted)
                _add(tallies["content outside quote marks"], wanted - quoted, found - quoted)
    return tallies


def scored_spans(pairs: Iterable[tuple[Marked, Reading]]) -> dict[str, Tally]:
    """Stretches of each role from the same first word to the same last one."""
    tallies = {role: Tally() for role in ROLES}
    for document, reading in pairs:
        for role in ROLES:
            _add(tallies[role], set(_of(document.gold.attributions, role)), set(_of(outermost(reading.attributions), role)))
    return tallies


def scored_links(pairs: Iterable[tuple[Marked, Reading]]) -> Scores:
    """Contents that overlap by half or more (see `eval.attributed`), and whether their sources are the ones wanted."""
    scores = Scores()
    for document, reading in pairs:
        wanted = [_placed(document.text, document.gold.words, a) for a in document.gold.attributions]
        found = [_placed(document.text, reading.words, a) for a in outermost(reading.attributions) if a.content]
        score(document.text, wanted, found, scores)
    return scores


def _of(attributions: Iterable[Attributed], role: str) -> list[Range]:
    return [part for a in attributions for part in getattr(a, role)]


def _add(tally: Tally, wanted: set[int] | set[Range], found: set[int] | set[Range]) -> None:
    tally.add(len(wanted & found), len(found), len(wanted))  # type: ignore[operator]


def _quoted(text: str, words: Sequence[Word]) -> set[int]:
    """The words between quote marks, and the marks. Where the closing mark is missing, only if the next paragraph goes on."""
    inside: set[int] = set()
    for region in regions(text, _paragraphs(text)):
        if region.closed or region.continues:
            inside.update(range(region.outer.start, region.outer.end))
    return {i for i, w in enumerate(words) if w.start in inside}


def _paragraphs(text: str) -> list[Span]:
    found, start = list[Span](), 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _placed(text: str, words: Sequence[Word], attributed: Attributed) -> Places:
    """As characters of the text. All are of one type here: these figures are not told apart by directness."""

    def at(ranges: Iterable[Range]) -> frozenset[int]:
        return places(text, [(words[first].start, words[last - 1].end) for first, last in ranges])

    return Places("mixed", (at(attributed.content),), at(attributed.source))
