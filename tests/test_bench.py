"""The bench: its articles are the same every time and have what articles have; its clocks and rows hold."""

import json

import pytest

from bench.made import article
from bench.measures import Clock, Row, stages, texts
from bench.peers.tools import peers
from onrecord.pipeline.stages import STAGES


def test_the_same_number_gives_the_same_article() -> None:
    assert article(7) == article(7)
    assert article(7) != article(8)


@pytest.mark.parametrize("number", range(6))
def test_an_article_has_speech_a_date_and_furniture_in_each_form(number: int) -> None:
    made = article(number)
    assert 300 <= len(made.text.split()) <= 620
    assert "“" in made.text
    assert " said" in made.text
    assert "© 2024 The Benchmark Gazette" in made.text
    assert "<h1>" in made.page
    assert json.loads(made.row)["date"] == made.day


def test_every_fifth_article_copies_the_one_before() -> None:
    shared = [set(article(n).paragraphs) & set(article(n - 1).paragraphs) for n in (4, 9)]
    assert all(len(paragraphs) >= 3 for paragraphs in shared)
    assert not set(article(3).paragraphs) & set(article(2).paragraphs)


def test_each_stage_has_a_rate_and_none_fails() -> None:
    rows = list(stages(texts([article(n) for n in range(3)])))
    assert [row.name for row in rows] == [*(stage.name for stage in STAGES), "all, with the checks", "failures"]
    assert all(row.value > 0 for row in rows[:-1])
    assert rows[-1].value == 0


def test_a_clock_adds_up_and_divides() -> None:
    clock = Clock()
    clock.seconds = 2.0
    assert clock.rate(10) == 5.0
    with clock():
        sum(range(1000))
    assert clock.seconds >= 2.0


def test_peers_are_measured_beside_onrecord() -> None:
    rows: list[Row] = list(peers([article(n) for n in range(3)]))
    for row in rows:
        assert row.group == "peers"
        assert row.value > 0
    assert len(rows) % 2 == 0
