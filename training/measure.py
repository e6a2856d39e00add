"""How good the network is on the development parts: parse, tags, sentence starts, names, attribution tokens."""

from collections import Counter
from collections.abc import Iterator

import torch
from torch import Tensor

from training.data import ROLES, Document
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
        for batch in batcher.batches(batcher.cut(documents, None, WINDOW), None, 8192):
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
    for gold, guess in zip(t["names"].tolist(), scores["names"].argmax(-1).tolist(), strict=True):
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
    for name in ("starts", *ROLES):
        if c[f"{name}.g"]:
            yield name, _f1(c[f"{name}.tp"], c[f"{name}.p"], c[f"{name}.g"])


def _f1(tp: int, p: int, g: int) -> float:
    return round(200 * tp / (p + g), 2) if p + g else 0.0
