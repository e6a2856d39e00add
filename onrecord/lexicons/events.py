"""How a language says what happens: verbs and nouns with their PLOVER type and mode, and words that say whether it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.lexicons.toml import sheet


@dataclass(frozen=True, slots=True)
class Deed:
    """One way to say that something is done. `particle`, `preposition`: what must stand with the verb. `objects`: what it is done to."""

    type: str
    mode: str | None
    particle: str | None
    preposition: str | None
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that tells a deed. `of`: what whoever stands after "of" is, "actor" or "recipient"; "" for neither for certain."""

    type: str
    mode: str | None
    of: str


@dataclass(frozen=True, slots=True)
class Happenings:
    """The words for what happens, by lemma.

    `verbs`: a verb -> its deeds, the first that fits wins. `classes`: a noun -> the classes that it is of. `done`: a class of nouns that
    name a deed -> type and mode. `operators`: a verb or adjective -> how the deed in its complement stands. `nominals`: a noun that tells
    a deed -> what it tells. `over_nouns`: a word -> the status of a deed that a noun under it tells. `toward`: a type -> the prepositions
    of whom it is done to; `toward_noun`: the same for a noun that tells it, "any" for whatever noun. `words`: short lists by name.
    `contexts`: a word, or two words, -> the context that it speaks of. `forms`: an inflected verb -> its lemma.
    """

    verbs: Mapping[str, tuple[Deed, ...]]
    classes: Mapping[str, frozenset[str]]
    done: Mapping[str, tuple[str, str | None]]
    operators: Mapping[str, frozenset[str]]
    nominals: Mapping[str, Nominal]
    over_nouns: Mapping[str, frozenset[str]]
    toward: Mapping[str, tuple[str, ...]]
    toward_noun: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    contexts: Mapping[str, str]
    forms: Mapping[str, str]
    fingerprint: str

    def verb(self, lemma: str, form: str) -> str:
        """A verb of the lexicon by its lemma, or by its form where the lemma is unknown or mistaken."""
        return lemma if lemma in self.verbs or lemma in self.operators else self.forms.get(form, lemma)

    def noun(self, lemma: str, form: str) -> str:
        """A noun of the lexicon in the same way."""
        if lemma in self.classes:
            return lemma
        return next((base for base in (form, *_singulars(form)) if base in self.classes), lemma)

    def nominal(self, lemma: str, form: str) -> Nominal | None:
        """The deed that a noun tells."""
        return next((self.nominals[base] for base in (lemma, form, *_singulars(form)) if base in self.nominals), None)


@cache
def happenings(language: str = "en") -> Happenings:
    """The words of one language. Raises FileNotFoundError where there are none."""
    table = sheet(language, "events")
    content = cast(Mapping[str, Any], table.content)
    classes = _inverted(content["nouns"])
    verbs: dict[str, list[Deed]] = {}
    done = {name: (row[0], row[1] or None) for name, row in content["deeds"].items()}
    for row in content["rows"]:
        _rows(verbs, row["type"], row.get("mode"), row["verbs"], frozenset(row["object"].split()))
    for name, light in content["light"].items():
        _rows(verbs, *done[name], light, frozenset((name,)))
    operators = _inverted(content["operators"])
    return Happenings(
        verbs={verb: tuple(rows) for verb, rows in verbs.items()},
        classes=classes,
        done=done,
        operators=operators,
        nominals={noun: Nominal(row[0], row[1] or None, row[2] if len(row) > 2 else "") for noun, row in content["nominals"].items()},
        over_nouns=_inverted({status: words.replace("_", " ") for status, words in content["over_nouns"].items()}),
        toward={type_: tuple(words.split()) for type_, words in content["toward"].items()},
        toward_noun={type_: tuple(words.split()) for type_, words in content["toward_noun"].items()},
        words={name: frozenset(words.split()) for name, words in content["words"].items()},
        contexts={word.replace("_", " "): context for context, words in content["contexts"].items() for word in words.split()},
        forms={**{form: verb for verb in (*verbs, *operators) for form in _inflected(verb)}, **content["irregular"]},
        fingerprint=table.fingerprint,
    )


def _rows(verbs: dict[str, list[Deed]], type_: str, mode: str | None, words: str, objects: frozenset[str]) -> None:
    for word in words.split():
        whole, _, preposition = word.partition("@")
        verb, _, particle = whole.partition("_")
        verbs.setdefault(verb, []).append(Deed(type_, mode or None, particle or None, preposition or None, objects))


def _inverted(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Word -> the names of the lists that hold it."""
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _inflected(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: with its last letter doubled too, since some spellings do."""
    stem = verb[:-1] if verb.endswith("e") else verb
    doubled = verb + verb[-1]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    return (verb, verb + "s", verb + "es", stem + "ed", verb + "d", stem + "ing", doubled + "ed", doubled + "ing", verb + "ing")


def _singulars(form: str) -> tuple[str, ...]:
    return (form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("ies") + "y")
