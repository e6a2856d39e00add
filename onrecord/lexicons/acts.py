"""What reporting words mean: the act (assert, deny, warn, promise ...), and what they let a reader take to be so.

`meaning` goes by the lemma, however finely the table of reporting verbs tells it apart. `commitment` is the signature of a verb: "know"
is true, negated or not; "admit" is true, and negated tells nothing; "claim" tells nothing; "refuse to" is false, and negated true. The
signatures are those that readers gave in MegaVeridicality (White and Rawlins 2018); of words that were not measured nothing is known.
They say what the word implies to a reader of English, and nothing on whether it is true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from onrecord.lexicons.toml import sheet
from onrecord.model.speech import Act, Committed

ACTS: frozenset[str] = frozenset(get_args(Act))


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a verb lets a reader take to be so, as it stands and with "not" before it."""

    plain: Committed
    negated: Committed


@dataclass(frozen=True, slots=True)
class Acts:
    """The lexicon of what reporting words mean. `finer`: the act of each finer meaning. Everything else by lemma."""

    fingerprint: str
    finer: Mapping[str, Act]
    exceptions: Mapping[str, Act]
    words: Mapping[str, Act]
    that_clause: Mapping[str, Commitment]
    infinitive: Mapping[str, Commitment]

    def meaning(self, lemma: str, finer: str | None = None) -> Act | None:
        """The act of a lemma of one word or more: by its finer meaning, by itself, or by the only one of its words that has an act."""
        if finer is not None:
            return self.exceptions.get(lemma) or self.finer.get(finer) or (cast(Act, finer) if finer in ACTS else None)
        if lemma in self.words:
            return self.words[lemma]
        known = {self.words[word] for word in lemma.split() if word in self.words}
        return known.pop() if len(known) == 1 else None

    def commitment(self, lemma: str, *, infinitive: bool = False) -> Commitment | None:
        """The signature of a lemma with a that-clause, or with an infinitive."""
        return (self.infinitive if infinitive else self.that_clause).get(lemma)


@cache
def acts(language: str = "en") -> Acts:
    """The lexicon of one language."""
    read = sheet(language, "acts")
    content = cast(dict[str, Any], read.content)
    return Acts(
        read.fingerprint, content["finer"], _by_word(content["exceptions"]), _by_word(content["words"]),
        _signatures(content["that_clause"]), _signatures(content["infinitive"]),
    )  # fmt: skip


def _by_word(rows: Mapping[str, str]) -> dict[str, Act]:
    return {word: cast(Act, act) for act, listed in rows.items() for word in _listed(listed)}


def _signatures(rows: Mapping[str, str]) -> dict[str, Commitment]:
    found: dict[str, Commitment] = {}
    for key, listed in rows.items():
        plain, negated = key.split("_")
        found.update(dict.fromkeys(_listed(listed), Commitment(cast(Committed, plain), cast(Committed, negated))))
    return found


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]
