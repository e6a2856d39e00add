"""From a checkpoint to the files that the package ships: `python -m training.export RUN OUT [--names CORPUS] [--check]`.

Reads RUN/last.pt and RUN/labels.json. Writes the graphs `engine.onnx` and `vectors.onnx`, both int8 with a scale for each channel, the
word-piece table that they share, and the small parts that numpy does. With `--check` it measures what int8 costs on the development parts,
against the same graph in float32.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.language.pieces import Pieces
from training.base import base_model
from training.checked import cost
from training.labels import CORPORA, Batcher, Labels
from training.network import HEADS, HIDDEN, LAYERS, Encoder, Layer, Network
from training.rounded import NARROW

INPUTS = ("embedded", "shapes", "mask", "first")
OUTPUTS = (
    "starts", "upos", "xpos", "names", "roles", "arcs", "label_dep", "label_head", "mention", "refer", "antecedent", "anchor", "ask",
    "member",
)  # fmt: skip
OPSET = 17
SENTENCE = 256
"""Word pieces that count for a sentence's vector, the two at the ends among them: as the base model was trained."""


class Stack(nn.Module):
    """The encoder without its word table. Attention is written out, in the form that onnxruntime knows how to fuse."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor, shapes: Tensor | None, mask: Tensor) -> Tensor:
        own = self.encoder
        x = embedded + own.positions.weight[: embedded.shape[1]] + own.types
        x = own.norm(x if shapes is None else x + own.shapes(shapes))
        shut = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in own.layers:
            assert isinstance(layer, Layer)
            x = _layer(layer, x, shut)
        return x


def _layer(layer: Layer, x: Tensor, shut: Tensor) -> Tensor:
    batch, length, wide = x.shape[0], x.shape[1], HIDDEN // HEADS
    parts = [F.linear(x, w, b) for w, b in zip(layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True)]
    q, k, v = (part.view(batch, length, HEADS, wide).permute(0, 2, 1, 3) for part in parts)
    seen = torch.softmax(q @ k.transpose(-1, -2) / wide**0.5 + shut, -1) @ v
    x = layer.first(x + layer.out(seen.permute(0, 2, 1, 3).reshape(batch, length, HIDDEN)))
    return layer.second(x + layer.down(F.gelu(layer.up(x))))  # type: ignore[no-any-return]


class Engine(nn.Module):
    """The graph of every head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.stack = network, Stack(network.encoder)

    def forward(self, embedded: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        scores = self.network.heads(self.stack(embedded, shapes, mask), first)
        return tuple(scores[name] for name in OUTPUTS)


class Vectors(nn.Module):
    """The graph of the sentence vectors: the base model's own layers, the mean of the pieces, at length 1."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        encoder.positions = nn.Embedding.from_pretrained(encoder.positions.weight[:SENTENCE])
        self.stack = Stack(encoder)

    def forward(self, embedded: Tensor, mask: Tensor) -> Tensor:
        encoded, counts = self.stack(embedded, None, mask), mask[..., None].float()
        mean = (encoded * counts).sum(1) / counts.sum(1)
        return mean / (mean * mean).sum(-1, keepdim=True).sqrt()


def export(run: Path, out: Path, *, names: str | None, bits: int, check: bool) -> None:
    """Writes every file of the contract into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    base = base_model()
    labels = Labels.load(run / "labels.json")
    network = Network(labels.sizes())
    network.load_state_dict(torch.load(run / "last.pt", map_location="cpu", weights_only=True)["network"])
    network.eval()
    if names is not None:
        _own_names(network, CORPORA.index(names))
    original = Encoder(labels.sizes())
    original.load(base / "model.safetensors")
    shutil.copy(base / "vocab.txt", out / "vocab.txt")
    (out / "labels.json").write_text((run / "labels.json").read_text())
    _table(original.words.weight.detach().numpy(), out)
    _numpy_parts(network, out)
    with tempfile.TemporaryDirectory() as folder:
        whole = _graph(Engine(network), INPUTS, OUTPUTS, Path(folder) / "engine.onnx")
        _quantised(whole, out / "engine.onnx", bits=bits)
        plain = _graph(Vectors(original.eval()), ("embedded", "mask"), ("vectors",), Path(folder) / "vectors.onnx")
        _quantised(plain, out / "vectors.onnx", bits=bits)
        if check:
            vocabulary = (out / "vocab.txt").read_text("utf-8").splitlines()
            batcher = Batcher(Pieces(vocabulary), labels)
            cost(network, batcher, whole, out)


def _own_names(network: Network, corpus: int) -> None:
    """Makes the name scores those of one corpus's way to mark names."""
    with torch.no_grad():
        network.names.weight += network.own_names[corpus]
        network.names.bias += network.own_bias[corpus]


def _table(table: np.ndarray, out: Path) -> None:
    scales = np.maximum(np.abs(table).max(1), 1e-8).astype(np.float32) / 127
    np.save(out / "pieces.npy", np.rint(table / scales[:, None]).astype(np.int8))
    np.save(out / "scales.npy", scales)


def _numpy_parts(network: Network, out: Path) -> None:
    held = {
        "label.weight": network.label.weight, "label.bias": network.label.bias, "link.bias": network.link_bias,
        "pair.bias": network.pair_bias, "distance.bias": network.distance_bias, "pronoun.bias": network.pronoun_bias,
        "match.bias": network.match_bias,
    }  # fmt: skip
    np.savez(out / "heads.npz", **{name: tensor.detach().float().numpy() for name, tensor in held.items()})


def _graph(module: nn.Module, inputs: tuple[str, ...], outputs: tuple[str, ...], path: Path) -> Path:
    """The float32 graph, with attention, GELU and layer norm each fused into one operation."""
    module.eval()
    given = {
        "embedded": torch.randn(2, 12, HIDDEN), "shapes": torch.zeros(2, 12, dtype=torch.long), "mask": torch.ones(2, 12, dtype=torch.long),
        "first": torch.arange(1, 9).expand(2, 8).contiguous(),
    }  # fmt: skip
    axes = {name: {0: "batch", 1: "words" if name == "first" else "pieces"} for name in inputs}
    axes |= {name: {0: "batch"} if name == "vectors" else {0: "batch", 1: "words"} for name in outputs}
    raw = path.with_name("raw-" + path.name)
    with torch.no_grad():
        torch.onnx.export(
            module, tuple(given[name] for name in inputs), str(raw), input_names=list(inputs), output_names=list(outputs),
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(str(raw), "bert", num_heads=HEADS, hidden_size=HIDDEN, optimization_options=options, opt_level=0)
    counts = fused.get_fused_operator_statistics()
    print(path.name, {name: count for name, count in counts.items() if count})
    if counts["Attention"] != LAYERS:
        raise SystemExit(f"{counts['Attention']} of {LAYERS} attention layers were fused; onnxruntime no longer knows their written form")
    fused.save_model_to_file(str(path))
    return path


def _quantised(graph: Path, path: Path, *, bits: int) -> None:
    """Weights of the matrix products to int8, a scale a channel; activations are quantised while it runs. Small heads stay as they are."""
    model = onnx.load(str(graph))
    wide = {i.name: i.dims[-1] for i in model.graph.initializer if len(i.dims) == 2}
    small = [n.name for n in model.graph.node if n.op_type == "MatMul" and wide.get(n.input[1], NARROW) < NARROW]
    quantize_dynamic(
        model, str(path), per_channel=True, reduce_range=bits == 7, weight_type=QuantType.QInt8, nodes_to_exclude=small,
        op_types_to_quantize=["MatMul", "Gemm", "Attention"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", choices=CORPORA, help="mark names as this corpus does, not as all together")
    parser.add_argument("--bits", type=int, choices=(7, 8), default=7, help="of a weight; 8 saturates on old processors and gains nothing")
    parser.add_argument("--check", action="store_true", help="measure what int8 costs (minutes)")
    asked = parser.parse_args()
    export(asked.run, asked.out, names=asked.names, bits=asked.bits, check=asked.check)


if __name__ == "__main__":
    main()
