"""Raw becomes an Article, or a Failure that says why it cannot be one.

It never raises, whatever the bytes. What it does not do: read PDF or office files, or join the pages of one article.
"""

import hashlib
from collections.abc import Callable

from onrecord.model.article import Article, text_sha256
from onrecord.model.raw import Raw, name_of
from onrecord.model.runs import By, Failure
from onrecord.read.html import page
from onrecord.read.kinds import PAGE_CAP, TEXT_CAP, foreign, kind, too_big
from onrecord.read.parts import NoText, Parts
from onrecord.read.row import row
from onrecord.read.text import text

BY = By("read", 3)

READERS: dict[str, Callable[[bytes], Parts | NoText]] = {"text": text, "html": page, "row": row}
"""How each format is read."""


def read(raw: Raw) -> Article | Failure:
    """One article from its bytes."""
    found = _parts(raw)
    if isinstance(found, NoText):
        return Failure(
            made=BY.rule("read", 1.0), path=raw.path, item=raw.item, article=None, stage=BY.stage, error=found.error, advice=found.advice
        )
    return Article(
        made=BY.rule(found.rule or found.format, 1.0), path=raw.path, item=raw.item, name=name_of(raw.path),
        format=found.format, encoding=found.encoding, text=found.text,
        sha256=text_sha256(found.text),
        raw_sha256=hashlib.sha256(raw.data).hexdigest(),
        blocks=found.blocks, declared=raw.declared + found.declared, offsets=found.offsets,
    )  # fmt: skip


def _parts(raw: Raw) -> Parts | NoText:
    if not raw.data:
        return NoText("the file is empty", "nothing to do, or look for where the text went")
    if raw.format != "row":
        alien = foreign(raw.data)
        if alien is not None:
            return NoText(f"this is {alien.what}", alien.advice)
    how = raw.format or kind(raw.data)
    big = too_big(len(raw.data), TEXT_CAP if how == "text" else PAGE_CAP)
    if big is not None:
        return NoText(big.what, big.advice)
    found = READERS[how](raw.data)
    if isinstance(found, Parts) and not found.text.strip():
        return NoText("there is no text in it, only white space", "nothing to do, or look for where the text went")
    return found
