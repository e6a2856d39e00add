"""Parses with ClearNLP labels, as the English pipelines of spaCy give them, turned into Universal Dependencies.

Prepositions and forms of "be" hand their place to the noun or predicate that follows them; a "cc" goes to the conjunct after it, and every
conjunct to the first. Not done: relations that ClearNLP does not tell apart ("acl" of a noun and of a clause, "obl" of time).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RENAMED: Mapping[str, str] = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "oprd": "xcomp", "attr": "xcomp", "acomp": "xcomp", "poss": "nmod:poss", "neg": "advmod", "predet": "det:predet",
    "preconj": "cc:preconj", "nn": "compound", "quantmod": "advmod", "npadvmod": "obl:npmod", "relcl": "acl:relcl",
    "complm": "mark", "intj": "discourse", "meta": "discourse", "prt": "compound:prt", "prep": "obl", "agent": "obl:agent", "pobj": "obl",
    "pcomp": "advcl", "dep": "dep", "": "dep",
}  # fmt: skip
CLEAR = frozenset(("dobj", "pobj", "prep", "nsubjpass", "auxpass", "npadvmod", "acomp"))
"""Labels that Universal Dependencies does not have: a pipeline with one of them gives ClearNLP's."""
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))


@dataclass(slots=True)
class Node:
    """A word while its parse is turned round. `head`: a place in the list, -1 for a root."""

    upos: str
    lemma: str
    head: int
    dep: str


def universal(nodes: Sequence[Node]) -> None:
    """Rewrites heads and labels in place. What was a tree stays one."""
    below: dict[int, list[int]] = {}
    for place, node in enumerate(nodes):
        below.setdefault(node.head, []).append(place)
    for place, node in enumerate(nodes):
        if node.dep in ("prep", "agent", "dative"):
            _preposition(nodes, below, place)
        elif node.lemma == "be" and node.upos in ("AUX", "VERB"):
            _copula(nodes, below, place)
    _conjuncts(nodes, below)
    for node in nodes:
        node.dep = "root" if node.head < 0 else RENAMED.get(node.dep, node.dep)


def _preposition(nodes: Sequence[Node], below: dict[int, list[int]], place: int) -> None:
    label = nodes[place].dep
    inner = next((c for c in below.get(place, ()) if nodes[c].dep in ("pobj", "pcomp")), None)
    if inner is None:
        return
    above, clause = nodes[place].head, nodes[inner].dep == "pcomp"
    of_noun = above >= 0 and nodes[above].upos in NOMINAL
    mine = ("acl" if of_noun else "advcl") if clause else "obl:agent" if label == "agent" else "nmod" if of_noun else "obl"
    _swap(nodes, below, place, inner, "mark" if clause else "case", mine)


def _copula(nodes: Sequence[Node], below: dict[int, list[int]], place: int) -> None:
    inner = next((c for c in below.get(place, ()) if nodes[c].dep in ("attr", "acomp")), None)
    if inner is not None:
        _swap(nodes, below, place, inner, "cop", nodes[place].dep)


def _swap(nodes: Sequence[Node], below: dict[int, list[int]], upper: int, inner: int, dep: str, mine: str) -> None:
    """`inner` takes the place of the word above it, and all that hangs on it."""
    above = nodes[upper].head
    siblings = below[above]
    siblings[siblings.index(upper)] = inner
    for child in below.pop(upper):
        if child != inner:
            nodes[child].head = inner
            below.setdefault(inner, []).append(child)
    below.setdefault(inner, []).append(upper)
    nodes[inner].head, nodes[inner].dep = above, mine
    nodes[upper].head, nodes[upper].dep = inner, dep


def _conjuncts(nodes: Sequence[Node], below: dict[int, list[int]]) -> None:
    for place, node in enumerate(nodes):
        if node.dep == "cc" and node.head >= 0:
            after = [c for c in below.get(node.head, ()) if nodes[c].dep == "conj" and c > place]
            if after:
                node.head = min(after)
    for node in nodes:
        while node.dep == "conj" and node.head >= 0 and nodes[node.head].dep == "conj":
            node.head = nodes[node.head].head
