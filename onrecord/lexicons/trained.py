"""The figures of the trained line labeller: no list of words, but learned from pages in one language as the lists are written for one."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

REACHES = (1, 2, 4, 8)
"""How far up and down each layer of the labeller looks, in lines."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """`words`: the table of hashed words, a row each. `enter`, `look`, `leave`: the layers, each as weights (from, to) and biases.

    `plain`: a linear labeller on the same numbers, which is asked only for reasons; `usual`: the mean line of an article.
    """

    words: Array
    enter: tuple[Array, Array]
    look: tuple[tuple[Array, Array], ...]
    leave: tuple[Array, Array]
    plain: Array
    usual: Array
    fingerprint: str


@cache
def trained(language: str = "en") -> Trained:
    """The figures for one language. Raises FileNotFoundError where there are none."""
    data = files("onrecord.lexicons").joinpath(language, "lines.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as held:
        found = {name: np.asarray(held[name], dtype=np.float64) for name in held.files}
    pairs = [(found[f"{name}.weight"].T, found[f"{name}.bias"]) for name in ("enter", *(f"look.{i}" for i in range(len(REACHES))), "leave")]
    return Trained(
        found["words.weight"], pairs[0], tuple(pairs[1:-1]), pairs[-1], found["plain"], found["usual"], hashlib.sha256(data).hexdigest()
    )
