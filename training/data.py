"""The corpora: treebanks, attributions, pronouns; what is trained on, and what is measured on."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

from onrecord.language.tokens import words
from training.documents import DATA, ROLES, Attribution, Document, Pronoun, Sentence, rows
from training.named import CONFLICT, columns, named

GUM_OPEN = ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""The genres of GUM whose texts may be used in work that is sold; the others are non-commercial."""


def treebank(path: str, corpus: str, *, open_only: bool = False) -> list[Document]:
    """A UD treebank: EWT, or GUM, whose documents carry their genre in their name."""
    documents = []
    for row in rows(path):
        if open_only and row["id"].split("_")[1] not in GUM_OPEN:
            continue
        document = Document(row["id"], corpus)
        for s in row["sents"]:
            names = s.get("ner")
            document.sentences.append(Sentence(s["w"], s["sp"], s["upos"], s["xpos"], s["head"], s["dep"], names))
        documents.append(document)
    return documents


def polnear(path: str, attributions: str) -> list[Document]:
    """PolNeAR's articles: silver names of another program, and gold attribution spans. Words as the engine itself parts the text."""
    articles = {row["id"]: row for row in rows(attributions)}
    documents = []
    for row in rows(path):
        article = articles.get(row["id"])
        if article is None:
            continue
        text, document = article["text"], Document(row["id"], "polnear", gold_names=False)
        theirs = [(a, b, tag) for s in row["sents"] for (a, b), tag in zip(s["off"], s["ner"], strict=True)]
        offsets = [[start, end] for start, end in words(text)]
        names = _names_at(offsets, theirs)
        marked = {role: _tags(offsets, _starts(article["attributions"], role)) for role in ROLES}
        edges = sorted({0, *(bisect_left(offsets, s["off"][0]) for s in row["sents"]), len(offsets)})
        for first, last in pairwise(edges):
            own = offsets[first:last]
            spaces = [text[end : end + 1].isspace() for _, end in own]
            roles = {role: marked[role][first:last] for role in ROLES}
            document.sentences.append(Sentence([text[a:b] for a, b in own], spaces, names=names[first:last], roles=roles))
        document.attributions = _attributions(article["attributions"], offsets)
        documents.append(document)
    return documents


def _names_at(offsets: list[list[int]], theirs: list[tuple[int, int, str]]) -> list[str]:
    """The name tag of each of our words: that of the other program's word it lies in, begun once."""
    starts = [a for a, _, _ in theirs]
    tags = []
    for start, end in offsets:
        n = bisect_right(starts, start) - 1
        tag = theirs[n][2] if n >= 0 and theirs[n][1] >= end else "O"
        tags.append("I" + tag[1:] if tag[:2] == "B-" and theirs[n][0] != start else tag)
    return tags


def _starts(attributions: Any, role: str) -> list[tuple[int, int]]:
    return sorted({(start, end) for a in attributions for start, end in a[role]})


def _tags(offsets: list[list[int]], spans: list[tuple[int, int]]) -> list[str]:
    """BIO tags of words by where they stand; a later span never cuts an earlier one."""
    tags = ["O"] * len(offsets)
    for start, end in spans:
        inside = [i for i in sorted(_within([(start, end)], offsets)) if tags[i] == "O"]
        for n, i in enumerate(inside):
            tags[i] = "B" if n == 0 and offsets[i][0] >= start else "I"
    return tags


def _attributions(marked: Any, offsets: list[list[int]]) -> list[Attribution]:
    """Spans to words. An attribution is anchored on the first word of its cue, or of its content where it has no cue."""
    found = []
    for attribution in marked:
        words = {role: _within(attribution[role], offsets) for role in ROLES}
        anchors = words["cue"] or words["content"]
        if anchors and words["content"]:
            found.append(Attribution(min(anchors), bool(words["cue"]), frozenset(words["source"]), frozenset(words["content"])))
    return found


def _within(spans: Any, offsets: list[list[int]]) -> set[int]:
    """The words, by number, that lie in a span or reach into it."""
    return {i for start, end in spans for i in range(bisect_right(offsets, start, key=_end), bisect_left(offsets, end, key=_start))}


def _start(offset: list[int]) -> int:
    return offset[0]


def _end(offset: list[int]) -> int:
    return offset[1]


