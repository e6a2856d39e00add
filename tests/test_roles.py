"""What people are called to be, by the rules alone and with a parse written by hand."""

import pytest

from onrecord.model.names import Entity, Role
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from tests.texts import article

PLAN = plan(STAGES, resources())


def roles(text: str) -> list[tuple[str, str, str]]:
    """Whom, what they are called to be, and whether they still are."""
    found = analyse(article(text), PLAN)
    assert found.failures == ()
    names = {entity.id: entity.name for entity in found.records[Entity] if isinstance(entity, Entity)}
    listed = []
    for role in found.records[Role]:
        assert isinstance(role, Role)
        assert " ".join(role.span.of(text).split()) == role.title
        listed.append((names[role.entity], role.title, role.standing))
    return listed


@pytest.mark.parametrize(
    ("text", "title", "standing"),
    [
        ("On Monday Mexican President Carla Torve left.", "Mexican President", "holder"),
        ("Carla Torve, the White House press secretary, left.", "White House press secretary", "holder"),
        ("Carla Torve, mayor of Lind, left.", "mayor of Lind", "holder"),
        ("The choir's conductor, Dr Carla Torve, left.", "choir's conductor", "holder"),
        ("On Monday Carla Torve, 64, a grower from Lind, left.", "grower from Lind", "holder"),
        ("On Monday Carla Torve, who leads the Harbour Guild, left.", "leads the Harbour Guild", "holder"),
        ("On Monday Carla Torve, who was harbour minister until 2019, left.", "harbour minister", "former"),
        ("On Monday former minister Carla Torve left.", "former minister", "former"),
        ("On Monday then-Mayor Carla Torve left.", "then-Mayor", "former"),
        ("On Monday acting mayor Carla Torve left.", "acting mayor", "acting"),
        ("On Monday incoming mayor Carla Torve left.", "incoming mayor", "incoming"),
        ("On Monday deputy mayor Carla Torve left.", "deputy mayor", "holder"),
        ("On Monday Sen. Carla Torve left.", "Sen.", "holder"),
    ],
)
def test_what_a_name_is_called_to_be(text: str, title: str, standing: str) -> None:
    assert ("Carla Torve", title, standing) in roles(text)


def test_somebody_without_a_name_has_a_role_only_where_it_is_one_persons():
    assert roles("The press secretary left. A man saw the mayor of Lind. An aide waved.") == [
        ("The press secretary", "press secretary", "holder"),
        ("the mayor of Lind", "mayor of Lind", "holder"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Carla Torve, the mayor said, had left.",
        "On Monday Carla Torve, Mayor Bo Lind and others left.",
        "Carla Torve, a move that nobody liked, left.",
        "Carla Torve, 64, left.",
    ],
)
def test_what_only_stands_near_a_name_is_not_its_role(text):
    assert [found for found in roles(text) if found[0] == "Carla Torve"] == []
