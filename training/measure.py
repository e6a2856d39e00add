"""How good the network is on the development parts: parse, tags, sentence starts, names, attribution tokens."""

from collections import Counter
from collections.abc import Iterator

import torch
from torch import Tensor

from training.documents import ROLES, Document
from training.labels import Batcher
from training.network import Network

WINDOW = 256


@torch.no_grad()
def measured(network: Network, batcher: Batcher, parts: dict[str, list[Document]]) -> dict[str, float]:
    """The figures by name, in per cent."""
    network.eval()
    out: dict[str, float] = {}
    for name, documents in parts.items():
        counts: Counter[str] = Counter()
        whole = documents[0].chains is not None
        for batch in batcher.whole(documents, None, WINDOW) if whole else batcher.batches(batcher.cut(documents, None, WINDOW), None, 8192):
            t = batcher.tensors(batch)
            _count(counts, network, batcher, t, network(t["pieces"], t["shapes"], t["first"]))
        out |= {f"{name}.{key}": value for key, value in _figures(counts)}
    network.train()
    return out


def within(arcs: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """Arc scores with every head outside the word's own sentence shut off."""
    place = torch.arange(arcs.shape[2], device=arcs.device) - 1
    inside = (place >= low[..., None]) & (place < high[..., None])
    inside[..., 0] = True
    return arcs.float().masked_fill(~inside, -1e9)


def _count(c: Counter[str], network: Network, batcher: Batcher, t: dict[str, Tensor], scores: dict[str, Tensor]) -> None:
    for name in ("upos", "xpos"):
        known = t[name] >= 0
        c[f"{name}.n"] += int(known.sum())
        c[f"{name}.right"] += int((scores[name].argmax(-1) == t[name])[known].sum())
    heads = within(scores["arcs"], t["low"], t["high"]).argmax(-1)
    deps = network.labels(scores, heads).argmax(-1)
    punctuation = batcher.index["deps"].get("punct", -1)
    known = (t["heads"] >= 0) & (t["deps"] != punctuation)
    c["parse.n"] += int(known.sum())
    c["parse.uas"] += int((heads == t["heads"])[known].sum())
    c["parse.las"] += int(((heads == t["heads"]) & (deps == t["deps"]))[known].sum())
    known = t["starts"] >= 0
    _prf(c, "starts", (scores["starts"] > 0) & known, (t["starts"] == 1) & known)
    tags = batcher.labels.names
    for gold, guess in zip(t["names"].tolist(), network.names_of(scores, t["corpus"]).argmax(-1).tolist(), strict=True):
        wanted = set(_spans([tags[g] if g >= 0 else "O" for g in gold]))
        found = set(_spans([tags[f] if g >= 0 else "O" for f, g in zip(guess, gold, strict=True)]))
        for kind in ("PER", "ORG", "LOC", "MISC"):
            w, f = {s for s in wanted if s[2] == kind}, {s for s in found if s[2] == kind}
            c[f"names-{kind}.tp"] += len(w & f)
            c[f"names-{kind}.p"] += len(f)
            c[f"names-{kind}.g"] += len(w)
    for number, role in enumerate(ROLES):
        known = t["roles"][..., number] >= 0
        guess = scores["roles"][..., 3 * number : 3 * number + 3].argmax(-1)
        _prf(c, role, (guess > 0) & known, (t["roles"][..., number] > 0) & known)
    known = t["anchor"] >= 0
    _prf(c, "anchor", (scores["anchor"].argmax(-1) > 0) & known, (t["anchor"] > 0) & known)
    if len(t["link_row"]):
        row, word = t["link_row"], t["link_word"]
        found = network.links(scores["ask"][row, word], scores["member"][row]) > 0
        real = t["place"][row] >= 0
        for n, name in enumerate(("link-source", "link-content")):
            _prf(c, name, found[..., n] & real, (t["links"][..., n] > 0) & real)
    if t["whole"]:
        _chains(c, network, t, scores)
    for row, word, *rest in t["question"].tolist():
        _question(c, network, scores, t["form"], row, [word, *rest[:2]], rest[2:])


def _chains(c: Counter[str], network: Network, t: dict[str, Tensor], scores: dict[str, Tensor]) -> None:
    """Mentions' head words, and of the words that have an antecedent, whether the best-scored one is of the same chain."""
    real = t["place"] >= 0
    chain, mention = t["chain"][real], scores["mention"][real]
    _prf(c, "mention", mention > 0, chain > 0)
    taken = mention > -1
    place, chain = t["place"][real][taken], chain[taken]
    pairs = network.pairs(
        scores["refer"][real][taken], scores["antecedent"][real][taken], t["pronoun"][real][taken] > 0, place, t["form"][real][taken]
    )
    pairs = pairs.masked_fill(place[None, :] >= place[:, None], -1e9)
    best, which = pairs.max(1)
    linked = best > 0
    c["antecedent.tp"] += int((linked & (chain > 0) & (chain[which] == chain)).sum())
    c["antecedent.p"] += int(linked.sum())
    every = t["chain"][real]
    c["antecedent.g"] += int((every > 0).sum()) - len({int(x) for x in every.tolist() if x > 0})


def _question(
    c: Counter[str], network: Network, scores: dict[str, Tensor], form: Tensor, row: int, words: list[int], same: list[int]
) -> None:
    """GAP: the pronoun's better name, where it beats none."""
    where = torch.tensor(words)
    pairs = network.pairs(
        scores["refer"][row, where], scores["antecedent"][row, where], torch.tensor([True, False, False]), where, form[row, where]
    )
    each = [float(pairs[0, n] if words[n] < words[0] else pairs[n, 0]) for n in (1, 2)]
    found = [each[n] > 0 and each[n] >= max(each) for n in (0, 1)]
    c["gap.tp"] += sum(f and bool(s) for f, s in zip(found, same, strict=True))
    c["gap.p"] += sum(found)
    c["gap.g"] += sum(same)


def _prf(c: Counter[str], name: str, found: Tensor, wanted: Tensor) -> None:
    c[f"{name}.tp"] += int((found & wanted).sum())
    c[f"{name}.p"] += int(found.sum())
    c[f"{name}.g"] += int(wanted.sum())


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = None, ""
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag == "O" or tag[0] == "B" or tag[2:] != kind):
            yield start, i, kind
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]


def _figures(c: Counter[str]) -> Iterator[tuple[str, float]]:
    for name in ("upos", "xpos"):
        if c[f"{name}.n"]:
            yield name, round(100 * c[f"{name}.right"] / c[f"{name}.n"], 2)
    if c["parse.n"]:
        yield "uas", round(100 * c["parse.uas"] / c["parse.n"], 2)
        yield "las", round(100 * c["parse.las"] / c["parse.n"], 2)
    tp = p = g = 0
    for kind in ("PER", "ORG", "LOC", "MISC"):
        if kind != "MISC":
            tp, p, g = tp + c[f"names-{kind}.tp"], p + c[f"names-{kind}.p"], g + c[f"names-{kind}.g"]
        if c[f"names-{kind}.g"]:
            yield f"names-{kind}", _f1(c[f"names-{kind}.tp"], c[f"names-{kind}.p"], c[f"names-{kind}.g"])
    if g:
        yield "names", _f1(tp, p, g)
    for name in ("starts", *ROLES, "anchor", "link-source", "link-content", "mention", "antecedent", "gap"):
        if c[f"{name}.g"]:
            yield name, _f1(c[f"{name}.tp"], c[f"{name}.p"], c[f"{name}.g"])


def _f1(tp: int, p: int, g: int) -> float:
    return round(200 * tp / (p + g), 2) if p + g else 0.0
