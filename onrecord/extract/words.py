"""The words of a stretch of text as the rules of speech see them: words, their clitics, and every other mark by itself."""

import re
from dataclasses import dataclass

from onrecord.model.span import Span

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Sens|Gov|Rep|Reps|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Jr|Sr|St|Prof|Rev|Hon|Supt|Insp|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|(?:[A-Z]\.){1,6}"
    r"|(?<![\w.])@\w[\w.]*\w"
    r"|[^\W_]+(?:[-‐‑.&/@_][^\W_]+)*"
    r"|['’](?:s|d|ve|ll|re|m|t)\b"
    r"|--+"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark. `low`: in lower case with straight apostrophes. `region`: the words between marks that it stands for."""

    start: int
    end: int
    low: str
    capital: bool
    alpha: bool
    region: Span | None = None


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        said = match[0]
        first = said[0]
        low = said.lower().replace("’", "'")
        if low in ("--", "―", "---") or (low == "-" and text[match.start() - 1 : match.start()].isspace()):
            low = "—"
        found.append(Word(match.start(), match.end(), low, first.isupper(), first.isalnum() or (len(said) > 1 and first == "@")))
    return found
