"""How dates, labels, counts and rules are spelt for a reader."""

from collections.abc import Sequence

from onrecord.model.runs import Skipped
from onrecord.model.time import Moment

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: Moment | None) -> str:
    """ "18 November 2025", "November 2025", "2025" or "undated". Times of day are left out; what is no date is shown as it stands."""
    if moment is None:
        return "undated"
    parts = moment.partition("T")[0].split("-")
    if not (1 <= len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts)):
        return moment
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return moment
    named = f"{MONTHS[month - 1]} {parts[0]}"
    return named if len(parts) == 2 else f"{int(parts[2])} {named}"


def days(moments: tuple[Moment, ...]) -> str | None:
    """The first and the last of some dates: "3 to 18 November 2025", one date where they are equal, None for none."""
    if not moments:
        return None
    first, last = day(min(moments)), day(max(moments))
    if first.partition(" ")[2] == last.partition(" ")[2] != "" and first != last:
        first = first.partition(" ")[0]
    return first if first == last else f"{first} to {last}"


def not_analysed(skipped: Sequence[Skipped]) -> str | None:
    """Which stages were not run, and why: "times, cues: the article is in Spanish, and only English is read"; None where all were."""
    if not skipped:
        return None
    reasons: dict[str, list[str]] = {}
    for each in skipped:
        reasons.setdefault(each.because, []).append(plain(each.made.stage))
    return "; ".join(f"{', '.join(stages)}: {because}" for because, stages in reasons.items())


def plain(name: str) -> str:
    """A label or a rule without its underscores: "pull quote"."""
    return name.replace("_", " ")


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 statement", "12,000 statements"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
