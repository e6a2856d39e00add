"""Trains the network on every corpus at once: `python -m training.train OUT`. Resumable, seeded, logged.

OUT/last.pt is the checkpoint, OUT/log.jsonl the learning curve. A GPU is used where there is one.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from training.base import base_model
from training.data import ROLES, Document, development, training
from training.labels import Batcher, Labels, Window
from training.measure import measured, within
from training.network import Network
from training.pieces import Pieces

WEIGHTS = {"arcs": 1.0, "deps": 1.0, "upos": 0.5, "xpos": 0.5, "names": 1.0, "starts": 0.3, "roles": 1.0}
REPEATS = {"ewt": 3, "gum": 3, "wikigold": 3, "politics": 3, "polnear": 1}
"""How often a corpus is seen in one epoch."""


def loss(network: Network, t: dict[str, torch.Tensor], scores: dict[str, torch.Tensor]) -> torch.Tensor:
    """The weighted sum of every head's loss, over the words that have that label."""
    total = torch.zeros((), device=t["pieces"].device)
    for name in ("upos", "xpos"):
        if (t[name] >= 0).any():
            total = total + WEIGHTS[name] * F.cross_entropy(scores[name].float().flatten(0, 1), t[name].flatten())
    known = t["heads"] >= 0
    if known.any():
        arcs = within(scores["arcs"], t["low"], t["high"])
        total = total + WEIGHTS["arcs"] * F.cross_entropy(arcs[known], t["heads"][known])
        labels = network.labels(scores, t["heads"].clamp(min=0))
        total = total + WEIGHTS["deps"] * F.cross_entropy(labels[known].float(), t["deps"][known])
    known = t["names"] >= 0
    if known.any():
        each = F.cross_entropy(scores["names"][known].float(), t["names"][known], reduction="none")
        weight = t["weight"][known]
        total = total + WEIGHTS["names"] * (each * weight).sum() / weight.sum() * weight.mean()
    known = t["starts"] >= 0
    if known.any():
        total = total + WEIGHTS["starts"] * F.binary_cross_entropy_with_logits(scores["starts"][known].float(), t["starts"][known].float())
    known = t["roles"][..., 0] >= 0
    if known.any():
        roles = scores["roles"][known].float().view(-1, len(ROLES), 3)
        total = total + WEIGHTS["roles"] * F.cross_entropy(roles.flatten(0, 1), t["roles"][known].flatten())
    return total


def epoch(documents: list[Document], batcher: Batcher, seed: int, window: int, size: int) -> list[list[Window]]:
    """The batches of one epoch, in an order that the seed decides."""
    draw = random.Random(seed)
    cut: list[Window] = []
    for corpus, times in REPEATS.items():
        own = [d for d in documents if d.corpus == corpus]
        for _ in range(times):
            cut += batcher.cut(own, draw, window)
    return batcher.batches(cut, draw, size)


def rate(step: int, steps: int) -> float:
    """Linear warm-up over 4 %, then linear to nothing."""
    warm = max(1, steps // 25)
    return min(1.0, (step + 1) / warm) * max(0.0, 1 - step / steps)


def main() -> None:
    """Trains, measures, and saves as it goes."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument("--epochs", type=int, default=4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--window", type=int, default=224)
    p.add_argument("--batch", type=int, default=2048, help="pieces a batch, padding counted")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--minutes", type=float, default=5, help="between measurements")
    p.add_argument("--without-polnear", action="store_true")
    a = p.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    base = base_model()
    pieces = Pieces((base / "vocab.txt").read_text("utf-8").splitlines())
    documents = training(with_polnear=not a.without_polnear)
    labels = Labels.of(documents)
    labels.save(a.out / "labels.json")
    batcher = Batcher(pieces, labels)
    network = Network(labels.sizes())
    network.encoder.load(base / "model.safetensors")
    network.to(device)
    encoder = [q for q in network.encoder.parameters() if q.requires_grad]
    heads = [q for n, q in network.named_parameters() if not n.startswith("encoder.")]
    adam = torch.optim.AdamW(
        [{"params": encoder, "lr": 2e-4}, {"params": heads, "lr": 1e-3}], betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    tops = [group["lr"] for group in adam.param_groups]
    plan = [len(epoch(documents, batcher, a.seed * 1000 + e, a.window, a.batch)) for e in range(a.epochs)]
    steps, step = sum(plan), 0
    if (a.out / "last.pt").exists():
        saved = torch.load(a.out / "last.pt", map_location=device)
        network.load_state_dict(saved["network"])
        adam.load_state_dict(saved["adam"])
        step = saved["step"]
    print(f"{steps} steps, from {step}, on {device}", flush=True)
    parts, began, last, running = development(), time.time(), time.time(), 0.0
    for e in range(a.epochs):
        if step >= sum(plan[: e + 1]):
            continue
        for batch in epoch(documents, batcher, a.seed * 1000 + e, a.window, a.batch)[step - sum(plan[:e]) :]:
            for group, top in zip(adam.param_groups, tops, strict=True):
                group["lr"] = top * rate(step, steps)
            t = {name: x.to(device) for name, x in batcher.tensors(batch).items()}
            with torch.autocast(device, torch.bfloat16):
                value = loss(network, t, network(t["pieces"], t["shapes"], t["first"]))
            adam.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            step += 1
            running += (value.item() - running) * max(0.01, 1 / step)
            if time.time() - last > 60 * a.minutes or step == steps:
                last = time.time()
                row = {"step": step, "of": steps, "minutes": round((last - began) / 60, 1), "loss": round(running, 4)}
                row |= measured(network, batcher, parts) if device == "cpu" else measured(network.cpu(), batcher, parts)
                network.to(device)
                print(json.dumps(row), flush=True)
                with (a.out / "log.jsonl").open("a") as log:
                    log.write(json.dumps(row) + "\n")
                torch.save({"network": network.state_dict(), "adam": adam.state_dict(), "step": step}, a.out / "new.pt")
                (a.out / "new.pt").replace(a.out / "last.pt")
                last = time.time()


if __name__ == "__main__":
    main()
