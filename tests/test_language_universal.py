"""ClearNLP's labels turned round into Universal Dependencies."""

from onrecord.language.universal import Node, universal


def turned(*rows: tuple[str, str, str, int, str]) -> list[tuple[str, str, str]]:
    """Rows: word, part of speech, lemma, head, label. Gives word, head word, relation."""
    nodes = [Node(upos, lemma, head, dep) for _, upos, lemma, head, dep in rows]
    universal(nodes)
    return [(row[0], rows[n.head][0] if n.head >= 0 else "", n.dep) for row, n in zip(rows, nodes, strict=True)]


def test_a_preposition_becomes_a_case_of_its_noun() -> None:
    assert turned(
        ("She", "PRON", "she", 1, "nsubj"), ("spoke", "VERB", "speak", -1, "ROOT"), ("to", "ADP", "to", 1, "prep"),
        ("members", "NOUN", "member", 2, "pobj"), ("of", "ADP", "of", 3, "prep"), ("council", "NOUN", "council", 4, "pobj"),
    ) == [
        ("She", "spoke", "nsubj"), ("spoke", "", "root"), ("to", "members", "case"), ("members", "spoke", "obl"),
        ("of", "council", "case"), ("council", "members", "nmod"),
    ]  # fmt: skip


def test_the_passive_and_its_agent() -> None:
    assert turned(
        ("Bridges", "NOUN", "bridge", 2, "nsubjpass"), ("were", "AUX", "be", 2, "auxpass"), ("built", "VERB", "build", -1, "ROOT"),
        ("by", "ADP", "by", 2, "agent"), ("us", "PRON", "we", 3, "pobj"),
    ) == [
        ("Bridges", "built", "nsubj:pass"), ("were", "built", "aux:pass"), ("built", "", "root"), ("by", "us", "case"),
        ("us", "built", "obl:agent"),
    ]  # fmt: skip


def test_a_predicate_takes_the_place_of_be() -> None:
    assert turned(("It", "PRON", "it", 1, "nsubj"), ("is", "AUX", "be", -1, "ROOT"), ("old", "ADJ", "old", 1, "acomp")) == [
        ("It", "old", "nsubj"), ("is", "old", "cop"), ("old", "", "root"),
    ]  # fmt: skip


def test_conjuncts_hang_on_the_first_and_and_on_the_next() -> None:
    assert turned(
        ("cats", "NOUN", "cat", -1, "ROOT"), ("dogs", "NOUN", "dog", 0, "conj"), ("and", "CCONJ", "and", 1, "cc"),
        ("birds", "NOUN", "bird", 1, "conj"),
    ) == [("cats", "", "root"), ("dogs", "cats", "conj"), ("and", "birds", "cc"), ("birds", "cats", "conj")]  # fmt: skip
