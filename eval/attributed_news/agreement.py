"""How well two hands agree: `python -m eval.attributed_news.agreement [--differences] [NN ...]`.

Contents are matched one to one where they share at least half of the characters that either has; what one hand calls optional is neither
asked of the other nor held against it. Everything else is compared on the matched ones.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from eval.attributed import KINDS, Scores, matched, places, score, trimmed
from eval.attributed import Attributed as Words
from eval.attributed_news.check import SET, read
from eval.attributed_news.sheet import NOBODY, Actor, Attributed, Sheet
from eval.attributed_news.spans import Span
from eval.figures import Figure, ratio

UNNAMED = ("role", "unnamed person", "unnamed group")


@dataclass(frozen=True)
class Pairing:
    """Two hands' sheets of one article, with their attributions and actors matched."""

    first: Sheet
    second: Sheet

    @cached_property
    def pairs(self) -> tuple[tuple[Attributed, Attributed], ...]:
        """The matched attributions, in the order of the first sheet. One without content is matched by its reporting words."""
        found = matched(
            [words(self.first.text, a) for a in self.first.attributions], [words(self.first.text, a) for a in self.second.attributions]
        )
        return tuple((self.first.attributions[i], self.second.attributions[j]) for i, j in sorted(found))

    @cached_property
    def asked(self) -> tuple[tuple[Attributed, Attributed], ...]:
        """The matched ones that neither hand calls optional."""
        return tuple((a, b) for a, b in self.pairs if not a.optional and not b.optional)

    def alone(self) -> tuple[list[Attributed], list[Attributed]]:
        """What only the first, and what only the second hand has."""
        left, right = {a.id for a, _ in self.pairs}, {b.id for _, b in self.pairs}
        return [a for a in self.first.attributions if a.id not in left], [b for b in self.second.attributions if b.id not in right]

    @cached_property
    def people(self) -> dict[str, str]:
        """Which actor of the second hand is one of the first's: by a name they share, then by the attributions whose source they share."""
        names = {b.id: _names(b) for b in self.second.actors}
        shared = Counter(
            (a.speaker, b.speaker)
            for a, b in self.pairs
            if a.speaker and b.speaker and words(self.first.text, a).source & words(self.first.text, b).source
        )
        ranked = sorted(
            ((bool(_names(a) & names[b.id]), shared[a.id, b.id], -i, -j), a.id, b.id)
            for i, a in enumerate(self.first.actors)
            for j, b in enumerate(self.second.actors)
        )
        same: dict[str, str] = {}
        for (named, votes, *_), a, b in reversed(ranked):
            if (named or votes) and a not in same.values() and b not in same:
                same[b] = a
        return same

    def here(self, actor: str | None) -> str | None:
        """An actor of the second hand as the first hand calls it."""
        return None if actor is None else self.people.get(actor, f"{actor}'")

    def inside(self, b: Attributed) -> int | None:
        """The first hand's id of what the second hand's attribution is nested in; -1 where the first hand does not have it."""
        return None if b.inside is None else next((a.id for a, other in self.pairs if other.id == b.inside), -1)

    def differences(self, a: Attributed, b: Attributed) -> Iterator[tuple[str, str, str]]:
        """What two matched attributions do not share: the name of it, and how either hand has it."""
        text, kinds = self.first.text, {actor.id: actor.kind for actor in self.first.actors}
        others = {actor.id: actor.kind for actor in self.second.actors}
        for name in ("directness", "act"):
            if getattr(a, name) != getattr(b, name):
                yield name, getattr(a, name), getattr(b, name)
        for name in ("content", "cue", "source"):
            one, two = getattr(a, name), getattr(b, name)
            if trimmed(text, places(text, one)) != trimmed(text, places(text, two)):
                yield name, shown(text, one), shown(text, two)
        if a.speaker != self.here(b.speaker):
            yield "speaker", a.speaker or NOBODY, self.here(b.speaker) or NOBODY
        elif a.speaker and b.speaker and kinds[a.speaker] != others[b.speaker]:
            yield "kind", kinds[a.speaker], others[b.speaker]
        if a.inside != self.inside(b):
            yield "inside", str(a.inside), str(self.inside(b))
        chains = self.first.reporters(a), tuple(str(self.here(actor)) for actor in self.second.reporters(b))
        if chains[0] != chains[1]:
            yield "via", " ".join(chains[0]), " ".join(chains[1])
        for name in ("to", "where", "when", "anonymity"):
            spans = [() if getattr(x, name) is None else (getattr(x, name),) for x in (a, b)]
            if places(text, spans[0]) != places(text, spans[1]):
                yield name, shown(text, spans[0]), shown(text, spans[1])


@dataclass(slots=True)
class Shares:
    """How often something is the same, of the times that it was compared."""

    same: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, same: bool) -> None:
        self.same[name] += same
        self.asked[name] += 1

    def figures(self) -> list[Figure]:
        return [Figure(name, ratio(self.same[name], self.asked[name]), self.asked[name]) for name in self.asked]


