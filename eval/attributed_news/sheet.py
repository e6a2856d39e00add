"""The annotations of one invented article as records, with everything that is quoted placed in the text.

Reads the file and says what cannot be read or found; what must hold among the records is in check.py.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.attributed_news.spans import NotFound, Span, find, stands

KINDS = ("named", "role", "unnamed person", "unnamed group", "organisation", "document", "outlet")
GENDERS = ("female", "male", "other")
DIRECTNESS = ("direct", "indirect", "mixed")
ACTS = (
    "assert", "deny", "confirm", "reject", "warn", "threaten", "promise", "demand", "ask", "praise", "accuse", "decline", "think", "intend",
    "other",
)  # fmt: skip
NOBODY = "none"
SHEET_KEYS = {"article": str, "outlet": str, "published": str, "not_quotations": list, "actor": list, "attribution": list}
ACTOR_KEYS = {"id": str, "name": str, "kind": str, "gender": str, "roles": list, "variants": list}
ATTRIBUTION_KEYS = {
    "id": int, "directness": str, "content": list, "cue": list, "source": list, "speaker": str, "anonymity": str, "via": list,
    "inside": int, "to": str, "where": str, "when": str, "act": str, "optional": bool, "unmarked": bool,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or something, that says or reports something in one article."""

    id: str
    name: str
    kind: str
    gender: str | None
    roles: tuple[str, ...]
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """What somebody says, with its places.

    `via`: who reports it as the file says, the outermost first. `unmarked`: given word for word, but set off without quote marks.
    """

    id: int
    directness: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    anonymity: Span | None
    via: tuple[str, ...]
    inside: int | None
    to: Span | None
    where: Span | None
    when: Span | None
    act: str
    optional: bool
    unmarked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one file says about one article."""

    article: str
    text: str
    outlet: str
    published: str
    not_quotations: tuple[Span, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attributed, ...]

    def enclosing(self, a: Attributed) -> tuple[Attributed, ...]:
        """Those in whose content this one is nested, the outermost first. Faulty where that leads nowhere, or back."""
        found: list[Attributed] = []
        inside = a.inside
        while inside is not None:
            outer = next((other for other in self.attributions if other.id == inside), None)
            if outer is None or outer is a or outer in found:
                raise Faulty(f"inside {inside}, which {'is not there' if outer is None else 'leads back to itself'}")
            found.insert(0, outer)
            inside = outer.inside
        return tuple(found)

    def reporters(self, a: Attributed) -> tuple[str, ...]:
        """Who reports it, the outermost first: as the file says, or else those in whose words it is nested."""
        return a.via or tuple(dict.fromkeys(o.speaker for o in self.enclosing(a) if o.speaker is not None and o.speaker != a.speaker))


class Faulty(ValueError):
    """The file breaks the guidelines; each line of the message is one fault."""


@dataclass(slots=True)
class Reading:
    """Turns rows into records, and keeps what is wrong on the way."""

    text: str = ""
    faults: list[str] = field(default_factory=list)

    def sheet(self, path: Path, articles: Path) -> Sheet | None:
        try:
            row = tomllib.loads(path.read_text(encoding="utf-8"))
            article = articles / str(row["article"])
            self.text = article.read_text(encoding="utf-8")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, KeyError) as error:
            self.faults.append(f"cannot be read: {type(error).__name__} {error}")
            return None
        self._keys("top", row, SHEET_KEYS, ("article", "outlet", "published", "actor", "attribution"))
        if self.faults:
            return None
        if article.stem != path.stem:
            self.faults.append(f"is about {article.name}, and should have its number")
        not_quotations = self._spans("not_quotations", row.get("not_quotations", []))
        actors = [self._actor(r) for r in row["actor"]]
        attributions = [self._attribution(r) for r in row["attribution"]]
        if any(a is None for a in attributions) or any(a is None for a in actors):
            return None
        return Sheet(
            article.name, self.text, row["outlet"], row["published"], not_quotations, tuple(a for a in actors if a),
            tuple(a for a in attributions if a),
        )  # fmt: skip

    def _actor(self, row: dict[str, Any]) -> Actor | None:
        place = f"actor {row.get('id', '?')}"
        if not self._keys(place, row, ACTOR_KEYS, ("id", "name", "kind")):
            return None
        self._one_of(place, "kind", row["kind"], KINDS)
        if "gender" in row:
            self._one_of(place, "gender", row["gender"], GENDERS)
        for words in (row["name"], *row.get("variants", [])):
            if not stands(self.text, words):
                self.faults.append(f"{place}: not in the article: {words!r}")
        return Actor(row["id"], row["name"], row["kind"], row.get("gender"), tuple(row.get("roles", ())), tuple(row.get("variants", ())))

    def _attribution(self, row: dict[str, Any]) -> Attributed | None:
        place = f"attribution {row.get('id', '?')}"
        if not self._keys(place, row, ATTRIBUTION_KEYS, ("id", "directness", "content", "speaker")):
            return None
        self._one_of(place, "directness", row["directness"], DIRECTNESS)
        self._one_of(place, "act", row.get("act", "assert"), ACTS)
        spans = {key: self._spans(f"{place}, {key}", row.get(key, [])) for key in ("content", "cue", "source")}
        single = {key: self._spans(f"{place}, {key}", [row[key]] if key in row else []) for key in ("anonymity", "to", "where", "when")}
        one = {key: found[0] if found else None for key, found in single.items()}
        return Attributed(
            id=row["id"], directness=row["directness"], speaker=None if row["speaker"] == NOBODY else row["speaker"],
            via=tuple(row.get("via", ())), inside=row.get("inside"), act=row.get("act", "assert"), optional=row.get("optional", False),
            unmarked=row.get("unmarked", False), **spans, **one,
        )  # fmt: skip

    def _spans(self, place: str, quoted: Iterable[str]) -> tuple[Span, ...]:
        found: list[Span] = []
        for words in quoted:
            try:
                found.append(find(self.text, words))
            except NotFound as error:
                self.faults.append(f"{place}: {error}")
        return tuple(found)

    def _keys(self, place: str, row: dict[str, Any], known: dict[str, type], needed: Sequence[str]) -> bool:
        before = len(self.faults)
        self.faults += [f"{place}: no {key}" for key in needed if key not in row]
        self.faults += [f"{place}: unknown key {key!r}; choose from {', '.join(known)}" for key in row if key not in known]
        for key in row.keys() & known.keys():
            item = dict if key in ("actor", "attribution") else str
            listed = known[key] is not list or (isinstance(row[key], list) and all(isinstance(v, item) for v in row[key]))
            if type(row[key]) is not known[key] or not listed:
                self.faults.append(f"{place}: {key} should be {'a list' if known[key] is list else known[key].__name__}")
        return len(self.faults) == before

    def _one_of(self, place: str, key: str, value: str, known: Sequence[str]) -> None:
        if value not in known:
            self.faults.append(f"{place}: unknown {key} {value!r}; choose from {', '.join(known)}")
