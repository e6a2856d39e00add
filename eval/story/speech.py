"""Who said what on the sample story: contents, sources, and whether the speaker is the right person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from eval import gold, system
from eval.attributed import Attributed, Scores, matched, score
from eval.figures import Figure, Tally, ratio
from eval.names import is_called, names
from eval.story.reading import Reading

DESCRIPTION = re.compile(r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree)\s+[a-z]")
"""How a description begins, where a name does not."""


@dataclass(slots=True)
class Speakers:
    """How the speakers of matched quotations were named. `person`: content and speaker both right, against all found and all wanted."""

    right: int = 0
    wrong: int = 0
    named: int = 0
    person: Tally = field(default_factory=Tally)
    typed: Tally = field(default_factory=Tally)

    def figures(self, name: str) -> list[Figure]:
        given = self.right + self.wrong
        return [
            Figure(f"{name} named rightly", ratio(self.right, given), given),
            Figure(f"{name} named wrongly", ratio(self.wrong, self.person.found), self.person.found, "lower"),
            Figure(f"{name} resolved", ratio(self.right, self.named), self.named),
            *self.person.figures(f"{name} end-to-end"),
        ]


def figures(read: Sequence[Reading]) -> list[Figure]:
    """Quotations by directness, speakers, kinds of source, and quote marks that quote nobody."""
    scores, everyone, direct = Scores(), Speakers(), Speakers()
    seen: list[bool] = []
    for reading in read:
        found = system.outermost(reading.analysis)
        wanted = [attributed(reading.text, quotation) for quotation in reading.gold.quotations]
        pairs = matched(wanted, [f.attributed for f in found])
        ignored = {j for i, j in pairs if reading.gold.quotations[i].optional}
        counted = [w for w, q in zip(wanted, reading.gold.quotations, strict=True) if not q.optional]
        score(reading.text, counted, [f.attributed for j, f in enumerate(found) if j not in ignored], scores)
        _speakers(reading.gold.quotations, wanted, found, everyone)
        _speakers(reading.gold.quotations, wanted, found, direct, only="direct")
        seen += [shown(reading.text, words, found) for words in reading.gold.not_quotations]
    return [
        *scores.figures("story/quotations"),
        *everyone.figures("story/speakers"),
        *direct.figures("story/speakers of direct quotations"),
        Figure("story/source type right", everyone.typed.precision, everyone.typed.found),
        Figure("story/marks that quote nobody shown", ratio(sum(seen), len(seen)), len(seen), "lower"),
    ]


def verdict(quotation: gold.GoldQuotation, wanted: Attributed, found: system.Found) -> str:
    """Is the speaker right, wrong or left open?

    Somebody named must be given by the full name; a pronoun or a description in the article's own words, of the right source, leaves it
    open. Somebody unnamed must not become one of the story's actors.
    """
    agrees = bool(wanted.source & found.attributed.source)
    if quotation.who is not None and names(found.speaker, quotation.who):
        return "right"
    if found.speaker is None:
        return "right" if agrees and quotation.who is None else "open"
    if not agrees or _names_an_actor(found.speaker):
        return "wrong"
    if quotation.who is None:
        return "right"
    return "open" if found.speaker == found.source_words or DESCRIPTION.match(found.speaker) else "wrong"


def _names_an_actor(speaker: str) -> bool:
    """Whether it is one of the story's people or organisations ("the head of the Service" is not the Service)."""
    return any(is_called(speaker, form, actor.kind) for actor in gold.actors() for form in actor.forms)


def _speakers(
    quotations: Sequence[gold.GoldQuotation],
    wanted: Sequence[Attributed],
    found: Sequence[system.Found],
    speakers: Speakers,
    only: str = "",
) -> None:
    pairs = {j: i for i, j in matched(wanted, [f.attributed for f in found])}
    speakers.named += sum(q.who is not None and not q.optional and only in ("", q.directness) for q in quotations)
    speakers.person.add(0, 0, sum(not q.optional and only in ("", q.directness) for q in quotations))
    for j, item in enumerate(found):
        quotation = quotations[pairs[j]] if j in pairs else None
        if quotation is None:
            speakers.person.found += only in ("", item.attributed.directness)
            continue
        if only not in ("", quotation.directness) or quotation.optional:
            continue
        speakers.person.found += 1
        _judge(speakers, quotation, verdict(quotation, wanted[pairs[j]], item), item)


def _judge(speakers: Speakers, quotation: gold.GoldQuotation, judged: str, item: system.Found) -> None:
    if judged == "right":
        speakers.person.right_found += 1
        speakers.person.right_wanted += 1
    if quotation.who is not None:
        speakers.right += judged == "right"
    speakers.wrong += judged == "wrong"
    if item.source_type is not None:
        speakers.typed.add(int(item.source_type in quotation.types), 1, 1)


def attributed(text: str, quotation: gold.GoldQuotation) -> Attributed:
    """The annotator's quotation, placed in the text."""
    contents = (gold.part_places(text, quotation.words, "content"), *(gold.part_places(text, also, "content") for also in quotation.accept))
    return Attributed(quotation.directness, contents, gold.part_places(text, quotation.words, "source"))


def shown(text: str, marked: str, found: Sequence[system.Found]) -> bool:
    """Whether a quotation shows these words as somebody's."""
    ((start, end),) = gold.passage(text, marked).parts["content"]
    return any(span.start < end and start < span.end for item in found for span in item.marked)
