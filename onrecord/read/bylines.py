"""Who a byline or an author field names: people, a desk, an agency.

One rule for those who are not people: a news agency ("Reuters") is the agency and the article has no author by it; a desk ("Courier
Staff", "The Travel Team") is the author, as it is written. An address, an account called "admin" or a job is nobody. Degrees and jobs
behind a name are left out. What it does not do: tell a company from a person where the words do not.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicons.layout import Layout
from onrecord.read.spelled import spelled

LONGEST = 300
"""Characters of a byline that are looked at."""
MOST = 12
"""Names of one byline."""

Kind = Literal["person", "desk", "account", "agency"]

_WRITTEN = r"(?:(?:This )?(?:Article|Post|Story|Report|Piece) )?(?:was )?[Ww]ritten"
_OPENER = (
    rf"(?:(?:Words|Text|Story|{_WRITTEN}|Posted|Reported|Report|Published|Review|Article|Interview) by|By|Author(?:\(s\)|s)?"
    r"|(?:Words|Contributors?)(?=\s*:))"
)
OPENED = re.compile(rf"\s*(?P<opener>{_OPENER})(?:\s*:\s*|\s+|$|(?=(?-i:[A-Z][a-z]+ [A-Z])))(?P<names>.*)\s*\Z", re.IGNORECASE | re.DOTALL)
"""A line that opens as a byline does; `names` may be empty, where they stand on the next line."""
_PART = re.compile(r"\s*(?:,? and |,? & |,? with |[,;])\s*")
HARD = re.compile(
    r"\s*(?:\((?!\w+\) [A-Z])|[|•·⋅∙●◦▪■◆/\[–—]| - | in (?=[A-Z])| for (?=[A-Z])| on (?=\d|[A-Z])| at (?=[A-Z])"
    r"|(?<=[a-z])(?=(?:In|On) |(?:Updated|Published|Posted)\b))\s*"
)
"""Behind these stands what is no further name: a job, a place, a date, a section. Page templates glue "In" and "Updated" to a name."""
_BODY = re.compile(r"\w+ (?:for|in|on|at) ")
_CAPITAL = r"[^\W\d_a-z](?:[^\W\d_]|[.'’‘-])*"
_PARTICLE = r"(?:de|da|di|du|del|della|van|von|der|den|ter|bin|ibn|al|el|la|le|dos|das|y|e|of)"
_PERSON = re.compile(rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_PARTICLE}|[“\"]\w+[”\"]|\(\w+\))){{1,5}}")
_SINGLE = re.compile(r"[A-Z][^\W\d_]{1,20}")
_LOWER = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_ACCOUNT = re.compile(r"[^\W_][\w.-]{1,30}")
_IN_PLACE = re.compile(r" in [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?=,? and [A-Z]| & [A-Z]|, [A-Z])")
"""Where one of several who sign is: "Jo Lind in Tarn and Max Berg in Sarn"."""
_OWN = re.compile(r"(?:From )?(?:the|[Oo]ur) (?=\w+ )")
"""What stands before the name of a desk: "the culture desk"."""
_TITLED = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\.? ")
_DEGREE = re.compile(r"[A-Z][A-Za-z.®-]{0,7}(?: [A-Z][A-Za-z.®-]{0,7}){0,2}")


@dataclass(frozen=True, slots=True)
class Signed:
    """One name and what it is the name of. `written`: the words that stand there, which may be in capitals."""

    name: str
    kind: Kind
    written: str


def signed(words: str, layout: Layout, *, declared: bool = False) -> tuple[Signed, ...]:
    """Those that a byline names, in order. `declared`: the words are all of an author field, so that one word or small letters will do."""
    words = " ".join(words.split())[:LONGEST].lstrip("&|•· ")  # "& Ana Torve": the second of two authors, in an element of her own
    if "://" in words or "@" in words:
        return ()
    opened = OPENED.match(words)
    if opened is not None:
        words = opened["names"]
    whole = words.strip(" .*:-–—|•,")
    if declared and (alone := _alone(whole, layout)) is not None:
        return (alone,)
    if re.match(r"(?:articles|posts|stories|more|on behalf of|view|all)\b", words, re.IGNORECASE):
        return ()
    if not declared:
        words = _IN_PLACE.sub("", _undated(words, layout))
    pieces = HARD.split(words)[:MOST]
    if declared and _BODY.match(words) and pieces[0].casefold() not in layout.first_names:
        return ()  # "Bureau for Rivers and Lakes": a body, whose name is not to be cut
    for piece in pieces:
        found = _listed(piece, layout, declared=declared)
        if found:
            return found
        if opened is not None and piece and not _office(piece, layout) and not piece[0].isdigit():
            return ()  # "By Bridgebuilder7 in Lind Crafts": who signs is known by no name, and what follows is no author
    return ()


def _listed(words: str, layout: Layout, *, declared: bool) -> tuple[Signed, ...]:
    """The names of a list, up to the first thing that is none."""
    found: list[Signed] = []
    for part in _PART.split(words)[:MOST]:
        part = part.strip(" .*†:").removeprefix("and ").removeprefix("by ").removeprefix("By ")
        first_names = not found or (" " not in found[-1].name and _SINGLE.fullmatch(part) is not None)  # "Jo & Ana"
        each = _one(part, layout, declared=declared and first_names) if part else None
        if each is not None and found and each.kind == "desk" and _is_job(part, layout) and not _OWN.match(part):
            each = None  # "Staff Writers" behind names is their office
        if each is not None and each.kind == "person" and found and not declared and _is_outlet(part, layout):
            break  # "By Jo Lind, Lind Evening Courier"
        if each is None:
            if found and not _is_degree(part, layout, behind=True):
                break  # what follows the names is their office
            if not found and not declared and part and not _is_job(part, layout):
                break  # who comes first is not told, and others are not taken for them
            continue
        if each not in found:
            found.append(each)
        if (
            each.kind == "person"
            and len(each.written) < len(part)
            and not _is_degree(part[len(each.written) :].strip(), layout, behind=True)
        ):
            break  # the office of "Jo Lind Deputy Editor" goes on: "and Keen Gardener"
    return tuple(found)


def _is_outlet(words: str, layout: Layout) -> bool:
    """Whether capitals behind a name are a paper's and no second person's, whose first name would be known."""
    parts = words.casefold().split()
    return len(parts) > 1 and parts[-1] in layout.outlet_nouns and parts[0] not in layout.first_names


def authors(words: str, layout: Layout) -> list[str]:
    """The names of people and desks in a byline."""
    return [each.name for each in signed(words, layout) if each.kind != "agency"]


def _alone(words: str, layout: Layout) -> Signed | None:
    """A field that is one name as it stands: a desk with "and" in it, an agency, one word."""
    kind = _known(words, layout)
    return None if kind is None or _PART.search(words) or HARD.search(words) else Signed(words, kind, words)


def _one(words: str, layout: Layout, *, declared: bool) -> Signed | None:
    own = _OWN.match(words)
    desk = "" if own is None else words[own.end() :]
    if desk and desk.split()[-1].casefold() in layout.desks and len(desk.split()) <= 4 and HARD.search(desk) is None:
        return Signed(desk, "desk", desk)
    wire, _, rest = words.rpartition(" ")
    if rest.casefold() in layout.desks and wire.casefold() in _agencies(layout):
        return Signed(wire, "agency", wire)
    kind = _known(words, layout)
    if kind is not None:
        return Signed(words, kind, words)
    low = words.casefold()
    if low in layout.nobody or _is_degree(words, layout):
        return None
    plain = _TITLED.sub("", words, count=1)
    if _PERSON.fullmatch(words):
        person = _undegreed(words, layout) if not _office(plain, layout) else _before_office(words, layout)
        return None if person is None else Signed(spelled(person, layout), "person", person)
    if declared and not _office(words, layout):
        if _ACCOUNT.fullmatch(words) and not words[0].isdigit() and "." not in words.strip("."):
            return Signed(words, "person" if words[0].isupper() and words[1:].islower() else "account", words)
        if _LOWER.fullmatch(words):
            return Signed(words, "person", words)
    return None


def _before_office(words: str, layout: Layout) -> str | None:
    """The person of "Jo Lind Deputy Political Editor": a first name that is known, and what follows up to a rank or an office."""
    parts = words.split()
    end = next(n for n, part in enumerate((*parts, "")) if n == len(parts) or _is_office(part, layout))
    known = parts[0].casefold() in layout.first_names
    return (
        " ".join(parts[:end])
        if 2 <= end <= (4 if known else 2) and (known or layout.plain.isdisjoint(words.casefold().split()[:2]))
        else None
    )


def plausible(name: str, layout: Layout) -> bool:
    """Whether capitals that nothing calls a byline can be a person: a first name that is known, or no frequent word among them.

    "Gaming Trends", "Home Improvement" and "Released Wednesday" stand where names do.
    """
    parts = name.casefold().split()
    return parts[0] in layout.first_names or layout.plain.isdisjoint(parts)


def _is_office(word: str, layout: Layout) -> bool:
    low = word.casefold().strip(".,")
    return low in layout.offices or low in layout.ranks


def _office(words: str, layout: Layout) -> bool:
    return not layout.offices.isdisjoint(word.strip(".,") for word in words.casefold().split())


def _is_job(words: str, layout: Layout) -> bool:
    """Whether all words are those of an office, so that they name no desk in particular."""
    return all(word in layout.offices or word in layout.desks or word in layout.ranks for word in words.casefold().split())


def _known(words: str, layout: Layout) -> Kind | None:
    if words.casefold() in _agencies(layout):
        return "agency"
    parts = words.casefold().split()
    if HARD.search(words):
        return None
    named = 2 <= len(parts) <= 6 and all(part[0].isupper() or part in ("the", "of", "team", "staff") for part in words.split()[:1])
    if named and (parts[-1] in layout.desks or parts[0] == "team"):
        return "desk"
    return "desk" if len(parts) == 1 and parts[0] in ("staff", "newsroom", "newsdesk") else None


def _undegreed(words: str, layout: Layout) -> str:
    parts = words.split()
    half = len(parts) // 2
    if half > 1 and parts[:half] == parts[half:]:
        parts = parts[:half]  # the words of a picture's link and of the name
    while len(parts) > 2 and _is_degree(parts[-1], layout):
        parts.pop()
    if len(parts) > 2 and parts[0].casefold() in layout.first_names:
        while len(parts) > 2 and parts[-1].casefold() in layout.ranks:
            parts.pop()  # "Jo Lind Gardener"
    return " ".join(parts)


def _is_degree(words: str, layout: Layout, *, behind: bool = False) -> bool:
    """Whether the words are degrees. `behind`: they stand behind a name, where other capitals too are a degree or a membership."""
    if not _DEGREE.fullmatch(words):
        return False
    return all(part.casefold().replace(".", "").strip("®") in layout.degrees or (behind and part.isupper()) for part in words.split())


def front(words: str, layout: Layout) -> str:
    """What stands before the first date, bar or place in a byline, whatever it is."""
    return HARD.split(_undated(words, layout))[0].strip(" .*:-–—|•,")


def _undated(words: str, layout: Layout) -> str:
    """A byline without the date behind its names: "Jo Lind July 3, 2025", "Jo Lind3/7/2025"."""
    found = _date(layout).search(words, 2)
    return words if found is None else words[: found.start()]


@cache
def _date(layout: Layout) -> re.Pattern[str]:
    days = "|".join(f"{day}|{day[:3]}" for day in layout.weekdays)
    months = "|".join(f"{month}|{month[:3]}|{month[:4]}" for month in layout.months)
    day = rf"(?:(?:{days})[.,]? )?(?:(?:{months})\.? \d|\d{{1,2}}(?:st|nd|rd|th)? (?:{months})\b)"
    return re.compile(rf"\s*,?\s*(?:\bon )?(?:\b{day}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d\d|\b\d{{4}}-\d\d-\d\d)", re.IGNORECASE)


@cache
def _agencies(layout: Layout) -> frozenset[str]:
    return frozenset(name.casefold() for name in layout.wires)
