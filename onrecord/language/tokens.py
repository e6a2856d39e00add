"""Words of a text as the language engine reads them, each at its exact place: "does|n't", "well|-|known", "$|1,200.5", "U.S.".

The conventions are those of Universal Dependencies English (the treebanks EWT and GUM): clitics and punctuation are words of their own, a
hyphen parts a compound unless a prefix stands before it, and abbreviations, numbers, addresses and names of files stay whole.
A text is read in stretches between white space, which never lies within a word; one stretch says nothing of the next, but for a point
that may belong to an abbreviation. White space and characters that cannot be seen (zero-width spaces, direction marks, controls) are left
outside words, unless letters stand on both sides of them. Time is linear in the length of the text.
Not done here: words that white space parts ("10 000"); languages written without spaces.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.spelling import spelling
from onrecord.read.units import unit_spans
from onrecord.text.tokens import MARKS

Offsets = tuple[int, int]

_UNSEEN = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_L = r"[^\W_]"
_FREE = r"(?<![^\W_])"
"""No letter or digit stands before."""
_ALONE = r"(?![^\W_])"
"""No letter or digit follows."""
_MARK = "'’`´"
"""Apostrophes, and what people type for one."""
_PART = rf"{_L}(?:{_L}|[{MARKS}]|[{_UNSEEN}_]++(?={_L}))*+"
_WORD = rf"{_PART}(?:[{_MARK}]{_PART})*+"
_NUMBER = r"\d++(?:,\d{3}(?!\d))*+(?:[.:]\d++)*+"
_ENDINGS = (
    "com|org|net|gov|edu|mil|info|biz|io|tv|uk|ca|de|fr|eu|au|int"  # sites
    "|docx?|xlsx?|pdf|txt|html?|jpe?g|png|gif|zip|url|mp[34]|csv|exe"  # files
)
_PEOPLE = "[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_PLAIN = str.maketrans("’`´ʼ", "''''")
_CLITICS = frozenset(("'s", "'d", "'m", "n't", "'re", "'ve", "'ll"))
_LONGEST = 60
"""Characters: a longer stretch is read afresh each time it comes, so that what is remembered stays small."""
_NEXT = re.compile(r"\s*+[\"'“‘(\[]*+([^\W_]*+)")
_CHUNK = re.compile(r"\S+")


def words(text: str) -> list[Offsets]:
    """The place of every word of a text, in order: `text[start:end]` is the word."""
    found: list[Offsets] = []
    add = found.append
    for chunk in _CHUNK.finditer(text):
        at, end = chunk.span()
        places, asks = _pieces(chunk.group()) if end - at <= _LONGEST else _cut(chunk.group())
        if asks and _goes_on(text, end, asks):
            places = (*places[:-2], (places[-2][0], places[-1][1]))
        for start, stop in places:
            add((at + start, at + stop))
    return found


def breaks(text: str, words: Sequence[Offsets]) -> list[int]:
    """Which words begin a line, so that a sentence begins there too: their numbers, in order.

    Lines are those that get a label (`onrecord.read.units`): where a text is wrapped by hand, the lines of a paragraph are one.
    """
    found: list[int] = []
    index = 0
    for span in unit_spans(text):
        while index < len(words) and words[index][0] < span.start:
            index += 1
        if index < len(words) and words[index][0] < span.end:
            found.append(index)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """What a word can be, the more particular first. Quantifiers are possessive or bounded, so that no text makes it slow."""
    lists = spelling()
    dotted = {a for a in lists.abbreviations | boundaries().may_end | boundaries().before_name if "." in a and len(a.partition(".")[0]) > 1}
    long = {prefix.upper() for prefix in lists.prefixes if len(prefix) > 2}  # but "UN-led" is not "un-led"
    before = lists.prefixes | {prefix.capitalize() for prefix in lists.prefixes} - lists.no_prefixes | long
    return re.compile(
        rf"(?P<whole>"
        rf"(?i:https?://|ftp://|mailto:|www\.)[^\s<>\"“”]*[^\s{_UNSEEN}.,;:!?'\"’“”)\]<>}}*]"
        rf"|{_FREE}\w[\w.+%-]{{0,63}}+@[\w-]{{1,63}}+(?:\.[\w-]{{1,63}}+){{0,5}}+"
        rf"|{_FREE}(?:[\w~-]{{1,63}}+\.){{1,8}}(?:{_ENDINGS}|{_ENDINGS.upper()})(?![\w-])(?:/[\w./?=&%#~+-]*+(?<![.?]))?+"
        rf"|{_FREE}[a-z]{{2,30}}+(?:\.[a-z-]{{2,30}}+){{2,8}}+(?!\w)"  # a name in dots
        rf"|{_FREE}(?:@(?=\w*[^\W\d])|#(?=\w*[^\W\d]))\w*+"
        rf"|(?<![^\W_])(?:[:;=][-']?[()\[\]DPpO/|\\](?![\w/])|<3(?!\w)|\^_+\^|-_+-|>:\()"  # faces
        rf"|(?:{_PEOPLE})(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d(?:{_PEOPLE}))*+"
        rf"|{_FREE}(?:[^\W\d_]\.){{2,}}+(?:[^\W\d_]{_ALONE})?+|{_FREE}[^\W\d_]\.[^\W\d_]{_ALONE}"  # U.S., a.m., U.S
        rf"|{_FREE}(?:{_any(dotted)})\.?+{_ALONE}"
        rf"|{_FREE}(?:{_any({name for name in boundaries().marked_names if ' ' not in name})})"
        rf"|{_FREE}(?:US|AU?|CA?|HK|NZ|S|Can|Aus)\$"
        rf"|{_FREE}(?i:w/o(?:ut)?|s/he|n/a){_ALONE}"
        rf"|{_FREE}['’](?:(?i:{_any(lists.clipped)})|\d\ds?){_ALONE}"
        rf"|{_FREE}(?:\+?\d{{1,2}}[-.])?(?:\d{{3}}[-./])?\d{{3}}-\d{{4}}(?![\w-])|{_FREE}\d{{5}}-\d{{4}}(?![\w-])"  # telephones
        rf"|{_FREE}(?:\d{{1,2}}-\d{{1,2}}-(?:\d\d){{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?)(?![\w/-])"  # dates
        rf"|(?<=[$£€]){_NUMBER}(?=(?:[kKmMbBtT]|bn|tn|mn){_ALONE})|{_FREE}{_NUMBER}(?=(?:{_any(lists.units)}){_ALONE}(?!\.[^\W\d_])|[ap]\.m)"
        rf"|{_FREE}\+?{_NUMBER}(?:{_PART})?+(?:(?<=0)['’]s)?+{_ALONE}|{_FREE}\.\d++{_ALONE}"
        rf"|['’](?:s|d|m|re|ve|ll)(?![\w'’-])|(?<=\S)['’](?:S|D|RE|VE|LL)(?![\w'’-])"
        rf"|{_FREE}[^\W\d_]{{1,9}}+\*{{1,9}}+[^\W\d_]{{1,9}}+{_ALONE}"  # f**k
        rf"|[A-Z]{{1,4}}(?:&[A-Z]{{1,4}})++{_ALONE}"  # AT&T
        r"|\[\.\.\.\]|\.{2,}+|…++|-{2,}+>?+|->|<-+|=+>|[!?]{2,}+|''|``|‘‘|’’|‘’|(?P<one>[*=+#<>~^|_$])(?P=one)++"
        rf")|(?P<word>(?:{_FREE}(?<!-)(?:(?:{_any(before)})-(?={_L}))++)?+{_WORD}(?:-(?:{_any(lists.suffixes)}){_ALONE})?+)"
        rf"|(?P<mark>[^\s{_UNSEEN}][{MARKS}]*+)"
    )


@cache
def _joined() -> dict[str, tuple[int, ...]]:
    return {row.replace(" ", ""): tuple(accumulate(map(len, row.split()))) for row in spelling().joined}


@cache
def _abbreviations() -> dict[str, str]:
    """Each abbreviation, with what must follow to keep its point: "" nothing, "number", or "word", one that does not begin a sentence."""
    lists, marks = spelling(), boundaries()
    listed = lists.abbreviations | marks.before_name | marks.may_end | marks.clock
    return {
        **dict.fromkeys(listed, ""),
        **dict.fromkeys(lists.also_words, "word"),
        **dict.fromkeys(marks.before_number, "number"),
    }


def _abbreviated(word: str) -> str | None:
    """What must follow the point after this word for it to be an abbreviation's; None where it is none."""
    if len(word) == 1 and word.isupper():
        return "name"
    known = _abbreviations()
    return known.get(word, known.get(word.capitalize()) if word.isupper() and len(word) > 2 else None)


