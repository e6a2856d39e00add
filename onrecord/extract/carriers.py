"""Who passes words on without speaking: the paper that somebody told them to, whoever quotes or cites, what somebody wrote for an outlet.

"Lee told the Daily Mail", "the Mail quoted Lee as saying", "according to the Mail, Lee said", "in an article published on Politico, Lee
noted", "the Mail reported, citing police". Only outlets by the look of their names are told anything: reporters, courts and crowds carry
nothing. Who merely holds a tape or does an interview is no carrier.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract import subjects
from onrecord.extract.drafts import Reading
from onrecord.extract.frames import Frame
from onrecord.extract.passages import Unit
from onrecord.extract.reach import span
from onrecord.extract.reports import Carrier, Report
from onrecord.extract.speakers import speaks
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech

Place = tuple[int, int]
"""The first word and the one after the last, in a unit."""


def carried(readings: Sequence[Reading], reports: Sequence[Report], speech: Speech) -> list[Report]:
    """The reports with those who carry them; a speaker goes on to the same outlet to the end of the paragraph."""
    by_cue = {report.cue.span.start: n for n, report in enumerate(reports) if report.cue is not None}
    found = list(reports)
    for reading in readings:
        told: tuple[Report, Carrier] | None = None
        for unit, listed in zip(reading.passage.units, reading.frames, strict=True):
            for frame in listed:
                number = by_cue.get(frame.cue.span.start)
                if number is None:
                    continue
                report = found[number]
                own = carriers(unit, listed, frame, speech)
                outlet = addressee(unit, frame, speech)
                if not own and told is not None and _goes_on(unit, frame, told[0], report, speech):
                    own = (told[1],)
                elif outlet is not None:
                    told = (report, Carrier(span(unit, outlet), True))
                else:
                    told = None
                found[number] = replace(report, carriers=own)
    return found


def carriers(unit: Unit, listed: Sequence[Frame], frame: Frame, speech: Speech) -> tuple[Carrier, ...]:
    """Who carries what a cue reports, the outermost first."""
    reporters = (_opener(listed, frame), _quoter(unit, listed, frame, speech))
    outlets = (_piece(unit, frame, speech), addressee(unit, frame, speech))
    listed_all = [(place, told) for told, places in ((False, reporters), (True, outlets)) for place in places if place is not None]
    return tuple(Carrier(span(unit, place), told) for place, told in listed_all)


def addressee(unit: Unit, frame: Frame, speech: Speech) -> Place | None:
    """The outlet that is told something: "told | the Daily Mail", "confirmed to | CNN"."""
    place = frame.last + 1
    if frame.passive or "source" in frame.word.takes or frame.word.meaning == "cite":
        return None
    if place < len(unit) and unit[place].low == "to":
        place += 1
    elif "addressee" not in frame.word.takes:
        return None
    return _outlet(unit, place, speech)


def _outlet(unit: Unit, place: int, speech: Speech, *, published: bool = False) -> Place | None:
    """The name of an outlet that begins here, or what it is called: "the paper". `published`: any name will do."""
    first = place
    if place < len(unit) and unit[place].low == "the":
        place += 1
    end = place
    while (
        end < len(unit)
        and end - place < _LONGEST
        and (unit[end].capital or (unit[end].low in ("of", "&", "and") and _named(unit, end + 1)))
    ):
        end += 1
    if end == place:
        called = place > first and place < len(unit) and unit[place].low in speech.sets["mediums"]
        return (first, place + 1) if called and not _noun_after(unit, place + 1, speech) else None
    heads = (unit[place], unit[end - 1])
    known = any(head.low in speech.sets["mastheads"] for head in heads)
    return (first, end) if known or (published and unit[place].low not in speech.sets["times"]) else None


def _named(unit: Unit, place: int) -> bool:
    return place < len(unit) and unit[place].capital


def _noun_after(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether another noun follows: "the paper mill"."""
    return place < len(unit) and unit[place].alpha and not unit[place].capital and speech.names.sort(unit[place].low) == "noun"


_LONGEST = 7
"""Words in the name of an outlet."""


