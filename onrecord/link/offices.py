"""Who holds which office when, as far as the articles of a record say so, and whom "the mayor" of another article can mean.

A role of the articles is an office with the words that narrow it down ("president", {"mexico"}). Somebody holds it on a day that lies
between two days that say so, or near one. Whoever is called former, acting or incoming does not, but may make it doubtful who does.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.lexicons.names import Names
from onrecord.model.ids import RoleId
from onrecord.model.names import Role, Standing

P = TypeVar("P", bound=Hashable)

REACH = 31
"""Days before and after a day that says so in which somebody is still taken to hold an office."""


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """One role of one article. `words`: what narrows it down, countries by name. `on`: its day, empty where none is known.

    `proper`: those of the words that name a country, a place or a body; `lands`: the countries among them. `sole`: an article may name it
    without further words.
    """

    noun: str
    words: tuple[str, ...]
    proper: tuple[str, ...]
    lands: tuple[str, ...]
    standing: Standing
    on: str
    role: RoleId
    sole: bool
    ranks: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Scene:
    """What an article is about, as far as its names tell: the words of its places and bodies, and the countries among them."""

    words: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """An office of somebody, and the article in which it was seen."""

    office: Office
    scene: Scene


def countries(names: Names) -> frozenset[str]:
    """The countries that are known by name."""
    return frozenset(names.demonyms.values())


def office(role: Role, names: Names, lands: frozenset[str]) -> Office | None:
    """The office that a role is, None for a trade, a kinship and what many people are at a time."""
    said = [w.strip(".,()\"'“”‘’") for w in role.title.lower().replace("’s ", " ").replace("'s ", " ").replace("’ ", " ").split()]
    lead = names.leading_verbs.get(said[0]) if said else None
    if lead is not None:
        return _made(lead, said[1:], role, names, lands) if lead in names.offices else None
    if len(said) == 1 and said[0] in names.short_titles:
        return _made(names.short_titles[said[0]], [], role, names, lands) if names.short_titles[said[0]] in names.offices else None
    end = next((i for i, word in enumerate(said) if i and word in _AFTER), len(said))
    for size in range(min(4, len(said)), 0, -1):
        for stop in (min(len(said), end + size), end):
            noun = " ".join(said[max(0, stop - size) : stop])
            if noun in names.offices and stop >= end:
                return _made(noun, said[: max(0, stop - size)] + said[stop:], role, names, lands)
    return None


_AFTER = frozenset({"of", "for", "at", "in", "from", "to", "on"})


def _made(noun: str, rest: Iterable[str], role: Role, names: Names, lands: frozenset[str]) -> Office:
    standing = names.past_titles | names.acting_titles | names.coming_titles
    told = [w for w in rest if w not in names.determiners and w not in standing and w not in _AFTER and w not in ("and", "now", "s", "")]
    words = [names.alias.get(found, found) for w in told for found in (names.demonyms.get(w, w),)]
    ranks = tuple(sorted({w for w in words if w in names.ranks}))
    written = [w.strip(".,()\"'“”‘’") for w in role.title.replace("’s ", " ").replace("'s ", " ").split()]
    small = noun.split()[-1] in written  # "the White House press secretary": the capitals are a name's
    capital = {w.lower() for w in written if small and w[:1].isupper()}
    proper = {w for w in words if w in capital or names.facts.get(w) == "place" or w in lands}
    return Office(
        noun, tuple(sorted(set(words))), tuple(sorted(proper)), tuple(sorted(proper & lands)), role.standing, (role.on or "")[:10],
        RoleId(role.id), noun in names.sole_offices, ranks,
    )  # fmt: skip


def scene(spoken: Iterable[str], names: Names, lands: frozenset[str]) -> Scene:
    """What the names of places and bodies, and adjectives of countries, tell of where an article plays."""
    words: set[str] = set()
    met: set[str] = set()
    for name in spoken:
        low = " ".join(name.lower().replace("’s", "").replace("'s", "").split())
        land = names.demonyms.get(low, names.alias.get(low, low))
        words.update((*low.split(), *land.split()))
        if land in lands:
            met.add(land)
    return Scene(tuple(sorted(words))[:_MOST], tuple(sorted(met)))


_MOST = 200
"""Words of an article's names that are kept."""


