"""What the parse says that somebody is: "X, grower and father of three", "X is a baker in Lind".

Only nouns for one person are taken, and nothing that is denied, asked or wished.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.lexicons.names import Names
from onrecord.model.language import Word
from onrecord.model.span import Span

_FAR = 30
"""Words on each side of a noun that can be of its phrase."""
_OF_NOUN = frozenset(
    {"amod", "compound", "nmod", "nmod:poss", "nmod:desc", "case", "flat", "det", "nummod", "conj", "cc", "fixed", "goeswith"}
)
_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "person", "mate", "ant", "eer")


def predicates(text: str, words: Sequence[Word], people: Sequence[Span], names: Names) -> Iterator[tuple[Span, Span]]:
    """Each name with the words that the parse says of it."""
    starts = [word.start for word in words]
    for name in people:
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        head = next((i for i in range(first, min(last, first + 8)) if not first <= words[i].head < last), None)
        if head is None:
            continue
        for noun in range(last, min(last + _FAR, len(words))):
            word = words[noun]
            if _says_so(words, head, noun) and word.upos == "NOUN" and word.xpos == "NN" and _personal(text, word, names):
                span = _phrase(text, words, noun, last)
                if span is not None:
                    yield name, span


def _says_so(words: Sequence[Word], head: int, noun: int) -> bool:
    """Whether the noun stands in apposition to the name, or is said of it in the present, without "not" and the like."""
    if words[noun].head == head and words[noun].dep == "appos":
        return True
    if words[head].head != noun or words[head].dep != "nsubj" or words[noun].dep not in ("root", "parataxis", "conj"):
        return False
    near = [w for w in words[max(0, noun - _FAR) : noun] if w.head == noun]
    return any(w.dep == "cop" and w.xpos == "VBZ" for w in near) and not any(
        w.dep in ("aux", "mark") or w.lemma in ("not", "no") for w in near
    )


def _personal(text: str, word: Word, names: Names) -> bool:
    """Whether a noun is for one person: a listed one, or a word that is not listed as anything and ends as such nouns do."""
    head = names.heads.get(word.lemma.lower()) or names.heads.get(text[word.start : word.end].lower())
    if head is not None:
        return head.kind == "person" and not head.many
    return len(word.lemma) > 4 and word.lemma.endswith(_PERSONAL) and names.sort(word.lemma) in (None, "noun")


def _phrase(text: str, words: Sequence[Word], noun: int, floor: int) -> Span | None:
    """The noun with what hangs on it in one piece, without clauses and further appositions."""
    first = last = noun
    while first - 1 >= max(floor, noun - _FAR) and _hangs(words, first - 1, noun):
        first -= 1
    while last + 1 < min(len(words), noun + _FAR) and _hangs(words, last + 1, noun):
        last += 1
    while first - 1 >= floor and words[first - 1].end == words[first].start and not text[words[first].start - 1].isspace():
        first -= 1  # "23-year-" of "23-year-old baker"
    while last > noun and words[last].upos in ("ADP", "CCONJ", "PUNCT", "DET"):
        last -= 1
    while first < noun and words[first].upos in ("PUNCT", "ADP", "CCONJ"):
        first += 1
    return Span(words[first].start, words[last].end) if words[last].end - words[first].start < 200 else None


def _hangs(words: Sequence[Word], place: int, noun: int) -> bool:
    for _ in range(5):
        if words[place].dep.partition(":")[0] not in {dep.partition(":")[0] for dep in _OF_NOUN}:
            return False
        place = words[place].head
        if place == noun:
            return True
        if place < 0:
            return False
    return False
