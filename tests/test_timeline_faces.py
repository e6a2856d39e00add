"""The timeline as it is met: in Python, in the terminal, in the dossier, in a calendar and as TimelineJS."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.app.open import put
from onrecord.app.record import RecordFile, load
from onrecord.app.wish import Wish
from onrecord.cli.main import main
from onrecord.model.timeline import TimelineEntry
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.stages import LINKS, STAGES
from onrecord.present import calendars, html
from onrecord.present.pages import page
from onrecord.present.timeline import count_times, timeline_page, when
from tests.invented import Desk, harbour

FIRST = """The North bridge fell

Lindhaven Post, 18 November 2025

The North bridge fell into the river on Monday, 17 November 2025, and nine people died.
It was built in 1963, and was to be closed for a week from 8 to 14 December 2025.
A new bridge will open in March 2027, the council said on Tuesday.
"""
SECOND = """Ferries full, harbour empty

The bridge over the river fell on 17 November 2025; ferries, boats \\ barges are full.
"""

Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of two articles, read as far as the timeline needs, in the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    stages = plan([stage for stage in STAGES if stage.name in ("lines", "metadata", "sentences", "times", "cues")], resources())
    links = tuple(link for link in LINKS if link.gives == (TimelineEntry,))
    return put(["a.txt", "b.txt"], "story.onrecord", Wish(day="2025-11-18", jobs=1, stages=stages, links=links))


@pytest.fixture
def typed(record: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    def type_(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(words)
        out, errors = capsys.readouterr()
        return int(ended.value.code or 0), out, errors

    return type_


def shown(found: RecordFile, **wanted: object) -> list[tuple[str, str, int]]:
    return [(when(one), one.entry.kind, len(one.articles)) for one in found.timeline(**wanted)]  # type: ignore[arg-type]


def test_in_python(record: Path) -> None:
    with load(record) as found:
        assert shown(found) == [
            ("1963", "happened", 1), ("17 November 2025", "happened", 2), ("18 November 2025", "said", 1),
            ("8 December 2025", "planned", 1),
            ("14 December 2025", "planned", 1), ("March 2027", "planned", 1),
        ]  # fmt: skip
        assert shown(found, most=1) == [("17 November 2025", "happened", 2)]
        assert [each[1] for each in shown(found, kind="planned")] == ["planned"] * 3
        assert found.timeline(most=1)[0].precision == "day"
        assert found.verify() == ()


def test_what_a_person_rejects_is_left_out(record: Path) -> None:
    with load(record) as found:
        entry = found.timeline(most=1)[0].entry
        found.judge(entry.id, "reject", note="another bridge", by="a reader")
        assert "17 November 2025" not in [each[0] for each in shown(found)]


def test_in_the_terminal(typed: Typed) -> None:
    code, out, errors = typed("timeline")
    assert (code, errors) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert any(line.startswith("17 November 2025 happened ") for line in lines)
    code, out, _ = typed("timeline", "--days", "1")
    assert "1963" not in out
    assert "and 5 more: onrecord timeline --all" in out
    code, out, _ = typed("timeline", "--kind", "planned", "--json")
    told = json.loads(out)
    assert [(one["on"], one["precision"]) for one in told["timeline"]] == [
        ("2025-12-08", "day"),
        ("2025-12-14", "day"),
        ("2027-03", "month"),
    ]
    assert typed("timeline", "--kind", "dreamt")[0] == 2


def test_the_terminal_tells_no_ids_and_a_pipe_no_blanks(record: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    with load(record) as found:
        ids = [one.entry.id for one in found.timeline()]
    _, out, _ = typed("timeline", "--all")
    assert ids
    assert not [each for each in ids if each in out]
    assert max(len(line) for line in out.splitlines()) <= 200
    assert all(line == line.rstrip() for line in out.splitlines())


def test_files_for_other_programs(typed: Typed, tmp_path: Path) -> None:
    code, out, _ = typed("timeline", "--ics", "a.ics", "--timelinejs", "a.json")
    assert code == 0
    assert "a.ics: 4 entries for a calendar; 2 that have no day are left out" in out
    assert "a.json: 6 entries for TimelineJS" in out
    (tmp_path / "folder").mkdir()
    assert typed("timeline", "--ics", "folder")[0] != 0
    assert typed("timeline", "--ics", "missing/a.ics")[0] == 1


def test_a_calendar_keeps_to_its_standard(record: Path) -> None:
    with load(record) as found:
        said = calendars.icalendar(found.timeline(), name="A; b, c", stamp="2026-01-02T03:04:05.678900Z")
    lines = said.split("\r\n")
    assert "\n" not in said.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    joined = said.replace("\r\n ", "").split("\r\n")
    assert joined[0] == "BEGIN:VCALENDAR"
    assert joined[-2:] == ["END:VCALENDAR", ""]
    assert joined.count("BEGIN:VEVENT") == joined.count("END:VEVENT") == 4
    assert "X-WR-CALNAME:A\\; b\\, c" in joined
    assert {line for line in joined if line.startswith("DTSTAMP")} == {"DTSTAMP:20260102T030405Z"}
    at = joined.index("DTSTART;VALUE=DATE:20251117")
    assert joined[at + 1] == "DTEND;VALUE=DATE:20251118"
    assert len({line for line in joined if line.startswith("UID:")}) == 4
    assert joined.count("STATUS:TENTATIVE") == 2


def test_letters_are_never_cut() -> None:
    desk = Desk()
    view = desk.article("a.txt", [("body", "Äöü€😀 " * 40 + "on Monday.\n")], outlet="Straße; Nord")
    one = desk.date(view, "9999-12-31", "Äöü€😀 " * 40 + "on Monday.")
    said = calendars.icalendar([one], name="ä", stamp="2026-01-02T03:04:05Z")
    assert all(len(line.encode()) <= 75 for line in said.split("\r\n"))
    assert "DTEND" not in said  # there is no day after it
    assert "Äöü€😀" in said.replace("\r\n ", "")


def test_a_stretch_of_days() -> None:
    desk = Desk()
    view = desk.article("a.txt", [("body", "It rained all week. It snowed all winter.\n")])
    week = desk.date(view, "2024-02-26", "It rained all week.", until="2024-03-03")
    winter = desk.date(view, "2024-12-01", "It snowed all winter.", until="2025-02-28")
    assert [when(one) for one in (week, winter)] == ["26 February 2024 to 3 March 2024", "December 2024 to February 2025"]
    assert [one.precision for one in (week, winter)] == ["week", "stretch"]
    assert "DTEND;VALUE=DATE:20240304" in calendars.icalendar([week], name="a", stamp="2026-01-02T03:04:05Z")
    slide = calendars.timelinejs([week], name="a")["events"][0]
    assert (slide["start_date"], slide["end_date"]) == ({"year": 2024, "month": 2, "day": 26}, {"year": 2024, "month": 3, "day": 3})


def test_words_become_text_and_nothing_else() -> None:
    desk = Desk()
    view = desk.article("a.txt", [("body", "<script>alert(1)</script> fell & on Monday.\n")], title="<b>T</b>", outlet="O & P")
    one = desk.date(view, "2024-02-26", "<script>alert(1)</script> fell & on Monday.")
    told = json.dumps(calendars.timelinejs([one], name="<i>n</i>"))
    assert "<script" not in told
    assert "<b>" not in told
    assert "<i>" not in told
    assert "&lt;script&gt;" in html.day_html(timeline_page([one]).days[0])


def test_the_page_model() -> None:
    desk = harbour()
    shown_page = page(desk).timeline  # type: ignore[arg-type]
    assert [(day.when, [row.label for row in day.rows]) for day in shown_page.days] == [
        ("7 April 2031", ["happened", "said"]), ("May 2031", ["planned"])
    ]  # fmt: skip
    assert (shown_page.entries, shown_page.further, count_times(desk.timeline())) == (3, 0, 2)


def test_what_somebody_says_happened_is_told_as_that() -> None:
    desk = Desk()
    view = desk.article("a.txt", [("body", "“It fell on Monday,” said Ana Torve.\n")])
    who = desk.say(view, "Ana Torve", ["“It fell on Monday,”"])
    one = desk.date(view, "2024-02-26", "“It fell on Monday,” said Ana Torve.", who=who)
    row = timeline_page([one]).days[0].rows[0]
    assert (row.label, row.speaker) == ("said to have happened", None)  # the sentence names her


def test_a_speaker_that_the_sentence_leaves_out_is_named() -> None:
    desk = Desk()
    view = desk.article("a.txt", [("body", "“It fell on Monday,” she said.\n")])
    who = desk.say(view, "Ana Torve", ["“It fell on Monday,”"])
    one = desk.date(view, "2024-02-26", "“It fell on Monday,” she said.", kind="said", who=who)
    assert timeline_page([one]).days[0].rows[0].speaker == "Ana Torve"


def test_every_row_of_the_dossier_leads_to_its_words() -> None:
    desk = harbour()
    readings = {one.view.article.key: one for one in page(desk).articles}  # type: ignore[arg-type]
    assert desk.dates
    for date in desk.dates:
        assert f"at-{date.entry.id}" in readings[date.entry.sentence.article].anchors
