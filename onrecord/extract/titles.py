"""The words beside a name that say what somebody is: "Mexican President X", "X, 64, a baker from Lind,", "X, who leads the Harbour Guild".

Rules over words, without a parse. What a clause of its own says ("X is a baker") is not looked for here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.extract.capitals import Row, gap
from onrecord.lexicons.names import Names
from onrecord.model.names import Standing

_LONGEST = 14
"""Words of one title; more is a sentence."""
_BEFORE = 5
"""Words before the noun of a title that may belong to it."""
_ENDS = frozenset(
    {"who", "whose", "which", "that", "whom", "said", "says", "and", "but", "as", "when", "while", "until", "since", "because", "after"}
)
_LINKS = frozenset({"of", "for", "at", "in", "from", "on", "to", "with", "by", "near"})
_IS = frozenset({"is", "was", "has", "had", "been", "also", "now", "still", "served", "serves", "as", "currently", "formerly"})
_EARLIER = frozenset({"was", "had", "served", "formerly"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words `first` to `last` (exclusive) of a row that say what somebody is, and how they were found. `over`: they say that it was so."""

    first: int
    last: int
    rule: str
    over: bool = False


def titles(text: str, row: Row, name: tuple[int, int], others: Mapping[int, int], names: Names) -> Iterator[Title]:
    """What stands beside the name at words `name` (first, and one after the last). `others`: where each person's name begins and ends."""
    first, last = name
    begin = before(text, row, first, names)
    if begin is not None:
        yield Title(begin, first, "title")
    found = _apposition(text, row, last, others, names) or _clause(text, row, last, names)
    if found is not None:
        yield found


def standing(title: str, names: Names) -> Standing:
    """Whether the words of a title say that somebody has the office, had it, stands in for it, or is to have it."""
    said = {part.strip(",") for word in title.lower().split() for part in (word, *word.split("-"))}
    if said & names.past_titles:
        return "former"
    if said & names.coming_titles:
        return "incoming"
    return "acting" if said & names.acting_titles else "holder"


def before(text: str, row: Row, first: int, names: Names) -> int | None:
    """Where the title right before a name begins."""
    if first == 0:
        return None
    word = row.words[first - 1]
    if word.lower in names.short_titles and gap(text, word, row.words[first]) in (" ", ". "):
        return first - 1
    for size in range(min(4, first), 0, -1):
        head = names.heads.get(" ".join(w.lower for w in row.words[first - size : first]))
        if head is not None and head.kind == "person" and not head.many and head.lemma not in names.plain_people:
            tied = all(gap(text, row.words[i], row.words[i + 1]) in (" ", "\n") for i in range(first - size, first))
            return _widened(text, row, first - size, names) if tied else None
    return None


def _widened(text: str, row: Row, noun: int, names: Names) -> int:
    """Where the words before a noun begin that belong to it: "former Mexican", "White House", "Lind's"."""
    at = noun
    while at > max(0, noun - _BEFORE):
        word, between = row.words[at - 1], text[row.words[at - 1].end : row.words[at].start]
        if between not in (" ", "'s ", "’s ", "-", "' ", "’ "):
            break
        sort, low = names.sort(word.lower), word.lower
        ended = low in names.determiners or low in names.pronouns or low in names.calendar or low in names.speaks
        telling = low in names.title_modifiers or low in names.title_domains or low in names.demonyms or low in names.past_titles
        telling = telling or low in names.acting_titles or low in names.coming_titles
        plain = sort in ("noun", "adjective") or (word.capital and (sort is None or not row.opens[at - 1]))
        if ended or not (telling or plain):
            break
        at -= 1
    return at


