"""Words set off without quote marks: turns of interviews and briefings, block quotations; and what must not become one."""

import time

import pytest

from onrecord.model.article import Article, pasted
from onrecord.model.offsets import OffsetMap, Stretch
from onrecord.model.raw import Raw
from onrecord.model.speech import Attribution, Statement
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from onrecord.read.read import read

PLAN = plan(STAGES, resources())


def set_off(article: Article) -> list[tuple[str | None, str]]:
    """Speaker and words of every statement that is set off."""
    analysis = analyse(article, PLAN)
    assert analysis.failures == ()
    ties = {tie.id: tie for tie in analysis.records[Attribution]}
    return [
        (s.speaker, " … ".join(piece.of(article.text) for piece in s.content))
        for s in analysis.records[Statement]
        if ties[s.attribution].made.rule in ("turn", "set_off")
    ]


BRIEFING = """Harbour to close, minister says

Harbour minister Ann Torve briefed reporters in Lind on Monday. What follows is an edited transcript of the briefing.

MS. TORVE: Thank you for coming. The harbour will close at noon.

QUESTION: For how long?

MS. TORVE: For a week.

(Laughter.)

It may be two.

QUESTION: Will the ferries run?

MS. TORVE: They will not.
"""


def test_turns_of_a_briefing():
    assert set_off(pasted(BRIEFING)) == [
        ("Ann Torve", "Thank you for coming. The harbour will close at noon."),
        (None, "For how long?"),
        ("Ann Torve", "For a week. … It may be two."),
        (None, "Will the ferries run?"),
        ("Ann Torve", "They will not."),
    ]


INTERVIEW = """‘Boats do not lie’

Ann Torve has built boats in Lind for forty years. In an interview with the Courier she talks of wood and weather.

Q: Why boats?

A: My father had a saw.

Q: And now?

A: Now I have the saw.
"""


def test_questions_and_answers_by_letters():
    found = set_off(pasted(INTERVIEW))
    assert found == [(None, "Why boats?"), ("Ann Torve", "My father had a saw."), (None, "And now?"), ("Ann Torve", "Now I have the saw.")]


def test_nobody_answers_where_two_could():
    text = INTERVIEW.replace("for forty years.", "for forty years with her brother, Carl Lindqvist.")
    assert {speaker for speaker, _ in set_off(pasted(text))} <= {None}


UNLABELLED = """Ann Torve: ‘Boats do not lie’

Interview by Per Osk

Ann Torve has built boats in Lind for forty years. She met us in her yard.

Why did you begin with boats, and not with houses like everybody else?

My father had a saw. I had nothing else to play with.

They call the yard a museum.

I call it a yard. We have built three boats here since the spring.

Did you ever think of leaving?

I did, and then the wind turned.

What will you build next?

I will build a small one, for me.
"""


def test_an_interview_without_labels():
    found = set_off(pasted(UNLABELLED))
    assert [speaker for speaker, _ in found] == [None, "Ann Torve"] * 4
    assert found[2] == (None, "They call the yard a museum.")


PLAY = """Review: The King of Lind

Per Osk’s new play opened in Lind on Monday. Ann Torve, who interviewed him, plays the king.

KING: Who has taken my crown?

QUEEN: The wind has taken it.

KING: Then bring me the wind.

QUEEN: It will not come.
"""
CODE = "ERROR: disk is full\nINFO: try again\nERROR: disk is full\nINFO: giving up\nERROR: disk is full\n"
FORM = "Name: Ann Torve\nTown: Lind\nAge: 44\nName: Carl Lind\nTown: Lind\nAge: 45\nThe interview is on Monday.\n"
QUESTIONS = """How to vote in Lind

The town votes on Monday, and many people have asked the same things.

Q: Where do I vote?

A: At the town hall.

Q: What do I bring?

A: Your passport.
"""
PROSE_LABELS = BRIEFING.replace("briefed reporters", "met sailors").replace(" What follows is an edited transcript of the briefing.", "")


