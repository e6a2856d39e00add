"""Two dates of one happening in one article: what is held against each other, and what is not."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.app.open import put
from onrecord.app.record import load
from onrecord.app.wish import Wish
from onrecord.cli.show import show
from onrecord.dossier.write import html
from onrecord.link import discrepancies
from onrecord.model.article import Article, Declared, pasted
from onrecord.model.findings import Discrepancy
from onrecord.pipeline.links import run_link
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import Records, analyse
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.present.pages import page
from tests.effort import linear
from tests.test_sentences import TEXTS

LINK = next(link for link in LINKS if link.by == discrepancies.BY)


def planned() -> Plan:
    return plan(STAGES, resources())


def found(text: str, *, published: str | None = "2031-03-20") -> list[Discrepancy]:
    """The candidates of one article; every evidence is checked against the text."""
    declared = () if published is None else (Declared("published", published, "option"),)
    article: Article = pasted(text, path="a.txt", declared=declared)
    analysed = analyse(article, planned())
    result = run_link(LINK, [(article, analysed.records)], planned().resources)
    assert result.failures == ()
    listed = [record for record in result.records if isinstance(record, Discrepancy)]
    for one in listed:
        for side in (one.first, one.second, one.first_of, one.second_of):
            assert side.span.of(text) == side.words
    return listed


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.first_of.words, one.first.words, one.second_of.words, one.second.words) for one in found(text)]


# 20 March 2031 is a Thursday.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded outside the town hall on Monday.\n\nThe explosion on Tuesday killed three.", ("exploded", "Monday", "Tuesday")),
        ("The attack took place on 3 March 2031. Friday’s attack was the worst in years.", ("attack", "3 March 2031", "Friday")),
        ("Bo Lind died on Sunday.\n\nLind died in Ostrel on 12 February 2031 after an illness.", ("died", "Sunday", "12 February 2031")),
        ("The mayor, Ana Torve, resigned last week.\n\nTorve resigned on 3 February.", ("resigned", "last week", "3 February")),
        (
            "The ferry Grey Gull sank on 16 March 2031. The Gull sank on 15 March 2031. The Gull sank on 13 March 2031.",
            ("sank", "16 March 2031", "15 March 2031"),
        ),
        (
            "Bo Lind died on 16 March 2031. Lind died on 12 March 2031. Lind died on 8 March 2031.",
            ("died", "16 March 2031", "12 March 2031"),
        ),
        ("Ana Torve was arrested on Monday.\n\nThe arrest of Torve on Saturday was filmed.", ("arrested", "Monday", "Saturday")),
    ],
)  # fmt: skip
def test_two_days_of_one_happening(text: str, expected: tuple[str, str, str]) -> None:
    assert [(first_of, first, second) for first_of, first, _, second in told(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # the same day in other words, or more loosely told
        "A bomb exploded in Lind on Monday. The explosion on 17 March killed three.",
        "Ana Torve resigned last week. Torve resigned on Friday.",
        "The attack happened late on Monday night. Tuesday morning's attack shook the town.",
        # two happenings
        "A train derailed on Monday. A train derailed on Tuesday.",
        "A bomb exploded on Monday. A second explosion on Tuesday killed three.",
        "The explosions began with the explosion on Monday. The explosion on Tuesday killed three.",
        "Ana Torve was arrested on Monday. Bo Lind was arrested on Tuesday.",
        "The 3 March attack and the 5 March attack were filmed.",
        "Monday's attack was filmed. Tuesday's attack was too.",
        "The 2016 referendum failed. The 2024 referendum passed.",
        "The attack on Monday was filmed. The attack on Tuesday was filmed. The attack on Wednesday was filmed.",
        "The ferry sank on 16 March 2031. The ferry sank on 12 March 2031. The ferry sank on 8 March 2031.",
        "The Gull sank on 16 March 2031. The Tern sank on 12 March 2031. The Skua sank on 8 March 2031.",
        "Bo Lind was arrested on 16 March 2031. Lind was arrested on 12 March 2031. Lind was arrested on 8 March 2031.",
        # a change that is told, or what did not happen
        "The vote on Friday was moved. The vote took place on Monday.",
        "The vote, originally set for Friday, took place on Monday. The vote was on Tuesday.",
        "The vote on Friday was close. Correction: the vote was held on Monday.",
        "The vote on Friday was close. The vote is planned for Monday.",
        # which week or year is open
        "The attack on Monday was filmed. The attack on 10 March 2031 left nine dead.",
        "Bo Lind died on 4 March. Lind died on 4 March 1980.",
        # what lasts
        "The trial on Monday was short. The trial on Tuesday was long.",
    ],
)
def test_no_two_days_of_one_happening(text: str) -> None:
    assert told(text) == []


def test_whose_words_they_are_is_said() -> None:
    text = "A bomb exploded in Lind on Monday.\n\n“The explosion on Tuesday killed my brother,” Ana Torve said."
    (one,) = found(text)
    assert one.first_claim is None
    assert one.second_claim is not None
    assert (one.first_value, one.second_value, one.slot, one.relation) == ("2031-03-17", "2031-03-18", "date", "conflict")


def test_the_same_words_on_two_days() -> None:
    text = "“We never closed the gate to the old ferry in May,” Ana Torve told reporters on Monday.\n\nThe council met.\n\n%s"
    again = "“We never closed the gate to the old ferry in May,” Torve said on Wednesday."
    (one,) = found(text % again)
    assert (one.first.words, one.second.words, one.first_of.words) == (
        "on Monday", "on Wednesday", "“We never closed the gate to the old ferry in May,”",
    )  # fmt: skip
    assert None not in (one.first_claim, one.second_claim)
    assert found(text % again.replace("May", "June")) == []
    assert found(text % again.replace("Torve said", "Bo Lind said")) == []


def test_the_same_words_on_two_full_dates() -> None:
    words = "“We never closed the gate to the old ferry in May,” Ana Torve said on %s.\n\nThe council met.\n\n"
    (one,) = found(words % "3 March 2031" + words % "10 March 2031")
    assert (one.first.words, one.second.words) == ("on 3 March 2031", "on 10 March 2031")
    (one,) = found(words % "3 March" + words % "10 March")
    assert (one.first_value, one.second_value) == ("2031-03-03", "2031-03-10")
    assert found(words % "3 March 2030" + words % "3 March") == []
    assert found(words % "10 March 2031" + words % "Monday") == []


def test_what_an_undated_article_fixes_itself() -> None:
    text = "The attack happened on 3 March 2020. The attack took place on 7 March 2020."
    assert [one.detail for one in found(text, published=None)] == [
        "the attack: “3 March 2020” (2020-03-03) and “7 March 2020” (2020-03-07)"
    ]
    assert found("The attack happened on Monday. The attack took place on Tuesday.", published=None) == []


def test_two_articles_are_not_compared_yet() -> None:
    first, second = (pasted(f"The attack took place on {day} March 2031.", path=f"{day}.txt") for day in (3, 7))
    inputs = [(article, analyse(article, planned()).records) for article in (first, second)]
    assert run_link(LINK, inputs, planned().resources).records == ()


def test_the_reader_sees_both_and_may_reject_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(
        "A bomb exploded in Lind on 4 March 2031.\n\nThe explosion on 6 March 2031 killed three.\n", encoding="utf-8"
    )
    put([tmp_path / "a.txt"], tmp_path / "s.onrecord", Wish(jobs=1, stages=planned(), links=(LINK,)))
    with load(tmp_path / "s.onrecord") as record:
        (one,) = record.discrepancies()
        assert record.discrepancies("a.txt") == (one,)
        (shown,) = page(record).articles
        assert shown.discrepancies == (one,)
        assert one.detail in "".join(html(page(record))).replace("&#34;", '"')
        assert show.main([str(tmp_path / "s.onrecord"), "a.txt", "--json"], standalone_mode=False) == 0
        (side,) = json.loads(capsys.readouterr().out)["discrepancies"]
        assert [(s["words"], s["of"]["words"]) for s in side["sides"]] == [("4 March 2031", "exploded"), ("6 March 2031", "explosion")]
        assert show.main([str(tmp_path / "s.onrecord"), "a.txt"], standalone_mode=False) == 0
        assert "Two dates that do not meet" in capsys.readouterr().out
    with load(tmp_path / "s.onrecord") as record:
        record.judge(one.id, "reject")
        assert record.discrepancies() == ()


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    "piece",
    [
        "The attack on Monday. ",
        "the attack on 3 March 2020 ",
        "Lind died on Sunday. The explosion ",
        "The attack on 3 March 2020 took place. The attack on 7 May 2020 took place. ",
    ],
)
def test_long_texts_take_no_more_than_their_share(piece: str) -> None:
    def given(size: int) -> tuple[Article, Records]:
        article = pasted((piece * (size // len(piece)))[:size], path="a.txt", declared=(Declared("published", "2031-03-20", "option"),))
        return article, analyse(article, planned()).records

    def act(one: tuple[Article, Records]) -> object:
        return run_link(LINK, [one], planned().resources)

    linear(act, given, 8_000)