def gum_layers(documents: list[Document], treebank_path: str) -> None:
    """Adds GUM's coreference chains and its nested attributions to its documents."""
    layers = {row["id"]: row for row in rows("quotes/gum_train_dev.jsonl")}
    trees = {row["id"]: row for row in rows(treebank_path)}
    for document in documents:
        row = layers.get(document.id)
        if row is None:
            continue
        offsets, heads, at, before = list[list[int]](), list[int](), 0, 0
        for s in trees[document.id]["sents"]:
            for word, head in zip(s["w"], s["head"], strict=True):
                at = row["text"].index(word, at)
                offsets.append([at, at + len(word)])
                heads.append(before + head - 1 if head else -1)
                at += len(word)
            before += len(s["w"])
        document.attributions = _attributions(row["attributions"], offsets)
        document.nested = True
        shortest: dict[int, tuple[int, str]] = {}
        for number, mentions in row["coref"].items():
            for start, end, *_ in mentions:
                head = _head(_within([[start, end]], offsets), heads)
                shortest[head] = min(shortest.get(head, (end - start, number)), (end - start, number))  # "A", and not "A and B"
        chains: dict[str, list[int]] = {}
        for head, (_, number) in sorted(shortest.items()):
            chains.setdefault(number, []).append(head)
        document.chains = [chain for chain in chains.values() if len(chain) > 1]


def _head(words: set[int], heads: list[int]) -> int:
    """The word of a span whose own head lies outside it; the first of several."""
    return next((w for w in sorted(words) if heads[w] not in words), min(words))


def pronouns(path: str) -> list[Document]:
    """GAP: one text a document, cut into words by a simple rule; a name stands at its first word that is no title."""
    documents = []
    for line in (DATA / path).read_text("utf-8").splitlines()[1:]:
        id_, text, _, at, _, a_at, a_same, _, b_at, b_same, _ = line.split("\t")
        found = list(re.finditer(r"\w+(?=n't)|n't|'\w+|\w+(?:\.\w+)*|[^\w\s]", text))
        place = {m.start(): n for n, m in enumerate(found)}
        ends = [m.end() for m in found]

        def word(offset: int, place: dict[int, int] = place, ends: list[int] = ends) -> int:
            return place.get(offset, min(bisect_right(ends, offset), len(ends) - 1))

        words = [m.group() for m in found]
        spaces = [text[m.end() : m.end() + 1] == " " for m in found]
        names = (word(int(a_at)), word(int(b_at)))
        document = Document(id_, "gap", [Sentence(words, spaces)])
        document.pronoun = Pronoun(word(int(at)), names, (a_same == "TRUE", b_same == "TRUE"))
        documents.append(document)
    return documents


def training(*, with_polnear: bool = True, names_part: str = "") -> list[Document]:
    """Everything that may train shipped weights. Without PolNeAR for the second recipe."""
    found = treebank("treebanks/ewt_train.jsonl.gz", "ewt") + treebank("treebanks/gum_train.jsonl.gz", "gum", open_only=True)
    gum_layers([d for d in found if d.corpus == "gum"], "treebanks/gum_train.jsonl.gz")
    found += named(names_part) + pronouns("coreference/gap_development.tsv")
    if with_polnear:
        found += polnear("treebanks/pol_train.jsonl.gz", "quotes/polnear_train.jsonl.gz")
    return found


def development(names_part: str = "") -> dict[str, list[Document]]:
    """What is measured while training. Never trained on, but for names: with `names_part`, the halves that training left out."""
    found = {
        "ewt": treebank("treebanks/ewt_dev.jsonl.gz", "ewt"),
        "gum": treebank("treebanks/gum_dev.jsonl.gz", "gum", open_only=True),
        "polnear": polnear("treebanks/pol_dev.jsonl.gz", "quotes/polnear_dev.jsonl"),
        "gap": pronouns("coreference/gap_validation.tsv"),
        "re3d": columns("names/re3d_train.conll", "re3d", kinds=CONFLICT),
    }
    gum_layers(found["gum"], "treebanks/gum_dev.jsonl.gz")
    for document in found["ewt"]:
        for sentence in document.sentences:
            sentence.names = None  # the same names as UNER's
    if names_part:
        out = named({"a": "b", "b": "a"}[names_part])
        found |= {corpus: [d for d in out if d.corpus == corpus] for corpus in ("uner", "politics", "wikigold")}
    return found
