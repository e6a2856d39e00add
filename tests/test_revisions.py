"""The same article again: what is a version and what is a copy, what changed, and that nothing counts twice. All texts are invented."""

import random
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.wish import Wish
from onrecord.cli.main import command
from onrecord.dossier.write import write_dossier
from onrecord.lexicons.calendar import calendar
from onrecord.lexicons.figures import figures
from onrecord.link import revisions
from onrecord.model.article import Article, Declared, Line, pasted
from onrecord.model.revisions import Change, Revision
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.pipeline.links import run_link
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.text.alignment import align
from tests.effort import linear, within
from tests.test_sentences import TEXTS

LINK = next(link for link in LINKS if link.name == "revisions")
ADDRESS = "https://quaycourier.example/news/ferry-fire"
STORY = """Ferry fire kills nine off Selby Quay

By Tam Okello

A fire on the night ferry killed nine people on Monday, the harbour authority told reporters at the quay.

The ferry, which was built in the yards of Lorvane, carried 140 passengers and had been inspected in January.

“We failed the passengers and we failed the crew,” said Ilse Marrow, who runs the port.

“Nobody told us where the boats were kept,” said Jon Tarv, a passenger from Lorvane.

The cause of the fire is not known. Divers will go down to the wreck as soon as the storm has passed.

Sign up for our newsletter
© Quay Courier
"""


@cache
def planned() -> Plan:
    return plan(STAGES, resources())


def version(text: str, path: str = "ferry.txt", **declared: str) -> Article:
    return pasted(text, path=path, declared=tuple(Declared(field, value, "option") for field, value in declared.items()))  # type: ignore[arg-type]


def linked(*articles: Article) -> tuple[list[Revision], list[Change]]:
    """The revisions and the changes among some articles; the spans of every evidence are checked."""
    analysed = [analyse(article, planned()) for article in articles]
    result = run_link(LINK, [(a.article, a.records) for a in analysed], planned().resources)
    assert result.failures == ()
    texts = {article.id: article.text for article in articles}
    changes = [record for record in result.records if isinstance(record, Change)]
    for change in changes:
        for side in (change.before, change.after):
            assert side is None or side.span.of(texts[side.article]) == side.words
    return [record for record in result.records if isinstance(record, Revision)], changes


def told(after: str, before: str = STORY) -> list[tuple[str, str | None, str | None]]:
    """What changed, as kinds and words, from one text at an address to another."""
    first = version(before, url=ADDRESS, published="2031-03-04", updated="2031-03-04T08:00Z")
    second = version(after, url=ADDRESS, published="2031-03-04", updated="2031-03-04T19:30Z")
    found, changes = linked(second, first)
    assert [(r.earlier, r.later, r.matched, r.order) for r in found] == [(first.id, second.id, "same_address", "updated")]
    return [(c.kind, c.before and c.before.words, c.after and c.after.words) for c in changes]


def edited(*edits: tuple[str, str], text: str = STORY) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_toll_is_updated() -> None:
    assert told(edited(("killed nine people", "killed 12 people"))) == [("figure_changed", "nine", "12")]
    assert told(edited(("140 passengers", "1.4 million passengers"))) == [("figure_changed", "140", "1.4 million")]


NOTED = STORY.replace("Divers will go", "Twelve divers will go").replace(
    "in January.", "in January. Some 1,000 tickets were sold, 5% of them at the quay, and the refit cost $1.2 million."
)


@pytest.mark.parametrize(("old", "new"), [
    ("nine people", "9 people"), ("Twelve divers", "12 divers"), ("Some 1,000 tickets", "Some 1000 tickets"),
    ("5% of", "five per cent of"), ("5% of", "5 percent of"), ("$1.2 million", "1.2 million dollars"), ("$1.2 million", "$1.2m"),
])  # fmt: skip
def test_another_notation_is_no_other_figure(old: str, new: str) -> None:
    assert told(edited((old, new), text=NOTED), before=NOTED) == []


