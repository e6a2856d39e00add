"""Small stages for tests of the app: each does on one plain form of sentence what the real one does on news.

They read articles whose first line is the title, whose second is outlet and date, and whose others are `“Words,” said Name.`
"""

import re
from collections import Counter

from onrecord.model.article import Article, Line, Metadatum
from onrecord.model.ids import AttributionId, CueId, EntityId, MentionId, QuotationId, SourceId
from onrecord.model.names import Actor, Entity, Mention
from onrecord.model.reuse import TextReuse
from onrecord.model.runs import By, Record
from onrecord.model.span import Evidence, Span
from onrecord.model.speech import Attribution, Cue, Quotation, Source, Statement
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment
from onrecord.pipeline.plan import Plan, plan
from onrecord.pipeline.stage import Link, Stage

CALLS: Counter[str] = Counter()
"""How often each stage was run in this process."""

SAID = re.compile(r"(“(?P<words>[^”]*)”) (?P<cue>said) (?P<name>[\w ]+)\.")


def body(article: Article) -> tuple[Line, ...]:
    """The lines of an article."""
    CALLS["lines"] += 1
    made, found, start = By("lines", 1).rule("all", 1.0), list[Line](), 0
    for line in article.text.splitlines(keepends=True):
        label = "headline" if start == 0 else "body" if line.strip() else "blank"
        found.append(Line(made=made, article=article.key, span=Span(start, start + len(line)), label=label, reason="its place"))  # type: ignore[arg-type]
        start += len(line)
    return tuple(found)


def about(article: Article, lines: tuple[Line, ...]) -> tuple[Metadatum, ...]:
    """Title, outlet and date."""
    CALLS["metadata"] += 1
    made, found = By("metadata", 1).rule("place", 0.9), list[Metadatum]()

    def add(field: str, value: str, span: Span | None, origin: str) -> None:
        found.append(
            Metadatum(made=made, article=article.key, field=field, value=value, span=span, origin=origin, preferred=True)  # type: ignore[arg-type]
        )

    if len(lines) > 1:
        title = lines[0].span.stripped(article.text)
        add("title", title.of(article.text), title, "text")
        second = lines[1].span
        outlet, _, day = second.of(article.text).strip().partition(", ")
        add("outlet", outlet, Span(second.start, second.start + len(outlet)), "text")
        declared = next((d.value for d in article.declared if d.field == "published"), None)
        if declared is not None:
            add("published", declared, None, "option")
        elif day:
            start = article.text.index(day, second.start)
            add("published", day, Span(start, start + len(day)), "text")
    return tuple(found)


