"""To whom, where, on what occasion and when. Texts are invented; the parse is the engine's, where its weights are in the package."""

import time
from functools import cache

import pytest

from onrecord.app.language import OWN, all_resources, packaged
from onrecord.model.article import Declared, pasted
from onrecord.model.speech import Attribution, Circumstance, Statement
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES

PUBLISHED = (Declared("published", "2024-11-21", "option"),)  # a Thursday
parsed = pytest.mark.skipif(not packaged(), reason="the weights of the language engine are not here")


@cache
def plans(*, engine: bool) -> Plan:
    return plan(STAGES, all_resources(OWN) if engine else resources())


def told(text: str, *, engine: bool = True) -> set[tuple[str, str]]:
    """Kind and words of every circumstance."""
    analysis = analyse(pasted(text, declared=PUBLISHED), plans(engine=engine))
    assert analysis.failures == ()
    return {(found.kind, found.span.of(text)) for found in analysis.records[Circumstance]}


def said(text: str, *, engine: bool = True) -> list[tuple[str | None, str | None]]:
    """When each statement was said, and in which words."""
    analysis = analyse(pasted(text, declared=PUBLISHED), plans(engine=engine))
    return [(s.said, None if s.said_span is None else s.said_span.of(text)) for s in analysis.records[Statement]]


@parsed
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Torve told reporters in Geneva on Tuesday that the dam was safe.",
         {("addressee", "reporters"), ("place", "in Geneva"), ("time", "on Tuesday")}),
        ("“We failed,” Torve told investors on a call late on Monday.",
         {("addressee", "investors"), ("occasion", "on a call"), ("time", "late on Monday")}),
        ("In a letter to the council, Carl Lind said the bridge was closed.",
         {("occasion", "In a letter to the council"), ("addressee", "the council")}),
        ("Speaking outside the court, Ms Torve said she would appeal.", {("place", "outside the court")}),
        ("Carl Lind denied to the Port Lind Courier that money had changed hands.", {("addressee", "the Port Lind Courier")}),
        ("“No,” he said as he was led away.", {("time", "as he was led away")}),
        ("The mayor said in an interview with the Post that taxes would rise.",
         {("occasion", "in an interview with the Post"), ("addressee", "the Post")}),
    ],
)  # fmt: skip
def test_the_clause_that_reports_tells_to_whom_where_and_when(text, found):
    assert told(text) == found


@parsed
@pytest.mark.parametrize(
    "text",
    [
        "Ann Torve said the bridge would open on Tuesday in Geneva.",
        "Ann Torve said that reporters in Lind had told the truth on Monday.",
        "“We will meet in Geneva on Tuesday,” Torve said.",
        "On Monday, she said, the shops will open.",
        "Torve told the truth.",
        "Ann Torve said in anger that the plan was dead.",
        "Ann Torve commented on the report that was published, and left.",
    ],
)
def test_what_may_be_among_the_words_said_is_left_out(text):
    assert told(text) == set()


@parsed
def test_who_asked_was_told():
    assert ("addressee", "MPs") in told("Asked by MPs whether he knew, Carl Lind said he did not.")


@parsed
def test_what_is_added_was_added_there_and_then():
    text = "Ann Torve told reporters on Monday that the dam was safe, adding that the town was not."
    analysis = analyse(pasted(text, declared=PUBLISHED), plans(engine=True))
    listed: dict[str, list[str]] = {tie.id: [] for tie in analysis.records[Attribution]}
    for circumstance in analysis.records[Circumstance]:
        listed[circumstance.attribution].append(circumstance.span.of(text))
    assert [sorted(words) for words in listed.values()] == [["on Monday", "reporters"], ["on Monday", "reporters"]]


@parsed
@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ann Torve said on Tuesday that the dam was safe.", ("2024-11-19", "on Tuesday")),
        ("Ann Torve said in June that the dam was safe.", ("2024-06", "in June")),
        ("Ann Torve said last week that the dam was safe.", ("2024-11", "last week")),
        ("Ann Torve later said that the dam was safe.", (None, "later")),
        ("Ann Torve has said since 2019 that the dam was safe.", (None, "since 2019")),
        ("Ann Torve said that the dam was safe.", (None, None)),
    ],
)
def test_a_statement_has_its_time_as_precisely_as_the_words_tell(text, when):
    assert said(text) == [when]


def test_rules_alone_find_what_stands_beside_the_cue():
    text = "“We failed,” Ann Torve told reporters on Tuesday."
    assert told(text, engine=False) == {("addressee", "reporters"), ("time", "on Tuesday")}
    assert said(text, engine=False) == [("2024-11-19", "on Tuesday")]


def test_rules_alone_take_nothing_from_the_words_said():
    assert told("Ann Torve said Tuesday markets would open.", engine=False) <= {("time", "Tuesday")}
    assert told("Ann Torve told the truth.", engine=False) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Torve told reporters on Monday " * 6000,
        "“We failed,” Torve told investors on a call on Monday. " * 4000,
        "told " * 40000,
        "said on Monday " * 14000,
    ],
    ids=["no stop", "many sentences", "only told", "only said"],
)
def test_200_kb_of_odd_text_is_read_by_rules(text):
    started = time.process_time()
    analysis = analyse(pasted(text, declared=PUBLISHED), plans(engine=False))
    assert analysis.failures == ()
    assert time.process_time() - started < 60
