"""How a language says when: its words in classes, the rules that put them together, and what tells past from future."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from onrecord.lexicons.toml import sheet

Meaning = int | float | str
"""What a word is worth in its class: a number of a month, a unit of TIMEX3, a part of the day."""


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One shape that says when. `after` and the like: classes or words, one of which must, or none of which may, stand beside it."""

    name: str
    shape: str
    reads: str
    confidence: float
    type: str | None
    after: tuple[str, ...]
    not_after: tuple[str, ...]
    before: tuple[str, ...]
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happenings:
    """What days are counted from. `nouns`, `verbs`: each word with what it calls a happening; `effects`: verbs whose subject is one.

    `light`: what may stand between a happening and its date; `other`: what makes it another; `pointing`: what points at one;
    `intended`: what makes a day one that was set, whether or not anything took place on it; `unreal`: one on which it did not. `moments`:
    what is over within a day; `once`: what happens to one no more
    than once; `personal`: what is somebody's; `own`: verbs that tell of their subject, `undergone`: verbs that do so after
    "was"; `changed`: what tells that a day was changed, mistaken or another one. `placed`,
    `auxiliary`: what may stand between a happening and its date, and between somebody and a verb; `follow`: what may follow a happening;
    `turns`, `stops`: what makes a happening the measure of another, and what parts it from a date.
    """

    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    effects: frozenset[str]
    light: frozenset[str]
    other: frozenset[str]
    pointing: frozenset[str]
    intended: frozenset[str]
    unreal: frozenset[str]
    moments: frozenset[str]
    once: frozenset[str]
    personal: frozenset[str]
    own: frozenset[str]
    undergone: frozenset[str]
    changed: frozenset[str]
    placed: frozenset[str]
    follow: frozenset[str]
    turns: frozenset[str]
    stops: frozenset[str]
    auxiliary: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The words, the rules and the verbs. `capitals`: classes whose words need a capital letter. `macros`: shapes with a name.

    `fixtures`: verbs of the timetable after a name; `agenda`: what has its day before it takes place.
    """

    classes: Mapping[str, Mapping[str, Meaning]]
    capitals: frozenset[str]
    macros: Mapping[str, str]
    rules: tuple[TimeRule, ...]
    past: frozenset[str]
    future: frozenset[str]
    not_ahead: frozenset[str]
    scheduled: frozenset[str]
    fixtures: frozenset[str]
    agenda: frozenset[str]
    happenings: Happenings
    fingerprint: str


@cache
def calendar(language: str = "en") -> Calendar:
    """The lists of one language. Raises FileNotFoundError where there is none, ValueError where a row is not as it should be."""
    words, rules = sheet(language, "calendar"), sheet(language, "time_rules")
    where = f"{language}/calendar.toml"
    tense = _table(words.content, "tense", where)
    return Calendar(
        classes={name: _class(name, row, where) for name, row in _table(words.content, "classes", where).items()},
        capitals=frozenset(_strings(words.content, "capitals", where)),
        macros={name: str(shape) for name, shape in _table(rules.content, "macros", f"{language}/time_rules.toml").items()},
        rules=_rules(rules.content, f"{language}/time_rules.toml"), past=frozenset(_strings(tense, "past", where)),
        future=frozenset(_strings(tense, "future", where)), not_ahead=frozenset(_strings(tense, "not_ahead", where)),
        scheduled=frozenset(_strings(tense, "scheduled", where)), fixtures=frozenset(_strings(tense, "fixtures", where)),
        agenda=frozenset(_strings(tense, "agenda", where)),
        happenings=_happenings(_table(words.content, "happenings", where), where),
        fingerprint=f"{words.fingerprint}{rules.fingerprint}",
    )  # fmt: skip


def _table(content: Mapping[str, object], name: str, where: str) -> dict[str, object]:
    table = content.get(name)
    if not isinstance(table, dict) or not table:
        raise ValueError(f"{where}: {name} must be a table")
    return table


def _happenings(table: Mapping[str, object], where: str) -> Happenings:
    nouns, verbs = ({word: str(name) for word, name in _class(key, table.get(key), where).items()} for key in ("nouns", "verbs"))
    named = [field.name for field in fields(Happenings) if field.name not in ("nouns", "verbs")]
    lists = {key: frozenset(_strings(table, key, where)) for key in named}
    return Happenings(nouns, verbs, **lists)


def _class(name: str, row: object, where: str) -> Mapping[str, Meaning]:
    if not isinstance(row, dict) or not all(isinstance(value, int | float | str) for value in row.values()):
        raise ValueError(f"{where}: the class {name} must map words to numbers or to strings")
    return row


def _strings(content: Mapping[str, object], name: str, where: str) -> list[str]:
    listed = content.get(name)
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise ValueError(f"{where}: {name} must be a list of words")
    return listed


def _rules(content: Mapping[str, object], where: str) -> tuple[TimeRule, ...]:
    rows = content.get("rules")
    if not isinstance(rows, list) or not rows:
        raise ValueError(f"{where}: rules must be a list of rows")
    read = [_rule(row, where) for row in rows]
    if len({rule.name for rule in read}) < len(read):
        raise ValueError(f"{where}: two rules have the same name")
    return tuple(read)


def _rule(row: object, where: str) -> TimeRule:
    if not isinstance(row, dict) or not {"name", "shape", "reads", "confidence"} <= row.keys() <= set(TimeRule.__dataclass_fields__):
        raise ValueError(f"{where}: a rule needs name, shape, reads and confidence, not {row!r}")
    beside = {side: tuple(str(row.get(side, "")).split()) for side in ("after", "not_after", "before", "not_before")}
    return TimeRule(
        name=row["name"], shape=row["shape"], reads=row["reads"], confidence=float(row["confidence"]), type=row.get("type"), **beside
    )
