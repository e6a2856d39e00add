"""When two names can be one person's."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset({"de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "ter", "bin", "ibn", "la", "le", "dos", "das"})


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without Jr. and the like and without particles in front ("van der Berg" is a surname); all where nothing is left."""
    kept = [w for w in words if w.rstrip(".") not in SUFFIXES]
    while len(kept) > 1 and kept[0] in PARTICLES:
        del kept[0]
    return tuple(kept) or words


def generation(words: tuple[str, ...]) -> str | None:
    """What tells a father from a son of the same name: "jr", "sr", "iii"."""
    return next((w.rstrip(".") for w in reversed(words) if w.rstrip(".") in SUFFIXES), None)


def other_generation(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one is called Jr and the other Sr, or the like."""
    one, other = generation(first), generation(second)
    return one is not None and other is not None and one != other


def misspelt(one: str, other: str) -> bool:
    """Whether two words, in small letters, may be one and a slip: one letter is other, missing or out of place, or vowels are."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1 or short[:1] != long[:1]:
        return False
    if _skeleton(one) == _skeleton(other) and len(short) >= _SHORTEST - 1:
        return True
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < _SHORTEST:
        return False
    swapped = len(short) == len(long) and short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or (short[at + 1 :] if len(short) == len(long) else short[at:]) == long[at + 1 :]


_SHORTEST = 5
"""Letters of a word that a wrong letter may stand in: "Lee" and "Lea" are two names. With the vowels alone wrong, one letter fewer."""


def _skeleton(word: str) -> str:
    """A word's consonants, doubled ones once."""
    kept = ""
    for letter in word:
        if letter not in "aeiouyàáâãäåèéêëìíîïòóôõöøùúûü" and kept[-1:] != letter:
            kept += letter
    return kept


def same_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two full names, in small letters, can be one person's: the first name is the same, or one is the other's initial, and
    the rest of the shorter name stands in order in the longer one, its last word included ("ana torve" in "ana maria torve lind").

    Different first names are different people, and so are Sr and Jr; nicknames and other spellings are not known here.
    """
    if other_generation(first, second):
        return False
    short, long = sorted((core(first), core(second)), key=len)
    if len(short) < 2 or not _same_first(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(word in rest for word in short[1:])


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)
