"""What a run of capitalised words names: titles, names, and what the words around them say about their kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.capitals import Row
from onrecord.lexicons.names import Names
from onrecord.model.names import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `first` to `last` (exclusive) of a row that may be a name. `votes`: how strongly the words speak for each kind.

    `title`: the words before it that are its title. `sure`: the form alone shows that it is a name (a title, a fact, a first name).
    """

    first: int
    last: int
    votes: tuple[tuple[Kind, float], ...]
    title: tuple[int, int] | None
    sure: bool


def pieces(row: Row, first: int, last: int, names: Names) -> Iterator[Piece]:
    """The names in one run: what comes before a title, and what comes after it."""
    words = row.words
    while first < last and words[first].lower in names.determiners:
        first += 1
    if first == last:
        return
    if _whole(row, first, last, names):
        yield _classified(row, first, last, None, names)
        return
    title = _title(row, first, last, names)
    if title is not None:
        begin, end = title
        if end < last and words[end].form.islower() and words[end].form in names.continues:
            yield from pieces(row, end + 1, last, names)  # the Bishop of Torvenna
            return
        bare = _modifiers(row, first, begin, names)
        if bare > first:
            yield from pieces(row, first, bare, names)
        alone = words[end].lower if last - end == 1 else ""
        if end < last and not demonym(alone, names) and names.sort(alone) != "function":
            yield _classified(row, end, last, (bare, end), names)
        return
    cut = _fact_prefix(row, first, last, names)
    if cut is not None:
        yield _classified(row, first, cut, None, names)
        yield _classified(row, cut, last, None, names)
        return
    if words[first].lower in names.demonyms and last - first > 1 and words[first + 1].lower in names.first_names:
        first += 1
    if last - first == 1 and words[first].lower in names.honorifics:
        return
    if last - first == 1 and names.sort(words[first].lower) == "function" and fact(row, first, last, names) is None:
        return
    native = spelled(row, first, last) in names.demonyms or (last - first == 1 and demonym(words[first].lower, names))
    if not native or spelled(row, first, last) in names.facts:
        yield _classified(row, first, last, None, names)


def demonym(lower: str, names: Names) -> bool:
    """Whether a word says where somebody is from or what they believe: "Mexican", "Dutch-Australian"."""
    return lower in names.demonyms or any(part in names.demonyms for part in lower.split("-"))


def spelled(row: Row, first: int, last: int) -> str:
    """The words in lower case, one space between them."""
    return " ".join(w.lower for w in row.words[first:last])


def fact(row: Row, first: int, last: int, names: Names) -> Kind | None:
    """The kind of a well-known name. An acronym that is also a small word ("WHO", "US") must be written in capitals."""
    found = names.facts.get(_dotted(spelled(row, first, last)))
    if found is not None and last - first == 1:
        word = row.words[first]
        if (
            not word.shouted
            and (names.sort(word.lower) == "function" or word.lower in ("us", "ice", "sec", "fed", "who"))
            and word.lower != "fed"
        ):
            return None
    return found


def _dotted(name: str) -> str:
    return "st. " + name[3:] if name.startswith("st ") else name


def _whole(row: Row, first: int, last: int, names: Names) -> bool:
    """Whether the run is one name although a word in it could be a title: a well-known name, or a body's."""
    if fact(row, first, last, names) is not None:
        return True
    final = row.words[last - 1].lower
    head = names.heads.get(final)
    body = final in names.body_heads or final in names.body_suffixes or final in names.place_heads
    if last - first == 3 and row.words[first].lower in _ADDRESSES and row.words[first + 1].lower in names.first_names:
        return False  # Gov. Linda Marsh
    if last - first > 1 and _of_body([w.lower for w in row.words[first:last]], names):
        return _title(row, first, last, names) in (None, (last - 1, last))
    return last - first > 1 and body and (head is None or head.kind != "person")


_ADDRESSES = frozenset({
    "mr", "mrs", "ms", "mx", "prof", "professor", "sen", "senator", "gov", "governor", "rep", "cllr", "councillor", "judge", "sgt", "capt",
})  # fmt: skip
"""Titles of whom nothing is named with first name and all: a hall is called after Lady Margaret, and a hospital after Dr Martin."""


def _title(row: Row, first: int, last: int, names: Names) -> tuple[int, int] | None:
    """The last title in the run: first word and end."""
    for end in range(last, first, -1):
        for begin in range(max(first, end - 5), end):
            phrase = spelled(row, begin, end)
            single = end - begin == 1
            honorific = single and phrase in names.honorifics and end < last
            head = names.heads.get(phrase)
            if not honorific and (head is None or head.kind != "person" or (single and phrase in names.plain_people)):
                continue
            rest = {w.lower for w in row.words[end:last]}
            if single and phrase in names.demonyms and not rest.isdisjoint(names.body_heads):
                continue  # the Conservative Party of Torve
            if rest and rest <= names.name_suffixes:
                continue
            if single and begin > first and phrase in names.middle_names and names.sort(row.words[begin - 1].lower) is None:
                continue  # LeRoy Pope Walker
            if head is not None and head.many and (end == last or not _bearer(row.words[end].lower, names)):
                continue  # Veterans Day; but Senators Ana ...
            given = row.words[begin - 1].lower if begin > first else ""
            if end == last and given in names.first_names and given not in names.demonyms and single:
                continue  # Larry King, John Major
            return begin, end
    return None


