"""Chains of mentions from made-up scores; the words of a mention from its parse."""

import re

import numpy as np
import pytest

from onrecord.language import antecedents
from onrecord.language.antecedents import Biases, Ranker, Scores
from onrecord.language.coreference import Evidence, entities
from onrecord.language.pairs import WIDTH
from onrecord.language.phrases import Phrases
from onrecord.lexicons.names import names
from onrecord.model.language import Mentioned, Name, Word
from tests.effort import linear
from tests.parsed_words import parsed, said

FLAT = Biases(0.0, np.zeros(10, np.float32), np.zeros(4, np.float32), np.zeros(3, np.float32))

MAYOR = """
The DET DT 3 det
new ADJ JJ 3 amod
mayor NOUN NN 10 nsubj
of ADP IN 5 case
Welby PROPN NNP 3 nmod
, PUNCT , 8 punct
Mrs PROPN NNP 8 nmod:desc
Orla PROPN NNP 3 appos
Finch PROPN NNP 8 flat
praised VERB VBD 0 root
her PRON PRP$ 12 nmod:poss
staff NOUN NN 10 obj
. PUNCT . 10 punct

He PRON PRP 2 nsubj
laughed VERB VBD 0 root
. PUNCT . 2 punct

She PRON PRP 2 nsubj
left VERB VBD 0 root
. PUNCT . 2 punct
"""


def scored(count: int, links: dict[tuple[int, int], float], mentions: set[int]) -> Scores:
    """The scores that give each listed pair its value, and every other pair a low one."""
    table = np.full((count, count), -9.0, np.float32)
    for (later, earlier), value in links.items():
        table[later, earlier] = value
    mention = np.array([5.0 if i in mentions else -5.0 for i in range(count)], np.float32)
    return Scores(mention, table * np.float32(count**0.5), np.eye(count, dtype=np.float32))


def gathered(
    text: str, words: tuple[Word, ...], scores: Scores, found: tuple[Name, ...] = (), ranker: Ranker | None = None
) -> tuple[tuple[Mentioned, ...], ...]:
    firsts = [i for i, word in enumerate(words) if i == 0 or words[i - 1].xpos == "."]
    sentences = tuple(zip(firsts, [*firsts[1:], len(words)], strict=False))
    return entities(Evidence(text, words, sentences, found, scores, FLAT), ranker, names())


def chains(written: str, links: dict[tuple[int, int], float], mentions: set[int], found: tuple[Name, ...] = ()) -> list[list[str]]:
    text, words = parsed(written)
    made = gathered(text, words, scored(len(words), links, mentions), found)
    return [[said(text, words, (m.first, m.last)) for m in chain] for chain in made]


def test_a_pronoun_joins_its_best_antecedent():
    assert chains(MAYOR, {(10, 2): 2.0, (16, 10): 1.0}, {2}) == [["The new mayor of Welby", "her", "She"]]


def test_an_apposition_is_a_mention_of_its_own():
    assert chains(MAYOR, {(7, 2): 3.0}, {2, 7}) == [["The new mayor of Welby", "Mrs Orla Finch"]]


def test_he_and_she_are_never_one():
    assert chains(MAYOR, {(13, 10): 4.0, (13, 2): 1.0, (10, 2): 3.0, (16, 2): 1.0}, {2}) == [["The new mayor of Welby", "her", "She"]]


def test_a_title_states_a_gender():
    assert chains(MAYOR, {(13, 7): 4.0, (16, 7): 4.0}, {7}) == [["Mrs Orla Finch", "She"]]


def test_a_first_name_states_none():
    written = "Mary PROPN NNP 2 nsubj\nspoke VERB VBD 0 root\n\nHe PRON PRP 2 nsubj\nlaughed VERB VBD 0 root"
    assert chains(written, {(2, 0): 1.0}, {0}, (Name(0, 1, "person", 0.9),)) == [["Mary", "He"]]


def test_a_pair_that_scores_below_nothing_stays_apart():
    assert chains(MAYOR, {(16, 2): -0.9}, {2}) == []


def test_the_kinds_of_mentions():
    text, words = parsed(MAYOR)
    made = gathered(text, words, scored(len(words), {(7, 2): 1.0, (10, 7): 1.0}, {2, 7}), (Name(7, 9, "person", 0.9),))
    assert [m.kind for m in made[0]] == ["nominal", "name", "pronoun"]


PAIR = """
Aldo PROPN NNP 4 nsubj
and CCONJ CC 3 cc
Bea PROPN NNP 1 conj
met VERB VBD 0 root
. PUNCT . 4 punct

{later} PRON PRP 2 nsubj
talked VERB VBD 0 root
. PUNCT . 2 punct
"""


