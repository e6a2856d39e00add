"""What onrecord finds in the invented articles, against what the adjudicated sheets say: contents, sources, speakers, chains, acts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval import system
from eval.attributed import Attributed as Words
from eval.attributed import Places, Scores, matched, places, score
from eval.attributed_news import circumstances
from eval.attributed_news.check import SET, read
from eval.attributed_news.sheet import Actor, Attributed, Sheet
from eval.attributed_news.who import Who
from eval.figures import Figure, Tally, ratio
from eval.names import is_called, names
from onrecord.model.article import Article
from onrecord.model.names import Role
from onrecord.model.speech import Attribution, Cue, Statement
from onrecord.pipeline.run import Analysis

PROPER = ("named", "organisation", "outlet")
"""Kinds of actors that have a name of their own."""

TUNED = "20.txt"
"""The last of the articles on which circumstances, acts and turns were tuned; what comes after it is only measured."""
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


@dataclass(slots=True)
class Sums:
    """What is counted over the articles. `wrong`, `shown`: quotations given to somebody else, and all that are given at all.
    `unresolved`: direct ones shown with words of the right source that do not say which person it is.
    """

    contents: Scores = field(default_factory=Scores)
    resolved: Tally = field(default_factory=Tally)
    named: Tally = field(default_factory=Tally)
    wrong: int = 0
    shown: int = 0
    direct: Tally = field(default_factory=Tally)
    unresolved: int = 0
    types: Tally = field(default_factory=Tally)
    chains: Tally = field(default_factory=Tally)
    nested: Tally = field(default_factory=Tally)
    misled: int = 0
    acts: Tally = field(default_factory=Tally)
    told: circumstances.Told = field(default_factory=circumstances.Told)
    unseen: circumstances.Told = field(default_factory=circumstances.Told)
    who: Who = field(default_factory=Who)

    def figures(self) -> list[Figure]:
        name = "attributed-news"
        return [
            *self.contents.figures(name),
            Figure(f"{name}/speaker right where content is", self.resolved.precision, self.resolved.found),
            Figure(f"{name}/named speaker right where content is", self.named.precision, self.named.found),
            Figure(f"{name}/wrong person shown", ratio(self.wrong, self.shown), self.shown, "lower"),
            *self.direct.figures(f"{name}/direct quotes shown with content and person right"),
            Figure(
                f"{name}/direct quotes that say who, person right",
                ratio(self.direct.right_found, self.direct.found - self.unresolved),
                self.direct.found - self.unresolved,
            ),
            Figure(f"{name}/source type right", self.types.precision, self.types.found),
            *self.nested.figures(f"{name}/nested"),
            *self.chains.figures(f"{name}/reported via"),
            Figure(f"{name}/reported via wrongly", ratio(self.misled, self.chains.found), self.chains.found, "lower"),
            Figure(f"{name}/act right where the cue is", self.acts.precision, self.acts.found),
            *self.told.figures(name),
            *self.unseen.figures(f"{name}/untuned"),
            *self.who.figures(name),
        ]


def figures(folder: Path = SET / "gold") -> list[Figure]:
    """Every figure on the adjudicated articles."""
    sums = Sums()
    for path in sorted(folder.glob("*.toml")):
        sheet = read(path)
        add(sheet, system.analysed(article(sheet), Attribution, Statement, Role), sums)
    return sums.figures()


def article(sheet: Sheet) -> Article:
    """The text as a reader pastes it, with what a reader knows of it: whose it is, and of when."""
    return system.text(sheet.text, name=sheet.article, published=sheet.published, outlet=sheet.outlet)


def add(sheet: Sheet, analysis: Analysis, sums: Sums) -> None:
    """Counts one article. What the sheet calls optional is not asked, and what answers it is not held against the record."""
    gold = [a for a in sheet.attributions if a.content]
    wanted = [Words(a.directness, (places(sheet.text, a.content),), _source(sheet, a)) for a in gold]
    found = system.quotations(analysis)
    pairs = {j: i for i, j in matched(wanted, [f.attributed for f in found])}
    kept = {j: pairs.get(j) for j in range(len(found)) if j not in pairs or not gold[pairs[j]].optional}
    asked = [i for i, a in enumerate(gold) if not a.optional]
    score(sheet.text, [wanted[i] for i in asked], [found[j].attributed for j in kept], sums.contents)
    sums.shown += len(kept)
    sums.direct.wanted += sum(gold[i].directness == "direct" and gold[i].speaker is not None for i in asked)
    for j, i in kept.items():
        shown = found[j].attributed.directness == "direct" and found[j].speaker is not None
        sums.direct.found += shown
        if i is not None:
            _speaker(sheet, gold[i], wanted[i], found[j], shown, sums)
    _cues(gold, {j: i for j, i in kept.items() if i is not None}, found, analysis, sums)
    _chains(sheet, gold, wanted, pairs, found, sums)
    for told in (sums.told, sums.unseen) if sheet.article > TUNED else (sums.told,):
        circumstances.add(sheet, gold, pairs, analysis, told)
    sums.who.count_roles(sheet, analysis)
    sums.who.count_reasons(gold, pairs, found)


def _source(sheet: Sheet, a: Attributed) -> Places:
    """The words that say who speaks; for a turn without a label, every place of the article where the speaker is named."""
    actor = next((actor for actor in sheet.actors if actor.id == a.speaker), None)
    if a.source or not a.unmarked or actor is None:
        return places(sheet.text, a.source)
    named = (re.finditer(re.escape(form), sheet.text) for form in (actor.name, *actor.variants))
    return places(sheet.text, [hit.span() for hits in named for hit in hits])


def _speaker(sheet: Sheet, a: Attributed, wanted: Words, found: system.Found, shown: bool, sums: Sums) -> None:
    actor = next((actor for actor in sheet.actors if actor.id == a.speaker), None)
    judged = verdict(sheet, actor, wanted, found)
    sums.resolved.add(int(judged == "right"), 1, 1)
    if actor is not None and actor.kind == "named":
        sums.named.add(int(judged == "right"), 1, 1)
    sums.wrong += judged == "wrong"
    sums.unresolved += shown and judged == "open"
    if shown and judged == "right" and actor is not None:
        sums.direct.right_found += 1
        sums.direct.right_wanted += a.directness == "direct"
    if actor is not None and found.source_words is not None and wanted.source & found.attributed.source:
        kinds = types(sheet, actor, a)
        if kinds:
            sums.types.add(int(found.source_type in kinds), 1, 1)


def verdict(sheet: Sheet, actor: Actor | None, wanted: Words, found: system.Found) -> str:
    """Is the speaker right, wrong or left open?

    Somebody named must be given by the full name; words of the right source that name nobody leave it open. Others are right by a name of
    theirs, or as the source's own words. Somebody else's name is wrong.
    """
    agrees = bool(wanted.source & found.attributed.source)
    if found.speaker is None:
        return "right" if actor is None else "open"
    if actor is not None and _called(actor, found.speaker):
        return "right"
    if not agrees or any(_called(other, found.speaker) for other in sheet.actors if other is not actor and other.kind in PROPER):
        return "wrong"
    return "open" if actor is not None and actor.kind == "named" else "right"


def _called(actor: Actor, said: str) -> bool:
    if actor.kind == "named":
        return names(said, actor.name)
    return any(is_called(said, form, "organisation") for form in (actor.name, *actor.variants))


def types(sheet: Sheet, actor: Actor, a: Attributed) -> tuple[str, ...]:
    """The types that are right for the words of a source; none where the words are a description of somebody named."""
    said = " ".join(sheet.text[start:end] for start, end in a.source)
    if said.casefold() in PRONOUNS:
        return ("pronoun",)
    known = [word for form in (actor.name, *actor.variants) for word in form.split() if word[:1].isupper()]
    if actor.kind in PROPER and not any(word in said for word in known):
        return ()
    return (actor.kind.replace(" ", "_"),)


def _cues(gold: Sequence[Attributed], pairs: Mapping[int, int], found: Sequence[system.Found], analysis: Analysis, sums: Sums) -> None:
    """Acts, where the record's reporting words share a character with the sheet's and have a known meaning."""
    cues = {str(cue.id): cue for cue in system.of(analysis, Cue)}
    for j, i in pairs.items():
        cue, a = cues.get(str(found[j].cue)), gold[i]
        if cue is not None and cue.meaning is not None and any(cue.span.start < end and start < cue.span.end for start, end in a.cue):
            sums.acts.add(int(cue.meaning == a.act), 1, 1)


def _chains(
    sheet: Sheet, gold: Sequence[Attributed], wanted: Sequence[Words], pairs: Mapping[int, int], found: Sequence[system.Found], sums: Sums
) -> None:
    """Who reports it, whole and in order; and what stands in the words of others, with its source.

    Both are asked of what is not optional, and not held against the record where it answers something optional. An outlet that was told
    something passes it on in the record; the sheets call it the one told, unless the outlet reports it: that is not held against either.
    """
    asked = [a for a in gold if not a.optional]
    sums.chains.wanted += sum(bool(sheet.reporters(a)) for a in asked)
    sums.nested.wanted += sum(a.inside is not None for a in asked)
    for j, item in enumerate(found):
        a = gold[pairs[j]] if j in pairs else None
        if a is not None and a.optional:
            continue
        if item.inner:
            right = a is not None and wanted[pairs[j]].agrees(item.attributed)
            sums.nested.found += 1
            sums.nested.right_found += right and a is not None and (a.inside is not None or bool(sheet.reporters(a)))
            sums.nested.right_wanted += right and a is not None and a.inside is not None
        if item.reporters and not (a is not None and _only_told(sheet, a, item)):
            judged = _way(sheet, a, item.reporters)
            sums.chains.add(int(judged == "right"), 1, 0)
            sums.misled += judged == "wrong"


def _only_told(sheet: Sheet, a: Attributed, item: system.Found) -> bool:
    """Whether the record names as reporter whom the sheet has as the one told, and nobody else."""
    told = places(sheet.text, () if a.to is None else (a.to,))
    return not sheet.reporters(a) and len(item.reporters) == 1 and bool(told & item.reporters[0].places)


def _way(sheet: Sheet, a: Attributed | None, said: Sequence[system.Reporter]) -> str:
    """Right where all who report it are given, by the rules for speakers; open where somebody is left open; else wrong."""
    actors = {actor.id: actor for actor in sheet.actors}
    reporters = [] if a is None else [actors[actor] for actor in sheet.reporters(a)]
    if not reporters or len(said) != len(reporters):
        return "wrong"
    judged = {_reporter(sheet, actor, one) for actor, one in zip(reporters, said, strict=True)}
    return "wrong" if "wrong" in judged else "open" if "open" in judged else "right"


def _reporter(sheet: Sheet, actor: Actor, said: system.Reporter) -> str:
    sources = places(sheet.text, [span for a in sheet.attributions if a.speaker == actor.id for span in a.source])
    words = Words("indirect", (said.places,), said.places)
    found = system.Found(words, said.name, "", None, ())
    return verdict(sheet, actor, Words("indirect", (sources,), sources), found)
