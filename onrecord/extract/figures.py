"""The people and bodies of one article while they are being told apart: who bears which name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from onrecord.extract.sights import Role, Sight
from onrecord.lexicons.names import Gender, Names
from onrecord.model.names import Kind
from onrecord.text.people import core, misspelt, other_generation, same_person

_CROWD = 100  # bearers of one surname that are compared with each other; more are told apart by their full names alone


@dataclass(slots=True, eq=False)
class Figure:
    """One person or body: the sights of it so far, its names as words, what it is called to be, and the gender that the text states.

    `met`: how many of its sights have been passed so far.
    """

    kind: Kind
    names: list[tuple[str, ...]] = field(default_factory=list)
    sights: list[int] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    many: bool = False
    met: int = 0

    @property
    def gender(self) -> Gender | None:
        """The gender that the article states, None where it states none or both."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None

    @property
    def fullest(self) -> tuple[str, ...]:
        return max(self.names, key=len, default=())

    def take(self, number: int, sight: Sight) -> None:
        """Adds one sight of it."""
        self.sights.append(number)
        if sight.mention.form == "name" and sight.words not in self.names:
            self.names.append(sight.words)
        if sight.role is not None and not (sight.head is not None and sight.head.many and not self.many):
            self.roles.add(sight.role)
        if sight.age is not None:
            self.roles.add(Role("year-old", frozenset({sight.age})))
        if sight.gender is not None:
            self.genders[sight.gender] += 1


def named(sights: tuple[Sight, ...], names: Names) -> tuple[list[Figure], dict[int, Figure]]:
    """The figures that bear names, and which of them each sight of a name belongs to."""
    people = [(i, s) for i, s in enumerate(sights) if s.mention.form == "name" and s.mention.kind == "person"]
    others = [(i, s) for i, s in enumerate(sights) if s.mention.form == "name" and s.mention.kind != "person"]
    full = [core(s.words) for _, s in people if len(core(s.words)) > 1]
    called = {word for words in full for word in (words[0], words[-1])}
    lone = [(i, s) for i, s in others if s.mention.kind == "other" and len(s.words) == 1 and s.words[0] in called and not s.quoted]
    moved = {i for i, _ in lone}
    people, others = sorted([*people, *lone], key=lambda one: one[0]), [one for one in others if one[0] not in moved]
    figures: list[Figure] = []
    owner: dict[int, Figure] = {}
    for group in (_people(people, _relatives(sights)), _bodies(others, names)):
        for number, figure in group:
            if not figure.sights:
                figures.append(figure)
            figure.take(number, sights[number])
            owner[number] = figure
    return figures, owner


def _relatives(sights: tuple[Sight, ...]) -> set[int]:
    """The names of those who are told of as somebody's: "His sister, Fay Torve", "her lawyer Fay Torve", "Torve's son, Bo Torve"."""
    found: set[int] = set()
    for number, sight in enumerate(sights):
        if sight.mention.form != "name" or sight.mention.kind != "person":
            continue
        for near in sights[max(0, number - _NEAR) : number]:
            described = near.mention.form == "nominal" and near.last == sight.first
            owner = near.mention.form == "pronoun" and near.last < sight.first <= near.last + _NEAR and sight.role is not None
            if near.row == sight.row and ((owner and near.words[0] in _OWNERS) or (described and _owned(near, sight))):
                found.add(number)
    return found


def _owned(described: Sight, sight: Sight) -> bool:
    """Whether a description before a name says whose: "his", or a bearer of the same surname."""
    return described.words[0] in _OWNERS or core(sight.words)[-1:] == described.words[:1]


_OWNERS = frozenset({"his", "her", "their"})
_NEAR = 3
"""Words of a title between "his" and a name: "his former business partner"."""


def _people(people: list[tuple[int, Sight]], relatives: AbstractSet[int]) -> Iterator[tuple[int, Figure]]:
    """Full names first, so that "Torve" before "Ana Torve" still finds her; a surname that two people bear stays by itself.

    `relatives`: names of those told of as somebody's. Whoever is called so when first named is not the bare surname before.
    """
    full: list[Figure] = []
    by_word: dict[str, list[Figure]] = defaultdict(list)
    exact: dict[tuple[str, ...], Figure] = {}
    of: dict[int, Figure] = {}
    for number, sight in sorted(people, key=lambda p: (-len(core(p[1].words)), p[0])):
        words = core(sight.words)
        if len(words) < 2:
            continue
        bearers = by_word[words[-1]] if len(by_word[words[-1]]) <= _CROWD else [f for f in (exact.get(words),) if f is not None]
        bearers = [f for f in bearers if not any(other_generation(sight.words, n) for n in f.names)]
        match = [f for f in bearers if words == core(f.names[0]) or any(same_person(words, core(n)) for n in dict.fromkeys(f.names))]
        if len(match) == 1:
            figure = match[0]
        else:
            figure = Figure("person")
            full.append(figure)
            for word in dict.fromkeys(words):
                by_word[word].append(figure)
        exact.setdefault(words, figure)
        figure.names.append(sight.words)
        of[number] = figure
    often = {id(f) for f in full if len(f.names) > 1}
    for figure in full:
        figure.names = list(dict.fromkeys(figure.names))
    alone: dict[str, Figure] = {}
    settled: dict[str, Figure] = {}
    met: dict[int, int] = {}
    first = {id(figure): number for number, figure in sorted(of.items(), reverse=True)}
    for number, sight in people:
        words = core(sight.words)
        if number not in of:
            word = words[-1] if words else " ".join(sight.words)
            bearers = by_word.get(word, [])
            coming = [first[id(f)] for f in bearers[:_CROWD]]
            if coming and min(coming) > number and min(coming) in relatives:
                settled.setdefault(word, _alone(word, sight, alone))
            of[number] = (
                settled.get(word)
                or _bearer(word, sight, bearers, met, settled, often)
                or _slip(word, sight, full, met, settled)
                or _alone(word, sight, alone)
            )
        met.setdefault(id(of[number]), number)
        yield number, of[number]


