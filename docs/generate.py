"""Writes docs/records.md and docs/stages.md from the code, so that they cannot be wrong. `--check` says whether they are current."""

import inspect
import sys
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from onrecord.model.runs import ArticleRecord, Record, noun
from onrecord.model.tables import AWAITED, KEPT, NOTED, RECORDS, columns
from onrecord.pipeline.stages import LINKS, STAGES

HERE = Path(__file__).parent
MADE_HERE = "<!-- Written by docs/generate.py from the code: run `make docs`, do not edit. -->\n"


def records() -> str:
    """The page on record types."""
    parts = [MADE_HERE, "# The records\n", "Each type is a table of the record file and a file of the exports, named as in brackets.\n"]
    parts += [
        "Every record also has `id` (derived from its content and stage) and `made`: the stage, its version, the rule or model, and a"
        " confidence from 0 to 1. In tables and exports a `Span` is `start`, `end` (Unicode code points, half-open) and `words`.\n"
    ]
    for kind in RECORDS:
        parts.append(f"## {kind.__name__} (`{noun(kind)}`)\n")
        parts.append(f"{inspect.getdoc(kind)}\n")
        parts.append(f"Given by: {_giver(kind)}.\n")
        parts.append("| field | type |\n|---|---|")
        parts += [
            f"| `{c.name}` | {_type(c.type)} |" for c in columns(kind) if c.name not in ("made", "article" if _in_article(kind) else "")
        ]
        parts.append("")
    return "\n".join(parts)


def stages() -> str:
    """The page on stages and links."""
    parts = [MADE_HERE, "# The stages\n", "## In one article\n"]
    parts.append("| stage | version | languages | needs | gives | what it does |\n|---|---|---|---|---|---|")
    for stage in STAGES:
        needs, gives = (", ".join(k.__name__ for k in kinds) for kinds in (stage.needs, stage.gives))
        serves = "any" if stage.languages is None else ", ".join(sorted(stage.languages))
        parts.append(f"| `{stage.name}` | {stage.by.version} | {serves} | {needs} | {gives} | {stage.summary} |")
    parts.append("\n## Across articles\n")
    parts.append("| link | version | needs | gives | what it finds |\n|---|---|---|---|---|")
    for link in LINKS:
        needs, gives = (", ".join(k.__name__ for k in kinds) for kinds in (link.needs, link.gives))
        parts.append(f"| `{link.name}` | {link.by.version} | {needs} | {gives} | {link.summary} |")
    parts.append("\n## Still to be built\n")
    parts.append("These nouns have their table, and no stage gives them yet: " + ", ".join(k.__name__ for k in AWAITED) + ".\n")
    return "\n".join(parts)


def _giver(kind: type[Record]) -> str:
    if kind in NOTED:
        return "the run, in the name of a stage"
    if kind in KEPT:
        return "reading, a person or the run itself"
    names = [s.name for s in STAGES if kind in s.gives] + [link.name for link in LINKS if kind in link.gives]
    return f"`{names[0]}`" if names else "no stage yet"


def _in_article(kind: type[Record]) -> bool:
    return issubclass(kind, ArticleRecord)


def _type(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in get_args(hint))
    if get_origin(hint) is UnionType:
        inner = [part for part in get_args(hint) if part is not type(None)]
        return " or ".join(_type(part) for part in inner) + (" or null" if type(None) in get_args(hint) else "")
    if get_origin(hint) is tuple:
        return f"list of {_type(get_args(hint)[0])}"
    return f"`{getattr(hint, '__name__', str(hint))}`"


PAGES = {"records.md": records, "stages.md": stages}


def main() -> int:
    """Writes the pages, or with --check returns 1 where one is out of date."""
    stale = [name for name, page in PAGES.items() if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != page()]
    if "--check" in sys.argv:
        print(f"out of date: {', '.join(stale)}; run `make docs`" if stale else "the pages are current")
        return 1 if stale else 0
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
    print(f"wrote {', '.join(PAGES)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
