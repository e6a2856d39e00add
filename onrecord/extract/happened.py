"""What happened, by PLOVER's rules: a deed that is promised is an agreement, one refused a rejection, a hostile one announced a threat.

Where words above the deed give it another type, the event is theirs: "agreed to release" is AGREE, "refused to meet" is REJECT with the
mode "meet", "threatened to expel" THREATEN. What is neither done nor promised, such as a purpose or a wish, is no event.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.deeds import Deeds, Done
from onrecord.extract.event_nouns import Nouns, Told
from onrecord.extract.standing import Standing, Stands
from onrecord.model.events import Status
from onrecord.model.language import Range, Word

_KIND = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_HARSH = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
_ASKED = {"AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}
_MENACED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"}
_OF = frozenset(("of", "for", "about", "against", "with", "to"))
"""What ties a deed to a verb that says how it stands: "called for his release"; not "announced at her meeting"."""
_MENACED_MODES = {"arrest": "arrest", "expel": "expel"}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event by the indices of its words. `places`: the words that say it. `rule`: how it was found.

    `under`: the verb whose date is a noun's.
    """

    verb: int
    type: str
    mode: str | None
    actor: int | None
    recipient: int | None
    status: Status
    places: tuple[int, ...]
    rule: str
    under: int | None = None


def happened(words: Sequence[Word], sentence: Range, deeds: Deeds, stands: Stands, nouns: Nouns) -> list[Happening]:
    """The events of one sentence, in order."""
    found: list[Happening] = []
    taken: set[int] = set()
    for verb in range(*sentence):
        if words[verb].upos not in ("VERB", "AUX", "ADJ", "NOUN") or verb in taken:
            continue
        if words[verb].upos in ("VERB", "AUX"):
            done = deeds.of(verb)
            if done is not None:
                one = _event(done, stands.of(verb), deeds)
                if one is not None:
                    found.append(one)
                continue
        if words[verb].upos == "NOUN":
            told = nouns.of(verb)
            one = None if told is None else _nominal(told, deeds, stands, nouns)
            if one is not None:
                found.append(one)
        elif words[verb].upos in ("VERB", "ADJ"):
            one = _bare(verb, deeds, stands)
            if one is not None:
                found.append(one)
    return _governed(found)


def _event(done: Done, standing: Standing, deeds: Deeds) -> Happening | None:
    """The event of a deed, as the words above it have it."""
    if standing.purpose:
        return None
    places = [done.verb, standing.first]
    if done.thing is not None and abs(done.thing - done.verb) < 12:
        places.append(done.thing)
    actor, recipient = _parties(done, standing, deeds)
    typed = _typed(done.type, done.mode, standing)
    if typed is None:
        return None
    type_, mode, status = typed
    return Happening(done.verb, type_, mode, actor, recipient, status, tuple(sorted(places)), standing.operator or done.rule)


def _parties(done: Done, standing: Standing, deeds: Deeds) -> tuple[int | None, int | None]:
    """Who acts, and on whom: whoever says "it would" is "it"; whoever asks another for a deed acts on the other."""
    actor, recipient = done.actor, done.recipient
    if standing.operator == "ask" and standing.governor is not None:
        asked = deeds.clauses.object(standing.governor)
        if asked is None:
            asked = deeds.clauses.oblique(standing.governor, ("on", "upon", "for"))
        who = deeds.clauses.subject(standing.governor)
        return who, asked if asked is not None and deeds.somebody(asked) else recipient if actor == who else actor
    if actor is not None and standing.speech is not None and deeds.words[actor].upos == "PRON":
        said = deeds.clauses.subject(standing.speech)
        if (
            said is not None
            and said < standing.speech
            and deeds.clauses.form(actor) in ("it", "he", "she", "they")
            and deeds.somebody(said)
        ):
            actor = said
    return actor, recipient


def _typed(type_: str, mode: str | None, standing: Standing) -> tuple[str, str | None, Status] | None:
    """The type, mode and status of a deed that stands in a certain way."""
    operator = standing.operator
    status = _status(standing)
    if operator == "ask":
        return None if type_ in _HARSH else ("REQUEST", _ASKED.get(type_, "change"), status)
    if operator == "refuse":
        return None if type_ in _HARSH else ("REJECT", _ASKED.get(type_, "change"), status)
    if operator == "threaten":
        return "THREATEN", _MENACED_MODES.get(mode or "", _MENACED.get(type_)), status
    if operator in ("agree", "willing", "vow"):
        if type_ in _KIND:
            return ("REJECT", _ASKED.get(type_, "change"), status) if standing.negated and operator != "vow" else ("AGREE", None, status)
        return ("THREATEN", _MENACED_MODES.get(mode or "", _MENACED.get(type_)), status) if operator == "vow" and type_ in _HARSH else None
    if operator == "fail":
        return ("REJECT", _ASKED.get(type_, "change"), "negated") if type_ in _KIND else (type_, mode, "negated")
    if operator == "denied":
        return type_, mode, "negated"
    if operator == "attempt" or standing.unreal:
        return type_, mode, "hypothetical"
    if standing.conditional or standing.modal:
        return type_, mode, "hypothetical"
    if standing.future or operator == "future":
        if standing.negated:
            return ("REJECT", _ASKED.get(type_, "change"), "negated") if type_ in _KIND else (type_, mode, "negated")
        if type_ in _KIND:
            return "AGREE", None, "future"
        return ("THREATEN", _MENACED_MODES.get(mode or "", _MENACED.get(type_)), "future") if type_ in _HARSH else (type_, mode, "future")
    if type_ == "CONCEDE" and standing.negated:
        return "REJECT", "yield", "negated"
    return type_, mode, status


