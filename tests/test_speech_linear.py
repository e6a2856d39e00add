"""Texts that say the same thing over and over take as long as they are long: every stage, by rules alone."""

import pytest

from onrecord.model.ids import MentionId
from onrecord.model.names import Entity
from onrecord.model.runs import By
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from tests.effort import linear
from tests.texts import article


def test_the_id_of_an_entity_costs_its_mentions_once():
    def made(count: int) -> Entity:
        mentions = tuple(MentionId(f"mention-{number:016x}") for number in range(count))
        return Entity(made=By("entities", 1).rule("named", 0.9), article=article("Ana").key, kind="person", name="Ana", mentions=mentions)

    linear(lambda entity: [entity.id for _ in entity.mentions], made, 200)


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        ("She said the warden told her that the gate was shut. ", 500),
        ("Warden Ida Marsh said “he told me, ‘The gate is shut,’ and left.” ", 250),
        ('She said "', 250),
        ("“She said ‘", 250),
    ],
)
def test_speech_within_speech_is_read_in_linear_time(piece: str, size: int):
    stages = plan(STAGES, resources())
    linear(lambda text: analyse(article(text), stages), lambda count: piece * count, size)
