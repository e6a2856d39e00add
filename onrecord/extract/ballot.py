"""Decides for a whole article which candidates are names and of what kind: each mention votes, and the same name has one kind."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.extract.capitals import Casing, Row
from onrecord.extract.company import listed, shortened
from onrecord.extract.context import around
from onrecord.extract.naming import Piece, fact, pieces, spelled
from onrecord.lexicons.names import Names
from onrecord.model.language import Reading
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
    votes = (*piece.votes, *around(text, row, piece, names))
    opening = row.words[piece.first]
    proof = (
        piece.sure
        or not row.opens[piece.first]
        or piece.last - piece.first > 1
        or casing.capital.get(opening.lower, 0) > 0
        or (opening.shouted and text[opening.start - 1 : opening.start] == "(" and names.sort(opening.lower) is None)
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


def judged(text: str, candidates: tuple[Candidate, ...], rows: tuple[Row, ...], names: Names) -> Verdicts:
    """Every mention of a name votes; what is left open goes by its short form, its surname and the list that it stands in."""
    tally: dict[str, dict[Kind, float]] = defaultdict(lambda: dict.fromkeys(_KINDS, 0.0))
    spellings = [spelled(rows[c.row], c.piece.first, c.piece.last) for c in candidates]
    proven: set[str] = set()
    for c, name in zip(candidates, spellings, strict=True):
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
    for name, kind, weight in shortened(kinds, proven, names):
        tally[name][kind] += weight
        kinds[name] = _winner(tally[name])
    places = [(c.row, c.piece.first, c.piece.last) for c in candidates]
    for name, kind, weight in listed(text, rows, places, spellings, kinds, names):
        tally[name][kind] += weight
        kinds[name] = _winner(tally[name])
    surnames = {
        rows[c.row].words[c.piece.last - 1].lower
        for c, name in zip(candidates, spellings, strict=True)
        if kinds[name] == "person" and name in proven
    }
    return Verdicts(kinds, frozenset(surnames), frozenset(proven))


SURE = (0.95, 0.8)
"""How sure the language engine must be of what a name is of, where the rules leave it open: of one word, and of more."""


def informed(verdicts: Verdicts, candidates: tuple[Candidate, ...], rows: tuple[Row, ...], reading: Reading, names: Names) -> Verdicts:
    """The verdicts with what the language engine takes the names for that are of no kind; where it says two things, or no, they stay so."""
    if not reading.names:
        return verdicts
    said: dict[str, set[Kind]] = defaultdict(set)
    words = reading.words
    ends = {(words[n.first].start, words[n.last - 1].end): n for n in reading.names if n.last <= len(words) and n.first < n.last}
    for c in candidates:
        row, piece = rows[c.row], c.piece
        name = spelled(row, piece.first, piece.last)
        seen = ends.get((row.words[piece.first].start, row.words[piece.last - 1].end))
        if verdicts.kinds[name] != "other" or seen is None or seen.confidence < SURE[" " in name]:
            continue
        against = sum(weight for kind, weight in c.votes if kind == seen.kind) < 0  # "the Wendaho Ledger" is no person
        if not against and (seen.kind != "person" or name.rpartition(" ")[2] not in names.publishing_heads):
            said[name].add(seen.kind)
    kinds = {name: next(iter(found)) for name, found in said.items() if len(found) == 1}
    surnames = {name.rpartition(" ")[2] for name, kind in kinds.items() if kind == "person" and name in verdicts.proven}
    return Verdicts({**verdicts.kinds, **kinds}, verdicts.surnames | surnames, verdicts.proven)


def _winner(votes: Mapping[Kind, float]) -> Kind:
    best = max(_KINDS, key=lambda kind: (votes[kind], -_KINDS.index(kind)))
    return best if votes[best] >= _ENOUGH[best] else "other"
