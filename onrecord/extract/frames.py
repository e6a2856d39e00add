"""What a cue does in its sentence: who its subject is, and on which side the reported words stand.

"X," she said -> the words end before "she". She said that X -> they begin after "that". According to her, X -> after the comma.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract import subjects
from onrecord.extract.answering import answering, colon_after, quoted_saying
from onrecord.extract.openings import Opening, opening
from onrecord.extract.passages import Unit
from onrecord.extract.subjects import Subject
from onrecord.lexicons.speech import CueWord, Speech
from onrecord.model.speech import Cue


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue in its unit, all places counted in words.

    `first`, `last`: the cue. `subject`: who speaks. `left`: reported words may end before this word. `right`: they may begin with this
    word, as `opening` says. `end`: the last word of cue and subject together. `passive`: "was told".
    """

    cue: Cue
    word: CueWord
    first: int
    last: int
    subject: Subject | None
    left: int | None
    right: int | None
    opening: Opening | None
    end: int
    passive: bool

    @property
    def begin(self) -> int:
        """The first word of cue and subject together."""
        return self.first if self.subject is None or self.subject.how == "shared" else min(self.first, self.subject.first)


def frames(unit: Unit, cues: Sequence[Cue], speech: Speech) -> list[Frame]:
    """The frames of the cues of one unit, in order. `cues`: those that stand in it, outside the marks."""
    found: list[Frame] = []
    starts = {word.start: place for place, word in enumerate(unit)}
    ends = {word.end: place for place, word in enumerate(unit)}
    for cue in cues:
        first, last = starts.get(cue.span.start), ends.get(cue.span.end)
        word = speech.by_lemma.get(cue.lemma)
        if first is not None and last is not None and word is not None:
            found.append(_frame(unit, cue, word, (first, last), found, speech))
    return found


def _frame(unit: Unit, cue: Cue, word: CueWord, place: tuple[int, int], earlier: list[Frame], speech: Speech) -> Frame:
    first, last = place
    if "source" in word.takes:
        return _according(unit, cue, word, place, speech)
    reduced = last + 1 < len(unit) and unit[last + 1].low == "by" and unit[first].low.endswith("ed")
    passive = (_passive(unit, first, speech) or reduced) and not unit[last].low.endswith("ing") and last - first < 2
    if passive:
        agent = subjects.after(unit, last + 2, speech) if last + 1 < len(unit) and unit[last + 1].low == "by" else None
        start, how = opening(unit, agent.last + 1, word, speech) if agent is not None else (None, None)
        return Frame(cue, word, first, last, agent, None, start, how, last if agent is None else agent.last, True)
    if not first and unit[first].low != "asked" and not unit[first].low.endswith("ing"):
        subject = subjects.after(unit, last + 1, speech)
        if subject is not None and subject.last + 1 < len(unit):
            start, how = opening(unit, subject.last + 1, word, speech)
            return Frame(cue, word, first, last, subject, None, start, how, subject.last, False)
    colon = colon_after(unit, last, word, speech)
    if colon is not None:  # ", quoting her mother, Ida: "..."": her mother's words
        return Frame(cue, word, first, last, Subject(last + 1, colon - 1, "after"), None, colon + 1, "marks", colon - 1, False)
    quoted = quoted_saying(unit, last, word, speech)
    if quoted is not None:
        reporter = subjects.before(unit, first, speech)
        start = None if reporter is None or not reporter.first else reporter.first
        left = start if start is None or unit[start - 1].low not in (",", "—", "–") else start - 1
        return Frame(cue, word, first, last, quoted, left, None, None, last, False)
    subject = _inverted(unit, first, last, word, speech)
    if subject is not None:
        left = first - 1 if unit[first - 1].low in (",", "—", "–") else first
        return Frame(cue, word, first, last, subject, left, None, None, subject.last, False)
    if "as" in word.takes and "that" not in word.takes and _names(unit, first, last):
        return Frame(cue, word, first, last, None, None, None, None, last, False)
    loose = unit[first].low.endswith("ing") and first > 0 and not _progressive(unit, first, speech)
    controlled = subjects.controller(unit, first, speech)
    subject = controlled if controlled is not None or loose else subjects.before(unit, first, speech)
    subject = _after_opener(subject, earlier) or _shared(unit, first, earlier, speech)
    if subject is not None and subject.how == "before" and _in_apposition(unit, subject):
        subject = None  # "a position echoed in May"
    before: int | None = None
    if subject is not None and subject.how == "before" and subject.first:
        before = subject.first - 1 if unit[subject.first - 1].low in (",", "—", "–") else subject.first
    right, how = opening(unit, last + 1, word, speech)
    return Frame(cue, word, first, last, subject, before, right, how, last, False)