def _quoter(unit: Unit, listed: Sequence[Frame], frame: Frame, speech: Speech) -> Place | None:
    """Who quotes or cites the source: "| the Mail quoted Lee as saying", "| the Mail, citing police who said"."""
    if frame.subject is None:
        return None
    for other in listed:
        if other.word.meaning == "cite" and other is not frame and other.last + 1 == frame.subject.first:
            return _reporter(unit, listed, other, speech)
    return None


def _reporter(unit: Unit, listed: Sequence[Frame], cite: Frame, speech: Speech) -> Place | None:
    """Who cites: before "quoted", whoever "citing" belongs to, and who has spoken before "and quoted"."""
    participle = unit[cite.first].low.endswith("ing")
    who = cite.subject if participle else subjects.before(unit, cite.first, speech)
    if who is None and cite.first and unit[cite.first - 1].low in ("and", "but"):
        who = next((f.subject for f in listed if f.first < cite.first and f.subject is not None and f.subject.how == "before"), None)
    if who is None or unit[who.first].low in _READERS or who.first > cite.first:
        return None
    return (who.first, who.last + 1) if speaks(unit[who.first : who.last + 1], cite.word, speech) else None


_READERS = ("we", "i", "you")


def _opener(listed: Sequence[Frame], frame: Frame) -> Place | None:
    """Whom the sentence is according to, where somebody else speaks in it: "According to | the Mail, Lee said"."""
    first = listed[0]
    if first is frame or first.subject is None or "source" not in first.word.takes or first.first > 1 or first.right is None:
        return None
    if frame.subject is None or frame.begin < first.right or frame.subject.how == "shared":
        return None
    return first.subject.first, first.subject.last + 1


def _piece(unit: Unit, frame: Frame, speech: Speech) -> Place | None:
    """Where a source wrote: "In an article published on | Politico, Lee noted"."""
    for place, word in enumerate(unit[: frame.last + _REACH]):
        if word.low in speech.sets["pieces"] and place and unit[place - 1].low not in (",", "."):
            published = place + 1 < len(unit) and unit[place + 1].low in speech.sets["publishing"]
            at = place + 2 if published else place + 1
            if at < len(unit) and unit[at].low in ("in", "on", "by", "for", "at") and _introduced(unit, place):
                found = _outlet(unit, at + 1, speech, published=published and unit[at].low != "at")
                if found is not None and (found[1] <= frame.begin or found[0] > frame.last):
                    return found
    return None


_REACH = 10
"""Words after a cue in which "in an article for Politico" may begin."""


def _introduced(unit: Unit, place: int) -> bool:
    """Whether "in an" or "in a recent" stands before the piece."""
    return any(word.low == "in" for word in unit[max(0, place - 4) : place])


def _goes_on(unit: Unit, frame: Frame, before: Report, report: Report, speech: Speech) -> bool:
    """Whether the one who told an outlet something goes on speaking: Lee told the Mail that ... "Never," he said."""
    if report.source is None or before.source is None or frame.subject is None:
        return False
    here = unit[frame.subject.first : frame.subject.last + 1]
    return report.source == before.source or (len(here) == 1 and here[0].low in ("he", "she"))


def cited(unit: Unit, listed: Sequence[Frame], frame: Frame, report: Report, speech: Speech) -> Report | None:
    """What an outlet reports by citing somebody is that one's as well: "the Mail reported, citing police"."""
    if frame.subject is None or not _reports(unit[frame.subject.first : frame.subject.last + 1], frame, speech):
        return None
    for cite in listed:
        if cite is frame or cite.word.meaning != "cite" or not unit[cite.first].low.endswith("ing") or cite.passive:
            continue
        who = subjects.after(unit, cite.last + 1, speech)
        if who is None or any(f.subject is not None and f.subject.first == who.first for f in listed if f is not cite):
            continue
        if unit[cite.first - 1].low == "," and speaks(unit[who.first : who.last + 1], cite.word, speech):
            return replace(
                report, cue=cite.cue, source=span(unit, (who.first, who.last + 1)), rule="cited", source_rule="after", carriers=(),
                inside=report, sure=None, source_sure=None,
            )  # fmt: skip
    return None


def _reports(subject: Sequence[Word], frame: Frame, speech: Speech) -> bool:
    """Whether who speaks is an outlet: by its verb or by its name."""
    return frame.word.lemma == "report" or any(
        w.low in speech.sets["mediums"] or (w.capital and w.low in speech.sets["mastheads"]) for w in subject
    )
