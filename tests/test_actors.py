import pickle
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicons.names import names
from onrecord.link.actors import compare, group
from onrecord.link.bearers import Bearer, keys
from onrecord.model.ids import EntityId
from onrecord.model.names import Actor
from tests.told import told


def actors(*texts: str) -> tuple[Actor, ...]:
    items: list[Bearer] = []
    blocks: dict[str, list[Bearer]] = {}
    for number, text in enumerate(texts):
        found = told(text, f"{number}.txt")
        for key, item in keys(found.article, found.mentions, found.entities(), (), names=names()):
            items.append(item)
            blocks.setdefault(key, []).append(item)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(set(block)), 2)}
    findings = sorted({match for pair in pairs for match in compare(*pair)})
    return tuple(one for one in group(tuple(items), tuple(findings)) if isinstance(one, Actor))


def shown(*texts: str) -> dict[str, int]:
    """Each actor's name -> in how many articles it is."""
    found: dict[str, int] = {}
    for actor in actors(*texts):
        found[actor.name] = found.get(actor.name, 0) + len(actor.entities)
    return found


def test_the_same_name() -> None:
    assert shown("Mayor Carla Torve spoke.", "Later Mayor Carla Torve left.") == {"Carla Torve": 2}


def test_a_second_surname() -> None:
    assert shown("Mayor Carla Torve spoke.", "Mayor Carla Torve Lindqvar spoke.", "Mayor Torve left.") == {"Carla Torve Lindqvar": 3}


def test_a_surname_alone_joins_its_only_bearer() -> None:
    found = actors("President Luc Ostrel spoke.", "President Ostrel spoke. Ostrel smiled.")
    assert [(a.name, a.variants, len(a.entities)) for a in found] == [("Luc Ostrel", ("Ostrel", "Luc Ostrel"), 2)]


def test_a_surname_that_two_bear_stays_alone() -> None:
    texts = ("Senator Marco Vastag spoke.", "Senator Mario Vastag spoke.", "Senator Vastag spoke.", "Senator Vastag left.")
    assert sorted((a.name, len(a.entities)) for a in actors(*texts)) == [
        ("Marco Vastag", 1),
        ("Mario Vastag", 1),
        ("Vastag", 1),
        ("Vastag", 1),
    ]


def test_different_first_names_never_join() -> None:
    assert shown("Mayor John Torve spoke.", "Mayor Joan Torve spoke.") == {"John Torve": 1, "Joan Torve": 1}


def test_an_initial_that_two_could_have_joins_neither() -> None:
    assert shown("Mayor John Torve spoke.", "Mayor Joan Torve spoke.", "Mayor J. Torve spoke.") == {
        "John Torve": 1,
        "Joan Torve": 1,
        "J. Torve": 1,
    }


def test_bodies_by_name_and_by_initials() -> None:
    texts = ("A letter from the National Transport Authority came.", "A letter from the NTA came.", "Mail from the Torvenna Times came.")
    assert shown(*texts) == {"National Transport Authority": 2, "Torvenna Times": 1}


def test_initials_that_two_bodies_have_join_neither() -> None:
    texts = (
        "A letter from the National Transport Authority came.",
        "A letter from the Northern Teachers Association came.",
        "A letter from the NTA came.",
    )
    assert len(actors(*texts)) == 3


def test_descriptions_and_places_are_no_actors() -> None:
    assert actors("The mayor left Vienna.", "The mayor left Vienna.") == ()


def test_the_order_of_articles_does_not_matter() -> None:
    texts = ("Mayor Carla Torve spoke.", "Mayor Torve left.", "Mayor Carla Torve Lindqvar spoke.")
    items = []
    for number, text in enumerate(texts):
        found = told(text, f"{number}.txt")
        items += [item for _, item in keys(found.article, found.mentions, found.entities(), (), names=names())]
    findings = sorted({match for pair in combinations(sorted(set(items)), 2) for match in compare(*pair)})
    results = {group(ordered, tuple(findings)) for ordered in permutations(dict.fromkeys(items))}
    assert len(results) == 1
    assert pickle.loads(pickle.dumps((items, findings))) == (items, findings)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["John Torve", "Joan Torve", "J. Torve", "Torve", "John Torve Lind", "John A. Torve", "John B. Torve"]), max_size=7
    )
)
def test_no_actor_has_two_first_names(names: list[str]) -> None:
    found = actors(*(f"Mayor {name} spoke." for name in names))
    for actor in found:
        firsts = {v.split()[0] for v in actor.variants if len(v.split()) > 1}
        assert not {"John", "Joan"} <= firsts
        middles = {v.split()[1] for v in actor.variants if len(v.split()) == 3 and v.split()[1] != "Torve"}
        assert len(middles) <= 1
    assert sum(len(actor.entities) for actor in found) == len(names)


def test_a_short_form_joins_the_only_longer_name() -> None:
    assert shown("A letter from Brandt Dredging came.", "A letter from Brandt Dredging came. Brandt Dredging left.") == {
        "Brandt Dredging": 2
    }
    texts = ("The Brandt Authority said no.", "A letter from the Brandt Harbour Authority came.")
    assert len(actors(*texts)) == 2  # neither its beginning nor its end


def bearer(name: str, *forms: str) -> Bearer:
    words = tuple(name.lower().split())
    return Bearer("organisation", words, tuple((form, 1) for form in (name, *forms)), EntityId(f"entity-{name}"))


def test_beginnings_and_ends_of_bodies() -> None:
    long, used = bearer("Brandt Harbour Authority"), bearer("Brandt Harbour Authority", "Harbour Authority")
    assert [m.why for m in compare(bearer("Harbour Authority"), used)] == ["short_form"]
    assert compare(bearer("Harbour Authority"), long) == ()
    assert [m.why for m in compare(bearer("Brandt"), bearer("Brandt Dredging"))] == ["short_form"]
    assert compare(bearer("Senate"), bearer("Senate Committee")) == ()
    items = (bearer("Brandt"), bearer("Brandt Dredging"), bearer("Brandt Shipping"))
    findings = tuple(match for pair in combinations(items, 2) for match in compare(*pair))
    assert len(group(items, findings)) == 3
