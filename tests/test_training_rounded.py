"""Learning with rounded numbers: which layers work so, how far a product moves, and that the gradient passes. It needs torch."""

import pytest

torch = pytest.importorskip("torch")

from training.rounded import LEVELS, NARROW, rounded  # noqa: E402  (after the skip)


def layers() -> tuple["torch.nn.Sequential", "torch.Tensor"]:
    torch.manual_seed(3)
    return torch.nn.Sequential(torch.nn.Linear(5, NARROW), torch.nn.Linear(NARROW, NARROW - 1)), torch.randn(7, 5)


def test_a_wide_layer_works_with_rounded_weights_and_inputs() -> None:
    network, x = layers()
    wide = network[0]
    scale = wide.weight.detach().abs().amax(1, keepdim=True) / LEVELS
    step = (x.amax().clamp(min=0) - x.amin().clamp(max=0)) / 255
    zero = torch.round(-x.amin().clamp(max=0) / step)
    given = (torch.round(x / step + zero).clamp(0, 255) - zero) * step
    wanted = given @ (torch.round(wide.weight.detach() / scale) * scale).T + wide.bias.detach()
    plain = wide(x).detach()
    rounded(network)
    assert torch.allclose(wide(x), wanted, atol=1e-5)
    assert 0 < (wide(x) - plain).abs().max() < 0.1


def test_a_narrow_layer_and_what_is_saved_stay_as_they_are() -> None:
    network, _ = layers()
    saved = {name: value.clone() for name, value in network.state_dict().items()}
    x = torch.randn(7, NARROW)
    before = network[1](x)
    rounded(network)
    assert torch.equal(network[1](x), before)
    assert set(network.state_dict()) == set(saved)
    assert all(torch.equal(value, saved[name]) for name, value in network.state_dict().items())


def test_the_gradient_passes_as_if_nothing_were_rounded() -> None:
    network, x = layers()
    x.requires_grad_()
    rounded(network)
    network[0](x).sum().backward()
    assert network[0].weight.grad is not None
    assert torch.allclose(network[0].weight.grad, x.detach().sum(0).expand(NARROW, -1), atol=0.1)
    assert x.grad is not None
    assert torch.allclose(x.grad, network[0].weight.detach().sum(0).expand(7, -1), atol=NARROW / LEVELS * 0.5)
