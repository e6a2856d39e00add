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
        ("Lee, Ott and Marsh said the plan had failed.", "Lee, Ott and Marsh"),
        ("Ann Lee, a lawyer, and Bob Marsh said the plan had failed.", "Ann Lee, a lawyer, and Bob Marsh"),
        ("Lee won the vote, and Bob Marsh said the plan had failed.", "Bob Marsh"),
        ("On Monday, Ott and Marsh said the plan had failed.", "Ott and Marsh"),
        ("Radio Lind reported that, according to a person close to her, she had left.", "Radio Lind"),
        ("The plan was dead, according to Ann Lee, a lawyer who lives in York.", "Ann Lee, a lawyer who lives in York"),
        ("The permit itself says the plan had failed.", "The permit"),
        ("Minister admits that the plan had failed", "Minister"),
        ("Ann Lee, who leads the party, said the letter made a vote necessary.", "Ann Lee, who leads the party"),
        ("“We failed,” said a caller from Lind.", "a caller from Lind"),
        ("The outlet quoted Ann Ray, who claimed that the plan had failed.", "Ann Ray, who"),
        ("The strike is off, says the union.", "the union"),
        ('Ann Lee: "We never broke our promise to you."', "Ann Lee"),
        ('"We never broke our promise to you." — Ann Lee, mayor', "Ann Lee, mayor"),
    ],
)
def test_the_source_is_the_phrase_that_speaks(text, source):
    assert [who for _, who in said(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said the plan had failed.",
        "Recent reports suggest the plan had failed.",
        "The helicopters suggest that the plan had failed.",
        "They met to treat flu says the plan had failed.",
    ],
)
def test_what_cannot_speak_is_no_source(text):
    assert said(text) == []


def test_words_between_marks_stay_where_their_speaker_cannot_speak():
    assert said("“The plan was a failure from the start,” there said.")[0][1] is None


def test_a_name_before_a_colon_that_the_article_does_not_know_is_nobody():
    assert said("Tidewrack: “We never broke our promise to you.”") == [("“We never broke our promise to you.”", None)]


def test_a_speaker_far_from_the_colon_is_not_guessed():
    text = "Ann Lee won the seat in the spring of that year, which was the year of the flood: “We never broke our promise to you.”"
    assert said(text) == [("“We never broke our promise to you.”", None)]


def test_the_sentence_goes_on_with_whom_it_began_with():
    assert said("Ann Lee, a lawyer, said the company felt “vindicated”, and denied that it had failed.") == [
        ("the company felt “vindicated”", "Ann Lee, a lawyer"),
        ("it had failed", "Ann Lee, a lawyer"),
    ]


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
