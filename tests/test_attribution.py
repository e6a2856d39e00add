import pytest

from tests.speech_house import Told, said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We failed," Lee said.', "Lee"),
        ('"We failed," said Ann Lee, a lawyer in York.', "Ann Lee, a lawyer in York"),
        ('"We failed," Ann Lee, a lawyer in York, said.', "Ann Lee, a lawyer in York"),
        ('"We failed," a senior official told the network.', "a senior official"),
        ('"We failed," officials told the Daily Mail.', "officials"),
        ('"We failed," said Peruvian President Dina Salas.', "Peruvian President Dina Salas"),
        ("On Tuesday Lee said the plan had failed.", "Lee"),
        ("In a statement, Lee said the plan had failed.", "Lee"),
        ("Lee, who took office in May, said the plan had failed.", "Lee, who took office in May"),
        ("Three military sources said the plan had failed.", "Three military sources"),
        ("The plan had failed, according to two people familiar with it.", "two people familiar with it"),
        ("Lee and Ott said the plan had failed.", "Lee and Ott"),
        ("The outlet quoted Ann Ray, who claimed that the plan had failed.", "Ann Ray, who"),
        ("The strike is off, says the union.", "the union"),
        ('Ann Lee: "We never broke our promise to you."', "Ann Lee"),
        ('"We never broke our promise to you." — Ann Lee, mayor', "Ann Lee, mayor"),
    ],
)
def test_the_source_is_the_phrase_that_speaks(text, source):
    assert [who for _, who in said(text)] == [source]


def test_whoever_is_told_is_never_the_source():
    assert said('"We will find a way," Cole told Dunn.') == [('"We will find a way,"', "Cole")]
    assert said('Dunn was told "not to worry".') == []
    assert said("Dunn was told by Cole that the money was gone.") == [("the money was gone", "Cole")]


def test_the_speaker_goes_on_in_the_same_sentence():
    assert said('Two analysts warned that Ann Lee could order strikes, noting that a "lack of funds never stopped her".') == [
        ("Ann Lee could order strikes", "Two analysts"),
        ('a "lack of funds never stopped her"', "Two analysts"),
    ]
    assert said("Lee won the vote, saying the town had spoken.") == [("the town had spoken", "Lee")]


def test_a_quotation_that_nobody_says_has_no_source():
    assert said('"We will find a way out of this together."') == [('"We will find a way out of this together."', None)]


def test_the_same_paragraph_goes_on_with_its_speaker():
    assert said("Lee said the plan had failed. “It was bad from the first day.”") == [
        ("the plan had failed", "Lee"),
        ("“It was bad from the first day.”", "Lee"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We failed," Ann Lee said.', "named"),
        ('"We failed," she said.', "pronoun"),
        ('"We failed," the minister said.', "role"),
        ('"We failed," a senior official said.', "unnamed_person"),
        ('"We failed," officials said.', "unnamed_group"),
        ("The report said the plan had failed.", "document"),
        ("The company said the plan had failed.", "organisation"),
        ("The newspaper reported that the plan had failed.", "outlet"),
    ],
)
def test_what_kind_of_source(text, kind):
    assert [source.type for source in Told(text).sources] == [kind]


def test_every_quotation_has_one_attribution_and_its_cue_is_one_of_the_cues():
    told = Told('"We failed," Lee said. Ott denied it: "Not true at all, my friend." "A stray sentence that nobody says."')
    assert sorted(a.quotation for a in told.attributions) == sorted(q.id for q in told.quotations)
    cues = {cue.id for cue in told.cues}
    assert all(a.cue is None or a.cue in cues for a in told.attributions)
    sources = {source.id for source in told.sources}
    assert all(a.source is None or a.source in sources for a in told.attributions)
