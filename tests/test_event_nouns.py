"""Events that nouns tell, and how the words around them stand. They need the weights of the language engine; all sentences are invented."""

import pytest

from tests.test_events import events, needs_weights, told


@needs_weights
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The arrest of three men at a farm on Tuesday followed a tip.", ("COERCE", "asserted", None, "three men at a farm")),
        ("The expulsion of four Karsian diplomats has angered the ministry.", ("SANCTION", "asserted", None, "four Karsian diplomats")),
        ("After the attack on the mosque, police searched three houses.", ("ASSAULT", "asserted", None, "the mosque")),
        ("The murder of the archbishop in 1980 shocked the country.", ("ASSAULT", "historical", None, "the archbishop")),
        ("The release of the hostages is expected on Friday.", ("RETREAT", "future", None, "the hostages")),
        ("The union wants better pay and the resignation of the mayor.", ("RETREAT", "hypothetical", "the mayor", None)),
        ("The government stopped the deportation of the family.", ("COERCE", "negated", None, "the family")),
        ("The guards failed to prevent the attack by gunmen on the bridge.", ("ASSAULT", "asserted", "gunmen", "the bridge")),
        ("Thursday’s attacks left eleven people without a home.", ("ASSAULT", "asserted", None, None)),
        ("Experts ask whether a bailout of the firm by the treasury would be lawful.", ("AID", "hypothetical", "the treasury", "the firm")),
    ],
)
def test_what_a_noun_tells(text: str, wanted: tuple[str, str, str | None, str | None]) -> None:
    assert told(text) == [wanted]


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "The release of the statement took an hour.",
        "He recovered from a heart attack at home.",
        "Arrests are rare here.",
        "The attack was the third of its kind.",
        "Its attacks on Torve and her allies grew louder.",
    ],
)
def test_what_a_noun_does_not_tell(text: str) -> None:
    assert told(text) == []


@needs_weights
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Veldia condemned Thursday’s strikes on fishing boats.", [("ACCUSE", "disapprove"), ("ASSAULT", None)]),
        ("The Karsian strike on a fishing boat near Lind on Tuesday was filmed.", [("ASSAULT", None)]),
        ("The strike against the town on Tuesday was filmed.", [("ASSAULT", None)]),
        ("The strike on the docks on Tuesday lasted an hour.", [("PROTEST", "strike")]),
        ("The strike on Tuesday was the first in years.", [("PROTEST", "strike")]),
        ("The strike by teachers against pay cuts on Tuesday shut schools.", [("PROTEST", "strike")]),
        ("The strikes on Tuesday against the government shut the trains.", [("PROTEST", "strike")]),
    ],
)
def test_a_strike_on_a_thing_is_armed(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(event.type, event.mode) for event in events(text)] == wanted


@needs_weights
def test_a_noun_takes_up_what_a_verb_has_told() -> None:
    text = "Gunmen attacked the mosque in Lind on Tuesday.\n\nThe attack on the mosque was the third this year. Police searched the town.\n"
    [event] = [event for event in events(text) if event.type == "ASSAULT"]
    assert event.on == "2025-11-18"
    assert event.actor_span is not None
    assert event.actor_span.of(text) == "Gunmen"


@needs_weights
def test_a_noun_has_a_day_of_its_own() -> None:
    [event] = events("Friday’s bombing of the embassy was told to reporters by the minister on Monday.")
    assert (event.type, event.on) == ("ASSAULT", "2025-11-14")


@needs_weights
def test_what_is_condemned_is_an_event_as_well() -> None:
    found = told("Officials condemned the arrest of the editor by border guards.")
    assert found == [("ACCUSE", "asserted", "Officials", "border guards"), ("COERCE", "asserted", "border guards", "the editor")]


@needs_weights
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The president has yet to meet the families.", "negated"),
        ("Police let the men go rather than arrest the women.", "negated"),
        ("The coroner stopped short of accusing the hospital.", "negated"),
        ("Had they stayed, police would have arrested the brothers.", "hypothetical"),
        ("The panel recommended that the government release the prisoners.", "hypothetical"),
        ("Should the army attack the town, the rebels will leave it.", "hypothetical"),
    ],
)
def test_how_a_verb_stands(text: str, status: str) -> None:
    assert status in [event.status for event in events(text)]
    assert "asserted" not in [event.status for event in events(text) if event.type != "RETREAT"]


@needs_weights
def test_a_weekday_that_may_be_the_next_one_dates_nothing() -> None:
    [event] = events("Torve visits Karsia on Friday.")  # told on a Thursday
    assert event.on is None
    [past] = events("Torve visited Karsia on Friday.")
    assert past.on == "2025-11-14"
