"""Runs of capitalised words that may be names: "Bank of England", "Ludwig van der Berg", "Ismael "El Mayo" Torres"."""

from collections.abc import Iterator

from onrecord.extract.capitals import Row, gap
from onrecord.lexicons.names import Names
from onrecord.text.words import Word

_OF = frozenset({"of", "for", "on", "to"})
_ABSTRACT = ("tion", "sion", "ment", "ence", "ance", "ity", "ness")  # endings of what a body is for: the Front for the Liberation of ...
_LONGEST = 12  # words; the longest body in names/wikigold has 10


def runs(text: str, row: Row, names: Names) -> Iterator[tuple[int, int]]:
    """First and last word (exclusive) of each run, in order. A run of more than twelve words is a list or noise, and is left out."""
    i, total = 0, len(row.words)
    while i < total:
        if row.words[i].form.islower() and row.words[i].lower not in names.start_particles:
            i += 1  # nearly every word ends here
            continue
        fact = _fact(text, row, i, names)
        end = max(fact, i + 1 if _starts(text, row, i, names) else i)
        if end == i:
            i += 1
            continue
        end = _extended(text, row, i, end, names)
        if end - i <= _LONGEST:
            yield i, end
        i = end


def nameable(word: Word, names: Names) -> bool:
    """Whether a word can stand in a name: a capital, and no word of the calendar."""
    form = word.form
    first, _, rest = form.partition("-")
    if first in ("R", "D", "I") and rest:
        return False  # a senator's party and state: R-Ohio
    if rest and rest[-1:].isalpha():
        last = form.rsplit("-", 1)[1]
        return last[:1].isupper() and (form[0].isupper() or first in names.tied_particles)
    if not form[0].isupper():
        return len(form) > 3 and form[:2] in ("d'", "d’", "al") and form[2].isupper()
    if word.lower.replace("’", "'").rpartition("'")[2] in names.contracted and not form.isalpha():
        return False
    return word.lower not in names.never_names and word.lower not in names.calendar


def _starts(text: str, row: Row, i: int, names: Names) -> bool:
    word = row.words[i]
    if nameable(word, names):
        return True
    if word.lower not in names.start_particles or not word.form.islower():
        return False
    after = i + 1
    while after < len(row.words) and after < i + 3 and row.words[after].form in names.particles:
        after += 1
    return after < len(row.words) and nameable(row.words[after], names) and gap(text, row.words[i], row.words[i + 1]) == " "


def _fact(text: str, row: Row, i: int, names: Names) -> int:
    """The end of the longest well-known name or title of several words that begins here, or `i`."""
    if not row.words[i].capital:
        return i
    spelled, best = "", i
    for j in range(i, min(i + names.longest, len(row.words))):
        word = row.words[j]
        if j > i:
            between = gap(text, row.words[j - 1], word)
            if row.words[j - 1].possessive and spelled:
                spelled += "'s"
            if not (between == " " or (between == ". " and row.words[j - 1].lower in names.dotted_places)):
                break
            spelled += between
        spelled += word.lower
        known = spelled in names.facts or (spelled in names.heads and names.heads[spelled].kind == "person")
        if known and j > i and word.capital:
            best = j + 1
    return best


def _extended(text: str, row: Row, start: int, end: int, names: Names) -> int:
    while end < len(row.words) and end - start <= _LONGEST:
        step = _step(text, row, start, end, names)
        if step == end:
            break
        end = step
    return end


def _step(text: str, row: Row, start: int, end: int, names: Names) -> int:
    """The end of the run with its next part, or `end` where it is complete."""
    before, word = row.words[end - 1], row.words[end]
    between = gap(text, before, word)
    if before.possessive:
        many = before.lower.endswith("s") and text[before.end : before.end + 2] in ("' ", "’ ") and before.lower not in names.facts
        owner = (many or names.sort(before.lower) == "noun") and (word.lower in names.body_heads or word.lower in ("march", "house"))
        owner = owner and between == " " and (end - start == 1 or not many)
        return end + 1 if owner and nameable(word, names) else end
    if between == " & " and word.lower in names.first_names and _name_at(text, row, end + 1, names):
        return end  # two people, not a firm
    if nameable(word, names) and _joined(between, before, word, names):
        return max(end + 1, _fact(text, row, end, names))
    if word.lower in names.calendar and between == " " and before.lower in names.first_names and word.capital:
        return end + 1
    nick = _nickname(text, row, end, between, names)
    if nick != end:
        return nick
    if between in (" ", "\n") and word.form.islower():
        return _through(text, row, start, end, names)
    return end