def _according(unit: Unit, cue: Cue, word: CueWord, place: tuple[int, int], speech: Speech) -> Frame:
    first, last = place
    subject = subjects.after(unit, last + 1, speech)
    if subject is None:
        stop = next((k for k in range(last + 1, len(unit)) if unit[k].low in (",", ".", ";", ":", "—", "[marks]")), len(unit))
        subject = Subject(last + 1, stop - 1, "after") if stop > last + 1 else None
    if subject is not None and first <= 1 and unit[min(subject.last + 1, len(unit) - 1)].low != ",":
        subject = subjects.core(unit, subject, speech)  # "According to Lee, the plan failed": no apposition
    elif subject is not None and first <= 1 and _verb_next(unit, subject.last + 2, speech):
        subject = subjects.core(unit, subject, speech)  # "According to Lee, the clerk, Bob Marsh, later told": nor here
    end = last if subject is None else subject.last
    if subject is not None and first <= 1 and end + 1 < len(unit) and unit[end + 1].low == "who":
        end = next((k - 1 for k in range(end + 2, min(end + _REACH, len(unit))) if unit[k].low == ","), end)
    left = first - 1 if first and unit[first - 1].low in (",", "—", "–") else first
    right = end + 2 if end + 2 < len(unit) and unit[end + 1].low == "," else None
    return Frame(cue, word, first, last, subject, left if first > 1 else None, right, "zero" if right is not None else None, end, False)


def _after_opener(subject: Subject | None, earlier: Sequence[Frame]) -> Subject | None:
    """A subject without whom the sentence is according to: "According to the Post, | the clerk, Bob Marsh, told"."""
    if subject is None:
        return None
    over = (f for f in earlier if "source" in f.word.takes and f.right is not None and subject.first <= f.first and f.right <= subject.last)
    opener = next(over, None)
    return subject if opener is None or opener.right is None else Subject(opener.right, subject.last, subject.how)


