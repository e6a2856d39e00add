"""Lists where onrecord and the reader of the sample story differ, so that each can be looked at: `python -m eval.story.differences`."""

from collections.abc import Iterator

from eval import gold, system
from eval.attributed import matched
from eval.story.layout import pieces
from eval.story.reading import Reading, readings
from eval.story.speech import attributed, shown, verdict
from onrecord.model.article import Line, Metadatum


def differences(reading: Reading) -> Iterator[str]:
    """One line for each difference in an article."""
    yield from _lines(reading)
    yield from (f"metadata    {m.field}: {m.value}" for m in system.of(reading.analysis, Metadatum) if m.preferred)
    yield from _quotations(reading)
    yield from (f"shown       {words}" for words in reading.gold.not_quotations if shown(reading.text, words, _found(reading)))


def _lines(reading: Reading) -> Iterator[str]:
    lines = system.of(reading.analysis, Line)
    for is_body, called, words in pieces(reading, lines):
        if is_body and not called:
            yield f"lost        {words}"
        if called and not is_body:
            yield f"leaked      {words}"


def _quotations(reading: Reading) -> Iterator[str]:
    found = _found(reading)
    wanted = [attributed(reading.text, quotation) for quotation in reading.gold.quotations]
    pairs = matched(wanted, [item.attributed for item in found])
    for i, quotation in enumerate(reading.gold.quotations):
        if not quotation.optional and i not in {first for first, _ in pairs}:
            yield f"missed      {_one_line(quotation.words)}"
    for j, item in enumerate(found):
        if j not in {second for _, second in pairs}:
            yield f"invented    {_words(reading, item)}  ({item.source_words}, {item.speaker})"
    for i, j in sorted(pairs):
        quotation, item = reading.gold.quotations[i], found[j]
        if not wanted[i].agrees(item.attributed):
            yield f"source      {_one_line(quotation.words)}: {item.source_words}"
        judged = verdict(quotation, wanted[i], item)
        if judged != "right":
            yield f"speaker {judged:<5}  {_one_line(quotation.words)}: {item.speaker}, not {quotation.who}"


def _found(reading: Reading) -> list[system.Found]:
    return system.outermost(reading.analysis)


def _words(reading: Reading, item: system.Found) -> str:
    held = sorted(item.attributed.contents[0])
    return _one_line(reading.text[held[0] : held[-1] + 1]) if held else ""


def _one_line(words: str) -> str:
    return " ".join(gold.MARKS.sub("", words).split())


if __name__ == "__main__":
    for one in readings():
        print(f"\n{one.gold.key} {one.gold.file}")
        print("\n".join(differences(one)))
