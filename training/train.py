"""Trains the network on every corpus at once: `python -m training.train OUT`. Resumable, seeded, logged.

OUT/last.pt is the checkpoint, OUT/log.jsonl the learning curve. A GPU is used where there is one.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import distributed

from onrecord.language.pieces import Pieces
from training.base import base_model
from training.data import development, training
from training.documents import Document
from training.labels import Batcher, Labels, Window
from training.losses import hard, soft, taught
from training.measure import measured
from training.network import Network
from training.rounded import rounded

REPEATS = {"ewt": 4, "gum": 4, "wikigold": 2, "politics": 2, "wnut": 1, "uner": 4, "gap": 1, "polnear": 2}
"""How often a corpus is seen in one epoch. GUM comes in whole documents, for coreference."""
SAVED = 4
"""Minutes between checkpoints."""
MASKED = 0.04
"""So many of the word pieces are hidden while training."""


def epoch(documents: list[Document], batcher: Batcher, seed: int, window: int, size: int) -> list[list[Window]]:
    """The batches of one epoch, in an order that the seed decides."""
    draw = random.Random(seed)
    cut: list[Window] = []
    whole: list[list[Window]] = []
    for corpus, times in REPEATS.items():
        own = [d for d in documents if d.corpus == corpus]
        for _ in range(times):
            if corpus == "gum":
                whole += batcher.whole(own, draw, window)
            else:
                cut += batcher.cut(own, draw, window)
    batches = batcher.batches(cut, draw, size) + whole
    draw.shuffle(batches)
    return batches


def rate(done: float) -> float:
    """Linear warm-up over the first 4 % of a run, then linear to nothing. `done`: how much of the run has gone by, from 0 to 1."""
    return min(1.0, done / 0.04 + 0.01) * max(0.0, 1 - done)


def hidden(pieces: torch.Tensor, mask: int) -> torch.Tensor:
    """The pieces with some of them hidden; the first and the last of a window and the padding stay."""
    drawn = (torch.rand(pieces.shape, device=pieces.device) < MASKED) & (pieces > mask)
    return pieces.masked_fill(drawn, mask)


def save(folder: Path, network: Network, adam: torch.optim.Optimizer, step: int) -> None:
    """The checkpoint, in one move: a run that is killed leaves the old one or the new one."""
    torch.save({"network": network.state_dict(), "adam": adam.state_dict(), "step": step}, folder / "new.pt")
    (folder / "new.pt").replace(folder / "last.pt")


def load_network(folder: Path, labels: Labels) -> Network:
    """A trained network from a run's folder."""
    network = Network(labels.sizes())
    network.load_state_dict(torch.load(folder / "last.pt", map_location="cpu")["network"], strict=False)
    return network.eval()