def _stays(after: str, needs: str) -> bool:
    """Whether the character right after a point shows that the point belongs to an abbreviation."""
    return after.isalnum() if needs == "number" else after.isalnum() or after in ",;)"


def _any(listed: frozenset[str] | set[str]) -> str:
    return "|".join(re.escape(row) for row in sorted(listed, key=lambda row: (-len(row), row)))


def _cut(chunk: str) -> tuple[tuple[Offsets, ...], str]:
    """The words of a stretch without white space; and what must follow it if its last two are an abbreviation and its point."""
    found: list[Offsets] = []
    asks = ""
    last = ""
    for match in _pattern().finditer(chunk):
        start, end = match.span()
        form = match.group()
        if match.lastgroup == "word":
            found.extend(_clitics(form, start))
        elif form in (".", "..") and (needs := _abbreviated(last)) is not None:
            if needs and start + 1 == len(chunk):
                asks = needs
                found.append((start, end))
            elif needs and not _stays(chunk[start + 1], needs):
                found.append((start, end))
            else:
                found[-1] = (found[-1][0], start + 1)
                found.extend([(start + 1, end)] if form == ".." else [])
        else:
            found.append((start, end))
        last = form if match.lastgroup == "word" else ""
    return tuple(found), asks


_pieces = lru_cache(maxsize=1 << 15)(_cut)


def _goes_on(text: str, at: int, asks: str) -> bool:
    """Whether what follows shows that the point before belongs to an abbreviation and ends no sentence."""
    following = _NEXT.match(text, at, at + _LONGEST)
    word = following.group(1) if following else ""
    if asks == "number":
        return word[:1].isdigit()
    if asks == "name":
        return word[:1].isupper() and word not in boundaries().starters
    return word != "" and word not in boundaries().starters


def _clitics(form: str, at: int) -> list[Offsets]:
    """The words that are written as one: "ca|n't", "she|'ll", "can|not"."""
    plain = form.lower().translate(_PLAIN) if len(form) <= _LONGEST else ""
    cuts = _joined().get(plain)
    if cuts is not None and len(plain) == len(form):
        return [(at + start, at + end) for start, end in zip((0, *cuts), cuts, strict=False)]
    found: list[Offsets] = []
    end = len(form)
    while len(found) < 3:
        tail = form[max(0, end - 3) : end].lower().translate(_PLAIN)
        size = 3 if tail in _CLITICS else 2
        if tail[-size:] not in _CLITICS or size >= end or (tail[-3:] == "0's" and form[: end - 2].isdigit()):
            break
        found.append((at + end - size, at + end))
        end -= size
    return [(at, at + end), *reversed(found)]
