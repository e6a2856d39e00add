"""Sources that the words around them show to be nobody: who is only asked, half a phrase, an infinitive, a dateline.

They are mended where that is clear, else left open, however sure the model is. It goes by the words and their places only.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.dateline import dateline
from onrecord.extract.reports import Report
from onrecord.extract.speakers import ARTICLES
from onrecord.lexicons.speech import Speech
from onrecord.model.span import Span

_PUT = ("asked", "pressed", "questioned", "quizzed")
_OWNER = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,3}?|\b)[^\W\d_][\w-]*\Z")
"""Whose something is, right before "'s": "The ferry", "Torve"."""
_BEFORE = 60
_DENIED = 4
"""Words of the longest "a claim" that somebody denies."""


def truly_told(text: str, reports: Sequence[Report], lines: Sequence[Span], speech: Speech) -> tuple[Report, ...]:
    """The reports with sources that can be somebody, in the same order; those that only the one asked is said to put are left out."""
    datelines = sorted(span for line in lines if (span := dateline(text, line)) is not None)
    made: dict[int, Report | None] = {}
    for report in reports:
        inside = None if report.inside is None else made.get(id(report.inside), report.inside)
        kept = report if inside is report.inside else replace(report, inside=inside)
        made[id(report)] = None if _put_to_him(text, report) or _denied(text, report, speech) else _sourced(text, kept, datelines, speech)
    return tuple(report for report in made.values() if report is not None)


def _sourced(text: str, report: Report, datelines: Sequence[Span], speech: Speech) -> Report:
    """The report with its source whole, or with none where the words are of nobody."""
    source = report.source
    if source is None:
        return report
    if source.of(text)[:2].lower() in ("'s", "’s"):
        owner = _OWNER.search(text, max(0, source.start - _BEFORE), source.start)
        source = None if owner is None or owner.end() != source.start else Span(owner.start(), source.end)
    if source is not None and (_bare(text, source, speech) or _dated(source, datelines)):
        source = None
    if source == report.source:
        return report
    return replace(report, source=source, source_rule="none" if source is None else report.source_rule)


def _dated(source: Span, datelines: Sequence[Span]) -> bool:
    near = bisect_left(datelines, Span(source.end, source.end)) - 1
    return near >= 0 and datelines[near].end > source.start


def _bare(text: str, source: Span, speech: Speech) -> bool:
    """Whether the words are no noun phrase: an article by itself, or a verb after "to"."""
    first, *rest = source.of(text).split() or [""]
    if not rest and first.lower() in ARTICLES:
        return True
    infinitive = text[max(0, source.start - 4) : source.start].lower().endswith(" to ")
    return infinitive and first.islower() and speech.names.sort(first) == "verb"


def _put_to_him(text: str, report: Report) -> bool:
    """Whether the one taken for the asker was asked: "Torve, asked whether it was safe, said no"."""
    if report.source is None or report.cue is None or report.cue.span.of(text).lower() not in _PUT or report.directness == "direct":
        return False
    end = report.content[-1].end
    apposed = "," in report.source.of(text) or text[max(0, report.source.start - 2) : report.source.start] == ", "
    return text[report.source.end : report.cue.span.start] == ", " and text[end : end + 1] == "," and not apposed


def _denied(text: str, report: Report, speech: Speech) -> bool:
    """Whether the words are only what is called so before somebody denies it: "..., a claim | he denies"."""
    if report.source is None or report.directness != "indirect" or len(report.content) > 1:
        return False
    listed = report.content[0].of(text).lower().split()
    called = 1 < len(listed) < _DENIED and listed[0] in ("a", "an") and listed[-1] in speech.sets["disputed"]
    return called and text[report.content[0].end : report.source.start].strip() in ("", "that", "which")
