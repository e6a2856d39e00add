"""Long and odd texts through the language engine: nothing raises, time stays linear, memory stays small."""

import random
from itertools import pairwise

import pytest

from onrecord.language import engine, files
from onrecord.language.engine import Engine
from tests.containers import peak
from tests.effort import linear

pytestmark = pytest.mark.skipif(
    not all((files.PACKAGED / name).is_file() for name in files.FILES), reason="the package holds no weights yet"
)  # fmt: skip
READER = Engine()
STORY = "“We closed it,” Ana Torve said on Monday. She gave no date, and the mayor of Lindhaven gave none to her. "


def drawn(letters: str, blanks: float = 0.0) -> str:
    """Three thousand letters in no order, with a share of blanks."""
    draw = random.Random(letters)
    return "".join(" " if draw.random() < blanks else draw.choice(letters) for _ in range(3_000))


PIECES = {
    "one word": "a",
    "words and marks without a space": drawn("abcdefgh0123.,-_/&@#'’"),
    "figures": "1,",
    "points": ".",
    "quotation marks": '"',
    "brackets": "(",
    "emoji": "😀",
    "families": "👩\u200d👩\u200d👧🏽 ",
    "Hebrew": drawn("אבגדהוזחטיכלמ", 0.2),
    "Arabic without a space": drawn("ابتثجحخد"),
    "direction marks": "\u202eabc\u202c \u2067ab\u2069 ",
    "zero-width spaces": "\u200b",
    "words with what cannot be seen": "wo\u200brd\ufeff \u2060th\u00adis. ",
    "new lines": "\n",
    "a letter a line": "a\n",
    "Windows lines": ".\r\n",
    "Chinese": drawn("的一是不了人我在有他这中大来上国。，"),
    "Thai": drawn("กขคงจฉชซญ่้ี"),
    "Russian": drawn("абвгдежзиклмн", 0.2),
    "accents": "e\u0301\u0302\u0303",
    "lone surrogates": "\ud800 ",
    "nulls": "\0 a",
    "news on one line": STORY,
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_any_text_is_read_in_linear_time(piece: str) -> None:
    def read(text: str) -> None:
        (reading,) = READER.read([text])
        places = [(word.start, word.end) for word in reading.words]
        assert all(a < b <= c for (a, b), (c, _) in pairwise(places))
        assert [i for first, last in reading.sentences for i in range(first, last)] == list(range(len(places)))

    linear(read, lambda size: piece * (size // len(piece) + 1), 600)


def test_the_same_text_gives_the_same_reading_whatever_is_read_beside_it() -> None:
    alone = READER.read([STORY])
    assert READER.read([STORY * 40, STORY, ""])[1:] == [*alone, *READER.read([""])]


def test_a_very_long_text_is_read_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    text = STORY * 20
    whole = READER.read([text])[0]
    monkeypatch.setattr(engine, "PORTION", 100)
    found = READER.read([text])[0]
    words = [text[w.start : w.end] for w in found.words]
    assert words == [text[w.start : w.end] for w in whole.words]
    assert [i for a, b in found.sentences for i in range(a, b)] == list(range(len(words)))
    for first, last in found.sentences:
        assert all(word.head == -1 or first <= word.head < last for word in found.words[first:last])
    named = [" ".join(words[name.first : name.last]) for name in found.names]
    assert named.count("Ana Torve") == 20
    assert {" ".join(words[a:b]) for one in found.attributions for a, b in one.source} == {"Ana Torve"}
    assert all(words[m.head] in words[m.first : m.last] for chain in found.entities for m in chain)


def test_memory_does_not_grow_with_what_the_network_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each portion's scores are let go before the next is read: what stays is the words."""
    monkeypatch.setattr(engine, "PORTION", 300)
    held = []
    for times in (25, 200):
        with peak() as most:
            READER.read([STORY * times])
        held.append(most[0])
    assert held[1] < 4 * held[0]
