"""What onrecord finds in the invented articles, against what the adjudicated sheets say: contents, sources, speakers, chains, acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval import system
from eval.attributed import Attributed as Words
from eval.attributed import Scores, matched, places, score
from eval.attributed_news.check import SET, read
from eval.attributed_news.sheet import Actor, Attributed, Sheet
from eval.figures import Figure, Tally, ratio
from eval.names import is_called, names
from onrecord.model.runs import Record
from onrecord.model.speech import Attribution, Cue, Quotation, Source, SourcingChain, Statement
from onrecord.pipeline.run import Analysis
from onrecord.pipeline.stages import STAGES

PROPER = ("named", "organisation", "outlet")
"""Kinds of actors that have a name of their own."""

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
ACTS: Mapping[str, str] = {
    "admit": "confirm", "advise": "demand", "condemn": "accuse",
    **dict.fromkeys(
        ("announce", "answer", "boast", "cite", "claim", "complain", "conclude", "describe", "estimate", "exclaim", "explain", "find",
         "joke", "predict", "read", "recall", "report", "suggest"), "assert"),
}  # fmt: skip
"""The act of each meaning of a cue that is finer than an act; the others are acts themselves."""


@dataclass(slots=True)
class Sums:
    """What is counted over the articles. `wrong`, `shown`: quotations given to somebody else, and all that are given at all."""

    contents: Scores = field(default_factory=Scores)
    resolved: Tally = field(default_factory=Tally)
    named: Tally = field(default_factory=Tally)
    wrong: int = 0
    shown: int = 0
    direct: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)
    chains: Tally = field(default_factory=Tally)
    acts: Tally = field(default_factory=Tally)

    def figures(self, chains: bool) -> list[Figure]:
        name = "attributed-news"
        return [
            *self.contents.figures(name),
            Figure(f"{name}/speaker right where content is", self.resolved.precision, self.resolved.found),
            Figure(f"{name}/named speaker right where content is", self.named.precision, self.named.found),
            Figure(f"{name}/wrong person shown", ratio(self.wrong, self.shown), self.shown, "lower"),
            *self.direct.figures(f"{name}/direct quotes shown with content and person right"),
            Figure(f"{name}/source type right", self.types.precision, self.types.found),
            *(self.chains.figures(f"{name}/reported via") if chains else []),
            Figure(f"{name}/act right where the cue is", self.acts.precision, self.acts.found),
        ]


def figures(folder: Path = SET / "gold") -> list[Figure]:
    """Every figure on the adjudicated articles."""
    chains = any(SourcingChain in stage.gives for stage in STAGES)
    kinds: list[type[Record]] = [Quotation, Source, Attribution, Statement, Cue, *([SourcingChain] if chains else [])]
    sums = Sums()
    for path in sorted(folder.glob("*.toml")):
        sheet = read(path)
        add(sheet, system.analysed(system.text(sheet.text, name=sheet.article, published=sheet.published), *kinds), sums)
    return sums.figures(chains)


def add(sheet: Sheet, analysis: Analysis, sums: Sums) -> None:
    """Counts one article. What the sheet calls optional is not asked, and what answers it is not held against the record."""
    gold = [a for a in sheet.attributions if a.content]
    wanted = [Words(a.directness, (places(sheet.text, a.content),), places(sheet.text, a.source)) for a in gold]
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
    _cues(sheet, gold, {j: i for j, i in kept.items() if i is not None}, analysis, sums)
    _chains(sheet, gold, pairs, found, analysis, sums)


def _speaker(sheet: Sheet, a: Attributed, wanted: Words, found: system.Found, shown: bool, sums: Sums) -> None:
    actor = next((actor for actor in sheet.actors if actor.id == a.speaker), None)
    judged = verdict(sheet, actor, wanted, found)
    sums.resolved.add(int(judged == "right"), 1, 1)
    if actor is not None and actor.kind == "named":
        sums.named.add(int(judged == "right"), 1, 1)
    sums.wrong += judged == "wrong"
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


def _cues(sheet: Sheet, gold: Sequence[Attributed], pairs: Mapping[int, int], analysis: Analysis, sums: Sums) -> None:
    """Acts, where the record's reporting words share a character with the sheet's and have a known meaning."""
    cues = {str(cue.id): cue for cue in system.of(analysis, Cue)}
    chosen = {str(a.quotation): str(a.cue) for a in system.of(analysis, Attribution)}
    for j, quotation in enumerate(system.of(analysis, Quotation)):
        cue = cues.get(chosen.get(str(quotation.id), "")) if j in pairs else None
        if cue is None or cue.meaning is None:
            continue
        a = gold[pairs[j]]
        if any(cue.span.start < end and start < cue.span.end for start, end in a.cue):
            sums.acts.add(int(ACTS.get(cue.meaning, cue.meaning) == a.act), 1, 1)


def _chains(
    sheet: Sheet, gold: Sequence[Attributed], pairs: Mapping[int, int], found: Sequence[system.Found], analysis: Analysis, sums: Sums
) -> None:
    """A chain is right where its innermost attribution is matched and each of those before it is one who reports it, in order."""
    numbers = {str(quotation.id): j for j, quotation in enumerate(system.of(analysis, Quotation))}
    places_of = {str(a.id): numbers[str(a.quotation)] for a in system.of(analysis, Attribution)}
    actors = {actor.id: actor for actor in sheet.actors}
    sums.chains.wanted += sum(bool(sheet.reporters(a)) and not a.optional for a in gold)
    for chain in system.of(analysis, SourcingChain):
        *outer, last = (places_of[str(attribution)] for attribution in chain.attributions)
        a = gold[pairs[last]] if last in pairs else None
        if a is not None and a.optional:
            continue
        sums.chains.found += 1
        reporters = [actors[actor] for actor in sheet.reporters(a)] if a is not None else []
        said = [found[j].speaker for j in outer]
        if reporters and len(said) == len(reporters) and all(who and _called(r, who) for r, who in zip(reporters, said, strict=True)):
            sums.chains.right_found += 1
            sums.chains.right_wanted += 1
