"""Who a cue's subject is in the parse: for attributions in which the language model marks the words and not who said them.

The subject of the verb, of the verb that it is joined to, or the noun that it describes; after "according to" the noun that follows.
"""

from collections.abc import Sequence

from onrecord.model.language import Range, Word

_SUBJECT = ("nsubj", "nsubj:outer")
_SHARED = ("conj", "xcomp", "advcl", "parataxis", "ccomp")
_FAR = 60
"""Words on each side of a noun that can be of its phrase."""


def subject(words: Sequence[Word], cue: Range) -> Range | None:
    """The words of the subject, None where the parse has none."""
    chief = next((n for n in range(*cue) if not cue[0] <= words[n].head < cue[1]), None)
    if chief is None:
        return None
    if words[chief].dep in ("case", "fixed") and words[chief].head >= cue[1]:
        return _phrase(words, words[chief].head, cue)
    for _ in range(3):
        near = range(max(0, chief - _FAR), min(len(words), chief + _FAR))
        wanted = ("obl:agent",) if any(words[n].head == chief and words[n].dep == "nsubj:pass" for n in near) else _SUBJECT
        found = next((n for n in near if words[n].head == chief and words[n].dep in wanted), None)
        if found is not None:
            return _phrase(words, found, cue)
        if words[chief].dep in ("acl:relcl", "acl"):
            return _phrase(words, words[chief].head, cue)
        if words[chief].dep not in _SHARED or words[chief].head < 0:
            return None
        chief = words[chief].head
    return None


def described(words: Sequence[Word], relative: int) -> Range | None:
    """The noun that a relative clause describes, by the word that opens the clause: "the office, | which warned"."""
    verb = words[relative].head
    if verb < 0 or words[verb].dep != "acl:relcl" or not 0 <= words[verb].head < relative:
        return None
    return _phrase(words, words[verb].head, (relative, max(relative, verb) + 1))


def _phrase(words: Sequence[Word], head: int, cue: Range) -> Range | None:
    """The noun with the words before and after that hang on it, up to the cue."""
    first = last = head
    while first > 0 and head - first < _FAR and _hangs(words, first - 1, head) and not cue[0] <= first - 1 < cue[1]:
        first -= 1
    while last + 1 < len(words) and last - head < _FAR and _hangs(words, last + 1, head) and not cue[0] <= last + 1 < cue[1]:
        last += 1
    while last > head and words[last].upos == "PUNCT":
        last -= 1
    while first < head and (words[first].upos in ("ADP", "PUNCT") or words[first].dep in ("case", "fixed", "cc")):
        first += 1
    return None if words[head].upos in ("VERB", "PUNCT") else (first, last + 1)


def _hangs(words: Sequence[Word], place: int, head: int) -> bool:
    for _ in range(6):
        place = words[place].head
        if place == head:
            return True
        if place < 0:
            return False
    return False
