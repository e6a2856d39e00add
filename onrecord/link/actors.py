"""The same people and bodies across the articles of a record.

What a name alone can tell: two people of one name are taken for one, and other spellings of a name for another. Places are not actors.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.article import Article
from onrecord.model.ids import EntityId, MentionId
from onrecord.model.names import Actor, Entity, Kind, Mention
from onrecord.model.runs import By, Made
from onrecord.text.people import core, same_person

BY = By("actors", 2)
CROWD = 500
"""The largest block in which every pair is compared: 125,000 comparisons take under a second. Beyond it all are compared with one."""

_CHAIN = 50  # forms of one person's name that are compared with each other; a longer chain of likenesses is no person
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "&"})
_GENERIC = frozenset(
    {"senate", "congress", "parliament", "assembly", "house", "police", "army", "navy", "court", "government", "council", "union",
     "justice", "treasury", "state", "national", "royal", "general", "federal", "public", "united", "international", "church", "bank",
     "city", "party", "committee", "commission", "department", "ministry", "democratic", "republican", "central", "first", "new",
     "world", "people"}
)  # fmt: skip
"""Words that many bodies share: "Senate" is no short form of "Senate Committee"."""
_COMPANY = frozenset({"inc", "corp", "ltd", "llc", "plc", "co"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A named person or body of one article. `words`: its fullest name in small letters. `forms`: its names there, with their number."""

    kind: Kind
    words: Words
    forms: tuple[tuple[str, int], ...]
    entity: EntityId


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two names that can be one's: the kind, both names, and why."""

    kind: Kind
    first: Words
    second: Words
    why: str


def keys(article: Article, mentions: tuple[Mention, ...], entities: tuple[Entity, ...]) -> tuple[tuple[str, Bearer], ...]:
    """The named people and bodies of an article, under each word that another article may use alone."""
    named = {MentionId(mention.id): mention for mention in mentions if mention.form == "name"}
    found: list[tuple[str, Bearer]] = []
    for entity in entities:
        forms = Counter(" ".join(named[i].span.of(article.text).split()) for i in entity.mentions if i in named)
        if entity.kind not in ("person", "organisation") or not forms:
            continue
        bearer = Bearer(entity.kind, _words(entity.name, entity.kind), tuple(sorted(forms.items())), EntityId(entity.id))
        found.extend((key, bearer) for key in _blocks(bearer))
    return tuple(found)


def _words(name: str, kind: Kind) -> Words:
    cleaned = _LEADING.sub("", name) if kind == "organisation" else name
    words = tuple(w for part in cleaned.lower().split() if (w := part.strip(".,\"'“”‘’()")))
    words = tuple(w.replace(".", "") or w for w in words)
    if kind == "organisation" and len(words) > 1 and words[-1] in _COMPANY:
        words = words[:-1]
    return words or (name.lower(),)


def _blocks(bearer: Bearer) -> Iterable[str]:
    if bearer.kind == "person":
        words = core(bearer.words)
        yield from dict.fromkeys(f"person {w}" for w in (words[1:] or words))
        if len(words) > 1:
            yield f"person {words[-1]} {words[0][:1]}"
        return
    words = bearer.words
    shorter = {_words(form, bearer.kind) for form, _ in bearer.forms} | {words[:-1] or words}
    yield from dict.fromkeys((f"body {' '.join(words)}", f"body {_initials(words)}", *sorted(f"body {' '.join(w)}" for w in shorter)))


def _initials(words: Words) -> str:
    return "".join(w[0] for w in words if w not in _SMALL) if len(words) > 1 else words[0]


def compare(first: Bearer, second: Bearer) -> tuple[Match, ...]:
    """The same person or body: the names are the same, or one is the other shortened, and nobody else in the record could be meant.

    People: the same first name and surname, perhaps with a middle or second surname more; a surname alone where only one person of the
    record bears it. Bodies: the same name, or its initials,
    its beginning or its end where only one name of the record has them. Different first names are never the same person.
    """
    why = _why(first, second)
    if why is None:
        return ()
    one, other = sorted((first.words, second.words))
    return (Match(first.kind, one, other, why),)


def _why(first: Bearer, second: Bearer) -> str | None:
    if first.kind != second.kind:
        return None
    if first.words == second.words:
        return "same_name"
    if first.kind == "organisation":
        short, long = sorted((first.words, second.words), key=len)
        if len(short) == 1 and len(long) > 1 and short[0] == _initials(long):
            return "initials"
        return "short_form" if _short_form(*sorted((first, second), key=lambda b: len(b.words))) else None
    if same_person(first.words, second.words):
        return "longer_name"
    short, long = sorted((core(first.words), core(second.words)), key=len)
    return "surname" if len(short) == 1 and len(long) > 1 and short[0] in long[1:] else None


def _short_form(short: Bearer, long: Bearer) -> bool:
    """Whether a body's longer name begins or ends with the shorter one.

    And an article uses both, or only the last word is left out.
    """
    if not 0 < len(short.words) < len(long.words):
        return False
    begins, ends = long.words[: len(short.words)] == short.words, long.words[-len(short.words) :] == short.words
    used = any(_words(form, long.kind) == short.words for form, _ in long.forms)
    clipped = begins and len(long.words) == len(short.words) + 1 and _GENERIC.isdisjoint(short.words)
    return clipped or ((begins or ends) and used)


def group(items: tuple[Bearer, ...], findings: tuple[Match, ...]) -> tuple[Actor, ...]:
    """One actor for each person or body; a name that two could bear stays by itself in each article."""
    bearers = sorted(set(items))
    names = {(b.kind, b.words) for b in bearers}
    joined = _joined(findings)
    short = _shortened(findings, joined, names)
    groups: dict[object, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        name = (bearer.kind, bearer.words)
        if name in short:
            groups[short[name]].append(bearer)
        elif bearer.kind == "person" and len(core(bearer.words)) == 1:
            groups[bearer.entity].append(bearer)  # a bare surname of nobody in particular
        else:
            groups[joined.get(name, name)].append(bearer)
    return tuple(sorted((_actor(members) for members in groups.values()), key=lambda actor: (actor.name, actor.id)))


Name = tuple[Kind, Words]


def _joined(findings: tuple[Match, ...]) -> dict[Name, Name]:
    """Each full name -> the name that stands for its group. A group in which two names exclude each other is not made."""
    linked: dict[Name, set[Name]] = defaultdict(set)
    for match in findings:
        if match.why == "longer_name":
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
        fits = len(group) <= _CHAIN and all(same_person(a[1], b[1]) for a in group for b in group if a < b)
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
    return found | {(_initials(words),)} if len(words) > 1 else set()


def _actor(members: list[Bearer]) -> Actor:
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
        entities=tuple(m.entity for m in sorted(members, key=lambda m: m.entity)),
    )


def _stamp(count: int, alike: bool) -> Made:
    return BY.rule("alone", 0.9) if count == 1 else BY.rule("same_name", 0.9) if alike else BY.rule("shortened_name", 0.8)
