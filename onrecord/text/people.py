"""When two names can be one person's."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset({"de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "ter", "bin", "ibn", "la", "le", "dos", "das"})


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without Jr. and the like and without particles in front ("van der Berg" is a surname); all where nothing is left."""
    kept = [w for w in words if w.rstrip(".") not in SUFFIXES]
    while len(kept) > 1 and kept[0] in PARTICLES:
        del kept[0]
    return tuple(kept) or words


def same_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two full names, in small letters, can be one person's: the first name is the same, or one is the other's initial, and
    the rest of the shorter name stands in order in the longer one, its last word included ("ana torve" in "ana maria torve lind").

    Different first names are different people; nicknames and other spellings are not known here.
    """
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
