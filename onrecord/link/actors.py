"""The same people and bodies across the articles of a record, and whom an article means that says "the mayor" and names nobody.

By names, and for roles by the dates at which the articles say who holds them: nothing is known but the record. Two people of one name are
taken for one. A misspelt surname is a variant where first name and office are the same. Places are not actors.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.bearers import Bearer, Words, initials, words_of
from onrecord.link.offices import Office, by_person, holder
from onrecord.model.ids import ActorId, EntityId, RoleId
from onrecord.model.names import Actor, Incumbent, Kind
from onrecord.model.runs import By, Made
from onrecord.text.people import core, misspelt, other_generation, same_person

BY = By("actors", 3)
CROWD = 500
"""The largest block in which every pair is compared: 125,000 comparisons take under a second. Beyond it all are compared with one."""

_CHAIN = 50  # forms of one person's name that are compared with each other; a longer chain of likenesses is no person
_GENERIC = frozenset(
    {"senate", "congress", "parliament", "assembly", "house", "police", "army", "navy", "court", "government", "council", "union",
     "justice", "treasury", "state", "national", "royal", "general", "federal", "public", "united", "international", "church", "bank",
     "city", "party", "committee", "commission", "department", "ministry", "democratic", "republican", "central", "first", "new",
     "world", "people"}
)  # fmt: skip
"""Words that many bodies share: "Senate" is no short form of "Senate Committee"."""

Name = tuple[Kind, Words]
Key = Name | EntityId
Holds = tuple[RoleId, ...]


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two names that can be one's: the kind, both names, and why."""

    kind: Kind
    first: Words
    second: Words
    why: str


def compare(first: Bearer, second: Bearer) -> tuple[Match, ...]:
    """The same person or body: the names are the same, or one is the other shortened, and nobody else in the record could be meant.

    People: the same first name and surname, perhaps with a middle or second surname more; a surname alone where only one person of the
    record bears it; a surname with a slip in it where first name and office are the same. Bodies: the same name, or its initials,
    its beginning or its end where only one name of the record has them. Different first names are never the same person.
    """
    why = _why(first, second)
    if why is None:
        return ()
    one, other = sorted((first.words, second.words))
    return (Match(first.kind, one, other, why),)


def _why(first: Bearer, second: Bearer) -> str | None:
    if first.kind != second.kind or not first.words or not second.words:
        return None
    if first.words == second.words:
        return "same_name"
    if first.kind == "organisation":
        short, long = sorted((first.words, second.words), key=len)
        if len(short) == 1 and len(long) > 1 and short[0] == initials(long):
            return "initials"
        return "short_form" if _short_form(*sorted((first, second), key=lambda b: len(b.words))) else None
    if same_person(first.words, second.words):
        return "longer_name"
    short, long = sorted((core(first.words), core(second.words)), key=len)
    if len(short) > 1 and _misspelt(first, second):
        return "spelling"
    return "surname" if len(short) == 1 and len(long) > 1 and short[0] in long[1:] else None


def _misspelt(first: Bearer, second: Bearer) -> bool:
    """Whether two people have one first name and one office, and surnames that a slip tells apart."""
    if {one.noun for one in first.offices}.isdisjoint(one.noun for one in second.offices):
        return False
    return slipped(first.words, second.words)


def slipped(first: Words, second: Words) -> bool:
    """Whether two full names are the same but for a slip in one surname."""
    one, other = core(first), core(second)
    if len(one) != len(other) or len(one) < 2 or one[0] != other[0] or other_generation(first, second):
        return False
    wrong = [(a, b) for a, b in zip(one[1:], other[1:], strict=True) if a != b]
    return len(wrong) == 1 and misspelt(*wrong[0])


def _short_form(short: Bearer, long: Bearer) -> bool:
    """Whether a body's longer name begins or ends with the shorter one.

    And an article uses both, or only the last word is left out.
    """
    if not 0 < len(short.words) < len(long.words):
        return False
    begins, ends = long.words[: len(short.words)] == short.words, long.words[-len(short.words) :] == short.words
    used = any(words_of(form, long.kind) == short.words for form, _ in long.forms)
    clipped = begins and len(long.words) == len(short.words) + 1 and _GENERIC.isdisjoint(short.words)
    return clipped or ((begins or ends) and used)


