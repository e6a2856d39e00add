"""Where lines end: the same for the lines of an article, for what the language engine reads, and for what it marks."""

import textwrap

from onrecord.extract import learned
from onrecord.language import talk, tokens
from onrecord.language.coreference import _quotations
from onrecord.model.language import Word
from onrecord.read.units import unit_spans
from onrecord.text.line_ends import line_spans

ODD = "The ferry left.\x1cIt was late.\x1dNobody came.\x1eThe pier\u2028stood empty.\x0bIt rained\x85on Lind\r\nand on\x0cOstrel\n\nall day"
LINES = [
    "The ferry left.\x1cIt was late.\x1dNobody came.\x1eThe pier",
    "stood empty.",
    "It rained",
    "on Lind",
    "and on",
    "Ostrel",
    "all day",
]


def words(text: str) -> list[Word]:
    return [Word(start, end, "X", "", text[start:end], -1, "root") for start, end in tokens.words(text)]


def test_lines_tile_a_text_and_end_where_those_of_an_article_end() -> None:
    spans = line_spans(ODD, 0, len(ODD))
    assert "".join(span.of(ODD) for span in spans) == ODD
    assert [span.of(ODD).strip() for span in spans if span.of(ODD).strip()] == LINES
    assert [span.of(ODD).strip() for span in unit_spans(ODD) if span.of(ODD).strip()] == LINES
    assert [span.of(ODD) for span in line_spans(ODD, 4, 9)] == ["ferry"]
    assert line_spans("", 0, 0) == []


def test_what_the_model_marks_is_cut_at_the_same_lines() -> None:
    assert [span.of(ODD) for span in learned._lines(ODD, 0, len(ODD)) if span.of(ODD)] == LINES


def test_talk_is_told_by_the_same_lines() -> None:
    listed = words(ODD)
    line = talk.lines(ODD, listed).tolist()
    assert [n for n in range(len(line)) if n == 0 or line[n] != line[n - 1]] == tokens.breaks(ODD, tokens.words(ODD))


def test_a_quotation_goes_on_over_the_lines_of_a_wrapped_paragraph() -> None:
    said = "The ferry leaves at noon whatever the wind does to the boats in the old harbour, and nobody who comes late will be let on"
    told = f"The harbour master told everybody who had come down to the pier: “{said}.” Then he went back to his office."
    more = "The boats lay in the harbour all that week and the week after it, too, while the wind blew and nobody sailed."
    text = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in (told, more, more, more))
    listed = words(text)
    inside = [text[word.start : word.end] for word, number in zip(listed, _quotations(text, listed), strict=True) if number]
    assert inside == [text[start:end] for start, end in tokens.words(text) if text.index("“") < start < text.index("”")]
