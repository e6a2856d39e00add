"""A person's verdicts on what was found. They are added, never changed; the last one counts, and it wins in every view."""

import getpass
from dataclasses import fields
from datetime import UTC, datetime

from onrecord.errors import OnRecordError
from onrecord.model.findings import Judgement, Verdict
from onrecord.model.ids import RecordId
from onrecord.model.runs import ArticleRecord, By, Record
from onrecord.model.span import Evidence
from onrecord.model.speech import Statement
from onrecord.pipeline.run import spans
from onrecord.store.store import Store

BY = By("review", 1)
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "correct", "note")


def judge(store: Store, target: str, verdict: Verdict, *, value: str | None = None, note: str = "", by: str | None = None) -> Judgement:
    """Writes a verdict on a record. `value`: the speaker's name, for "correct". `by`: who judges; the user's name where it is None.

    Raises OnRecordError where the record is not there or the verdict lacks what it needs.
    """
    if verdict not in VERDICTS:
        raise OnRecordError(f"unknown verdict {verdict!r}; choose from {', '.join(VERDICTS)}")
    record = store.get(target)
    if record is None:
        raise OnRecordError(f"there is no {target} in {store.path}; `onrecord show` lists the statements with their ids")
    if (verdict == "correct") != (value is not None and bool(value.strip())):
        need = "a correction needs the right value" if verdict == "correct" else f"{verdict} takes no value"
        raise OnRecordError(
            f"{need}: judge({target!r}, 'correct', value='Ana Torve'), or onrecord judge FILE {target} correct --value NAME"
        )
    if verdict == "correct" and not isinstance(record, Statement):
        raise OnRecordError(f"{target} is no statement, and only the speaker of a statement can be corrected; reject it, or add a note")
    if verdict == "note" and not note.strip():
        raise OnRecordError(f"a note needs words: judge({target!r}, 'note', note='...'), or onrecord judge FILE {target} note --note WORDS")
    judgement = Judgement(
        made=BY.rule("person", 1.0), target=RecordId(target), verdict=verdict, value=None if value is None else value.strip(), note=note,
        by=by or _user(), at=datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"), evidence=_words(store, record),
    )  # fmt: skip
    store.judge(judgement)
    return judgement


def _words(store: Store, record: Record) -> tuple[Evidence, ...]:
    """The words that are judged, so that the judgement can be read when the record is gone."""
    if not isinstance(record, ArticleRecord):
        return tuple(value for f in fields(record) if isinstance(value := getattr(record, f.name), Evidence))
    article = store.article(record.article)
    found = () if article is None else tuple(spans(record))
    return () if article is None else tuple(Evidence(article.key, span, span.of(article.text)) for span in found)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
