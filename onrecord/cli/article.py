"""One article for `onrecord show`: what is known about it, and its text with the label of each line."""

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.cli import terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.app.record import RecordFile
    from onrecord.app.views import ArticleView
    from onrecord.model.article import Metadatum
    from onrecord.model.revisions import Change


def article_json(record: "RecordFile", view: "ArticleView") -> int:
    """All that is known of an article, as JSON."""
    from onrecord.cli import values

    statements = record.statements(article=view.article.id)
    lines = [
        {"start": line.span.start, "end": line.span.end, "label": line.label, "reason": line.reason, "language": line.language}
        for line in view.lines
    ]
    about = [
        {
            "field": m.field, "value": m.value, "origin": m.origin, "preferred": m.preferred,
            "start": None if m.span is None else m.span.start, "end": None if m.span is None else m.span.end,
        }
        for m in view.metadata
    ]  # fmt: skip
    repeated = [
        {
            "start": one.line.span.start, "end": one.line.span.end, "outlet": one.outlet, "pages": one.pages,
            "elsewhere": [{"article": e.article, **(values.evidence(e) or {})} for e in one.elsewhere],
        }
        for one in view.repeated
    ]  # fmt: skip
    told = values.article(view, len(statements))
    terminal.put_json({
        **told, "text": view.article.text, "lines": lines, "metadata": about, "repeated": repeated,
        "said": [values.said(s) for s in statements],
        "discrepancies": [values.discrepancy(one) for one in record.discrepancies(view.article.id)],
        "changes": [values.change(change) for change in record.changes(view.article.id)],
    })  # fmt: skip
    return 0


def article_text(record: "RecordFile", view: "ArticleView") -> int:
    """The text of an article: each line with its label, boilerplate dim, and the words of statements bold."""
    from onrecord.lexicons.languages import language_name
    from onrecord.present.spelling import not_analysed

    out = terminal.console()
    about = {"title": view.title, "outlet": view.outlet, "by": ", ".join(view.authors) or None, "published": view.published}
    about |= {name.replace("_", " "): _value(view, name) for name in ("updated", "time_zone", "date_order", "section", "agency")}
    about["language"] = None if view.language is None else language_name(view.language)
    about["not analysed"] = not_analysed(view.skipped)
    terminal.listed({**about, "path": view.article.place, "also at": ", ".join(view.copies) or None, "id": view.article.id}, out)
    for note in view.notes:
        terminal.listed({note.field.replace("_", " "): _note(note)}, out)
    out.print()
    spans = [e.span for said in record.statements(article=view.article.id) for e in said.evidence]
    for line in view.lines:
        if line.label == "blank":
            continue
        shown = terminal.text(f"{line.label:>12}  ", "dim")
        edges = sorted({line.span.start, line.span.end, *(e for s in spans if s.overlaps(line.span) for e in (s.start, s.end))})
        for left, right in pairwise(edges):
            if line.span.start <= left and right <= line.span.end:
                bold = any(s.start <= left and right <= s.end for s in spans)
                style = "bold" if bold else "" if line.in_article else "dim"
                shown.append_text(terminal.text(view.article.text[left:right], style))
        shown.rstrip()
        out.print(shown)
    _repeated(view, out)
    _discrepancies(record, view, out)
    _changes(record, view, out)
    return 0


def _value(view: "ArticleView", field: str) -> str | None:
    """The preferred value of a field; of how dates are read, with what tells it."""
    found = next((m for m in view.metadata if m.field == field and m.preferred), None)
    if found is None:
        return None
    return terminal.line(found.value if field != "date_order" else f"{found.value} ({found.origin})", 200)


def _note(note: "Metadatum") -> str:
    place = "" if note.span is None else f" ({note.span.start}-{note.span.end})"
    return f"{terminal.line(note.value, 400)}{place}"


def _repeated(view: "ArticleView", out: "Console") -> None:
    """The lines that are no part of the article because they stand on other pages of its outlet too, and on how many."""
    if view.repeated:
        out.print()
        out.print(terminal.text("Lines that stand on other pages of this outlet too, and are read as no part of the article", "bold"))
    for one in view.repeated:
        said = terminal.text(f"{one.pages:>9} pages  ", "dim")
        out.print(said.append_text(terminal.text(terminal.line(one.line.words, 200))), soft_wrap=True)


def _discrepancies(record: "RecordFile", view: "ArticleView", out: "Console") -> None:
    """Two dates of one happening, for the reader to check."""
    found = record.discrepancies(view.article.id)
    if found:
        out.print()
        out.print(terminal.text("Two dates that do not meet, to be checked", "bold"))
    for one in found:
        shown = terminal.text(f"{one.slot:>17}  ", "dim").append(terminal.line(one.detail, 400))
        claims = ", ".join(dict.fromkeys(claim for claim in (one.first_claim, one.second_claim) if claim is not None))
        shown.append(f"  said in {claims}" if claims else "", style="dim")
        out.print(shown.append(f"  {one.id}", style="dim"))


def _changes(record: "RecordFile", view: "ArticleView", out: "Console") -> None:
    """What made this version out of the one before it, and which version counts in its place."""
    revision = next((r for r in record.revisions() if r.later == view.article.key), None)
    if revision is not None:
        before = record.article(revision.earlier)
        out.print()
        head = terminal.text(f"What changed since {terminal.line(before.article.place)}", "bold")
        out.print(head.append(f"  {terminal.line(revision.because)}, {before.article.id}", style="dim"), soft_wrap=True)
        found = record.changes(view.article.id)
        for change in found:
            out.print(terminal.text(f"{change.kind.replace('_', ' '):>17}  ", "dim").append_text(_change(change)))
        if not found:
            out.print("nothing in the article itself", style="dim")
    if view.superseded_by is not None:
        out.print()
        out.print(terminal.text(f"A later version counts in its place: onrecord show {record.path} {view.superseded_by}"), soft_wrap=True)


def _change(change: "Change") -> "Text":
    """Both sides, or the only one; what the page says beside its text is told in words."""
    sides = [terminal.line(side.words, 200) for side in (change.before, change.after) if side is not None]
    return terminal.text(" → ".join(sides) or terminal.line(change.detail, 400))