def _joined(between: str, before: Word, word: Word, names: Names) -> bool:
    if between in (" ", "\n", "\r\n", " & ", "\u00a0", "  "):
        return True
    if between in (". ", ".", ".\u00a0", ".\n"):
        return (len(before.form) == 1 and before.form.isalpha()) or before.lower in names.honorifics or before.lower in names.dotted_places
    if between == ", ":
        return word.lower in ("jr", "sr") or word.lower in names.body_suffixes - {"co", "sa", "se", "ab"} or word.form == "D.C."
    return between == "." and len(before.form) == 1


def _nickname(text: str, row: Row, at: int, between: str, names: Names) -> int:
    """The end of a name that goes on after one to three quoted words, or `at`."""
    if between not in (' "', " “", " ‘", " '", ' ("', " (“"):
        return at
    for j in range(at, min(at + 3, len(row.words) - 1)):
        if not nameable(row.words[j], names):
            return at
        after = text[row.words[j].end : row.words[j + 1].start]
        if after in ('" ', "” ", "’ ", "' ", '") ', "”) "):
            return j + 2 if nameable(row.words[j + 1], names) and names.sort(row.words[j + 1].lower) is None else at
        if after != " ":
            return at
    return at


def _through(text: str, row: Row, start: int, end: int, names: Names) -> int:
    """Past small words inside a name: particles of people, "of" and "and" of bodies."""
    word, j = row.words[end], end
    while j < len(row.words) and j < end + 3 and row.words[j].form in names.particles:
        j += 1
    if j > end and _name_at(text, row, j, names):
        return j + 1
    first = row.words[end - 1].lower
    if word.form in ("on", "to") and first not in names.on_heads:
        return end
    if word.form in _OF and (first in names.body_of_heads or (word.form == "of" and first in names.of_first)):
        j = end + 2 if end + 1 < len(row.words) and row.words[end + 1].form == "the" else end + 1
        proper = j < len(row.words) and names.sort(row.words[j].lower) is None and not row.words[j].lower.endswith(_ABSTRACT)
        loose = word.form == "for" and j == end + 2 and proper
        if _name_at(text, row, j, names) and not loose:  # the Front for the Liberation, but the League for the Torvenna Gulls
            return j + 1
    if (
        word.form == "of"
        and (names.sort(first) == "noun" or first.endswith(_ABSTRACT))
        and any(w.form == "for" for w in row.words[start:end])
        and _name_at(text, row, end + 1, names)
    ):
        return end + 2
    inside = any(w.form in _OF for w in row.words[start:end]) or any(w.lower in names.body_and_tails for w in row.words[start:end])
    if word.form == "and" and inside:
        for k in range(end + 1, min(end + 4, len(row.words))):
            if not _name_at(text, row, k, names):
                return end
            if row.words[k].lower in names.body_and_tails:
                return k + 1
    if word.form == "and" and all(_partial(w, names) for w in row.words[start:end]):
        for k in range(end + 1, min(end + 4, len(row.words))):
            if not _name_at(text, row, k, names):
                return end
            if row.words[k].lower in names.body_heads and row.words[k].lower not in names.first_names:
                return k + 1
    return end


def _partial(word: Word, names: Names) -> bool:
    """Whether a word leaves a name open: the Social Democratic and Labour Party."""
    return names.sort(word.lower) == "adjective" or word.lower in names.demonyms


def _name_at(text: str, row: Row, j: int, names: Names) -> bool:
    if j >= len(row.words) or not nameable(row.words[j], names):
        return False
    return gap(text, row.words[j - 1], row.words[j]) in (" ", "\n") and not row.words[j - 1].possessive
