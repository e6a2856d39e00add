"""Records to page models to HTML: what is shown is what the articles say, and nothing in an article ever becomes markup."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.model.time import Moment
from onrecord.present import html, spelling
from onrecord.present.cards import footnote
from onrecord.present.pages import Page, page
from onrecord.present.readings import LeftOut, Reading, ShownLine
from onrecord.present.segments import Layer, Segment, segments
from tests.invented import Desk, harbour
from tests.texts import ODD

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
LAYERS = st.lists(st.builds(Layer, SPANS, st.sampled_from(["content", "marked", "cue", "source", "reuse"]), st.sampled_from("abc")))


@given(st.text(max_size=60), LAYERS, st.integers(0, 20), st.lists(st.integers(0, 80)))
def test_segments_are_the_words_again_and_know_what_covers_them(words: str, layers: list[Layer], at: int, cuts: list[int]) -> None:
    pieces = segments(words, layers, at=at, cuts=cuts)
    assert "".join(piece.words for piece in pieces) == words
    for piece in pieces:
        assert len(piece.words) == len(piece.span) > 0
        over = {(layer.kind, layer.ref) for layer in layers if len(layer.span) and layer.span.overlaps(piece.span)}
        assert {(layer.kind, layer.ref) for layer in piece.layers} == over
    assert {cut for cut in cuts if at < cut < at + len(words)} <= {piece.span.start for piece in pieces}


def test_overlapping_statements_are_told_apart() -> None:
    words = "one two three four"
    first, second = Layer(Span(0, 13), "content", "a", "in-a", "a"), Layer(Span(8, 18), "content", "b", "in-b", "b")
    cut = segments(words, [second, first])
    assert [(piece.words, piece.statements, piece.anchors, piece.backs) for piece in cut] == [
        ("one two ", ("a",), ("in-a",), ()), ("three", ("a", "b"), ("in-b",), ("a",)), (" four", ("b",), (), ("b",)),
    ]  # fmt: skip


def test_two_statements_that_begin_at_one_place_both_have_an_anchor() -> None:
    cut = segments("one two", [Layer(Span(0, 3), "content", "a", "in-a"), Layer(Span(0, 7), "content", "b", "in-b")])
    assert cut[0].anchors == ("in-b", "in-a")


def text_of(rows: tuple[ShownLine | LeftOut, ...]) -> str:
    lines = [line for row in rows for line in (row.lines if isinstance(row, LeftOut) else (row,))]
    return "".join(piece.words for line in lines for piece in line.segments)


def reading_of(desk: Desk, place: str) -> Reading:
    return next(one for one in page(desk).articles if one.view.article.place == place)


def test_an_article_that_is_read_is_the_article() -> None:
    for reading in page(harbour()).articles:
        assert text_of(reading.rows) == reading.view.article.text


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_shown_whole(name: str) -> None:
    desk = Desk()
    whole = desk.article("odd.txt", [("body", ODD[name])])
    assert text_of(page(desk).articles[0].rows) == whole.article.text
    desk.views = [replace(whole, lines=())]
    assert text_of(page(desk).articles[0].rows) == whole.article.text


def test_what_was_left_out_is_folded_in_place_with_the_blank_line_between() -> None:
    reading = reading_of(harbour(), "desk/crane.txt")
    folded = [row for row in reading.rows if isinstance(row, LeftOut)]
    assert [row.labels for row in folded] == [("newsletter", "copyright")]
    assert len(folded[0].shown) == 2
    assert "2 lines left out: newsletter, copyright" in html.reading_html(reading)
    assert "invented as copyright" in html.reading_html(reading)


def test_a_boilerplate_line_that_a_statement_leads_to_stays_in_sight() -> None:
    shown = [row for row in reading_of(harbour(), "desk/crane.txt").rows if isinstance(row, ShownLine) and not row.blank]
    assert shown[-1].line.label == "caption"


def test_speakers_come_most_quoted_first_and_the_unattributed_last() -> None:
    shown = page(harbour())
    assert [group.name for group in shown.groups] == ["Ilse Marrow", "a docker", "Officials", "the fire service", None]
    assert [len(group.cards) for group in shown.groups] == [2, 1, 1, 1, 2]
    assert shown.groups[0].variants == ("Marrow", "the port director")
    assert (shown.statements, shown.speakers) == (7, 4)


def test_a_source_is_shown_in_the_words_of_the_article_where_they_are_not_the_name() -> None:
    first, second = page(harbour()).groups[0].cards
    assert (first.source, second.source) == (None, "She")


def test_only_the_parts_between_quote_marks_are_set_apart() -> None:
    card = page(harbour()).groups[0].cards[1]
    assert [piece.words for piece in card.pieces[0] if piece.layers] == ["a formality, no more"]
    assert "“<b>a formality, no more</b>”" in html.card_html(card)


def test_one_name_in_two_articles_is_not_said_to_be_one_speaker() -> None:
    desk = Desk()
    for number in (1, 2):
        view = desk.article(f"{number}.txt", [("body", "It rained, officials said.")])
        desk.say(view, "officials", ["It rained,"], how="indirect")
    (group,) = page(desk).groups
    assert group.by_name
    assert "nothing shows that they mean the same speaker" in html.group_html(group)


def test_what_a_person_rejected_is_kept_apart() -> None:
    desk = harbour()
    desk.judge(desk.said[0], "reject", "the article says something else")
    shown = page(desk)
    assert [card.said.words for card in shown.rejected] == ["“We failed the crew,”"]
    assert shown.statements == 6
    assert "rejected by a person" in html.card_html(shown.rejected[0])
    assert "the article says something else" in html.card_html(shown.rejected[0])
    reading = reading_of(desk, "desk/crane.txt")
    assert reading.statements == 3
    assert f'class="rejected" data-of="{desk.said[0].statement.id}">“We failed the crew,”' in html.reading_html(reading)


def test_a_footnote_says_who_what_where_and_when() -> None:
    desk = harbour()
    assert footnote(desk.said[0]) == (
        "Ilse Marrow: “We failed the crew,” Quay Courier, “Crane falls at Selby Quay”, 7 April 2031. desk/crane.txt, characters 80–101."
    )
    indirect = "Officials (said): the cause was not known (indirect speech). Basin Post, undated. desk/second.txt"
    assert footnote(desk.said[4]).startswith(indirect)
    assert footnote(desk.said[5]).startswith("Unattributed: ")


def test_shared_passages_mark_the_words_that_only_one_has() -> None:
    (passage,) = page(harbour()).passages
    assert all(shared for _, shared in passage.first.pieces)
    assert (passage.identical, passage.compared) == (False, True)
    assert [words for words, shared in passage.second.pieces if not shared] == ["morning"]
    assert "".join(words for words, _ in passage.second.pieces) == passage.reuse.second.words


def test_a_shared_passage_is_marked_in_the_margin_and_leads_to_the_other() -> None:
    desk = harbour()
    pair = desk.reuse()[0]
    line = next(row for row in reading_of(desk, "desk/crane.txt").rows if isinstance(row, ShownLine) and row.notes)
    assert [(note.target, note.outlet) for note in line.notes] == [(f"{pair.id}-second", "Basin Post")]
    assert f"{pair.id}-second" in reading_of(desk, "desk/second.txt").anchors


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (None, "undated"), ("2025", "2025"), ("2025-11", "November 2025"), ("2025-11-08", "8 November 2025"),
        ("2025-11-18T14:05Z", "18 November 2025"), ("2025-W47", "2025-W47"), ("2025-13-01", "2025-13-01"), ("", ""),
    ],
)  # fmt: skip
def test_dates_are_spelt(moment: str | None, words: str) -> None:
    assert spelling.day(None if moment is None else Moment(moment)) == words


@pytest.mark.parametrize(
    ("moments", "words"),
    [
        ((), None), (("2025-11-18",), "18 November 2025"), (("2025-11-18", "2025-11-03"), "3 to 18 November 2025"),
        (("2025-11", "2025-11-03"), "November 2025 to 3 November 2025"), (("2024", "2025"), "2024 to 2025"),
        (("2024-11-03", "2025-11-03"), "3 November 2024 to 3 November 2025"),
    ],
)  # fmt: skip
def test_a_range_of_dates_is_spelt(moments: tuple[str, ...], words: str | None) -> None:
    assert spelling.days(tuple(map(Moment, moments))) == words


def test_a_confidence_is_never_rounded_up() -> None:
    assert [html.sure(value) for value in (0.0, 0.29, 0.699, 0.995, 1.0)] == ["0.00", "0.29", "0.69", "0.99", "1.00"]


@given(st.text(alphabet=st.characters(), max_size=40) | st.text(alphabet="\x00\u202e\u2066\ud800\u0085a", max_size=20))
def test_what_is_shown_can_be_written_and_cannot_turn_the_page_around(words: str) -> None:
    shown = html.visible(words)
    shown.encode("utf-8")
    assert not html.HIDDEN.search(shown)
    assert html.visible("plain words, e\u0301 👩‍👩‍👧 ‏שלום\n") == "plain words, e\u0301 👩‍👩‍👧 ‏שלום\n"


def test_an_override_is_shown_as_what_it_is() -> None:
    assert html.visible("\u202egnihton") == "‹U+202E›gnihton"


HOSTILE = (
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "</script>", "<!--", "]]>", "{{ 7*7 }}{% raw %}", "&lt;b&gt;",
    '"onmouseover="alert(1)', "' onfocus='alert(1)", "javascript:alert(1)", "<img src=x onerror=alert(1)>", "\u202e\x00\ud800",
)  # fmt: skip


class Tags(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        assert all((value or "").startswith("#") for name, value in attrs if name == "href")

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile_desk(bad: str) -> Desk:
    """A record in which every word that comes from outside is hostile."""
    desk = Desk(Path(f"{bad.replace('/', '')}.onrecord"))
    actor = desk.actor(f"Ana {bad}", f"Torve {bad}")
    for number in (1, 2):
        view = desk.article(
            f"desk/{number}{bad}.txt", [("body", f"“We lost {bad} here,” said Ana {bad}.\n"), ("other", f"{bad} sold here, {number}\n")],
            title=f"Title {bad}", outlet=f"Outlet {bad}", published=f"2031 {bad}", authors=(f"Author {bad}",),
        )  # fmt: skip
        said = desk.say(
            view, f"Ana {bad}", [f"“We lost {bad} here,”"], marked=[f"We lost {bad} here,"], cue="here,” |said| Ana",
            source=f"said |Ana {bad}|.", actor=actor,
        )  # fmt: skip
    desk.judge(said, "note", f"note {bad}")
    desk.fail(f"path {bad}", f"error {bad}", f"advice {bad}")
    first, second = desk.views
    desk.share(first, f"lost {bad} here", second, f"lost {bad} here")
    return desk


@pytest.mark.parametrize("bad", HOSTILE)
def test_no_fragment_lets_words_become_markup(bad: str) -> None:
    shown: Page = page(hostile_desk(bad))
    fragments = [
        *map(html.group_html, shown.groups), *map(html.reading_html, shown.articles), *map(html.passage_html, shown.passages),
    ]  # fmt: skip
    tags = Tags()
    for fragment in fragments:
        tags.feed(fragment.encode("utf-8").decode("utf-8"))
    assert html.visible(f"We lost {bad} here") in tags.words
    assert not tags.tags & {"script", "style", "img", "iframe", "link", "meta", "base", "form"}
    assert not {name for name in tags.attributes if name.startswith("on") or name in {"style", "src", "action"}}


def test_no_template_switches_escaping_off() -> None:
    folder = Path(html.__file__).parent
    for template in [*folder.glob("templates/*.html"), *folder.parent.glob("dossier/*.html")]:
        source = template.read_text("utf-8")
        assert "|safe" not in source.replace(" ", "")
        assert "autoescape" not in source


def test_segment_names_each_kind_once() -> None:
    piece = Segment(Span(0, 1), "a", (Layer(Span(0, 1), "content", "a"), Layer(Span(0, 2), "content", "b")))
    assert (piece.kinds, piece.statements) == (("content",), ("a", "b"))