def _alone(word: str, sight: Sight, alone: dict[str, Figure]) -> Figure:
    """Whoever is only called by one name: "Ms Garrick" is not "Mr Garrick"."""
    figure = alone.setdefault(word, Figure("person"))
    apart = sight.gender is not None and figure.gender not in (None, sight.gender)
    return alone.setdefault(f"{sight.gender} {word}", Figure("person")) if apart else figure


def _bearer(
    word: str, sight: Sight, bearers: list[Figure], met: dict[int, int], settled: dict[str, Figure], often: set[int]
) -> Figure | None:
    """Whom a name of one word means: its only bearer; of several, the only one met so far, who then keeps it."""
    if len(bearers) > _CROWD:
        return None
    last = [f for f in bearers if any(n[-1] == word or n[0] != word for n in f.names[:_CROWD])]
    candidates = last or bearers
    if sight.gender is not None:
        candidates = [f for f in candidates if f.gender in (None, sight.gender)]
    if len(candidates) > 1:
        introduced = [f for f in candidates if id(f) in met]
        leaders = [f for f in candidates if id(f) in often]  # whom the article is about: named first, and alone named twice in full
        leading = len(leaders) == 1 and introduced and leaders[0] is min(introduced, key=lambda f: met[id(f)])
        candidates = leaders if leading else introduced
    if len(candidates) != 1:
        return None
    settled[word] = candidates[0]
    return candidates[0]


def _slip(word: str, sight: Sight, full: list[Figure], met: dict[int, int], settled: dict[str, Figure]) -> Figure | None:
    """Whose surname a word is with a slip in it: "Mr Bail" after Teodric Bale, where nobody else is called so, nor nearly so."""
    if sight.before not in _ADDRESSES or len(full) > _CROWD:
        return None
    near = [f for f in full if misspelt(word, core(f.names[0])[-1]) and f.gender in (None, sight.gender)]
    if len(near) != 1 or id(near[0]) not in met:
        return None
    settled[word] = near[0]
    return near[0]


_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof", "professor", "sen", "gov", "cllr"})


def _bodies(others: list[tuple[int, Sight]], names: Names) -> Iterator[tuple[int, Figure]]:
    """Organisations, places and the rest: one figure a name, its aliases, its acronym and its clear short form."""
    figures: dict[str, Figure] = {}
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    spelled = {number: " ".join(sight.words) for number, sight in others}
    for number, sight in others:
        kinds[names.alias.get(spelled[number], spelled[number])][sight.mention.kind] += 1
    shortened = _shortened([name for name in kinds if " " in name], names)
    short = {name: _short_for(name, shortened, names) for name in kinds}
    for number, _ in others:
        name = short[names.alias.get(spelled[number], spelled[number])]
        kind = max(kinds[name], key=lambda k: (kinds[name][k], k != "other", k))
        yield number, figures.setdefault(name, Figure(kind))


def _shortened(longs: Iterable[str], names: Names) -> dict[str, set[str]]:
    """What each acronym, last word and first word may stand for."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in longs:
        words = name.split()
        found[_initials(name, small=False)].add(name)
        found[_initials(name, small=True)].add(name)
        if words[-1] in names.publishing_heads:
            found[words[-1]].add(name)
        if words[-1] in names.body_heads or words[-1] in names.body_suffixes:
            found[words[0]].add(name)
    return found


def _short_for(name: str, shortened: Mapping[str, set[str]], names: Names) -> str:
    """The one longer name that this is the acronym, the beginning or the last word of, or itself."""
    if " " in name or (names.sort(name) is not None and name not in names.publishing_heads) or name in names.facts:
        return name
    fits = shortened.get(name, ())
    return next(iter(fits)) if len(fits) == 1 else name


def _initials(name: str, *, small: bool) -> str:
    return "".join(w[0] for w in name.split() if small or w not in ("of", "for", "the", "and", "on", "&"))