def _bearer(lower: str, names: Names) -> bool:
    """Whether a word after a title in the plural begins a name."""
    return lower in names.first_names or (names.sort(lower) is None and lower not in names.demonyms and lower not in names.body_heads)


def _modifiers(row: Row, first: int, begin: int, names: Names) -> int:
    """Where the title begins with its modifiers: "Deputy Foreign", "Mexican"."""
    while begin > first:
        lower = row.words[begin - 1].lower
        if fact(row, max(first, begin - 2), begin, names) is not None and begin - first > 1:
            break
        native = lower in names.demonyms and fact(row, begin - 1, begin, names) is None
        if not (
            native or lower in names.title_modifiers or lower in names.title_domains or lower in ("and", "for") or lower in names.heads
        ):
            break
        begin -= 1
    return begin


def _fact_prefix(row: Row, first: int, last: int, names: Names) -> int | None:
    """Where a well-known body or place ends and a first name begins: "Fox News" + "Laura ..."."""
    for cut in range(last - 2, first, -1):
        known = fact(row, first, cut, names)
        if known == "organisation" and row.words[cut].lower in names.first_names:
            return cut
        if known == "place" and row.words[first].lower not in names.first_names and row.words[cut].lower in names.first_names:
            return cut  # the governor of Oregon Ana ...
    return None


def _classified(row: Row, first: int, last: int, title: tuple[int, int] | None, names: Names) -> Piece:
    votes = list(_votes(row, first, last, names))
    if title is not None and row.words[title[1] - 1].lower == "miss" and fact(row, first, last, names) == "place":
        title = None  # a beauty queen's
    if title is not None and not any(kind == "organisation" and weight >= 3 for kind, weight in votes):
        votes.append(("person", 4.0))
    sure = title is not None or any(weight >= 2 for _, weight in votes)
    return Piece(first, last, tuple(votes), title, sure)


def _votes(row: Row, first: int, last: int, names: Names) -> Iterator[tuple[Kind, float]]:
    """What the words of the name themselves say."""
    words, count = row.words[first:last], last - first
    lowers = [w.lower for w in words]
    known = fact(row, first, last, names)
    if known is not None:
        yield known, 3.0
    if count > 1 and (lowers[-1] in names.body_heads or lowers[-1] in names.body_suffixes or _of_body(lowers, names)):
        someone = count == 2 and lowers[0] in names.first_names  # Emily Post, Charlotte Church
        yield "organisation", 2.0 if someone else 5.0
    elif count > 1 and (lowers[-1] in names.place_heads or lowers[0] in names.place_first_words):
        yield "place", 1.5 if count == 2 and lowers[0] in names.first_names and lowers[0] not in names.place_first_words else 2.5
    if (
        count == 1
        and words[0].shouted
        and 2 <= len(words[0].form) <= 6
        and known is None
        and not names.sort(lowers[0])
        and lowers[0] not in names.not_bodies
    ):
        yield "organisation", 1.0
    if count == 1 and known is None and lowers[0] in names.first_names and names.sort(lowers[0]) is None:
        yield "person", 1.2
    if count > 1 and known is None and lowers[0] in names.place_sides:
        yield "place", 1.0
        yield "person", -1.5
    if 1 < count <= 5 and known is None and words[0].shouted and fact(row, first, first + 1, names) == "organisation":
        yield "organisation", 3.0  # NHS Wessmark
    elif 1 < count <= 5 and known is None:
        yield from _person_votes(lowers, names)


def _of_body(lowers: list[str], names: Names) -> bool:
    return any(word in ("of", "for", "on") and lowers[i - 1] in names.body_of_heads for i, word in enumerate(lowers) if i)


def _person_votes(lowers: list[str], names: Names) -> Iterator[tuple[Kind, float]]:
    usual = names.first_names | names.middle_names | names.name_suffixes
    plain = sum(1 for w in lowers[1:] if names.sort(w) is not None and w not in usual)
    if lowers[-1].rstrip(".") in names.name_suffixes:
        yield "person", 1.5
    if lowers[0] in names.first_names and (plain == 0 or len(lowers) == 2):
        yield "person", 2.0 if plain == 0 else 1.2
    elif lowers[0].split("-")[0] in names.first_names and plain == 0:
        yield "person", 1.5
    if any(_initials(w) and w not in names.demonyms and w not in names.facts for w in lowers[:-1]):
        yield "person", 2.0
    if any(w in names.particles or w.partition("-")[0] in names.tied_particles for w in lowers) and "of" not in lowers:
        yield "person", 0.7
    if plain == 0 and names.sort(lowers[0]) is None and len(lowers) <= 3:
        yield "person", 0.6


def _initials(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or (len(word) == 4 and word[1::2] == "..")
