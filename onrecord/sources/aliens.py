"""Files in a folder that nobody named and that are no articles, told by their first bytes."""

import os
import stat

from onrecord.read.kinds import HEAD, foreign
from onrecord.sources.containers import sniffed
from onrecord.sources.own import is_dossier
from onrecord.sources.suffixes import ONE_ARTICLE, SUFFIXES


def no_article(path: str, suffix: str) -> str | None:
    """What the file is, in the words in which such files are counted; None where it may hold an article."""
    page = SUFFIXES.get(suffix) == "html"
    if not page and (suffix in SUFFIXES or suffix in ONE_ARTICLE or suffix == ".gz"):
        return None
    try:
        head = first_bytes(path) if stat.S_ISREG(os.stat(path).st_mode) else b""
    except OSError:
        return None  # said when it is read
    if page:
        return "dossier of onrecord" if is_dossier(head) else None
    return (suffix or "without a suffix") if head and sniffed(head) is None and (suffix == ".xml" or foreign(head)) else None


def first_bytes(path: str) -> bytes:
    """As much of a file as tells what it is. Raises OSError."""
    with open(path, "rb") as stream:
        return stream.read(HEAD)