def _verb_next(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether a verb stands here, perhaps after adverbs: who is named before the comma is its subject."""
    while place < len(unit) and (
        unit[place].low in speech.sets["adverbs"] or unit[place].low in speech.sets["leading"] or speech.manner(unit[place].low)
    ):
        place += 1
    if place >= len(unit) or unit[place].capital or not unit[place].alpha:
        return False
    low, form = unit[place].low, speech.forms.get(unit[place].low)
    known = low in speech.sets["finite"] or low in speech.sets["auxiliaries"] or speech.names.sort(low) == "verb"
    return known or (form is not None and form.tense == "past") or (low.endswith("ed") and len(low) > _SHORT)


_SHORT = 3
"""Letters of words in -ed that are no verbs: "red"."""


def _passive(unit: Unit, first: int, speech: Speech) -> bool:
    place = first - 1
    while place >= 0 and (unit[place].low in speech.sets["adverbs"] or speech.manner(unit[place].low)):
        place -= 1
    if place < 0:
        return False
    low = unit[place].low
    return (
        (low in speech.sets["be"] and low != "'s")
        or low in speech.sets["get"]
        or (unit[first].low == "asked" and low in (",", "when") and not (first + 1 < len(unit) and unit[first + 1].low == ":"))
    )


def _in_apposition(unit: Unit, subject: Subject) -> bool:
    first = subject.first
    return unit[first].low in ("a", "an") and first > 1 and unit[first - 1].low == "," and unit[subject.last].low != ","


def _names(unit: Unit, first: int, last: int) -> bool:
    """Whether "called" only names something: a website called "Home", but not what he called "a farce"."""
    marks = last + 1 < len(unit) and unit[last + 1].region is not None
    return marks and not any(w.low in ("what", "which", "whom") for w in unit[max(0, first - 8) : first])


def _progressive(unit: Unit, first: int, speech: Speech) -> bool:
    near = unit[max(0, first - 3) : first]
    return any(w.low in speech.sets["be"] and (w.low != "'s" or w.end + 1 == unit[first].start) for w in near)


def _inverted(unit: Unit, first: int, last: int, word: CueWord, speech: Speech) -> Subject | None:
    """The subject of "said Ann Lee" after reported words, or None."""
    if (
        not first
        or ("addressee" in word.takes and word.lemma not in ("ask", "warn", "urge", "caution", "remind"))
        or unit[first].low.endswith("ing")
    ):
        return None
    marks = unit[first - 1].region is not None or (
        first > 1 and unit[first - 1].low in (",", "—", "–") and unit[first - 2].region is not None
    )
    if marks:
        subject = subjects.after(unit, last + 1, speech)
        return None if subject is not None and _own_clause(unit, subject, speech) else subject
    headline = _headline_subject(unit, last, speech) if unit[first - 1].low == "," and "that" in word.takes else None
    if headline is not None:
        return headline
    replied = answering(unit, first, last, word, speech)
    if replied is not None:
        return replied
    if unit[first - 1].low not in (",", "—") or word.lemma not in speech.sets["inverting"] or unit[first].low == word.lemma:
        return None
    return _inverted_clause(unit, first, last, speech)


def _own_clause(unit: Unit, subject: Subject, speech: Speech) -> bool:
    """Whether a pronoun after the verb begins what is reported: Lee, who rates it a "buy", said he expected a gain."""
    if unit[subject.first].low not in speech.sets["pronouns"] or subject.last + 1 >= len(unit):
        return False
    after = unit[subject.last + 1]
    return after.alpha and (after.low in speech.sets["finite"] or after.low in speech.sets["auxiliaries"] or after.low.endswith("ed"))


def _inverted_clause(unit: Unit, first: int, last: int, speech: Speech) -> Subject | None:
    """The subject of "The strike is off, says the union" where a clause without marks stands before it."""
    if not any(w.low in speech.sets["finite"] or w.low.endswith("ed") or w.low in speech.forms for w in unit[: first - 1]):
        return None
    subject = subjects.after(unit, last + 1, speech)
    if subject is None:
        ends = last + 2 >= len(unit) or (last + 3 >= len(unit) and not unit[last + 2].alpha)
        known = last + 1 < len(unit) and any(unit[last + 1].low in speech.sets[n] for n in _HEADS)
        return Subject(last + 1, last + 1, "after") if ends and known else None
    listed = unit[subject.first : subject.last + 1]
    if any(w.low in speech.sets["finite"] and not w.capital for w in listed[1:]):
        return None  # "Lee, who leads the party, said the letter made it plain"
    if not any(w.capital or w.low in speech.sets["pronouns"] or any(w.low in speech.sets[n] for n in _HEADS) for w in listed):
        return None
    rest = unit[subject.last + 1 :]
    following = rest[0].low if rest else "."
    ends = following in (".", ",", ";", "—") or following in speech.sets["prepositions"] or following in speech.sets["times"]
    return subject if ends and (following in (".", ";") or not any(w.low in speech.sets["finite"] for w in rest)) else None


def _headline_subject(unit: Unit, last: int, speech: Speech) -> Subject | None:
    """The subject that ends a headline after a present tense: "Lights to stay off, says network chief"."""
    end = len(unit) - 1
    short = last < end <= last + 4 and unit[last].low.endswith("s") and all(w.alpha for w in unit[last + 1 :])
    if not short or any(w.low in speech.sets["finite"] or w.low in speech.sets["prepositions"] for w in unit[last + 1 :]):
        return None
    known = any(unit[end].low in speech.sets[name] for name in _HEADS) or unit[end].low in speech.names.heads
    return Subject(last + 1, end, "after") if known or unit[end].capital else None


_HEADS = ("roles", "groups", "organisations", "outlets", "documents")


def _shared(unit: Unit, first: int, earlier: list[Frame], speech: Speech) -> Subject | None:
    """The subject of a verb that has none of its own: "..., adding", "and said", "went on to add"."""
    low = unit[first].low
    place = first - 1
    while place >= 0 and (unit[place].low in speech.sets["adverbs"] or unit[place].low in speech.sets["auxiliaries"]):
        place -= 1
    before = unit[place].low if place >= 0 else ""
    if before == "as" and earlier and earlier[-1].word.meaning == "cite" and earlier[-1].subject is not None:
        beside = earlier[-1].subject.last + 1 + (unit[place - 1].low == ",") == place
        return Subject(earlier[-1].subject.first, earlier[-1].subject.last, "shared") if beside else None
    if not (low.endswith("ing") or before in ("and", "but", "or", "then", "to", ",")):
        return None
    if low.endswith("ing") and before not in (
        ",",
        "and",
        "by",
        "in",
        "while",
        "before",
        "after",
        "without",
        "but",
        "—",
        "",
        "[marks]",
        "when",
    ):
        return None
    kept = _last_speaker(unit, earlier, speech)
    if kept is not None:
        return Subject(kept.first, kept.last, "shared")
    return subjects.main(unit, first, speech)


def _last_speaker(unit: Unit, earlier: list[Frame], speech: Speech) -> Subject | None:
    """The subject of the last cue that is not itself part of reported words: whom "..., adding that" goes on from."""
    kept: Frame | None = None
    for frame in earlier:
        if frame.subject is None or frame.passive or "source" in frame.word.takes or frame.subject.how == "relative":
            continue
        if (
            frame.begin
            and unit[frame.begin - 1].low in speech.sets["conjunctions"]
            and unit[frame.begin - 1].low not in ("and", "but", "that", "so")
        ):
            continue  # "when I asked him, he laughed and said"
        nested = kept is not None and kept.right is not None and kept.opening != "object" and frame.begin >= kept.right
        opened = any(
            w.low in (",", ";", "and", "but", "[marks]") for w in unit[max(kept.last + 1 if kept else 0, frame.begin - 2) : frame.begin]
        )
        if not nested or opened:
            kept = frame
    return None if kept is None else kept.subject


_REACH = 14
"""Words between a cue and its "that": "said during her daily press conference in Mexico City that"."""
