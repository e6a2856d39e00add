"""What each head is trained on: the loss over the words that have its label, and the loss against teachers' scores."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.documents import ROLES
from training.measure import within
from training.network import Network

WEIGHTS = {
    "arcs": 1.0, "deps": 1.0, "upos": 0.5, "xpos": 0.5, "names": 1.0, "starts": 0.3, "roles": 1.0,
    "anchor": 0.5, "links": 1.0, "mention": 0.3, "chains": 1.0, "question": 0.3,
}  # fmt: skip
UNTAUGHT = frozenset({"links", "chains", "question"})
"""Heads that learn from labels only, whose pairs a teacher's scores are not kept for."""
MENTIONS = 0.3
"""At most so many of a document's words are looked at as heads of mentions, beside the gold ones."""

Batch = dict[str, Tensor]


def hard(network: Network, t: Batch, scores: Batch, beside_teachers: bool = False) -> Tensor:
    """The weighted sum of every head's loss, over the words that have that label. Beside teachers, labels count half where they teach."""
    total = torch.zeros((), device=t["pieces"].device)
    for name, value in _parts(network, t, scores):
        share = 0.5 if beside_teachers and name not in UNTAUGHT else 1.0
        total = total + share * WEIGHTS[name] * value
    return total


def _parts(network: Network, t: Batch, scores: Batch) -> list[tuple[str, Tensor]]:
    found = [
        (name, F.cross_entropy(scores[name].float().flatten(0, 1), t[name].flatten()))
        for name in ("upos", "xpos", "anchor")
        if (t[name] >= 0).any()
    ]
    known = t["heads"] >= 0
    if known.any():
        found.append(("arcs", F.cross_entropy(within(scores["arcs"], t["low"], t["high"])[known], t["heads"][known])))
        found.append(("deps", F.cross_entropy(network.labels(scores, t["heads"].clamp(min=0))[known].float(), t["deps"][known])))
    known = t["names"] >= 0
    if known.any():
        each = F.cross_entropy(network.names_of(scores, t["corpus"])[known].float(), t["names"][known], reduction="none")
        weight = t["weight"][known]
        found.append(("names", (each * weight).sum() / weight.sum() * weight.mean()))
    known = t["starts"] >= 0
    if known.any():
        found.append(("starts", F.binary_cross_entropy_with_logits(scores["starts"][known].float(), t["starts"][known].float())))
    known = t["roles"][..., 0] >= 0
    if known.any():
        roles = scores["roles"][known].float().view(-1, len(ROLES), 3)
        found.append(("roles", F.cross_entropy(roles.flatten(0, 1), t["roles"][known].flatten())))
    if len(t["link_row"]):
        found.append(("links", _links(network, t, scores)))
    if t["whole"]:
        found += _chains(network, t, scores)
    if len(t["question"]):
        found.append(("question", _question(network, t, scores)))
    return found


def _links(network: Network, t: Batch, scores: Batch) -> Tensor:
    row, word = t["link_row"], t["link_word"]
    logits = network.links(scores["ask"][row, word], scores["member"][row])
    real = (t["place"][row] >= 0)[..., None].expand_as(logits)
    return F.binary_cross_entropy_with_logits(logits[real], t["links"][real]) * 3


def _chains(network: Network, t: Batch, scores: Batch) -> list[tuple[str, Tensor]]:
    """Mentions, and the antecedents of all candidates through the whole document: the log-likelihood of all right ones together."""
    real = t["place"] >= 0
    chain, mention = t["chain"][real], scores["mention"][real].float()
    losses = [("mention", F.binary_cross_entropy_with_logits(mention, (chain > 0).float()))]
    likely = torch.zeros_like(chain, dtype=torch.bool)
    likely[mention.topk(max(1, int(MENTIONS * len(mention)))).indices] = True
    taken = likely | (chain > 0)
    place, chain = t["place"][real][taken], chain[taken]
    pairs = network.pairs(
        scores["refer"][real][taken], scores["antecedent"][real][taken], t["pronoun"][real][taken] > 0, place, t["form"][real][taken]
    )
    before = place[None, :] < place[:, None]
    same = before & (chain[:, None] == chain[None, :]) & (chain > 0)[:, None]
    none = pairs.new_zeros(len(chain), 1)
    every = torch.cat([none, pairs.masked_fill(~before, -1e9)], 1)
    right = torch.cat([none.masked_fill(same.any(1, keepdim=True), -1e9), pairs.masked_fill(~same, -1e9)], 1)
    losses.append(("chains", (every.logsumexp(1) - right.logsumexp(1)).mean()))
    return losses


def _question(network: Network, t: Batch, scores: Batch) -> Tensor:
    """GAP: the pronoun's pair with each of the two names against none."""
    total, mentions = [], []
    for row, word, a, b, a_same, b_same in t["question"].tolist():
        where = torch.tensor([word, a, b], device=t["pieces"].device)
        refer, antecedent = scores["refer"][row, where], scores["antecedent"][row, where]
        pairs = network.pairs(refer, antecedent, torch.tensor([True, False, False], device=where.device), where, t["form"][row, where])
        each = [pairs[0, n] if where[n] < word else pairs[n, 0] for n in (1, 2)]
        logits = torch.stack([pairs.new_zeros(()), *each])
        target = torch.tensor(1 if a_same else 2 if b_same else 0, device=where.device)
        total.append(F.cross_entropy(logits, target))
        if a_same or b_same:
            mentions.append(scores["mention"][row, where[[0, 1 if a_same else 2]]])
    value = torch.stack(total).mean()
    if mentions:
        value = value + 0.2 * F.softplus(-torch.cat(mentions).float()).mean()
    return value


@torch.no_grad()
def taught(teachers: Sequence[Network], t: Batch) -> list[Batch]:
    """Every teacher's scores of a batch."""
    return [teacher(t["pieces"], t["shapes"], t["first"]) for teacher in teachers]


def soft(network: Network, t: Batch, scores: Batch, teachers: Sequence[Network], given: list[Batch]) -> Tensor:
    """How far the scores are from the mean of the teachers' probabilities, on every word, labelled or not."""
    real = t["place"] >= 0
    total = torch.zeros((), device=t["pieces"].device)

    def near(own: Tensor, theirs: list[Tensor]) -> Tensor:
        goal = torch.stack([x.float().softmax(-1) for x in theirs]).mean(0)
        return F.cross_entropy(own.float(), goal)

    for name in ("upos", "xpos", "anchor"):
        total = total + WEIGHTS[name] * near(scores[name][real], [g[name][real] for g in given])
    arcs = [within(g["arcs"], t["low"], t["high"]) for g in given]
    total = total + near(within(scores["arcs"], t["low"], t["high"])[real], [a[real] for a in arcs])
    heads = torch.stack([a.softmax(-1) for a in arcs]).mean(0).argmax(-1)
    labels = [teacher.labels(g, heads)[real] for teacher, g in zip(teachers, given, strict=True)]
    total = total + near(network.labels(scores, heads)[real], labels)
    style = torch.zeros_like(t["corpus"])  # everything is named as UNER names it, whatever corpus it is from
    total = total + near(network.names_of(scores, style)[real], [x.names_of(g, style)[real] for x, g in zip(teachers, given, strict=True)])
    total = total + near(scores["roles"][real].view(-1, 3), [g["roles"][real].view(-1, 3) for g in given])
    for name in ("mention", "starts"):
        goal = torch.stack([g[name][real].float().sigmoid() for g in given]).mean(0)
        total = total + WEIGHTS[name] * F.binary_cross_entropy_with_logits(scores[name][real].float(), goal)
    return total