@pytest.mark.parametrize(("old", "new", "said"), [
    ("Twelve divers", "13 divers", ("Twelve", "13")), ("Some 1,000 tickets", "Some 10,000 tickets", ("1,000", "10,000")),
    ("5% of", "six per cent of", ("5", "six per cent")), ("$1.2 million", "1.2 billion dollars", ("$1.2 million", "1.2 billion")),
    ("$1.2 million", "€1.2 million", ("$1.2 million", "€1.2 million")), ("Twelve divers", "Twenty divers", ("Twelve", "Twenty")),
    ("140 passengers", "1.40 passengers", ("140", "1.40")),
])  # fmt: skip
def test_another_value_or_currency_is(old: str, new: str, said: tuple[str, str]) -> None:
    assert told(edited((old, new), text=NOTED), before=NOTED) == [("figure_changed", *said)]


def test_words_beside_a_figure_in_another_notation_still_count() -> None:
    (found,) = told(edited(("Some 1,000 tickets were", "Some 1000 passes were"), text=NOTED), before=NOTED)
    assert found[0] == "wording_changed"


def test_a_quotation_is_dropped_and_another_added() -> None:
    dropped = edited(("“Nobody told us where the boats were kept,” said Jon Tarv, a passenger from Lorvane.\n\n", ""))
    assert told(dropped) == [("quotation_removed", "“Nobody told us where the boats were kept,”", None)]
    assert told(STORY, before=dropped) == [("quotation_added", None, "“Nobody told us where the boats were kept,”")]


def test_a_quotation_is_altered() -> None:
    found = told(edited(("we failed the crew", "we failed their families")))
    before, after = "“We failed the passengers and we failed the crew,”", "“We failed the passengers and we failed their families,”"
    assert found == [("quotation_altered", before, after)]


def test_a_headline_is_reworded() -> None:
    before, after = "Ferry fire kills nine off Selby Quay", "Blaze on night ferry leaves nine dead"
    assert told(edited((before, after))) == [("headline_changed", before, after)]


def test_a_name_and_a_date_are_changed() -> None:
    assert told(edited(("said Ilse Marrow", "said Elsa Marrow"))) == [("name_changed", "Ilse Marrow", "Elsa Marrow")]
    assert told(edited(("people on Monday", "people on Sunday"))) == [("date_changed", "Monday", "Sunday")]


def test_a_correction_note_is_added() -> None:
    note = "Correction: an earlier version of this article gave the wrong number of passengers."
    found = told(edited(("140 passengers", "142 passengers"), ("\n\nSign up", f"\n\n{note}\n\nSign up")))
    assert found == [("figure_changed", "140", "142"), ("correction_added", None, note)]


def test_a_correction_note_says_which_is_the_older() -> None:
    first = version(STORY, url=ADDRESS)
    second = version(edited(("\n\nSign up", "\n\nCorrection: an earlier version gave the wrong yard.\n\nSign up")), url=ADDRESS)
    for articles in ((first, second), (second, first)):
        (revision,), _ = linked(*articles)
        assert (revision.earlier, revision.later, revision.order) == (first.id, second.id, "correction_note")


def test_paragraphs_and_sentences() -> None:
    paragraph = "The coastguard will hold an inquiry, and its report is to be made public."
    with_paragraph = edited(("\n\nSign up", f"\n\n{paragraph}\n\nSign up"))
    assert told(with_paragraph) == [("paragraph_added", None, paragraph)]
    assert told(STORY, before=with_paragraph) == [("paragraph_removed", paragraph, None)]
    assert told(edited(("is not known. Divers", "is not known. The mast was struck twice by lightning. Divers"))) == [
        ("sentence_added", None, "The mast was struck twice by lightning.")
    ]
    assert told(edited(("as soon as the storm has passed", "when the storm is over"))) == [
        (
            "wording_changed",
            "Divers will go down to the wreck as soon as the storm has passed.",
            "Divers will go down to the wreck when the storm is over.",
        )
    ]


@pytest.mark.parametrize(
    "after",
    [
        edited(("Sign up for our newsletter\n© Quay Courier", "Read more: ten quiet beaches\n© Quay Courier 2031")),
        edited(("“We failed the passengers and we failed the crew,”", '"We failed the passengers and we failed the crew,"')),
        edited(("The cause", "\nThe cause")),
        STORY.replace("\n", "\r\n"),
    ],
    ids=["boilerplate", "quote marks", "blank lines", "line ends"],
)
def test_what_is_no_change(after: str) -> None:
    assert told(after) == []


