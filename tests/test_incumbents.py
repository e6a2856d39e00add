"""Whom "the mayor" means in an article that names nobody: whoever alone holds the office at that date, by the record's own words."""

import pytest

from onrecord.model.article import Declared, pasted
from onrecord.model.names import Actor, Entity, Incumbent, Role
from onrecord.pipeline.links import run_link
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import LINKS, STAGES

PLAN = plan(STAGES, resources())
LINK = next(link for link in LINKS if Incumbent in link.gives)
ASKED = "The mayor said the bridge in Port Lind would open. The mayor left."
NAMED = "Mayor Carla Torve spoke in Port Lind on the bridge."


def meant(*articles: tuple[str, str]) -> list[tuple[str, str, list[str]]]:
    """Each role that was resolved: its words, the actor's name, and the words that say who holds it. Articles: date and text."""
    analyses = []
    for number, (on, text) in enumerate(articles):
        given = pasted(text, path=f"{number}.txt", declared=(Declared("published", on, "option"),) if on else ())
        analyses.append(analyse(given, PLAN))
    assert all(one.failures == () for one in analyses)
    found = run_link(LINK, [(one.article, one.records) for one in analyses], PLAN.resources)
    backwards = run_link(LINK, [(one.article, one.records) for one in reversed(analyses)], PLAN.resources)
    assert found == backwards
    assert found.failures == ()
    actors = {record.id: record for record in found.records if isinstance(record, Actor)}
    roles = {role.id: role for one in analyses for role in one.records[Role] if isinstance(role, Role)}
    entities = {entity.id for one in analyses for entity in one.records[Entity]}
    listed = []
    for record in found.records:
        if isinstance(record, Incumbent):
            assert record.entity in entities
            assert record.entity in actors[record.actor].entities
            assert all(roles[role].article != roles[record.role].article for role in record.holds)
            listed.append((roles[record.role].title, actors[record.actor].name, [roles[role].title for role in record.holds]))
    return listed


def test_the_only_mayor_of_the_record_is_meant_and_the_words_that_say_so_are_kept():
    assert meant(("2024-03-01", NAMED), ("2024-03-05", ASKED)) == [("mayor", "Carla Torve", ["Mayor"])]


def test_a_country_says_which_president():
    texts = (
        ("2024-03-01", "Mexican President Carla Torve spoke."),
        ("2024-03-02", "French President Bo Lind spoke."),
        ("2024-03-03", "The Mexican president said no."),
    )
    assert meant(*texts) == [("Mexican president", "Carla Torve", ["Mexican President"])]


def test_the_president_in_an_article_about_two_countries_is_nobody():
    known = ("2024-03-01", "Mexican President Carla Torve spoke in Mexico.")
    assert meant(known, ("2024-03-02", "The president said no. Envoys from Mexico met others from Guatemala.")) == []
    assert meant(known, ("2024-03-02", "Envoys came to Guatemala. The president said no.")) == []
    assert meant(known, ("2024-03-02", "Envoys came to Mexico. The president said no.")) != []


def test_an_office_that_changes_hands_belongs_to_the_one_of_the_date():
    texts = (("2024-01-01", NAMED), ("2024-06-01", NAMED.replace("Carla Torve", "Bo Lindqvar")))
    assert meant(*texts, ("2024-01-05", ASKED)) == [("mayor", "Carla Torve", ["Mayor"])]
    assert meant(*texts, ("2024-05-28", ASKED)) == [("mayor", "Bo Lindqvar", ["Mayor"])]
    assert meant(*texts, ("2024-03-15", ASKED)) == []


def test_two_who_may_hold_it_leave_it_open():
    assert meant(("2024-03-01", NAMED), ("2024-03-20", NAMED.replace("Carla Torve", "Bo Lindqvar")), ("2024-03-10", ASKED)) == []


@pytest.mark.parametrize("word", ["former", "incoming", "acting", "deputy"])
def test_former_incoming_acting_and_deputy_mayors_are_not_the_mayor(word):
    assert meant(("2024-03-01", NAMED.replace("Mayor", f"In Port Lind {word} mayor")), ("2024-03-05", ASKED)) == []


