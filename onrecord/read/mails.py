"""What a mail has around an article: the header of a mail that was sent on, and the postal address beside what says why it was sent.

Neither is told by its own words alone: an address stands in articles too.
"""

import re
from collections.abc import Sequence

from onrecord.read.units import Unit
from onrecord.read.verdicts import Verdict

SHORT = 18
"""Words of an address."""
REACH = 3
"""Lines of an address on either side."""
LEAST = 2
"""Lines of a header that stand together, where no line of hyphens opens it."""

FOOT = "mail_words"
ADDRESS = Verdict("newsletter", "mail_address", 0.85, "an address beside what says why the mail was sent")
HEADER = Verdict("other", "mail_header", 0.93, "it is the header of a mail that was sent on")
NOTE = Verdict("other", "mail_note", 0.85, "a word of who sent the mail on, above its header")
NOTED = 5
"""Lines of such a note."""

_OPENED = re.compile(r"(?:[-_*= ]{2,}\s*)?(?:begin )?(?:forwarded|original)(?: (?:message|e-?mail|mail))[-_*=: ]*", re.IGNORECASE)
_FIELD = re.compile(r"(?:from|date|sent|subject|to|cc|bcc|reply-to)\s*:\s+\S", re.IGNORECASE)
_LONE = re.compile(r"(?:from|to|cc|reply-to)\s*:\s+.{0,120}@", re.IGNORECASE)
_FIGURE = re.compile(r"\d")


def mailed(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Labels them; `verdicts` is filled in place."""
    _headers(units, verdicts)
    _addresses(units, verdicts)


def _headers(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    at = 0
    while at < len(units):
        opened = _OPENED.fullmatch(units[at].text[:80]) is not None and len(units[at].text) < 80
        end = at + opened
        while end < len(units) and len(units[end].text) < 300 and _FIELD.match(units[end].text):
            end += 1
        fields = units[at + opened : end]
        known = {each.text.partition(":")[0].strip().lower() for each in fields}
        sent = len(known) > LEAST and "subject" in known and any(_LONE.match(each.text) for each in fields)
        if (opened and len(fields) >= LEAST) or sent:
            verdicts[at:end] = [HEADER] * (end - at)
            if opened and at <= NOTED and not any(unit.prose for unit in units[:at]):
                verdicts[:at] = [own or NOTE for own in verdicts[:at]]
        at = max(end, at + 1)


def _addresses(units: Sequence[Unit], verdicts: list[Verdict | None]) -> None:
    """Short lines below the last paragraph that touch such words, up to one with a number, as a house and a postcode have."""
    last = max((index for index, unit in enumerate(units) if unit.prose and not _is_foot(verdicts[index])), default=len(units))
    for index in range(last + 1, len(units)):
        if not _is_foot(verdicts[index]):
            continue
        for step in (-1, 1):
            found, told = list[int](), 0
            for at in range(index + step, index + step * (REACH + 1), step):
                if not last < at < len(units) or not _is_part(units[at], verdicts[at]):
                    break
                found.append(at)
                if "," in units[at].text and _FIGURE.search(units[at].text):
                    told = len(found)
            for at in found[:told]:
                verdicts[at] = ADDRESS


def _is_part(unit: Unit, own: Verdict | None) -> bool:
    free = own is None or own.rule in ("margin", "margin_edge", "not_kept")
    return free and unit.count <= SHORT and not unit.ends


def _is_foot(own: Verdict | None) -> bool:
    return own is not None and own.rule == FOOT