def group(items: tuple[Bearer, ...], findings: tuple[Match, ...]) -> tuple[Actor | Incumbent, ...]:
    """One actor for each person or body; a name that two could bear stays by itself in each article. Then whom the offices mean."""
    bearers = sorted(set(items))
    named = [b for b in bearers if b.words]
    names = {(b.kind, b.words) for b in named}
    joined = _joined(findings)
    short = _shortened(findings, joined, names)
    groups: dict[Key, list[Bearer]] = defaultdict(list)
    for bearer in named:
        name = (bearer.kind, bearer.words)
        if name in short:
            groups[short[name]].append(bearer)
        elif bearer.kind == "person" and len(core(bearer.words)) == 1:
            groups[bearer.entity].append(bearer)  # a bare surname of nobody in particular
        else:
            groups[joined.get(name, name)].append(bearer)
    meant = _meant([b for b in bearers if not b.words], groups)
    actors = {key: _actor(members, [one.entity for one, _, _ in meant.get(key, ())]) for key, members in groups.items()}
    found = sorted((_incumbent(actors[key], *one) for key, listed in meant.items() for one in listed), key=lambda one: one.id)
    return (*sorted(actors.values(), key=lambda actor: (actor.name, actor.id)), *found)


def _meant(waiting: Sequence[Bearer], groups: Mapping[Key, Sequence[Bearer]]) -> dict[Key, list[tuple[Bearer, Office, Holds]]]:
    """Those whom no article names, by whom they are: the one person who holds each of the offices that they are called by."""
    known = by_person((key, one, b.scene) for key, members in groups.items() for b in members for one in b.offices)
    found: dict[Key, list[tuple[Bearer, Office, Holds]]] = defaultdict(list)
    for bearer in waiting:
        answers = [(one, holder(one, bearer.scene, known.get(one.noun, {}))) for one in bearer.offices]
        whom = {answer[0] for _, answer in answers if answer is not None}
        if len(whom) == 1:
            one, answer = next((one, answer) for one, answer in answers if answer is not None)
            found[whom.pop()].append((bearer, one, answer[1]))
    return found


def _incumbent(actor: Actor, bearer: Bearer, called: Office, holds: Holds) -> Incumbent:
    return Incumbent(
        made=BY.rule("only_holder", SOLE), entity=bearer.entity, role=called.role, actor=ActorId(actor.id), holds=holds[:_EVIDENCE]
    )  # fmt: skip


SOLE = 0.85
"""How sure the only holder of an office is the one meant: by hand, since no corpus tells."""
_EVIDENCE = 20  # roles kept that say who holds an office


def _joined(findings: tuple[Match, ...]) -> dict[Name, Name]:
    """Each full name -> the name that stands for its group. A group in which two names exclude each other is not made."""
    linked: dict[Name, set[Name]] = defaultdict(set)
    for match in findings:
        if match.why in ("longer_name", "spelling"):
            one, other = (match.kind, match.first), (match.kind, match.second)
            linked[one].add(other)
            linked[other].add(one)
    joined: dict[Name, Name] = {}
    for name in sorted(linked):
        if name in joined:
            continue
        group, waiting = {name}, [name]
        while waiting:
            fresh = linked[waiting.pop()] - group
            group |= fresh
            waiting.extend(fresh)
        fits = len(group) <= _CHAIN and all(same_person(a[1], b[1]) or slipped(a[1], b[1]) for a in group for b in group if a < b)
        joined.update({member: min(group) if fits else member for member in group})
    return joined


def _shortened(findings: tuple[Match, ...], joined: Mapping[Name, Name], names: set[Name]) -> dict[Name, Name]:
    """Each short name (a surname, an acronym) -> the one group in the record that it can mean."""
    bearers: dict[Name, set[Name]] = defaultdict(set)
    wanted = {
        (m.kind, min(m.first, m.second, key=lambda w: (len(core(w)), w)))
        for m in findings
        if m.why in ("surname", "initials", "short_form")
    }
    for kind, words in names:
        for short in _shorter(kind, words):
            if (kind, short) in wanted:
                bearers[kind, short].add(joined.get((kind, words), (kind, words)))
    return {short: next(iter(found)) for short, found in bearers.items() if len(found) == 1}


def _shorter(kind: Kind, words: Words) -> set[Words]:
    """All that a name may be shortened to: each surname of a person; a body's initials, its beginnings and its ends."""
    tokens = core(words)
    if kind == "person":
        return {(token,) for token in tokens[1:]}
    cuts = range(1, min(len(words), 12))
    found = {words[:i] for i in cuts} | {words[-i:] for i in cuts}
    return found | {(initials(words),)} if len(words) > 1 else set()


def _actor(members: Sequence[Bearer], meant: Sequence[EntityId]) -> Actor:
    forms: Counter[str] = Counter()
    for member in members:
        forms.update(dict(member.forms))
    variants = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
    name = max(variants, key=lambda form: (min(len(form.split()), 2), forms[form], len(form), form))
    alike = len({m.words for m in members}) == 1
    return Actor(
        made=_stamp(len(members), alike),
        name=name,
        kind=members[0].kind,
        variants=variants,
        entities=tuple(sorted((*(m.entity for m in members), *meant))),
    )


def _stamp(count: int, alike: bool) -> Made:
    return BY.rule("alone", 0.9) if count == 1 else BY.rule("same_name", 0.9) if alike else BY.rule("shortened_name", 0.8)
