"""What each mention of an article says by itself: its words, its noun, the gender it states, whether it stands in a quotation."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.capitals import Row, gap, rows
from onrecord.extract.nominals import age
from onrecord.extract.subject_words import Subjects
from onrecord.lexicons.names import Gender, Head, Names
from onrecord.model.article import Article
from onrecord.model.names import Mention
from onrecord.model.span import Span, cover
from onrecord.model.syntax import Sentence
from onrecord.text.quotemarks import regions


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called: the noun ("press secretary") and what stands with it ("white house", "mexico")."""

    noun: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sight:
    """One mention as the reader sees it.

    `row`: the sentence it stands in, counted over the article's own. `first`, `last`: its words in the row. `role`: for a name its
    title, for a description itself. `acts`: a verb follows it. `opens`: at most a title stands before it in its sentence.
    `definite`: "the", "this", or an owner. `inner`: it is part of a description of something else ("the Torve administration").
    `waits`: its sentence opens with "when", "although" and the like. `before`, `next`: the words around it, in small letters.
    `age`: in years, where it stands with the mention. `owns`: a possessive follows. `shouted`: one word in capitals.
    `labels`: it begins a turn of a transcript ("TORVE: He left."), in which it is nobody else's "he". `subject`: the parse has it as the
    subject of a main clause. `doer`: where the subject begins of what is done to it.
    """

    mention: Mention
    row: int
    first: int
    last: int
    words: tuple[str, ...]
    head: Head | None
    role: Role | None
    gender: Gender | None
    quoted: bool
    acts: bool
    opens: bool
    definite: bool
    inner: bool
    waits: bool
    before: str
    next: str
    age: str | None
    owns: bool
    shouted: bool
    labels: bool
    subject: bool
    doer: int | None


def sights(
    article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], names: Names, parsed: Subjects
) -> tuple[Sight, ...]:
    """The mentions in order, each with what it says by itself."""
    read = rows(article, sentences, names)
    starts = {word.start: (at, i) for at, row in enumerate(read) for i, word in enumerate(row.words)}
    quoted = _quoted(article.text, sentences)
    begins = [span.start for span in quoted]
    within = _within(mentions)
    found: list[Sight] = []
    for mention in mentions:
        place = starts.get(mention.span.start)
        if place is None:
            continue
        at = bisect_right(begins, mention.span.start) - 1
        inside = at >= 0 and quoted[at].end > mention.span.start
        found.append(_sight(article.text, mention, place, read[place[0]], inside, mention.span in within, parsed, names))
    return tuple(found)


def _within(mentions: tuple[Mention, ...]) -> set[Span]:
    """The names inside a description of another kind."""
    found: set[Span] = set()
    outer: Mention | None = None
    for mention in mentions:
        if outer is not None and outer.span.contains(mention.span) and mention.form == "name" and mention.kind != outer.kind:
            found.add(mention.span)
        if mention.form == "nominal" and (outer is None or mention.span.end > outer.span.end):
            outer = mention
    return found


def _quoted(text: str, sentences: tuple[Sentence, ...]) -> list[Span]:
    """The outermost quotations of more than one word; a single word is a name or a doubted word, spoken by nobody in particular."""
    paragraphs: list[Span] = []
    part: list[Span] = []
    for sentence in sentences:
        part.append(sentence.span)
        if text[sentence.span.end - 1 : sentence.span.end] in ("\n", "\r"):
            paragraphs.append(cover(part))
            part = []
    if part:
        paragraphs.append(cover(part))
    outer = [r for r in regions(text, paragraphs) if r.depth == 1]
    return [r.outer for r in outer if text.count(" ", r.inner.start, r.inner.end) >= 1]


