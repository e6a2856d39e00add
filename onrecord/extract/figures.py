"""The people and bodies of one article while they are being told apart: who bears which name."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.extract.sights import Role, Sight
from onrecord.lexicons.names import Gender, Names
from onrecord.model.names import Kind
from onrecord.text.people import core, same_person


@dataclass(slots=True, eq=False)
class Figure:
    """One person or body: the sights of it so far, its names as words, what it is called to be, and the gender that the text states."""

    kind: Kind
    names: list[tuple[str, ...]] = field(default_factory=list)
    sights: list[int] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    many: bool = False

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
        if sight.gender is not None:
            self.genders[sight.gender] += 1


def named(sights: tuple[Sight, ...], names: Names) -> tuple[list[Figure], dict[int, Figure]]:
    """The figures that bear names, and which of them each sight of a name belongs to."""
    people = [(i, s) for i, s in enumerate(sights) if s.mention.form == "name" and s.mention.kind == "person"]
    others = [(i, s) for i, s in enumerate(sights) if s.mention.form == "name" and s.mention.kind != "person"]
    figures: list[Figure] = []
    owner: dict[int, Figure] = {}
    for group in (_people(people), _bodies(others, names)):
        for number, figure in group:
            if not figure.sights:
                figures.append(figure)
            figure.take(number, sights[number])
            owner[number] = figure
    return figures, owner


def _people(people: list[tuple[int, Sight]]) -> Iterator[tuple[int, Figure]]:
    """Full names first, so that "Torve" before "Ana Torve" still finds her; a surname that two people bear stays by itself."""
    full: list[Figure] = []
    by_word: dict[str, list[Figure]] = defaultdict(list)
    of: dict[int, Figure] = {}
    for number, sight in sorted(people, key=lambda p: (-len(core(p[1].words)), p[0])):
        words = core(sight.words)
        if len(words) < 2:
            continue
        match = [f for f in by_word[words[-1]] if any(same_person(words, core(n)) for n in f.names)]
        if len(match) == 1:
            figure = match[0]
        else:
            figure = Figure("person")
            full.append(figure)
            for word in dict.fromkeys(words):
                by_word[word].append(figure)
        figure.names.append(sight.words)
        of[number] = figure
    alone: dict[str, Figure] = {}
    settled: dict[str, Figure] = {}
    met: dict[int, None] = {}
    for number, sight in people:
        words = core(sight.words)
        if number not in of:
            word = words[-1] if words else " ".join(sight.words)
            of[number] = (
                settled.get(word) or _bearer(word, sight, by_word.get(word, []), met, settled) or alone.setdefault(word, Figure("person"))
            )
        met[id(of[number])] = None
        yield number, of[number]


def _bearer(word: str, sight: Sight, bearers: list[Figure], met: dict[int, None], settled: dict[str, Figure]) -> Figure | None:
    """Whom a name of one word means: its only bearer; of several, the only one met so far, who then keeps it."""
    last = [f for f in bearers if any(n[-1] == word or n[0] != word for n in f.names)]
    candidates = last or bearers
    if sight.gender is not None:
        candidates = [f for f in candidates if f.gender in (None, sight.gender)]
    if len(candidates) > 1:
        often = [f for f in candidates if len(f.names) > 1]  # whom the article is about; the others are named once, in full
        candidates = often if len(often) == 1 else [f for f in candidates if id(f) in met]
    if len(candidates) != 1:
        return None
    settled[word] = candidates[0]
    return candidates[0]


def _bodies(others: list[tuple[int, Sight]], names: Names) -> Iterator[tuple[int, Figure]]:
    """Organisations, places and the rest: one figure a name, its aliases, its acronym and its clear short form."""
    figures: dict[str, Figure] = {}
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    spelled = {number: " ".join(sight.words) for number, sight in others}
    for number, sight in others:
        kinds[names.alias.get(spelled[number], spelled[number])][sight.mention.kind] += 1
    long = [name for name in kinds if " " in name]
    short = {name: name if names.facts.get(name) else _short_for(name, long, names) for name in kinds}
    for number, _ in others:
        name = short[names.alias.get(spelled[number], spelled[number])]
        kind = max(kinds[name], key=lambda k: (kinds[name][k], k != "other", k))
        yield number, figures.setdefault(name, Figure(kind))


def _short_for(name: str, long: list[str], names: Names) -> str:
    """The one longer name that this is the acronym, the beginning or the last word of, or itself."""
    if " " in name or (names.sort(name) is not None and name not in names.publishing_heads):
        return name
    fits = [other for other in long if name in (_initials(other, small=False), _initials(other, small=True))]
    fits = fits or [other for other in long if other.split()[-1] == name and name in names.publishing_heads]
    fits = fits or [o for o in long if o.split()[0] == name and (o.split()[-1] in names.body_heads or o.split()[-1] in names.body_suffixes)]
    return fits[0] if len(fits) == 1 else name


def _initials(name: str, *, small: bool) -> str:
    return "".join(w[0] for w in name.split() if small or w not in ("of", "for", "the", "and", "on", "&"))
