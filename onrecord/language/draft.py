"""A text on its way to a reading: its words with their pieces, and what the network has said of them so far."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.language import antecedents, attributions, coreference, decode, lemmas
from onrecord.language.antecedents import Biases, Scores
from onrecord.language.files import Labels
from onrecord.language.pieces import LONGEST, Pieces, shape
from onrecord.language.scores import Floats, Ints
from onrecord.language.windows import Window
from onrecord.lexicons.names import names as known_names
from onrecord.model.language import Name, NameKind, Range, Reading, Word

KEPT = ("roles", "mention", "refer", "antecedent", "anchor", "ask", "member")
"""Outputs that coreference and attributions are decided from, for the whole text."""
KINDS: Mapping[str, NameKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


class Draft:
    """The words of a text, or of a part of a very long one, and room for their scores.

    `breaks`: the first words of lines. `given`: they are the first words of the sentences, and no others are looked for.
    """

    def __init__(self, text: str, offsets: Sequence[Range], breaks: Sequence[int], pieces: Pieces, *, given: bool = False) -> None:
        self.given = given
        self.text, self.offsets, self.breaks = text, offsets, breaks
        self.forms = [text[start:end] for start, end in offsets]
        self.pieces = [pieces.of(form)[:LONGEST] for form in self.forms]
        self.counts = [len(found) for found in self.pieces]
        self.shapes = [shape(form) for form in self.forms]
        count = len(offsets)
        self.forced = np.zeros(count, dtype=np.bool_)
        self.forced[[b for b in breaks if b < count]] = True
        self.forced[:1] = True
        self.starts = self.forced.copy()
        self.tags = np.zeros((count, 4), dtype=np.int64)
        self.window = np.zeros(count, dtype=np.int64)
        self.names: Floats = np.zeros((count, 0), dtype=np.float32)
        self.kept: dict[str, Floats] = {}

    def take(self, window: Window, done: int, outputs: Mapping[str, Floats], parts: Mapping[str, Floats], root: int) -> None:
        """Decides the tags and the parse of the first `done` words of a window, and keeps the scores that the whole text needs."""
        first, last = window.first, window.first + done
        if not self.kept:
            self.kept = {name: np.zeros((len(self.offsets), *outputs[name].shape[1:]), dtype=np.float32) for name in KEPT}
            self.names = np.zeros((len(self.offsets), outputs["names"].shape[1]), dtype=np.float32)
        for name, held in self.kept.items():
            held[first:last] = outputs[name][:done]
        self.names[first:last] = outputs["names"][:done]
        self.window[first:last] = first
        starts = self.forced[first:last] if self.given else self.forced[first:last] | (outputs["starts"][:done] > 0)
        self.starts[first:last] = starts
        starts[0] = True  # a window begins where a sentence does, or where one too long for a window goes on
        self.starts[first] |= not self.given
        below, above, weights = outputs["label_dep"][:done], outputs["label_head"], (parts["label.weight"], parts["label.bias"])

        def scores(words: Ints, heads: Ints) -> Floats:
            return decode.relations(below[words], above[heads], weights)

        chosen = decode.heads(decode.with_relations(outputs["arcs"][:done, : done + 1], starts, scores, root), starts)
        self.tags[first:last, 0] = outputs["upos"][:done].argmax(1)
        self.tags[first:last, 1] = outputs["xpos"][:done].argmax(1)
        self.tags[first:last, 2] = np.where(chosen == 0, -1, chosen - 1 + first)
        self.tags[first:last, 3] = decode.relation(scores(np.arange(done), chosen), chosen, root)

    def reading(self, labels: Labels, parts: Mapping[str, Floats]) -> Reading:
        """The reading, once every window has been taken."""
        if not self.offsets:
            return Reading()
        found = self.evidence(labels, parts)
        said = attributions.attributions(found.words, self._windows(), self._links(parts))
        entities = coreference.entities(found, antecedents.ranker(parts), known_names())
        return Reading(tuple(found.words), tuple(found.sentences), tuple(found.names), said, entities)

    def evidence(self, labels: Labels, parts: Mapping[str, Floats]) -> coreference.Evidence:
        """What coreference is decided from, once every window has been taken."""
        words = self._words(labels)
        edges = [*np.flatnonzero(self.starts).tolist(), len(words)]
        scores = Scores(self.kept["mention"], self.kept["refer"], self.kept["antecedent"])
        biases = Biases(float(parts["pair.bias"][0]), parts["distance.bias"], parts["pronoun.bias"], parts["match.bias"])
        return coreference.Evidence(self.text, words, tuple(itertools.pairwise(edges)), self._names(labels.names), scores, biases)

    def _windows(self) -> list[Range]:
        firsts = np.unique(self.window).tolist()
        return list(zip(firsts, [*firsts[1:], len(self.window)], strict=True))

    def _links(self, parts: Mapping[str, Floats]) -> attributions.Links:
        return attributions.Links(self.kept["roles"], self.kept["anchor"], self.kept["ask"], self.kept["member"], parts["link.bias"])

    def _words(self, labels: Labels) -> tuple[Word, ...]:
        lemma = lemmas.lemma
        found = []
        for (start, end), form, (u, x, head, dep) in zip(self.offsets, self.forms, self.tags.tolist(), strict=True):
            upos, xpos = labels.upos[u], labels.xpos[x]
            found.append(Word(start, end, upos, xpos, lemma(form, upos, xpos), head, labels.deps[dep]))
        return tuple(found)

    def _names(self, tags: Sequence[str]) -> tuple[Name, ...]:
        best = decode.names(self.names, self.starts, tags)
        if not best.any():
            return ()
        sure = np.exp(self.names - self.names.max(1, keepdims=True))
        sure /= sure.sum(1, keepdims=True)
        found, place, said = list[Name](), 0, [tags[number] for number in best.tolist()]
        while place < len(said):
            first, kind = place, said[place][2:]
            place += 1
            if not kind:
                continue
            while place < len(said) and said[place] == "I-" + kind and not self.starts[place]:
                place += 1
            columns = [number for number, tag in enumerate(tags) if tag[2:] == kind]
            confidence = float(sure[first:place, columns].sum(1).min())
            found.append(Name(first, place, KINDS.get(kind, "other"), round(min(1.0, confidence), 4)))
        return tuple(found)
