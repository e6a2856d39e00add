"""What the other names of an article say about a name: its short form, a surname that it shares, the list that it stands in."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.extract.capitals import Row, gap
from onrecord.lexicons.names import Names
from onrecord.model.names import Kind

Place = tuple[int, int, int]
"""Row, first word and last word (exclusive) of a name."""


def shortened(kinds: Mapping[str, Kind], proven: set[str], names: Names) -> Iterator[tuple[str, Kind, float]]:
    """Votes for names of several words that are still open: people are called by their last word, bodies by their first."""
    shared = Counter(name.rpartition(" ")[2] for name, kind in kinds.items() if kind == "other" and name.count(" ") == 1)
    surnames = {name.rpartition(" ")[2] for name, kind in kinds.items() if kind == "person" and " " in name}
    for name in sorted(name for name, kind in kinds.items() if kind == "other" and 1 <= name.count(" ") <= 3):
        words = name.split()
        last = words[-1]
        if kinds.get(last) == "place" or not names.place_heads.isdisjoint(words):
            continue
        if any(names.sort(word) is not None and word not in names.first_names for word in words[1:]):
            if words[0] in proven and names.sort(words[0]) is None:
                yield name, "organisation", 1.0
            continue
        if names.sort(words[0]) is not None and words[0] not in names.first_names:
            continue
        if last in proven and words[0] not in proven:
            yield name, "person", 0.8
        if last in surnames:
            yield name, "person", 0.8
        elif shared[last] > 1:
            yield name, "person", 0.5


def listed(
    text: str, rows: Sequence[Row], places: Sequence[Place], spellings: Sequence[str], kinds: Mapping[str, Kind], names: Names
) -> Iterator[tuple[str, Kind, float]]:
    """Votes for the open names of a list ("A, B and C") whose other names are all of one kind."""
    found: dict[tuple[str, Kind], None] = {}
    for members in _lists(text, rows, places):
        told = [spellings[i] for i in members]
        decided = {kinds[name] for name in told} - {"other"}
        if len(decided) != 1:
            continue
        kind = next(iter(decided))
        single = any(" " not in name for name in told if kinds[name] == kind)
        for name in told:
            if kinds[name] == "other" and _alike(name, kind, single, names):
                found[name, kind] = None
    for name, kind in found:
        yield name, kind, 1.3 if kind == "person" else 1.0


def _lists(text: str, rows: Sequence[Row], places: Sequence[Place]) -> Iterator[list[int]]:
    """Names joined by commas and "and": at least three, or two joined by "and"."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for i, place in enumerate(places):
        by_row[place[0]].append(i)
    for at, numbers in by_row.items():
        members, joined = numbers[:1], False
        for before, after in zip(numbers, [*numbers[1:], None], strict=True):
            joint = "" if after is None else _joint(text, rows[at], places[before][2], places[after][1])
            if after is not None and joint:
                members.append(after)
                joined = joined or joint == "and"
                continue
            if len(members) > 2 or (joined and len(members) == 2):
                yield members
            members, joined = ([] if after is None else [after]), False


def _joint(text: str, row: Row, end: int, start: int) -> str:
    """What joins two names: a comma, "and", or nothing."""
    if row.words[end - 1].possessive:
        return ""
    if start == end:
        return "," if gap(text, row.words[end - 1], row.words[start]) == ", " else ""
    return "and" if start == end + 1 and row.words[end].form in ("and", "or") else ""


def _alike(name: str, kind: Kind, single: bool, names: Names) -> bool:
    """Whether a name looks like those of its list that are known to be of the kind; `single`: one of them is a single word."""
    words = name.split()
    plain = sum(1 for word in words[1:] if names.sort(word) is not None)
    if kind == "person":
        return plain == 0 and (1 < len(words) <= 4 or (single and names.sort(name) is None))
    if kind == "place":
        return len(words) <= 2 and plain == 0 and names.sort(words[0]) is None and words[0] not in names.first_names
    return words[0] not in names.first_names
