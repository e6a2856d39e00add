"""The network of the line labeller, as it is trained: the same sums as onrecord/read/reckoned.py, which runs it with numpy alone."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from onrecord.lexicons.trained import REACHES
from onrecord.read.features import BUCKETS, NAMES
from training.lines.examples import Example

HIDDEN = 32
WIDE = 12
GAP = max(REACHES)


class Net(nn.Module):
    """Lines in, one figure a line out: above 0 it is the article's. Texts of one batch stand one after another, a gap between them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(BUCKETS, WIDE, mode="mean")
        nn.init.normal_(self.words.weight, std=0.1)
        self.enter = nn.Linear(len(NAMES) + WIDE, HIDDEN)
        self.look = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in REACHES)
        self.leave = nn.Linear(2 * HIDDEN, 1)
        self.drop = nn.Dropout(0.25)

    def forward(self, rows: Tensor, hashed: Tensor, starts: Tensor, text: Tensor) -> Tensor:
        """`text`: the number of the text that each line is of; -1 in the gaps."""
        words = self.words(hashed, starts)
        if self.training:
            words = words * (torch.rand(len(words), 1) > 0.3) / 0.7
        inside = (text >= 0).float()[:, None]
        state = torch.relu(self.enter(torch.cat([self.drop(rows), words], 1))) * inside
        for reach, layer in zip(REACHES, self.look, strict=True):
            low = self.drop(state)
            blank = torch.zeros(reach, HIDDEN)
            around = torch.cat([torch.cat([blank, low[:-reach]]), low, torch.cat([low[reach:], blank])], 1)
            state = state + torch.relu(layer(around)) * inside
        number = text.clamp(min=0)
        count = int(number.max()) + 1
        total = torch.zeros(count, HIDDEN).index_add(0, number, state)
        lines = torch.zeros(count, 1).index_add(0, number, inside)
        whole = (total / lines.clamp(min=1))[number]
        return self.leave(torch.cat([self.drop(state), whole], 1))[:, 0]


def batch(examples: Sequence[Example]) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor, Tensor]:
    """What the network takes, the truth, and what each line weighs; the lines of a gap weigh nothing."""
    rows, hashed, starts, text, truth, weight = [], [], [], [], [], []
    at = 0
    for number, example in enumerate(examples):
        lines = len(example.truth)
        rows += [torch.from_numpy(example.rows), torch.zeros(GAP, example.rows.shape[1])]
        starts += [torch.from_numpy(example.starts).long() + at, at + len(example.hashed) + torch.arange(GAP)]
        hashed += [torch.from_numpy(example.hashed).long(), torch.zeros(GAP, dtype=torch.long)]
        at += len(example.hashed) + GAP
        text += [torch.full((lines,), number), torch.full((GAP,), -1)]
        truth += [torch.from_numpy(example.truth), torch.zeros(GAP)]
        heavy = 1 + torch.from_numpy(example.counts).clamp(max=40) / 8
        weight += [example.weight * heavy / heavy.sum(), torch.zeros(GAP)]
    return (torch.cat(rows), torch.cat(hashed), torch.cat(starts), torch.cat(text)), torch.cat(truth), torch.cat(weight)
