"""The nouns: ids that depend on content alone, spans, the list of records."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.article import pasted
from onrecord.model.ids import digest
from onrecord.model.offsets import OffsetMap, Stretch
from onrecord.model.runs import By, Made, noun
from onrecord.model.span import Span, cover
from onrecord.model.speech import Cue
from onrecord.model.tables import BY_NOUN, RECORDS, columns

CUE = Cue(made=By("cues", 1).rule("lexicon", 0.9), article=pasted("He said so.").key, span=Span(3, 7), lemma="say", meaning="assert")


def test_id_depends_on_content_and_stage_only() -> None:
    assert CUE.id == replace(CUE, made=Made("cues", 2, "model", 0.1)).id
    assert CUE.id != replace(CUE, made=Made("other", 1, "lexicon", 0.9)).id
    assert CUE.id != replace(CUE, span=Span(3, 8)).id
    assert CUE.id.startswith("cue-")


def test_ids_are_stable_across_processes() -> None:
    code = "from tests.test_model import CUE; print(CUE.id)"
    ids = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)}
    assert ids == {CUE.id}


def test_an_article_moved_to_another_folder_keeps_its_id() -> None:
    assert pasted("text", path="a/story.txt").id == pasted("text", path="b/c/story.txt").id
    assert pasted("text", path="a/story.txt").id != pasted("text", path="a/other.txt").id
    assert pasted("text", path="x.jsonl", item="1").id != pasted("text", path="x.jsonl", item="2").id


@given(st.lists(st.one_of(st.text(), st.integers(), st.none(), st.tuples(st.text(), st.text()))))
def test_digest_keeps_different_parts_apart(parts: list[object]) -> None:
    assert digest(*parts) == digest(*parts)
    assert digest(*parts) != digest(*parts, None)
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(("a",), "b") != digest("a", ("b",))


def test_confidence_lies_between_0_and_1() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        By("cues", 1).rule("lexicon", 1.2)


def test_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="start <= end"):
        Span(5, 3)


@given(st.text(), st.data())
def test_stripped_span_holds_the_stripped_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert span.stripped(text).of(text) == span.of(text).strip()
    assert span.contains(span.stripped(text))


def test_cover() -> None:
    assert cover([Span(3, 5), Span(1, 2), Span(4, 9)]) == Span(1, 9)


def test_offset_map_leads_back() -> None:
    offsets = OffsetMap((Stretch(0, 3, "/p/text()[1]", 2), Stretch(4, 2, "/p/text()[2]", 0)))
    assert [offsets.origin(i) for i in range(7)] == [
        ("/p/text()[1]", 2), ("/p/text()[1]", 3), ("/p/text()[1]", 4), None, ("/p/text()[2]", 0), ("/p/text()[2]", 1), None,
    ]  # fmt: skip


def test_every_record_type_has_its_own_noun_and_docstring() -> None:
    assert len(BY_NOUN) == len(RECORDS)
    assert BY_NOUN["text_reuse"].__name__ == "TextReuse"
    for kind in RECORDS:
        assert kind.__doc__
        assert columns(kind)[-1].name == "made"
        assert noun(kind) in BY_NOUN
