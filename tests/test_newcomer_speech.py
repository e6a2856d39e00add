"""Sentences of kinds that once named a wrong speaker. The wanted speakers: one for each statement, None for nobody."""

import pytest

from tests.speech_house import said, speakers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We lost," said the Rovers manager, Gwen Pritchard.', ["Gwen Pritchard"]),
        ('The Rovers manager, Gwen Pritchard, said: "We lost."', ["Gwen Pritchard"]),
        ('"We lost," said the Labour leader, Greg Moss.', ["Greg Moss"]),
        ("The Labour leader, Greg Moss, said the vote was lost.", ["Greg Moss"]),
        ('"We lost," said the England captain, Harry Bell.', ["Harry Bell"]),
        ('"We lost," said the Paris mayor, Anne Roux.', ["Anne Roux"]),
        ("The Paris mayor, Anne Roux, said the vote was lost.", ["Anne Roux"]),
        ('"We lost," said the White House press secretary, Dana Brill.', ["Dana Brill"]),
        ("The White House press secretary, Dana Brill, said the vote was lost.", ["Dana Brill"]),
        ('"We lost," said the former US president, Jim Bell.', ["Jim Bell"]),
        ('The former US president, Jim Bell, said: "We lost."', ["Jim Bell"]),
        ('The Green party leader, Jim Bell, said: "We lost."', ["Jim Bell"]),
        ('"We lost," said the Green party leader, Jim Bell.', ["Jim Bell"]),
        ('The Leeds MP, Jim Bell, said: "We lost."', ["Jim Bell"]),
        ('"We lost," said the Oxfam director, Jim Bell.', ["Jim Bell"]),
        ("The Tessera Motors chief, Ann Bell, said the plant would close.", ["Ann Bell"]),
        ("His Veldish counterpart, Sanna Hietala, said the border would stay open.", ["Sanna Hietala"]),
        ("The Karsian foreign ministry said the border would stay open.", ["The Karsian foreign ministry"]),
        ('"Nobody asked us," said Age First\'s director, Paul Umber.', ["Paul Umber"]),
        ('State Sen. Rosa Delgado, D-Fresno, who wrote the bill, called it "a theft of water".', ["Rosa Delgado"]),
    ],
)
def test_the_name_after_the_comma_speaks_not_the_modifier_of_the_role_before_it(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('A spokesperson for Tessera Motors, Orvane\'s biggest customer, said: "We lost."', ["A spokesperson for Tessera Motors"]),
    ],
)
def test_what_stands_in_apposition_is_not_who_speaks(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('John Smith met Mary Obi.\n"You knew," she said.', [None]),
        (
            'Colin Hardcastle, 58, admitted fraud. Judge Marian Oyelaran told Hardcastle that he had "betrayed us".\n"You knew," she said.',
            ["Marian Oyelaran", None],
        ),
        ('John Smith, 58, admitted fraud. Judge Oyelaran told Smith that he had failed.\n"You knew," she said.', ["Oyelaran", None]),
        ('The minister, Ada Long, met the farmers\' leader, Bob Crane. He said: "We lost."', [None]),
        ('Mary Long met Bob Crane. He said: "We lost."', [None]),
    ],
)
def test_a_pronoun_that_may_mean_two_is_nobody(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('Ms Boyle denied saying: "They will never catch me."', []),
        ("Keane did not say whether he would return.", []),
        ("A spokesperson for Tessera Motors declined to comment.", []),
        ("Mary Finch refused to say who won.", []),
        ("They won largely by refusing to leave a ditch.", []),
        ('Nobody at the trust said the word "sorry".', []),
        ("No one said the bridge was safe.", []),
        ("The army denied that troops had moved.", ["The army"]),
    ],
)
def test_what_was_not_said_is_no_statement(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('Told that the Queen wished to see the orchids, she is said to have replied: "She may bring her own boots, then."', [None]),
        ('"We lost," the Guardian quoted Mary Finch as saying.', ["Mary Finch"]),
        ('Kit Moor said the talks had "collapsed", but Long denied this, saying they were "paused".', ["Kit Moor", "Long"]),
        ('"I\'m not a monster," Boyle, according to her sister Kim, told the family.', ["Boyle"]),
    ],
)
def test_who_is_quoted_or_told_inside_a_report_is_not_who_reports(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Power may be out until Thursday, says network chief", ["network chief"]),
        ("1. Tax to rise, says chancellor", ["chancellor"]),
        ("2. Pain ahead, Bank warns", ["Bank"]),
        ("Mayor says sorry for flood", []),
        ("Tax to rise, warns chancellor", ["chancellor"]),
        ("Lights to stay off all night, Bank warns", ["Bank"]),
    ],
)
def test_in_a_headline_whoever_stands_after_the_verb_speaks(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sleep is good for bees, according to a study published on Thursday.", ["a study"]),
        ("Sleep is good for bees, according to Maria Estévez and colleagues.", ["Maria Estévez and colleagues"]),
        ('Her husband, the painter Aubrey Finch, said: "We lost."', ["Aubrey Finch"]),
        ('The contractor, a Mr Reginald Stubbs, said: "We lost."', ["Reginald Stubbs"]),
        ('The contractor, Sentry Papers, said: "We lost."', ["Sentry Papers"]),
        ('"We lost," said the clockmaker\'s apprentice, Holly Dunn.', ["Holly Dunn"]),
        ('The head of Barlow Bank, Sir Roy Tull, said: "We lost."', ["Roy Tull"]),
        ('The chair of the review, Lord Pell, said: "We lost."', ["Pell"]),
        ('A fisherman, Donnie MacAskill, said: "We lost."', ["Donnie MacAskill"]),
        ('Keane\'s wife, Joanna, said: "We lost."', ["Joanna"]),
    ],
)
def test_the_name_beside_a_description_is_the_speaker(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The shadow home secretary, Dame Harriet Voss, asked: 'Who pays for it?'", ["Harriet Voss"]),
        ("One applicant, Folasade Akande, 29, missed the train. 'I ran all the way,' she said.", ["Folasade Akande"]),
        ('Rosalind Peake was led out after she shouted "Shame!"', ["Rosalind Peake"]),
        ('City\'s coach, Rafael Iturbe, was sent to the stands. "I saw a foul," he said.', ["Rafael Iturbe"]),
    ],
)
def test_plain_cases_name_their_speaker(text, wanted):
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Brandl, who rates the stock a "buy", said he expected a recovery.', ["he expected a recovery"]),
        ('Under the headline "Spilt Milk", the Dairy Times wrote: "Enough is enough."', ['"Enough is enough."']),
        ('Rehman, quoting Churchill, said: "Never give in to them."', ['"Never give in to them."']),
        ('The so-called "Flood King", Stone said, should go.', ['The so-called "Flood King" … should go']),
        ('Mr Crane, who said last year that he would "never" sell, shrugged.', ['he would "never" sell']),
        ("Fadi Khoury said both sides would be invited back.", ["both sides would be invited back"]),
        ('Dobrev said only: "Ask the president."', ['"Ask the president."']),
    ],
)
def test_the_words_are_those_that_are_reported(text, content):
    assert [words for words, _ in said(text)] == content


def test_every_paragraph_of_one_speech_is_kept():
    text = '"It was dark.\n"The water rose.\n"I thought of my cats," said Pru Hanlon.'
    assert said(text) == [('"It was dark. … "The water rose. … "I thought of my cats,"', "Pru Hanlon")]
