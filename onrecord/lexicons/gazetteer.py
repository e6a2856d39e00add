"""Countries, their people, first-level regions and larger cities: which places a name may mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.lexicons.toml import sheet
from onrecord.model.ids import digest
from onrecord.model.names import PlaceKind

_RANK: Mapping[str, int] = {"country": 0, "city": 1, "region": 2}


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """One place. `country`: its ISO 3166-1 code, or that of the country in which it lies; "" for a country that has none."""

    name: str
    kind: PlaceKind
    country: str
    capital: bool = False

    @property
    def label(self) -> str:
        """The place with what tells it from others of its name: "Paris (city, US)"."""
        return f"{self.name} ({', '.join(part for part in (self.kind, self.country) if part)})"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What is known of places. Keys are in small letters. `places`: a name -> all that it may mean, the likeliest first. `peoples`: an
    adjective or a people -> their country, in the same way. `doubtful`: names that are as often no place. `before`: words after which one
    is. `before_language`, `after_language`: words between which a people's name is that of its language.
    """

    places: Mapping[str, tuple[Known, ...]]
    peoples: Mapping[str, tuple[Known, ...]]
    doubtful: frozenset[str]
    before: frozenset[str]
    before_language: frozenset[str]
    after_language: frozenset[str]
    longest: int
    fingerprint: str


@cache
def gazetteer(language: str = "en") -> Gazetteer:
    """The places by their names in one language."""
    facts, own = sheet(language, "places"), sheet(language, "gazetteer")
    content = cast(Mapping[str, Any], own.content)
    places: dict[str, list[Known]] = {}
    peoples: dict[str, list[Known]] = {}
    codes = {name: code for code, name in content["codes"].items()}
    regions = {name.lower() for name in _split(content["regions"]["GB"])}
    for name, adjectives, people, capital, *forms in cast(Mapping[str, Any], facts.content)["countries"]:
        if name.lower() not in regions and name in codes:
            _country(Known(name, "country", codes[name]), forms, (*adjectives, *people), capital, places, peoples)
        elif name.lower() in regions:
            _add(peoples, (*adjectives, *people), Known(name, "region", "GB"))
            _add(places, (capital,), Known(capital, "city", "GB", True))
    for code, row in content["more"].items():
        names, adjectives, people, capital = (_split(part) for part in row.split(":"))
        _country(Known(names[0], "country", code), names[1:], (*adjectives, *people), "".join(capital), places, peoples)
    for kind in ("cities", "regions"):
        for code, row in content[kind].items():
            for name in _split(row):
                _add(places, (name,), Known(name, "city" if kind == "cities" else "region", code))
    for name, said in content["ambiguous"].items():
        kind_, code = said.split()
        _add(places, (name,), Known(name, cast(PlaceKind, kind_), code))
    return Gazetteer(
        places={name: tuple(sorted(found, key=lambda known: _RANK[known.kind])) for name, found in places.items()},
        peoples={name: tuple(found) for name, found in peoples.items()},
        doubtful=frozenset(name.lower() for name in _split(content["doubtful"]["names"])),
        **{name: frozenset(content["words"][name].split()) for name in ("before", "before_language", "after_language")},
        longest=max(len(name.split()) for name in places),
        fingerprint=digest(facts.fingerprint, own.fingerprint),
    )


def _country(
    country: Known,
    forms: Iterable[str],
    people: Iterable[str],
    capital: str,
    places: dict[str, list[Known]],
    peoples: dict[str, list[Known]],
) -> None:
    _add(places, (country.name, *forms), country)
    _add(peoples, people, country)
    if capital:
        _add(places, (capital,), Known(capital, "city", country.country, True))


def _add(table: dict[str, list[Known]], names: Iterable[str], place: Known) -> None:
    for name in names:
        known = table.setdefault(name.lower(), []) if name else [place]
        if not any((one.kind, one.country) == (place.kind, place.country) for one in known):
            known.append(place)


def _split(row: str) -> list[str]:
    return [name.strip() for name in row.split(",") if name.strip()]
