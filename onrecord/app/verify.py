"""Checks a whole record against the laws of the house: every span, id and reference."""

from onrecord.app.views import Breach
from onrecord.store.store import Store


def verify(store: Store) -> tuple[Breach, ...]:
    """Every law that a row of the record breaks; empty where all is in order. It changes nothing."""
    return tuple(Breach(law, row, detail) for law, row, detail in store.breaches())
