"""Which charset some bytes are in that are not UTF-8 and of which nothing says what they are.

Windows-1252, unless it fits badly and another fits well: a pound sign must not become a Polish letter because the text is short.
What it does not do: tell apart charsets that give the same words, or languages that are not listed.
"""

import re
import unicodedata

from onrecord.read.alphabets import LATIN, OTHER, WEST, Alphabet

USUAL = "cp1252"
SAMPLE = 65_536
"""Bytes that are looked at."""
LEAST = 12
"""Bytes beyond ASCII below which Windows-1252 stands: a few signs in an English text are no evidence."""
BAD, GOOD = 0.1, 0.03
"""Share of misfits above which a reading is doubted, and below which another is believed. In invented articles in nine languages in
Latin letters, the right charset gave at most 0.01 misfits and the wrong one at least 0.17."""
DENSE = 0.02
"""Share of a text's letters that are beyond ASCII where it is written in such a language: 0.06 in Polish, under 0.01 in English."""
RUNNING = 0.5
"""Share of high bytes that stand three or more together: nearly all where the script is not Latin, none where it is."""

_RUN = re.compile(rb"[\x80-\xff](?:[\x20-\x7e]?[\x80-\xff]){2,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_JOINERS = frozenset("’ʼ·•-‐‑–—…\xad\u200b\u200c\u200d\xa0")
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์")
_SIGNS = frozenset(("So", "Sc", "Sm", "Po"))


def guessed(data: bytes) -> str:
    """The likeliest charset, by Python's name."""
    sample = data[:SAMPLE]
    high = len(_HIGH.findall(sample))
    if high < LEAST:
        return USUAL
    if sum(len(_HIGH.findall(run)) for run in _RUN.findall(sample)) > RUNNING * high:
        return _other(sample) or USUAL
    return _latin(sample)


def misfit(data: bytes) -> float:
    """How badly the likeliest charset fits: the share of characters beyond ASCII that cannot stand where they do, 0 where there is none."""
    sample = data[:SAMPLE]
    text = sample.decode(guessed(sample), "replace")
    found = len(_BEYOND.findall(text))
    return _misfits(text, None) / found if found else 0.0


def _other(sample: bytes) -> str | None:
    """The charset of a text in another script, or None: the one under which most characters are frequent ones of a language."""
    best, found = 1.0, None
    for encoding in dict.fromkeys(encoding for alphabet in OTHER for encoding in alphabet.encodings):
        text = sample.decode(encoding, "replace")
        letters = [c for c in _BEYOND.findall(text) if c.isalpha() or c in _MARKS]
        wrong = _misfits(text, None) + sum("\uff61" <= c <= "\uff9f" for c in letters)  # half-width, which nobody writes
        if not letters or wrong > GOOD * len(letters) + 1:
            continue
        for alphabet in OTHER:
            if encoding in alphabet.encodings:
                sure = sum(c in alphabet.common or c.lower() in alphabet.common for c in letters) - wrong
                fit = sure / (len(letters) + wrong) / alphabet.share
                best, found = (fit, encoding) if fit > best else (best, found)
    return found


def _latin(sample: bytes) -> str:
    """The charset of a text in Latin letters."""
    usual = sample.decode(USUAL, "replace")
    beyond = len(_BEYOND.findall(usual))
    if (_least(usual, USUAL) if _dense(usual) else _misfits(usual, None)) <= BAD * beyond:
        return USUAL
    least, found = GOOD * beyond, USUAL
    for encoding in dict.fromkeys(encoding for alphabet in LATIN for encoding in alphabet.encodings):
        text = sample.decode(encoding, "replace")
        if encoding in WEST or _dense(text):
            wrong = _least(text, encoding)
            least, found = (wrong, encoding) if wrong < least else (least, found)
    return found


def _least(text: str, encoding: str) -> int:
    return min(_misfits(text, alphabet) for alphabet in LATIN if encoding in alphabet.encodings)


def _dense(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return sum(c.isalpha() and c > "\x7f" for c in text) > DENSE * letters


def _misfits(text: str, alphabet: Alphabet | None) -> int:
    """How many characters beyond ASCII cannot stand where they do: foreign letters, capitals inside words, signs inside words."""
    letters = None if alphabet is None else frozenset(alphabet.letters)
    return sum(
        _is_misfit(found.group(), text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1], letters)
        for found in _BEYOND.finditer(text)
    )


def _is_misfit(sign: str, before: str, after: str, letters: frozenset[str] | None) -> bool:
    if sign < "\xa0" or sign == "\ufffd" or "\u2500" <= sign <= "\u259f":  # a control, nothing at all, the drawing of a frame
        return True
    if sign in "ªº":
        return after.isalpha()
    if sign.isalpha():
        strange = letters is not None and sign.lower() not in letters
        numbered = (before.isdigit() or after.isdigit()) and _has_case(sign)  # a syllable may stand next to a digit
        return strange or numbered or (sign.isupper() and before.islower())
    if sign in _JOINERS:
        return False
    if sign in "¿¡":
        return before.isalpha()
    opened = after > "\x7f" and unicodedata.category(sign) in _SIGNS  # "¶" in front of a Greek word
    return _has_case(after) and (_has_case(before) or opened)


def _has_case(letter: str) -> bool:
    """Whether this is a letter of an alphabet that parts words by blanks."""
    return letter.isalpha() and letter.lower() != letter.upper()