def test_a_paragraph_that_moved_is_no_change() -> None:
    parts = STORY.split("\n\n")
    assert told("\n\n".join([*parts[:3], parts[6], *parts[3:6], *parts[7:]])) == []


def test_a_copy_at_another_outlet_is_no_version() -> None:
    first = version(STORY, "a.txt", url=ADDRESS, outlet="Quay Courier")
    copies = [
        version(edited(("nine people", "12 people")), "b.txt", url="https://basinpost.example/news/ferry-fire", outlet="Basin Post"),
        version(edited(("nine people", "ten people")), "c.txt", url="https://basinpost.example/ferry", outlet="Quay Courier"),
    ]
    assert linked(first, *copies) == ([], [])
    bridge = version(edited(("nine people", "11 people")), "d.txt")  # of the same outlet by its copyright line, at no known address
    found, _ = linked(first, *copies, bridge)
    assert len(found) == 1  # it cannot be a version of both
    assert bridge.id in (found[0].earlier, found[0].later)


def test_the_same_outlet_at_another_address() -> None:
    first = version(STORY, "a.txt", url=ADDRESS, outlet="Quay Courier", published="2031-03-04")
    second = version(edited(("nine people", "12 people")), "b.txt", url=f"{ADDRESS}-2", outlet="The Quay Courier", published="2031-03-04")
    (revision,), changes = linked(first, second)
    assert (revision.matched, revision.order) == ("near_identical", "unknown")
    assert {c.kind for c in changes} == {"figure_changed"}
    next_day = version(edited(("nine people", "12 people")), "b.txt", url=f"{ADDRESS}-2", outlet="Quay Courier", published="2031-03-05")
    assert linked(first, next_day) == ([], [])


HOUSES = """House prices in {town} rise

Prices of houses in {town} rose by {rate} per cent in the year to March, the land office said on Tuesday.

The average house there now costs {price}, according to the office, which counts every sale that is registered with it.

“Buyers are still out there, but they take their time,” said {name}, who sells houses in {town}.

The office publishes its figures on the first Tuesday of every month. They do not count houses that were built this year.
"""
TARN = HOUSES.format(town="Tarn", rate="3.1", price="$310,000", name="Ada Vell")
SARN = HOUSES.format(town="Sarn", rate="4.7", price="$255,000", name="Rolf Imber")
PLACES = "https://quaycourier.example/houses/"


def test_two_articles_of_one_mould_at_two_addresses_are_no_versions() -> None:
    tarn, sarn = (
        version(text, f"{n}.txt", url=f"{PLACES}{n}", outlet="Quay Courier", published="2031-03-04") for n, text in enumerate((TARN, SARN))
    )
    assert linked(tarn, sarn) == ([], [])
    bridge = version(edited(("Ada Vell", "Ida Vell"), text=TARN), "b.txt", outlet="Quay Courier", published="2031-03-04")
    found, _ = linked(tarn, sarn, bridge)
    assert [{r.earlier, r.later} for r in found] == [{tarn.id, bridge.id}]


def test_another_title_at_another_address_is_another_article() -> None:
    other = STORY.replace("Ferry fire kills nine off Selby Quay", "Ferry fire kills nine off Lorvane Head")
    articles = [
        version(STORY, "a.txt", url=ADDRESS, outlet="Quay Courier"),
        version(other, "b.txt", url=f"{ADDRESS}-2", outlet="Quay Courier"),
    ]
    assert linked(*articles) == ([], [])


MOLE = """Harbour wall is to be raised by two metres

By Tam Okello

The wall of the harbour will be raised by two metres before the winter storms, the council decided on Monday evening.

The work is to cost 4.1 million crowns, and half of that comes from the region, said the mayor, Ilse Marrow.

“We have seen the water come over it three times in a year, and that is enough,” she said after the vote.

Fishermen fear that their boats cannot land while the wall is built. They ask for berths in Lorvane until May.

The work begins in September. The council will publish its plan next week, and anybody may object to it.
"""


