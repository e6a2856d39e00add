"""The files of a trained network, opened: labels, the word-piece table, and what onnxruntime runs."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.errors import OnRecordError
from onrecord.language.pieces import Pieces
from onrecord.language.scores import Floats, Ints

if TYPE_CHECKING:
    import onnxruntime

FILES = ("vocab.txt", "labels.json", "pieces.npy", "scales.npy", "heads.npz", "engine.onnx", "vectors.onnx")
PACKAGED = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The vectors of the word pieces, a byte a number; `scales` has the unit of each row."""

    rows: npt.NDArray[np.int8]
    scales: Floats

    def of(self, ids: Ints) -> Floats:
        """The vectors of pieces, whatever the shape of `ids`."""
        found: Floats = np.multiply(self.rows[ids], self.scales[ids][..., None], dtype=np.float32)
        return found


def digest(folder: Path) -> str:
    """Twelve hexadecimal digits that tell these weights from any others."""
    whole = hashlib.sha256()
    for name in FILES:
        whole.update(hashlib.sha256(_existing(folder, name).read_bytes()).digest())
    return whole.hexdigest()[:12]


def labels(folder: Path) -> Labels:
    """The label sets."""
    held = json.loads(_existing(folder, "labels.json").read_text("utf-8"))
    return Labels(*(tuple(held[name]) for name in ("upos", "xpos", "deps", "names")))


def pieces(folder: Path) -> Pieces:
    """The vocabulary."""
    return Pieces(_existing(folder, "vocab.txt").read_text("utf-8").split("\n")[:-1])


def table(folder: Path) -> Table:
    """The word-piece table. It stays on disk, and processes share what they have read of it."""
    rows = np.load(_existing(folder, "pieces.npy"), mmap_mode="r", allow_pickle=False)
    return Table(rows, np.load(_existing(folder, "scales.npy"), allow_pickle=False))


def parts(folder: Path) -> dict[str, Floats]:
    """The small weights that numpy works with, by name."""
    with np.load(_existing(folder, "heads.npz"), allow_pickle=False) as held:
        return {name: np.asarray(held[name], dtype=np.float32) for name in held.files}


def session(folder: Path, name: str, threads: int) -> "onnxruntime.InferenceSession":
    """One graph, ready to run on so many cores."""
    import onnxruntime  # 0.1 s, which who reads nothing need not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False  # no two batches have the same shape
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(_existing(folder, name)), options, providers=["CPUExecutionProvider"])


def _existing(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise OnRecordError(f"{path} is missing; install onrecord anew, or give the folder of a training export")
    return path
