"""The plan is right before any work is done; a failing stage costs only what needs it."""

from typing import Any

import pytest

from onrecord.errors import PlanError
from onrecord.model.article import Article, Line, pasted
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Cue, Quotation
from onrecord.model.syntax import Sentence
from onrecord.pipeline.plan import plan
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stage import Stage

ARTICLE = pasted("He said so. She did not.")
LINES, SENTENCES, CUES, QUOTATIONS = By("lines", 1), By("sentences", 1), By("cues", 1), By("quotations", 1)


def lines(article: Article) -> tuple[Line, ...]:
    """One line."""
    span = Span(0, len(article.text))
    return (Line(made=LINES.rule("all", 1.0), article=article.key, span=span, label="body", reason="the only one"),)


def sentences(article: Article, lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
    """One sentence a line."""
    return tuple(Sentence(made=SENTENCES.rule("line", 1.0), article=article.key, span=x.span, in_article=True) for x in lines)


def cues(article: Article, sentences: tuple[Sentence, ...], *, lexicon: frozenset[str], limit: int = 9) -> tuple[Cue, ...]:
    """Says that a word of the lexicon is a cue."""
    found = [w for w in sorted(lexicon) if w in article.text][:limit]
    starts = [article.text.index(w) for w in found]
    made = CUES.rule("lexicon", 0.5)
    return tuple(
        Cue(made=made, article=article.key, span=Span(s, s + len(w)), lemma=w, meaning=None) for s, w in zip(starts, found, strict=True)
    )


def quotations(article: Article, cues: tuple[Cue, ...]) -> tuple[Quotation, ...]:
    """Fails on every article."""
    raise ValueError("an odd quote mark\nat 7")


WORDS: dict[str, Any] = {"lexicon": frozenset({"said"})}
STAGES = (Stage(quotations, QUOTATIONS), Stage(cues, CUES), Stage(sentences, SENTENCES), Stage(lines, LINES))


def test_stages_are_put_in_order() -> None:
    assert [s.name for s in plan(STAGES, WORDS).stages] == ["lines", "sentences", "cues", "quotations"]


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        (STAGES[:3], "sentences needs Line, but no stage gives it"),
        ((*STAGES, Stage(lines, LINES)), "two stages are called 'lines'"),
        ((*STAGES, Stage(lines, By("other", 1))), "lines and other both give Line"),
    ],
)
def test_plan_fails_before_any_work(stages: tuple[Stage, ...], message: str) -> None:
    with pytest.raises(PlanError, match=message):
        plan(stages, WORDS)


def test_missing_resource_is_named() -> None:
    with pytest.raises(PlanError, match="cues wants the resource 'lexicon'"):
        plan(STAGES, {})


def test_circle_is_named() -> None:
    def first(article: Article, cues: tuple[Cue, ...]) -> tuple[Quotation, ...]:
        return ()

    def second(article: Article, quotations: tuple[Quotation, ...]) -> tuple[Cue, ...]:
        return ()

    with pytest.raises(PlanError, match="wait for each other"):
        plan((Stage(first, By("first", 1)), Stage(second, By("second", 1))))


def test_parameter_must_be_records() -> None:
    def odd(article: Article, number: int) -> tuple[Cue, ...]:
        return ()

    with pytest.raises(PlanError, match="make settings and resources keyword-only"):
        plan((Stage(odd, By("odd", 1)),))


def test_a_failing_stage_costs_only_what_needs_it() -> None:
    result = analyse(ARTICLE, plan(STAGES, WORDS))
    (failure,) = result.failures
    assert (failure.stage, failure.error) == ("quotations", "ValueError: an odd quote mark")
    assert [cue.lemma for cue in result.records[Cue]] == ["said"]  # type: ignore[attr-defined]
    assert "quotations" not in result.ran


def test_what_is_not_run_is_named() -> None:
    def broken(article: Article) -> tuple[Line, ...]:
        raise RuntimeError("no")

    (failure,) = analyse(ARTICLE, plan((Stage(broken, LINES), *STAGES[:3]), WORDS)).failures
    assert "Not run, because they need it: sentences, cues, quotations." in failure.advice


@pytest.mark.parametrize(
    ("made", "span", "message"),
    [(By("lines", 2), Span(0, 3), "stamped"), (LINES, Span(0, 99), "but the text ends at 24")],
)
def test_a_broken_law_is_a_failure(made: By, span: Span, message: str) -> None:
    def wrong(article: Article) -> tuple[Line, ...]:
        return (Line(made=made.rule("x", 1.0), article=article.key, span=span, label="body", reason=""),)

    (failure,) = analyse(ARTICLE, plan((Stage(wrong, LINES),))).failures
    assert message in failure.error


def test_only_what_changed_is_run_again() -> None:
    first = analyse(ARTICLE, plan(STAGES[1:], WORDS))
    again = analyse(ARTICLE, plan(STAGES[1:], WORDS), have=first.records, done=first.ran)
    assert again.ran == {}
    assert again.records == first.records
    newer = (Stage(cues, By("cues", 2)), *STAGES[2:])
    assert set(plan(newer, WORDS).fingerprints.items()) - set(first.ran.items()) == {("cues", plan(newer, WORDS).fingerprints["cues"])}


def test_a_change_upstream_reaches_what_needs_it() -> None:
    newer = (*STAGES[:3], Stage(lines, By("lines", 2)))
    before, after = plan(STAGES, WORDS).fingerprints, plan(newer, WORDS).fingerprints
    assert all(before[name] != after[name] for name in before)