def test_two_pastes_of_no_known_outlet_are_versions_by_title_and_text() -> None:
    first, second = version(MOLE, "a.txt"), version(edited(("4.1 million", "5.3 million"), text=MOLE), "b.txt")
    (revision,), changes = linked(first, second)
    assert revision.matched == "near_identical"
    assert "no known outlet" in revision.because
    assert [(c.kind, c.detail) for c in changes] == [("figure_changed", "“4.1 million” became “5.3 million”")]
    dated = [version(a.text, f"{n}.txt", published=f"2031-03-0{4 + n}") for n, a in enumerate((first, second))]
    assert [r.order for r in linked(*dated)[0]] == ["published"]


def test_what_is_no_version_where_no_outlet_is_known() -> None:
    first = version(MOLE, "a.txt")
    retitled = edited(("Harbour wall is to be raised by two metres", "Council votes for a higher wall"), text=MOLE)
    short = (
        "Lottery numbers of the week\n\nThe draw was held at noon in the town hall of Lindhaven, and the numbers were {}, 12, 31 and 40.\n"
    )
    half = MOLE[: MOLE.index("“We have")] + SARN[SARN.index("The average") :]
    for pair in (
        (first, version(retitled, "b.txt")),
        (version(short.format(7), "a.txt"), version(short.format(9), "b.txt")),
        (first, version(half, "b.txt")),
        (first, version(edited(("4.1 million", "5.3 million"), text=MOLE), "b.txt", outlet="Quay Courier")),
        (
            version(TARN, "a.txt", title="House prices", published="2031-03-04"),
            version(SARN, "b.txt", title="House prices", published="2031-04-01"),
        ),
    ):
        assert linked(*pair) == ([], [])


def test_another_story_at_the_same_path_or_address_is_no_version() -> None:
    other = "Rain will fall on the hills tonight. Tomorrow is dry until noon, and the wind turns to the west by evening, forecasters say."
    assert linked(version(STORY), version(other)) == ([], [])
    assert linked(version(STORY, "a.txt", url=ADDRESS), version(other, "b.txt", url=ADDRESS)) == ([], [])


def test_the_address_is_compared_without_what_does_not_tell_pages_apart() -> None:
    first = version(STORY, "a.txt", url="http://www.quaycourier.example/news/ferry-fire/?utm_source=mail#top")
    second = version(edited(("nine people", "12 people")), "b.txt", url=ADDRESS)
    (revision,), _ = linked(first, second)
    assert revision.matched == "same_address"
    front = [
        version(STORY, "a.txt", url="https://quaycourier.example/"),
        version(STORY + "\nMore.", "b.txt", url="https://quaycourier.example"),
    ]
    assert [r.matched for r in linked(*front)[0]] == ["near_identical"]  # they share no address, but the outlet that it names


def test_three_versions_are_two_steps_in_the_order_of_their_dates() -> None:
    texts = [STORY, edited(("nine people", "12 people")), edited(("nine people", "14 people"))]
    articles = [version(text, url=ADDRESS, published=f"2031-03-04T{8 + 3 * n:02}:00Z") for n, text in enumerate(texts)]
    expected = None
    for shuffled in (articles, articles[::-1], [articles[1], articles[2], articles[0]]):
        found, changes = linked(*shuffled)
        assert [(r.earlier, r.later, r.order) for r in found] == [
            (articles[0].id, articles[1].id, "published"), (articles[1].id, articles[2].id, "published"),
        ]  # fmt: skip
        assert [c.detail for c in changes] == ["“nine” became “12”", "“12” became “14”"]
        expected = expected or (found, changes)
        assert (found, changes) == expected


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts(first: str, second: str) -> None:
    linked(version(STORY[:300] + first, url=ADDRESS, title="One"), version(STORY[:300] + second, "b.txt", url=ADDRESS, title="One"))


SEQUENCES = st.lists(st.integers(0, 5), max_size=40)


@given(SEQUENCES, SEQUENCES)
def test_aligned_parts_are_both_sequences(first: list[int], second: list[int]) -> None:
    parts = align(first, second)
    assert [item for part in parts for item in first[part.a : part.b]] == first
    assert [item for part in parts for item in second[part.c : part.d]] == second
    assert all(first[p.a : p.b] == second[p.c : p.d] != [] for p in parts if p.equal)
    assert all(one.equal != other.equal for one, other in pairwise(parts))


