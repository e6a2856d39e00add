"""Whom a description means: "the press secretary", "the outlet", "the analysts". Where two could be meant, it stays by itself."""

from collections import defaultdict
from collections.abc import Sequence

from onrecord.extract.figures import Figure
from onrecord.extract.nominals import age
from onrecord.extract.sights import Role, Sight
from onrecord.lexicons.names import Names

_NEAR = 3  # sentences back to the one outlet that "the outlet" may mean
_CROWD = 100
"""Figures that one noun may mean. More cannot be told apart by it, and looking through them each time would be quadratic."""
_PAST = frozenset({"former", "then", "ex", "late", "previous", "predecessor", "onetime", "deputy", "vice", "acting", "next", "first"})


_RANKS = frozenset({"prime", "vice", "deputy", "first", "under", "assistant", "lieutenant"})
"""Words that make another office: "the minister" is not the prime minister."""


class Cast:
    """The figures of an article so far, found by their names and roles."""

    def __init__(self, figures: list[Figure], owner: dict[int, Figure], sights: tuple[Sight, ...], names: Names) -> None:
        self.figures = figures
        self.owner = owner
        self.sights = sights
        self.names = names
        self.holders: dict[str, dict[int, Figure]] = defaultdict(dict)
        self.worded: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._file(figure)
        for figure in figures:
            for word in {w for name in figure.names for w in name} if figure.kind == "organisation" else ():
                self.worded[word].append(figure)

    def _file(self, figure: Figure) -> None:
        for role in sorted(figure.roles, key=lambda r: r.noun):
            for noun in {role.noun, role.noun.rpartition(" ")[2]}:
                self.holders[noun][id(figure)] = figure

    def join(self, number: int, figure: Figure) -> None:
        """Gives a sight to a figure."""
        figure.take(number, self.sights[number])
        self.owner[number] = figure
        self._file(figure)

    def new(self, number: int) -> Figure:
        """A figure without a name."""
        sight = self.sights[number]
        figure = Figure(sight.mention.kind, many=sight.head is not None and sight.head.many)
        self.figures.append(figure)
        self.join(number, figure)
        return figure

    def meant(self, number: int) -> Figure | None:
        """The one figure met before that a definite description fits, or None."""
        sight = self.sights[number]
        if sight.role is None or sight.head is None:
            return None
        if sight.words[0] == "its" and sight.role.noun in self.names.offices:
            return self._awaited(sight, sight.role) if not self.holders[sight.role.noun] or not sight.role.words else None
        if not sight.definite:
            return None
        if sight.words[0] == "this" and sight.quoted:
            return None  # "this court", to a judge
        if sight.mention.kind == "organisation" and not sight.head.many:
            body = self._body(number, sight, sight.role)
            if body is not None:
                return body
        return self._holder(number, sight, sight.role)

    def leave(self, number: int, figure: Figure) -> None:
        """Takes a sight away from a figure, with the role that it gave."""
        figure.sights.remove(number)
        for role in figure.roles:
            for noun in {role.noun, role.noun.rpartition(" ")[2]}:
                self.holders[noun].pop(id(figure), None)
        figure.roles = {said for n in figure.sights if (said := self.sights[n].role) is not None}
        self._file(figure)
        if not figure.sights:
            self.figures.remove(figure)

    def bearing(self, role: Role | None, figures: Sequence[Figure]) -> list[Figure]:
        """Those who can be called by a role."""
        return [] if role is None else [f for f in figures if any(_fits(role, held, self.names) for held in f.roles)]

    def _holder(self, number: int, sight: Sight, role: Role) -> Figure | None:
        many = sight.head is not None and sight.head.many
        if len(self.holders[role.noun]) > _CROWD:
            return None
        met = [f for f in self.holders[role.noun].values() if f.many == many and f.sights[0] < number and f.kind == sight.mention.kind]
        if not met:
            return None if many else self._awaited(sight, role)
        fits = [f for f in met if any(_fits(role, held, self.names) for held in f.roles)]
        named = [f for f in fits if f.names]
        peers = [f for f in self.holders["counterpart"].values() if f.names]  # "the president" and "her counterpart" are both presidents
        if not many and not role.words and len({id(f) for f in (*named, *peers)}) > 1:
            return None
        exact = [f for f in fits if any(held.noun == role.noun and held.words == role.words for held in f.roles)]
        if role.words and len(exact) == 1:
            return exact[0]
        return fits[0] if len(fits) == 1 else None

    def _awaited(self, sight: Sight, role: Role) -> Figure | None:
        """The one person of the article who is named later and has the role: "The minister knew. ... Ana Torve, the minister, ..."."""
        later = [f for f in self.holders[role.noun].values() if f.names and f.kind == sight.mention.kind and not f.many]
        fits = [f for f in later if any(_fits(role, held, self.names) for held in f.roles)]
        if len(fits) != 1 or sight.words[0] in ("this", "that"):
            return None
        peers = any(f.names for f in self.holders["counterpart"].values())
        return fits[0] if role.words or not peers else None

    def _body(self, number: int, sight: Sight, role: Role) -> Figure | None:
        names = self.names
        if role.noun in names.publishing and not role.words:
            near = [f for f in self._near(number, sight.row) if f.kind == "organisation" and publishes(f, names)]
            if near:
                return near[0] if len(near) == 1 else None
        if role.noun in names.trading and not role.words:
            near = [f for f in self._near(number, sight.row) if f.kind == "organisation" and trades(f, names)]
            if near:
                return near[0] if len(near) == 1 else None
        noun = role.noun.rpartition(" ")[2]
        bearers = self.worded.get(noun, ())
        worded = [f for f in bearers if len(bearers) <= _CROWD and f.sights[0] < number]
        worded = [f for f in worded if role.words <= {w for n in f.names for w in n}]
        return worded[0] if len(worded) == 1 else None

    def _near(self, number: int, row: int) -> list[Figure]:
        near: dict[int, Figure] = {}
        for before in range(number - 1, max(-1, number - 60), -1):
            if self.sights[before].row < row - _NEAR:
                break
            figure = self.owner.get(before)
            if figure is not None and self.sights[before].mention.form == "name":
                near[id(figure)] = figure
        return list(near.values())