def _status(standing: Standing) -> Status:
    if standing.conditional or standing.modal or standing.unreal:
        return "hypothetical"
    if standing.negated:
        return "negated"
    return "future" if standing.future else "asserted"


def _nominal(told: Told, deeds: Deeds, stands: Stands, nouns: Nouns) -> Happening | None:
    """The event that a noun tells, as the verb over it has it: "foiled an attack by", "plans a visit to", "talks resume"."""
    done, above = told.done, told.above
    dep, case = deeds.words[told.at].dep, deeds.clauses.lemmas(told.at)
    type_, mode, status, under = done.type, done.mode, told.status or "asserted", None
    if above is not None and told.status is None:
        said = deeds.happenings.over_nouns.get(deeds.verb(above), frozenset())
        standing = stands.of(above)
        lasting = deeds.clauses.lemma(above) in deeds.lists["of_deeds"] and dep in ("obj", "nsubj", "nsubj:pass")
        under = above if lasting else None
        if lasting or (dep in ("obj", "nsubj", "nsubj:pass") and done.rule == "noun") or "on" in case:
            typed = _typed(type_, mode, standing) if standing.operator is None else None
            if typed is not None:
                type_, mode, status = typed
            if lasting and dep == "nsubj":
                type_, mode = done.type, done.mode  # talks that will begin are set, and no promise
        if said and (dep in ("obj", "nsubj:pass") or (dep == "obl" and case & _OF)):
            kept = "negated" in said
            type_, mode = done.type, done.mode
            called = {"hypothetical", "future"} <= said and dep != "obl"  # "called a strike", not "called for a strike"
            under = above if dep == "nsubj:pass" else under  # "is expected on Friday"
            status = nouns.spared(above, standing) if kept else "hypothetical" if "hypothetical" in said and not called else "future"
        elif dep in ("obj", "nsubj:pass") and standing.open and deeds.clauses.lemma(above) not in deeds.lists["of_facts"]:
            status = "hypothetical"  # "willing to allow the evacuation of"
    return Happening(done.verb, type_, mode, done.actor, done.recipient, status, (done.verb,), done.rule, under)


def _bare(verb: int, deeds: Deeds, stands: Stands) -> Happening | None:
    """Agreeing, refusing or threatening to do what the lexicon has no word for: "agreed to study the plan"."""
    clauses = deeds.clauses
    kinds = deeds.happenings.operators.get(deeds.verb(verb), frozenset())
    kind = next((kind for kind in ("agree", "willing", "refuse", "threaten") if kind in kinds), None)
    if kind is None:
        return None
    clause = clauses.child(verb, ("xcomp",))
    if clause is None or "to" not in clauses.lemmas(clause, ("mark",)) or clauses.lemma(clause) in deeds.happenings.operators:
        return None
    if deeds.of(clause) is not None:
        return None
    actor = clauses.subject(verb)
    if actor is None or not deeds.somebody(actor):
        return None
    standing = stands.of(verb)
    if standing.purpose or standing.operator is not None:
        return None
    type_, mode = {"agree": ("AGREE", None), "willing": ("AGREE", None), "refuse": ("REJECT", None), "threaten": ("THREATEN", None)}[kind]
    about = clauses.object(clause)
    recipient = None if about is None else about if deeds.somebody(about) else deeds.beyond(clause, about, type_)
    if about is None:
        recipient = clauses.oblique(clause, ("to", "with", "from", "against", "in"))
    if recipient is None:
        actor, recipient = deeds.mutual(type_, actor)
    done = Done(verb, type_, mode, actor, recipient, None, kind)
    if standing.speech is not None:
        actor, recipient = _parties(done, standing, deeds)
    return Happening(verb, type_, mode, actor, recipient, _status(standing), (verb, clause), kind)


def _governed(found: list[Happening]) -> list[Happening]:
    """Without what another tells: the verb over a deed ("demanded that they release"), the noun of "launched a raid".

    What somebody condemns or praises is a happening of its own.
    """
    inner = {place for one in found if one.type not in ("ACCUSE", "SUPPORT") for place in one.places if place != one.verb}
    held = {place: one.type for one in found if one.type in ("ACCUSE", "SUPPORT") for place in one.places if place != one.verb}
    return [
        one
        for one in found
        if one.verb not in inner and (one.verb not in held or (one.rule.startswith("noun") and one.type != held[one.verb]))
    ]
