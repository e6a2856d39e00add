"""What is body and what is boilerplate, and what an article says about itself, on the sample story."""

import re
from collections.abc import Iterator, Sequence

from eval import system
from eval.figures import Figure, ratio
from eval.gold import FOLDED, GoldArticle
from eval.story.reading import Reading
from onrecord.model.article import Line, Metadatum

LISTED = re.compile(r"\s+")


def figures(read: Sequence[Reading]) -> list[Figure]:
    """Lines and metadata."""
    return [*_lines(read), *_metadata(read)]


def pieces(reading: Reading, lines: Sequence[Line]) -> Iterator[tuple[bool, bool, str]]:
    """Each line or listed paragraph: is it body, is it called body, its words. What was never extracted from a page is not called body."""
    listed = _page_pieces(reading) if reading.gold.body else _text_pieces(reading)
    for is_body, places, words in listed:
        yield is_body, bool(places) and any(_in_article(lines, place) for place in places), words


def _lines(read: Sequence[Reading]) -> list[Figure]:
    """`kept`: body that is called body; `leaked`: boilerplate that is."""
    body, boilerplate = list[bool](), list[bool]()
    for reading in read:
        for is_body, called, _ in pieces(reading, system.of(reading.analysis, Line)):
            (body if is_body else boilerplate).append(called)
    right = sum(body) + boilerplate.count(False)
    return [
        Figure("story/lines right", ratio(right, len(body) + len(boilerplate)), len(body) + len(boilerplate)),
        Figure("story/lines body kept", ratio(sum(body), len(body)), len(body)),
        Figure("story/lines boilerplate leaked", ratio(sum(boilerplate), len(boilerplate)), len(boilerplate), "lower"),
    ]


def _text_pieces(reading: Reading) -> Iterator[tuple[bool, list[int], str]]:
    """Each line of a pasted text that is not blank: is it body, where it begins, and its words."""
    at = 0
    for line in reading.text.splitlines(keepends=True):
        words = line.strip()
        if words and words not in reading.gold.either:
            yield words not in reading.gold.boilerplate, [at + line.index(words[0])], words
        at += len(line)


def _page_pieces(reading: Reading) -> Iterator[tuple[bool, list[int], str]]:
    """Each paragraph of a page that the annotator listed: is it body, where the text has it, and its words."""
    for is_body, listed in ((True, reading.gold.body), (False, reading.gold.boilerplate)):
        for words in listed:
            pattern = LISTED.sub(r"\\s+", re.escape(words.translate(FOLDED)).replace("\\ ", " "))
            yield is_body, [m.start() for m in re.finditer(rf"(?<!\w){pattern}", reading.text.translate(FOLDED))], words


def _in_article(lines: Sequence[Line], place: int) -> bool:
    return any(line.in_article for line in lines if line.span.start <= place < line.span.end)


def _metadata(read: Sequence[Reading]) -> list[Figure]:
    """Each field that the article has must be exact; what it does not have must not be invented."""
    right: dict[str, list[bool]] = {"title": [], "outlet": [], "authors": [], "published": []}
    invented: list[bool] = []
    for reading in read:
        for field, (want, have) in _fields(reading).items():
            if want:
                right[field].append(want == have)
            else:
                invented.append(bool(have))
    listed = [Figure(f"story/metadata {field}", ratio(sum(hits), len(hits)), len(hits)) for field, hits in right.items()]
    return [*listed, Figure("story/metadata invented", ratio(sum(invented), len(invented)), len(invented), "lower")]


def _fields(reading: Reading) -> dict[str, tuple[set[str], set[str]]]:
    """For each field, the values wanted and those preferred."""
    wanted: GoldArticle = reading.gold
    have: dict[str, set[str]] = {}
    for metadatum in system.of(reading.analysis, Metadatum):
        if metadatum.preferred:
            value = metadatum.value[:10] if metadatum.field == "published" else _plain(metadatum.value)
            have.setdefault(metadatum.field, set()).add(value)
    return {
        "title": ({_plain(wanted.title)}, have.get("title", set())),
        "outlet": ({_plain(wanted.outlet)}, have.get("outlet", set())),
        "authors": ({_plain(author) for author in wanted.authors}, have.get("author", set())),
        "published": ({wanted.published} if wanted.published else set(), have.get("published", set())),
    }


def _plain(value: str) -> str:
    """One spelling: white space, quote marks, capitals and a leading article do not count."""
    return " ".join(value.translate(FOLDED).casefold().split()).removeprefix("the ")
