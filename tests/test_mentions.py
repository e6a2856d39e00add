import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.mentions import mentions
from onrecord.lexicons.names import names
from onrecord.model.language import Rules
from onrecord.model.names import Form
from onrecord.model.syntax import Sentence
from tests.effort import linear, within
from tests.texts import ODD
from tests.told import told


def people(text: str) -> list[str]:
    return told(text).words("name", "person")


def bodies(text: str) -> list[str]:
    return told(text).words("name", "organisation")


def named(text: str) -> list[str]:
    return told(text).words("name")


def described(text: str) -> list[str]:
    return told(text).words("nominal")


@pytest.mark.parametrize(
    "name",
    [
        "Sinead O'Neill", "Sinead O’Neill", "Ludwig van der Berg", "Ana de la Torve", "Bashar al-Assad", "JD Vance", "J.D. Vance",
        "George W. Bush",
        "Eric Bazail-Linde", "Alistair McTorve", "Martin Luther King Jr.", "Charlotte Church", "Anita Hill", "Mohammed bin Salman",
        "Larry King",
    ],
)  # fmt: skip
def test_people_with_odd_names(name: str) -> None:
    assert people(f"The vote was close, {name} told reporters on Tuesday. Nobody from the town hall said when {name} left.") == [name, name]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("On Monday Mexican President Claudia Torve spoke.", "Claudia Torve"),
        ("They met Secretary-General António Lindqvar in May.", "António Lindqvar"),
        ("The envoy then called Secretary of State Mara Quillon again.", "Mara Quillon"),
        ("It was then-Defense Secretary Mark Ostrel who asked.", "Mark Ostrel"),
        ("Asked by Sen. Joan Vastag, he agreed.", "Joan Vastag"),
        ("A letter from Mr. Ostrel arrived.", "Ostrel"),
        ("The book by journalist Ken Quillon sold well.", "Ken Quillon"),
        ("A text by North Korean leader Kim Jong Un appeared.", "Kim Jong Un"),
        ('The arrest of Ismael "El Torvo" Zamora came late.', 'Ismael "El Torvo" Zamora'),
        ("Democrat Tom Vastag won.", "Tom Vastag"),
        ("His letter was read by Tulia Ostrander, 54, on Friday.", "Tulia Ostrander"),
    ],
)
def test_the_title_is_not_part_of_the_name(text: str, person: str) -> None:
    assert people(text) == [person]


def test_what_stands_before_the_title_is_a_name_of_its_own() -> None:
    text = "On Monday White House Press Secretary Carla Torve spoke to Fox News Host Sam Lind."
    assert people(text) == ["Carla Torve", "Sam Lind"]
    assert bodies(text) == ["White House", "Fox News"]


@pytest.mark.parametrize(
    "name",
    [
        "Bank of England", "Torve Organization", "Department of Health and Human Services", "Torvenna Times", "University of Torvenna",
        "Lindqvar Inc.",
        "John M. Torve Foundation", "House Committee on Foreign Affairs", "Ministry of the Interior", "Torve & Sons Ltd",
        "U.S. Department of Justice",
    ],
)  # fmt: skip
def test_bodies_are_no_people(name: str) -> None:
    found = told(f"A letter from the {name} arrived on Monday.")
    assert found.words("name", "organisation") == [name]
    assert found.words("name", "person") == []


def test_places() -> None:
    assert told("They left St. Louis for Lake Torve and Mexico City.").words("name", "place") == ["St. Louis", "Lake Torve", "Mexico City"]


def test_a_first_word_is_no_name_unless_something_shows_it() -> None:
    text = (
        "However, nobody came. Last week was calm. Speaking on Monday, Ana Torve waited. Officials waited too. Torve left. Rain fell."
        " Tensions rose. Asked why, Torve's aide shrugged."
    )
    assert named(text) == ["Ana Torve", "Torve", "Torve"]


def test_days_months_and_nationalities_are_no_names() -> None:
    assert named("On Tuesday a Mexican court and two Dutch-Australian firms met in May.") == []


def test_a_party_label_is_no_name() -> None:
    assert named("A letter from Sen. Joan Vastag (R-Ohio) arrived.") == ["Joan Vastag"]


