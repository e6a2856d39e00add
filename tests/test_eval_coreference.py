"""The measures of coreference, on cases worked out by hand from their definitions."""

from itertools import permutations

import pytest

from eval.language import coreference
from eval.language.chains import Conll, Sums
from onrecord.model.language import Mentioned, Reading
from tests.parsed_words import parsed

GOLD = ["abcd", "ef"]
FOUND = ["ab", "cd", "efg"]
"""Gold links: 3 + 1; found pieces of abcd: 2. Found links: 1 + 1 + 2, of which g's is wrong."""


def conll(gold: list[str], found: list[str]) -> Conll:
    made = Conll()
    made.add(gold, found)
    return made


def test_muc_counts_links():
    muc = conll(GOLD, FOUND).muc
    assert (muc.recall, muc.precision) == (pytest.approx(3 / 4), pytest.approx(3 / 4))


def test_b_cubed_counts_each_mention():
    b_cubed = conll(GOLD, FOUND).b_cubed
    assert b_cubed.recall == pytest.approx((4 * 2 / 4 + 2 * 1) / 6)
    assert b_cubed.precision == pytest.approx((4 * 1 + 2 * 2 / 3) / 7)


def test_ceaf_pairs_each_chain_once():
    best = 2 * 2 / (4 + 2) + 2 * 2 / (2 + 3)
    ceaf = conll(GOLD, FOUND).ceaf
    assert (ceaf.recall, ceaf.precision) == (pytest.approx(best / 2), pytest.approx(best / 3))


def test_the_score_is_the_mean_of_three():
    made = conll(GOLD, FOUND)
    assert made.score == pytest.approx((made.muc.f1 + made.b_cubed.f1 + made.ceaf.f1) / 3)


def test_ceaf_takes_the_best_assignment_and_not_the_first():
    """Taking the likest pair first would give abc to abcde and leave the other two with nothing in common."""
    gold, found = ["abcde", "xyzwv"], ["abcxy", "de"]
    first_best, other_way = 2 * 3 / 10 + 0, 2 * 2 / 7 + 2 * 2 / 10
    assert other_way > first_best
    assert conll(gold, found).ceaf.gold_part == pytest.approx(other_way)


def test_ceaf_against_every_assignment():
    gold, found = ["ab", "cde", "fghi", "jk"], ["acfj", "bdg", "ehk", "i"]
    kept = [set(c) for c in found if len(c) > 1]
    likeness = [[2 * len(set(g) & f) / (len(g) + len(f)) for f in kept] for g in gold]
    best = max(sum(likeness[g][f] for f, g in enumerate(order)) for order in permutations(range(len(gold)), len(kept)))
    assert conll(gold, found).ceaf.gold_part == pytest.approx(best)


def test_the_same_is_one_and_nothing_is_none():
    assert conll(GOLD, GOLD).score == pytest.approx(1)
    assert conll(GOLD, []).score == 0
    assert conll([], []).score == 0


def test_one_chain_for_all_has_every_link_and_many_wrong():
    made = conll(["ab", "cd"], ["abcd"])
    assert made.muc.recall == 1
    assert made.muc.precision == pytest.approx(2 / 3)
    assert made.b_cubed.precision == pytest.approx(1 / 2)
    assert made.ceaf.recall == pytest.approx(2 * 2 / 6 / 2)


def test_chains_of_one_count_on_neither_side():
    assert conll(["ab", "c"], ["ab", "d"]) == conll(["ab"], ["ab"])


def test_documents_are_summed():
    made = Conll()
    made.add(["ab"], ["ab"])
    made.add(["abc"], [])
    assert made.muc == Sums(1, 3, 1, 1)


