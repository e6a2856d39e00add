"""Files, folders, patterns and standard input as bytes on their way to becoming articles.

Order is deterministic: the paths as given, folders sorted by name, rows in order. What cannot be read is yielded as a Failure, never
raised and never passed over in silence. An address is fetched only where `fetch` says so. What it does not do: unpack zip and tar
archives, open devices or pipes.
"""

import glob
import io
import os
import stat
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import SourceError
from onrecord.model.article import Declared
from onrecord.model.raw import Raw, Unchanged
from onrecord.model.runs import Failure
from onrecord.read.kinds import HEAD, PAGE_CAP, TEXT_CAP, foreign, looks_like_page, too_big
from onrecord.sources.aliens import first_bytes, no_article
from onrecord.sources.containers import CONTAINERS, sniffed
from onrecord.sources.failed import failed, passed_over, reason, shown
from onrecord.sources.fetch import Fetcher, Fetching
from onrecord.sources.gzipped import Plain, inner
from onrecord.sources.inflate import MAGIC
from onrecord.sources.members import Bad, Member
from onrecord.sources.own import RECORD_SUFFIXES, exported, is_dossier
from onrecord.sources.suffixes import FOREIGN_SUFFIXES, ONE_ARTICLE, SUFFIXES
from onrecord.sources.tables import TABLES, rows_of, sniff_rows
from onrecord.sources.urls import UNASKED, fetched, listed

FORMATS: tuple[str, ...] = ("auto", "text", "html", "jsonl", "csv", "tsv", "json", *CONTAINERS, "urls")
"""What a person may say that the paths hold; "auto" goes by content, then by name."""
LITTLE = 10_000_000
"""Bytes, of all files together, that may be read only to count what they hold: in JSON lines 2,050 articles, counted in 0.02 s."""

Given = Raw | Unchanged | Failure

