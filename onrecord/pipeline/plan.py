"""The order of the stages, decided and checked before any work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import PlanError
from onrecord.model.article import Article
from onrecord.model.ids import digest
from onrecord.model.runs import Record
from onrecord.model.tables import RECORDS, TOLD
from onrecord.pipeline.stage import Stage


@dataclass(frozen=True, slots=True)
class Plan:
    """Stages in an order that works, the resources they use, and a fingerprint for each that changes when its results may."""

    stages: tuple[Stage, ...]
    resources: Mapping[str, object]
    fingerprints: Mapping[str, str]

    def prints(self, told: Mapping[type[Record], tuple[Record, ...]]) -> Mapping[str, str]:
        """The fingerprints for an article of which other articles tell something: those of the stages that read it, or rest on such.

        What is told counts by its id, so that one more page with the same line makes nothing new of the pages before it.
        """
        if not any(told.values()):
            return self.fingerprints
        found: dict[str, str] = {}
        marked: dict[type[Record], str] = {}
        for stage in self.stages:
            read = [record.id for kind in stage.needs if kind in TOLD for record in told.get(kind, ())]
            above = sorted({marked[kind] for kind in stage.awaits if kind in marked})
            found[stage.name] = self.fingerprints[stage.name]
            if read or above:
                found[stage.name] = digest(found[stage.name], read, above)
                marked.update(dict.fromkeys(stage.gives, found[stage.name]))
        return found


def plan(stages: Iterable[Stage], resources: Mapping[str, object] | None = None) -> Plan:
    """Puts stages in order: each after those that give what it needs, otherwise as listed.

    A resource may have a `fingerprint` attribute (a string); stages that use it run again when it changes.
    Raises PlanError where two stages have one name or give one type, where nothing gives what a stage needs, in a circle.
    """
    listed = tuple(stages)
    supplied = dict(resources or {})
    givers = _givers(listed)
    for stage in listed:
        for kind in stage.awaits:
            if kind is not Article and kind not in givers and kind not in TOLD:
                why = "" if kind in stage.needs else ", which says the article's language"
                raise PlanError(f"{stage.name} needs {kind.__name__}{why}, but no stage gives it; add one that does to STAGES")
        for name in stage.resources:
            if name not in supplied:
                have = ", ".join(sorted(supplied)) or "none"
                raise PlanError(f"{stage.name} wants the resource {name!r}, which was not supplied; there are: {have}")
    ordered = _ordered(listed)
    prints: dict[str, str] = {}
    for stage in ordered:
        upstream = [prints[givers[kind].name] for kind in stage.awaits if kind in givers]
        used = [str(getattr(supplied[name], "fingerprint", "")) for name in stage.resources]
        serves = ["any"] if stage.languages is None else sorted(stage.languages)
        prints[stage.name] = digest(stage.name, stage.by.version, repr(sorted(stage.settings.items())), serves, used, upstream)
    return Plan(ordered, supplied, prints)


def _givers(stages: tuple[Stage, ...]) -> dict[type[Record], Stage]:
    givers: dict[type[Record], Stage] = {}
    names: set[str] = set()
    for stage in stages:
        if stage.name in names:
            raise PlanError(f"two stages are called {stage.name!r}; give one another name in its By stamp")
        names.add(stage.name)
        for kind in stage.gives:
            if kind not in RECORDS:
                raise PlanError(f"{stage.name} gives {kind.__name__}, which is not in RECORDS; list it in onrecord/model/tables.py")
            if kind in givers:
                raise PlanError(f"{givers[kind].name} and {stage.name} both give {kind.__name__}; one stage gives one type")
            givers[kind] = stage
    return givers


def _ordered(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    waiting, done = list(stages), list[Stage]()
    have: set[type[Record]] = {Article, *TOLD}
    while waiting:
        ready = next((s for s in waiting if have.issuperset(s.awaits)), None)
        if ready is None:
            circle = ", ".join(f"{s.name} (needs {', '.join(k.__name__ for k in s.awaits if k not in have)})" for s in waiting)
            raise PlanError(f"these stages wait for each other: {circle}")
        waiting.remove(ready)
        done.append(ready)
        have.update(ready.gives)
    return tuple(done)
