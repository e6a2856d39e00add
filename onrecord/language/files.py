"""The files of a trained network, opened: labels, the word-piece table, and what onnxruntime runs."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt

from onrecord.errors import OnRecordError
from onrecord.language.antecedents import ranker
from onrecord.language.pieces import Pieces
from onrecord.language.scores import Floats, Ints

if TYPE_CHECKING:
    import onnxruntime

FILES = ("vocab.txt", "labels.json", "pieces.npy", "scales.npy", "heads.npz", "engine.onnx", "vectors.onnx")
PARTS = ("label.weight", "label.bias", "link.bias", "pair.bias", "distance.bias", "pronoun.bias", "match.bias")
"""What heads.npz holds."""
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
        with _reading(folder, name) as path:
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def check(folder: Path) -> None:
    """Raises OnRecordError where a file is missing, cut off, not what it should be, or does not go with the others.

    The networks are measured and not opened, so that it takes a few hundredths of a second.
    """
    labels(folder)
    rows = len(table(folder).rows)
    with _reading(folder, "vocab.txt") as path:
        lines = path.read_bytes().count(b"\n")
        if lines != rows:
            raise ValueError(f"it has {lines:,} lines, and pieces.npy {rows:,} rows")
    pieces(folder)
    parts(folder)
    for name in ("engine.onnx", "vectors.onnx"):
        with _reading(folder, name) as path:
            _measured(path)


def labels(folder: Path) -> Labels:
    """The label sets."""
    with _reading(folder, "labels.json") as path:
        held = json.loads(path.read_text("utf-8"))
        found = Labels(*(tuple(held[name]) for name in ("upos", "xpos", "deps", "names")))
        if not all(isinstance(label, str) for listed in (found.upos, found.xpos, found.deps, found.names) for label in listed):
            raise ValueError("a label is no word")
    return found


def pieces(folder: Path) -> Pieces:
    """The vocabulary."""
    with _reading(folder, "vocab.txt") as path:
        return Pieces(path.read_text("utf-8").split("\n")[:-1])


def table(folder: Path) -> Table:
    """The word-piece table. It stays on disk, and processes share what they have read of it."""
    with _reading(folder, "pieces.npy") as path:
        rows = np.load(path, mmap_mode="r", allow_pickle=False)
        if rows.ndim != 2 or rows.dtype != np.int8:
            raise ValueError(f"it holds {rows.dtype} of shape {rows.shape}")
    with _reading(folder, "scales.npy") as path:
        scales = np.load(path, allow_pickle=False)
        if scales.shape != rows.shape[:1] or scales.dtype.kind != "f":
            raise ValueError(f"it holds {scales.dtype} of shape {scales.shape}, and pieces.npy has {len(rows):,} rows")
    return Table(rows, scales)


def parts(folder: Path) -> dict[str, Floats]:
    """The small weights that numpy works with, by name."""
    with _reading(folder, "heads.npz") as path:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            found = {name: np.asarray(held[name], dtype=np.float32) for name in held.files}
        lacking = [name for name in PARTS if name not in found]
        if lacking:
            raise ValueError(f"{', '.join(lacking)} is not in it")
        dependencies = len(labels(folder).deps)
        if len(found["label.weight"]) != dependencies or len(found["label.bias"]) != dependencies:
            raise ValueError(f"it has {len(found['label.weight'])} relations, and labels.json {dependencies}")
        ranker(found)
    return found


def session(folder: Path, name: str, threads: int) -> "onnxruntime.InferenceSession":
    """One graph, ready to run on so many cores."""
    import onnxruntime  # 0.1 s, which who reads nothing need not wait for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False  # no two batches have the same shape
    options.log_severity_level = 3
    with _reading(folder, name) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@contextmanager
def _reading(folder: Path, name: str) -> Iterator[Path]:
    """The path of a file; whatever goes wrong while it is read is said in one way."""
    path = folder / name
    if not path.is_file():
        raise OnRecordError(f"{path} is missing; install onrecord anew, or give the folder of a training export")
    try:
        yield path
    except (OnRecordError, MemoryError):
        raise
    except Exception as error:
        raise _damaged(path, str(error).partition("\n")[0][:200] or type(error).__name__) from error


def _damaged(path: Path, why: str) -> OnRecordError:
    return OnRecordError(
        f"{path} cannot be used: it is damaged, or of other weights than the files beside it ({why}); "
        "install onrecord anew, or give another folder with --language onrecord:FOLDER"
    )  # fmt: skip


def _measured(path: Path) -> None:
    """Goes over the outermost fields of an ONNX file, a protocol buffer, by their lengths. Raises ValueError where they do not fit."""
    fields: set[int] = set()
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        while file.tell() < size:
            key = _varint(file)
            fields.add(key >> 3)
            if key & 7 == _BYTES:
                file.seek(_varint(file), 1)
            elif key & 7 == 0:
                _varint(file)
            else:
                raise ValueError("it is no ONNX file")
        if file.tell() != size:
            raise ValueError(f"it is cut off: {file.tell() - size:,} bytes are missing")
    if not fields.issuperset(_FIELDS):
        raise ValueError("it is cut off, or no ONNX file")


def _varint(file: BinaryIO) -> int:
    """A whole number as protocol buffers write it: seven bits a byte, the lowest first."""
    value = 0
    for shift in range(0, 70, 7):
        byte = file.read(1)
        if not byte:
            raise ValueError("it is cut off")
        value |= (byte[0] & 127) << shift
        if byte[0] < 128:
            return value
    raise ValueError("it is no ONNX file")


_BYTES = 2
_FIELDS = (1, 7, 8)
"""What every ONNX file has: its version, the graph, the set of operators."""