def test_they_are_both_and_he_is_one():
    assert chains(PAIR.format(later="They"), {(5, 0): 1.0}, {0}) == [["Aldo and Bea", "They"]]
    assert chains(PAIR.format(later="He"), {(5, 0): 1.0}, {0}) == [["Aldo", "He"]]


def test_two_that_are_joined_are_not_one():
    assert chains(PAIR.format(later="He"), {(2, 0): 5.0}, {0, 2}) == []


TWO = "{a} PROPN NNP 3 nsubj\n{b} PROPN NNP 1 flat\nmet VERB VBD 0 root\n{c} PROPN NNP 3 obj\n{d} PROPN NNP 4 flat"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ivo Karlin", "Ivo Karlin", True),
        ("Ivo Karlin", "I. Karlin", True),
        ("Ivo Karlin", "Mara Karlin", False),
        ("Ivo Karlin", "Ivo Brandt", False),
        ("Mr Karlin", "Ivo Karlin", True),
        ("Mr Brandt", "Ivo Karlin", False),
    ],
)
def test_names_of_people_must_fit(one: str, other: str, same: bool):
    (a, b), (c, d) = one.split(), other.split()
    people = (Name(0, 2, "person", 0.9), Name(3, 5, "person", 0.9))
    found = chains(TWO.format(a=a, b=b, c=c, d=d), {(3, 0): 2.0}, {0, 3}, people)
    assert found == ([[one, other]] if same else [])


def test_a_relative_clause_and_a_possessive_belong_to_the_mention():
    text, words = parsed(
        "the DET DT 2 det\nman NOUN NN 7 nsubj\nwho PRON WP 4 nsubj\nbuilt VERB VBD 2 acl:relcl\nit PRON PRP 4 obj\n, PUNCT , 7 punct\n"
        "sold VERB VBD 0 root\nthe DET DT 9 det\nowner NOUN NN 11 nmod:poss\n's PART POS 9 case\nboat NOUN NN 7 obj"
    )
    phrases = Phrases(words, text)
    assert [said(text, words, phrases.around(head)) for head in (1, 8, 10)] == ["the man who built it", "the owner 's", "the owner 's boat"]


def test_a_preposition_and_a_copula_stay_outside():
    text, words = parsed(
        "She PRON PRP 4 nsubj\nis AUX VBZ 4 cop\nthe DET DT 4 det\nhead NOUN NN 0 root\n"
        "of ADP IN 7 case\nthe DET DT 7 det\nport NOUN NN 4 nmod"
    )
    phrases = Phrases(words, text)
    assert [said(text, words, phrases.around(head)) for head in (3, 6)] == ["the head of the port", "the port"]


AHEAD = """
Orr PROPN NNP 3 nsubj
met VERB VBD 0 root
Finch PROPN NNP 2 obj
. PUNCT . 2 punct

In ADP IN 3 case
his PRON PRP$ 3 nmod:poss
speech NOUN NN 6 obl
, PUNCT , 6 punct
{one} PROPN NNP 6 nsubj
wept VERB VBD 0 root
. PUNCT . 6 punct

{other} PROPN NNP 2 nsubj
left VERB VBD 0 root
"""


def test_a_pronoun_may_stand_for_a_name_that_follows_in_its_sentence():
    links = {(8, 2): 5.0, (11, 0): 5.0, (5, 0): 1.0, (8, 5): 3.0}
    assert chains(AHEAD.format(one="Finch", other="Orr"), links, {0, 2, 8, 11}) == [["Orr", "Orr"], ["Finch", "his", "Finch"]]


def test_and_not_for_one_of_the_next_sentence():
    links = {(8, 0): 5.0, (11, 2): 5.0, (5, 0): 1.0, (11, 5): 3.0}
    assert chains(AHEAD.format(one="Orr", other="Finch"), links, {0, 2, 8, 11}) == [["Orr", "his", "Orr"], ["Finch", "Finch"]]


def test_shares_of_one_chain_add_up():
    """Two mentions of Ada that fit less well, each by itself, than Bea does."""
    written = "Ada PROPN NNP 2 nsubj\nmet VERB VBD 0 root\nBea PROPN NNP 2 obj\n. PUNCT . 2 punct\n\n"
    written += "Ada PROPN NNP 2 nsubj\nspoke VERB VBD 0 root\n. PUNCT . 2 punct\n\nShe PRON PRP 2 nsubj\nleft VERB VBD 0 root"
    links = {(4, 0): 5.0, (7, 0): 1.7, (7, 4): 1.7, (7, 2): 2.0}
    assert chains(written, links, {0, 2, 4}) == [["Ada", "Ada", "She"]]