def _sight(
    text: str, mention: Mention, place: tuple[int, int], row: Row, quoted: bool, inner: bool, parsed: Subjects, names: Names
) -> Sight:
    at, first = place
    last = first
    while last < len(row.words) and row.words[last].start < mention.span.end:
        last += 1
    spoken = tuple(w.lower for w in row.words[first:last])
    head, role, gender = None, None, None
    if mention.form == "name" and mention.kind == "person":
        head, role, gender = _title(text, row, first, names)
        if role is None:
            role = _office(text, row, last, names)
    elif mention.form == "name" and mention.kind == "organisation":
        head, role = _named_for(spoken, names)
    elif mention.form == "nominal":
        head, role = _described(text, row, first, last, names)
        gender = None if head is None else head.gender
    elif spoken and spoken[0] in names.pronouns:
        gender = names.pronouns[spoken[0]].gender
    after = row.words[last] if last < len(row.words) else None
    acts = after is not None and not row.words[last - 1].possessive and _acts(text, row, first, last, names)
    definite = mention.form == "nominal" and _definite(row, first, last, head, names)
    return Sight(
        mention=mention, row=at, first=first, last=last, words=spoken, head=head, role=role, gender=gender, quoted=quoted, acts=acts,
        opens=_leads(row, first, names), definite=definite, inner=inner,
        waits=row.words[0].lower in names.openers,
        before=row.words[first - 1].lower if first else "", next=after.lower if after is not None else "",
        age=_age(text, row, first, last) if mention.kind == "person" else None, owns=row.words[last - 1].possessive,
        shouted=last - first == 1 and row.words[first].shouted, labels=first == 0 and text[mention.span.end : mention.span.end + 1] == ":",
        subject=not row.words[last - 1].possessive and any(w.start in parsed.main for w in row.words[first:last]),
        doer=parsed.doers.get(mention.span.start) if mention.form == "pronoun" else None,
    )  # fmt: skip


def _acts(text: str, row: Row, first: int, last: int, names: Names) -> bool:
    """Whether a verb follows, right after the words or after the comma that closes an apposition: "the mayor, Ana Torve, left"."""
    between = gap(text, row.words[last - 1], row.words[last])
    if between == ", ":
        closed = first > 0 and gap(text, row.words[first - 1], row.words[first]) == ", "
        form = row.words[last].form
        return closed and (form in names.acts or (form.endswith("ed") and _verb(form, names)))
    return between == " " and _verb(row.words[last].form, names)


def _definite(row: Row, first: int, last: int, head: Head | None, names: Names) -> bool:
    """Whether a description points to what is known: "the", an owner, or the role alone at the head of a headline."""
    lower = row.words[first].lower
    if lower in names.definite or any(w.possessive for w in row.words[first : last - 1]):
        return True
    return first == 0 and head is not None and not head.many and lower not in names.determiners


def _age(text: str, row: Row, first: int, last: int) -> str | None:
    """The age in "Ana Torve, 71," and in "a 44-year-old driver"."""
    stated = next((found for w in row.words[first:last] if (found := age(w.lower)) is not None), None)
    if stated is None and last < len(row.words) and gap(text, row.words[last - 1], row.words[last]) == ", ":
        form = row.words[last].form
        closed = text[row.words[last].end : row.words[last].end + 1] in (",", ".")
        return form if form.isascii() and form.isdigit() and 1 < len(form) < 4 and closed else None
    return stated


def _named_for(inner: tuple[str, ...], names: Names) -> tuple[Head | None, Role | None]:
    """What a body's own name calls it: the Torve Administration is an administration."""
    head = names.heads.get(inner[-1]) if len(inner) > 1 else None
    if head is None or head.kind != "organisation" or head.many:
        return None, None
    return head, Role(head.lemma, frozenset(normal(w, names) for w in inner[:-1]))


def _leads(row: Row, first: int, names: Names) -> bool:
    """Whether only a title stands before it in its sentence: "Mexican President"."""
    return (
        first <= 8
        and all(
            w.capital or w.lower in names.heads or w.lower in names.title_modifiers or w.lower in names.determiners
            for w in row.words[:first]
        )
        and (first == 0 or row.words[first - 1].lower in names.heads or row.words[first - 1].lower in names.honorifics)
    )