def test_the_possessive_and_the_article_are_left_outside() -> None:
    assert named("Ana Torve’s plan and the Vastags' house; The Torvenna Times’ report.") == ["Ana Torve", "Vastags", "Torvenna Times"]


def test_headlines_give_only_what_is_known_from_elsewhere() -> None:
    text = "White House Now Pushing Torve To Do More About Drug Gangs\n\nA letter from Ana Torve arrived on Monday.\n"
    assert named(text) == ["White House", "Torve", "Ana Torve"]


def test_two_people_joined_by_an_ampersand() -> None:
    assert people("Presenters such as David Torve & Lee Vastag waited.") == ["David Torve", "Lee Vastag"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two analysts warned the president.", ["Two analysts", "the president"]),
        ("He asked three military sources and a senior official.", ["three military sources", "a senior official"]),
        ("The White House press secretary spoke.", ["The White House press secretary"]),
        ("Mexican officials and police told the outlet.", ["Mexican officials", "police", "the outlet"]),
        ("A spokesman for the ministry left.", ["A spokesman for the ministry", "the ministry"]),
        ("The Torve administration and Mexico's president met.", ["The Torve administration", "Mexico's president"]),
        ("the governor of Torvenna waited.", ["the governor of Torvenna"]),
        ("The police chief said so.", ["The police chief"]),
    ],
)
def test_descriptions(text: str, found: list[str]) -> None:
    assert described(text) == found


@pytest.mark.parametrize(
    "text", ["The government shutdown grew.", "They plan to target cartels’ cash.", "The official visit ended.", "It was a team effort."]
)
def test_modifiers_are_no_descriptions(text: str) -> None:
    assert all(words not in ("The government", "target cartels", "The official", "a team") for words in described(text))


def test_kinds_of_descriptions() -> None:
    found = told("The spokeswoman left the ministry.")
    assert found.words("nominal", "person") == ["The spokeswoman"]
    assert found.words("nominal", "organisation") == ["the ministry"]


def test_pronouns_of_the_third_person_only() -> None:
    assert told("I told her that we saw him; she left it.").words("pronoun") == ["her", "him", "she", "it"]


def test_nothing_outside_the_article() -> None:
    found = told("A letter from Ana Torve arrived.")
    outside = tuple(Sentence(made=s.made, article=s.article, span=s.span, in_article=False) for s in found.sentences)
    assert mentions(found.article, (), outside, names=names(), language=Rules()) == ()


def test_a_name_has_one_kind_in_an_article() -> None:
    text = "President Torve arrived. Nobody saw Torve in Vienna. Reporters followed Torve."
    assert told(text).words("name", "person") == ["Torve", "Torve", "Torve"]


def test_spans_are_in_order_and_never_twice() -> None:
    found = told(ODD["a play"][:3_000] + ODD["unbalanced"]).mentions
    assert [m.span for m in found] == sorted({m.span for m in found})


@pytest.mark.parametrize("name", list(ODD))
def test_odd_texts(name: str) -> None:
    if name == "newlines only":
        return
    with within(80):
        told(ODD[name], whole=True)


PARTS_OF_LONG_TEXTS = (
    "The mayor of Torvenna met Ana Torve and two officials of the National Transport Authority (NTA). She said no. ",
    "A senior official told the official that he knew. ",
    "A letter from J{}xo Torve and the J{}xo Authority arrived, and Torve left the authority. ",
    "he said, ",
)


@pytest.mark.parametrize("part", PARTS_OF_LONG_TEXTS)
def test_the_time_grows_with_the_text(part: str) -> None:
    def text(times: int) -> str:
        return "".join(part.replace("{}", "".join("abcdefghij"[int(c)] for c in str(i))) for i in range(times))

    linear(lambda given: told(given, whole=True).entities(), text, 100)


PARTS = (
    "Ana", "Torve", "said", "the", "President", "of", "Mexico", ",", ".", "“", "”", "'", "\n", "van", "al-Assad", "&", "Bank", "Inc.",
    "U.S.", "her", "two", "officials", "St.", "J.", "'s", "(NTA)", "and", "I'm",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PARTS), max_size=40)


