"""Who people are, in the invented articles: the roles that they are said to have, and why some of them are not named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval import system
from eval.attributed_news.sheet import Attributed, Sheet
from eval.figures import Figure, Tally
from eval.names import name_words, names
from onrecord.model.names import Entity, Role
from onrecord.pipeline.run import Analysis

SMALL = frozenset({"of", "the", "for", "a", "an", "and", "at", "in", "who", "her", "his", "its", "former", "state", "chief", "deputy"})


@dataclass(slots=True)
class Who:
    """What is counted. `roles`: of people whose roles the sheets tell; `reasons`: of matched quotations."""

    roles: Tally = field(default_factory=Tally)
    reasons: Tally = field(default_factory=Tally)

    def figures(self, name: str) -> list[Figure]:
        return [
            Figure(f"{name}/roles holder right where the role is", self.roles.precision, self.roles.found),
            Figure(f"{name}/roles found", self.roles.recall, self.roles.wanted),
            Figure(f"{name}/anonymity precision", self.reasons.precision, self.reasons.found),
            Figure(f"{name}/anonymity recall", self.reasons.recall, self.reasons.wanted),
        ]

    def count_roles(self, sheet: Sheet, analysis: Analysis) -> None:
        """A role is right where its holder is somebody whose role on the sheet has a word of it, and not a small word."""
        entities = {str(entity.id): entity for entity in system.of(analysis, Entity)}
        known = [actor for actor in sheet.actors if actor.kind == "named" and actor.roles]
        said = {actor.id: {word for role in actor.roles for word in _words(role)} for actor in known}
        met: set[str] = set()
        for role in system.of(analysis, Role):
            bearers = [actor for actor in known if said[actor.id] & _words(role.title)]
            if role.made.rule == "description" or not bearers:
                continue
            name = entities[str(role.entity)].name
            right = [actor for actor in bearers if names(name, actor.name) or names(actor.name, name)]
            self.roles.found += 1
            self.roles.right_found += bool(right)
            met.update(actor.id for actor in right)
        self.roles.wanted += len(known)
        self.roles.right_wanted += len(met)

    def count_reasons(self, gold: Sequence[Attributed], pairs: Mapping[int, int], found: Sequence[system.Found]) -> None:
        """A reason is right where it shares a character with the sheet's."""
        for j, i in pairs.items():
            wanted, given = gold[i].anonymity, found[j].anonymity
            if gold[i].optional:
                continue
            right = wanted is not None and given is not None and given.start < wanted[1] and wanted[0] < given.end
            self.reasons.add(int(right), int(given is not None), int(wanted is not None))


def _words(role: str) -> set[str]:
    return {word for word in name_words(role) if word not in SMALL}