SENTENCES = [
    {"w": ["Ann", "Ray", "spoke", "."], "head": [3, 1, 0, 3], "upos": ["PROPN", "PROPN", "VERB", "PUNCT"]},
    {
        "w": ["She", "said", "the", "clerk", "left", "."],
        "head": [2, 0, 4, 5, 2, 2],
        "upos": ["PRON", "VERB", "DET", "NOUN", "VERB", "PUNCT"],
    },
    {"w": ["He", "agreed", "."], "head": [2, 0, 2], "upos": ["PRON", "VERB", "PUNCT"]},
]
ROW = {
    "text": "Ann Ray spoke. She said the clerk left. He agreed.",
    "genre": "news",
    "coref": {"1": [[0, 7, "person"], [15, 18, "person"]], "2": [[24, 33, "person"], [40, 42, "person"]]},
    "attributions": [{"source": [[15, 18]]}, {"source": [[40, 42]]}, {"source": [[0, 7]]}],
}
WORDS = """
Ann PROPN NNP 3 nsubj
Ray PROPN NNP 1 flat
spoke VERB VBD 0 root
. PUNCT . 3 punct

She PRON PRP 2 nsubj
said VERB VBD 0 root
the DET DT 4 det
clerk NOUN NN 5 nsubj
left VERB VBD 2 ccomp
. PUNCT . 2 punct

He PRON PRP 2 nsubj
agreed VERB VBD 0 root
. PUNCT . 2 punct
"""


def reading(*chains: list[Mentioned]) -> Reading:
    """The words of the document above as a model reads them, with these chains."""
    _, words = parsed(WORDS)
    offsets, at = [], 0
    for form in ("Ann", "Ray", "spoke", ".", "She", "said", "the", "clerk", "left", ".", "He", "agreed", "."):
        start = ROW["text"].index(form, at)
        at = start + len(form)
        offsets.append((start, at))
    placed = tuple(type(w)(start, end, w.upos, w.xpos, w.lemma, w.head, w.dep) for w, (start, end) in zip(words, offsets, strict=True))
    return Reading(placed, ((0, 4), (4, 10), (10, 13)), (), (), tuple(map(tuple, chains)))


ANN, SHE = Mentioned(0, 2, 0, "name"), Mentioned(4, 5, 4, "pronoun")
CLERK, HE = Mentioned(6, 8, 7, "nominal"), Mentioned(10, 11, 10, "pronoun")


def measured(*chains: list[Mentioned]) -> dict[str, float]:
    figures = coreference.scored("x", [coreference.document(SENTENCES, ROW)], [reading(*chains)])
    return {figure.name.removeprefix("language-coreference/x "): figure.value for figure in figures}


def test_the_sources_of_a_document():
    found = coreference.document(SENTENCES, ROW)
    assert [(found.text[s.head[0] : s.head[1]], s.chain, s.sort) for s in found.sources] == [
        ("She", 0, "pronoun"),
        ("He", 1, "pronoun"),
        ("Ann", 0, "name"),
    ]


def test_right_chains_are_right_sources():
    found = measured([ANN, SHE], [CLERK, HE])
    assert (found["conll score"], found["sources pronoun right where resolved"], found["sources pronoun resolved"]) == (1, 1, 1)


def test_a_wrong_chain_is_a_wrong_source_and_no_chain_is_none():
    found = measured([SHE, CLERK])
    assert (found["sources pronoun right where resolved"], found["sources pronoun resolved"]) == (0, 0.5)


GAP_ROW = {
    "Text": ROW["text"], "Pronoun": "She", "Pronoun-offset": "15", "A": "Ann Ray", "A-offset": "0", "A-coref": "TRUE",
    "B": "Ray", "B-offset": "4", "B-coref": "FALSE",
}  # fmt: skip


def test_gap_takes_the_name_of_the_pronouns_chain():
    pairs = coreference.gap([GAP_ROW], [reading([ANN, SHE])]).pairs["feminine"]
    assert (pairs.precision, pairs.recall) == (1, 1)


def test_gap_without_a_chain_says_nothing():
    pairs = coreference.gap([GAP_ROW], [reading([CLERK, HE])]).pairs["feminine"]
    assert (pairs.found, pairs.wanted) == (0, 1)


def test_gap_a_wrong_name_is_wrong():
    row = GAP_ROW | {"A": "the clerk", "A-offset": "24", "A-coref": "FALSE", "B": "Ann Ray", "B-offset": "0", "B-coref": "TRUE"}
    pairs = coreference.gap([row], [reading([SHE, CLERK])]).pairs["feminine"]
    assert (pairs.precision, pairs.recall, pairs.found) == (0, 0, 1)