@settings(max_examples=150, deadline=None)
@given(WORDS.map(" ".join) | st.text(max_size=80))
def test_any_text_gives_mentions_and_entities(text: str) -> None:
    found = told(text)
    inside = [s.span for s in found.sentences if s.in_article]
    for mention in found.mentions:
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
        assert any(span.contains(mention.span) for span in inside)
    known = {m.id for m in found.mentions}
    used = [i for entity in found.entities() for i in entity.mentions]
    assert len(used) == len(set(used))
    assert known.issuperset(used)
    assert {m.id for m in found.mentions if m.form != "pronoun"} == {m.id for m in found.mentions if m.form != "pronoun" and m.id in used}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Oskel Brandt, walked to the quay.",
        "“We failed,” said Oskel Brandt of the water board.",
        "A spokeswoman for the company, Oskel Brandt, declined to comment.",
        "Oskel Brandt declined to comment. Nobody else asked Brandt.",
        "They thanked Emily Torve, Oskel Brandt and Mary Vastag.",
        "A letter from Ana Brandt came. Later Oskel Brandt left.",
        "Oskel Brandt of the Rowers' Federation, who was there, left early.",
    ],
)
def test_a_name_that_behaves_like_a_person(text: str) -> None:
    assert "Oskel Brandt" in people(text)


@pytest.mark.parametrize(
    "name",
    [
        "Rowers' Federation", "Rowers’ Federation", "Liberal Party of Torvenna", "Social Democratic and Labour Party",
        "Front for the Liberation of Torvenna", "House of Commons of Canada", "Torvenna Gulls", "Brandt Dredging",
        "Department of Physics and Astronomy",
    ],
)  # fmt: skip
def test_bodies_with_small_and_possessive_parts(name: str) -> None:
    assert bodies(f"A letter from the {name} arrived on Monday.") == [name]


def test_an_acronym_in_brackets_is_a_name() -> None:
    assert bodies("The Torvenna Rescue Service (TRS) came. Later TRS left.") == ["Torvenna Rescue Service", "TRS", "TRS"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in the town of Brennach.", "It lies north of Brennach.", "They flew in from the capital, Brennach.",
        "She moved to Brennach.",
        "Brennach is a small village.", "The road joins Vienna, Brennach and Paris.",
    ],
)  # fmt: skip
def test_what_introduces_a_place(text: str) -> None:
    assert "Brennach" in told(text).words("name", "place")


def test_a_town_is_nobodys_surname() -> None:
    text = "They met in the town of Brennach. Later Ana Brennach left. Fog lay over Brennach."
    assert people(text) == ["Ana Brennach"]


def test_a_list_of_two_kinds_says_nothing() -> None:
    assert people("They thanked Emily Torve, Vienna and Brandt Oskel.") == ["Emily Torve"]


def test_a_verb_after_a_name_is_no_description() -> None:
    assert described("The Torvenna Rescue Service counts 14. Ana Torve, who heads the agency, left.") == ["the agency"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mayor denies report\n\nRain fell.\n", ["Mayor"]),
        ("Mayor: “It is safe”\n\nRain fell.\n", ["Mayor"]),
        ("Mayor of the year.\n", []),
        ("The 58-year-old left.\n", ["The 58-year-old"]),
    ],
)
def test_a_role_alone_and_an_age_alone(text: str, found: list[str]) -> None:
    assert described(text) == found


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("Gov. Linda Marsh shut the road.", "name", ["Linda Marsh"]),
        ("The chief medical officer closed the ward.", "nominal", ["The chief medical officer"]),
        ("A senior No 9 source spoke to us.", "nominal", ["A senior No 9 source"]),
        ("They counted 9 sources.", "nominal", ["9 sources"]),
    ],
)
def test_names_and_descriptions_are_whole(text: str, form: Form, words: list[str]) -> None:
    assert told(text).words(form) == words


def test_a_well_known_body_begins_a_body() -> None:
    assert told("NHS Wessmark said no.").words("name", "organisation") == ["NHS Wessmark"]