_FRAMED = frozenset((*CONTAINERS, "urls"))


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the person said about all the paths."""

    format: str | None
    declared: tuple[Declared, ...]
    fetch: Fetching | None = None
    counting: bool = False


class _Uncounted(Exception):
    """How many articles there are is not known without reading much."""


def count(paths: Sequence[str], *, format: str | None = None) -> int | None:  # noqa: A002
    """How many articles and failures `items` will give, for a progress bar. None where only reading would tell.

    Folders are listed; of files that hold many articles only small ones are read. A file whose name misleads counts as one.
    """
    wish = _Wish(None if format == "auto" else format, (), counting=True)
    if any(path == "-" or (path.startswith(("http://", "https://")) and not os.path.lexists(path)) for path in paths):
        return None
    found, size = 0, 0
    try:
        for each in _items(tuple(paths), wish):
            found += 1
            size += len(each.data) if isinstance(each, Raw) else 0
            if size > LITTLE:
                return None
    except _Uncounted:
        return None
    return found


def items(
    paths: Sequence[str],
    *,
    format: str | None = None,  # noqa: A002
    declared: tuple[Declared, ...] = (),
    fetch: Fetching | None = None,
) -> Iterator[Given]:
    """The articles of some paths, one by one, and a Failure for each that cannot be had.

    `paths`: files, folders (with all below them), patterns that the shell left alone ("news/*.txt"), or "-" for standard input.
    `format`: one of FORMATS, or None to go by name and content. `declared`: what the person says about every article, such as its date.
    `fetch`: permission to fetch addresses, and how; without it nothing leaves this machine. A page whose earlier copy it knows, and that
    has not changed, is given as Unchanged.
    Raises SourceError for an unknown format.
    """
    if format is not None and format not in FORMATS:
        raise SourceError(f"unknown format {format!r}; choose from {', '.join(FORMATS)}")
    return _items(tuple(paths), _Wish(None if format == "auto" else format, declared, fetch))


def _items(paths: tuple[str, ...], wish: _Wish) -> Iterator[Given]:
    for path in paths:
        if path == "-":
            yield from _standard_input(wish)
        elif os.path.lexists(path):
            yield from _path(path, wish)
        elif path.startswith(("http://", "https://")):
            yield from _fetched(path, [path], wish)
        elif glob.has_magic(path):
            found = sorted(glob.glob(path, recursive=True))
            for each in found:
                yield from _path(each, wish)
            if not found:
                yield failed(path, "no file fits this pattern", "look at the spelling, and at the folder you are in")
        else:
            yield failed(path, "there is no such file or folder", "look at the spelling, and at the folder you are in")


def _path(path: str, wish: _Wish) -> Iterator[Given]:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield failed(path, f"it cannot be reached: {reason(error)}", "look at where it points, and at your rights to it")
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, wish)
    else:
        yield from _file(path, wish)


def _folder(root: str, wish: _Wish) -> Iterator[Given]:
    """Everything below a folder, and one Failure that counts what was passed over."""
    passed: Counter[str] = Counter()
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            yield passed_over(folder, "this folder leads back to one that was read already", "nothing to do; its files were read once")
            continue
        seen.add(real)
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield failed(folder, f"the folder cannot be listed: {reason(error)}", "look at your rights to it")
            continue
        written = exported(folder, names)
        passed["of an export of onrecord"] += len(written.intersection(names))
        below = [os.path.join(folder, name) for name in names if not name.startswith(".") and name not in written]
        for path in below:
            if not os.path.isdir(path):
                yield from _found(path, wish, passed)
        waiting.extend(path for path in reversed(below) if os.path.isdir(path))
    total = sum(passed.values())
    if total:
        counts = ", ".join(f"{count} {name}" for name, count in sorted(passed.items()) if count)
        said = f"{total} {'file' if total == 1 else 'files'} that cannot hold an article passed over: {counts}"
        yield passed_over(root, said, "nothing to do; to see why one is not read, give it by name")


def _found(path: str, wish: _Wish, passed: Counter[str]) -> Iterator[Given]:
    """A file that was found in a folder and that nobody named."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in RECORD_SUFFIXES:
        return
    if suffix in FOREIGN_SUFFIXES:
        passed[suffix] += 1
        return
    alien = None if wish.counting and SUFFIXES.get(suffix) == "html" else no_article(path, suffix)
    if alien is not None:
        passed[alien] += 1
    else:
        yield from _file(path, wish)


def _file(path: str, wish: _Wish) -> Iterator[Given]:
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            yield failed(path, "this is a device, a pipe or a socket, not a file", "save the text to a file, or pipe it to -")
            return
        if wish.counting and wish.format in (None, "text", "html") and os.path.splitext(path)[1].lower() in ONE_ARTICLE:
            yield Raw(shown(path), None, b"")
            return
        head = first_bytes(path)
        if wish.counting and (head.startswith(MAGIC) or found.st_size > LITTLE):
            raise _Uncounted
        if head.startswith(MAGIC):
            with open(path, "rb") as stream:
                yield from _gzipped(path, stream, wish)
            return
        how = (
            wish.format or sniffed(head) or SUFFIXES.get(os.path.splitext(path)[1].lower()) or ("html" if looks_like_page(head) else "text")
        )
        if how in _FRAMED and found.st_size:
            with open(path, "rb") as stream:
                yield from _framed(path, how, stream, wish)
            return
        alien = foreign(head)
        if is_dossier(head):
            yield failed(path, "this is a dossier that onrecord wrote", "open the articles that it was made from")
        elif alien is not None:
            yield failed(path, f"this is {alien.what}", alien.advice)
        elif found.st_size == 0:
            yield failed(path, "the file is empty", "nothing to do, or look for where the text went")
        elif how in TABLES:
            with open(path, "rb") as stream:
                yield from _rows(path, how, stream, wish)
        else:
            big = too_big(found.st_size, PAGE_CAP if how == "html" else TEXT_CAP)
            if big is not None:
                yield failed(path, big.what, big.advice)
            else:
                yield Raw(shown(path), None, Path(path).read_bytes(), how if how == "html" or wish.format else None, wish.declared)
    except OSError as error:
        yield failed(path, f"it cannot be read: {reason(error)}", "look at whether it is still there, and at your rights to it")


