"""Places: what a name or a people's name may mean, and what is no place."""

import time

import pytest

from onrecord.lexicons.gazetteer import gazetteer
from onrecord.model.article import Line, Metadatum
from onrecord.model.names import Entity, Mention, Place
from onrecord.model.syntax import Sentence
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from tests.texts import ODD, article

NEEDED = (Line, Metadatum, Sentence, Mention, Entity, Place)
PLAN = plan([stage for stage in STAGES if set(stage.gives) & set(NEEDED)], resources())


def found(text: str) -> list[Place]:
    analysis = analyse(article(text), PLAN)
    assert analysis.failures == ()
    return [place for place in analysis.records[Place] if isinstance(place, Place)]


def told(text: str) -> list[tuple[str, str | None]]:
    return [(place.span.of(text), place.country) for place in found(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister left Vienna for Torvenna.", [("Vienna", "AT")]),
        ("French farmers and two Libyans met in Lind.", [("French", "FR"), ("Libyans", "LY")]),
        ("The flood reached Paris, Texas, at noon.", [("Paris", "US"), ("Texas", "US")]),
        ("The mayor of Paris met the farmers.", [("Paris", "FR")]),
        ("Voters in Georgia went to the polls.", [("Georgia", None)]),
        ("Voters in Georgia went to the polls, and in Tbilisi too.", [("Georgia", "GE"), ("Tbilisi", "GE")]),
        ("Guinea, Guinea-Bissau and Equatorial Guinea agreed.", [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Equatorial Guinea", "GQ")]),
        ("Germany’s chancellor met the UK's.", [("Germany", "DE"), ("UK", "GB")]),
        ("Paris Hilton told us about turkey and china.", []),
        ("The Bank of England kept its rate.", []),
        ("She speaks French and wrote it in English.", []),
        ("Karsia recalled its envoy from Veldia.", []),
    ],
)
def test_which_places_are_meant(text, wanted):
    assert told(text) == wanted


def test_what_a_name_may_mean_is_kept():
    [place] = found("The army of Congo retook two villages.")
    assert place.country is None
    assert place.candidates == ("Congo (country, CD)", "Republic of the Congo (country, CG)")


def test_a_capital_that_says_something_may_be_its_government():
    [speaks] = found("Washington said that it would send nothing.")
    [place] = found("He died in Washington.")
    assert "the government (US)" in speaks.candidates
    assert "the government (US)" not in place.candidates


def test_an_entity_is_named_where_the_words_are_its_own():
    [place] = found("The minister left Vienna.")
    assert place.entity is not None


def test_every_region_and_city_lies_in_a_country_of_the_table():
    known = gazetteer()
    countries = {place.country for listed in known.places.values() for place in listed if place.kind == "country"}
    assert {place.country for listed in known.places.values() for place in listed} <= countries


@pytest.mark.parametrize("name", ["names", "capitals for 300 kB", "abbreviations", "emoji", "surrogates", "full stops"])
def test_odd_texts(name):
    text = ODD[name] + " Paris, Paris, Paris, " * 200
    for place in found(text):
        assert place.span.of(text).strip() == place.span.of(text) != ""


def test_time_grows_with_the_text():
    def seconds(times: int) -> float:
        begun = time.process_time()
        found("Paris, Texas, and Georgia met Congolese New York in Lind.\n" * times)
        return time.process_time() - begun

    seconds(10)
    assert seconds(2_000) < 12 * max(0.05, seconds(500))
