"""Which words a cue reports: from its frame in the sentence to the words before it, after it, or both."""

from collections.abc import Sequence

from onrecord.extract.frames import Frame
from onrecord.extract.openings import titled
from onrecord.extract.passages import Unit
from onrecord.extract.reach import clause_end, clause_start, marks_end, without_deed, without_occasion
from onrecord.extract.unsaid import cites_speaker, silent, supposed, unsaid
from onrecord.extract.words import Word
from onrecord.lexicons.speech import Speech

Found = tuple[list[tuple[int, int]], str]
"""Half-open ranges of words, and the rule that found them."""

NOTHING: Found = ([], "")


def reported(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> Found:
    """The words that a cue reports, as ranges of words of its unit; nothing where that is not clear."""
    if "source" in frame.word.takes:
        return _according(text, unit, frame, others, speech)
    if frame.subject is None or supposed(unit, frame) or silent(unit, frame, speech) or cites_speaker(frame, others):
        return NOTHING
    if frame.passive:
        return _after(text, unit, frame, others, speech)
    pieces, rule = _before(text, unit, frame, others, speech)
    if not pieces:
        return _after(text, unit, frame, others, speech)
    joined = frame.right if frame.opening == "marks" and not _sentence_gap(unit, frame) else None
    if (
        joined is None
        and frame.end + 2 < len(unit)
        and unit[frame.end + 1].low in (",", ":", "—")
        and unit[frame.end + 2].region is not None
    ):
        joined = frame.end + 2
    if joined is not None and rule == "marks_before":
        return [*pieces, (joined, marks_end(unit, joined))], "marks_around"
    return pieces, rule


def _sentence_gap(unit: Unit, frame: Frame) -> bool:
    return any(word.low == ";" for word in unit[frame.last : frame.right])


def _according(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> Found:
    if frame.subject is None:
        return NOTHING
    if frame.right is not None and frame.left is not None and _verb_of(unit, frame.right, speech):
        return NOTHING  # "...," Lee, according to her sister, told the family
    if frame.left is not None:
        start = clause_start(unit, frame.left)
        pieces = [(start, frame.left)] if frame.left - start >= 2 else []
        if pieces and frame.right is not None and frame.end + 1 < len(unit):
            pieces.append((frame.right, clause_end(text, unit, frame.right, frame, others, speech)))
        return [p for p in pieces if p[0] < p[1]], "according_to"
    if frame.right is None:
        return NOTHING
    return [(frame.right, clause_end(text, unit, frame.right, frame, others, speech))], "according_to"


def _verb_of(unit: Unit, place: int, speech: Speech) -> bool:
    form = speech.forms.get(unit[place].low)
    return form is not None and form.tense == "past" and not unit[place].capital


def _before(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> Found:
    """Reported words that end before the cue: between marks, or a clause and a comma."""
    left = frame.left
    if left is None or left < 1:
        return NOTHING
    last = unit[left - 1]
    if last.region is not None:
        described = unit[min(left + (unit[left].low == ","), len(unit) - 1)].low in ("who", "which")  # her show, "The Mill," who said
        return NOTHING if described or titled(unit, left - 1, speech) else _marks_before(text, unit, frame, others, speech)
    comma = left < len(unit) and unit[left].low == ","
    if not comma or "that" not in frame.word.takes or frame.word.strength == "weak" or frame.opening in ("that", "whether", "colon"):
        return NOTHING
    start = clause_start(unit, left)
    resumed = frame.end + 2 < len(unit) and unit[frame.end + 1].low == ","
    answer = unit[start].low in speech.sets["answers"] and frame.subject is not None and frame.subject.how == "after"
    if (
        left - start < (1 if resumed or answer else 3)
        or not _ends_here(unit, frame, speech)
        or (frame.opening == "marks" and not _runs_on(text, unit, frame))
    ):
        return NOTHING
    head = unit[start].low
    if (
        head == "asked"
        or head in speech.sets["prepositions"]
        or (head in speech.sets["conjunctions"] and head != "that" and not (resumed and head == "if"))
        or head.endswith("ing")
    ):
        return NOTHING
    pieces = [(start, left)] if left - start > 1 or head not in speech.sets["leading"] else []
    if resumed and _resumes(unit, frame.end + 2, speech):
        pieces.append((frame.end + 2, clause_end(text, unit, frame.end + 2, frame, others, speech)))
    return pieces, "clause_before"


def _resumes(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether a clause goes on after its reporting words, and not the reporter: no ", citing police"."""
    low = unit[place].low
    return low not in speech.sets["asides"] and (low not in speech.sets["prepositions"] or _infinitive(unit, place, speech))


def _infinitive(unit: Unit, place: int, speech: Speech) -> bool:
    """Whether "to" goes on with a verb: "He intends, he said, to give"."""
    if unit[place].low != "to" or place + 1 >= len(unit):
        return False
    after = unit[place + 1]
    return after.alpha and not after.capital and not any(after.low in speech.sets[n] for n in ("determiners", "groups", "times"))


def _runs_on(text: str, unit: Unit, frame: Frame) -> bool:
    """Whether the marks after a cue go on with the clause before it: The rules, she said, "leave no room"."""
    region = unit[frame.right].region if frame.right is not None else None
    return region is not None and unit[frame.end + 1].low == "," and text[region.start : region.start + 1].islower()


def _ends_here(unit: Unit, frame: Frame, speech: Speech) -> bool:
    """Whether nothing but when and where follows the cue and its subject."""
    if frame.end + 1 >= len(unit):
        return True
    low = unit[frame.end + 1].low
    if low in (".", ",", ";", "?", "!"):
        return True
    rest = unit[frame.end + 1 :]
    told = "addressee" in frame.word.takes and frame.opening in (None, "object", "zero") and len(rest) <= 8
    if told and not any(w.region is not None or w.low in ("that", "to", ",") or w.low in speech.sets["finite"] for w in rest):
        return True
    timed = low in speech.sets["times"] or low in speech.sets["prepositions"] or low in speech.sets["openers"] or low.endswith("ly")
    return frame.opening == "marks" or (
        timed and frame.opening is None and len(rest) <= 9 and not any(w.low in speech.sets["finite"] for w in rest)
    )


def _marks_before(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> Found:
    left = frame.left or 0
    last = unit[left - 1]
    assert last.region is not None
    said = text[last.region.start : last.region.end].rstrip()
    open_end = left < len(unit) and unit[left].low in (",", "—", "–")
    if not said.endswith((",", ".", "!", "?", "…", "—", "–", "-", ",'", ",’", "?’", ".’", ";")) and not open_end:
        return NOTHING
    first = left - 1
    while first >= 2 and unit[first - 1].low in ("and", ",", "or", "but") and unit[first - 2].region is not None:
        first -= 2
    if first == left - 1 and first >= 1 and unit[first - 1].region is not None:
        first -= 1
    begins = first == 0 or unit[first - 1].low in (":", ",", "—", "–", ";", ".", "…", ")", "]") or _joined(text, unit, first)
    if begins or unit[first - 1].end == last.start:
        return [(first, left), *_that_too(text, unit, frame, others, speech)], "marks_before"
    if frame.opening in ("that", "whether"):
        return NOTHING  # Speaking on "The Week," she admitted that
    start = clause_start(unit, left)
    if any(start <= other.first < left for other in others):
        if not _of_the_clause(text, unit, first, speech) or _governed(unit, first, others):
            return [(first, left)], "marks_before"
        start = _own_half(unit, start, first, others)
    if frame.opening in ("marks", "colon") and unit[frame.right - 1 if frame.right else 0].low == ":":
        return NOTHING  # Under the headline "Spilt", she wrote: "..."
    pieces = [(start, left)]
    if open_end and frame.end + 2 < len(unit) and unit[frame.end + 1].low == "," and _goes_on(unit[frame.end + 2], speech):
        pieces.append((frame.end + 2, clause_end(text, unit, frame.end + 2, frame, others, speech)))
    return pieces, "marks_in_clause_before"


def _joined(text: str, unit: Unit, first: int) -> bool:
    """Whether "and" before marks begins an utterance: not in "failed to see it and "should have acted," she said"."""
    region = unit[first].region
    verbal = region is not None and first > 2 and unit[first - 2].alpha and text[region.start : region.start + 1].islower()
    return unit[first - 1].low in ("and", "but") and not verbal


def _that_too(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> list[tuple[int, int]]:
    """What goes on with "that" or a verb after the reporting words: "We are appalled," they wrote to him, that the mill "may close"."""
    place = frame.end + 1
    if place + 1 < len(unit) and unit[place].low == "," and _modal(unit[place + 1], speech):
        return [(place + 1, clause_end(text, unit, place + 1, frame, others, speech))]
    stop = min(place + _FAR, len(unit) - 2)
    while place < stop and unit[place].low not in (",", ";", ":") and unit[place].region is None:
        place += 1
    silent_till = all(other.first < frame.first or other.first > place for other in others if other is not frame)
    if place < stop and unit[place].low == "," and unit[place + 1].low == "that" and silent_till:
        return [(place + 2, clause_end(text, unit, place + 2, frame, others, speech))]
    return []


_FAR = 16
"""Words between a cue and a "that" after a comma."""


def _modal(word: Word, speech: Speech) -> bool:
    """Whether a word goes on with the clause before the cue: "Only you," she said, would do it."""
    return not word.capital and word.low in ("would", "should", "could", "will", "must", "can", "may", "might")


def _of_the_clause(text: str, unit: Unit, first: int, speech: Speech) -> bool:
    """Whether marks are a part of the clause before them, and no utterance: is likely to be "overrun with mice," Lee said."""
    region, low = unit[first].region, unit[first - 1].low
    if region is None or low == "as" or not text[region.start : region.start + 1].islower():
        return False
    opens = (text[region.start : region.end].split() or [""])[0]
    verbal = unit[first - 1].alpha and (opens in speech.sets["finite"] or opens in speech.sets["auxiliaries"])
    return verbal or any(low in speech.sets[name] for name in ("determiners", "prepositions", "be", "auxiliaries"))


def _governed(unit: Unit, first: int, others: Sequence[Frame]) -> bool:
    """Whether marks are what a cue right before them reports: When Ott called her "a fool," the chair rose. Not so "pledged to"."""
    return unit[first - 1].low != "to" and any(first - 2 <= other.last < first for other in others)


def _own_half(unit: Unit, start: int, first: int, others: Sequence[Frame]) -> int:
    """Where the last half of a sentence begins, if another cue is in the half before: While they are asked, and | the mill is "dead"."""
    heard = max((other.last for other in others if start <= other.first < first), default=start)
    halves = (k + 2 for k in range(heard, first - 3) if unit[k].low == "," and unit[k + 1].low in ("and", "but", "so"))
    return next(halves, start)


def _goes_on(word: Word, speech: Speech) -> bool:
    """Whether a verb goes on with what stood before the cue: The "Flood King", she said, should go."""
    return not word.capital and word.region is None and (word.low in speech.sets["finite"] or word.low in speech.sets["auxiliaries"])


def _after(text: str, unit: Unit, frame: Frame, others: Sequence[Frame], speech: Speech) -> Found:
    """Reported words that begin after the cue."""
    right = frame.right
    if right is None or right >= len(unit):
        return NOTHING
    end = clause_end(text, unit, right, frame, others, speech)
    if end <= right:
        return NOTHING
    if frame.opening == "marks":
        if "as" not in frame.word.takes and (titled(unit, right, speech) or _title_like(text, unit, right)):
            return NOTHING
        stop = marks_end(unit, right)
        tail = unit[stop].low if stop < end else "."
        named = "as" in frame.word.takes and "that" not in frame.word.takes
        longer = sum(len(w.low) for w in unit[stop:end]) > 2 * (unit[stop - 1].end - unit[right].start)
        on = stop < end and not named and not _whole(text, unit, right) and _goes_on(unit[stop], speech)
        if not on and (stop >= end or tail in (".", ";") or named or not longer or (tail == "," and _whole(text, unit, right))):
            return [(right, stop)], "marks_after"
        return [(right, end)], "marks_open_clause"
    return _clause_after(unit, frame, (right, end), speech)


def _title_like(text: str, unit: Unit, place: int) -> bool:
    """Whether marks right after a verb hold a title: sang "We Will Come Back"."""
    region = unit[place].region
    if region is None or unit[place - 1].low in (":", ",") or (place + 1 < len(unit) and unit[place + 1].region is not None):
        return False
    said = text[region.start : region.end].strip()
    listed = [w for w in said.split() if w[:1].isalpha()]
    long = [w for w in listed if len(w) > 3]
    return len(listed) > 1 and bool(long) and all(w[0].isupper() for w in (listed[0], *long)) and said[-1:] not in ".,!?…"


def _clause_after(unit: Unit, frame: Frame, piece: tuple[int, int], speech: Speech) -> Found:
    right, end = piece
    marks = [k for k in range(right, end) if unit[k].region is not None]
    if "as" not in frame.word.takes:
        marks = [k for k in marks if not titled(unit, k, speech)]
    if unsaid(unit, frame, speech):
        return NOTHING
    end = without_occasion(unit, marks[-1], end, speech) if marks else end
    if frame.opening == "object":
        if not marks or frame.word.strength == "weak" or not ({"object", "as"} & frame.word.takes):
            return NOTHING
        end = without_deed(unit, marks[-1], end, speech)
        return [(right, end)], "marks_in_object"
    if frame.opening in ("that", "whether", "colon") or frame.opening == "infinitive":
        if frame.word.strength == "weak" and frame.opening != "that" and not marks:
            return NOTHING
        anonymous = right + 2 < end and unit[right + 1].low == "be" and unit[right + 2].low in ("named", "identified", "quoted")
        if frame.opening == "infinitive" and (frame.word.meaning == "think" or anonymous):
            return NOTHING
        return [(right, end)], f"{frame.opening}_clause" if not marks else f"marks_in_{frame.opening}_clause"
    if frame.word.strength == "weak":
        return NOTHING
    return [(right, end)], "zero_clause" if not marks else "marks_in_zero_clause"


def _whole(text: str, unit: Unit, place: int) -> bool:
    """Whether the words between these marks are a sentence by themselves."""
    region = unit[place].region
    if region is None:
        return False
    said = text[region.start : region.end].strip()
    return said[:1].isupper() and said.count(" ") >= 3
