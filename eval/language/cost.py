"""What the language engine costs, in a process of its own: words a second on one core, time to load, memory, size on disk."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.corpora.rows import rows
from eval.figures import Figure
from eval.language.system import engine, weights_folder
from eval.system import Missing

NEEDS = ("quotes/polnear_dev.jsonl",)
ROOT = Path(__file__).parent.parent.parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def figures(data: Path) -> list[Figure]:
    """The shipped engine over PolNeAR's development articles as raw text: everything but sentence vectors. Absent without weights."""
    engine()
    spent = measured([row["text"] for row in rows(data / NEEDS[0])])
    size = sum(path.stat().st_size for path in weights_folder().iterdir() if path.is_file())
    return listed(spent, size)


def listed(spent: dict[str, Any], size: int) -> list[Figure]:
    """`size`: bytes of all the files of the weights."""
    words = int(spent["words"])
    return [
        Figure("language-cost/raw text on one core", words / spent["seconds"], words, unit="words/s"),
        Figure("language-cost/time to load", spent["load"], 1, "lower", "s"),
        Figure("language-cost/peak memory", spent["peak"], words, "lower", "MB"),
        Figure("language-cost/size of the weights", size / 1e6, 1, "lower", "MB"),
    ]


def measured(texts: Sequence[str]) -> dict[str, Any]:
    """What `eval.language.reading` prints: CPU seconds, words, wall seconds to load, peak resident memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        command = [sys.executable, "-m", "eval.language.reading", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=os.environ | ONE_THREAD, check=False)
    if done.returncode:
        raise Missing(f"the language engine could not be timed: {done.stderr.strip()[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
