"""The words of a sentence as the rules of time see them, each with its classes, and the rules as expressions over them.

A word's classes become one character, so a sentence becomes a string and a rule a regular expression over such strings. All repetitions
are bounded. Not done here: what an expression means; see `time_readers`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons.calendar import Calendar, Meaning, TimeRule

WORD = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?)(?![\w/-])(?!\.[0-9])"
    r"|(?P<numeric>[0-9]{1,2}(?P<point>[/.\-])[0-9]{1,2}(?P=point)(?:[0-9]{4}|[0-9][0-9]))(?![\w/\-])(?![.,:][0-9])"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![\w:])|[0-9]{1,2}\.[0-9][0-9](?=\s?[ap]\.?m\b)"
    r"|[0-9]{1,4}(?:st|nd|rd|th)\b|[0-9]{3}0['’]?s\b|['’]?[0-9]0['’]?s\b|['’][0-9][0-9](?!\w)|[0-9]{1,4}(?=[ap]\.?m\b)"
    r"|[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)?+(?![^\W_])"
    r"|[ap]\.m\b\.?|[AP]\.M\b\.?|B\.C\b\.?(?:E\b\.?)?|A\.D\b\.?|ca?\.(?=\s?[0-9])|o['’]clock|['’]s\b|[^\W_]++|\S"
)
"""Digits with letters ("F16") are one word and no number."""

_MARKS: Mapping[str, str] = {
    "-": "HYPHEN", "–": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", ",": "COMMA", ".": "DOT", "/": "SLASH", "(": "LPAREN", ")": "RPAREN",
    "'s": "POSS", "’s": "POSS", "'": "POSS", "’": "POSS", "%": "PERCENT",
}  # fmt: skip
_PLAIN, _BIG, _PLURAL = frozenset({"PLAIN"}), frozenset({"BIGWORD"}), frozenset({"PLURAL"})
_NAME: Mapping[str, Meaning] = {"BIGWORD": 0}
_NONE: Mapping[str, Meaning] = {}
_SHAPE = re.compile(r"\{[0-9],[0-9]\}|[A-Z][A-Z0-9_]*|[a-z][a-z']*|[()|?]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: where it stands, how it reads in small letters, what it may mean by class."""

    start: int
    end: int
    low: str
    means: Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a calendar, ready to be matched. `forms`: what each written form means, and its character."""

    rules: tuple[TimeRule, ...]
    each: tuple[re.Pattern[str], ...]
    every: re.Pattern[str]
    forms: Mapping[str, tuple[Mapping[str, Meaning], str]]
    letters: Mapping[frozenset[str], str]

    def words(self, text: str, start: int, end: int) -> tuple[list[Word], str]:
        """The words of a stretch of text, and its string of classes."""
        found: list[Word] = []
        letters: list[str] = []
        forms = self.forms
        for match in WORD.finditer(text, start, end):
            form = match.group()
            known = forms.get(form)
            if known is None:
                known = self._number(form, match.lastgroup) if not form[0].isalpha() else self._unknown(form)
            found.append(Word(match.start(), match.end(), form.lower(), known[0]))
            letters.append(known[1])
        return found, "".join(letters)

    def _unknown(self, form: str) -> tuple[Mapping[str, Meaning], str]:
        if form[0].isupper():
            return _NAME, self.letters[_BIG]
        return _NONE, self.letters[_PLURAL if form[-1] == "s" and form[-2:] != "ss" else _PLAIN]

    def _number(self, form: str, group: str | None) -> tuple[Mapping[str, Meaning], str]:
        means = _number(form, group) if len(form) < 40 else {}
        return means, self.letters[frozenset(means) or _PLAIN]


@lru_cache(maxsize=20_000)
def _number(form: str, group: str | None) -> Mapping[str, Meaning]:
    """What a word of digits may mean."""
    if group == "iso":
        return {"ISO": form}
    if group in ("numeric", "point"):
        return {"NUMERIC": form}
    if form.isdecimal() and form.isascii():
        return _whole(form)
    if re.fullmatch(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?", form):
        return {"CLOCK": form}
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", form):
        return {"DECIMALCLOCK": form, "DECIMAL": float(form)}
    if form[-1:] == "s":
        digits = re.sub(r"\D", "", form)
        return {"YEARS4": digits[:3]} if len(digits) == 4 else {"SHORTDECADE": digits[:1]}
    if form[0] in "'’" and form[1:].isdecimal():
        return {"SHORTYEAR": form[1:]}
    if form[-2:] in ("st", "nd", "rd", "th") and form[:-2].isdecimal():
        number = int(form[:-2])
        return (
            {"DAYTH": number, "NUMBERTH": number, **({"QUARTERTH": number} if 1 <= number <= 4 else {})}
            if 1 <= number <= 31
            else {"NUMBERTH": number}
        )
    plain = form.replace(",", "")
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", plain):
        return {"DECIMAL": float(plain)}
    return {"MARK": form} if form not in _MARKS else {_MARKS[form]: form}


def _whole(form: str) -> Mapping[str, Meaning]:
    if len(form) > 9:
        return {}
    value = int(form)
    means: dict[str, Meaning] = {"NUM": value}
    if len(form) <= 2:
        if 1 <= value <= 31:
            means["DAY"] = value
        if value <= 24:
            means["HOUR"] = value
    elif len(form) == 4:
        if 1000 <= value < 2200:
            means["YEAR"] = value
        if value <= 2400 and value % 100 < 60:
            means["CLOCKFOUR"] = form
    return means


_OF_DIGITS = tuple(
    frozenset(classes.split())
    for classes in (
        "ISO", "NUMERIC", "CLOCK", "DECIMALCLOCK DECIMAL", "YEARS4", "SHORTDECADE", "SHORTYEAR", "DAYTH NUMBERTH QUARTERTH",
        "DAYTH NUMBERTH", "NUMBERTH", "DECIMAL", "NUM", "NUM DAY", "NUM DAY HOUR", "NUM HOUR", "NUM YEAR", "NUM YEAR CLOCKFOUR",
        "NUM CLOCKFOUR", "MARK", "HYPHEN", "COMMA", "DOT", "SLASH", "LPAREN", "RPAREN", "POSS", "PERCENT",
    )
)  # fmt: skip
"""All that a word of digits, or a mark, may be at once."""


@lru_cache(maxsize=4)
def grammar(calendar: Calendar) -> Grammar:
    """The rules of a calendar, compiled once."""
    meanings = _meanings(calendar)
    kinds = sorted({frozenset(means) for means in meanings.values()} | {_PLAIN, _BIG, _PLURAL, *_OF_DIGITS}, key=sorted)
    letters = {kind: chr(0x100 + n) for n, kind in enumerate(kinds)}
    members: dict[str, str] = {}
    for kind, letter in letters.items():
        for name in kind:
            members[name] = members.get(name, "") + letter
    each = [_compiled(rule, calendar, members) for rule in calendar.rules]
    silent = "".join(letters[kind] for kind in (_PLAIN, _BIG, _PLURAL))
    every = f"(?![{silent}])(?:" + "|".join(f"(?P<r{n}>{shape})" for n, shape in enumerate(each)) + ")"
    forms = {form: (means, letters[frozenset(means)]) for form, means in meanings.items()}
    return Grammar(calendar.rules, tuple(map(re.compile, each)), re.compile(every), forms, letters)


def _meanings(calendar: Calendar) -> dict[str, dict[str, Meaning]]:
    """Every written form with its classes; a word that stands in a shape is a class of its own."""
    found: dict[str, dict[str, Meaning]] = {}
    for name, row in calendar.classes.items():
        for word, value in row.items():
            if " " in word or name == "FEASTNAME":
                for part in _parts(word):
                    for form in _written(part, False):
                        found.setdefault(form, {})[f"={part}"] = 0
                continue
            for form in _written(word, name in calendar.capitals):
                found.setdefault(form, {})[name] = value
    shapes = [*calendar.macros.values(), *(rule.shape for rule in calendar.rules)]
    beside = [word for rule in calendar.rules for side in (rule.after, rule.not_after, rule.before, rule.not_before) for word in side]
    for word in {word for shape in shapes for word in _SHAPE.findall(shape)} | set(beside):
        if word[0].islower():
            for form in _written(word, False):
                found.setdefault(form, {})[f"={word}"] = 0
    for mark, name in _MARKS.items():
        found.setdefault(mark, {})[name] = mark
    return found


def _parts(name: str) -> list[str]:
    return [match.group() for match in WORD.finditer(name)]


def _written(word: str, capital: bool) -> set[str]:
    """The word as it may be written; a curly apostrophe counts as a straight one."""
    forms = (
        {word, *([word.upper()] if len(word) > 2 else [])} if capital else {word, word.lower(), word[:1].upper() + word[1:], word.upper()}
    )
    return forms | {form.replace("'", "’") for form in forms}


def _compiled(rule: TimeRule, calendar: Calendar, members: Mapping[str, str]) -> str:
    """A rule as a regular expression over classes."""
    sides = [("(?<=", rule.after), ("(?<!", rule.not_after)], [("(?=", rule.before), ("(?!", rule.not_before)]
    before, after = ("".join(f"{look}[{_any(names, members)}])" for look, names in side if names) for side in sides)
    return f"{before}{_expanded(rule.shape, calendar, members, rule.name)}{after}"


def _any(names: tuple[str, ...], members: Mapping[str, str]) -> str:
    return "".join(members[name if name[0].isupper() else f"={name}"] for name in names)


def _expanded(shape: str, calendar: Calendar, members: Mapping[str, str], where: str) -> str:
    out = []
    for piece in _SHAPE.findall(shape):
        if piece in calendar.macros:
            out.append(_expanded(calendar.macros[piece], calendar, members, where))
        elif piece == "FEASTNAME":
            names = sorted(calendar.classes["FEASTNAME"], key=lambda name: -len(_parts(name)))
            out.append("(?:" + "|".join("".join(f"[{members[f'={part}']}]" for part in _parts(name)) for name in names) + ")")
        elif piece[0] in "(|)?{":
            out.append("(?:" if piece == "(" else piece)
        elif (piece if piece[0].isupper() else f"={piece}") in members:
            out.append(f"[{members[piece if piece[0].isupper() else f'={piece}']}]")
        else:
            raise ValueError(f"time_rules.toml: {where}: no class is called {piece}")
    return "".join(out)