def test_a_ranker_goes_before_the_network():
    """One that likes no pair, one that likes every pair, whatever the network says."""
    text, words = parsed(MAYOR)
    scores = scored(len(words), {(16, 10): 5.0}, {2})
    for likes, together in ((-9.0, []), (9.0, [["The new mayor of Welby", "her", "She"]])):
        ranker = Ranker(np.zeros((WIDTH, 1), np.float32), *(np.full(1, value, np.float32) for value in (0, 0, likes)))
        made = gathered(text, words, scores, ranker=ranker)
        assert [[said(text, words, (m.first, m.last)) for m in chain] for chain in made] == together


def talk(asking: bool) -> tuple[str, tuple[Word, ...]]:
    """Two people, line by line, in the same words."""
    text = "".join("Did I win {}\n".format("?" if asking else "!") for _ in range(12))
    return text, tuple(
        Word(m.start(), m.end(), *(("PRON", "PRP") if m[0] == "I" else ("X", "FW")), m[0], -1, "root") for m in re.finditer(r"\S+", text)
    )


@pytest.mark.parametrize("asking", [True, False])
def test_in_talk_another_line_is_another_i(asking: bool):
    text, words = talk(asking)
    scores = scored(len(words), {(i, i - 4): 5.0 for i in range(5, len(words), 4)}, set())
    assert len(gathered(text, words, scores)) == (0 if asking else 1)


def test_in_one_quotation_i_am_not_you():
    written = "“ PUNCT `` 3 punct\nI PRON PRP 3 nsubj\nthank VERB VBP 0 root\nyou PRON PRP 3 obj\n” PUNCT '' 3 punct"
    assert chains(written, {(3, 1): 5.0}, set()) == []


@pytest.mark.parametrize("marks", ["“”", "‘’", ("''", "''"), ("``", "''"), '""', "«»"])
def test_what_one_says_to_another_in_any_marks(marks: tuple[str, str] | str):
    """“I” of one quotation may be “you” of the next, and never "you" of the same."""
    for text, together in (
        ("{}I lost,{} said Ana. {}You lost,{} said Bo.", True), ("{}I lost and you lost,{} said Ana. {}No,{} said Bo.", False),
    ):  # fmt: skip
        text = text.format(*marks, *marks)
        words = tuple(
            Word(m.start(), m.end(), *(("PRON", "PRP") if m[0].lower() in ("i", "you") else ("X", "FW")), m[0], -1, "root")
            for m in re.finditer(r"\w+|``|''|[^\w\s]", text)
        )
        i, you = (next(n for n, w in enumerate(words) if text[w.start : w.end].lower() == each) for each in ("i", "you"))
        assert bool(gathered(text, words, scored(len(words), {(you, i): 5.0}, set()))) is together


def test_any_scores_and_any_heads_give_whole_chains():
    draw = np.random.default_rng(3)
    tags = [("PRON", "PRP"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("VERB", "VBD"), ("PUNCT", '"'), ("X", "FW")]
    for count in (0, 1, 2, 40, 300):
        text = "x " * count
        words = tuple(Word(2 * i, 2 * i + 1, *tags[draw.integers(6)], "x", int(draw.integers(-1, count)), "conj") for i in range(count))
        table = [draw.normal(size=(count, 8)).astype(np.float32) for _ in range(2)]
        made = gathered(text, words, Scores(draw.normal(size=count).astype(np.float32), *table))
        heads = [m.head for chain in made for m in chain]
        assert len(heads) == len(set(heads))
        assert all(len(chain) > 1 and all(m.first <= m.head < m.last for m in chain) for chain in made)


def test_the_same_in_blocks_as_at_once(monkeypatch: pytest.MonkeyPatch):
    draw = np.random.default_rng(5)
    words = tuple(Word(2 * i, 2 * i + 1, "PRON", "PRP", "x", -1, "root") for i in range(200))
    scores = Scores(np.ones(200, np.float32), *(draw.normal(size=(200, 8)).astype(np.float32) for _ in range(2)))
    whole = gathered("x " * 200, words, scores)
    monkeypatch.setattr(antecedents, "BLOCK", 7)
    assert gathered("x " * 200, words, scores) == whole


def test_time_grows_with_the_length_and_not_faster():
    def made(count: int) -> tuple[tuple[Word, ...], Scores]:
        draw = np.random.default_rng(1)
        words = tuple(Word(2 * i, 2 * i + 1, "NOUN", "NN", "x", i - 1, "nmod") for i in range(count))
        return words, Scores(*(draw.normal(size=size).astype(np.float32) for size in (count, (count, 16), (count, 16))))

    linear(lambda given: gathered("x " * len(given[0]), given[0], given[1]), made, 2_000)  # beyond what BACK bounds
