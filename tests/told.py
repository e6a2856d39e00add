"""An invented article read as far as its names: every line is a line of its own."""

from dataclasses import dataclass

from onrecord.extract.entities import entities
from onrecord.extract.mentions import mentions
from onrecord.extract.sentences import sentences
from onrecord.lexicons.boundaries import boundaries
from onrecord.lexicons.names import names
from onrecord.model.article import Article, Line
from onrecord.model.language import Rules
from onrecord.model.names import Entity, Form, Kind, Mention
from onrecord.model.runs import Made
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from tests.texts import article


@dataclass(frozen=True, slots=True)
class Told:
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]

    def words(self, form: Form, kind: Kind | None = None) -> list[str]:
        """The mentions of one form, as words."""
        return [m.span.of(self.article.text) for m in self.mentions if m.form == form and kind in (None, m.kind)]

    def entities(self) -> tuple[Entity, ...]:
        return entities(self.article, (), self.sentences, self.mentions, names=names(), language=Rules())

    def groups(self) -> dict[str, list[str]]:
        """Each entity's name -> the words of its mentions; entities of one name are told apart by a number."""
        spans = {m.id: m.span for m in self.mentions}
        found: dict[str, list[str]] = {}
        for entity in self.entities():
            name, number = entity.name, 1
            while name in found:
                number += 1
                name = f"{entity.name} #{number}"
            found[name] = [spans[i].of(self.article.text) for i in entity.mentions]
        return found


def told(text: str, name: str = "example.txt", *, whole: bool = False) -> Told:
    """`whole`: the text is one line, whatever it holds."""
    given = article(text, name)
    lines: list[Line] = []
    at = 0
    for part in [text] if whole else text.splitlines(keepends=True):
        label = "body" if part.strip() else "blank"
        span = Span(at, at + len(part))
        lines.append(Line(made=Made("lines", 1, "test", 1.0), article=given.key, span=span, label=label, reason="test"))  # type: ignore[arg-type]
        at += len(part)
    read = sentences(given, tuple(lines), boundaries=boundaries())
    return Told(given, read, mentions(given, tuple(lines), read, names=names(), language=Rules()))