def _gzipped(path: str, stream: BinaryIO, wish: _Wish) -> Iterator[Given]:
    """What a gzip file holds, as if it lay there unpacked."""
    found = inner(path, stream, wish.format, SUFFIXES)
    if isinstance(found, Bad):
        yield failed(path, found.error, found.advice)
    elif isinstance(found, Plain):
        yield Raw(shown(path), None, found.data, found.format, wish.declared)
    else:
        with found.stream as unpacked:
            yield from (_rows if found.how in TABLES else _framed)(path, found.how, unpacked, wish)


def _framed(path: str, how: str, stream: BinaryIO, wish: _Wish) -> Iterator[Given]:
    """The articles of a container, or behind a list of addresses."""
    if how == "urls":
        addresses, more = listed(stream.read(TEXT_CAP))
        yield from _fetched(path, addresses, wish)
        if more is not None:
            yield _one(path, more, wish)
        return
    pages: list[str] | None = None if how != "sitemap" or wish.fetch is None else []
    for member in CONTAINERS[how](stream):
        if pages is not None and isinstance(member, Member) and member.page is not None:
            pages.append(member.page)
        else:
            yield _one(path, member, wish)
    if pages:
        yield from _fetched(path, pages, wish)


def _fetched(path: str, addresses: list[str], wish: _Wish) -> Iterator[Given]:
    """The pages behind some addresses; a Failure for each where the person did not ask for fetching."""
    if wish.fetch is None:
        for address in addresses:
            yield failed(path, UNASKED.error, UNASKED.advice, None if address == path else address)
        return
    with Fetcher(wish.fetch) as fetcher:
        for address in addresses:
            for member in fetched(address, fetcher):
                if isinstance(member, Unchanged):
                    yield replace(member, path=shown(path))
                else:
                    yield _one(path, member if member.item != path else replace(member, item=None), wish)


def _one(path: str, member: Member | Bad, wish: _Wish) -> Raw | Failure:
    if isinstance(member, Bad):
        return (passed_over if member.passed_over else failed)(path, member.error, member.advice, member.item)
    if not member.data:
        said = "only the address of this page is known" if member.page else "there is no text in it"
        return failed(path, said, "ask for its pages with --fetch" if member.page else "nothing to do", member.item)
    return Raw(shown(path), member.item, member.data, member.format, wish.declared + member.declared, member.fetched)


def _standard_input(wish: _Wish) -> Iterator[Given]:
    stream = sys.stdin.buffer
    if wish.format in TABLES:
        yield from _rows("-", str(wish.format), stream, wish)
        return
    data = stream.read(PAGE_CAP + 1)
    if not data:
        yield failed("-", "nothing came in on standard input", "pipe a text in: cat article.txt | onrecord open -")
    elif len(data) > PAGE_CAP:
        size = f"more than {PAGE_CAP // 1_000_000} MB came in on standard input"
        yield failed("-", size, "save it to a file; many articles go as JSON Lines with --format jsonl")
    elif data.startswith(MAGIC):
        yield from _gzipped("-", io.BytesIO(data), wish)
    elif (how := wish.format or sniffed(data[:HEAD])) in _FRAMED:
        yield from _framed("-", str(how), io.BytesIO(data), wish)
    elif wish.format is None and sniff_rows(data):
        yield from _rows("-", "jsonl", iter(data.splitlines(keepends=True)), wish)
    else:
        yield Raw("-", None, data, wish.format, wish.declared)


def _rows(path: str, how: str, stream: object, wish: _Wish) -> Iterator[Raw | Failure]:
    for row in rows_of(how, stream):
        if isinstance(row.data, bytes):
            yield Raw(shown(path), row.item, row.data, "row", wish.declared)
        else:
            yield failed(path, row.data, row.advice, row.item)
