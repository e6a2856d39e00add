"""Checks a whole record against the laws of the house: every span, id and reference."""

from pathlib import Path

from onrecord.app.views import Breach
from onrecord.errors import DamagedRecord
from onrecord.store.store import Store


def verify(store: Store) -> tuple[Breach, ...]:
    """Every law that a row of the record breaks; empty where all is in order. It changes nothing."""
    found: list[Breach] = []
    try:
        found.extend(Breach(*each) for each in store.breaches())
    except DamagedRecord as error:
        found.append(damage(store.path, error))
    return tuple(found)


def damage(path: Path, error: DamagedRecord) -> Breach:
    """A file in which SQLite itself cannot find its way."""
    return Breach("file", path.name, f"{error.found}; the rest cannot be checked: use an older copy, or read the articles again")
