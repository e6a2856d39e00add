"""What reaches a terminal or a pipe: text that cannot act, JSON that any program reads, and messages on standard error."""

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROW = 60
"""Below this width a table is a list, one line a cell."""

_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, among them the escape that begins a command to the terminal; signs that turn the direction of text; half characters."""


def plain(words: str) -> str:
    """Words of an article as they may be printed: tabs and line ends stay, whatever a terminal would obey goes."""
    return _ACTS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def line(words: str, most: int | None = None) -> str:
    """Words on one line, cut at a word with an ellipsis where there are more than `most` characters."""
    said = " ".join(plain(words).split())
    if most is None or len(said) <= most:
        return said
    cut = said[: most - 1] if said[most - 1] == " " else said[: most - 1].rsplit(" ", 1)[0]
    return cut.rstrip(",;:. ") + "…"


def text(words: str, style: str = "") -> "Text":
    """Words for a table or a line: nothing in them is taken for markup."""
    from rich.text import Text

    return Text(plain(words), style=style)


def console(*, errors: bool = False) -> "Console":
    """The terminal, or the pipe. A reader that goes away (`| head`) ends the program in silence."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            gone()

    stream = sys.stderr if errors else sys.stdout
    # a pipe has no width: one item stays one line, for grep
    width = None if stream.isatty() or "COLUMNS" in os.environ else 1000
    return Quiet(file=stream, highlight=False, emoji=False, markup=False, width=width)


def gone() -> None:
    """Nobody reads any more."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    raise SystemExit(0)


def put_json(value: object) -> None:
    """One JSON document on standard output, in characters where the terminal has them and as escapes where it has not."""
    said = json.dumps(value, ensure_ascii=False, indent=2)
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        said.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        said = json.dumps(value, indent=2)
    said = re.sub("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", lambda match: f"\\u{ord(match[0]):04x}", said)
    try:
        print(said)
        sys.stdout.flush()
    except BrokenPipeError:
        gone()


def complain(message: str) -> None:
    """An error, on standard error: what, where, what to do."""
    print(f"onrecord: {plain(message)}", file=sys.stderr)


def table(names: Sequence[str], rows: Sequence[Sequence["Text"]], *, numbers: Sequence[str] = (), out: "Console") -> None:
    """Rows under their names; on a narrow terminal each row is a few lines, and in a pipe no row is filled up with blanks."""
    from rich.padding import Padding
    from rich.table import Table

    if out.width < NARROW:
        for row in rows:
            filled = [(name, cell) for name, cell in zip(names, row, strict=True) if cell.plain]
            for number, (name, cell) in enumerate(filled):
                out.print(cell if number == 0 else Padding(text(f"{name}: ").append_text(cell), (0, 0, 0, 2), expand=False))
        return
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in names:
        shown.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    for row in rows:
        shown.add_row(*row)
    if out.is_terminal:
        out.print(shown)
        return
    with out.capture() as drawn:
        out.print(shown)
    for each in drawn.get().splitlines():
        out.print(text(each.rstrip()), soft_wrap=True)


def listed(pairs: Mapping[str, Any], out: "Console") -> None:
    """Names and values, one line each; what is absent is left out."""
    for name, value in pairs.items():
        if value is not None:
            out.print(text(f"{name}: ", "dim").append_text(value if not isinstance(value, str) else text(value)))
