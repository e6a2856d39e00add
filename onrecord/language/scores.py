"""The shapes in which the network's scores are handed on: arrays of numbers, a row a word."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
