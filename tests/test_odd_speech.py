"""What holds of quotations and chains in any text at all: properties, over texts put together at random and over odd ones."""

import random
import time
from itertools import pairwise

import pytest

from onrecord.model.span import Span
from tests.speech_house import Told

SPEAKERS = ("Ann Lee", "the mayor", "he", "two officials", "The Lind Post", "my sister", "a report", "I", "", "Radio Lind", "nobody")
CUES = (
    "said",
    "told the Daily Mail",
    "told him that",
    "reported that",
    "citing",
    "quoted",
    "as saying",
    "according to",
    "denied that",
    ":",
    "",
)
WORDS = (
    "the bridge was shut",
    "it is",
    "a disaster",
    "on Tuesday",
    "was",
    "in an article published on Politico,",
    "if",
    "and",
    ",",
    ".",
    "\n\n",
    ";",
)
MARKS = ("“", "”", '"', "'", "‘", "’", "«", "»", "„", "", "", "")


def jumble(seed: int, length: int = 120) -> str:
    """Pieces of reported speech in no order, with marks that open and close where they like."""
    chance = random.Random(seed)
    lists = (SPEAKERS, CUES, WORDS)
    return " ".join(f"{chance.choice(MARKS)}{chance.choice(chance.choice(lists))}{chance.choice(MARKS)}" for _ in range(length))


def laws(told: Told) -> None:
    """Every id leads somewhere, every span has words, chains go inwards, and nobody reports himself."""
    text = told.article.text
    quoted, sources = {q.id: q for q in told.quotations}, {s.id: s for s in told.sources}
    ties = {tie.id: tie for tie in told.attributions}
    for span in (*(s.span for s in told.sources), *(piece for q in told.quotations for piece in (*q.content, *q.marked))):
        assert 0 <= span.start <= span.end <= len(text)
    assert all(text[s.span.start : s.span.end].strip() for s in told.sources)
    assert len({s.attribution for s in told.statements}) == len(ties)
    for chain in told.chains:
        assert chain.reporters or len(chain.attributions) > 1
        assert all(one in sources for one in chain.reporters)
        own = sources.get(ties[chain.attributions[-1]].source or "")
        for reporter in chain.reporters:
            assert own is None or sources[reporter].entity is None or sources[reporter].entity != own.entity
        contents = [quoted[ties[one].quotation].content for one in chain.attributions]
        for outer, inner in pairwise(contents):
            assert all(any(whole.contains(part) for whole in outer) for part in inner), (outer, inner)


@pytest.mark.parametrize("seed", range(60))
def test_laws_hold_in_any_jumble(seed):
    laws(Told(jumble(seed)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“" * 500 + "he said" + "”" * 500,
        "“He said ‘she said “they said ‘we said’ ”’”",
        "“Yes.” “No.” “Yes!” ‘No?’\n" * 200,
        "Rain fell. The bridge is shut. Nobody is on it.\n" * 200,
        "ANNA: Where is he?\n\nBEN: He said that Carl told him to go.\n\n(They wait.)\n" * 100,
        'def f(x):\n    return said["he"] + \'told the Mail\'  # he said "no"\n' * 100,
        "Name\tSaid\nLee\t“no”\nMarsh\tsaid Lee said no\n" * 100,
        "Lee said Marsh said Ott said Venn said the bridge was shut. " * 50,
        "\ud800 said that \udfff told the Mail that “x\u0300” was \u202eevil\u202c.",
    ],
    ids=("empty", "marks", "deep", "only speech", "no speakers", "a play", "code", "a table", "deep reports", "odd characters"),
)
def test_laws_hold_in_odd_texts(text):
    laws(Told(text))


@pytest.mark.parametrize(
    "words",
    [
        "he said the mayor told him that ",
        "“he said, ‘she said, ",
        "Ann Lee told the paper that it was a fake. ",
    ],
)
def test_time_is_linear_in_one_paragraph(words):
    """100 kB in one paragraph take about as long as ten times 10 kB; by the clock of the process, for machines that do other things too."""
    laws(Told(words * 20))
    small, large = (spent(words * (size // len(words))) for size in (10_000, 100_000))
    assert large < 10 * small * 4 + 1, (small, large)


def spent(text: str) -> float:
    begun = time.process_time()
    told = Told(text)
    assert all(isinstance(source.span, Span) for source in told.sources)
    return time.process_time() - begun
