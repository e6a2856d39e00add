"""The timeline: what is dated to when, as what; which days matter; which sentence tells it best. All articles are invented."""

from onrecord.extract.cues import cues
from onrecord.extract.sentences import sentences
from onrecord.extract.times import times
from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.calendar import calendar
from onrecord.lexicons.speech import speech
from onrecord.link import days, timeline
from onrecord.link.tellings import Telling, Told, tellings
from onrecord.model.article import Article, Metadatum, pasted
from onrecord.model.events import Event, Status
from onrecord.model.ids import AttributionId
from onrecord.model.language import Rules
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.speech import Statement
from onrecord.model.tables import columns
from onrecord.model.time import Moment
from onrecord.model.timeline import TimelineEntry
from tests.effort import linear
from tests.test_sentences import lined

MADE = By("test", 1).rule("test", 1.0)
PUBLISHED = "2025-11-20"


def told(text: str, published: str | None = PUBLISHED, *, path: str = "a.txt", spoken: str | None = None) -> Told:
    """An article with its sentences, times and cues. `spoken`: the words of its one statement."""
    article = pasted(text, path=path)
    known = () if published is None else (
        Metadatum(made=MADE, article=article.key, field="published", value=published, span=None, origin="option", preferred=True),
    )  # fmt: skip
    lines = lined(article)
    cut = sentences(article, lines, boundaries=boundaries())
    found = times(article, cut, known, calendar=calendar())
    said = () if spoken is None else (_statement(article, spoken, published),)
    return Told(article, known, cut, found, cues(article, lines, cut, speech=speech(), language=Rules()), said)


def _statement(article: Article, words: str, published: str | None) -> Statement:
    start = article.text.index(words)
    return Statement(
        made=MADE, article=article.key, attribution=AttributionId("attribution-0"), speaker="Ana Torve", entity=None, directness="direct",
        content=(Span(start, start + len(words)),), reported=None if published is None else Moment(published),
    )  # fmt: skip


def kinds(text: str, published: str | None = PUBLISHED, *, spoken: str | None = None) -> list[str]:
    return [f"{one.kind} {days.time_of(one)}" for one in tellings(told(text, published, spoken=spoken), calendar())]


def entries(*articles: Told) -> tuple[TimelineEntry, ...]:
    accounts = [timeline.Account(each.article.key, tellings(each, calendar())) for each in articles]
    return timeline.group(tuple(accounts), ())


def test_what_is_over_and_what_is_ahead() -> None:
    assert kinds("The bridge fell on Tuesday.") == ["happened 2025-11-18"]
    assert kinds("The bridge will reopen on 3 March 2026.") == ["planned 2026-03-03"]
    assert kinds("The bridge was due to open on 18 November.") == ["planned 2025-11-18"]
    assert kinds("The council will meet today.") == ["planned 2025-11-20"]
    assert kinds("The council met today.") == ["happened 2025-11-20"]


def test_what_may_not_have_taken_place_is_left_out() -> None:
    assert kinds("It would have closed on 18 November had it rained.") == []
    assert kinds("Nobody could cross on 18 November.") == []


def test_a_weekday_of_a_clause_that_looks_ahead_is_not_dated_back() -> None:
    wednesday = "2025-11-19"
    assert kinds("The premier will lose Friday's vote.", wednesday) == ["planned 2025-11-21"]
    assert kinds("The premier is likely to lose Friday’s vote.", wednesday) == ["planned 2025-11-21"]
    assert kinds("The premier will appeal against Friday's ruling.", wednesday) != ["planned 2025-11-21"]
    assert kinds("The premier lost Friday's vote.", wednesday) == ["happened 2025-11-14"]
    assert kinds("Rovers visit United on Saturday.") == ["planned 2025-11-22"]
    assert kinds("The ferry sails on Saturday.") == ["planned 2025-11-22"]
    assert kinds("Rovers beat United on Saturday.") == ["happened 2025-11-15"]


def test_that_week_of_the_past_is_not_planned() -> None:
    fall = "The dam broke on 9 June 2021."
    assert kinds(f"{fall} The mayor resigned that week.") == ["happened 2021-06-07/2021-06-13", "happened 2021-06-09"]
    assert kinds(f"{fall} The mayor was due to visit later that month.") == ["happened 2021-06-09"]
    week = "happened 2025-11-17/2025-11-23"
    assert kinds("The dam broke on 18 November. The mayor resigned that week and will not return.") == [week, "happened 2025-11-18"]


def test_what_should_have_been_is_neither_planned_nor_done() -> None:
    assert kinds("The dam should have been mended in the spring.") == []
    assert kinds("The dam should have opened in March.") == []
    assert kinds("No child should drown in a harbour in 2025.") == []
    assert kinds("The dam will have been mended by the spring.") != ["happened 2025-03-01/2025-05-31"]


