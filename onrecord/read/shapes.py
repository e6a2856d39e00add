"""What one line is by its own words and form, whatever stands around it: phrases, credits, bylines, stamps, rows of links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Label
from onrecord.read.units import Unit
from onrecord.read.verdicts import Verdict

LONGEST = 700
"""Characters: no line longer than this is judged by its words alone."""

_ROW = re.compile(r"[^|•·»›>/\n]{1,32}(?:\s+[|•·»›>/]\s+[^|•·»›>/\n]{1,32}){2,}\s*[|•·»›>/]?")
_PAIR = re.compile(r"[^|»›\n]{1,30}\s+[|»›]\s+[^|»›\n]{1,30}")
_NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|der|den|da|al|bin|el)"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Words by|Story by|Written by|Posted by|Reported by|Report by|From|Author)\b:?\s+){_NAMES}"
    rf"(?:(?:,| and| &|,? \||;) ?{_NAMES}){{0,6}}(?:[,|•·–—(-].{{0,80}})?"
)
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_PERSONS = rf"{_PERSON}(?:(?:, (?:and )?| and | & ){_PERSON}){{0,4}}"
_IN = rf"[A-Z][\w.'’-]+(?: {_NAME}){{1,3}} in [A-Z][\w.'’-]+(?: {_NAME}){{0,2}}"
_PLACED = re.compile(rf"{_IN}(?:(?:, | and |, and | & ){_IN}){{1,4}}")
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(_PERSONS)
_MARKS = re.compile('["“”«»]')
_SAYING = ("said", "says", "told", "added", "asked")
_SAID = re.compile(rf"\b(?:{'|'.join(_SAYING)})\b")
_PARTED = re.compile("[/|©—]|via")
_PICTURED = ("(", "[", "|", "©", "Photo", "Image", "Picture", "Credit")
"""Without one of these no line ends in a picture's credit."""
_SEPARATED = re.compile("[|•·»›>/]")


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The patterns that are made from a layout's word lists."""

    credit: re.Pattern[str]
    agency: re.Pattern[str]
    parted: re.Pattern[str]
    credited_caption: re.Pattern[str]
    stamp: re.Pattern[str]
    glued: re.Pattern[str]
    clock: re.Pattern[str]
    post: re.Pattern[str]
    signed: re.Pattern[str]


@cache
def _shapes(layout: Layout) -> _Shapes:
    return _Shapes(*_credits(layout), *_stamps(layout), _post(layout), _signed(layout))


def _credits(layout: Layout) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    markers, agencies = _listed(layout.credit_markers), _listed(layout.agencies)
    taken = r"\s*(?:by|courtesy(?: of)?|credit|source|via|from)?\s*[:|/©–—-]\s*\S.*"
    parted = r"[^?!]{2,80}?\s*(?:/|\||©|\bvia\b|—)\s*"
    lead = r"\(?(?:[Pp]hoto|[Ii]mage)?:?\s*"
    tail = r"(?: (?:Images|Photos?))?(?:\s*[/|,]\s*[\w .&-]{2,40})?\)?\.?"
    inside = rf"[^()\[\]]{{0,60}}(?:/|\bvia\b|:|©)\s*(?:{agencies})[^()\[\]]{{0,40}}"
    marked = r"(?:AP Photo|Photo|File|Image|Credit|Courtesy)\b[^()\[\]]{0,60}"
    spelt = r"(?:\b(?:Photo|Image|Picture|Credit|Photograph)(?: by| credit|:)| [|©] ?)"
    return (
        re.compile(rf"\(?(?:{markers}){taken}|(?:{markers}) (?:by|courtesy of|via) (?-i:[A-Z@]).*", re.IGNORECASE),
        re.compile(rf"{lead}(?:{agencies}){tail}|{_NAMES}, (?:{agencies})"),
        re.compile(rf"{parted}(?:{agencies}){tail}"),
        re.compile(rf"[(\[](?:{inside}|{marked})[)\]]\.?$|{spelt}[^.!?]{{2,60}}(?:{agencies})\.?$"),
    )


def _stamps(layout: Layout) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in layout.months) + "|sept"
    day = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in layout.weekdays)
    zone, opener = _listed(layout.zones), rf"(?:{_listed(layout.stamp_openers)})\b:?\s*(?:on |at )?"
    nth = r"\d{1,2}(?:st|nd|rd|th)?"
    written = rf"(?:{nth}\.? (?:{month})\.?,? \d{{4}}|(?:{month})\.? {nth},? \d{{4}}|(?:{month})\.? \d{{4}})"
    figures = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    clock = rf"(?:\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?)(?:\s*\(?(?:{zone})\)?)?"
    timed = rf"(?:,? (?:at |- |\| )?{clock})"
    date = rf"(?:(?:{day})\.?,? )?(?:{written}|{figures})"
    ago = r"(?:\d{1,2}|an?|one|two|few) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago"
    one = rf"(?:{date}{timed}?|{clock},? (?:on )?{date}|{ago})"
    more = rf"(?:\s*[|•·,;/-]?\s*(?:{opener})?{one}){{0,2}}(?:\s*[|•·,-]\s*[\w ]{{1,24}})?"
    glued = rf"({opener}{one}|\d{{4}}-\d{{2}}-\d{{2}}{timed}?)\s*[|:–—-]?\s+(?=[\"'“‘(]?(?-i:[A-Z0-9]))"
    flags = re.IGNORECASE
    return re.compile(rf"(?:{opener})?{one}{more}", flags), re.compile(glued, flags), re.compile(clock, flags)


