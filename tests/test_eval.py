"""The measuring itself: each figure on cases small enough to count by hand, high where the answer is right and low where it is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import __main__ as command
from eval import floors, gold
from eval.attributed import KINDS, Attributed, Scores, matched, places, score, trimmed
from eval.corpora.names import _joined
from eval.corpora.rows import sample
from eval.corpora.wcxb import flattened
from eval.figures import Figure, Tally, bag_scores, bcubed, pairwise, ratio
from eval.floors import Floors
from eval.names import is_called, names
from eval.story.speech import verdict
from eval.system import Found, Missing

TEXT = "“We lost,” said Ida Moor. Two aides said the vote was close. He added “it hurts”."


def attributed(content: str, source: str = "", directness: str = "direct") -> Attributed:
    """Attributed words by the words; the words must be unique in TEXT."""

    def at(words: str) -> frozenset[int]:
        assert TEXT.count(words) == 1
        start = TEXT.index(words)
        return places(TEXT, [(start, start + len(words))])

    return Attributed(directness, (at(content),), at(source) if source else frozenset())


WANTED = [
    attributed("“We lost,”", "Ida Moor"),
    attributed("the vote was close", "Two aides", "indirect"),
    attributed("“it hurts”", "He"),
]


def scored(found: list[Attributed]) -> Scores:
    scores = Scores()
    score(TEXT, WANTED, found, scores)
    return scores


def test_the_right_answer_scores_one() -> None:
    scores = scored(WANTED)
    for kind in ("all", "direct", "indirect"):
        assert (scores.content[kind].f1, scores.whole[kind].f1, scores.exact[kind].f1) == (1.0, 1.0, 1.0)
    assert scores.sourced.precision == 1.0


def test_silence_scores_nothing() -> None:
    scores = scored([])
    assert [scores.whole[kind].f1 for kind in KINDS] == [0.0] * 4
    assert scores.whole["all"].precision == 0.0


def test_wrong_sources_sink_the_end_to_end_figure_and_no_other() -> None:
    scores = scored([attributed("“We lost,”", "Two aides"), attributed("“it hurts”")])
    assert scores.content["direct"].f1 == 1.0
    assert scores.whole["direct"].f1 == 0.0
    assert scores.sourced.precision == 0.0


def test_half_of_the_words_is_enough_and_less_is_not() -> None:
    assert scored([attributed("the vote was", "Two aides", "indirect")]).content["indirect"].recall == 1.0
    assert scored([attributed("the vote", "Two aides", "indirect")]).content["indirect"].recall == 0.0


def test_punctuation_at_the_ends_does_not_count_as_inexact() -> None:
    assert scored([attributed("We lost", "Ida Moor")]).exact["direct"].right_found == 1
    assert scored([attributed("We lost,” said", "Ida Moor")]).exact["direct"].right_found == 0


def test_precision_goes_by_the_type_found_and_recall_by_the_type_wanted() -> None:
    scores = scored([attributed("the vote was close", "Two aides", "mixed")])
    assert scores.content["indirect"].recall == 1.0
    assert scores.content["mixed"].precision == 1.0
    assert scores.content["indirect"].found == 0


def test_a_quotation_is_used_once() -> None:
    twice = [attributed("“We lost,”", "Ida Moor"), attributed("“We lost,”", "Ida Moor")]
    assert scored(twice).content["direct"].precision == 0.5
    assert len(matched(WANTED, twice)) == 1


def test_any_accepted_content_will_do() -> None:
    short, long = attributed("“it hurts”"), attributed("added “it hurts”")
    either = Attributed("direct", (short.contents[0], long.contents[0]), frozenset())
    assert either.overlap(long) == 1.0
    assert either.overlap(short) == 1.0


def test_nobody_is_the_right_source_where_nobody_is_named() -> None:
    nobody = attributed("“it hurts”")
    assert nobody.agrees(attributed("“it hurts”"))
    assert not nobody.agrees(attributed("“it hurts”", "He"))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_matches_use_each_side_once(spans: list[tuple[int, int]]) -> None:
    found = [Attributed("direct", (places(TEXT, [(a, min(a + n, len(TEXT)))]),), frozenset()) for a, n in spans]
    pairs = matched(WANTED, found)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_trimmed_words_of_punctuation_alone_are_nothing() -> None:
    assert trimmed("“…”", frozenset({0, 1, 2})) == frozenset()


def found(speaker: str | None, source: str = "", words: str = "“We lost,”") -> Found:
    return Found(attributed(words, source), speaker, source or None, None, ())


def quotation(who: str | None) -> gold.GoldQuotation:
    return gold.GoldQuotation("direct", "", (), who, ("named",), False, False)


@pytest.mark.parametrize(
    ("who", "speaker", "source", "expected"),
    [
        ("Ida Moor", "Ida Moor", "Ida Moor", "right"),
        ("Ida Moor", "Ida “Bee” Moor", "Ida Moor", "right"),
        ("Ida Moor", "Moor", "Ida Moor", "wrong"),
        ("Ida Moor", "The new mayor", "Ida Moor", "open"),
        ("Ida Moor", "The new mayor", "Two aides", "wrong"),
        ("Ida Moor", "the Estuary Rescue Service", "Ida Moor", "wrong"),
        ("Ida Moor", "The head of the Estuary Rescue Service", "Ida Moor", "open"),
        ("Ida Moor", "Federation", "Ida Moor", "wrong"),
        (None, None, "Ida Moor", "right"),
        ("Ida Moor", None, "", "open"),
        ("Ida Moor", "He", "He", "wrong"),
        ("Ida Moor", "Oriane Teck", "Ida Moor", "wrong"),
        (None, "Two aides", "Ida Moor", "right"),
        (None, "Oriane Teck", "Ida Moor", "wrong"),
        (None, None, "", "open"),
    ],
)
def test_the_verdict_on_a_speaker(who: str | None, speaker: str | None, source: str, expected: str) -> None:
    assert verdict(quotation(who), WANTED[0], found(speaker, source)) == expected


def test_the_article_s_own_words_for_the_right_source_leave_the_speaker_open() -> None:
    wanted = attributed("“it hurts”", "He")
    assert verdict(quotation("Ida Moor"), wanted, found("He", "He", "“it hurts”")) == "open"


@pytest.mark.parametrize(
    ("said", "full", "same"),
    [
        ("Harbour Minister Oriane Teck", "Oriane Teck", True),
        ("Oriane Teck’s", "Oriane Teck", True),
        ("Jory “Keel” Abery", "Jory Abery", True),
        ("Sabine Orrell-Wick", "Sabine Orrell", False),
        ("Teck", "Oriane Teck", False),
        ("Oriane", "Oriane Teck", False),
        ("Lenne Marsk", "Davin Marsk", False),
        (None, "Oriane Teck", False),
    ],
)
def test_names(said: str | None, full: str, same: bool) -> None:
    assert names(said, full) is same


@pytest.mark.parametrize(
    ("said", "full", "kind", "same"),
    [
        ("The Estuary Rescue Service", "Estuary Rescue Service", "organisation", True),
        ("The head of the Estuary Rescue Service", "Estuary Rescue Service", "organisation", False),
        ("Dockers' Federation", "Dockers’ Federation", "organisation", True),
        ("Mayor Davin Marsk", "Davin Marsk", "person", True),
    ],
)
def test_an_actor_s_name(said: str, full: str, kind: str, same: bool) -> None:
    assert is_called(said, full, kind) is same


def test_groupings() -> None:
    truth = ["a", "a", "b", "b"]
    assert pairwise(truth, [1, 1, 2, 2]).f1 == 1.0
    assert pairwise(truth, [1, 1, 1, 1]).precision == pytest.approx(1 / 3)
    assert pairwise(truth, [1, 2, 3, 4]).recall == 0.0
    assert bcubed(truth, [1, 1, 1, 1]) == pytest.approx((0.5, 1.0, 2 / 3))
    assert bcubed(truth, [1, 2, 3, 4]) == pytest.approx((1.0, 0.5, 2 / 3))


def test_bags_of_words() -> None:
    assert bag_scores(["a", "a", "b"], ["a", "b", "c"]) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert bag_scores([], ["a"]) == (0.0, 0.0, 0.0)


def test_a_share_of_nothing_is_never_perfect() -> None:
    assert ratio(0, 0) == 0.0
    assert Tally().f1 == 0.0


# gold


def test_marked_words_are_placed() -> None:
    placed = gold.passage(TEXT, '[["We lost,"]] <said> {Ida Moor}.')
    assert {part: [TEXT[a:b] for a, b in spans] for part, spans in placed.parts.items()} == {
        "content": ["“We lost,”"], "cue": ["said"], "source": ["Ida Moor"],
    }  # fmt: skip


def test_marked_words_cross_line_ends() -> None:
    text = "It is late,\r\n\r\n  he   said."
    placed = gold.passage(text, "[[It is late,]] {he} <said>.")
    assert [text[a:b] for spans in placed.parts.values() for a, b in spans] == ["It is late,", "he", "said"]


def test_words_that_stand_twice_or_never_are_refused() -> None:
    for words in ("said", "nowhere"):
        with pytest.raises(ValueError, match="found"):
            gold.locate(TEXT, words)


# floors


def test_a_figure_below_its_floor_is_told_and_one_above_its_ceiling_too() -> None:
    bounds = Floors({"a/f1": 0.8}, {"a/leaked": 0.1})
    good = [Figure("a/f1", 0.8, 10), Figure("a/leaked", 0.1, 10, "lower")]
    bad = [Figure("a/f1", 0.79, 10), Figure("a/leaked", 0.11, 10, "lower")]
    assert floors.breaches(good, bounds) == []
    assert [str(breach) for breach in floors.breaches(bad, bounds)] == [
        "a/f1 is 0.790, below its floor of 0.800 (measured on 10)",
        "a/leaked is 0.110, above its ceiling of 0.100 (measured on 10)",
    ]


def test_floors_rise_and_never_sink() -> None:
    bounds = Floors({"a/f1": 0.8, "a/old": 0.5}, {"a/leaked": 0.1})
    after = floors.raised([Figure("a/f1", 0.9, 1), Figure("a/old", 0.2, 1), Figure("a/leaked", 0.05, 1, "lower")], bounds, margin=0.01)
    assert after.floors == {"a/f1": pytest.approx(0.89), "a/old": 0.5}
    assert after.ceilings == {"a/leaked": pytest.approx(0.06)}
    worse = floors.raised([Figure("a/f1", 0.1, 1), Figure("a/leaked", 0.5, 1, "lower")], after, margin=0.01)
    assert worse == after


@given(st.floats(0, 1), st.sampled_from(["higher", "lower"]))
def test_a_raised_bound_is_met_by_the_figure_that_raised_it(value: float, better: str) -> None:
    figure = Figure("a/f1", value, 1, "higher" if better == "higher" else "lower")
    assert floors.breaches([figure], floors.raised([figure], Floors({}, {}), margin=0.0)) == []


def test_the_kept_floors_are_of_sets_that_are_measured() -> None:
    kept = floors.load(floors.FLOORS)
    known = {measurement.name for measurement in command.MEASUREMENTS}
    assert {name.split("/")[0] for name in (*kept.floors, *kept.ceilings)} <= known
    shares = {
        name: bound
        for name, bound in (*kept.floors.items(), *kept.ceilings.items())
        if not name.startswith(("language-cost/", "timeline/articles"))
    }
    assert all(0 <= bound <= 1 for bound in shares.values())


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    bounds = Floors({"a/x 20 % changed": 0.25}, {"a/leaked": 0.125})
    floors.save(bounds, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == bounds
    assert floors.load(tmp_path / "none.toml") == Floors({}, {})


def test_a_bound_whose_figure_is_gone_is_told_if_its_set_was_asked() -> None:
    bounds = Floors({"quotes/all f1": 0.5, "pages/f1": 0.5}, {})
    assert floors.vanished({"quotes"}, [], bounds) == ["quotes/all f1"]
    assert floors.vanished({"quotes"}, [Figure("quotes/all f1", 0.1, 1)], bounds) == []


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: float | None, *options: str) -> int:
    def measure(_: Path) -> list[Figure]:
        if value is None:
            raise Missing("no stage gives Quotation yet")
        return [Figure("toy/f1", value, 3)]

    monkeypatch.setattr(command, "MEASUREMENTS", (command.Measurement("toy", (), measure),))
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    return command.main(["--report", str(tmp_path / "report.json"), *options])


def test_the_command_fails_below_a_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, monkeypatch, 0.7, "--raise-floors") == 0
    assert run(tmp_path, monkeypatch, 0.7) == 0
    assert run(tmp_path, monkeypatch, 0.5) == 1
    assert "toy/f1 is 0.500, below its floor of 0.690" in capsys.readouterr().err
    assert run(tmp_path, monkeypatch, 0.5, "--raise-floors") == 1
    assert (tmp_path / "report.json").exists()


def test_the_command_fails_where_a_measured_set_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, None) == 0
    assert run(tmp_path, monkeypatch, 0.7, "--raise-floors") == 0
    assert run(tmp_path, monkeypatch, None) == 1


def test_absent_data_is_skipped_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "quotes", "--data", str(tmp_path), "--report", str(tmp_path / "report.json")]) == 0
    assert "skipped: no data" in capsys.readouterr().out


# public data


def test_names_of_a_corpus_stand_in_the_joined_text() -> None:
    group = [[("(", "O"), ("Ida", "I-PER"), ("Moor", "I-PER"), (")", "O"), (",", "O"), ("Osk", "B-person"), ("Rig", "B-politicalparty"),
              ("Day", "I-politicalparty"), ("Vote", "B-election"), (".", "O")]]  # fmt: skip
    text, wanted, others = _joined(group)
    assert text.strip() == "(Ida Moor), Osk Rig Day Vote."
    assert {(text[a:b], kind) for a, b, kind in wanted} == {("Ida Moor", "person"), ("Osk", "person"), ("Rig Day", "organisation")}
    assert {text[a:b] for a, b in others} == {"Vote"}


def test_a_flattened_page_is_its_visible_text_a_line_a_block() -> None:
    page = (
        "<html><head><title>T</title></head><body><nav><a>Home</a> <a>News</a></nav>"
        "<p>One <b>two</b>\nthree<script>x()</script></p>four</body></html>"
    )
    assert flattened(page).splitlines() == ["Home News", "One two three", "four"]


def test_a_sample_is_the_same_every_time_and_keeps_the_order() -> None:
    assert sample(range(100), 5, "x") == sample(range(100), 5, "x")
    assert sample(range(100), 5, "x") == sorted(sample(range(100), 5, "x"))
    assert sample(range(100), 5, "x") != sample(range(100), 5, "y")
    assert sample([1, 2], 5) == [1, 2]
