"""Whom "he" and "she" mean, where only one person can be meant; otherwise nobody. Pronouns inside quotations are left alone."""

from onrecord.extract.described import Cast
from onrecord.extract.figures import Figure
from onrecord.extract.sights import Sight


def antecedent(number: int, cast: Cast, rows: dict[int, list[int]]) -> tuple[Figure, str] | None:
    """The person that a pronoun stands for and the rule that found it. `rows`: the sights of each sentence, in order."""
    sight = cast.sights[number]
    if sight.gender is None or sight.quoted:
        return None
    here = _people([n for n in rows[sight.row] if n < number], sight, cast)
    before = _people(rows.get(sight.row - 1, []), sight, cast)
    people = {id(cast.owner[n]): cast.owner[n] for n in (*here, *before)}
    if len(people) == 1:
        return next(iter(people.values())), "sole_person"
    stated = [f for f in people.values() if f.gender == sight.gender]
    if len(stated) == 1 and all(f.gender is not None for f in people.values()):
        return stated[0], "stated_gender"
    return None


def _people(numbers: list[int], sight: Sight, cast: Cast) -> list[int]:
    """The sights of single people whose stated gender does not speak against it."""
    found: list[int] = []
    for n in numbers:
        figure = cast.owner.get(n)
        other = cast.sights[n]
        if figure is None or figure.many or figure.kind != "person" or (other.quoted and other.mention.form != "pronoun"):
            continue
        if figure.gender in (None, sight.gender):
            found.append(n)
    return found