def _apposition(text: str, row: Row, last: int, others: Mapping[int, int], names: Names) -> Title | None:
    """ ", 64, a baker from Lind," and ", mayor of Lind,"; not ", a baker said"."""
    words = row.words
    at = _past_age(text, row, last)
    if at >= len(words) or (at == last and gap(text, words[at - 1], words[at]) not in (", ", " (", " — ", " – ")):
        return None
    begin = at + (words[at].lower in ("a", "an", "the", "his", "her", "their", "its", "now", "one"))
    if words[at].lower == "then" or begin >= len(words) or words[begin].lower == "of":
        return None
    noun, end = None, begin
    for end in range(begin, min(begin + _LONGEST, len(words))):
        word = words[end]
        if end > begin and text[words[end - 1].end : word.start] not in (" ", "'s ", "’s ", "-", "' ", "’ ", "\n"):
            break
        if word.lower in _ENDS or word.lower in names.acts or word.lower in names.calendar or (end in others and noun is None):
            break
        if noun is None or not any(w.lower in _LINKS for w in words[begin:end]):
            head = _head(row, begin, end + 1, names)
            noun = end if head else noun
    else:
        end = min(begin + _LONGEST, len(words))
    if noun is None or end in others or end == begin or any(i in others for i in range(begin, noun + 1)):
        return None
    if begin == at and not _bare(row, begin, noun, names):
        return None
    goes_on = end < len(words) and text[words[end - 1].end : words[end].start] == " "
    if goes_on and words[end].lower not in _ENDS - {"said", "says", "and", "that"} and words[end].lower not in names.calendar:
        return None  # "Torve, the mayor said"
    return Title(begin, end, "apposition")


def _past_age(text: str, row: Row, last: int) -> int:
    """Past an age between commas: "Ana Torve, 64, a baker"."""
    if last + 1 < len(row.words) and row.words[last].form.isdigit() and gap(text, row.words[last - 1], row.words[last]) == ", ":
        return last + 1 if gap(text, row.words[last], row.words[last + 1]) == ", " else last
    return last


def _head(row: Row, begin: int, end: int, names: Names) -> bool:
    """Whether a noun for one person ends here."""
    for size in range(min(4, end - begin), 0, -1):
        head = names.heads.get(" ".join(w.lower for w in row.words[end - size : end]))
        if head is not None:
            return head.kind == "person" and not head.many and not row.words[end - 1].possessive
    return False


def _bare(row: Row, begin: int, noun: int, names: Names) -> bool:
    """Whether a title without "a" or "the" is one: ", mayor of Lind", ", White House press secretary", but not ", Mayor Bo Lind"."""
    return all(
        word.capital
        or word.lower in names.title_modifiers
        or word.lower in names.title_domains
        or word.lower in names.heads
        or word.lower in names.past_titles
        or names.sort(word.lower) in ("noun", "adjective")
        for word in row.words[begin : noun + 1]
    )


def _clause(text: str, row: Row, last: int, names: Names) -> Title | None:
    """ ", who leads the Harbour Guild" and ", who has been harbour minister since 2020"."""
    words = row.words
    if last + 2 >= len(words) or gap(text, words[last - 1], words[last]) not in (", ", " ") or words[last].lower != "who":
        return None
    verb = last + 1
    while verb < len(words) - 1 and words[verb].lower in ("also", "now", "currently", "still"):
        verb += 1
    if words[verb].lower in names.leading_verbs:
        end = _clause_end(text, row, verb + 1, names)
        return Title(verb, end, "clause") if end > verb + 1 else None
    at = verb
    while at < len(words) and words[at].lower in _IS:
        at += 1
    if at == verb or at >= len(words) or words[at - 1].lower in ("has", "had"):
        return None
    begin = at + (words[at].lower in ("a", "an", "the", "his", "her", "its", "their"))
    end = _clause_end(text, row, begin, names)
    nouns = [i for i in range(begin, end) if _head(row, begin, i + 1, names)]
    if not nouns or any(w.lower in _LINKS or w.lower in ("not", "no") for w in words[begin : nouns[0]]):
        return None
    return Title(begin, end, "clause", over=bool({w.lower for w in words[verb:at]} & _EARLIER))


def _clause_end(text: str, row: Row, begin: int, names: Names) -> int:
    end = begin
    while end < min(begin + _LONGEST, len(row.words)):
        word = row.words[end]
        if end > begin and text[row.words[end - 1].end : word.start] not in (" ", "'s ", "’s ", "-", "' ", "’ ", "\n"):
            break
        if word.lower in _ENDS or word.lower in names.acts or word.lower in names.calendar or word.lower in ("for", "from", "by"):
            break
        end += 1
    return end
