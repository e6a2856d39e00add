import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from tests.effort import linear
from tests.speech_house import Told


def quoted(text: str) -> list[tuple[str, str]]:
    """Directness and content of each quotation; pieces joined by " … "."""
    told = Told(text)
    return [(q.directness, " … ".join(told.words(piece) for piece in q.content)) for q in told.quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We failed," Lee said.', [("direct", '"We failed,"')]),
        ('Lee said: "We failed."', [("direct", '"We failed."')]),
        ('"We failed," said Lee, "and badly."', [("direct", '"We failed," … "and badly."')]),
        ('"We failed," Lee said. "It was bad."', [("direct", '"We failed," … "It was bad."')]),
        ("'We failed,' Lee said. 'It wasn't fair.'", [("direct", "'We failed,' … 'It wasn't fair.'")]),
        ("Lee said that the plan had failed.", [("indirect", "the plan had failed")]),
        ("The plan had failed, Lee said.", [("indirect", "The plan had failed")]),
        ("According to Lee, the plan had failed.", [("indirect", "the plan had failed")]),
        ("The plan, Lee said, had failed.", [("indirect", "The plan … had failed")]),
        ('Lee said he would be "fine" with a vote.', [("mixed", 'he would be "fine" with a vote')]),
        ('Lee dismissed it as a "farce".', [("mixed", 'it as a "farce"')]),
        (
            'Lee said that even though Ott made "great strides", Dunn is "very keen" to act.',
            [("mixed", 'even though Ott made "great strides", Dunn is "very keen" to act')],
        ),
        ('The mayor was blunt: "We failed the town this year."', [("direct", '"We failed the town this year."')]),
    ],
)
def test_direct_indirect_and_mixed(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The navy sank twenty supposed “narco-boats” in June.",
        'Police arrested Ismael "El Toro" Zamora on Monday.',
        'The novel "A Long Way Down" is set here.',
        "They asked for “help” or “military assistance” in May.",
        'A group called "Home First" opened an office.',
        "He is 6'2\" and the '90s were his time.",
        "The claims come as the state plans to cut funding.",
        'Lee spoke on the programme "The Long Tide" about the plan.',
        'Speaking on the programme, "The Long Tide", Lee left early.',
        'Lee wrote a book called "The Long Tide".',
        'Lee sang "We Will Row Again" on Monday.',
    ],
)
def test_titles_nicknames_scare_quotes_and_nouns_are_no_quotations(text):
    assert quoted(text) == []


def test_marked_are_the_parts_between_marks_without_them():
    told = Told('Lee said he would be "fine" with a "short" vote.')
    assert [told.words(span) for span in told.quotations[0].marked] == ["fine", "short"]


def test_a_speech_of_several_paragraphs_is_one_quotation_with_a_piece_for_each():
    text = "“We were late,” she said. “Far too late.\n\n“Both reports sat in a drawer.\n\n“That ends today.”"
    assert quoted(text) == [("direct", "“We were late,” … “Far too late. … “Both reports sat in a drawer. … “That ends today.”")]


def test_a_paragraph_that_is_only_a_quotation_goes_on_from_the_one_before():
    text = '"We were far too late," Lee said.\n\n"Both of the reports sat in a drawer."'
    assert quoted(text) == [("direct", '"We were far too late," … "Both of the reports sat in a drawer."')]


def test_turns_of_a_dialogue_are_not_joined():
    text = '"You signed it on Monday," Lee said.\n\n"I never saw the paper," Ott replied.\n\n"It has your name on the last page."'
    assert ("direct", '"I never saw the paper,"') in quoted(text)


def test_the_reporter_speaks_again_after_the_reported_clause():
    assert quoted("Lee said the plan had failed, adding that Ott was to blame.") == [
        ("indirect", "the plan had failed"),
        ("indirect", "Ott was to blame"),
    ]
    assert quoted("Lee said the plan had failed, contradicting Ott.") == [("indirect", "the plan had failed")]


@pytest.mark.parametrize(
    "text",
    [
        "Lee asked her staff to search every drawer.",
        "Lee declined to comment on the plan.",
        "Lee refused to pay, and intends to leave the town.",
        "She would not say who would pay for the plan.",
        "She never said that the plan had failed.",
        "Lee declared three days of mourning.",
    ],
)
def test_what_is_done_or_left_unsaid_is_no_quotation(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lee promised to rebuild the pier.", "to rebuild the pier"),
        ("Lee has said once more that nobody warned her.", "nobody warned her"),
        ("Lee told the programme “The Long Tide” that the plan had failed.", "the plan had failed"),
        ("He intends, he said, to give them the letter.", "He intends … to give them the letter"),
        ("The pier will cost a million, two people with knowledge of the work told Lind Today.", "The pier will cost a million"),
        ("Lawyers for the company argue that the permit was clear.", "the permit was clear"),
        ("The mayor called Lee “Little Captain”.", "Lee “Little Captain”"),
    ],
)
def test_where_the_words_begin_and_end(text, words):
    assert [content for _, content in quoted(text)] == [words]


