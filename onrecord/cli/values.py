"""What is shown, as plain values for `--json`."""

from typing import Any

from onrecord.app.views import ArticleView, Dated, Hit, Said
from onrecord.model.findings import Discrepancy
from onrecord.model.revisions import Change
from onrecord.model.runs import Failure, Made
from onrecord.model.span import Evidence


def evidence(found: Evidence | None) -> dict[str, Any] | None:
    """Words and where they stand."""
    return None if found is None else {"start": found.span.start, "end": found.span.end, "words": found.words}


def made(stamp: Made) -> dict[str, Any]:
    """What made a record."""
    return {"stage": stamp.stage, "version": stamp.version, "rule": stamp.rule, "confidence": stamp.confidence}


def said(one: Said) -> dict[str, Any]:
    """A statement."""
    return {
        "id": one.statement.id, "speaker": one.speaker, "corrected": one.corrected, "kind": one.kind, "words": one.words,
        "directness": one.statement.directness, "source": evidence(one.source), "cue": evidence(one.cue),
        "via": [{"name": reporter.name, "words": evidence(reporter.words)} for reporter in one.via],
        "evidence": [evidence(part) for part in one.evidence], "article": one.article, "place": one.place, "title": one.title,
        "outlet": one.outlet, "published": one.reported, "confidence": one.confidence, "less_sure": one.unsure, "verdict": one.verdict,
        "standing": one.standing, "said": one.said,
        "circumstances": [{"kind": told.kind, **(evidence(told.evidence) or {})} for told in one.told],
        "anonymity": evidence(one.anonymity),
        "held": [{"article": part.article, **(evidence(part) or {})} for part in one.held],
        "made": made(one.statement.made),
    }  # fmt: skip


def article(view: ArticleView, statements: int) -> dict[str, Any]:
    """An article, without its text."""
    return {
        "id": view.article.id, "place": view.article.place, "title": view.title, "outlet": view.outlet, "authors": list(view.authors),
        "published": view.published, "copies": list(view.copies), "statements": statements,
        "versions": list(view.versions), "superseded_by": view.superseded_by,
        "language": view.language, "skipped": [{"stage": each.made.stage, "because": each.because} for each in view.skipped],
    }  # fmt: skip


def change(one: Change) -> dict[str, Any]:
    """What changed between two versions of an article."""
    return {"id": one.id, "kind": one.kind, "before": evidence(one.before), "after": evidence(one.after), "detail": one.detail}


def discrepancy(one: Discrepancy) -> dict[str, Any]:
    """Two places that are at odds, each with its words, what they denote, and whose they are."""
    sides = (
        (one.first, one.first_value, one.first_of, one.first_claim), (one.second, one.second_value, one.second_of, one.second_claim),
    )  # fmt: skip
    return {
        "id": one.id, "slot": one.slot, "relation": one.relation, "detail": one.detail,
        "sides": [{**(evidence(words) or {}), "value": value, "of": evidence(of), "statement": said} for words, value, of, said in sides],
        "made": made(one.made),
    }  # fmt: skip


def dated(one: Dated) -> dict[str, Any]:
    """An entry of the timeline."""
    entry = one.entry
    return {
        "id": entry.id, "on": entry.on, "until": entry.until, "precision": one.precision, "kind": entry.kind, "weight": entry.weight,
        "sentence": {"article": entry.sentence.article, **(evidence(entry.sentence) or {})}, "place": one.place, "title": one.title,
        "outlet": one.outlet, "published": one.published, "speaker": one.speaker, "statement": entry.statement, "event": entry.event,
        "articles": list(one.articles), "tellings": entry.tellings, "verdict": one.verdict, "made": made(entry.made),
    }  # fmt: skip


def failure(one: Failure) -> dict[str, Any]:
    """What did not work."""
    return {"path": one.path, "item": one.item, "stage": one.stage, "error": one.error, "advice": one.advice}


def hit(one: Hit) -> dict[str, Any]:
    """A place that a search found."""
    return {
        "article": one.article, "place": one.place, "sentence": evidence(one.sentence), "matches": [evidence(m) for m in one.matches],
        "score": one.score,
    }  # fmt: skip
