"""Whom "he" and "she" mean, where the sentence leaves one answer; otherwise nobody.

Only the subject is taken for an antecedent, and only where it is the only one. Measured on GAP's development set, where two people of
one gender always compete: a subject pronoun after a sentence with one subject .91 right; within one sentence .70 (not done,
but for "she said she"), objects .4 (not done). Pronouns inside quotations are left alone: who speaks decides them.
"""

from collections.abc import Sequence

from onrecord.extract.described import Cast
from onrecord.extract.figures import Figure
from onrecord.extract.sights import Sight
from onrecord.lexicons.names import Names
from onrecord.model.span import Span

_BACK = 5  # sentences back, over those that name nobody
_CROWD = 60  # mentions in a sentence; more is a list, and looking through it for each pronoun would take quadratic time

_GOVERNING = frozenset({"against", "of", "to", "for", "from", "by", "about", "on", "in", "over", "under", "behind", "after", "before"})
_ANYBODY = frozenset({"any", "every", "each", "no", "whoever"})  # "any speaker" is nobody that a later "she" could mean


def antecedent(number: int, cast: Cast, rows: Sequence[Sequence[int]], names: Names) -> Figure | None:
    """The person that a pronoun stands for. `rows`: the sights of each sentence, in order."""
    sight = cast.sights[number]
    epithet = sight.role is not None and (sight.role.noun == "year-old" or trades(sight, names) is not None)
    if (sight.gender is None and not epithet) or sight.quoted:
        return None
    found = _antecedent(number, cast, rows, names, subject=epithet or sight.words[0] in ("he", "she"))
    return None if found is None or _undergoes(sight, found, cast) else found


def trades(sight: Sight, names: Names) -> frozenset[str] | None:
    """Of whom "the striker", "the pensioner" may be said who was spoken of before; None for other descriptions."""
    if sight.role is None or sight.role.words or sight.words[0] != "the":
        return None
    return names.epithets.get(sight.role.noun)


def _undergoes(sight: Sight, figure: Figure, cast: Cast) -> bool:
    """Whether the figure does to the pronoun what its clause tells: in "Lind called him" he is somebody else."""
    doer = sight.doer
    return doer is not None and any(cast.sights[n].mention.span.contains(Span(doer, doer + 1)) for n in figure.sights[-_CROWD:])


def _antecedent(number: int, cast: Cast, rows: Sequence[Sequence[int]], names: Names, *, subject: bool) -> Figure | None:
    sight = cast.sights[number]
    if len(rows[sight.row]) > _CROWD:
        return None
    here = [n for n in rows[sight.row] if n < number and _rival(n, sight, cast)]
    if here:
        heard = subject and (sight.before in names.speaks or sight.before == "that" or _chained(sight, names))
        if heard and len({id(cast.owner[n]) for n in here}) > 1:
            return None  # Helen told Kate that she ...
        if sight.mention.form == "nominal" and trades(sight, names) is not None:
            return None  # "Torve said the striker had left"
        return _sole(here, sight, cast) if heard or _alone(here, number, cast, rows) else None
    if (not subject and not sight.opens) or _announces(number, sight, cast, rows):
        return None
    for row in range(sight.row - 1, max(-1, sight.row - 1 - _BACK), -1):
        if len(rows[row]) > _CROWD:
            return None
        before = [n for n in rows[row] if _rival(n, sight, cast)]
        if not before and row == sight.row - 1 and any(_guessed(n, row, cast) for n in rows[row]):
            return None
        if before:
            reports = subject and sight.next in names.speaks and len({id(cast.owner[n]) for n in before}) == 1
            found = _sole(before, sight, cast) or (_only(before, cast) if reports else None)
            tells = subject and sight.next in names.speaks
            return None if found is None or _doubtful(found, before, cast, tells=tells) else found
    return None


