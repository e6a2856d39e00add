"""Names by kind on Wikigold (Balasuriya et al. 2009) and CrossNER's politics part (Liu et al. 2021): exact spans."""

from collections.abc import Iterator
from pathlib import Path

from eval import system
from eval.figures import Figure, Tally
from onrecord.model.names import Mention

NEEDS = ("names/wikigold.conll", "names/crossner_politics_train_dev.conll")
KINDS = {
    "PER": "person", "person": "person", "politician": "person",
    "ORG": "organisation", "organisation": "organisation", "politicalparty": "organisation",
    "LOC": "place", "location": "place", "country": "place",
}  # fmt: skip
"""Every other label of the corpora (events, elections, works) is asked of nobody."""

TOGETHER = 20
"""Sentences to a text: the corpora give sentences, onrecord reads articles."""

NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "%", "''"})
NO_SPACE_AFTER = frozenset({"(", "[", "$", "``"})
Tagged = list[tuple[str, str]]


def figures(data: Path) -> list[Figure]:
    """Span F1 over persons, organisations and places, together and by kind, for each corpus; and finding a name of any kind."""
    listed: list[Figure] = []
    for path in NEEDS:
        corpus = path.split("/")[1].split("_")[0].removesuffix(".conll")
        tallies = {kind: Tally() for kind in ("all", "person", "organisation", "place")}
        for number, group in enumerate(_groups(data / path)):
            text, wanted, others = _joined(group)
            analysis = system.analysed(system.text(text, name=f"{corpus} {number}"), Mention)
            named = {(m.span.start, m.span.end, m.kind) for m in system.of(analysis, Mention) if m.form == "name" and m.kind != "other"}
            found = {name for name in named if name[:2] not in others}
            for kind, tally in tallies.items():
                have = {f for f in found if kind in ("all", f[2])}
                want = {w for w in wanted if kind in ("all", w[2])}
                tally.add(len(have & want), len(have), len(want))
        listed += [figure for kind, tally in tallies.items() for figure in tally.figures(f"names/{corpus} {kind}")]
    return listed


def _groups(path: Path) -> Iterator[list[Tagged]]:
    group: list[Tagged] = []
    for sentence in _sentences(path):
        group.append(sentence)
        if len(group) == TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _sentences(path: Path) -> Iterator[Tagged]:
    sentence: Tagged = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) == 2:
            sentence.append((parts[0], parts[1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _joined(group: list[Tagged]) -> tuple[str, set[tuple[int, int, str]], set[tuple[int, int]]]:
    """The sentences as running text, the names asked for, and the names of other kinds."""
    text = ""
    wanted: set[tuple[int, int, str]] = set()
    others: set[tuple[int, int]] = set()
    for sentence in group:
        open_: tuple[int, str] | None = None
        before, end = "(", len(text)
        for word, tag in [*sentence, ("", "O")]:
            label = tag.partition("-")[2]
            if open_ is not None and (tag == "O" or tag.startswith("B-") or label != open_[1]):
                _close(open_, end, wanted, others)
                open_ = None
            if word and word not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER:
                text += " "
            if tag != "O" and open_ is None:
                open_ = (len(text), label)
            text += word
            before, end = word, len(text)
        text += "\n"
    return text, wanted, others


def _close(open_: tuple[int, str], end: int, wanted: set[tuple[int, int, str]], others: set[tuple[int, int]]) -> None:
    start, label = open_
    if label in KINDS:
        wanted.add((start, end, KINDS[label]))
    else:
        others.add((start, end))