def _fits(said: Role, held: Role, names: Names) -> bool:
    """Whether somebody who is called `held` can be called `said`."""
    if held.noun != said.noun and not held.noun.endswith(" " + said.noun):
        return False
    if (said.words & _PAST) != (held.words & _PAST) or not _RANKS.isdisjoint(set(held.noun.split()) - set(said.noun.split()) - said.words):
        return False
    extra = said.words - held.words - set(held.noun.split())
    if not extra:
        return True
    countries = {names.demonyms.get(w, w) for w in extra}
    foreign = any(c in names.demonyms.values() or names.facts.get(c) == "place" for c in countries)
    return held.noun == said.noun and not held.words and " " in held.noun and not foreign


def publishes(figure: Figure, names: Names) -> bool:
    """Whether a body is an outlet: a well-known one, or one whose name says so."""
    spelled = [" ".join(name) for name in figure.names]
    known = any(s in names.outlets or names.alias.get(s, s) in names.outlets for s in spelled)
    return known or any(name[-1] in names.publishing_heads for name in figure.names)


def trades(figure: Figure, names: Names) -> bool:
    """Whether a body is a company: a well-known one, or one whose name says so."""
    if any(" ".join(name) in names.firms for name in figure.names):
        return True
    return any(name[-1] in names.firm_heads or name[-1] in names.body_suffixes for name in figure.names if len(name) > 1)


APART = 40
"""Characters between a description and the name beside it: a comma, and a title."""


GIVEN = frozenset(
    f" who {gave} {whose} name {only}as " for gave in ("gave", "gives") for whose in ("his", "her", "their") for only in ("", "only ")
)
"""What stands between "a fisherman" and the name that he gives himself."""


def introduces(words: str, names: Names) -> bool:
    """Whether words between a description and a name only say what its bearer is: "Dr", "drummer", "the 88-year-old"."""
    said = words.lower().split()
    plain = [w for w in said if w not in ("the", "a", "an")]
    known = all(age(w) is not None or w in names.heads or w in names.title_modifiers for w in plain)
    return titled(words, names) or (
        len(said) < _SHORT and bool(plain) and known and all(not head.many for w in plain if (head := names.heads.get(w)))
    )


_SHORT = 5


def titled(words: str, names: Names) -> bool:
    """Whether words are nothing but titles: "Dr", "Chief Justice"."""
    said = words.lower().replace(".", " ").split()
    return bool(said) and words[:1].isupper() and all(w in names.honorifics or w in names.heads or w in names.title_modifiers for w in said)


def apposed(text: str, cast: Cast) -> dict[int, int]:
    """Descriptions that stand beside a name and mean it: sight of the description -> sight of the name."""
    pairs: dict[int, int] = {}
    for number, sight in enumerate(cast.sights):
        if sight.mention.form != "nominal" or sight.head is None or sight.head.many:
            continue
        for other, name_first in ((number - 1, True), (number + 1, False)):
            name = _name_near(cast.sights, number, other, name_first=name_first)
            if name is not None and _beside(text, cast.sights[name], sight, cast.names, name_first=name_first):
                pairs[number] = name
                break
    return pairs


def _name_near(sights: tuple[Sight, ...], number: int, other: int, *, name_first: bool) -> int | None:
    """The sight of a name right before or after; names inside the description itself are passed over."""
    span, step = sights[number].mention.span, -1 if name_first else 1
    for _ in range(6):
        if not 0 <= other < len(sights):
            return None
        own = sights[other].mention.form == "pronoun" and sights[other].words[0] in ("his", "her", "their")
        if not span.overlaps(sights[other].mention.span) and not own:
            return other if sights[other].mention.form == "name" else None
        other += step
    return None


def _beside(text: str, name: Sight, sight: Sight, names: Names, *, name_first: bool) -> bool:
    a, b = (name.mention.span, sight.mention.span) if name_first else (sight.mention.span, name.mention.span)
    if name.row != sight.row or name.mention.kind != sight.mention.kind:
        return False
    between = text[a.end : min(b.start, a.end + APART)]
    if not name_first and between in GIVEN:
        return True
    if between != ", " and not (not name_first and between.startswith(", ") and introduces(between[2:], names)):
        return False
    after = text[b.end : b.end + 5]
    if after.startswith((", and", " and ", ", or ")) or (not name_first and after[:1] not in (",", ".", ";")):
        return False
    return (
        not name_first
        or after[:1] in (",", ".", ";", ")", "—", "\n", "")
        or after.startswith((" who", " whos", " in ", " at ", " with", " from", " — "))
    )
