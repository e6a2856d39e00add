"""A person's name in capitals, as it is written elsewhere: "ANA DE LA TORVE-O'BRIEN" is "Ana de la Torve-O'Brien".

What it does not do: know where a name has a capital inside ("MacKay"), or that "JP" is no first name unless no vowel is in it.
"""

import re

from onrecord.lexicons.layout import Layout
from onrecord.text.people import PARTICLES

_PIECE = re.compile(r"[^\W\d_]+")
_IRISH = re.compile(r"\b(Mc|O['’])([a-z])")
_VOWEL = re.compile(r"[AEIOUY]")


def spelled(name: str, layout: Layout) -> str:
    """The name with small letters where all of it is in capitals; otherwise the name."""
    if not name.isupper() or max(map(len, name.split())) < 3:
        return name
    parts = [_word(part, layout, first=number == 0) for number, part in enumerate(name.split())]
    return _IRISH.sub(lambda found: found.group(1) + found.group(2).upper(), " ".join(parts))


def _word(part: str, layout: Layout, *, first: bool) -> str:
    if not first and part.casefold() in PARTICLES:
        return part.casefold()
    initials = len(part) <= 2 and part.casefold() not in layout.first_names and not _VOWEL.search(part)
    return part if initials or "." in part[:-1] else _PIECE.sub(lambda found: found.group().capitalize(), part)