def figures(pairings: Iterable[Pairing]) -> list[Figure]:
    """Agreement over some articles: F1 for what is found, shares for what is said about it."""
    scores, shares = Scores(), Shares()
    for pairing in pairings:
        optional = [{x.id for pair in pairing.pairs for x in (pair[side],) if any(y.optional for y in pair)} for side in (0, 1)]
        text = pairing.first.text
        listed = [
            [words(text, a) for a in sheet.attributions if not a.optional and a.id not in optional[side]]
            for side, sheet in enumerate((pairing.first, pairing.second))
        ]
        score(text, listed[0], listed[1], scores)
        for a, b in pairing.asked:
            _compare(pairing, a, b, shares)
    found = [Figure(f"contents, {kind} (F1)", scores.content[kind].f1, scores.content[kind].wanted) for kind in KINDS]
    return [*found, Figure("contents, exactly the same (F1)", scores.exact["all"].f1, scores.exact["all"].wanted), *shares.figures()]


def _compare(pairing: Pairing, a: Attributed, b: Attributed, shares: Shares) -> None:
    text, different = pairing.first.text, {name for name, *_ in pairing.differences(a, b)}
    shares.add("directness", "directness" not in different)
    for name in ("source", "cue"):
        one, two = places(text, getattr(a, name)), places(text, getattr(b, name))
        shares.add(f"{name}, some of it", bool(one & two) or not (one or two))
        shares.add(f"{name}, exactly", name not in different)
    shares.add("speaker", "speaker" not in different)
    kinds = {actor.id: actor.kind for actor in pairing.first.actors}
    if "speaker" not in different and a.speaker and kinds[a.speaker] in UNNAMED:
        shares.add("kind of unnamed speaker", "kind" not in different)
    if a.inside is not None or b.inside is not None:
        shares.add("nested in", "inside" not in different)
    if pairing.first.reporters(a) or pairing.second.reporters(b):
        shares.add("reported via", "via" not in different)
    shares.add("act", "act" not in different)


def words(text: str, a: Attributed) -> Words:
    """An attribution as places of characters; one that has no content is known by its reporting words."""
    return Words(a.directness, (places(text, a.content or a.cue),), places(text, a.source))


def _names(actor: Actor) -> set[str]:
    folded = {name.casefold().removeprefix("the ") for name in (actor.name, *actor.variants)}
    return {name for name in folded if name not in ("he", "she", "they", "it", "i", "we")}


def shown(text: str, spans: Iterable[Span]) -> str:
    """Spans as they stand in the article, with a bar between them."""
    return " | ".join(" ".join(text[start:end].split()) for start, end in spans) or "-"


def double() -> list[tuple[str, str, str]]:
    """Article number and its two hands, for every article that has two; the first is the one that adjudication starts from."""
    hands: dict[str, list[str]] = {}
    for path in sorted(SET.glob("hands/*/*.toml")):
        hands.setdefault(path.stem, []).append(path.parent.name)
    return [(number, *_in_order(number, found)) for number, found in sorted(hands.items()) if len(found) == 2]


def _in_order(number: str, hands: Sequence[str]) -> tuple[str, str]:
    """In articles 11 to 15 the second in the alphabet is the first hand."""
    return (hands[1], hands[0]) if (int(number) - 1) // 5 == 2 else (hands[0], hands[1])


def pairing(number: str, first: str, second: str, folder: Path = SET / "hands") -> Pairing:
    """Two hands' sheets of one article."""
    return Pairing(read(folder / first / f"{number}.toml"), read(folder / second / f"{number}.toml"))


def listed(p: Pairing) -> Iterator[str]:
    """Every difference between two hands, a line each."""
    for a, b in p.pairs:
        if a.optional != b.optional:
            yield f"{a.id}/{b.id} optional: {a.optional} / {b.optional}   [{shown(p.first.text, a.content)}]"
        for name, one, two in p.differences(a, b):
            yield f"{a.id}/{b.id} {name}: {one}  //  {two}"
    for side, alone in zip(("first", "second"), p.alone(), strict=True):
        for x in alone:
            note = " (optional)" if x.optional else ""
            said = f"{x.directness} {x.speaker or NOBODY} <{shown(p.first.text, x.cue)}> {shown(p.first.text, x.content)}"
            yield f"only the {side}: {x.id}{note} {said}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table of agreement, or every difference, for all articles that have two hands, or for those named."""
    parser = argparse.ArgumentParser(prog="python -m eval.attributed_news.agreement", description="How well two annotators agree.")
    parser.add_argument("numbers", nargs="*", metavar="NN", help="only these articles")
    parser.add_argument("--differences", action="store_true", help="every difference instead of the table")
    options = parser.parse_args(arguments)
    chosen = [row for row in double() if not options.numbers or row[0] in options.numbers]
    if options.differences:
        for number, first, second in chosen:
            print(f"== {number}: {first} // {second}", *listed(pairing(number, first, second)), sep="\n")
        return 0
    print(f"{len(chosen)} articles\n\n| | agreement | of |\n|---|---|---|")
    for figure in figures(pairing(*row) for row in chosen):
        print(f"| {figure.name} | {figure.value:.3f} | {figure.of} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
