"""The same article again: which articles of a record are versions of one another, and what changed from each to the next.

Two outlets that carry the same copy are no versions of one article: versions share their address, their place on the disk, their outlet,
or, where nobody knows an outlet, their title and most of their text. Background that two reports share makes them no versions: of one
outlet, they are where title or lead is alike too. Two addresses speak against it: an outlet writes many articles in one
mould. Not done here: an article that was split or merged; a rewrite so thorough that fewer than half of its words stayed, or any but the
slightest, at another address.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key
from hashlib import blake2b

from onrecord.lexicons.calendar import Calendar
from onrecord.lexicons.figures import Figures
from onrecord.link import changes, versions
from onrecord.link.versions import Version
from onrecord.model.article import Article, Line, Metadatum
from onrecord.model.events import Quantity
from onrecord.model.ids import ArticleId, RevisionId
from onrecord.model.names import Mention
from onrecord.model.revisions import Change, Matched, Revision
from onrecord.model.runs import By
from onrecord.model.speech import Quotation
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression
from onrecord.text import moments
from onrecord.text.shingles import BREAK, fold, worded
from onrecord.text.tokens import words

BY = By("revisions", 3)
CROWD = 32
"""More articles than this with one key are compared with the first of them only, which ties a hundred versions together all the same."""
SKETCH = 32
"""Keys an article: the smallest hashes of its runs of words. Two texts of which half is shared miss each other once in a billion times."""
LEAST = 24
"""Runs of words below which a text is too short for its likeness to mean anything."""
LIKE = 0.2
"""Part of the shorter text that stands in the other, from which an article at the same address or path is taken for the same one. Of
100,000 pairs of articles on different stories (462 articles of ECB+) none has more than 0.12, of pairs on one story one in 16."""
NEAR = 0.6
"""The same, from which two articles of one outlet with like titles or leads are one. As if all of ECB+ were one outlet, like titles alone
find 33 of 106,491 pairs, each a copy of the same report; with the outlets as they are, none."""
SAME = 0.85
"""The same where no outlet is known."""
LEAD = 8
"""Words of a paragraph that may be the first: a heading or a name that was taken for text has fewer."""
LONG_ENOUGH = 48
"""Runs of words of the shorter text from which two texts of no known outlet may be one."""
ALL_BUT = 0.98
"""Part of the words of both texts that are the same, from which two addresses, or two days where no outlet is known, say nothing against
one title: one word in fifty may be another."""
_CONFIDENCE: dict[Matched, float] = {"same_address": 0.97, "same_path": 0.95, "near_identical": 0.9, "another_version": 0.85}


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Two articles that are versions of one: how they were recognised, why in words, and the part of the shorter that both have."""

    first: ArticleId
    second: ArticleId
    matched: Matched
    because: str
    shared: float