def _post(layout: Layout) -> re.Pattern[str]:
    """A person with a post: "Ana Torve, staff writer"."""
    return re.compile(
        rf"{_PERSONS}(?:,| [|–—-]) (?:[\w’'-]+ ){{0,4}}(?i:{_listed(layout.posts)})(?:(?:,| at| in| of) [A-Z][\w. ]{{1,40}})?"
    )


def _signed(layout: Layout) -> re.Pattern[str]:
    """A list of names, each with its place, and of desks: "By Jo Lind in Tarn and the culture desk", "From our economics desk"."""
    word = r"(?!(?:and|as|at|by|for|from|in|of|on|or|that|to|who|with)\b)[\w&’'-]+"
    desk = rf"(?:(?:[Tt]he|[Oo]ur) )?(?:{word} ){{0,3}}(?:{_listed((*sorted(layout.desks), *layout.posts, 'agencies'))})"
    one = rf"(?:{desk}|{_NAMES}(?: in {_NAMES})?)"
    return re.compile(rf"(?:By|BY|Words by|Story by|Written by|Reported by|Report by|From)\b:?\s+{one}(?:(?:,|,? and| &) {one}){{0,6}}")


def _listed(words: Sequence[str]) -> str:
    """The words as alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def shape(unit: Unit, layout: Layout) -> Verdict | None:
    """What a line is by itself, or None where it may be anything."""
    if len(unit.text) > LONGEST:
        return None
    return _phrase(unit, layout) or _stamp(unit, layout) or _credit(unit, layout) or _byline(unit, layout) or _row(unit)


def glued_stamp(unit: Unit, layout: Layout) -> int | None:
    """Where, in the unit's text, a date stamp ends that is glued in front of a sentence; None where there is none."""
    if unit.count < 8:
        return None
    found = _shapes(layout).glued.match(unit.text[:120])
    return None if found is None else found.end(1)


def _phrase(unit: Unit, layout: Layout) -> Verdict | None:
    words, count = unit.words, unit.count
    low = words.lower()
    opens = layout.opening.opens(low)
    if not opens and not any(map(low.__contains__, layout.keys)):
        return None
    for row in layout.phrases if opens else layout.inner:
        if count <= row.words and ((opens and row.opening is not None and row.opening.match(low)) or row.within(words, low)):
            if unit.count > 15 and _speaks(words) and row.label not in ("copyright", "cookie", "correction", "byline"):
                continue  # somebody says so in the article
            return Verdict(row.label, row.rule, row.confidence, row.reason, row.section)
    return None


def _credit(unit: Unit, layout: Layout) -> Verdict | None:
    shapes, words = _shapes(layout), unit.words
    if unit.count <= 16 and not _speaks(words):
        if shapes.credit.fullmatch(words):
            return Verdict("credit", "credit_marker", 0.93, "it says who made a picture")
        if unit.count <= 14 and (shapes.agency.fullmatch(words) or (_PARTED.search(words) and shapes.parted.fullmatch(words))):
            return Verdict("credit", "credit_agency", 0.93, "it has the form of a picture credit")
    if unit.count <= 80 and any(map(words.__contains__, _PICTURED)) and shapes.credited_caption.search(words):
        return Verdict("caption", "credited_caption", 0.9, "it ends in a picture credit")
    return None


def _speaks(words: str) -> bool:
    """Whether a line quotes somebody or says that somebody spoke."""
    low = words.lower()
    return _MARKS.search(words) is not None or (any(map(low.__contains__, _SAYING)) and _SAID.search(low) is not None)


def named(words: str) -> bool:
    """Whether a line is nothing but names of persons, as they are written above an article."""
    return _NAMED.fullmatch(words) is not None


def placed(words: str) -> bool:
    """Whether a line is nothing but names of persons, each in a place: "Kay Lorn in Tarn and Petra de Witt in Sarn"."""
    return _PLACED.fullmatch(words) is not None


def _byline(unit: Unit, layout: Layout) -> Verdict | None:
    if 3 <= unit.count <= 12 and _shapes(layout).post.fullmatch(unit.words):
        return Verdict("byline", "name_and_post", 0.9, "it is a name with a post on the staff")
    by = 2 <= unit.count <= 22 and not unit.words.endswith(("?", "!"))
    if by and (_BYLINE.fullmatch(unit.words) or _shapes(layout).signed.fullmatch(unit.words)):
        return Verdict("byline", "byline", 0.9, "it names the author")
    return None


def _stamp(unit: Unit, layout: Layout) -> Verdict | None:
    shapes = _shapes(layout)
    if unit.count > 20 or _DIGIT.search(unit.words) is None:
        return None
    if shapes.stamp.fullmatch(unit.words):
        return Verdict("dateline", "stamp", 0.9, "it is a date stamp")
    if shapes.clock.fullmatch(unit.words):
        bare = unit.words[-1:].isdigit()  # "11.42" may be a price or a score; "11.42 CET" and "10:05am" are not
        return Verdict("live_stamp", "clock", 0.8 if bare else 0.92, "it is a time of day on a line of its own")
    return None


def _row(unit: Unit) -> Verdict | None:
    if unit.ends or unit.count > 40:
        return None
    if not _SEPARATED.search(unit.words):
        return None
    label: Label = "navigation"
    if _ROW.fullmatch(unit.words) and not any(c in unit.text for c in "\t=;{"):
        return Verdict(label, "row_of_links", 0.9, "it is a row of links")
    if unit.count <= 6 and _PAIR.fullmatch(unit.words):
        return Verdict(label, "row_of_links", 0.7, "it is a row of links")
    return None
