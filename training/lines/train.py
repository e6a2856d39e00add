"""Trains the line labeller and writes its weights: `python -m training.lines.train --data FOLDER [--fold 0] [--out FILE]`.

Needs torch and numpy. Seeded. With --fold the hosts of that fold are left out and scored; without it, all pages are learned from.
"""

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from onrecord.read.features import NAMES
from training.lines.examples import Example, examples
from training.lines.net import Net, batch

SEED = 20
EPOCHS = 10
TEXTS = 8
"""Texts in a batch."""
FASTEST = 4e-3
SHIPPED = Path(__file__).parent.parent.parent / "onrecord" / "lexicons" / "en" / "lines.npz"


def trained(learned: Sequence[Example], epochs: int) -> Net:
    """A network that has seen each example `epochs` times."""
    torch.set_num_threads(1)  # the sums are small: two threads wait for each other
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=FASTEST, weight_decay=0.02)
    per = len(learned) // TEXTS
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, FASTEST, total_steps=epochs * per)
    loss_of = nn.BCEWithLogitsLoss(reduction="none")
    for epoch in range(epochs):
        net.train()
        order, total, begun = random.permutation(len(learned)), 0.0, time.perf_counter()
        for step in range(per):
            given, truth, weight = batch([learned[i] for i in order[step * TEXTS : (step + 1) * TEXTS]])
            loss = (loss_of(net(*given), truth) * weight).sum() / TEXTS
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / per:.4f}, {time.perf_counter() - begun:.0f} s", flush=True)
    return net.eval()


def plain(learned: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    """A linear labeller on the same numbers (ridge), for the reasons that are shown: its weights, and the usual row of the article."""
    rows = np.concatenate([e.rows for e in learned if e.form != "article"]).astype(np.float64)
    truth = np.concatenate([e.truth for e in learned if e.form != "article"]).astype(np.float64) * 2 - 1
    centred = rows - rows.mean(axis=0)
    fitted = np.linalg.solve(centred.T @ centred + 50 * np.eye(len(NAMES)), centred.T @ (truth - truth.mean()))
    return fitted, rows[truth > 0].mean(axis=0)


def save(net: Net, learned: Sequence[Example], out: Path) -> None:
    """Writes half-precision figures, under half a megabyte."""
    fitted, usual = plain(learned)
    held = {name: figures.detach().numpy().astype(np.float16) for name, figures in net.state_dict().items()}
    np.savez_compressed(out, **held, plain=fitted.astype(np.float32), usual=usual.astype(np.float32))


def score(net: Net, left_out: Sequence[Example]) -> None:
    """Prints the share of lines and of words on the right side, for each form."""
    for form in ("page", "paste", "article"):
        right = words = total = lines = 0.0
        for each in (e for e in left_out if e.form == form):
            given, truth, _weight = batch([each])
            with torch.no_grad():
                same = ((net(*given) > 0) == (truth > 0.5)).float()[: len(each.truth)]
            counts = torch.from_numpy(each.counts)
            right, words = right + float((same * counts).sum()), words + float(counts.sum())
            total, lines = total + float(same.sum()), lines + len(same)
        print(f"{form}: lines right {total / max(1, lines):.4f}, words right {right / max(1, words):.4f}")


def main() -> None:
    """Reads the options, trains, writes the weights, and scores what was left out."""
    parser = argparse.ArgumentParser(prog="python -m training.lines.train", description="Trains the line labeller.")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data")))
    parser.add_argument("--cache", type=Path, help="where the examples are kept between runs")
    parser.add_argument("--fold", type=int, help="leave this fold of hosts out (0 to 4) and score it")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    found = examples(options.data, options.cache)
    learned = [e for e in found if e.fold != options.fold]
    net = trained(learned, options.epochs)
    save(net, learned, options.out)
    if options.fold is not None:
        score(net, [e for e in found if e.fold == options.fold])


if __name__ == "__main__":
    main()
