"""Every record type goes into a row and comes back as it was, whatever its texts hold."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.article import Line, pasted
from onrecord.model.runs import Made, Record, noun
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Statement
from onrecord.model.tables import RECORDS
from onrecord.store import rows
from onrecord.store.cells import freeze, thaw
from tests.store_records import analysis, evidence, judgement, reuse

TEXT = "“A \ud800 b\x00” 🙂 said Ünï\r\nnow"
ANY = st.text(st.characters(exclude_categories=()), max_size=8)  # lone surrogates and NUL among them


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    if isinstance(hint, NewType):
        return values(hint.__supertype__)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(st.none() if part is type(None) else values(part) for part in get_args(hint)))
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if hint is Span:
        return st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))
    if hint is Made:
        return st.builds(Made, stage=ANY, version=st.integers(0, 99), rule=ANY, confidence=st.floats(0, 1))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: values(hints[field.name]) for field in fields(hint)})
    simple = {str: ANY, bool: st.booleans(), int: st.integers(-(2**63), 2**63 - 1), float: st.floats(allow_nan=False)}
    return simple[hint]


@pytest.mark.parametrize("kind", RECORDS, ids=noun)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_row_loses_nothing(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(values(kind))
    row = freeze(rows.pack(record, TEXT))
    back = rows.unpack(kind, thaw(rows.cells(kind), row))
    assert back == record
    assert back.id == record.id == row[0]
    assert all(value is None or type(value) in (str, bytes, int, float, bool) for value in row)


@pytest.mark.parametrize("kind", RECORDS, ids=noun)
def test_columns_have_names_of_their_own(kind: type[Record]) -> None:
    names = rows.names(kind)
    assert len({name.lower() for name in names} | {"number"}) == len(names) + 1
    assert names[-1] == "confidence"


def test_words_come_from_the_text() -> None:
    found = analysis()
    statement, line = found.records[Statement][0], found.records[Line][0]
    row = rows.row(statement, found.article.text)
    assert row["content_words"] == "“We are sorry,” … “and we will pay.”"
    assert row["content"] == [[18, 33], [60, 78]]
    assert rows.row(line, found.article.text)["words"] == "The ferry is late\n"


def test_a_span_outside_the_text_is_refused() -> None:
    line = analysis().records[Line][0]
    with pytest.raises(ValueError, match="lies outside the text, which ends at 3"):
        rows.pack(line, "The")


def test_an_evidence_brings_its_words() -> None:
    first, second = analysis().article, analysis(path="copy.txt").article
    row = rows.row(reuse(first, second), "")
    assert (row["first_article"], row["first_words"]) == (first.id, "and we will pay.")
    words = evidence(first, "Ana Torve")
    row = rows.row(judgement("statement-1", seen=(words,)), "")
    assert row["evidence"] == [{"article": first.id, "start": words.span.start, "end": words.span.end, "words": "Ana Torve"}]
    assert list(rows.evidences(judgement("statement-1", seen=(words,)))) == [words]


def test_the_stage_of_a_failure_is_not_the_stage_that_made_it() -> None:
    from tests.store_records import failure

    row = rows.row(failure(stage="cues"), "")
    assert (row["stage"], row["made_stage"]) == ("cues", "run")


def test_two_surrogates_in_a_row_stay_two() -> None:
    article = pasted("\ud83d\ude00", path="\udcff.txt")
    assert len(article.text) == 2
    assert rows.unpack(type(article), thaw(rows.cells(type(article)), freeze(rows.pack(article, "")))) == article


@pytest.mark.parametrize(
    ("column", "value"),
    [("content", [[5, 3]]), ("content", [["1", 2]]), ("content", {}), ("directness", "shouted"), ("speaker", 3), ("confidence", 1.5)],
)
def test_nonsense_is_refused_on_the_way_back(column: str, value: object) -> None:
    found = analysis()
    row = rows.row(found.records[Statement][0], found.article.text) | {column: value}
    with pytest.raises((ValueError, TypeError, KeyError)):
        rows.unpack(Statement, list(row.values()))


def test_a_field_that_no_table_can_hold_is_a_programmers_error() -> None:
    from onrecord.store.values import packer

    for hint in (dict, Evidence | Span, object):
        with pytest.raises(TypeError):
            packer(hint)