@pytest.mark.parametrize("text", [PLAY, CODE, FORM, PROSE_LABELS], ids=["play", "log", "form", "no frame"])
def test_what_is_no_interview_has_no_turns(text):
    assert set_off(pasted(text)) == []


def test_a_list_of_questions_names_nobody():
    assert {speaker for speaker, _ in set_off(pasted(QUESTIONS))} <= {None}


POST = """Ferry fire

A ferry caught fire off Lind on Monday.

A passenger, Ann Torve, has posted from the upper deck:

We are all in jackets. The crew are calm. Please nobody ring me.

The coastguard has sent two boats.
"""


def test_a_post_after_a_colon_is_a_block_quotation():
    assert set_off(pasted(POST)) == [("Ann Torve", "We are all in jackets. The crew are calm. Please nobody ring me.")]


@pytest.mark.parametrize(
    "after",
    ["- close the bridge\n- open the gate", "The bridge was built in 1904 and has never been painted.", "“We are safe,” a sailor said."],
    ids=["list", "the reporter", "marks"],
)
def test_what_else_follows_a_colon_is_none(after):
    assert set_off(pasted(POST.replace("We are all in jackets. The crew are calm. Please nobody ring me.", after))) == []


def test_markup_shows_a_block_quotation_without_i():
    text = POST.replace("We are all in jackets. The crew are calm. Please nobody ring me.", "The boats are here. The crew are calm.")
    at = text.index("The boats are here.")
    page = pasted(text)
    offsets = OffsetMap((Stretch(0, at, "/html/body/p/text()[1]", 0), Stretch(at, 38, "/html/body/blockquote/p/text()[1]", 0)))
    from dataclasses import replace

    assert set_off(replace(page, offsets=offsets)) == [("Ann Torve", "The boats are here. The crew are calm.")]


@pytest.mark.parametrize(
    "text",
    [
        BRIEFING + "MS. TORVE: It is.\n\nQUESTION: Is it?\n\n" * 4500,
        "The interview with Ann Torve.\n" + "".join(f"Ann Lee{n}: yes.\n" for n in range(12000)),
        INTERVIEW + "Ann Torve said:\n\nI am here and I stay here.\n\n" * 4000,
        "Interview by Per Osk\n\nAnn Torve speaks.\n\n" + "Are you well?\n\nI am.\n\n" * 9000,
        "A:" * 100_000,
        "a: " * 66_000,
    ],
    ids=["briefing", "names", "colons", "interview", "only labels", "labels apart"],
)
def test_200_kb_of_turns(text):
    started = time.process_time()
    assert analyse(pasted(text), PLAN).failures == ()
    assert time.process_time() - started < 90


def _page(intro: str) -> Article:
    body = (
        "<p>Engineer Ann Torve has looked at the bridge for the town of Lind for a year.</p>"
        f"<p>{intro}</p><blockquote><p>The parapet will not stop a car.</p></blockquote>"
        "<p>The town has closed the bridge to lorries since the report came out in the spring.</p>"
    )
    html = f"<html><body><article><h1>Bridge is unsafe</h1>{body}</article></body></html>"
    return read(Raw("a.html", None, html.encode(), "html"))


@pytest.mark.parametrize(
    "intro",
    [
        "On Monday she warned:",
        "On Monday, Torve warned the council:",
        "Ann Torve told reporters:",
        "Torve insisted in a letter to the mayor:",
    ],
)
def test_a_block_quotation_after_any_verb_of_saying(intro):
    assert set_off(_page(intro)) == [("Ann Torve", "The parapet will not stop a car.")]


@pytest.mark.parametrize("intro", ["There are three rules:", "Torve warned on Monday that three things would follow:"])
def test_no_block_quotation_where_nobody_is_said_to_speak(intro):
    assert set_off(_page(intro)) == []


def test_who_asks_in_brackets_is_named():
    text = BRIEFING.replace("QUESTION: Will", "QUESTION (Bo Lind, Ostrel Times): Will")
    assert ("Bo Lind", "Will the ferries run?") in set_off(pasted(text))
