"""The dictionary form of a word, as Universal Dependencies English writes it: "went" is "go", "Americans" is "American", "'ve" is "have".

Endings and what replaces them are read from `lemmas.txt`, which `training/lemmas.py` counts; the longest ending that fits a word decides,
and a whole word is the longest. Whether a capital stays is decided in the same way.
A number loses its commas.
Not done here: what the sentence would tell ("'s" is "be" more often than "have").
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

START = "^"
"""Stands before a row that is a whole word."""
CASES = ("keep", "lower", "title")

_PLAIN = str.maketrans("’‘`´ʼ“”", "'''''\"\"")
_LONGEST = 40
"""Letters: no row is longer, and a longer form is its own lemma."""

Rows = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """What replaces an ending, by part of speech; whether capitals stay; and the usual UPOS of each XPOS."""

    edits: dict[tuple[str, str], Rows]
    cases: dict[tuple[str, str], Rows]
    usual: dict[str, str]


@lru_cache(maxsize=1 << 15)
def lemma(word: str, upos: str, xpos: str) -> str:
    """The lemma of a word with these tags. Tags that were never seen together are taken as the XPOS is usually meant."""
    form = plain(word)
    low = form.lower()
    if len(low) != len(form) or len(form) > _LONGEST:
        return word
    if "," in form and form.replace(",", "").replace(".", "").isdigit():
        return form.replace(",", "")
    known = table()
    tags = (upos, xpos) if (upos, xpos) in known.edits else (known.usual.get(xpos, upos), xpos)
    rows = known.edits.get(tags)
    if rows is None:
        return form if upos == "PROPN" else low
    kept = known.cases.get((tags[0] + shape(form), tags[1]))
    case = _longest(kept, low) if kept is not None else "keep" if upos == "PROPN" else "lower"
    return recased(form, _longest(rows, low), case) or low


def plain(form: str) -> str:
    """The form with typewriter's quotation marks and apostrophes."""
    return form.translate(_PLAIN)


def shape(form: str) -> str:
    """How a form is written: l small, T with one capital in front, U in capitals, M mixed."""
    if form == form.lower():
        return "l"
    if form[0].isupper() and form[1:] == form[1:].lower():
        return "T"
    return "U" if form == form.upper() else "M"


def recased(form: str, change: str, case: str) -> str:
    """The form with its ending changed. `change`: how many letters go, a bar, which come; `case`: what becomes of its capitals."""
    go, _, come = change.partition("|")
    stays = form[: max(0, len(form) - int(go))]
    found = (stays if case == "keep" else stays.lower()) + come
    return found[:1].upper() + found[1:] if case == "title" else found


@cache
def table() -> Table:
    """The rows of `lemmas.txt`."""
    edits: dict[tuple[str, str], Rows] = {}
    cases: dict[tuple[str, str], Rows] = {}
    usual: dict[str, str] = {}
    rows: Rows = {}
    for line in files("onrecord.language").joinpath("lemmas.txt").read_text("utf-8").splitlines():
        answer, tab, endings = line.partition("\t")
        if tab and rows is usual:
            usual[answer] = endings
        elif tab:
            rows.update(dict.fromkeys(endings.split(" "), answer))
        elif answer == "usual":
            rows = usual
        else:
            name, upos, xpos = answer.split(" ")
            rows = (edits if name == "edit" else cases).setdefault((upos, xpos), {})
    return Table(edits, cases, usual)


def _longest(rows: Rows, word: str) -> str:
    """The answer of the longest row that the word ends with."""
    found = rows.get(START + word)
    for at in range(max(0, len(word) - 6), len(word)):
        if found is not None:
            break
        found = rows.get(word[at:])
    return rows[""] if found is None else found
