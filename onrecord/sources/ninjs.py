"""ninjs (IPTC, News in JSON, 1.x to 3.x): one item, a list of them, or one a line.

What is cancelled or withheld is a Bad and not an article. What it does not do: renditions, associations, events and places.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.model.article import Declared
from onrecord.sources.members import Bad, Member, named, say
from onrecord.sources.newsml import WITHDRAWN

JSON_CAP = 50_000_000
"""Bytes of one file, which has to be held whole."""
_MEND = "mend the item; the other items are read"


def ninjs(stream: BinaryIO) -> Iterator[Member | Bad]:
    """The items of a file, in its order."""
    data = stream.read(JSON_CAP + 1)
    if len(data) > JSON_CAP:
        yield Bad(None, f"the file is larger than the {JSON_CAP // 1_000_000} MB that one file of news items may have", "split it")
        return
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith(b"{") for line in lines[:2]):
            yield Bad(None, f"the file is not JSON: {str(error)[:200]}", "get it again; it may have been cut")
            return
        for number, line in enumerate(lines, 1):
            yield _line(line, number)
        return
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        yield _item(item, number)
    if not items:
        yield Bad(None, "there is no news item in this file", "nothing to do")


def _line(line: bytes, number: int) -> Member | Bad:
    try:
        return _item(json.loads(line), number)
    except (ValueError, RecursionError) as error:
        return Bad(str(number), f"line {number} is not JSON: {str(error)[:200]}", _MEND)


def _item(item: Any, number: int) -> Member | Bad:
    if not isinstance(item, dict):
        return Bad(str(number), f"item {number} is not a JSON object", _MEND)
    name = named(item.get("uri"), number)
    status = str(item.get("pubstatus") or "").rpartition(":")[2].lower()
    if status in WITHDRAWN:
        return Bad(name, f"its agency has {WITHDRAWN[status]} this item", "do not use it")
    found = _text(item)
    if found is None:
        kind = item.get("type")
        what = (
            f"this item is a {kind[:40]} and holds no text" if isinstance(kind, str) and kind != "text" else "there is no text in this item"
        )
        return Bad(name, what, "nothing to do, or get the item with its text")
    return Member(name, found[0].encode("utf-8", "replace"), found[1], _declared(item))


def _text(item: dict[str, Any]) -> tuple[str, str] | None:
    """The text, marked up where there is a choice: `bodies` since 2.0, `body_...` before."""
    bodies = [(str(b.get("contenttype") or b.get("role") or ""), b.get("value")) for b in _objects(item.get("bodies"))]
    bodies += [(key[5:], value) for key, value in item.items() if key.startswith("body_")]
    told = [(kind.lower(), value) for kind, value in bodies if isinstance(value, str) and value.strip()]
    for kind, value in told:
        if "html" in kind:
            return value, "html"
    return next(((value, "text") for kind, value in told if "text" in kind or kind in ("", "main", "plain")), None)


def _declared(item: dict[str, Any]) -> tuple[Declared, ...]:
    version, first = item.get("versioncreated"), item.get("firstcreated")
    moved = isinstance(first, str) and isinstance(version, str) and first != version
    titles = [h.get("value") for h in _objects(item.get("headlines"))]
    sources = [s.get("name") for s in (*_objects(item.get("infosources")), *_objects(item.get("infosource")))]
    subjects = [s.get("name") for s in _objects(item.get("subjects", item.get("subject")))]
    return (
        *say("title", item.get("headline") or next(iter(titles), None), "ninjs:headline"),
        *say("author", item.get("byline") or item.get("by"), "ninjs:byline"),
        *say("published", first if moved else version or first, "ninjs:firstcreated" if moved or not version else "ninjs:versioncreated"),
        *(say("updated", version, "ninjs:versioncreated") if moved else ()),
        *say("published", item.get("contentcreated"), "ninjs:contentcreated"),
        *(each for name in sources[:5] for each in say("agency", name, "ninjs:infosource")),
        *say("language", item.get("language"), "ninjs:language"),
        *(each for name in subjects[:5] for each in say("section", name, "ninjs:subject")),
        *say("url", item.get("url"), "ninjs:url"),
        *say("extent", "full", "ninjs:extent"),
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