def tiles(article: Article, lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
    """One sentence a line."""
    CALLS["sentences"] += 1
    made = By("sentences", 1).rule("line", 0.9)
    return tuple(Sentence(made=made, article=article.key, span=line.span, in_article=line.in_article) for line in lines)


def spoken(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Mention | Entity | Cue | Quotation | Source | Attribution, ...]:
    """Everything about who speaks."""
    CALLS["speech"] += 1
    if "BROKEN" in article.text:
        raise ValueError("this text breaks the stage")
    by, key = By("speech", 1), article.key
    found = list[Mention | Entity | Cue | Quotation | Source | Attribution]()
    mentions: dict[str, list[MentionId]] = {}
    for match in SAID.finditer(article.text):
        mention = Mention(made=by.rule("said", 0.9), article=key, span=Span(*match.span("name")), form="name", kind="person")
        mentions.setdefault(match["name"], []).append(MentionId(mention.id))
        found.append(mention)
    entities = {
        name: Entity(made=by.rule("said", 0.9), article=key, name=name, kind="person", mentions=tuple(ids))
        for name, ids in mentions.items()
    }
    found.extend(entities.values())
    whose = {name: EntityId(entity.id) for name, entity in entities.items()}
    for match in SAID.finditer(article.text):
        cue = Cue(made=by.rule("said", 0.9), article=key, span=Span(*match.span("cue")), lemma="say", meaning="assert")
        content, marked = Span(*match.span(1)), Span(*match.span("words"))
        quotation = Quotation(made=by.rule("marks", 0.95), article=key, directness="direct", content=(content,), marked=(marked,))
        who = whose[match["name"]]
        source = Source(made=by.rule("said", 0.9), article=key, span=Span(*match.span("name")), type="named", entity=who)
        found += [cue, quotation, source]
        attribution = Attribution(
            made=by.rule("after", 0.8), article=key, quotation=QuotationId(quotation.id), source=SourceId(source.id), cue=CueId(cue.id)
        )
        found.append(attribution)
    return tuple(found)


def uttered(
    article: Article, metadata: tuple[Metadatum, ...], entities: tuple[Entity, ...], quotations: tuple[Quotation, ...],
    sources: tuple[Source, ...], attributions: tuple[Attribution, ...],
) -> tuple[Statement, ...]:  # fmt: skip
    """One statement an attribution."""
    CALLS["statements"] += 1
    quoted, who, named = {q.id: q for q in quotations}, {s.id: s for s in sources}, {e.id: e for e in entities}
    day = next((Moment(m.value) for m in metadata if m.field == "published"), None)
    found = []
    for attribution in attributions:
        quotation, source = quoted[attribution.quotation], who[attribution.source or ""]
        found.append(
            Statement(
                made=By("statements", 1).rule("one", 0.9), article=article.key, attribution=AttributionId(attribution.id),
                speaker=named[source.entity or ""].name, entity=source.entity, directness=quotation.directness,
                content=quotation.content, reported=day,
            )
        )  # fmt: skip
    return tuple(found)


STAGES = (
    Stage(body, By("lines", 1)), Stage(about, By("metadata", 1)), Stage(tiles, By("sentences", 1)), Stage(spoken, By("speech", 1)),
    Stage(uttered, By("statements", 1)),
)  # fmt: skip
PLAN: Plan = plan(STAGES)


def name_keys(article: Article, entities: tuple[Entity, ...]) -> tuple[tuple[str, tuple[str, str]], ...]:
    """A person's last name."""
    CALLS["name_keys"] += 1
    return tuple((entity.name.split()[-1], (entity.name, entity.id)) for entity in entities)


def same_name(first: tuple[str, str], second: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """One name holds the other."""
    CALLS["same_name"] += 1
    return ((first[1], second[1]),) if first[0].endswith(second[0]) or second[0].endswith(first[0]) else ()


def name_groups(items: tuple[tuple[str, str], ...], findings: tuple[tuple[str, str], ...]) -> tuple[Record, ...]:
    """People by last name, the longest name first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, id_ in items:
        groups.setdefault(name.split()[-1], []).append((name, id_))
    made = By("actors", 1).rule("name", 0.9)
    return tuple(
        Actor(
            made=made, name=max((n for n, _ in group), key=len), kind="person", variants=tuple(sorted({n for n, _ in group})),
            entities=tuple(EntityId(i) for _, i in group),
        )
        for group in groups.values()
    )  # fmt: skip


def line_keys(article: Article, lines: tuple[Line, ...]) -> tuple[tuple[str, tuple[str, int, str]], ...]:
    """The lines with a quotation."""
    CALLS["line_keys"] += 1
    spans = [line.span.stripped(article.text) for line in lines]
    return tuple((s.of(article.text), (article.id, s.start, s.of(article.text))) for s in spans if "”" in s.of(article.text))


def same_line(first: tuple[str, int, str], second: tuple[str, int, str]) -> tuple[tuple[object, ...], ...]:
    """The same line in two articles."""
    return ((first, second),) if first[0] != second[0] else ()


def line_groups(items: tuple[object, ...], findings: tuple[tuple[tuple[str, int, str], tuple[str, int, str]], ...]) -> tuple[Record, ...]:
    """Each pair as it is."""
    made = By("reuse", 1).rule("line", 1.0)

    def evidence(item: tuple[str, int, str]) -> Evidence:
        return Evidence(item[0], Span(item[1], item[1] + len(item[2])), item[2])  # type: ignore[arg-type]

    return tuple(
        TextReuse(made=made, first=evidence(a), second=evidence(b), words=len(a[2].split()), direction="unknown", because="")
        for a, b in findings
    )


LINKS = (
    Link(name_keys, same_name, name_groups, (Actor,), By("actors", 1)),
    Link(line_keys, same_line, line_groups, (TextReuse,), By("reuse", 1)),
)

FIRST = """Bridge to open on Monday
The Lindhaven Post, 2025-11-18
“The bridge will open on Monday,” said Ana Torve.
“Nobody told us,” said Bo Lind.
"""
SECOND = """Council splits over the bridge
Valley Radio, 2025-11-19
“The bridge will open on Monday,” said Ana Torve.
“It is too early,” said Torve.
"""
