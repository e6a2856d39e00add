"""A record as one HTML file that opens anywhere: from disk, by post, in ten years.

The file holds everything and asks for nothing: no network, no fonts, no images. Its content security policy names the one style and the
one script by their SHA-256 and forbids all else, so that nothing in an article can ever run. The same record gives the same bytes.
"""

import hashlib
import os
import secrets
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from onrecord.errors import OnRecordError
from onrecord.present.html import environment
from onrecord.present.pages import Page, page

if TYPE_CHECKING:
    from onrecord.app.record import RecordFile


def write_dossier(record: "RecordFile", path: str | Path, *, title: str | None = None) -> Path:
    """Writes the dossier of a record, under a title or the name of the file, and gives its path.

    An older file at the path is replaced at the last moment and in one step: nobody ever sees half a dossier, and where writing fails
    the older file stays. A link is followed, and what is no file is never replaced. Raises OnRecordError where the file cannot be written.
    """
    path = Path(path)
    _check(record, path)
    shown = page(record, title=title)
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")
    try:
        with beside.open("xb") as file:
            file.writelines(chunk.encode() for chunk in html(shown))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise OnRecordError(f"cannot write the dossier to {path}: {error.strerror or error}; choose another place") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return path


def html(shown: Page) -> Iterator[str]:
    """The dossier as pieces of HTML, in order."""
    style, script = _own()
    policy = "; ".join((
        "default-src 'none'", f"style-src {_sha256(style)}", f"script-src {_sha256(script)}", "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip
    template = _templates().get_template("dossier/dossier.html")
    stream = template.stream(page=shown, policy=policy, style=Markup(style), script=Markup(script))
    stream.enable_buffering(200)
    yield from stream


def _check(record: "RecordFile", path: Path) -> None:
    if path.is_dir():
        raise OnRecordError(f"{path} is a folder; name a file in it, such as {path / 'dossier.html'}")
    if path.exists() and not path.is_file():
        raise OnRecordError(f"{path} is a device, a pipe or a socket, not a file; name a file, such as dossier.html")
    if not path.parent.is_dir():
        raise OnRecordError(f"the folder {path.parent} does not exist; create it, or choose another place for the dossier")
    if path.exists() and record.path.exists() and path.samefile(record.path):
        raise OnRecordError(f"{path} is the record itself; choose another name for the dossier, such as {path.with_suffix('.html')}")


@cache
def _templates() -> Environment:
    return environment(dossier=PackageLoader("onrecord.dossier", "."))


@cache
def _own() -> tuple[str, str]:
    """The one style and the one script, as they stand in the file."""
    present, dossier = files("onrecord.present") / "templates", files("onrecord.dossier")
    style = (present / "fragments.css").read_text("utf-8") + (dossier / "dossier.css").read_text("utf-8")
    return style, (dossier / "dossier.js").read_text("utf-8")


def _sha256(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