def holder(said: Office, where: Scene, known: Mapping[P, Sequence[Seen]]) -> tuple[P, tuple[RoleId, ...]] | None:
    """The one who holds an office on its day, and the roles that say so; None where nobody, or more than one, may."""
    day = _day(said.on)
    if day is None or said.standing not in ("holder", "acting") or not (said.words or said.sole):
        return None
    sure: list[tuple[P, list[Office]]] = []
    for person, seen in known.items():
        fitting = [one for one in seen if _alike(said, one.office)]
        verdict = _holds(day, [one.office for one in fitting], acting=said.standing == "acting")
        if verdict is None:
            continue
        meant = [one.office for one in fitting if one.office.standing == said.standing and _meant(said, where, one)]
        if not verdict or not meant:
            return None  # somebody who may hold it, or of whom this article may not speak
        sure.append((person, meant))
    if len(sure) != 1:
        return None
    person, meant = sure[0]
    return person, tuple(one.role for one in sorted(meant, key=lambda one: (_apart(one, day), one.role)))


def _alike(said: Office, other: Office) -> bool:
    """Whether two roles can be one office: the same noun and rank, and no words that speak against it."""
    if said.noun != other.noun or said.ranks != other.ranks:
        return False
    return set(said.words) <= set(other.words) or set(other.words) <= set(said.words)


def _meant(said: Office, where: Scene, seen: Seen) -> bool:
    """Whether an article that says no more than it does speaks of this very office: it names the country, or plays in the same place."""
    mine, theirs = set(said.words), set(seen.office.words)
    if not mine <= theirs:
        return False
    lands = set(seen.office.lands)
    if set(said.proper) & mine:
        return True
    foreign = set(where.countries) - lands if lands else set(where.countries) - set(seen.scene.countries)
    if foreign or len(where.countries) > 1:
        return False
    missing = theirs - mine
    return missing <= set(where.words) if missing else not set(where.words).isdisjoint(seen.scene.words)


def _holds(day: date, found: Sequence[Office], *, acting: bool) -> bool | None:
    """Whether somebody holds an office on a day: True, None for no, and False where it is doubtful."""
    dated = sorted((when, one.standing) for one in found if (when := _day(one.on)) is not None)
    near = [(when, how) for when, how in dated if abs((when - day).days) <= REACH]
    before = [(when, how) for when, how in dated if when <= day]
    after = [(when, how) for when, how in dated if when > day]
    wanted = "acting" if acting else "holder"
    if before and before[-1][1] == "former" and (not after or after[0][1] == "former"):
        return None
    if any(how == "former" for _, how in near):
        return False
    last = before[-1][1] if before else None
    following = after[0][1] if after else None
    if last == wanted and (following == wanted or before[-1] in near):
        return following in (None, wanted) or (after[0] not in near and before[-1] in near)
    if last is None and following == wanted and after[0] in near:
        return True
    return False if any(how == "acting" or not acting for _, how in near) else None


def _day(on: str) -> date | None:
    try:
        return date.fromisoformat(on)
    except ValueError:
        return None


def _apart(one: Office, day: date) -> int:
    when = _day(one.on)
    return abs((when - day).days) if when is not None else 1_000_000


def by_person(held: Iterable[tuple[P, Office, Scene]]) -> dict[str, dict[P, list[Seen]]]:
    """Every office by its noun and its person, so that each question looks only at those of its noun."""
    found: dict[str, dict[P, list[Seen]]] = defaultdict(dict)
    for person, one, where in held:
        found[one.noun].setdefault(person, []).append(Seen(one, where))
    return found
