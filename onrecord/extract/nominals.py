"""Descriptions of people and bodies: "the White House press secretary", "two analysts", "a spokesman for the ministry".

There is no parse: a description runs from its determiner to a noun for people or bodies that no further noun follows. Descriptions that
need more ("the woman who fell ill") end at the noun.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.extract.capitals import Row, gap
from onrecord.lexicons.names import Head, Names
from onrecord.model.names import Kind

_REACH = 6  # words from the noun back to the determiner; beyond it a determiner belongs to something else


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a row: words `first` to `last` (exclusive), and its kind."""

    first: int
    last: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Description:
    """Words `first` to `last` (exclusive) of a row; `noun`: where its noun begins; `sure`: it has a determiner or a number."""

    first: int
    last: int
    noun: int
    head: Head
    sure: bool


def descriptions(text: str, row: Row, named: tuple[Named, ...], names: Names) -> Iterator[Description]:
    """The descriptions of one row, in order of their nouns."""
    inside = {i: name for name in named for i in range(name.first, name.last)}
    i = 0
    while i < len(row.words):
        begins = row.words[i].lower in names.head_starts or "-" in row.words[i].form
        found = _noun(text, row, i, inside, names) if begins and i not in inside else None
        if found is None:
            i += 1
            continue
        end, head = found
        if _closes(text, row, end, head, inside, names) and not _verb(row, i, inside, names):
            first, sure = _start(text, row, i, head, inside, names)
            sure = sure or (first == 0 and _headed(text, row, end, head, names))
            if sure or head.many or head.lemma == "police":
                yield Description(first, _end(text, row, end, head, inside, names), i, head, sure)
        i = end


def _verb(row: Row, i: int, inside: Mapping[int, Named], names: Names) -> bool:
    """Whether the noun is a verb here: "who heads the agency", "the Rescue Service counts 14"."""
    return row.words[i].form in names.verbs_too and i > 0 and (i - 1 in inside or row.words[i - 1].form in names.before_verbs)


def _headed(text: str, row: Row, end: int, head: Head, names: Names) -> bool:
    """Whether the row is a headline that opens with a role in place of its holder: "Minister denies report"."""
    if head.many or head.kind != "person" or head.lemma in names.plain_people or end >= len(row.words) or not row.words[0].capital:
        return False
    stop = text[row.words[-1].end : row.words[-1].end + 2]
    after, between = row.words[end], gap(text, row.words[end - 1], row.words[end])
    speaks = between == " " and after.form.islower() and (after.form in names.acts or names.sort(after.form) == "verb")
    return (speaks or between.startswith(":")) and not any(c in ".!?…" for c in stop)


def _noun(text: str, row: Row, i: int, inside: Mapping[int, Named], names: Names) -> tuple[int, Head] | None:
    """The end of the longest noun for people or bodies that begins here."""
    spelled, best = "", None
    for j in range(i, min(i + 4, len(row.words))):
        if j in inside or (j > i and gap(text, row.words[j - 1], row.words[j]) != " "):
            break
        spelled = f"{spelled} {row.words[j].lower}" if j > i else row.words[j].lower
        head = names.heads.get(spelled) or (_aged(spelled, names) if j == i else None)
        if head is not None:
            best = j + 1, head
        if row.words[j].possessive:
            break
    return best


def _aged(lower: str, names: Names) -> Head | None:
    """The noun of "the 58-year-old"."""
    return names.heads["year-old"] if age(lower) is not None else None


def age(lower: str) -> str | None:
    """The age that a word states: "58-year-old"."""
    number, _, rest = lower.partition("-")
    return number if rest == "year-old" and number.isascii() and number.isdigit() and len(number) < 4 else None


def _closes(text: str, row: Row, end: int, head: Head, inside: Mapping[int, Named], names: Names) -> bool:
    """Whether no further noun follows, which would make the one found a modifier ("the police chief", "the government shutdown")."""
    if row.words[end - 1].possessive or end == len(row.words):
        return True
    after = row.words[end]
    if gap(text, row.words[end - 1], after) != " ":
        return not text[row.words[end - 1].end : after.start].startswith("-")
    if end in inside:
        return inside[end].kind != "person"
    lower = after.lower
    if lower in names.acts or lower in names.speaks or after.capital:
        return True
    sort = names.sort(lower)
    if sort == "noun" or lower in names.heads:
        return head.kind == "person" and lower.endswith("s") and lower not in names.heads and names.sort(lower[:-1]) == "verb"
    if sort == "adjective":
        return head.kind == "person" and not _goes_on(text, row, end, names)
    if sort == "verb" and not head.many and not lower.endswith(("s", "ed", "ing")):
        return lower + "ing" not in names.common and lower + "s" not in names.common  # "the cartel fight": no verb after a singular
    return sort is not None or lower.endswith(("s", "ed", "ing")) or not lower.isalpha()


