"""One statement for each attributed quotation: who said what, and when it was reported.

The speaker is the entity's name where the article resolves it, else the source's own words, and nobody for a pronoun that was
not resolved. Its confidence is that both words and source are right: the product of the two.
"""

import re

from onrecord.model.article import Article, Metadatum, preferred
from onrecord.model.ids import AttributionId, EntityId, QuotationId, SourceId
from onrecord.model.names import Entity
from onrecord.model.runs import By
from onrecord.model.speech import Attribution, Quotation, Source, Statement
from onrecord.model.time import Moment

BY = By("statements", 1)

_APPOSITION = re.compile(r"\s*(?:[,—–(;]|\bwh(?:o|ich|om|ose)\b)")


def statements(
    article: Article,
    metadata: tuple[Metadatum, ...],
    entities: tuple[Entity, ...],
    quotations: tuple[Quotation, ...],
    sources: tuple[Source, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Statement, ...]:
    """One statement for each attributed quotation: who said what, and when it was reported."""
    quoted = {QuotationId(quotation.id): quotation for quotation in quotations}
    source_of = {SourceId(source.id): source for source in sources}
    named = {EntityId(entity.id): entity for entity in entities}
    published = preferred(metadata, "published")
    found: list[Statement] = []
    for attribution in attributions:
        quotation = quoted[attribution.quotation]
        source = None if attribution.source is None else source_of[attribution.source]
        entity = None if source is None or source.entity is None else named[source.entity]
        speaker = None if source is None else _called(article.text, source) if entity is None else entity.name
        found.append(
            Statement(
                made=BY.rule("attribution", round(quotation.made.confidence * attribution.made.confidence, 2)),
                article=article.key,
                attribution=AttributionId(attribution.id),
                speaker=speaker,
                entity=None if source is None else source.entity,
                directness=quotation.directness,
                content=quotation.content,
                reported=None if published is None else Moment(published),
            )
        )
    return tuple(found)


def _called(text: str, source: Source) -> str | None:
    """The source's own words without what stands in apposition; None for a pronoun."""
    if source.type == "pronoun":
        return None
    words = source.span.of(text)
    end = _APPOSITION.search(words, 1)
    return " ".join(words[: end.start()].split()) if end is not None and end.start() else " ".join(words.split())
