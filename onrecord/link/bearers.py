"""The people and bodies of one article as a link compares them: by their names, and by the offices that they are said to hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicons.names import Names
from onrecord.link.offices import Office, Scene, countries, office, scene
from onrecord.model.article import Article
from onrecord.model.ids import EntityId, MentionId
from onrecord.model.names import Entity, Kind, Mention, Role
from onrecord.text.people import core

_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "&"})
_COMPANY = frozenset({"inc", "corp", "ltd", "llc", "plc", "co"})

Words = tuple[str, ...]
_NOWHERE = Scene()


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A person or body of one article. `words`: its fullest name in small letters. `forms`: its names there, with their number.

    Both are empty for somebody who is only called by an office. `offices`: what a person is called to be, at the article's date. `scene`:
    what the article is about, where they have an office.
    """

    kind: Kind
    words: Words
    forms: tuple[tuple[str, int], ...]
    entity: EntityId
    offices: tuple[Office, ...] = ()
    scene: Scene = _NOWHERE


def keys(
    article: Article, mentions: tuple[Mention, ...], entities: tuple[Entity, ...], roles: tuple[Role, ...], *, names: Names
) -> tuple[tuple[str, Bearer], ...]:
    """The named people and bodies of an article, under each word that another article may use alone, and those who only have an office."""
    text = article.text
    named = {MentionId(mention.id): mention for mention in mentions if mention.form == "name"}
    offices = _offices(roles, names)
    told = (m.span.of(text) for m in named.values() if m.kind != "person")
    where = scene(told, names, countries(names)) if offices else Scene()
    found: list[tuple[str, Bearer]] = []
    for entity in entities:
        forms = Counter(" ".join(named[i].span.of(text).split()) for i in entity.mentions if i in named)
        held = tuple(sorted(offices.get(EntityId(entity.id), ())))
        seen = where if held else Scene()
        if not forms and held:
            bearer = Bearer("person", (), (), EntityId(entity.id), held, seen)
            found.append((f"unnamed {entity.id}", bearer))
        if entity.kind not in ("person", "organisation") or not forms:
            continue
        bearer = Bearer(entity.kind, words_of(entity.name, entity.kind), tuple(sorted(forms.items())), EntityId(entity.id), held, seen)
        found.extend((key, bearer) for key in _blocks(bearer))
    return tuple(found)


def _offices(roles: tuple[Role, ...], names: Names) -> dict[EntityId, list[Office]]:
    """The offices of an article's people. What an unnamed one is called is left out where somebody named may be meant by it."""
    lands = countries(names)
    read = [(role, found) for role in roles if (found := office(role, names, lands)) is not None]
    taken = {found.noun for role, found in read if role.made.rule != "description"}
    offices: dict[EntityId, list[Office]] = defaultdict(list)
    for role, found in read:
        if role.made.rule != "description" or found.noun not in taken:
            offices[role.entity].append(found)
    return offices


def words_of(name: str, kind: Kind) -> Words:
    """A name's words as they are compared: small letters, no stops, no "the" and no "Ltd" for a body."""
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
            yield from sorted({f"spelling {words[0]} {one.noun}" for one in bearer.offices})
            yield f"person {words[-1]} {words[0][:1]}"
        return
    words = bearer.words
    shorter = {words_of(form, bearer.kind) for form, _ in bearer.forms} | {words[:-1] or words}
    yield from dict.fromkeys((f"body {' '.join(words)}", f"body {initials(words)}", *sorted(f"body {' '.join(w)}" for w in shorter)))


def initials(words: Words) -> str:
    """The initials of a name of several words, or the one word."""
    return "".join(w[0] for w in words if w not in _SMALL) if len(words) > 1 else words[0]
