"""What speaks against two mentions being the same: gender, number, person, names, and where they stand in the sentence.

Gender is never taken from a name: only a pronoun, a title ("Mrs") or a noun ("the spokeswoman") states it. What is not stated speaks
against nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.language.phrases import Phrases
from onrecord.lexicons.names import Names
from onrecord.model.language import MentionKind, Name, Word

_PERSONS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves", "'s"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}  # fmt: skip
_GENDER = {"he": "male", "she": "female", "it": "none"}
_SPEAKING = frozenset({"I", "we", "you"})
_BEFORE_NAMES = frozenset({"flat", "compound", "nmod", "nmod:desc", "nmod:unmarked"})
_LONGEST = 12  # words of a name, or tied to it, that are looked at
_ONE = frozenset({"he", "she", "it", "I"})


@dataclass(frozen=True, slots=True)
class Traits:
    """What a mention's own words state.

    `called`: the words of its name, in small letters; `named`: the kind of name; `quote`: which quotation it stands in, 0 for none.
    """

    kind: MentionKind
    pronoun: str | None = None
    gender: str | None = None
    many: bool | None = None
    called: tuple[str, ...] = ()
    named: str | None = None
    quote: int = 0


def traits(head: int, words: Sequence[Word], text: str, phrases: Phrases, name: Name | None, quote: int, known: Names) -> Traits:
    """What the words of the mention with this chief word state."""
    word = words[head]
    form = text[word.start : word.end].lower()
    pronoun = _PERSONS.get(form) if word.upos == "PRON" or word.xpos in ("PRP", "PRP$") else None
    if word.upos == "PRON" or word.xpos in ("PRP", "PRP$"):
        return Traits("pronoun", pronoun, _GENDER.get(pronoun or ""), _many(pronoun), quote=quote)
    many = True if word.xpos in ("NNS", "NNPS") else False if word.xpos in ("NN", "NNP") else None
    if name is None and word.upos != "PROPN":
        noun = known.heads.get(word.lemma.lower())
        return Traits("nominal", None, noun.gender if noun is not None else None, many, quote=quote)
    first, last = (name.first, name.last) if name is not None else (head, head + 1)
    called = tuple(_form(words[i], text) for i in range(first, min(last, first + _LONGEST)) if words[i].xpos != "POS")
    gender = _stated(head, words, text, phrases, known)
    return Traits("name", None, gender, many, _bare(called, known), name.kind if name is not None else None, quote)


def _form(word: Word, text: str) -> str:
    return text[word.start : word.end].lower().strip(".")


def _many(pronoun: str | None) -> bool | None:
    return None if pronoun is None or pronoun in ("you", "they") else pronoun not in _ONE


def _stated(head: int, words: Sequence[Word], text: str, phrases: Phrases, known: Names) -> str | None:
    """The gender that a title before a name states: "Mr", "spokeswoman"."""
    for i in (*phrases.children[head][:_LONGEST], head):
        word = words[i]
        if i != head and (i > head or word.dep not in _BEFORE_NAMES):
            continue
        noun = known.heads.get(word.lemma.lower())
        gender = known.honorifics.get(_form(word, text)) or (noun.gender if noun is not None and word.upos in ("NOUN", "PROPN") else None)
        if gender is not None:
            return gender
    return None


def _bare(called: tuple[str, ...], known: Names) -> tuple[str, ...]:
    """The words of a name without titles and "Jr"."""
    real = tuple(w for w in called if w[:1].isalnum())
    return tuple(w for w in real if w not in known.honorifics and w not in known.name_suffixes) or real


def gender_clash(a: Traits, b: Traits) -> bool:
    """One is said to be a man, the other a woman, or a thing."""
    return a.gender is not None and b.gender is not None and a.gender != b.gender


def number_clash(a: Traits, b: Traits) -> bool:
    """One stands for a single person or thing, the other for several. A body may be "they" and "we", and "they" may be one person."""
    if a.kind != "pronoun":
        a, b = b, a
    if a.kind != "pronoun" or a.many is None or b.many is None or a.many == b.many:
        return False
    return b.kind == "pronoun" or (b.kind == "nominal" and b.many)


def person_clash(a: Traits, b: Traits) -> bool:
    """Within one quotation, or outside all, "I" is not "you", and neither is "he"."""
    if a.quote != b.quote or a.pronoun is None or b.pronoun is None or a.pronoun == b.pronoun:
        return False
    return a.pronoun in _SPEAKING or b.pronoun in _SPEAKING


def kind_clash(a: Traits, b: Traits) -> bool:
    """A place or a body is not "he", and a person not "it"."""
    if a.kind != "name":
        a, b = b, a
    if a.named in ("place", "organisation"):
        return b.pronoun in ("he", "she", "I")
    return a.named == "person" and b.pronoun == "it"


def name_clash(a: Traits, b: Traits) -> bool:
    """Two people's names that do not fit each other: neither is a part of the other, and first names or surnames differ."""
    if a.named != "person" or b.named != "person":
        return False
    short, long = sorted((a.called, b.called), key=len)
    if not short or set(short) <= set(long):
        return False
    if len(short) == 1 or not _like(short[-1], long[-1]):
        return not _like(short[-1], long[-1])
    first, other = short[0], long[0]
    return not (_like(first, other) or (first[0] == other[0] and 1 in (len(first), len(other))))


def _like(one: str, other: str) -> bool:
    """The same word, or another spelling of it: all but the last letters."""
    return one == other or (min(len(one), len(other)) > 4 and one[:4] == other[:4] and abs(len(one) - len(other)) < 3)


def place_clash(i: int, j: int, words: Sequence[Word]) -> bool:
    """Two places in one sentence that cannot mean the same: "his" and "mother" in "his mother", "A" and "B" in "A and B"."""
    one, other = words[i], words[j]
    for word, at in ((one, j), (other, i)):
        if word.head == at and word.dep.partition(":")[0] in ("nmod", "compound", "conj", "amod", "nummod", "det"):
            return True
    return False


def initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the first letters of the other: "WHO" of "World Health Organization"."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) == 1
        and len(long) > 1
        and len(short[0]) > 1
        and short[0].replace(".", "") == "".join(w[0] for w in long if w not in _SMALL)
    )


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&"})