def _guessed(number: int, row: int, cast: Cast) -> bool:
    """Whether a name's gender is only what a pronoun of its own sentence says, which may be of somebody else: "Torve told the court he".

    Then whoever is named there may still be the "she" of the next sentence, and nobody from before her is taken.
    """
    sight, figure = cast.sights[number], cast.owner.get(number)
    if figure is None or figure.kind != "person" or sight.mention.form != "name" or sight.quoted or len(figure.sights) > _CROWD:
        return False
    stated = [cast.sights[n] for n in figure.sights if cast.sights[n].gender is not None]
    return bool(stated) and all(one.mention.form == "pronoun" and one.row == row for one in stated)


def _chained(sight: Sight, names: Names) -> bool:
    """Whether the pronoun begins the second half of a report: "Torve said no, and he warned that ..."."""
    return sight.before in ("and", "but") and sight.next in names.speaks


def _announces(number: int, sight: Sight, cast: Cast, rows: Sequence[Sequence[int]]) -> bool:
    """Whether the pronoun stands before the name of whom it may mean: "When she was 14, Torve left"."""
    if not sight.waits:
        return False
    later = [n for n in rows[sight.row] if n > number and cast.sights[n].mention.form == "name"]
    return any(_rival(n, sight, cast) and cast.sights[n].acts for n in later)


def _alone(here: list[int], number: int, cast: Cast, rows: Sequence[Sequence[int]]) -> bool:
    """Whether nobody else is named in this sentence and the one before."""
    sight = cast.sights[number]
    before = rows[sight.row - 1] if sight.row and len(rows[sight.row - 1]) <= _CROWD else ()
    return len({id(cast.owner.get(n)) for n in (*here, *(n for n in before if _rival(n, sight, cast)))}) == 1


def _doubtful(figure: Figure, before: list[int], cast: Cast, *, tells: bool) -> bool:
    """Whether somebody else of that sentence is spoken of as much in the article so far.

    Before a verb of speech nobody is counted who stands after a preposition: "Torve, who ran against Lind, was calm. She said ...".
    """
    free = [n for n in before if not _owner(cast.sights[n]) and not (tells and cast.sights[n].before in _GOVERNING)]
    others = {id(f): f for n in free for f in (cast.owner[n],) if f is not figure and f.names}
    return any(f.met >= figure.met for f in others.values())


def _personal(figure: Figure) -> bool:
    """Whether a name of unknown kind, the subject of a sentence, looks like somebody's: two words."""
    return figure.kind == "other" and len(figure.fullest) == _FULL


_FULL = 2


def _owner(sight: Sight) -> bool:
    """Whether it only says whose something is: "Torve's lawyer", "his manager"."""
    return sight.owns or (sight.mention.form == "pronoun" and sight.words[0] in ("his", "her") and not sight.doer)


def _rival(number: int, pronoun: Sight, cast: Cast) -> bool:
    """Whether a sight may be of the person meant: one person, or a name of unknown kind, whose stated gender does not speak against it."""
    sight, figure = cast.sights[number], cast.owner.get(number)
    if figure is None or figure.many or sight.inner or sight.labels or figure.kind in ("place", "organisation"):
        return False
    if sight.quoted or (figure.kind == "other" and (sight.mention.form != "name" or sight.shouted)) or sight.words[0] in _ANYBODY:
        return False
    return figure.gender is None or pronoun.gender in (None, figure.gender)


def _only(numbers: list[int], cast: Cast) -> Figure | None:
    """The only person named, though not the subject: whom else would "he said" mean?"""
    figure = cast.owner[numbers[0]]
    return figure if figure.kind == "person" and figure.names else None


def _sole(numbers: list[int], pronoun: Sight, cast: Cast) -> Figure | None:
    """The only person among the subjects: those of main clauses by the parse, else by what stands around them."""
    told = [n for n in numbers if cast.sights[n].subject] or [n for n in numbers if cast.sights[n].opens or cast.sights[n].acts]
    subjects = {id(f): f for n in told for f in (cast.owner[n],)}
    figure = next(iter(subjects.values())) if len(subjects) == 1 else None
    if figure is None or (figure.kind != "person" and not _personal(figure)):
        return None
    unnamed = not figure.names and any(cast.owner[n].names for n in numbers)
    return None if unnamed else figure
