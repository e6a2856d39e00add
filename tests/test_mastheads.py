"""What stands over the headline of a paste: the outlet's name, the day, a wire's slug. All texts are invented."""

from functools import cache

import pytest

from onrecord.lexicons.layout import layout
from onrecord.model.article import Article, Declared, Line, Metadatum, pasted
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from onrecord.read.mastheads import masthead
from onrecord.read.parts import NoText
from onrecord.read.row import row
from tests.effort import linear

LAYOUT = layout()
TITLE = "Mill race runs dry for a third day"
BODY = (
    "The mill race at Ambry ran dry again on Friday, and the miller has sent his two apprentices home without their wages.\n\n"
    "“There is no river to grind with,” said the miller, Rolf Imber, who has asked the lock keeper to open the upper gate."
)


@cache
def planned() -> Plan:
    return plan(STAGES, resources())


def told(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The labels of the lines, and the preferred values."""
    article: Article = pasted(text)
    records = analyse(article, planned()).records
    labels = {line.span.of(text).strip(): line.label for line in records[Line] if isinstance(line, Line)}
    return labels, {m.field: m.value for m in records[Metadatum] if isinstance(m, Metadatum) and m.preferred}


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("Ambry Herald", "Ambry Herald"),
        ("The Lower Ambry Chronicle", "The Lower Ambry Chronicle"),
        ("AMBRY EVENING STAR", "AMBRY EVENING STAR"),
        ("Ambry Press Agency", "Ambry Press Agency"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_headline_below_a_masthead(top: str, outlet: str, gap: str) -> None:
    labels, known = told(f"{top}{gap}{TITLE}\n\nBy Ida Penn\n4 April 2031\n\n{BODY}")
    assert (known["title"], known["outlet"], known["published"], known["author"]) == (TITLE, outlet, "2031-04-04", "Ida Penn")
    assert (labels[top], labels[TITLE]) == ("navigation", "headline")


@pytest.mark.parametrize(
    "top", ["Ambry Herald, 4 April 2031", "From the Ambry Herald, Friday, 4 April 2031, page 7", "Ambry Herald – 4 April 2031"]
)
def test_a_masthead_with_the_day(top: str) -> None:
    for text in (f"{top}\n\n{TITLE}\n\n{BODY}", f"{TITLE}\n{top}\n\n{BODY}"):
        _, known = told(text)
        assert (known["title"], known["outlet"], known["published"]) == (TITLE, "Ambry Herald", "2031-04-04"), text
        assert "author" not in known


def test_a_slug_and_a_note_to_editors() -> None:
    slug, note = "BC-EU--Ambry-Drought, 2nd Ld", "Eds: ADDS miller. With photos, and there will be more by noon today if he speaks again."
    labels, known = told(f"{slug}\n{TITLE}\n{note}\nBy IDA PENN\n\n{BODY}")
    assert (labels[slug], labels[note], known["title"]) == ("other", "other", TITLE)


def test_a_headline_among_the_pages_own_lines() -> None:
    page = f"The Ambry Post\nSubscribe | Log in | Menu\n\nNEWS\n{TITLE}\nBy Ida Penn\nPublished 4 April 2031\nShare this article\n\n{BODY}"
    labels, known = told(f"{page}\n\n© Ambry Media 2031\n")
    assert (labels[TITLE], known["title"], known["outlet"]) == ("headline", TITLE, "The Ambry Post")


@pytest.mark.parametrize(
    "line", ["Ida Penn", "Emily Post, 4 April 2031", "She bought a Star, 4 April 2031", "Ambry Herald, page 4", "Post", "Ambry Herald wins"]
)
def test_what_is_no_masthead(line: str) -> None:
    assert masthead(line, LAYOUT) is None


def test_a_title_that_ends_like_a_name_stays_one() -> None:
    labels, known = told(f"Salt in the Morning Star\n\n{BODY}")
    assert (labels["Salt in the Morning Star"], known["title"]) == ("headline", "Salt in the Morning Star")


def test_mastheads_are_linear() -> None:
    linear(lambda text: masthead(text, LAYOUT), lambda size: "A " * size + "|" * size, 2_000)


def test_the_outlet_behind_the_author_is_no_author() -> None:
    _, known = told(f"{TITLE}\nBy Ida Penn, Ambry Evening Herald\n\n{BODY}\n\n© Herald 2031\n")
    assert (known["author"], known["outlet"]) == ("Ida Penn", "Ambry Evening Herald")
    _, known = told(f"{TITLE}\nBy Ida Penn, Ambry Evening Herald\n\n{BODY}\n\n© Lorvane Courier 2031\n")
    assert (known["author"], known["outlet"]) == ("Ida Penn", "Lorvane Courier")  # it may carry the other's copy


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ('"Ambry Mercury"', "Ambry Mercury"), ('{"id": null, "name": "Ambry Mercury"}', "Ambry Mercury"),
        ('"https://ambry.example"', None), ('"ambry.example"', None), ('"Ambry.example"', None), ('"api"', None), ("7", None),
        ('"Desk@ambry.example"', None), ('"Dump_2031/04"', None),
    ],
)  # fmt: skip
def test_a_rows_source_is_its_outlet_where_it_is_a_name(source: str, outlet: str | None) -> None:
    parts = row(f'{{"text": "The mill race ran dry.", "source": {source}}}'.encode())
    assert not isinstance(parts, NoText)
    assert [d.value for d in parts.declared if d.field == "outlet"] == ([outlet] if outlet else [])
    parts = row(f'{{"text": "The mill race ran dry.", "source": {source}, "outlet": "Lind Post"}}'.encode())
    assert not isinstance(parts, NoText)
    assert parts.declared[0].value == "Lind Post"


def test_the_title_of_a_feed_before_its_address() -> None:
    declared = (Declared("outlet", "Ambry Observer", "feed:channel-title"), Declared("url", "https://ambry.example/1", "feed:link"))
    article = pasted(BODY, declared=declared)
    values = analyse(article, planned()).records[Metadatum]
    assert [m.value for m in values if isinstance(m, Metadatum) and m.field == "outlet" and m.preferred] == ["Ambry Observer"]
