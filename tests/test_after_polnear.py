"""PolNeAR's words beside onrecord's own: what is added to a cue, a content and a source for the measurement."""

from eval.corpora.after_polnear import Annotated, together, worded
from onrecord.lexicons.speech import speech
from onrecord.model.span import Span


def span(text: str, words: str) -> Span:
    assert text.count(words) == 1
    return Span(text.index(words), text.index(words) + len(words))


def one(text: str, source: str, cue: str | None, *content: str) -> Annotated:
    said = tuple(span(text, piece) for piece in content)
    return Annotated(said, None if cue is None else span(text, cue), span(text, source), "indirect", 0.9)


def shown(text: str, source: str, cue: str | None, *content: str) -> tuple[str | None, str | None, list[str]]:
    made = worded(text, one(text, source, cue, *content), speech())
    named = [None if part is None else part.of(text) for part in (made.source, made.cue)]
    return named[0], named[1], [piece.of(text) for piece in made.content]


def test_the_cue_is_the_verb_group_and_the_content_begins_with_that() -> None:
    text = "Lee has also repeatedly said that the mill must close."
    assert shown(text, "Lee", "said", "the mill must close") == ("Lee", "has also repeatedly said", ["that the mill must close"])


def test_the_verb_group_does_not_reach_into_the_source() -> None:
    text = "The clerk who will, Lee Once said, was ill."
    assert shown(text, "Lee Once", "said", "was ill")[1] == "said"


def test_the_preposition_between_cue_and_content_is_of_the_cue() -> None:
    assert shown("Lee called loudly for a new mill.", "Lee", "called", "a new mill")[1] == "called loudly for"
    assert shown("Lee told her a new mill would come.", "Lee", "told", "a new mill would come")[1] == "told"


def test_a_colon_after_the_cue_is_of_it_and_is_the_cue_where_there_is_none() -> None:
    assert shown("Lee said: “We lost.”", "Lee", "said", "“We lost.”")[1] == "said:"
    assert shown("Lee: “We lost.”", "Lee", None, "“We lost.”")[1] == ":"


def test_a_source_takes_the_comma_of_its_apposition_and_is_who_alone_in_a_relative_clause() -> None:
    assert shown("Ann Lee, a clerk, said it rained.", "Ann Lee, a clerk", "said", "it rained")[0] == "Ann Lee, a clerk,"
    assert shown("Ann Lee, said Ott, was ill.", "Ann Lee", "said", "was ill")[0] == "Ann Lee"
    assert shown("Ann Lee, who said it rained, left.", "Ann Lee, who", "said", "it rained")[0] == "who"


def test_what_one_source_says_with_one_cue_is_one_attribution() -> None:
    text = "It rained, Lee said. “It poured.” Ott said it snowed."
    first, second = one(text, "Lee", "said. ", "It rained"), one(text, "Lee", "said. ", "“It poured.”")
    other = one(text, "Ott", "said it", "snowed")
    joined = together([first, second, other])
    assert [[piece.of(text) for piece in found.content] for found in joined] == [["It rained", "“It poured.”"], ["snowed"]]
