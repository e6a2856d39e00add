"""Agreement of two hands, and what the record gets right, on small invented sheets."""

from pathlib import Path

import pytest

from eval.attributed import Attributed as Words
from eval.attributed import places
from eval.attributed_news.agreement import Pairing, double, figures, listed
from eval.attributed_news.check import SET, read
from eval.attributed_news.measure import types, verdict
from eval.attributed_news.sheet import Sheet
from eval.system import Found

ARTICLE = """“We waited,” Ana Ruk said. The Lantern reported that an official had warned that the crew were tired. She denies it.

The mayor believes the ferry will sail.
"""
FIRST = """
article = "01.txt"
outlet = "The Post"
published = "2024-03-12"
actor = [
  { id = "ruk", name = "Ana Ruk", kind = "named", variants = ["The mayor"] },
  { id = "lantern", name = "The Lantern", kind = "outlet" },
  { id = "official", name = "an official", kind = "unnamed person" },
]

[[attribution]]
id = 1
directness = "direct"
content = ["“We waited,”"]
cue = ["said"]
source = ["Ana Ruk"]
speaker = "ruk"

[[attribution]]
id = 2
directness = "indirect"
content = ["an official had warned that the crew were tired"]
cue = ["reported"]
source = ["The Lantern"]
speaker = "lantern"

[[attribution]]
id = 3
directness = "indirect"
content = ["the crew were tired"]
cue = ["warned"]
source = ["an official"]
speaker = "official"
inside = 2
act = "warn"

[[attribution]]
id = 4
directness = "indirect"
content = ["it"]
cue = ["denies"]
source = ["She"]
speaker = "ruk"
act = "deny"

[[attribution]]
id = 5
directness = "indirect"
content = ["the ferry will sail"]
cue = ["believes"]
source = ["The mayor"]
speaker = "ruk"
act = "think"
"""
CHANGES = (
    ('{ id = "official", name = "an official", kind = "unnamed person" }', '{ id = "man", name = "an official", kind = "role" }'),
    ('speaker = "official"', 'speaker = "man"'),
    ('cue = ["warned"]', 'cue = ["had warned"]'),
    ('act = "warn"', 'act = "assert"'),
    ('act = "deny"', 'act = "deny"\noptional = true'),
    ('["the ferry will sail"]', '["will"]'),
)


@pytest.fixture
def two(tmp_path: Path) -> Pairing:
    (tmp_path / "01.txt").write_text(ARTICLE)
    second = FIRST
    for old, new in CHANGES:
        assert second.count(old) == 1, old
        second = second.replace(old, new)
    sheets = []
    for hand, text in (("a", FIRST), ("b", second)):
        (tmp_path / hand).mkdir()
        path = tmp_path / hand / "01.toml"
        path.write_text(text)
        sheets.append(read(path, tmp_path))
    return Pairing(*sheets)


def test_a_hand_agrees_with_itself(two: Pairing) -> None:
    assert {f.value for f in figures([Pairing(two.first, two.first)]) if f.of} == {1.0}


def test_actors_are_matched_and_what_differs_counts(two: Pairing) -> None:
    assert two.people == {"ruk": "ruk", "lantern": "lantern", "man": "official"}
    found = {f.name: (round(f.value, 3), f.of) for f in figures([two])}
    assert found["contents, all (F1)"] == (0.75, 4)  # the optional one is left out; "will" is too little
    assert found["act"] == (0.667, 3)
    assert found["cue, some of it"] == (1.0, 3)
    assert found["cue, exactly"] == (0.667, 3)
    assert found["kind of unnamed speaker"] == (0.0, 1)
    assert found["reported via"] == (1.0, 1)


def test_every_difference_has_a_line(two: Pairing) -> None:
    lines = list(listed(two))
    assert any(line.startswith("4/4 optional") for line in lines)
    assert any("warned  //  had warned" in line for line in lines)
    assert sum(line.startswith("only the") for line in lines) == 2


def _found(sheet: Sheet, speaker: str | None, source: str) -> Found:
    start = sheet.text.index(source)
    where = places(sheet.text, [(start, start + len(source))])
    return Found(Words("direct", (where,), where), speaker, source, "named", ())


@pytest.mark.parametrize(
    ("speaker", "source", "expected"),
    [("Ana Ruk", "Ana Ruk", "right"), ("she", "Ana Ruk", "open"), ("The Lantern", "Ana Ruk", "wrong"), (None, "Ana Ruk", "open"),
     ("an official", "an official", "wrong")],
)  # fmt: skip
def test_somebody_named_is_right_only_by_the_full_name(two: Pairing, speaker: str | None, source: str, expected: str) -> None:
    sheet, wanted = two.first, two.first.attributions[0]
    words = Words("direct", (places(sheet.text, wanted.content),), places(sheet.text, wanted.source))
    assert verdict(sheet, sheet.actors[0], words, _found(sheet, speaker, source)) == expected


def test_types_go_by_the_words_of_the_source(two: Pairing) -> None:
    ruk, sheet = two.first.actors[0], two.first
    assert [types(sheet, ruk, a) for a in sheet.attributions if a.id in (1, 4)] == [("named",), ("pronoun",)]


def test_every_article_with_a_sheet_is_adjudicated() -> None:
    hands = {path.stem for path in SET.glob("hands/*/*.toml")}
    assert {path.stem for path in SET.glob("gold/*.toml")} == hands
    assert len(double()) == 40
