"""Whether two names are the same person's."""

import re

NICKNAME = re.compile(r"[“\"‘']\w[^“”\"‘’']*[”\"’']\s+")
WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without a nickname in quote marks, in one spelling of the apostrophe."""
    plain = NICKNAME.sub("", name).replace("’", "'").casefold()
    return tuple(word.removesuffix("'s") for word in WORD.findall(plain))


TITLES = frozenset({"dr", "prof", "professor", "sir", "dame", "mr", "mrs", "ms", "miss", "cllr", "lord", "lady"})
"""What may stand before a name and is no part of it, where a first name and a surname follow."""


def names(said: str | None, full: str) -> bool:
    """Whether what was said gives the whole name: "Harbour Minister Oriane Teck" does for "Oriane Teck", "Teck" does not."""
    if said is None:
        return False
    have, want = name_words(said), name_words(full)
    want = want[1:] if len(want) > 2 and want[0] in TITLES else want
    return any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1))


def is_called(said: str, full: str, kind: str) -> bool:
    """Whether a name is an actor's: a person's may have a role before it, an organisation's may have "the" and nothing more."""
    if kind == "person":
        return names(said, full)
    return [word for word in name_words(said) if word != "the"] == [word for word in name_words(full) if word != "the"]
