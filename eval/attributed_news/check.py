"""Checks the annotations of the invented articles strictly: `python -m eval.attributed_news.check` lists every fault.

A file is one article's attributions as one hand, or the adjudication, gives them. What a program can settle is settled here; the judgements
are left to readers.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.attributed import places
from eval.attributed_news.sheet import NOBODY, Attributed, Faulty, Reading, Sheet
from eval.attributed_news.spans import Span, quoted_parts

SET = Path(__file__).parent
ARTICLES = SET / "articles"


def files() -> list[Path]:
    """Every file of annotations: the adjudicated ones and those of each hand."""
    return sorted([*SET.glob("gold/*.toml"), *SET.glob("hands/*/*.toml")])


def read(path: Path, articles: Path = ARTICLES) -> Sheet:
    """One file with its article. Faulty names everything that is wrong with it."""
    reading = Reading()
    sheet = reading.sheet(path, articles)
    if sheet is not None and not reading.faults:
        _Laws(sheet, reading.faults).apply()
    if reading.faults or sheet is None:
        raise Faulty("\n".join(reading.faults))
    return sheet


@dataclass(slots=True)
class _Laws:
    """What must hold among the records of one file."""

    sheet: Sheet
    faults: list[str]

    def apply(self) -> None:
        sheet = self.sheet
        try:
            date.fromisoformat(sheet.published)
        except ValueError:
            self.faults.append(f"published is no date: {sheet.published!r}")
        self._unique("actor", [a.id for a in sheet.actors])
        self._unique("attribution", [a.id for a in sheet.attributions])
        if not self.faults:
            for attributed in sheet.attributions:
                self._actors(attributed)
                self._spans(attributed)
                self._nesting(attributed)
                self._directness(attributed)
            self._completeness()

    def _actors(self, a: Attributed) -> None:
        kinds = {actor.id: actor.kind for actor in self.sheet.actors}
        for actor in (*a.via, *([a.speaker] if a.speaker is not None else [])):
            if actor not in kinds:
                self._fault(a, f"unknown actor {actor!r}; choose from {', '.join(kinds)}, or {NOBODY!r} for a speaker")
        if a.anonymity and not kinds.get(a.speaker or NOBODY, "unnamed").startswith("unnamed"):
            self._fault(a, "anonymity belongs to unnamed sources")

    def _spans(self, a: Attributed) -> None:
        if not a.content and not (a.act == "decline" and a.optional):
            self._fault(a, "no content; only a bare refusal to comment may lack it, and is optional")
        taken: dict[int, str] = {}
        for part, spans in (("content", a.content), ("cue", a.cue), ("source", a.source)):
            if list(spans) != sorted(spans):
                self._fault(a, f"the fragments of its {part} do not stand in the order of the article")
            for i in sorted(i for start, end in spans for i in range(start, end)):
                if i in taken:
                    self._fault(a, f"its {part} overlaps its {taken[i]} at {self.sheet.text[i : i + 20]!r}")
                    break
                taken[i] = part

    def _nesting(self, a: Attributed) -> None:
        try:
            enclosing = self.sheet.enclosing(a)
        except Faulty as error:
            self._fault(a, str(error))
            return
        if enclosing and not self._places(a.content) <= self._places(enclosing[-1].content):
            self._fault(a, f"its content does not lie in the content of {a.inside}")
        chain = list(dict.fromkeys(outer.speaker for outer in enclosing if outer.speaker is not None and outer.speaker != a.speaker))
        reporters = iter(self.sheet.reporters(a))
        if not all(speaker in reporters for speaker in chain):
            self._fault(a, f"via should hold {chain}, in that order: those in whose words it is nested, the outermost first")

    def _directness(self, a: Attributed) -> None:
        content = self._places(a.content)
        marked = content & self._places(self._quoted(a))
        if a.unmarked:
            if a.directness != "direct":
                self._fault(a, "unmarked belongs to direct ones")
        elif a.directness == "direct" and content - marked:
            self._fault(a, f"is direct, but stands outside quote marks: {self._first(content - marked)!r}")
        elif a.directness == "mixed" and not (marked and content - marked):
            self._fault(a, f"is mixed, but {'all' if marked else 'nothing'} of it is in quote marks")
        elif a.directness == "indirect":
            nested = [span for other in self.sheet.attributions if other.inside == a.id for span in other.content]
            own = marked - self._places(nested) - self._excepted()
            if own:
                self._fault(a, f"is indirect, but this is in quote marks: {self._first(own)!r}")

    def _quoted(self, a: Attributed) -> list[Span]:
        """What is in quote marks. Within the words of another, only marks within its own content count: the others are the other's."""
        if a.inside is None:
            return list(quoted_parts(self.sheet.text))
        return [(start + first, start + last) for start, end in a.content for first, last in quoted_parts(self.sheet.text[start:end])]

    def _completeness(self) -> None:
        named = {name for a in self.sheet.attributions for name in (a.speaker, *a.via)}
        self.faults += [f"actor {actor.id}: neither says nor reports anything" for actor in self.sheet.actors if actor.id not in named]
        covered = self._excepted().union(*(self._places(a.content) for a in self.sheet.attributions))
        for start, end in quoted_parts(self.sheet.text):
            if start not in covered:
                self.faults.append(f"in quote marks, and neither a content nor in not_quotations: {self.sheet.text[start:end]!r}")
        for start, end in self.sheet.not_quotations:
            if not any(first <= start and end <= last for first, last in quoted_parts(self.sheet.text)):
                self.faults.append(f"in not_quotations, but not in quote marks: {self.sheet.text[start:end]!r}")

    def _excepted(self) -> frozenset[int]:
        """The places of what is in quote marks and is no quotation, the marks included."""
        return self._places((max(start - 1, 0), min(end + 1, len(self.sheet.text))) for start, end in self.sheet.not_quotations)

    def _places(self, spans: Iterable[Span]) -> frozenset[int]:
        return places(self.sheet.text, spans)

    def _first(self, where: frozenset[int]) -> str:
        return self.sheet.text[min(where) : min(where) + 40]

    def _unique(self, noun: str, ids: Sequence[object]) -> None:
        self.faults += [f"{noun} {name} is there twice" for name in sorted({str(i) for i in ids if ids.count(i) > 1})]

    def _fault(self, a: Attributed, what: str) -> None:
        self.faults.append(f"attribution {a.id}: {what}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Lists the faults of the files named, or of all; exit status 1 where there are any."""
    named = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    faults: list[str] = []
    count = 0
    for path in named or files():
        try:
            count += len(read(path).attributions)
        except Faulty as error:
            faults += [f"{path.parent.name}/{path.name}: {fault}" for fault in str(error).splitlines()]
    print("\n".join(faults) or f"{len(named or files())} files, {count} attributions, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
