"""What int8 costs: the figures of the development parts through the float32 graph and through the quantised one."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from training.data import development
from training.labels import Batcher
from training.measure import measured
from training.network import Network


class Exported:
    """Stands in for the network where it is measured; its scores come from an exported graph. `table`: the word-piece embeddings."""

    def __init__(self, network: Network, graph: Path, table: np.ndarray) -> None:
        self.session = onnxruntime.InferenceSession(str(graph))
        self.network, self.table = network, table
        self.outputs = [output.name for output in self.session.get_outputs()]

    def __call__(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        numbers = pieces.numpy()
        given = {"embedded": self.table[numbers], "shapes": shapes.numpy(), "mask": (numbers != 0).astype(np.int64), "first": first.numpy()}
        return dict(zip(self.outputs, map(torch.from_numpy, self.session.run(self.outputs, given)), strict=True))

    def names_of(self, scores: dict[str, Tensor], corpus: Tensor) -> Tensor:
        return scores["names"]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.network, name)


def cost(network: Network, batcher: Batcher, whole: Path, out: Path) -> None:
    """Prints each figure of both graphs, and the largest loss."""
    table = network.encoder.words.weight.detach().numpy()
    packed = np.load(out / "pieces.npy").astype(np.float32) * np.load(out / "scales.npy")[:, None]
    parts = development()
    before, after = (
        measured(Exported(network, graph, rows), batcher, parts)  # type: ignore[arg-type]
        for graph, rows in ((whole, table), (out / "engine.onnx", packed))
    )
    losses = {name: round(value - after[name], 2) for name, value in before.items()}
    for name, value in before.items():
        print(f"{name:24} float32 {value:6.2f}  int8 {after[name]:6.2f}  loss {losses[name]:5.2f}")
    worst = max(losses, key=lambda name: losses[name])
    print(f"largest loss: {losses[worst]} of {worst}")
