"""Who sent a mail that was sent on, and when: the header above the article, not the hand that passed it along, says it.

What it does not do: the headers of replies, which stand below the text.
"""

from collections.abc import Iterator, Sequence
from email.utils import parseaddr

from onrecord.lexicons.layout import Layout
from onrecord.model.article import Field
from onrecord.model.span import Span
from onrecord.read.candidates import Candidate
from onrecord.read.dates import iso
from onrecord.read.head import Said
from onrecord.read.mails import HEADER

_FIELDS: dict[str, Field] = {"from": "outlet", "date": "published", "sent": "published"}
LONGEST = 200
"""Characters of one line of such a header."""


def forwarded(every: Sequence[Said], layout: Layout) -> Iterator[Candidate]:
    """The sender and the date of the last header above the first paragraph: of a mail sent on twice it is the first sender's."""
    first = next((number for number, each in enumerate(every) if each.prose), len(every))
    found: dict[Field, Candidate] = {}
    for each in every[:first]:
        name, colon, value = each.words.partition(":")
        field = _FIELDS.get(name.strip().casefold())
        if each.line.made.rule != HEADER.rule or not colon or field is None or len(each.words) > LONGEST:
            continue
        words = value.strip()
        said = parseaddr(words)[0] or words.partition(" <")[0].strip(' "') if field == "outlet" else iso(words, layout)
        start = each.span.start + each.words.index(words)
        shown = words.find(said) if said and field == "outlet" else 0
        if said and "@" not in said and words:
            size = len(said) if field == "outlet" else len(words)
            span = Span(start + shown, start + shown + size) if shown >= 0 else None
            found[field] = Candidate(field, said, "text:forwarded", span, "forwarded")
    yield from found.values()
