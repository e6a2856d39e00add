"""What onrecord itself wrote and left among the articles: records, dossiers, exports. None of it is an article."""

import os
import re
from collections.abc import Sequence

from onrecord.model.runs import noun
from onrecord.model.tables import RECORDS
from onrecord.read.kinds import HEAD

RECORD_SUFFIXES = frozenset((".onrecord", ".onrecord-wal", ".onrecord-shm", ".onrecord-journal"))
"""Records that lie in a folder are nothing to speak of."""

_DOSSIER = re.compile(rb"<meta name=\"generator\" content=\"onrecord\b")
_EXPORT = re.compile(rb"\"title\": \"The rows of an onrecord export\"")
_SCHEMA = "schema.json"
_ROWS = frozenset(f"{noun(kind)}.{how}" for kind in RECORDS for how in ("jsonl", "csv"))


def is_dossier(head: bytes) -> bool:
    """Whether a page begins as every dossier does."""
    return _DOSSIER.search(head) is not None


def exported(folder: str, names: Sequence[str]) -> frozenset[str]:
    """The names of those files of a folder that an export wrote: it leaves its schema beside its rows."""
    if _SCHEMA not in names:
        return frozenset()
    try:
        with open(os.path.join(folder, _SCHEMA), "rb") as stream:
            ours = _EXPORT.search(stream.read(HEAD)) is not None
    except OSError:
        return frozenset()  # said when it is read
    return _ROWS | {_SCHEMA} if ours else frozenset()
