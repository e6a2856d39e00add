"""Where capitals mean something: which words an article also writes small, and which lines are headlines in capitals."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.lexicons.names import Names
from onrecord.model.article import Article
from onrecord.model.syntax import Sentence
from onrecord.text.words import Word, name_words

_OPENERS = frozenset('"“”‘«»„:;•*—–|…([\n.!?')


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence as words. `opens[i]`: word i begins the sentence, a quotation or an item, so that its capital proves nothing.

    `titled`: the sentence is a headline whose words all have capitals.
    """

    words: tuple[Word, ...]
    opens: tuple[bool, ...]
    titled: bool


@dataclass(frozen=True, slots=True)
class Casing:
    """What the running text of one article shows about each word (keys in lower case)."""

    small: frozenset[str]
    capital: Mapping[str, int]


def rows(article: Article, sentences: tuple[Sentence, ...], names: Names) -> tuple[Row, ...]:
    """The sentences of the article, as words."""
    return tuple(_row(article.text, s, names) for s in sentences if s.in_article)


def casing(rows: tuple[Row, ...]) -> Casing:
    """Small forms anywhere; capitals only where they prove something."""
    small: set[str] = set()
    capital: Counter[str] = Counter()
    for row in rows:
        for word, opens in zip(row.words, row.opens, strict=True):
            if word.form[0].islower():
                small.add(word.form)
            elif word.capital and not opens and not row.titled:
                capital[word.lower] += 1
    return Casing(frozenset(small), capital)


def gap(text: str, first: Word, second: Word) -> str:
    """What stands between two words, without the possessive's own mark."""
    between = text[first.end : second.start]
    if first.possessive:
        between = between[2:] if between[1:2] in ("s", "S") else between[1:]
    return between


def _row(text: str, sentence: Sentence, names: Names) -> Row:
    found = tuple(name_words(text, sentence.span, names.loose_prefixes))
    opens = [True] * len(found)
    for i in range(1, len(found)):
        opens[i] = _opens(text, found[i - 1], found[i], names)
    stopped = text[sentence.span.start : sentence.span.end].rstrip().endswith((".", "!", "?", ".”", '."'))
    return Row(found, tuple(opens), _titled(found, names, stopped=stopped))


def _opens(text: str, before: Word, word: Word, names: Names) -> bool:
    if word.start == before.end + 1 and text[before.end] == " ":
        return False
    between = text[before.end : word.start]
    if between.startswith(".") and (len(before.form) == 1 or before.lower in names.honorifics or before.lower in names.dotted):
        between = between[1:]
    return between not in (" ", "-") and not _OPENERS.isdisjoint(between)


def _titled(found: tuple[Word, ...], names: Names, *, stopped: bool) -> bool:
    """Nearly every word that could be written small has a capital: a headline, or a line of names. With a full stop: every word."""
    capital = sum(1 for w in found if w.capital)
    small = 0
    for w in found:
        if not w.capital and w.form[0].islower() and names.sort(w.lower) != "function":
            small += 1
            if small * 4 > capital:
                return False  # most sentences end here, after a few words
    told = [w for w in found if w.form[0].isalpha() and names.sort(w.lower) != "function"]
    if len(told) < 3:
        return False
    small = sum(1 for w in told if w.form[0].islower())
    capitals = [w for w in told if w.capital]
    plain = sum(1 for w in capitals[1:] if names.sort(w.lower) is not None and w.lower not in names.first_names)
    return small * 5 <= (0 if stopped else len(told)) and (plain >= 2 or all(w.shouted for w in told))
