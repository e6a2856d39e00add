"""Page models as HTML fragments: a statement's card, an article to be read, two passages side by side.

Words from articles become text and nothing else. Templates escape by themselves, and every value passes `visible` on its way out, so
that no template can forget either. Styles for the fragments are in `templates/fragments.css`.
"""

import re
from functools import cache

from jinja2 import BaseLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from onrecord.lexicons.languages import language_name
from onrecord.present.cards import UNATTRIBUTED, Card, Group
from onrecord.present.passages import Passage
from onrecord.present.readings import LeftOut, Reading
from onrecord.present.spelling import count, day, plain
from onrecord.present.timeline import TimelineDay
from onrecord.present.versions import Rewritten

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]")
"""Characters that turn the reading direction around, are no characters, or cannot be written in a page."""


def visible(words: str) -> str:
    """Shows characters that would not be seen, or would make a reader see something else, as ‹U+202E›. Other text is left as it is."""
    return HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", words)


def environment(**templates: BaseLoader) -> Environment:
    """A Jinja environment with the fragments under "present/", and further templates by the name of their folder."""
    loaders: dict[str, BaseLoader] = {"present": PackageLoader("onrecord.present"), **templates}
    made = Environment(
        loader=PrefixLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )  # fmt: skip
    made.filters.update(day=day, plain=plain, count=count, sure=sure, language=language_name)
    made.tests["left_out"] = lambda row: isinstance(row, LeftOut)
    made.globals["UNATTRIBUTED"] = UNATTRIBUTED
    return made


def sure(confidence: float) -> str:
    """A confidence with two digits, never rounded up: "0.87"."""
    return f"{int(confidence * 100 + 1e-9) / 100:.2f}"


@cache
def _fragments() -> Environment:
    return environment()


def card_html(card: Card) -> Markup:
    """A statement as a list item."""
    return _fragment("card", card)


def group_html(group: Group) -> Markup:
    """A speaker with all that they said."""
    return _fragment("group", group)


def reading_html(reading: Reading) -> Markup:
    """An article with its highlighted statements."""
    return _fragment("reading", reading)


def day_html(day: TimelineDay) -> Markup:
    """A time of the timeline with its entries."""
    return _fragment("day", day)


def passage_html(passage: Passage) -> Markup:
    """Two places with shared text, side by side."""
    return _fragment("passage", passage)


def rewritten_html(version: Rewritten) -> Markup:
    """What changed between two versions of an article, before and after side by side."""
    return _fragment("rewritten", version)


def _fragment(name: str, model: object) -> Markup:
    return Markup(getattr(_fragments().get_template("present/fragments.html").module, name)(model))