def test_a_report_inside_a_report_belongs_to_the_outer_one():
    assert quoted("Radio Lind reported that, according to a person close to her, she had written a letter.") == [
        ("indirect", "according to a person close to her, she had written a letter")
    ]


def test_what_is_reported_of_others_is_theirs_too():
    assert quoted("The Herald reported that three officials said the plan had failed.") == [
        ("indirect", "three officials said the plan had failed"),
        ("indirect", "the plan had failed"),
    ]


def test_a_stray_mark_spoils_nothing():
    text = '"I cannot say more," Lee claimed when asked about the attack." "We are not standing idle."'
    assert quoted(text) == [("direct", '"I cannot say more," … "We are not standing idle."')]


@pytest.mark.parametrize("piece", ['"', '"x," he said. ', "said ", "according to Ann, ", "“A b c d e f.\n"])
def test_hostile_texts_take_linear_time(piece):
    linear(Told, lambda times: piece * times, 250)


PIECES = st.sampled_from(
    ['"', "“", "”", "'", "’", " said", " Lee", " he", " told", " that", ",", ".", ":", " according to", " the mayor", " who", "\n", "\r\n",
     " —", " “We lost.”", " and", " called", " it", " to", "(", ")", "\ud800", "\0", "😀", " was", " adding"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=50).map("".join))
def test_nothing_raises_and_pieces_are_in_order_and_apart(text):
    told = Told(text)
    end = Span(0, len(text))
    for quotation in told.quotations:
        assert quotation.content
        assert all(end.contains(piece) and len(piece) for piece in quotation.content)
        for first, second in zip(quotation.content, quotation.content[1:], strict=False):
            assert first.end <= second.start
    assert len({q.id for q in told.quotations}) == len(told.quotations)
    assert len(told.statements) == len(told.quotations)


@given(st.sampled_from(["We lost the vote", "Nobody came", "It is over now"]), st.sampled_from(["Lee", "Ann Lee", "the mayor", "she"]))
def test_what_is_written_as_said_is_read_again(words, who):
    told = Told(f"“{words},” {who} said.")
    assert [told.words(s) for q in told.quotations for s in q.marked] == [f"{words},"]
    assert [told.words(s.span) for s in told.sources] == [who]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The guards are asked to wait, and the old mill is "overrun with mice," Lee said.', 'the old mill is "overrun with mice,"'),
        ('Ott pledged to "drain the whole valley," the Herald reported.', 'Ott pledged to "drain the whole valley,"'),
        (
            'The town missed the signs and "should have acted sooner," Lee said.',
            'The town missed the signs and "should have acted sooner,"',
        ),
        (
            'The tax is asked for by Ott, and a first aim of it "is to mend the mill," Lee said.',
            'a first aim of it "is to mend the mill,"',
        ),
        ('Lee has said repeatedly "the next mayor" should choose.', '"the next mayor" should choose'),
        ('"Only a fool," she said, would sell the mill.', '"Only a fool," … would sell the mill'),
        (
            '"We are appalled," the clerks wrote in a letter to the mayor, that the mill "may close by May."',
            '"We are appalled," … the mill "may close by May."',
        ),
        ('Lee called the plan "a sorry farce" in a post on Friday.', 'the plan "a sorry farce"'),
        ('Lee called Ott "third-rate" and boycotted the fair.', 'Ott "third-rate"'),
        ('"We failed," Lee said. Instead, "we gave up."', '"We failed," … "we gave up."'),
        ("If the law is old, Lee said, it must go.", "If the law is old … it must go"),
    ],
)
def test_how_far_the_words_reach_where_marks_stand_among_them(text, words):
    assert quoted(text)[0][1] == words  # what Ott pledged within the Herald's words follows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Ann Lee, a cook on her own programme, "The Mill," who left the town, said the fair was "kind".', 'the fair was "kind"'),
        ('Speaking on "The Mill," Lee admitted that the fair was closed.', "the fair was closed"),
    ],
)
def test_a_title_before_the_reporter_is_not_what_is_said(text, words):
    assert [content for _, content in quoted(text)] == [words]
