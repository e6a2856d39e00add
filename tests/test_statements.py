import pytest

from onrecord.extract import statements
from onrecord.model.article import Metadatum
from onrecord.model.runs import By
from tests.speech_house import Told, speakers

METADATA = By("metadata", 1)


def test_a_statement_has_the_entitys_name():
    assert speakers('Mayor Ann Lee met the press. "We failed," Lee said.') == ["Ann Lee"]


def test_a_role_that_nobody_fills_keeps_its_words():
    (speaker,) = speakers('"We failed," two people close to the talks, who asked not to be named, said.')
    assert speaker in ("two people", "two people close to the talks")


def test_a_pronoun_that_is_not_resolved_is_nobody():
    assert speakers('"We failed," she said.') == [None]


def test_two_people_who_speak_together_are_not_one_of_them():
    text = 'Ann Lee and Bob Marsh wrote a letter. "We failed," Ann Lee and Bob Marsh said.'
    assert speakers(text) == ["Ann Lee and Bob Marsh"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lee and Stephen Marsh said the plan had failed.", "Lee and Stephen Marsh"),
        ("Ann Lee, a lawyer, and Bob Marsh said the plan had failed.", "Ann Lee, a lawyer, and Bob Marsh"),
        ("Lee, Ott and Marsh said the plan had failed.", "Lee, Ott and Marsh"),
        ("Radio Lind said the plan had failed.", "Radio Lind"),
    ],
)
def test_the_whole_of_a_source_speaks_and_never_a_part(text, speaker):
    assert speakers(text) == [speaker]


def test_a_pronoun_is_less_sure_than_a_name():
    told = Told('Mayor Ann Lee met the press. She said: "We failed." Lee said: "It was bad."')
    pronoun, name = told.statements
    assert pronoun.speaker == name.speaker == "Ann Lee"
    assert pronoun.made.confidence < name.made.confidence


def test_a_spokesman_is_not_whom_he_speaks_for():
    text = 'Governor Ann Lee was away. "We failed," a spokesman for Ann Lee said.'
    assert speakers(text) == ["a spokesman for Ann Lee"]


def test_reported_is_the_preferred_date():
    told = Told('"We failed," Lee said.')
    dates = tuple(
        Metadatum(
            made=METADATA.rule("test", 1.0), article=told.article.key, field="published", value=value, span=None, origin="option",
            preferred=chosen,
        )
        for value, chosen in (("2024-01-01", False), ("2025-11-18", True))
    )  # fmt: skip
    found = statements.statements(told.article, dates, told.entities, told.quotations, told.sources, told.attributions, (), ())
    assert [statement.reported for statement in found] == ["2025-11-18"]
    assert told.statements[0].reported is None


def test_its_confidence_is_that_of_words_and_source_together():
    told = Told('"We failed," Lee said.')
    quotation, tie, statement = told.quotations[0], told.attributions[0], told.statements[0]
    assert statement.made.confidence == round(quotation.made.confidence * tie.made.confidence, 2)
    assert 0.9 < statement.made.confidence < 1