def keys(
    article: Article, lines: tuple[Line, ...], metadata: tuple[Metadatum, ...], sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...], mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...], quantities: tuple[Quantity, ...],
    *, figures: Figures, calendar: Calendar,
) -> tuple[tuple[str, Version], ...]:  # fmt: skip
    """Its address, its place on the disk, and a sketch of its words, for its outlet or, where none is known, its title."""
    bare = versions.version(article, lines, metadata, sentences, quotations)
    marks = versions.marks(article, bare.parts, times, mentions, quantities, figures=figures, calendar=calendar)
    one = replace(bare, marks=tuple(sorted(set(marks))))
    found = [f"address {one.address}"] if one.address else []
    found += [f"path {one.place}"] if one.path != "-" else []
    whose = f"outlet {one.outlet}" if one.outlet else f"title {one.title}" if one.title else ""
    if whose:
        hashes = {blake2b(" ".join(run).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for run in versions.runs(one)}
        found += [f"{whose} {hashed}" for hashed in sorted(hashes)[:SKETCH]]
    return tuple((key, one) for key in found)


def compare(first: Version, second: Version) -> tuple[Match, ...]:
    """The same article again: the same address or file and text in common, or nearly the same text of the same outlet or title."""
    if second < first:
        first, second = second, first
    found = None if first.article == second.article else _why(first, second)
    return () if found is None else (Match(first.article, second.article, *found),)


def _why(first: Version, second: Version) -> tuple[Matched, str, float] | None:
    ours, theirs = versions.runs(first), versions.runs(second)
    smaller, larger = sorted((len(ours), len(theirs)))
    shared = len(ours & theirs) / smaller if smaller else 0.0
    titled = bool(first.title) and first.title == second.title
    told = f"{shared:.0%} of the words of the shorter stand in the other"
    if first.address and first.address == second.address and (shared >= LIKE or titled):
        return "same_address", f"both have the address {first.address}", shared
    if first.host and second.host and first.host != second.host:
        return None
    if first.place == second.place and first.path != "-" and (shared >= LIKE or titled):
        return "same_path", f"both were read from {first.place}", shared
    if first.outlet != second.outlet or _apart(first, second) or smaller < LEAST or smaller * 3 < larger:
        return None
    if not first.outlet:
        one = titled and smaller >= LONG_ENOUGH and shared >= SAME and (not _two_days(first, second) or _all_but(first, second))
        return ("near_identical", f"both have the title “{first.said_title}” and no known outlet, and {told}", shared) if one else None
    if shared >= NEAR and (_one_story(first, second) or _all_but(first, second)):
        return "near_identical", f"both are of {first.outlet}, and {told}", shared
    return None


def _apart(first: Version, second: Version) -> bool:
    """Two addresses, and two days of publication, two titles or other words: yesterday's weather and today's, one mould for two towns."""
    if not first.address or not second.address or first.address == second.address:
        return False
    return _two_days(first, second) or first.title != second.title or not _all_but(first, second)


def _two_days(first: Version, second: Version) -> bool:
    """Two days of publication."""
    days = [moments.day_of(Moment(one.dates[0])) if one.dates[0] else None for one in (first, second)]
    return None not in days and days[0] != days[1]


def _all_but(first: Version, second: Version) -> bool:
    """Nearly all words of both texts are the same."""
    ours, theirs = (Counter(w for w in worded(v.text, [part.span for part in v.parts]).words if w != BREAK) for v in (first, second))
    return 2 * (ours & theirs).total() >= ALL_BUT * (ours.total() + theirs.total())


def _one_story(first: Version, second: Version) -> bool:
    """Their titles or their leads are alike, and both where they were published on two days.

    Reports on one strike share paragraphs of background day after day; what is new stands in the title and the lead.
    """
    leads = _alike(_lead(first), _lead(second))
    titles = _alike(first.title.split(), second.title.split())
    if _two_days(first, second):
        return leads and (titles or not (first.title and second.title))
    return leads or titles


def _lead(one: Version) -> list[str]:
    """The folded words of the first paragraph."""
    bodies = ([fold(span.of(one.text)) for span in words(one.text, part.span)] for part in one.parts if part.label == "body")
    return next((said for said in bodies if len(said) >= LEAD), [])


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Half of the words of the longer stand in the other; none are like nothing."""
    common = (Counter(ours) & Counter(theirs)).total()
    return common > 0 and 2 * common >= max(len(ours), len(theirs))


def group(items: tuple[Version, ...], findings: tuple[Match, ...]) -> tuple[Revision | Change, ...]:
    """The versions of each article in their order; a revision from each to the next, and then the changes of all of them."""
    of = {one.article: one for one in items}
    matches = {(m.first, m.second): m for m in sorted(findings, reverse=True)}
    found: list[Revision] = []
    told: list[Change] = []
    for cluster in _clusters(matches, of):
        ordered = _ordered(of[article] for article in cluster)
        for number, later in enumerate(ordered[1:]):
            revision = _revision(ordered[number], later, matches)
            found.append(revision)
            told.extend(changes.changes(ordered[number], later, RevisionId(revision.id), BY))
    return (*found, *told)


def _clusters(matches: Mapping[tuple[ArticleId, ArticleId], Match], of: Mapping[ArticleId, Version]) -> list[list[ArticleId]]:
    """Articles that are versions of one another, the surest matches first; no chain of likeness ties two hosts or addresses."""
    member: dict[ArticleId, ArticleId] = {article: article for pair in matches for article in pair}
    held: dict[ArticleId, list[ArticleId]] = {article: [article] for article in member}
    host = {article: of[article].host for article in member}
    known = {article: {of[article].address} - {""} for article in member}
    for first, second in sorted(matches, key=lambda pair: (-_CONFIDENCE[matches[pair].matched], -matches[pair].shared, pair)):
        one, other = sorted((member[first], member[second]))
        if one == other or (host[one] and host[other] and host[one] != host[other]):
            continue
        chained = not (of[first].address and of[second].address) and known[one] and known[other]
        if chained and known[one].isdisjoint(known[other]):
            continue
        host[one] = host[one] or host[other]
        known[one] |= known[other]
        held[one] += held[other]
        member.update(dict.fromkeys(held.pop(other), one))
    return [sorted(held[one]) for one in sorted(held) if len(held[one]) > 1]


def _ordered(cluster: Iterable[Version]) -> list[Version]:
    """By what is known of their dates; those that nothing orders stay in the order of the dates as they are written, and of their paths."""
    listed = sorted(cluster, key=lambda v: (v.dates[1] or v.dates[0], v.dates[0], v.dates[2], v))
    return sorted(listed, key=cmp_to_key(_sign))


def _sign(first: Version, second: Version) -> int:
    return versions.dated(first, second)[0]


def _revision(first: Version, second: Version, matches: dict[tuple[ArticleId, ArticleId], Match]) -> Revision:
    sign, order, said = versions.dated(first, second)
    if sign > 0:
        order, said = "unknown", "their dates contradict those of other versions"
    one, other = sorted((first, second))
    known = matches.get((one.article, other.article)) or next(iter(compare(one, other)), None)
    matched: Matched = "another_version" if known is None else known.matched
    because = "each of them matches another version" if known is None else known.because
    return Revision(
        made=BY.rule(matched, _CONFIDENCE[matched]), earlier=first.article, later=second.article, matched=matched, order=order,
        because=f"{because}; {said}",
    )  # fmt: skip
