"""Learning with the numbers that int8 leaves: weights and inputs of every product are rounded as the export will round them.

The gradient passes as if nothing were rounded (the straight-through estimator of Bengio et al. 2013, as in Jacob et al. 2018).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.network import Network

NARROW = 64
"""Outputs: a narrower product is not worth quantising, here and in the export, and stays in float32."""
LEVELS = 64
"""Levels from nothing to the largest weight of a channel: seven bits, as exported."""


def rounded(network: Network) -> None:
    """From now on every wide linear layer of the network works with rounded numbers. What is saved stays as it is."""
    for layer in network.modules():
        if isinstance(layer, nn.Linear) and layer.out_features >= NARROW:
            layer.register_forward_pre_hook(_inputs)
            layer.forward = _Rounded(layer)  # type: ignore[method-assign]


class _Rounded:
    """A linear layer's product with its weights rounded, a scale for each output."""

    def __init__(self, layer: nn.Linear) -> None:
        self.layer = layer

    def __call__(self, x: Tensor) -> Tensor:
        return F.linear(x, _weights(self.layer.weight), self.layer.bias)


def _weights(weight: Tensor) -> Tensor:
    with torch.no_grad():
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / LEVELS
        change = torch.round(weight / scale) * scale - weight
    return weight + change


def _inputs(layer: nn.Module, given: tuple[Tensor]) -> tuple[Tensor]:
    """The inputs at 256 even steps between the least and the greatest of the whole batch, nothing among them."""
    x = given[0]
    with torch.no_grad():
        whole = x.float()
        low, high = whole.amin().clamp(max=0), whole.amax().clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-8)
        zero = torch.round(-low / scale)
        change = (torch.round(whole / scale + zero).clamp(0, 255) - zero) * scale - whole
    return (x + change.to(x.dtype),)
