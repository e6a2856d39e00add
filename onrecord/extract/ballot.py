"""Decides for a whole article which candidates are names and of what kind: each mention votes, and the same name has one kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.extract.capitals import Casing, Row, gap
from onrecord.extract.naming import Piece, fact, pieces, spelled
from onrecord.lexicons.names import Names
from onrecord.model.names import Kind

_KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "other")
_ENOUGH: Mapping[Kind, float] = {"person": 1.3, "organisation": 1.0, "place": 1.0, "other": 0.0}
"""Below it the kind is "other". People on names/wikigold: precision .83 at 1.0, .85 at 1.3, .87 at 2.0; recall .66, .62, .59."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece in its row, with the votes of the words around it. `proof`: its capital proves that it is a name."""

    row: int
    piece: Piece
    votes: tuple[tuple[Kind, float], ...]
    proof: bool


@dataclass(frozen=True, slots=True)
class Verdicts:
    """`kinds`: the kind of each name of more than one word, or proven alone. `surnames`: last words of people's names."""

    kinds: Mapping[str, Kind]
    surnames: frozenset[str]
    proven: frozenset[str]


def candidate(text: str, rows: tuple[Row, ...], at: int, piece: Piece, casing: Casing, names: Names) -> Candidate | None:
    """The piece, without a first word whose capital proves nothing; None where nothing is left."""
    row = rows[at]
    first = _proven_from(row, piece, casing, names)
    if first is None:
        return None
    if first != piece.first:
        inner = next(iter(pieces(row, first, piece.last, names)), None)
        if inner is None:
            return None
        piece = inner
    votes = (*piece.votes, *_around(text, row, piece, names))
    proof = (
        piece.sure or not row.opens[piece.first] or piece.last - piece.first > 1 or casing.capital.get(row.words[piece.first].lower, 0) > 0
    )
    return Candidate(at, piece, votes, proof)


def _proven_from(row: Row, piece: Piece, casing: Casing, names: Names) -> int | None:
    """The first word that belongs to the name. A sentence's first word does unless it is an ordinary word."""
    first = piece.first
    if piece.last - first > 1 and row.words[first].lower in names.start_particles:
        return first  # De Torve
    if not row.opens[first] or piece.title is not None or fact(row, first, piece.last, names) is not None:
        return first
    word = row.words[first]
    ordinary = names.sort(word.lower) is not None or word.form.lower() in casing.small
    if piece.last - first == 1:
        if names.sort(word.lower) == "function" or (ordinary and not casing.capital.get(word.lower)):
            return None
        return first
    if not ordinary and word.lower.endswith(("ing", "ed")) and word.lower not in casing.capital and word.lower not in names.first_names:
        return first + 1 if row.words[first + 1].capital else None
    if not ordinary or casing.capital.get(word.lower, 0) > 0:
        return first
    if word.lower in names.first_names and names.sort(word.lower) != "function" and names.sort(row.words[first + 1].lower) is None:
        return first
    body = any(kind == "organisation" and weight >= 3 for kind, weight in piece.votes)
    if body and names.sort(word.lower) in ("noun", "adjective"):
        return first
    return first + 1 if row.words[first + 1].capital else None


def _around(text: str, row: Row, piece: Piece, names: Names) -> Iterator[tuple[Kind, float]]:
    """What the words before and after a name say about it."""
    words = row.words
    before = words[piece.first - 1] if piece.first else None
    after = words[piece.last] if piece.last < len(words) else None
    last = words[piece.last - 1]
    if before is not None and gap(text, before, words[piece.first]) in (" ", ", ", "\n"):
        head = names.heads.get(before.lower)
        plain = gap(text, before, words[piece.first]) == " "
        if plain and head is not None and head.kind == "person" and before.form.islower() and not before.possessive:
            yield "person", 2.5
        if plain and before.lower in names.place_before and piece.last - piece.first <= 2 and not last.possessive:
            yield "place", 1.0 if before.lower == "in" and words[piece.first].lower not in names.not_bodies else 0.6
        if plain and before.lower == "the":
            yield "person", -2.0
            if names.sort(words[piece.first].lower) is None:
                yield "organisation", 0.5
    if after is None or last.possessive:
        return
    between = gap(text, last, after)
    if between == " " and after.form.islower() and after.lower in names.acts:
        alone = piece.last - piece.first == 1  # "Gazprom said" is as usual as a surname without its first name
        yield "person", (1.0 if after.lower in names.speaks else 0.3) * (0.4 if alone else 1.0)
    if between == ", " and after.form.isdigit() and 1 <= len(after.form) <= 3:
        yield "person", 2.0
    dateline = piece.first == 0 and last.shouted and len(last.form) > 3
    if dateline and between.strip() in ("—", "–", "-", "--", "(", ","):
        yield "place", 2.0
    placed = before is not None and before.lower in names.place_before
    if between == ", " and not placed and after.form in ("a", "an", "the", "who", "whose", "then", "now", "one"):
        yield from _apposed(text, row, piece.last, names)


def _apposed(text: str, row: Row, at: int, names: Names) -> Iterator[tuple[Kind, float]]:
    """The kind of the noun in ", the influential deputy mayor of ..."."""
    if row.words[at].form in ("who", "whose"):
        yield "person", 1.5
        return
    for j in range(at + 1, min(at + 7, len(row.words))):
        if gap(text, row.words[j - 1], row.words[j]) != " " or names.sort(row.words[j].lower) == "function":
            return
        head = names.heads.get(row.words[j].lower)
        following = names.heads.get(row.words[j + 1].lower) if j + 1 < len(row.words) else None
        if head is not None and following is None and not row.words[j].possessive:
            yield head.kind, 2.0
            return


def judged(candidates: tuple[Candidate, ...], rows: tuple[Row, ...]) -> Verdicts:
    """Every mention of a name votes; names of one word take the kind of the people that bear them."""
    tally: dict[str, dict[Kind, float]] = defaultdict(lambda: dict.fromkeys(_KINDS, 0.0))
    proven: set[str] = set()
    for c in candidates:
        name = spelled(rows[c.row], c.piece.first, c.piece.last)
        votes = tally[name]
        for kind, weight in c.votes:
            votes[kind] += weight
        if c.proof:
            proven.add(name)
    for name, votes in tally.items():
        alone = tally.get(name.rpartition(" ")[2]) if " " in name else None
        if alone is not None and votes["person"] > 0:
            votes["person"] += max(0.0, alone["person"])
    kinds = {name: _winner(votes) for name, votes in tally.items()}
    surnames: set[str] = set()
    for c in candidates:
        name = spelled(rows[c.row], c.piece.first, c.piece.last)
        if kinds[name] == "person" and name in proven:
            surnames.add(rows[c.row].words[c.piece.last - 1].lower)
    return Verdicts(kinds, frozenset(surnames), frozenset(proven))


def _winner(votes: Mapping[Kind, float]) -> Kind:
    best = max(_KINDS, key=lambda kind: (votes[kind], -_KINDS.index(kind)))
    return best if votes[best] >= _ENOUGH[best] else "other"
