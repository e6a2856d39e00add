"""Sentences: where English news text is cut, and that nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.sentences import sentences
from onrecord.lexicons.boundaries import boundaries
from onrecord.model.article import Article, Label, Line, pasted
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.text.sentences import split

MARKS = boundaries("en")


def cut(text: str) -> list[str]:
    return [span.of(text).strip() for span in split(text, Span(0, len(text)), MARKS)]


def lined(article: Article, label: Label = "body") -> tuple[Line, ...]:
    """One body line for each physical line; blank ones are labelled blank."""
    lines, at = [], 0
    for part in article.text.splitlines(keepends=True):
        lines.append(
            Line(
                made=By("lines", 1).rule("test", 1.0), article=article.key, span=Span(at, at + len(part)),
                label="blank" if part.isspace() else label, reason="a test",
            )
        )  # fmt: skip
        at += len(part)
    return tuple(lines)


@pytest.mark.parametrize(
    "text",
    [
        "The minister left. | Nobody followed her.",
        "Mr. Okoro met Dr. Lind in Bergen. | They spoke.",
        "The U.S. Navy sailed. | It came back to the U.S. | The crew was tired.",
        "Gov. Ana Ruiz spoke on Nov. 18 in Austin.",
        "Talks begin at 9 a.m. Tuesday in Oslo. | They end at 5 p.m. | Guests may stay.",
        "Harbour Foods Inc. bought the firm. | Its rival is Dockside Ltd. | The price is secret.",
        "J. D. Hollis and R.T. Moor agreed.",
        "It rose 3.5 percent to $4.2 million. | That was enough.",
        "“What we did in the harbour... there is almost nothing left. | Nothing.”",
        "He paused... | And then he left.",
        "She said it was . . . odd. | He agreed.",
        '"We failed." | She left.',
        "“We failed.” | She left.",
        '"Stop!" he said.',
        '"Is it down?" Hollis said.',
        '"Is it down?" President Mara Hollis said on Tuesday. | Nobody knew.',
        "“Are you sure?” Mr. Hollis asked reporters.",
        '"Is it down?" | Hollis said the price had fallen.',
        '"Is it down?" | The president left.',
        "“We came. | We saw. | We left,” said Hollis.",
        "(The office was shut.) | Nobody answered.",
        "He named No. 5 on the list. | “No. | That is wrong.”",
        "It happened in 2024. | Nobody knew.",
        "1. The first rule is short.",
        "She works at Yahoo! Mail in Lyon.",
        "Rep. Lee Marsh (D-Calif.) spoke. | Rep. Jo Fell (R-Ga.) did not.",
        "A bill of Rep. Fell (R-Ga.) Senate leaders dislike has passed.",
        "Talks with J. A. Lind ended.",
        "“Well... I do not know.”",
        "“Well . . . I do not know.”",
        "He walked in. | Hollis stood up.",
        "Roe v. Wade was cited.",
        "Visit example.org/a.b?c=d today. | It is free.",
        "“Go home.”“Stay here.”",
        "It was cold!!! | Nobody came.",
        "Ελλάδα νίκησε. | Όλοι χάρηκαν.",
        "The fee is 5 euros. | 20 people paid.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    parts = text.split(" | ")
    if text == "“Go home.”“Stay here.”":
        parts = ["“Go home.”", "“Stay here.”"]
    assert cut(" ".join(parts) if len(parts) > 1 and "”“" not in text else text) == parts


PIECES = st.sampled_from(
    ["Mr.", "U.S.", "the", "The", " ", "  ", "\n", "\r\n", "\u2028", ".", "...", "…", "?!", '"', "“", "”", "’", "(", ")", "5", "I", "J.",
     "said", "Hollis", "\x00", "\ud800", "é", "e\u0301", "שלום.", "😀", "\u00a0", "1.", "—"]
)  # fmt: skip
TEXTS = st.one_of(st.text(alphabet=st.characters(), max_size=80), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_sentences_tile_any_text_and_never_cross_a_line(text: str) -> None:
    article = pasted(text)
    lines = lined(article)
    found = sentences(article, lines, boundaries=MARKS)
    assert "".join(s.span.of(text) for s in found) == text
    at = 0
    for sentence in found:
        assert sentence.span.start == at < sentence.span.end
        at = sentence.span.end
        touched = [line for line in lines if line.span.overlaps(sentence.span)]
        assert len(touched) == 1 or {line.label for line in touched} == {"blank"}
        assert sentence.in_article is all(line.in_article for line in touched)
    assert found == sentences(article, lines, boundaries=MARKS)
    assert len({s.id for s in found}) == len(found)


@given(TEXTS, TEXTS, TEXTS)
def test_a_stretch_is_cut_from_what_stands_in_it_alone(before: str, text: str, after: str) -> None:
    inside = split(before + text + after, Span(len(before), len(before) + len(text)), MARKS)
    assert [s.shifted(-len(before)) for s in inside] == list(split(text, Span(0, len(text)), MARKS))


def test_only_lines_of_the_article_give_sentences_of_the_article() -> None:
    article = pasted("It rained. It snowed.\n\nAll rights reserved.\n")
    lines = lined(article)
    boilerplate = lined(article, "copyright")[-1]
    found = sentences(article, (*lines[:-1], boilerplate), boundaries=MARKS)
    assert [(s.span.of(article.text), s.in_article) for s in found] == [
        ("It rained. ", True), ("It snowed.\n", True), ("\n", False), ("All rights reserved.\n", False)
    ]  # fmt: skip


def test_a_hard_wrapped_paragraph_is_read_through() -> None:
    article = pasted("The mayor, Dr.\nLind, spoke\nfor an hour. She\nleft.\n")
    line = Line(made=By("lines", 1).rule("test", 1.0), article=article.key, span=Span(0, len(article.text)), label="body", reason="a test")
    assert [s.span.of(article.text) for s in sentences(article, (line,), boundaries=MARKS)] == [
        "The mayor, Dr.\nLind, spoke\nfor an hour. ", "She\nleft.\n"
    ]  # fmt: skip


def test_blank_lines_in_a_row_are_one_sentence() -> None:
    article = pasted("\n" * 50_000 + "It rained.\n" + "\n \n" * 50_000)
    found = sentences(article, lined(article), boundaries=MARKS)
    assert [s.in_article for s in found] == [False, True, False]
    assert found[1].span.of(article.text) == "It rained.\n"


class Counted(str):
    """A text that counts how many of its characters are copied out of it."""

    copied = 0

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        part = super().__getitem__(key)
        Counted.copied += len(part)
        return part


@pytest.mark.parametrize("unit", [".", '"', ". ", "a", "\n", '."', "“", "A. ", "1. ", "! ?", "“A?” B ", "...”", "a.", "?\"'"])
def test_work_grows_with_the_length_of_the_text_and_not_its_square(unit: str) -> None:
    copied = []
    for times in (500, 2000):
        Counted.copied = 0
        text = Counted(unit * times)
        assert "".join(str(text)[s.start : s.end] for s in split(text, Span(0, len(text)), MARKS)) == text
        copied.append(Counted.copied)
    assert copied[1] <= 4 * copied[0] + 500