@given(st.lists(st.integers(), min_size=1, max_size=40, unique=True), st.data())
def test_one_edit_is_one_part(items: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(items) - 1))
    changed = [*items[:at], "new", *items[at + 1 :]]
    assert [(p.a, p.b, p.c, p.d) for p in align(items, changed) if not p.equal] == [(at, at + 1, at, at + 1)]


@pytest.mark.parametrize("pair", [
    lambda size: ("a" * size, "a" * (size - 1) + "b"),
    lambda size: ("ab" * size, "ba" * size),
    lambda size: (range(size), range(size)[::-1]),
    lambda size: ([i % 7 for i in range(size)], [i % 5 for i in range(size)]),
])  # fmt: skip
def test_alignment_is_linear_on_hard_sequences(pair: Callable[[int], tuple[Any, Any]]) -> None:
    linear(lambda both: align(*both), pair, 5_000)


def test_a_thousand_articles_of_one_outlet() -> None:
    """Nine hundred of their own and fifty in two versions: the fifty are found, nothing else, and in seconds."""
    draw = random.Random(7)
    vocabulary = ["".join(draw.choices("abdeiklmnorstu", k=draw.randint(2, 9))) for _ in range(4_000)]
    common = " ".join(draw.choices(vocabulary, k=12)).capitalize() + "."
    made = By("test", 1).rule("test", 1.0)
    inputs = []
    for number in range(950):
        sentences = [" ".join(draw.choices(vocabulary, k=18)).capitalize() + "." for _ in range(20)] + [common]
        texts = ["\n".join(sentences)]
        if number % 19 == 0:
            texts.append("\n".join([*sentences[:5], "Officials counted 14 boats.", *sentences[5:]]))
        for again, text in enumerate(texts):
            article = version(text, f"{number}-{again}.txt", outlet="Quay Courier")
            lines, at = [], 0
            for line in text.splitlines(keepends=True):
                lines.append(Line(made=made, article=article.key, span=Span(at, at + len(line)), label="body", reason="a test"))
                at += len(line)
            tiled = tuple(Sentence(made=made, article=article.key, span=line.span, in_article=True) for line in lines)
            inputs.append((article, {Line: tuple(lines), Sentence: tiled}))
    with within(200):
        result = run_link(LINK, inputs, {"figures": figures(), "calendar": calendar()})  # type: ignore[arg-type]
    assert result.failures == ()
    found = [record for record in result.records if isinstance(record, Revision)]
    assert [r.matched for r in found] == ["near_identical"] * 50
    assert [c.after.words for c in result.records if isinstance(c, Change) and c.after] == ["Officials counted 14 boats."] * 50


def put_twice(folder: Path) -> RecordFile:
    """A record of an article, and of the same file after it was changed: a quotation was dropped, another reworded."""
    file, record = folder / "ferry.txt", folder / "s.onrecord"
    later = edited(
        ("“Nobody told us where the boats were kept,” said Jon Tarv, a passenger from Lorvane.\n\n", ""),
        ("\n\nSign up", "\n\nCorrection: an earlier version of this article quoted a passenger who was not on board.\n\nSign up"),
    )
    for text in (STORY, later):
        file.write_text(text, encoding="utf-8")
        put([file], record, Wish(jobs=1, day="2031-03-04"))
    return load(record)


def test_nothing_counts_twice(tmp_path: Path) -> None:
    with put_twice(tmp_path) as record:
        views = {view.superseded_by is None: view for view in record.articles()}
        assert len(record.articles()) == 2
        assert views[False].superseded_by == views[True].article.id
        assert views[True].versions == (views[False].article.id, views[True].article.id)
        counted = [(said.words, said.standing) for said in record.statements()]
        assert counted.count(("“We failed the passengers and we failed the crew,”", None)) == 1
        assert ("“Nobody told us where the boats were kept,”", "only_in_earlier") in counted
        assert not any(standing == "carried" for _, standing in counted)
        assert len(record.statements(carried=True)) > len(counted)
        assert {said.standing for said in record.statements(article=views[False].article.id)} == {"carried", "only_in_earlier"}
        assert record.article(str(tmp_path / "ferry.txt")).article.id == views[True].article.id
        assert record.reuse() == ()
        assert [c.kind for c in record.changes(views[True].article.id)] == ["quotation_removed", "correction_added"]
        assert record.changes(views[False].article.id) == ()
        assert record.verify() == ()