def _goes_on(text: str, row: Row, end: int, names: Names) -> bool:
    """Whether an adjective after a noun belongs to a further one: "the chief medical officer"."""
    words = row.words
    if words[end].lower not in names.title_domains or end + 1 >= len(words) or gap(text, words[end], words[end + 1]) != " ":
        return False
    head = names.heads.get(words[end + 1].lower)
    return head is not None and head.kind == "person"


def _start(text: str, row: Row, noun: int, head: Head, inside: Mapping[int, Named], names: Names) -> tuple[int, bool]:
    """Where the description begins, and whether a determiner, a number or an owner says so."""
    first = kept = noun
    broken = False
    while first > 0 and noun - first < _REACH and gap(text, row.words[first - 1], row.words[first]) == " ":
        word, name = row.words[first - 1], inside.get(first - 1)
        if word.form.isdigit() and not head.many:
            return _numbered(text, row, first, names)
        if (word.lower in names.determiners and not (word.lower == "that" and head.many)) or word.form.isdigit():
            return first - 1, True
        if word.possessive:
            return _owner(text, row, first - 1, name, names), True
        if name is not None:
            first = name.first
            kept = kept if broken else first
            continue
        sort = names.sort(word.lower)
        if sort == "noun" and word.lower.endswith("s") and word.lower not in names.plural_modifiers:
            break  # "the threats cartels pose"
        if sort in ("function", "auxiliary") or word.lower in names.speaks or word.lower in names.calendar:
            if word.lower in names.before_verbs and kept < noun and names.sort(row.words[kept].lower) == "noun":
                kept += 1  # "to target cartels"
            break
        first -= 1
        plain = sort in ("adjective", "noun") or (sort is None and word.form.isalpha() and not word.lower.endswith(("ing", "ed")))
        broken = broken or not (plain or word.lower in names.demonyms)
        kept = kept if broken else first
    return kept, False


def _numbered(text: str, row: Row, first: int, names: Names) -> tuple[int, bool]:
    """Where a description begins with a number that counts nobody: "a senior No 9 source", "the Route 40 driver"."""
    words, at = row.words, first - 1
    while at > 0 and first - at < _REACH and gap(text, words[at - 1], words[at]) in (" ", ". "):
        at -= 1
        if words[at].lower in names.determiners:
            return at, True
        if not (words[at].capital or names.sort(words[at].lower) in ("adjective", "noun")):
            break
    return first, False


def _owner(text: str, row: Row, last: int, name: Named | None, names: Names) -> int:
    """Where the owner's words begin: "the company's" spokesman, "Mexico's" president."""
    first = last if name is None else name.first
    for _ in range(3):
        if first == 0 or gap(text, row.words[first - 1], row.words[first]) != " ":
            break
        before = row.words[first - 1]
        if before.lower in names.determiners and (name is None or before.lower == "the"):
            return first - 1
        if name is not None or names.sort(before.lower) not in ("adjective", "noun"):
            break
        first -= 1
    return first if name is None or name.first == first else name.first


def _end(text: str, row: Row, end: int, head: Head, inside: Mapping[int, Named], names: Names) -> int:
    """Past a short "of", "for", "at" or "from" and the name or noun after it."""
    words = row.words
    if end + 1 >= len(words) or words[end - 1].possessive or gap(text, words[end - 1], words[end]) != " ":
        return end
    if words[end].form not in (names.continues if head.kind == "person" else ("of",)):
        return end
    at = end + 1
    if words[at].lower in names.determiners:
        at += 1
    best = end
    while at < len(words) and at < end + 6 and gap(text, words[at - 1], words[at]) == " " and not words[at - 1].possessive:
        name = inside.get(at)
        if name is not None:
            at = best = name.last
            continue
        word = words[at]
        if word.lower in names.acts or names.sort(word.lower) not in ("noun", "adjective", None) or word.lower in names.calendar:
            break
        at += 1
        if names.sort(word.lower) != "adjective":
            best = at
    return best