def test_signatures_and_datelines_tell_of_no_day() -> None:
    assert kinds("— Fred Osk of Lind (@fredosk) July 9, 2025") == []
    assert kinds("LIND, Vesland, 4 March 2025 (Northwire) - Talks on the ferry began with a quarrel.") == []
    assert kinds("PORT LIND, 19 Nov 2025 — Talks on the ferry began with a quarrel.") == []
    assert "happened 2025-03-04" in kinds("LIND, the port, closed on 4 March 2025 — a Tuesday.")


def test_stamps_of_pages_and_of_comments_tell_of_no_day() -> None:
    assert kinds("LIND | Wed Nov 19, 2025 7:54 pm EST LIND (Northwire) - The ferry sank off the cape, witnesses told us.") == []
    assert kinds("July 5, 2025 at 1:30 pm | Reply What a shame for the ferry and its crew.") == []
    assert kinds("19 November 2025 17.37 GMT The ferry sank off the cape with its crew.") == []
    assert "happened 2025-11-19" in kinds("The ferry sank off the cape on 19 November 2025, at 5.37 in the morning.")


def test_times_of_every_length() -> None:
    assert kinds("The bridge fell in 2019.") == ["happened 2019"]
    assert kinds("The bridge fell in March 2019.") == ["happened 2019-03"]
    assert kinds("The bridge fell last week.") == ["happened 2025-11-10/2025-11-16"]
    assert kinds("The bridge fell in the 1990s.") == []
    assert kinds("The bridge fell now and then, for two days.") == []


def test_an_undated_article_tells_by_its_words() -> None:
    assert kinds("The bridge fell on 3 March 2019.", None) == ["happened 2019-03-03"]
    assert kinds("The bridge will open on 3 March 2019.", None) == ["planned 2019-03-03"]
    assert kinds("The bridge fell on Tuesday.", None) == []


def test_the_day_of_saying_is_no_day_of_a_happening() -> None:
    assert kinds("The mayor said on Tuesday that the bridge was safe.") == ["said 2025-11-18"]
    assert kinds("On Tuesday the mayor said that the bridge was safe.") == ["said 2025-11-18"]
    assert kinds("The mayor, who fell ill on Tuesday, said that the bridge was safe.") == ["happened 2025-11-18"]


def test_a_statement_has_its_day_and_what_it_dates_is_its_claim() -> None:
    found = tellings(told("“The bridge fell on Tuesday,” said Ana Torve.", spoken="“The bridge fell on Tuesday,”"), calendar())
    assert [(one.kind, one.on, one.claimed, bool(one.statement)) for one in found] == [
        ("happened", "2025-11-18", True, True), ("said", "2025-11-20", False, True)
    ]  # fmt: skip


def test_a_time_beside_many_stamps_is_still_told() -> None:
    stamp = "July 5, 2025 at 1:30 pm | Reply What a shame for the ferry and its crew.\n\n"
    assert kinds(stamp * 3 + "The bridge fell on Tuesday.\n\n" + stamp * 3) == ["happened 2025-11-18"]


