"""The types of sources: what a phrase says of who speaks."""

import pytest

from tests.speech_house import Told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ann Torve said the plan had failed.", "named"),
        ("Her lawyer, Ann Torve, said the plan had failed.", "named"),
        ("The minister said the plan had failed.", "role"),
        ("A spokesman for the bank said the plan had failed.", "role"),
        ("A ministry spokesperson said the plan had failed.", "role"),
        ("Two officials briefed on the talks said the plan had failed.", "unnamed_group"),
        ("A senior administration official said the plan had failed.", "unnamed_person"),
        ("A person familiar with the matter said the plan had failed.", "unnamed_person"),
        ("Two officials came. One of them said the plan had failed.", "unnamed_person"),
        ("Police said the plan had failed.", "organisation"),
        ("On Monday police said the plan had failed.", "organisation"),
        ("Analysts said the plan had failed.", "unnamed_group"),
        ("The company said the plan had failed.", "organisation"),
        ("The report said the plan had failed.", "document"),
        ("The audit said the plan had failed.", "document"),
        ("Court documents said the plan had failed.", "document"),
        ("A poll said the plan had failed.", "document"),
        ("The statement said the plan had failed.", "document"),
        ("The Port Lind Herald said the plan had failed.", "outlet"),
        ("The newspaper Ostrel Dawn said the plan had failed.", "outlet"),
        ("Ostrel Dawn, a newsletter for sailors, said the plan had failed.", "outlet"),
        ("Radio Ostrel said the plan had failed.", "outlet"),
        ("They said the plan had failed.", "pronoun"),
    ],
)
def test_the_type_of_a_source(text, type_):
    assert [source.type for source in Told(text).sources] == [type_]


def test_the_official_is_the_one_of_many_that_was_met_before():
    types = [s.type for s in Told("A diplomat said no. The diplomat said the talks had failed.").sources]
    assert types == ["unnamed_person", "unnamed_person"]


def test_the_aide_to_somebody_is_not_that_somebody():
    told = Told("Ann Torve came. An aide to Ms Torve said the plan had failed.")
    assert [source.type for source in told.sources] == ["unnamed_person"]
    assert told.statements[-1].speaker != "Ann Torve"
