"""The word lists about names: people's titles, words for bodies, places, first names and frequent words, as one frozen resource."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.lexicons.toml import Sheet, sheet
from onrecord.model.ids import digest
from onrecord.model.names import Kind

Gender = Literal["male", "female"]
Sort = Literal["noun", "verb", "adjective", "adverb", "auxiliary", "function"]
SHEETS = ("names", "organisations", "places", "first_names", "common")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun for a person or a body, and what it says by itself. `lemma`: its singular. `many`: plural. `gender`: only where stated."""

    lemma: str
    many: bool
    gender: Gender | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of the third person: the kind of what it stands for, and the gender that it states."""

    kind: Kind
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Names:
    """What is known about words in names. All keys are lower case, without the full stop of an abbreviation.

    `past_titles`, `acting_titles`, `coming_titles`: words before an office that somebody had, stands in for, or is to have. `offices`:
    those that one person of a body has at a time; `sole_offices`: those of them that an article may name without the body.
    `short_titles`: "sen" -> "senator"; `leading_verbs`: "leads" -> "leader", or nothing. `epithets`: "striker" -> the
    trades of whom it may mean, "anybody" where that is no trade. `facts`: well-known names with their kind.
    `alias`: another form of a well-known name -> the name. `demonyms`: an adjective or a people
    -> the country, or itself. `common`: a frequent word -> what it mostly is.
    """

    honorifics: Mapping[str, Gender | None]
    heads: Mapping[str, Head]
    head_starts: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    name_suffixes: frozenset[str]
    particles: frozenset[str]
    start_particles: frozenset[str]
    tied_particles: frozenset[str]
    loose_prefixes: frozenset[str]
    title_modifiers: frozenset[str]
    title_domains: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    plural_modifiers: frozenset[str]
    before_verbs: frozenset[str]
    continues: frozenset[str]
    acts: frozenset[str]
    speaks: frozenset[str]
    verbs_too: frozenset[str]
    openers: frozenset[str]
    calendar: frozenset[str]
    never_names: frozenset[str]
    contracted: frozenset[str]
    dotted: frozenset[str]
    dotted_places: frozenset[str]
    plain_people: frozenset[str]
    standers_by: frozenset[str]
    middle_names: frozenset[str]
    past_titles: frozenset[str]
    acting_titles: frozenset[str]
    coming_titles: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    sole_offices: frozenset[str]
    short_titles: Mapping[str, str]
    leading_verbs: Mapping[str, str]
    epithets: Mapping[str, frozenset[str]]
    first_names: frozenset[str]
    body_heads: frozenset[str]
    body_of_heads: frozenset[str]
    on_heads: frozenset[str]
    of_first: frozenset[str]
    body_and_tails: frozenset[str]
    body_suffixes: frozenset[str]
    publishing: frozenset[str]
    trading: frozenset[str]
    firm_heads: frozenset[str]
    firms: frozenset[str]
    publishing_heads: frozenset[str]
    outlets: frozenset[str]
    not_bodies: frozenset[str]
    place_heads: frozenset[str]
    place_first_words: frozenset[str]
    place_before: frozenset[str]
    place_nouns: frozenset[str]
    place_sides: frozenset[str]
    travels: frozenset[str]
    facts: Mapping[str, Kind]
    alias: Mapping[str, str]
    demonyms: Mapping[str, str]
    peoples: frozenset[str]
    common: Mapping[str, Sort]
    longest: int
    fingerprint: str

    def sort(self, word: str) -> Sort | None:
        """What a word mostly is; inflected forms are traced to their base. None where it is not a frequent word."""
        lower = word.lower()
        found = self.common.get(lower)
        if found is not None:
            return found
        for ending, put, sort in _BY_LAST.get(lower[-1:], ()):
            if lower.endswith(ending) and len(lower) > len(ending) + 2:
                base = self.common.get(lower.removesuffix(ending) + put)
                if base is not None:
                    return sort or base
        return None


_INFLECTIONS: tuple[tuple[str, str, Sort | None], ...] = (
    ("ies", "y", None), ("es", "", None), ("s", "", None), ("ing", "", "verb"), ("ing", "e", "verb"),
    ("ied", "y", "verb"), ("ed", "", "verb"),
    ("ed", "e", "verb"), ("ly", "", "adverb"), ("er", "", None), ("er", "e", None), ("est", "", "adjective"), ("ness", "", "noun"),
)  # fmt: skip

_BY_LAST = {letter: tuple(row for row in _INFLECTIONS if row[0][-1] == letter) for letter in "sgdyrt"}


@cache
def names(language: str = "en") -> Names:
    """The lists of one language."""
    sheets = {name: sheet(language, name) for name in SHEETS}
    people, bodies, places = (sheets[name].content for name in SHEETS[:3])
    facts, alias = _facts((*_rows(bodies, "known"), *_rows(bodies, "known_firms")), places)
    demonyms, peoples = _demonyms(places)
    heads = _heads(people, bodies)
    return Names(
        honorifics={word: _gender(gender) for word, gender in _rows(people, "honorifics")},
        heads=heads,
        head_starts=frozenset(phrase.partition(" ")[0] for phrase in heads),
        pronouns={word: Pronoun(_kind(kind), _gender(gender)) for word, kind, gender in _rows(people, "pronouns")},
        **{field: frozenset(_rows(people, field)) for field in _PEOPLE_FIELDS},
        short_titles=dict(_rows(people, "short_titles")),
        leading_verbs=dict(_rows(people, "leading_verbs")),
        epithets=_epithets(_rows(people, "epithets")),
        first_names=frozenset(str(sheets["first_names"].content["names"]).split()),
        body_heads=frozenset(_rows(bodies, "heads")),
        body_of_heads=frozenset(_rows(bodies, "of_heads")),
        on_heads=frozenset(_rows(bodies, "on_heads")),
        of_first=frozenset(_rows(bodies, "of_first")),
        body_and_tails=frozenset(_rows(bodies, "and_tails")),
        body_suffixes=frozenset(_rows(bodies, "suffixes")),
        publishing=frozenset(_rows(bodies, "publishing_nouns")),
        trading=frozenset(_rows(bodies, "trading_nouns")),
        firm_heads=frozenset(_rows(bodies, "firm_heads")),
        firms=frozenset(form.lower() for row in _rows(bodies, "known_firms") for form in row),
        publishing_heads=frozenset(_rows(bodies, "publishing_heads")),
        outlets=frozenset(_rows(bodies, "outlets")),
        not_bodies=frozenset(word.lower() for word in _rows(bodies, "not_bodies")),
        place_heads=frozenset(_rows(places, "heads")),
        place_first_words=frozenset(_rows(places, "first_words")),
        place_before=frozenset(_rows(places, "before")),
        place_nouns=frozenset(_rows(places, "nouns")),
        place_sides=frozenset(_rows(places, "sides")),
        travels=frozenset(_rows(places, "travels")),
        facts=facts,
        alias=alias,
        demonyms=demonyms,
        peoples=peoples,
        common=_common(sheets["common"]),
        longest=max(len(phrase.split()) for phrase in (*facts, *heads)),
        fingerprint=digest(*(s.fingerprint for s in sheets.values())),
    )


_PEOPLE_FIELDS = (
    "plural_modifiers", "before_verbs", "middle_names", "past_titles", "acting_titles", "coming_titles", "ranks", "offices", "sole_offices",
    "name_suffixes", "particles", "start_particles", "tied_particles", "loose_prefixes", "title_modifiers", "title_domains", "acts",
    "speaks", "verbs_too", "openers", "calendar", "never_names", "contracted", "determiners", "definite", "continues",
    "dotted", "dotted_places", "plain_people", "standers_by",
)  # fmt: skip


def _rows(content: Mapping[str, object], key: str) -> tuple[Any, ...]:
    rows = content[key]
    if not isinstance(rows, list):
        raise TypeError(f"{key} must be a list of rows, not {type(rows).__name__}")
    return tuple(rows)


def _epithets(listed: Iterable[list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for trade, *nouns in listed:
        for noun in nouns:
            found[noun] = found.get(noun, frozenset()) | {trade}
    return found


def _gender(word: str) -> Gender | None:
    return "male" if word == "male" else "female" if word == "female" else None


def _kind(word: str) -> Kind:
    kinds: tuple[Kind, ...] = ("person", "organisation", "place", "other")
    return next((kind for kind in kinds if kind == word), "other")


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def _heads(people: Mapping[str, object], bodies: Mapping[str, object]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for row in _rows(bodies, "nouns"):
        heads[row] = Head(row, False, None, "organisation")
    for row in _rows(bodies, "nouns"):
        plural = _plural(row)
        if plural in heads:
            heads[plural] = Head(row, True, None, "organisation")
    for row in _rows(people, "people"):
        singular, gender = row[0], _gender(row[2]) if len(row) > 2 else None
        plural = row[1] if len(row) > 1 else _plural(singular)
        heads[plural] = Head(singular, True, gender, "person")
        heads[singular] = Head(singular, False, gender, "person")
    for word in _rows(people, "crowds"):
        heads.setdefault(word, Head(word, True, None, "person"))
    return heads


def _facts(known: Iterable[list[str]], places: Mapping[str, object]) -> tuple[dict[str, Kind], dict[str, str]]:
    facts: dict[str, Kind] = {}
    alias: dict[str, str] = {}
    for key in ("states", "cities", "regions"):
        facts.update((name.lower(), "place") for name in _rows(places, key))
    for country, _, _, capital, *forms in _rows(places, "countries"):
        facts.update((name.lower(), "place") for name in (country, capital, *forms) if name)
        alias.update((form.lower(), country.lower()) for form in forms)
    for name, *forms in known:
        facts.update((form.lower(), "organisation") for form in (name, *forms))
        alias.update((form.lower(), name.lower()) for form in forms)
    return facts, alias


def _demonyms(places: Mapping[str, object]) -> tuple[dict[str, str], frozenset[str]]:
    demonyms: dict[str, str] = {}
    peoples: set[str] = set()
    for word in _rows(places, "other_adjectives"):
        demonyms[word.lower()] = word.lower()
    for word in _rows(places, "other_people"):
        demonyms[word.lower()] = word.lower()
        peoples.add(word.lower())
    for country, adjectives, people, *_ in _rows(places, "countries"):
        demonyms.update((word.lower(), country.lower()) for word in (*adjectives, *people))
        peoples.update(word.lower() for word in people if word not in adjectives)
    return demonyms, frozenset(peoples)


def _common(words: Sheet) -> dict[str, Sort]:
    sorts: tuple[Sort, ...] = ("noun", "verb", "adjective", "adverb", "auxiliary", "function")
    return {word: sort for sort in sorts for word in str(words.content[sort]).split()}
