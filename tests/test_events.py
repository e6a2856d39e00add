"""Events: who did what to whom, when and where, and whether it happened. They need the weights of the language engine."""

import time
from functools import cache

import pytest

from onrecord.app.language import all_resources, packaged
from onrecord.lexicons.events import happenings
from onrecord.model.article import Declared, pasted
from onrecord.model.events import Event
from onrecord.model.speech import Statement
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.run import Analysis, analyse
from onrecord.pipeline.stages import STAGES

needs_weights = pytest.mark.skipif(not packaged(), reason="the language engine's weights are not here")
TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
PLOVER = frozenset(TYPES.split())


@cache
def every_stage() -> Plan:
    return plan(STAGES, all_resources())


def read(text: str) -> Analysis:
    analysis = analyse(pasted(text, path="a.txt", declared=(Declared("published", "2025-11-20", "option"),)), every_stage())
    assert analysis.failures == ()
    return analysis


def events(text: str) -> list[Event]:
    return [event for event in read(text).records[Event] if isinstance(event, Event)]


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Type, status, actor and recipient in words."""
    sides = ((e, e.actor_span, e.recipient_span) for e in events(text))
    return [(e.type, e.status, *(None if side is None else side.of(text) for side in (a, r))) for e, a, r in sides]


@needs_weights
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers attacked a village in Tarmin, killing four people.", "Tarmin"),
        ("Police arrested two men in the border town of Lirren.", "Lirren"),
        ("Soldiers attacked a village, killing four people.", None),
    ],
)
def test_where_it_happens_may_hang_on_whom_it_happens_to(text: str, place: str | None):
    assert events(text)[0].place == place


def test_the_lexicon_has_only_types_of_plover():
    lexicon = happenings()
    types = {deed.type for deeds in lexicon.verbs.values() for deed in deeds} | {noun.type for noun in lexicon.nominals.values()}
    assert types <= PLOVER
    assert set(lexicon.toward) <= PLOVER


@needs_weights
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rebels freed eleven hostages on Monday.", ("RETREAT", "asserted", "The rebels", "eleven hostages")),
        ("President Ana Torve met the ambassador in Vienna.", ("CONSULT", "asserted", "President Ana Torve", "the ambassador")),
        ("Eleven protesters were arrested by the police.", ("COERCE", "asserted", "the police", "Eleven protesters")),
        ("Veldia condemned Karsia for the raid.", ("ACCUSE", "asserted", "Veldia", "Karsia")),
        ("The ministry said it would release the prisoners.", ("AGREE", "future", "The ministry", "the prisoners")),
        ("The government refused to release the prisoners.", ("REJECT", "asserted", "The government", "the prisoners")),
        ("The general threatened to attack the town.", ("THREATEN", "asserted", "The general", "the town")),
        ("The army will attack the town.", ("THREATEN", "future", "The army", "the town")),
        ("The army did not attack the town.", ("ASSAULT", "negated", "The army", "the town")),
        ("The army may attack the town.", ("ASSAULT", "hypothetical", "The army", "the town")),
        ("The army attacked the town in 1998.", ("ASSAULT", "historical", "The army", "the town")),
        ("The president urged the rebels to release the hostages.", ("REQUEST", "asserted", "The president", "the rebels")),
        ("The minister imposed sanctions on Karsia.", ("COERCE", "asserted", "The minister", "Karsia")),
        ("The minister lifted sanctions on Karsia.", ("RETREAT", "asserted", "The minister", "Karsia")),
        ("The guards beat two prisoners on Sunday.", ("ASSAULT", "asserted", "The guards", "two prisoners")),
        ("Ann Lind was shot by police on Sunday.", ("ASSAULT", "asserted", "police", "Ann Lind")),
        ("Bo Torve killed three people.", ("ASSAULT", "asserted", "Bo Torve", "three people")),
        ("The board dismissed Ann Lind as chief executive.", ("SANCTION", "asserted", "The board", "Ann Lind")),
        ("The students took to the streets on Monday.", ("PROTEST", "asserted", "The students", None)),
        ("The general would be happy with bombing Karsia.", ("ASSAULT", "hypothetical", "The general", "Karsia")),
        ("The minister favours arresting Bo Torve.", ("COERCE", "hypothetical", "The minister", "Bo Torve")),
        ("The group pressed for intervention in Karsia.", ("REQUEST", "asserted", "The group", None)),
        ("The army denied that the soldiers had shelled the town.", ("ASSAULT", "negated", "the soldiers", "the town")),
    ],
)
def test_who_did_what_to_whom(text, wanted):
    assert told(text) == [wanted]


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "The storm hit the coast and killed three people.",
        "Prices attacked new highs on Monday.",
        "The film meets every wish of its audience.",
        "The company released a new phone.",
        "The bridge opened a day early.",
        "Torve said that the weather was fine.",
        "Three nurses were taken to hospital after the crash.",
        "Bo Torve was elected mayor on Monday, beating Ann Lind by 40 votes.",
        "Karsia beat Veldia 2-0 on Sunday.",
        "The champion beat two rivals in the final on Sunday.",
        "The trawler Grey Gull sank on Sunday, killing three people.",
        "The Grey Gull capsized on Sunday, killing three people.",
        "Typhoon Ilka killed three people in Lirren.",
        "Singer Ann Lind was shot for a magazine in May.",
        "Critics dismissed it as a stunt.",
        "The proposal was met with scorn by teachers.",
        "The army did not deny that it had shelled the town.",
    ],
)
def test_what_is_no_event(text):
    assert told(text) == []


@needs_weights
def test_the_day_of_saying_is_not_the_day_of_the_event():
    text = "The rebels freed eleven hostages on Monday, officials said on Wednesday."
    [event] = events(text)
    assert event.on == "2025-11-17"
    assert event.on_span is not None
    assert event.on_span.of(text) == "Monday"


@needs_weights
def test_one_happening_is_one_event():
    text = "The rebels freed eleven hostages on Monday.\n\nThe talks went on. The rebels freed eleven hostages in Lind, officials said.\n"
    [event] = [event for event in events(text) if event.type == "RETREAT"]
    assert [span.of(text) for span in event.again] == ["freed"]
    assert event.on == "2025-11-17"


@needs_weights
def test_whose_claim_an_event_is():
    text = "“The rebels attacked the town,” Torve said. The police arrested the mayor."
    analysis = read(text)
    [statement] = [s for s in analysis.records[Statement] if isinstance(s, Statement)]
    claimed = {event.type: event.claimed for event in analysis.records[Event] if isinstance(event, Event)}
    assert claimed == {"ASSAULT": statement.id, "COERCE": None}


ODD = {
    "verbs": "attacked met freed " * 1_500,
    "who who": "who attacked the man who met " * 800,
    "agreed to agree": "The army agreed to agree to refuse to " * 1_000,
    "of of": "the attack of the attack on the army by " * 800,
    "marks": "“The army” attacked, (the ‘town’) — Monday. " * 1_000,
    "no verbs": "Ana Torve, Lind, 18 November 2025, " * 800,
    "quotes": "“" * 800 + "The army attacked the town." + "”" * 800,
    "scripts": "军队袭击了城市。 The army attacked 市. الجيش هاجم المدينة. " * 300,
}


@needs_weights
@pytest.mark.parametrize("name", list(ODD))
def test_odd_texts(name):
    text = ODD[name]
    for event in events(text):
        assert event.type in PLOVER
        for span in (event.span, event.actor_span, event.recipient_span, event.on_span, event.place_span, *event.again):
            assert span is None or span.of(text).strip() == span.of(text) != ""


@needs_weights
def test_time_grows_with_the_text():
    stage = next(stage for stage in STAGES if stage.name == "events")

    def seconds(times: int) -> float:
        analysis = read("The army attacked the town of Lind on Monday. Torve agreed to meet Karsia's envoy in Vienna.\n" * times)
        needs = [analysis.article if kind.__name__ == "Article" else analysis.records[kind] for kind in stage.needs]
        given = {name: every_stage().resources[name] for name in stage.resources}
        begun = time.process_time()
        stage.function(*needs, **given)
        return time.process_time() - begun

    seconds(5)
    assert seconds(400) < 12 * max(0.05, seconds(100))
