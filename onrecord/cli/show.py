"""`onrecord show`: the statements of a record, of a speaker or of an article, or one record and everything about it."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import terminal
from onrecord.cli.article import article_json, article_text
from onrecord.cli.files import opened, record_of
from onrecord.cli.open import failures, unread

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.app.record import RecordFile
    from onrecord.app.views import ArticleView, Said
    from onrecord.model.runs import Record
    from onrecord.model.speech import Statement

AROUND = 300
"""Characters of the article shown before and after the words of a statement."""
STANDING = {
    "carried": "also in a later version", "only_in_earlier": "only in an earlier version", "only_in_other": "only in another version",
}  # fmt: skip


@click.command("show", short_help="Show statements, an article, or one item.")
@click.argument("words", nargs=-1, metavar="[FILE] [SPEAKER | ID | ARTICLE]")
@click.option("--via", metavar="NAME", help="Only what NAME (an outlet, a person) reports that somebody said.")
@click.option("--all", "everything", is_flag=True, help="Also what a person rejected.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def show(words: tuple[str, ...], via: str | None, everything: bool, as_json: bool) -> int:
    """Show every statement; those of one SPEAKER (a name, words of it, or their beginnings), or what it reports of others; one item by
    its ID, in its context; or the text of an ARTICLE (its path) with its labels.

    FILE is story.onrecord in the current folder unless given.
    """
    path, rest = record_of(words)
    with opened(path) as record:
        if not rest:
            statements = record.statements(via=via, rejected=everything)
            if as_json:
                return _json_list(record, statements)
            return _all(record, statements) if via is None else _list(statements, terminal.console())
        what = " ".join(rest)
        found = record.get(what) if _like_id(what) else None
        if found is not None and not what.startswith("article-"):
            return _one(record, found, as_json=as_json)
        statements = record.statements(speaker=what, via=via, rejected=everything) if found is None else ()
        if not statements and found is None and via is None:
            statements = record.statements(via=what, rejected=everything)  # an outlet of which only others' words are on the record
        if statements:
            ordered = tuple(sorted(statements, key=lambda said: said.reported or ""))
            return _json_list(record, ordered) if as_json else _list(ordered, terminal.console())
        view = _article(record, what)
        return article_json(record, view) if as_json else article_text(record, view)


def _like_id(what: str) -> bool:
    noun, _, digits = what.rpartition("-")
    return bool(noun) and len(digits) == 16


def _article(record: "RecordFile", what: str) -> "ArticleView":
    from difflib import get_close_matches

    from onrecord.errors import OnRecordError

    try:
        return record.article(what)
    except OnRecordError as error:
        if "may be any" in str(error):
            raise
        names = {said.speaker for said in record.statements() if said.speaker is not None}
        names |= {view.article.place for view in record.articles()}
        close = get_close_matches(what, sorted(names), n=1, cutoff=0.5)
        hint = f"; did you mean {close[0]!r}?" if close else "; `onrecord show` alone lists what there is"
        raise OnRecordError(f"no speaker, article or id {what!r} in {record.path}{hint}") from None


def _json_list(record: "RecordFile", statements: Sequence["Said"]) -> int:
    from onrecord.cli import values

    listed = [values.said(said) for said in statements]
    terminal.put_json({"record": str(record.path), "statements": listed, "failures": [values.failure(f) for f in record.failures()]})
    return 0


def _all(record: "RecordFile", statements: Sequence["Said"]) -> int:
    out = terminal.console()
    _list(statements, out)
    unread(record.articles(), out)
    failures(record, out)
    return 0


def _list(statements: Iterable["Said"], out: "Console") -> int:
    """Statements under the article that they stand in."""
    number = 0
    for _, group in groupby(statements, key=lambda said: said.article):
        listed = list(group)
        out.print(terminal.text("\n" if number else "").append_text(_heading(listed[0])), soft_wrap=True)
        for said in listed:
            number += 1
            out.print(_statement(said))
    if not number:
        out.print("no statements", style="dim")
    return 0


def _heading(said: "Said") -> "Text":
    about = ", ".join(terminal.line(part) for part in (said.outlet, said.reported) if part)
    head = terminal.text(terminal.line(said.title or said.place), "bold")
    return head.append(f"  {about}" if about else "").append(f"  {terminal.line(said.place)}", style="dim")


def _statement(said: "Said") -> "Text":
    from onrecord.present.cards import reported_by

    shown = terminal.text("  ").append(terminal.line(said.speaker or "(nobody named)"), style="cyan" if said.speaker else "dim")
    if said.cue is not None and said.statement.directness != "direct":
        shown.append(f" ({terminal.line(said.cue.words)})")  # "denied" may turn the sense of the words round
    circumstances = ", ".join(part for part in (_to(said), _told(said, "occasion", "place"), _told(said, "time")) if part)
    shown.append(f" [{circumstances}]" if circumstances else "", style="dim")
    shown.append(f": {terminal.line(said.words)}")
    if said.via:
        shown.append(f"  {terminal.line(reported_by(said) or '')}", style="italic")
    notes: list[str] = [said.verdict] if said.verdict is not None and said.verdict != "accept" else []
    notes += [STANDING[said.standing]] if said.standing is not None else []
    notes += ["indirect"] if said.statement.directness == "indirect" else []
    notes += ["less sure"] if said.unsure else []
    return shown.append(f"  {', '.join((*notes, said.statement.id))}", style="dim")


def _one(record: "RecordFile", found: "Record", *, as_json: bool) -> int:
    """One record with all its fields; a statement in its context too."""
    from onrecord.model.findings import Judgement
    from onrecord.model.speech import Statement

    words = {(e.article, e.span) for e in _said(record, found).evidence} if isinstance(found, Statement) else None
    judged = [
        j for j in record.records(Judgement) if j.target == found.id or (words and {(e.article, e.span) for e in j.evidence} == words)
    ]
    if as_json:
        terminal.put_json(_one_json(record, found, judged))
        return 0
    out = terminal.console()
    if isinstance(found, Statement):
        said = _said(record, found)
        out.print(_heading(said), soft_wrap=True)
        out.print()
        out.print(_context(record.article(found.article), said))
        out.print()
        terminal.listed(_about(said), out)
    else:
        terminal.listed({name: terminal.line(str(value), 500) for name, value in _fields(found).items() if value is not None}, out)
    stamp = found.made
    terminal.listed(
        {"made by": f"{stamp.stage} {stamp.version}, rule {stamp.rule}, confidence {stamp.confidence:.2f}", "id": found.id}, out
    )
    for judgement in judged:
        told = " ".join(part for part in (judgement.verdict, judgement.value, judgement.note) if part)
        terminal.listed({f"judged {judgement.at[:10]} by {judgement.by}": told}, out)
    return 0


def _said(record: "RecordFile", found: "Statement") -> "Said":
    return next(s for s in record.statements(article=found.article, rejected=True) if s.statement == found)


def _about(said: "Said") -> dict[str, Any]:
    from onrecord.present.cards import reported_by

    corrected = " (corrected by a person)" if said.corrected else ""
    return {
        "speaker": "(nobody named)" if said.speaker is None else f"{said.speaker}{corrected}", "kind": said.kind,
        "source": None if said.source is None else terminal.line(said.source.words),
        "cue": None if said.cue is None else terminal.line(said.cue.words), "via": terminal.line(reported_by(said) or "") or None,
        "not named": None if said.anonymity is None else terminal.line(said.anonymity.words),
        "who holds the role": "; ".join(f"{terminal.line(e.words)} ({e.article}, {e.span.start}-{e.span.end})" for e in said.held) or None,
        "words": terminal.line(said.words), "directness": said.statement.directness,
        "to": _told(said, "addressee"), "where": _told(said, "occasion", "place"), "when": _told(said, "time"), "said": said.said,
        "place": ", ".join(f"{e.span.start}-{e.span.end}" for e in said.evidence) + f" of {said.place}", "date": said.reported,
        "confidence": f"{said.confidence:.2f} (the lowest of quotation, attribution and statement)",
    }  # fmt: skip


def _to(said: "Said") -> str | None:
    listeners = _told(said, "addressee")
    return None if listeners is None else f"to {listeners}"


def _told(said: "Said", *kinds: str) -> str | None:
    """The circumstances of some kinds, in the article's words."""
    return ", ".join(terminal.line(told.evidence.words) for told in said.told if told.kind in kinds) or None