def test_the_command_line_tells_versions(tmp_path: Path) -> None:
    put_twice(tmp_path).close()
    run = CliRunner()
    opened = run.invoke(command, ["open", str(tmp_path / "ferry.txt"), "-o", str(tmp_path / "s.onrecord"), "--date", "2031-03-04"])
    assert "1 article (1 further version)" in opened.output
    shown = run.invoke(command, ["show", str(tmp_path / "s.onrecord"), str(tmp_path / "ferry.txt")]).output
    assert "quotation removed  “Nobody told us where the boats were kept,”" in shown
    assert "correction added  Correction: an earlier version" in shown
    listed = run.invoke(command, ["show", str(tmp_path / "s.onrecord")]).output
    assert "only in an earlier version" in listed


def test_the_dossier_tells_what_changed_only_where_something_did(tmp_path: Path) -> None:
    with put_twice(tmp_path) as record:
        html = write_dossier(record, tmp_path / "two.html").read_text("utf-8")
    assert "What changed between versions" in html
    assert "only in an earlier version" in html
    assert "1 article (1 further version)" in html
    put([tmp_path / "ferry.txt"], tmp_path / "one.onrecord", Wish(jobs=1))
    with load(tmp_path / "one.onrecord") as record:
        html = write_dossier(record, tmp_path / "one.html").read_text("utf-8")
    assert "What changed between versions" not in html


def test_too_short_to_be_near_identical() -> None:
    """Words that any two short items of an outlet share are no likeness."""
    articles = [
        version(f"Lottery numbers: the draw was held at noon and the numbers were {n}.", f"{n}.txt", outlet="Quay Courier") for n in (7, 9)
    ]
    assert linked(*articles) == ([], [])
    assert revisions.LEAST > 12


BACKGROUND = (
    "“We asked for a dry hall and were given a wet tent,” said Orla Finch, who leads the choir of Ambry.\n\n"
    "The choir has sung on the lock island every spring since the mill was shut, and its singers pay for the boats themselves.\n\n"
    "Ambry sold its old hall to a maker of lamps nine years ago for less than the roof alone had cost.\n\n"
    "© Ambry Post\n"
)
DAYS = (
    ("Singers walk out of spring concert", "Forty singers left the stage on Friday when the rain came through the tent.", "2031-04-05"),
    (
        "Lamp maker offers old hall to choir",
        "A lamp factory will lend its store room until June, its owner told the town council.",
        "2031-04-06",
    ),
    (
        "Boatmen want pay for empty trips",
        "Three ferrymen who waited all night with nobody to carry have sent a bill to Ambry.",
        "2031-04-07",
    ),
)


def _reports(*days: tuple[str, str, str], dated: bool) -> list[Article]:
    return [
        version(f"{title}\n\n{lead}\n\n{BACKGROUND}", f"{n}.txt", **({"published": day} if dated else {}))
        for n, (title, lead, day) in enumerate(days)
    ]


@pytest.mark.parametrize("dated", [True, False])
def test_shared_background_makes_no_version(dated: bool) -> None:
    assert linked(*_reports(*DAYS, dated=dated)) == ([], [])


def test_a_new_title_or_a_new_lead_is_a_version_of_the_same_day() -> None:
    title, lead, day = DAYS[0]
    retitled = _reports(DAYS[0], (DAYS[2][0], lead, day), dated=True)
    again = _reports(DAYS[0], (title, DAYS[1][1], day), dated=True)
    assert [len(linked(*pair)[0]) for pair in (retitled, again)] == [1, 1]
    assert linked(*_reports(DAYS[0], (title, *DAYS[1][1:]), dated=True)) == ([], [])  # a weekly column has one title
