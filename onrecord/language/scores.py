"""What the network says of the words of one text, before coreference and attributions are decided: numbers, a row a word."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores of the words of a whole text, [words, ...], from the windows in which each stood with its whole sentence.

    `roles`: BIO of content, cue and source, logits, three each. `mention`, `refer`, `antecedent`: coreference. `anchor`, `ask`, `member`:
    attributions and their links. `window`: the number of each word's window; links hold within one only. `parts`: biases, by name, the
    same for every text: "link.bias", "pair.bias", "distance.bias", "pronoun.bias".
    """

    roles: Floats
    mention: Floats
    refer: Floats
    antecedent: Floats
    anchor: Floats
    ask: Floats
    member: Floats
    window: Ints
    parts: Mapping[str, Floats]
