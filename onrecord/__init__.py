"""onrecord puts news coverage on the record: who said what, when, and reported by whom, each item with the exact words.

    record = onrecord.open("articles/")
    for said in record.statements(speaker="Ana Torve"):
        print(said.reported, said.outlet, said.words)

Each name below is imported when it is first used, so that `import onrecord` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.app.record import RecordFile as RecordFile
    from onrecord.app.record import load as load
    from onrecord.app.record import open as open  # noqa: A004
    from onrecord.app.views import ArticleView as ArticleView
    from onrecord.app.views import Breach as Breach
    from onrecord.app.views import Dated as Dated
    from onrecord.app.views import Hit as Hit
    from onrecord.app.views import Said as Said
    from onrecord.app.wish import Progress as Progress
    from onrecord.dossier.write import write_dossier as write_dossier
    from onrecord.errors import DamagedRecord as DamagedRecord
    from onrecord.errors import NewerRecord as NewerRecord
    from onrecord.errors import NotARecord as NotARecord
    from onrecord.errors import OnRecordError as OnRecordError
    from onrecord.errors import PlanError as PlanError
    from onrecord.errors import RecordBusy as RecordBusy
    from onrecord.errors import RecordFull as RecordFull
    from onrecord.errors import SourceError as SourceError
    from onrecord.errors import StageError as StageError
    from onrecord.errors import StoreError as StoreError
    from onrecord.model.article import Article as Article
    from onrecord.model.article import Line as Line
    from onrecord.model.article import Metadatum as Metadatum
    from onrecord.model.events import Event as Event
    from onrecord.model.events import Quantity as Quantity
    from onrecord.model.findings import Discrepancy as Discrepancy
    from onrecord.model.findings import Judgement as Judgement
    from onrecord.model.names import Actor as Actor
    from onrecord.model.names import Entity as Entity
    from onrecord.model.names import Incumbent as Incumbent
    from onrecord.model.names import Mention as Mention
    from onrecord.model.names import Place as Place
    from onrecord.model.names import Role as Role
    from onrecord.model.reuse import TextReuse as TextReuse
    from onrecord.model.revisions import Change as Change
    from onrecord.model.revisions import Revision as Revision
    from onrecord.model.runs import Failure as Failure
    from onrecord.model.runs import Run as Run
    from onrecord.model.span import Evidence as Evidence
    from onrecord.model.span import Span as Span
    from onrecord.model.speech import Attribution as Attribution
    from onrecord.model.speech import Circumstance as Circumstance
    from onrecord.model.speech import Cue as Cue
    from onrecord.model.speech import Quotation as Quotation
    from onrecord.model.speech import Source as Source
    from onrecord.model.speech import SourcingChain as SourcingChain
    from onrecord.model.speech import Statement as Statement
    from onrecord.model.syntax import Sentence as Sentence
    from onrecord.model.time import TimeExpression as TimeExpression
    from onrecord.model.timeline import TimelineEntry as TimelineEntry

__version__ = VERSION

_HOMES: dict[str, tuple[str, ...]] = {
    "onrecord.app.record": ("open", "load", "RecordFile"),
    "onrecord.app.views": ("ArticleView", "Breach", "Dated", "Hit", "Said"),
    "onrecord.app.wish": ("Progress",),
    "onrecord.dossier.write": ("write_dossier",),
    "onrecord.errors": (
        "OnRecordError", "SourceError", "PlanError", "StageError", "StoreError", "NotARecord", "NewerRecord", "DamagedRecord", "RecordBusy",
        "RecordFull",
    ),
    "onrecord.model.article": ("Article", "Line", "Metadatum"),
    "onrecord.model.events": ("Event", "Quantity"),
    "onrecord.model.findings": ("Discrepancy", "Judgement"),
    "onrecord.model.names": ("Actor", "Entity", "Incumbent", "Mention", "Place", "Role"),
    "onrecord.model.reuse": ("TextReuse",),
    "onrecord.model.revisions": ("Change", "Revision"),
    "onrecord.model.runs": ("Failure", "Run"),
    "onrecord.model.span": ("Evidence", "Span"),
    "onrecord.model.speech": ("Attribution", "Circumstance", "Cue", "Quotation", "Source", "SourcingChain", "Statement"),
    "onrecord.model.syntax": ("Sentence",),
    "onrecord.model.time": ("TimeExpression",),
    "onrecord.model.timeline": ("TimelineEntry",),
}  # fmt: skip
"""Where each public name lives."""

__all__ = [
    "Actor", "Article", "ArticleView", "Attribution", "Breach", "Change", "Circumstance", "Cue", "DamagedRecord", "Dated",
    "Discrepancy", "Entity", "Event", "Evidence", "Failure", "Hit", "Incumbent", "Judgement", "Line", "Mention", "Metadatum", "NewerRecord",
    "NotARecord", "OnRecordError", "Place", "PlanError", "Progress", "Quantity", "Quotation", "RecordBusy", "RecordFile",
    "RecordFull", "Revision", "Role", "Run", "Said", "Sentence", "Source", "SourceError", "SourcingChain", "Span", "StageError",
    "Statement", "StoreError", "TextReuse", "TimeExpression", "TimelineEntry", "__version__", "load", "open", "write_dossier",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; the public names are {', '.join(__all__)}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