def test_whoever_is_called_former_later_still_held_it_before():
    texts = (("2024-01-01", NAMED), ("2024-01-10", NAMED), ("2024-06-01", NAMED.replace("Mayor", "In Port Lind former mayor")))
    assert [one[1] for one in meant(*texts, ("2024-01-05", ASKED))] == ["Carla Torve"]
    assert meant(*texts, ("2024-06-05", ASKED)) == []


def test_an_acting_mayor_beside_the_mayor_makes_it_doubtful():
    acting = ("2024-03-03", "In Port Lind acting mayor Bo Lindqvar spoke.")
    assert meant(("2024-03-01", NAMED), acting, ("2024-03-05", ASKED)) == []
    asked = ("2024-03-05", ASKED.replace("The mayor", "The acting mayor"))
    assert [one[1] for one in meant(("2024-03-01", NAMED), acting, asked)] == ["Bo Lindqvar"]


def test_two_ministers():
    health = ("2024-03-01", "Health Minister Carla Torve spoke in Port Lind.")
    assert meant(health, ("2024-03-02", "The minister said no in Port Lind.")) == []
    assert meant(health, ("2024-03-02", "The transport minister said no in Port Lind.")) == []
    assert meant(health, ("2024-03-02", "The health minister said no in Port Lind.")) != []


@pytest.mark.parametrize("on", ["", "2024"])
def test_without_a_date_nobody_is_meant(on):
    assert meant(("2024-03-01", NAMED), (on, ASKED)) == []


def test_another_town_is_another_mayor():
    assert meant(("2024-03-01", NAMED), ("2024-03-05", ASKED.replace("Port Lind", "Ostrel Bay"))) == []


def test_where_the_article_names_a_mayor_nobody_else_is_looked_for():
    assert meant(("2024-03-01", NAMED), ("2024-03-05", "Mayor Bo Lindqvar met the mayor of Port Lind. The mayor said no.")) == []


@pytest.mark.parametrize("word", ["spokesman", "lawyer", "official", "senator", "brother"])
def test_what_many_are_at_a_time_is_nobodys_office(word):
    text = NAMED.replace("Mayor", f"In Port Lind {word}")
    assert meant(("2024-03-01", text), ("2024-03-05", ASKED.replace("mayor", word))) == []


def test_a_father_and_a_son_of_one_name_stay_apart():
    texts = (("2024-03-01", "Mayor John Torve Sr. spoke."), ("2024-03-02", "Mayor John Torve Jr. spoke."))
    analyses = [analyse(pasted(text, path=on), PLAN) for on, text in texts]
    found = run_link(LINK, [(one.article, one.records) for one in analyses], PLAN.resources)
    assert len([one for one in found.records if isinstance(one, Actor)]) == 2


@pytest.mark.parametrize(
    ("first", "second", "variants"),
    [
        ("Mayor Carla Thistlewood spoke.", "Mayor Carla Thistelwood spoke.", [{"Carla Thistlewood", "Carla Thistelwood"}]),
        ("Mayor Carla Thistlewood spoke.", "Painter Carla Thistelwood spoke.", [{"Carla Thistlewood"}, {"Carla Thistelwood"}]),
        ("Mayor Carla Thistlewood spoke.", "Mayor Carlo Thistlewood spoke.", [{"Carla Thistlewood"}, {"Carlo Thistlewood"}]),
        ("Mayor Carla Lee spoke.", "Mayor Carla Lea spoke.", [{"Carla Lee"}, {"Carla Lea"}]),
    ],
)
def test_a_slip_in_a_surname_is_a_variant_where_first_name_and_office_agree(first, second, variants):
    analyses = [analyse(pasted(text, path=text), PLAN) for text in (first, second)]
    found = run_link(LINK, [(one.article, one.records) for one in analyses], PLAN.resources)
    shown = [set(one.variants) for one in found.records if isinstance(one, Actor)]
    assert sorted(shown, key=sorted) == sorted(variants, key=sorted)
