"""How a language writes figures: numbers in words, units and currencies, and the words that bound, compare or disown a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.lexicons.toml import sheet

KINDS = ("share", "measure", "duration")
LISTS = (
    "articles", "after_article", "since", "plural", "not_plural", "ends", "standing", "determiners", "unnouns", "designators", "clock",
    "streets", "ages", "grown", "not_one", "idle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is given in. `kind`: money, share, measure or duration. `name`: of money its ISO 4217 code."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The words in small letters, symbols and signs as written. `en/figures.toml` says what each list is for.

    `units`, `symbols`, `signs`: what stands after a figure in words, after it as a symbol, and before it. `bounds`, `bounds_after`,
    `trends`, `trends_after`: words to the bound or the trend that they give.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    vague: Mapping[str, float]
    parts: Mapping[str, float]
    multiples: Mapping[str, float]
    units: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    signs: Mapping[str, Unit]
    bounds: Mapping[str, str]
    bounds_after: Mapping[str, str]
    trends: Mapping[str, str]
    trends_after: Mapping[str, str]
    articles: frozenset[str]
    after_article: frozenset[str]
    plural: frozenset[str]
    not_plural: frozenset[str]
    since: frozenset[str]
    ends: frozenset[str]
    standing: frozenset[str]
    determiners: frozenset[str]
    unnouns: frozenset[str]
    designators: frozenset[str]
    clock: frozenset[str]
    streets: frozenset[str]
    ages: frozenset[str]
    grown: frozenset[str]
    not_one: frozenset[str]
    idle: frozenset[str]
    fingerprint: str

    def is_figure(self, word: str) -> bool:
        """Whether a word in small letters is a number by itself: "twelve", "dozens", "twice"."""
        return any(word in listed for listed in (self.numbers, self.scales, self.vague, self.parts, self.multiples))

    def goes_on(self, word: str) -> bool:
        """Whether a word in small letters belongs to the figure before it: "million", "bn", "percent"."""
        return word in self.scales or word in self.short_scales or word in ("percent", "per", "cent", "pc")


@cache
def figures(language: str = "en") -> Figures:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a list is missing or wrong."""
    read = sheet(language, "figures")
    where = f"{language}/figures.toml"
    content = read.content
    units, symbols = _units(content, where)
    signs = _money(content, where, units)
    values = {name: _values(content, name, where) for name in ("numbers", "scales", "short_scales", "vague", "parts", "multiples")}
    said = {name: _said(content, name, where) for name in ("bounds", "bounds_after", "trends", "trends_after")}
    lists = {name: _words(content, name, where) for name in LISTS}
    return Figures(**values, **said, **lists, units=units, symbols=symbols, signs=signs, fingerprint=read.fingerprint)  # type: ignore[arg-type]


def _values(content: Mapping[str, object], name: str, where: str) -> Mapping[str, float]:
    table = content.get(name)
    if not isinstance(table, dict) or not table or not all(isinstance(v, int | float) for v in table.values()):
        raise ValueError(f"{where}: {name} must be a table of words and numbers")
    return {word: float(value) for word, value in table.items()}


def _said(content: Mapping[str, object], name: str, where: str) -> Mapping[str, str]:
    """Each phrase with the key of the list that holds it."""
    table = content.get(name)
    if not isinstance(table, dict) or not table or not all(isinstance(v, list) for v in table.values()):
        raise ValueError(f"{where}: {name} must be a table of lists of words")
    return {str(words): key for key, listed in table.items() for words in listed}


def _words(content: Mapping[str, object], name: str, where: str) -> frozenset[str]:
    lists = content.get("lists")
    words = lists.get(name) if isinstance(lists, dict) else None
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        raise ValueError(f"{where}: {name} must be a list of words")
    return frozenset(words)


def _rows(content: Mapping[str, object], name: str, where: str, keys: tuple[str, ...]) -> list[dict[str, object]]:
    rows = content.get(name)
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) and set(row) == set(keys) for row in rows):
        raise ValueError(f"{where}: {name} must be a list of rows with {', '.join(keys)}")
    return rows


def _units(content: Mapping[str, object], where: str) -> tuple[dict[str, Unit], dict[str, Unit]]:
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in _rows(content, "units", where, ("name", "kind", "words", "symbols")):
        if row["kind"] not in KINDS:
            raise ValueError(f"{where}: a unit is of the kind {', '.join(KINDS)}, not {row!r}")
        unit = Unit(str(row["name"]), str(row["kind"]))
        words.update(dict.fromkeys(cast(list[str], row["words"]), unit))
        symbols.update(dict.fromkeys(cast(list[str], row["symbols"]), unit))
    return words, symbols


def _money(content: Mapping[str, object], where: str, units: dict[str, Unit]) -> dict[str, Unit]:
    """The signs before an amount; the words after it join the units."""
    signs: dict[str, Unit] = {}
    for row in _rows(content, "money", where, ("code", "signs", "words")):
        unit = Unit(str(row["code"]), "money")
        signs.update(dict.fromkeys(cast(list[str], row["signs"]), unit))
        units.update(dict.fromkeys(cast(list[str], row["words"]), unit))
    return signs
