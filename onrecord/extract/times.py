"""When: the words of an article that say when, with their TIMEX3 values and the days that they denote.

Values are TIMEX3 (ISO-TimeML): "2025-11-18", "2025-W47", "2025-Q3", "199" for the 1990s, "P5Y", "PRESENT_REF", X for what the article
leaves open. One pass over each sentence: the rules of `lexicons/en/time_rules.toml` find words, `time_readers` gives them values, and each
date that is read may anchor the next. Where something is counted from a happening that the article dates, it is read once more. Not done
here: the days of events, moments of statements, other languages.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.time_context import Context, Hit, Said
from onrecord.extract.time_origins import origins
from onrecord.extract.time_readers import READERS
from onrecord.extract.time_words import Grammar, Word, grammar
from onrecord.lexicons.calendar import Calendar, TimeRule
from onrecord.model.article import Article, Metadatum
from onrecord.model.runs import By
from onrecord.model.span import Span
from onrecord.model.syntax import Sentence
from onrecord.model.time import Moment, TimeExpression, TimexType
from onrecord.text.periods import covered

BY = By("times", 8)


def times(
    article: Article, sentences: tuple[Sentence, ...], metadata: tuple[Metadatum, ...], *, calendar: Calendar
) -> tuple[TimeExpression, ...]:
    """Finds the words that say when, and what they denote."""
    rules = grammar(calendar)
    context = origins(article, sentences, metadata, calendar, rules)
    again = replace(context)
    found = _expressions(article, sentences, rules, context)
    if context.happened.asked & context.happened.found.keys():
        again.happened.settled = True  # both readings share the happenings
        found = _expressions(article, sentences, rules, again)
    return tuple(found)


def _expressions(article: Article, sentences: tuple[Sentence, ...], rules: Grammar, context: Context) -> list[TimeExpression]:
    """One reading of an article from its beginning to its end."""
    context.units = {}
    found: list[TimeExpression] = []
    for number, sentence in enumerate(sentences):
        if sentence.in_article:
            context.sentence = number
            found += [_record(article, span, rule, said) for span, rule, said in _read(article.text, sentence.span, rules, context)]
    return found


def _record(article: Article, span: Span, rule: TimeRule, said: Said) -> TimeExpression:
    days = said.days if said.days is not None else covered(said.value)
    kind, made = said.type or rule.type or "DATE", BY.rule(rule.name, round(rule.confidence * said.sure, 2))
    return TimeExpression(
        made=made, article=article.key, span=span, type=_TYPES[kind], value=said.value, mod=said.mod,
        earliest=None if days is None else Moment(days[0]), latest=None if days is None else Moment(days[1]),
        anchor=None if said.anchored is None else said.anchored.says, anchor_span=None if said.anchored is None else said.anchored.span,
    )  # fmt: skip


_TYPES: dict[str, TimexType] = {"DATE": "DATE", "TIME": "TIME", "DURATION": "DURATION", "SET": "SET"}


def _read(text: str, span: Span, rules: Grammar, context: Context) -> Iterator[tuple[Span, TimeRule, Said]]:
    """The expressions of one sentence in order. A rule whose words mean nothing leaves the place to the rules after it."""
    words, letters = rules.words(text, span.start, span.end)
    at = 0
    while (match := rules.every.search(letters, at)) is not None:
        taken = _taken(match, words, letters, rules, context)
        if taken is None:
            at = match.start() + 1
            continue
        hit, rule, said = taken
        at = hit.last
        if said.value:
            place = Span(words[hit.first].start, words[hit.last - 1].end)
            context.note(said, place)
            if said.unit == "D" and said.at is not None and said.mod is None and rule.reads != "shift_from":
                context.happened.note(words, hit.first, hit.last, said.at, place)
            yield place, rule, said


def _taken(match: re.Match[str], words: list[Word], letters: str, rules: Grammar, context: Context) -> tuple[Hit, TimeRule, Said] | None:
    """The first rule at a place that makes sense of its words."""
    number, place = int((match.lastgroup or "r0")[1:]), match.start()
    found: re.Match[str] | None = match
    while found is None or (said := READERS[rules.rules[number].reads](hit := _hit(words, found), context)) is None:
        number += 1
        if number == len(rules.rules):
            return None
        found = rules.each[number].match(letters, place)
    return hit, rules.rules[number], said


def _hit(words: list[Word], match: re.Match[str]) -> Hit:
    """The words of a match, without an 's or a bracket left open at their end."""
    last = match.end()
    while last - 1 > match.start() and words[last - 1].low in ("'s", "’s", "'", "’", "("):
        last -= 1
    return Hit(words, match.start(), last)