def _verb(form: str, names: Names) -> bool:
    return form.islower() and (form in names.acts or form in names.speaks or names.sort(form) in ("verb", "auxiliary"))


def _title(text: str, row: Row, first: int, names: Names) -> tuple[Head | None, Role | None, Gender | None]:
    """The title right before a name, what it is the title of, and the gender that it states."""
    if first == 0:
        return None, None, None
    before = row.words[first - 1]
    between = gap(text, before, row.words[first])
    if before.lower in names.honorifics and between in (" ", ". ", "\n"):
        return None, None, names.honorifics[before.lower]
    if between not in (" ", "\n"):
        return None, None, None
    for size in range(min(4, first), 0, -1):
        head = names.heads.get(" ".join(w.lower for w in row.words[first - size : first]))
        if head is not None and head.kind == "person" and not head.many:
            words = frozenset(_modifiers(text, row, first - size, max(0, first - size - 5), names))
            return head, Role(head.lemma, words), head.gender
    return None, None, None


def _office(text: str, row: Row, last: int, names: Names) -> Role | None:
    """The office that a clause gives to the name before it: "Ana Torve, who has been harbour minister since 2020"."""
    words = row.words
    if last + 2 >= len(words) or gap(text, words[last - 1], words[last]) != ", " or words[last].form != "who":
        return None
    at = last + 1
    while at < len(words) and words[at].form in ("is", "has", "been", "also", "the", "serves", "as", "a"):
        at += 1
    if at == last + 1 or words[at - 1].form == "has":
        return None
    for end in range(at, min(at + 5, len(words))):
        if end > at and gap(text, words[end - 1], words[end]) != " ":
            return None
        head = names.heads.get(words[end].lower)
        following = names.heads.get(words[end + 1].lower) if end + 1 < len(words) else None
        if head is not None and following is None:
            owned = head.kind != "person" or head.many
            return None if owned else Role(head.lemma, frozenset(normal(w.lower, names) for w in words[at:end]))
    return None


def _modifiers(text: str, row: Row, noun: int, bound: int, names: Names) -> Iterator[str]:
    """The words before a noun that belong to it, countries for their adjectives."""
    at = noun
    while at > bound and gap(text, row.words[at - 1], row.words[at]) == " ":
        word = row.words[at - 1]
        sort = names.sort(word.lower)
        if word.lower in names.determiners:
            return
        if not (word.capital or word.lower in names.demonyms or sort in ("noun", "adjective")):
            return
        if (
            word.capital
            and at - 1 == 0
            and sort not in (None, "noun", "adjective")
            and word.lower not in names.demonyms
            and word.lower not in names.title_domains
        ):
            return
        yield normal(word.lower, names)
        at -= 1


def normal(word: str, names: Names) -> str:
    """One form for a country, its adjective and its other names."""
    found = names.demonyms.get(word, word)
    return names.alias.get(found, found)


def _described(text: str, row: Row, first: int, last: int, names: Names) -> tuple[Head | None, Role | None]:
    """The noun of a description, and the words that narrow it down: what stands before it, and names after "of"."""
    end = first
    found: tuple[int, int, Head] | None = None
    while end < last:
        if row.words[end].form in names.continues and found is not None:
            break
        for size in range(min(4, last - end), 0, -1):
            said = " ".join(w.lower for w in row.words[end : end + size])
            head = names.heads.get(said) or (names.heads["year-old"] if size == 1 and age(said) is not None else None)
            if head is not None and (head.lemma != "year-old" or last - end == 1):
                found = end, end + size, head
                end += size - 1
                break
        end += 1
    if found is None:
        return None, None
    begin, stop, head = found
    if head.lemma == "year-old":
        return head, Role(head.lemma, frozenset({str(age(row.words[begin].lower))}))
    words = {normal(w.lower, names) for w in row.words[first:begin] if w.lower not in names.determiners}
    words |= {normal(w.lower, names) for w in row.words[stop:last] if w.lower not in names.determiners and w.form not in names.continues}
    return head, Role(head.lemma, frozenset(words))
