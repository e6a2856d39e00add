"""One table, every stage: what all stages promise, over odd texts."""

import inspect
import pickle

import pytest

from onrecord.model.runs import Record
from onrecord.model.span import Span
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Analysis, analyse, spans
from onrecord.pipeline.stages import LINKS, STAGES
from tests.parsed_words import Parses
from tests.stage_examples import EXAMPLES, Example
from tests.texts import ODD, article, shown

PLAN = plan(STAGES, resources())


@pytest.fixture(scope="module", params=list(ODD), ids=lambda name: name.replace(" ", "_"))
def odd(request: pytest.FixtureRequest) -> Analysis:
    return analyse(article(ODD[request.param]), PLAN)


def test_no_stage_raises(odd: Analysis) -> None:
    assert [(f.stage, f.error) for f in odd.failures] == []
    assert set(odd.ran) == {stage.name for stage in STAGES}


def test_every_record_is_stamped_and_can_be_shipped(odd: Analysis) -> None:
    for stage in STAGES:
        found = [record for kind in stage.gives for record in odd.records[kind]]
        for record in found[:2000]:
            assert (record.made.stage, record.made.version) == (stage.by.stage, stage.by.version)
            assert record.made.rule
        assert pickle.loads(pickle.dumps(found[:200])) == found[:200]


def test_spans_hold_words(odd: Analysis) -> None:
    for kind, found in odd.records.items():
        for record in found:
            for span in spans(record):
                assert 0 <= span.start <= span.end <= len(odd.article.text), kind
                assert span != Span(0, 0) or not odd.article.text or kind.__name__ in ("Line", "Sentence"), kind


def test_the_same_text_gives_the_same_records() -> None:
    for name in ("unbalanced", "emoji", "right to left", "a play"):
        first, second = (analyse(article(ODD[name]), PLAN).records for _ in range(2))
        assert first == second


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.stage)
def test_example(example: Example) -> None:
    chosen = PLAN if example.parse is None else plan(STAGES, {**resources(), "language": Parses(example.parse)})
    analysis = analyse(article(example.text), chosen)
    assert analysis.failures == ()
    stage = next(stage for stage in STAGES if stage.name == example.stage)
    found: list[Record] = [record for kind in stage.gives for record in analysis.records[kind]]
    assert tuple(words for record in found if (words := shown(record, example.text)) is not None) == example.gives


def test_links_do_not_depend_on_the_order_of_articles() -> None:
    texts = ["Ana Torve said the bridge would open on Monday, and that nobody had been told of any delay.", ODD["emoji"], ODD["unbalanced"]]
    texts.append("A copy: " + texts[0])
    analyses = [analyse(article(text, f"{number}.txt"), PLAN) for number, text in enumerate(texts)]
    for link in LINKS:
        results = []
        asked = [p.name for p in inspect.signature(link.keys).parameters.values() if p.kind is p.KEYWORD_ONLY]
        wanted = {name: PLAN.resources[name] for name in asked}
        for ordered in (analyses, analyses[::-1]):
            keyed = [
                pair
                for a in ordered
                for pair in link.keys(*[a.article if k.__name__ == "Article" else a.records[k] for k in link.needs], **wanted)
            ]
            items = sorted({item for _, item in keyed})
            blocks: dict[str, list[object]] = {}
            for key, item in keyed:
                blocks.setdefault(key, []).append(item)
            pairs = sorted({(x, y) for block in blocks.values() for x in block for y in block if x < y})
            findings = sorted(finding for x, y in pairs for finding in link.compare(x, y))
            results.append(link.group(tuple(items), tuple(findings)))
        assert results[0] == results[1]