def main() -> None:
    """Trains, measures, and saves as it goes."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument("--steps", type=int, default=4000)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--window", type=int, default=224)
    p.add_argument("--batch", type=int, default=2048, help="pieces a batch, padding counted")
    p.add_argument("--rate", type=float, default=2e-4, help="the encoder's highest learning rate; the heads learn five times as fast")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--minutes", type=float, default=8, help="between measurements")
    p.add_argument("--limit", type=float, default=0, help="minutes after which a run ends, its learning rate having come down; 0: never")
    p.add_argument("--names-part", default="", choices=["", "a", "b"], help="train on one half of the name sets and measure on the other")
    p.add_argument("--without-polnear", action="store_true")
    p.add_argument("--rounded", action="store_true", help="learn with numbers rounded as int8 will round them: the last steps of a recipe")
    p.add_argument("--teachers", type=Path, nargs="*", default=[], help="folders of finished runs to learn from")
    a = p.parse_args()
    rank, workers = together()
    torch.manual_seed(a.seed + 100 * rank)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    base = base_model()
    pieces = Pieces((base / "vocab.txt").read_text("utf-8").splitlines())
    documents = training(with_polnear=not a.without_polnear, names_part=a.names_part)
    labels = Labels.of(documents)
    labels.save(a.out / "labels.json")
    batcher = Batcher(pieces, labels)
    network = Network(labels.sizes())
    network.encoder.load(base / "model.safetensors")
    teachers = [load_network(folder, labels).to(device) for folder in a.teachers]
    if teachers:
        network.load_state_dict(teachers[0].state_dict())
    if a.rounded:
        rounded(network)
    network.to(device)
    encoder = [q for q in network.encoder.parameters() if q.requires_grad]
    heads = [q for n, q in network.named_parameters() if not n.startswith("encoder.") and not n.endswith("_bias")]
    lone = [q for n, q in network.named_parameters() if n.endswith("_bias")]
    adam = torch.optim.AdamW(
        [{"params": encoder, "lr": a.rate}, {"params": heads, "lr": 5 * a.rate}, {"params": lone, "lr": 50 * a.rate, "weight_decay": 0.0}],
        betas=(0.9, 0.98), weight_decay=0.01, fused=True,
    )  # fmt: skip
    tops = [group["lr"] for group in adam.param_groups]
    begun = 0
    if (a.out / "last.pt").exists():
        saved = torch.load(a.out / "last.pt", map_location=device)
        network.load_state_dict(saved["network"])
        adam.load_state_dict(saved["adam"])
        begun = saved["step"]
    print(f"{a.steps} steps, from {begun}, on {device}, process {rank + 1} of {workers}", flush=True)
    parts, running = development(a.names_part), 0.0
    began = last = saved_at = time.time()
    network.train()
    for step, batch in _from(begun, a.steps, documents, batcher, a, rank, workers):
        done = max(step / a.steps, (time.time() - began) / 60 / a.limit if a.limit else 0)
        for group, top in zip(adam.param_groups, tops, strict=True):
            group["lr"] = top * rate(done)
        t = {name: x.to(device) for name, x in batcher.tensors(batch).items()}
        with torch.autocast(device, torch.bfloat16):
            scores = network(hidden(t["pieces"], pieces.ids["[MASK]"]), t["shapes"], t["first"])
            value = hard(network, t, scores, bool(teachers))
            if teachers:  # each in its turn: in the long run the same gradient as from their mean, at the price of one
                one = [teachers[(step + rank) % len(teachers)]]
                value = value + soft(network, t, scores, one, taught(one, t))
        adam.zero_grad()
        value.backward()
        if workers > 1:
            share(network, workers)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        adam.step()
        running += (value.item() - running) * max(0.01, 1 / (step + 1))
        if rank == 0 and (time.time() - last > 60 * a.minutes or step + 1 == a.steps or done >= 1):
            row = {"step": step + 1, "of": a.steps, "minutes": round((time.time() - began) / 60, 1), "loss": round(running, 4)}
            save(a.out, network, adam, step + 1)
            row |= measured(network.cpu(), batcher, parts)
            network.to(device)
            print(json.dumps(row), flush=True)
            with (a.out / "log.jsonl").open("a") as log:
                log.write(json.dumps(row) + "\n")
            last = saved_at = time.time()
        elif rank == 0 and time.time() - saved_at > 60 * SAVED:
            save(a.out, network, adam, step + 1)
            saved_at = time.time()
            print(f"step {step + 1}, loss {running:.4f}, {(time.time() - began) / 60:.1f} minutes", flush=True)
        if done >= 1:
            break


def _from(
    first: int, steps: int, documents: list[Document], batcher: Batcher, a: argparse.Namespace, rank: int, workers: int
) -> Iterator[tuple[int, list[Window]]]:
    """This process's batches from a step on, epoch after epoch, by number: each step takes one batch for every process."""
    number = seen = 0
    while seen < steps * workers:
        for batch in epoch(documents, batcher, a.seed * 1000 + number, a.window, a.batch):
            if first * workers <= seen < steps * workers and seen % workers == rank:
                yield seen // workers, batch
            seen += 1
        number += 1


def together() -> tuple[int, int]:
    """Which process this is, of how many: several (one for each core) share their gradients when torchrun has started them."""
    if "WORLD_SIZE" not in os.environ:
        return 0, 1
    distributed.init_process_group("gloo")
    return distributed.get_rank(), distributed.get_world_size()


def share(network: Network, workers: int) -> None:
    """Every process's gradients become their mean."""
    learned = [q for q in network.parameters() if q.requires_grad]
    for q in learned:
        if q.grad is None:
            q.grad = torch.zeros_like(q)
    flat = torch.cat([q.grad.flatten() for q in learned if q.grad is not None])
    distributed.all_reduce(flat)
    at = 0
    for q in learned:
        q.grad = flat[at : at + q.numel()].view_as(q) / workers
        at += q.numel()


if __name__ == "__main__":
    main()