def test_many_stamps_take_no_more_than_their_share() -> None:
    piece = "July 5, 2025 at 1:30 pm | Reply What a shame for the ferry and its crew.\n\n"
    linear(lambda given: tellings(given, calendar()), lambda size: told(piece * (size // len(piece))), 32_000)


def test_stamps_and_headings_tell_of_nothing() -> None:
    assert kinds("Tuesday, 18 November 2025\n\nThe bridge is open.") == []
    text = "Updated on Tuesday 18 November by our own desk"
    given = told(text)
    stamp = Metadatum(
        made=MADE, article=given.article.key, field="updated", value="2025-11-18", span=Span(0, 30), origin="text", preferred=True
    )
    assert tellings(Told(given.article, (*given.metadata, stamp), given.sentences, given.times, (), ()), calendar()) == ()


def _event(given: Told, words: str, on: str, status: Status) -> tuple[Telling, ...]:
    start = given.article.text.index(words)
    fields: dict[str, object] = dict.fromkeys(column.name for column in columns(Event) if column.name not in ("made", "article"))
    fields |= {"span": Span(start, start + len(words)), "type": "ASSAULT", "on": Moment(on), "status": status}
    fields |= {name: () for name in ("again", "context") if name in fields}
    event = Event(made=MADE, article=given.article.key, **fields)  # type: ignore[arg-type]
    return tellings(Told(given.article, given.metadata, given.sentences, given.times, given.cues, (), (event,)), calendar())


def test_an_event_says_whether_it_took_place() -> None:
    text = "Rebels shelled the port on Tuesday, and rain fell."
    assert [(one.kind, bool(one.event)) for one in _event(told(text), "shelled", "2025-11-18", "asserted")] == [("happened", True)]
    assert _event(told(text), "shelled", "2025-11-18", "negated") == ()
    assert [one.kind for one in _event(told(text), "shelled", "2025-11-18", "future")] == ["planned"]
    assert [one.event for one in _event(told(text), "shelled", "2025-11-01", "negated")] == [""]  # of another day


STORY = [
    told("The North bridge fell into the river on Tuesday, killing nine. Ferries ran all day.", path="a.txt"),
    told("Nine people died when the North bridge fell into the river on 18 November, police said.", "2025-12-01", path="b.txt"),
    told("A cat show opened on 19 November in the river hall.", path="c.txt"),
    told("The North bridge fell on 18 November 2025. A new bridge will open in 2027.", "2026-01-05", path="d.txt"),
]


def test_the_day_that_most_articles_recall_matters_most() -> None:
    found = {(entry.on, entry.kind): entry for entry in entries(*STORY)}
    fall = found[Moment("2025-11-18"), "happened"]
    assert (len(fall.articles), fall.tellings, fall.weight) == (3, 3, 1.0)
    assert found[Moment("2025-11-19"), "happened"].weight < 0.5
    assert found[Moment("2027"), "planned"].articles == (STORY[3].article.key,)
    assert "bridge" in fall.sentence.words


def test_the_order_of_the_articles_changes_nothing() -> None:
    assert entries(*STORY) == entries(*STORY[::-1])
    assert len({entry.id for entry in entries(*STORY)}) == len(entries(*STORY))


def test_an_article_counts_once_for_a_day() -> None:
    once, often = (
        told(text * count, path=f"{count}.txt")
        for text, count in (("The bridge fell on 18 November. ", 1), ("The bridge fell on 18 November. ", 9))
    )
    other = told("The bridge fell on 17 November.", path="o.txt")
    heavy = days.weights([*tellings(once, calendar()), *tellings(other, calendar())])
    repeated = days.weights([*tellings(often, calendar()), *tellings(other, calendar())])
    assert heavy["2025-11-18"] == heavy["2025-11-17"] == 1.0
    assert repeated["2025-11-18"] == 1.0
    assert repeated["2025-11-17"] > 0.9


def test_every_entry_stands_in_its_article() -> None:
    texts = {each.article.key: each.article.text for each in STORY}
    for entry in entries(*STORY):
        assert entry.sentence.span.of(texts[entry.sentence.article]) == entry.sentence.words
        assert entry.sentence.article in entry.articles


def test_no_articles_and_odd_ones() -> None:
    assert timeline.group((), ()) == ()
    assert timeline.compare(timeline.Account(STORY[0].article.key, ()), timeline.Account(STORY[1].article.key, ())) == ()
    assert entries(told("")) == entries(told("\n\n…\n")) == ()
    assert [entry.on for entry in entries(told("The world ends on 9999-12-31, they say.", path="z.txt"))] == ["9999-12-31"]
    assert [entry.on for entry in entries(told("It began on 1 January 1000.", None, path="y.txt"))] == ["1000-01-01"]
    long = told("The bridge fell on 18 November. " * 2_000, path="long.txt")
    assert [entry.tellings for entry in entries(long)] == [2_000]


def test_a_day_of_the_article_itself_and_one_that_was_called_off_are_no_entries() -> None:
    assert kinds("This article was amended on 24 November 2025 to correct the name of a bridge.") == []
    assert kinds("Correction: an earlier version said that the bridge fell on 18 November.") == []
    assert kinds("Correction officers moved the men on 18 November.") == ["happened 2025-11-18"]
    assert kinds("This report by the watchdog was burnt on 18 November.") == ["happened 2025-11-18"]
    assert kinds("The match on 3 December has been postponed because of rain.") == []
    assert kinds("Organisers have called off the concert planned for 3 December.") == []
    assert kinds("The match has been postponed from 3 December to 10 December.") == ["planned 2025-12-10"]
    assert kinds("The match was postponed and will now be played on 10 December.") == ["planned 2025-12-10"]
    assert kinds("The postponed match will be played on 10 December.") == ["planned 2025-12-10"]


def test_a_week_or_month_of_saying_is_said() -> None:
    assert kinds("Ana Torve said last week that the bridge was old.") == ["said 2025-11-10/2025-11-16"]
    assert kinds("Last month Ana Torve told reporters that the bridge was old.") == ["said 2025-10"]
    assert kinds("The bridge fell last week, Ana Torve said.") == ["happened 2025-11-10/2025-11-16"]