def _context(view: "ArticleView", said: "Said") -> "Text":
    """The words in the article around them: the content stands out, then source and cue."""
    text = view.article.text
    parts = [e for e in (*said.evidence, said.source, said.cue) if e is not None]
    start = max(0, min(e.span.start for e in parts) - AROUND)
    end = min(len(text), max(e.span.end for e in parts) + AROUND)
    marks = [(e.span.start, e.span.end, "bold") for e in said.evidence]
    marks += [(e.span.start, e.span.end, style) for e, style in ((said.source, "cyan"), (said.cue, "underline")) if e is not None]
    shown = terminal.text("…" if start else "")
    edges = sorted({start, end, *(edge for a, b, _ in marks for edge in (a, b))})
    for left, right in pairwise(edges):
        style = " ".join(style for a, b, style in marks if a <= left and right <= b)
        shown.append_text(terminal.text(text[left:right], style))
    return shown.append("…" if end < len(text) else "")


def _fields(found: "Record") -> dict[str, Any]:
    import msgspec

    return {"type": type(found).__name__, **{k: v for k, v in msgspec.to_builtins(found).items() if k not in ("made", "blocks", "offsets")}}


def _one_json(record: "RecordFile", found: "Record", judged: Sequence["Record"]) -> dict[str, Any]:
    from onrecord.cli import values
    from onrecord.model.speech import Statement

    if isinstance(found, Statement):
        told = values.said(_said(record, found))
    else:
        told = {"id": found.id, **_fields(found), "made": values.made(found.made)}
    return {**told, "judgements": [{"id": j.id, **_fields(j)} for j in judged]}
