"""Finds the words that refer to people, bodies and places: names, descriptions such as "the minister", and pronouns.

Rules over capitals and word lists: a capital that proves nothing (a sentence's first word, a headline) needs other evidence. What a name is
of that the rules leave open, the language engine may say.
"""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.extract.ballot import Candidate, Verdicts, candidate, informed, judged
from onrecord.extract.capitals import Row, casing, rows
from onrecord.extract.headlines import Name, titled
from onrecord.extract.naming import fact, pieces, spelled
from onrecord.extract.nominals import Named, descriptions
from onrecord.extract.prose import prose
from onrecord.extract.runs import runs
from onrecord.lexicons.names import Names
from onrecord.model.article import Article, Line
from onrecord.model.language import LanguageModel
from onrecord.model.names import Mention
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence

BY = By("mentions", 5)


def mentions(
    article: Article, lines: tuple[Line, ...], sentences: tuple[Sentence, ...], *, names: Names, language: LanguageModel
) -> tuple[Mention, ...]:
    """The names, descriptions and pronouns of an article, in order; boilerplate is left out."""
    text = article.text
    read = rows(article, sentences, names)
    seen = casing(read)
    running = tuple(
        c
        for at, row in enumerate(read)
        if not row.titled
        for first, last in runs(text, row, names)
        for piece in pieces(row, first, last, names)
        if (c := candidate(text, read, at, piece, seen, names)) is not None
    )
    reading = language.read([prose(article, lines)])[0]
    verdicts = informed(judged(text, running, read, names), running, read, reading, names)
    named = [*_accepted(running, read, verdicts, names)]
    for at, row in enumerate(read):
        if row.titled:
            named.extend(titled(text, at, row, verdicts, names))
    found: dict[Span, Mention] = {}
    for mention in (*_pronouns(article, read, names), *_described(article, read, named, names), *_named(article, read, named)):
        found[mention.span] = mention
    return tuple(found[span] for span in sorted(found))


def _named(article: Article, read: tuple[Row, ...], named: list[Name]) -> Iterator[Mention]:
    text, key = article.text, article.key
    for at, first, last, kind, confidence in named:
        words = read[at].words
        span = Span(words[first].start, words[last - 1].end)
        if text[span.end : span.end + 1] == "." and words[last - 1].lower in ("jr", "sr", "inc", "corp", "ltd", "co"):
            span = Span(span.start, span.end + 1)
        yield Mention(made=BY.rule("name", confidence), article=key, span=span, form="name", kind=kind)


def _described(article: Article, read: tuple[Row, ...], named: list[Name], names: Names) -> Iterator[Mention]:
    inside: dict[int, list[Named]] = defaultdict(list)
    for at, first, last, kind, _ in named:
        inside[at].append(Named(first, last, kind))
    key = article.key
    for at, row in enumerate(read):
        if row.titled:
            continue
        for found in descriptions(article.text, row, tuple(inside.get(at, ())), names):
            span = Span(row.words[found.first].start, row.words[found.last - 1].end)
            made = BY.rule("description", 0.9 if found.sure else 0.7)
            yield Mention(made=made, article=key, span=span, form="nominal", kind=found.head.kind)


def _pronouns(article: Article, read: tuple[Row, ...], names: Names) -> Iterator[Mention]:
    key = article.key
    for row in read:
        for word in row.words:
            pronoun = names.pronouns.get(word.lower)
            if pronoun is not None and not (word.shouted and row.titled):
                span = Span(word.start, word.end)
                yield Mention(made=BY.rule("pronoun", 0.9), article=key, span=span, form="pronoun", kind=pronoun.kind)


def _accepted(candidates: tuple[Candidate, ...], read: tuple[Row, ...], verdicts: Verdicts, names: Names) -> Iterator[Name]:
    """Row, words, kind and confidence of the candidates that are names."""
    for c in candidates:
        row, piece = read[c.row], c.piece
        name = spelled(row, piece.first, piece.last)
        kind = verdicts.kinds[name]
        sole = piece.last - piece.first == 1
        if sole and _surname(row, piece.first, verdicts, names):
            yield c.row, piece.first, piece.last, "person", 0.9
            continue
        if not c.proof and name not in verdicts.proven and not _acting(row, piece.last, names):
            continue
        if len(name) < 2:
            continue
        yield c.row, piece.first, piece.last, kind, 0.9 if piece.sure else 0.7


def _surname(row: Row, at: int, verdicts: Verdicts, names: Names) -> bool:
    """Whether a word alone is somebody's surname here: not "the North", not a town that the article calls one."""
    lower = row.words[at].lower
    if lower not in verdicts.surnames or _at_place(row, at, names) or _the(row, at, names):
        return False
    return verdicts.kinds[lower] != "place" or lower in names.facts


def _the(row: Row, at: int, names: Names) -> bool:
    """Whether "the" shows that an ordinary word is meant: "the North", but not "the Torve administration"."""
    plain = names.sort(row.words[at].lower) is not None or row.words[at].lower in names.place_sides
    return at > 0 and row.words[at - 1].form == "the" and plain


def _at_place(row: Row, first: int, names: Names) -> bool:
    """A surname that is also a well-known place, after "in" or "at"."""
    return fact(row, first, first + 1, names) == "place" and first > 0 and row.words[first - 1].lower in ("in", "at", "near", "from")


def _acting(row: Row, last: int, names: Names) -> bool:
    """Whether the first word of a sentence is followed by what only a name or a noun does."""
    return row.words[last - 1].possessive or (last < len(row.words) and row.words[last].lower in names.acts)
