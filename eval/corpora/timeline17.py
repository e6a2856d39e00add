"""Timeline17 (Tran et al. 2013): which days journalists chose for their timelines, of all days that the articles of a topic tell of.

The usual protocol: one task for each timeline; the articles published between its first and its last day; as many days as the timeline has;
F1 over the days, averaged over the timelines. The 14 timelines that have articles. Their text is tokenised, and put together again here.
"""

import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from eval import system
from eval.figures import Figure
from onrecord.lexicons.calendar import calendar
from onrecord.link import days, timeline
from onrecord.link.tellings import Telling, Told, tellings
from onrecord.model.article import Metadatum
from onrecord.model.syntax import Sentence
from onrecord.model.time import TimeExpression

NEEDS = ("time/timelines_t17.jsonl.gz",)
_SIGNS = (("-LRB-", "("), ("-RRB-", ")"), ("``", "“"), ("''", "”"), ("\\/", "/"))
_APART = re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m|[,.;:?!%)”])(?=\s|$)")
_OPENED = re.compile(r"([(“$]) ")


def figures(data: Path) -> list[Figure]:
    """The mean over the timelines, that of two simpler rankings on the same days, and the speed once the articles are analysed."""
    ours: list[float] = []
    mentions: list[float] = []
    published: list[float] = []
    articles, seconds = 0, 0.0
    for topic in _topics(data / NEEDS[0]):
        told = [_told(row, f"{topic['topic']}-{number}") for number, row in enumerate(topic["articles"])]
        begun = time.process_time()
        accounts = [(row["date"], timeline.Account(each.article.key, tellings(each, calendar()))) for each, row in told]
        timeline.group(tuple(account for _, account in accounts), ())
        seconds += time.process_time() - begun
        articles += len(told)
        for chosen in topic["timelines"]:
            gold = set(chosen["entries"])
            first, last = min(gold), max(gold)
            within = [one for day, account in accounts if first <= day <= last for one in account.tellings if first <= one.on <= last]
            within = [one for one in within if days.is_day(days.time_of(one))]
            ours.append(_f1(days.weights(within), gold))
            mentions.append(_f1(_articles(within), gold))
            published.append(_f1(_count(day for day, _ in accounts if first <= day <= last), gold))
    return [
        Figure("timeline/days f1", _mean(ours), len(ours)),
        Figure("timeline/days f1, by the articles that name the day", _mean(mentions), len(mentions)),
        Figure("timeline/days f1, by the articles published on the day", _mean(published), len(published)),
        Figure("timeline/articles a second", articles / seconds, articles, unit="/s"),
    ]


def _topics(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            topic = json.loads(line)
            if topic["articles"]:
                yield topic


def _told(row: dict[str, Any], name: str) -> tuple[Told, dict[str, Any]]:
    analysis = system.analysed(system.text(joined(row["text"]), name=name, published=row["date"]), Metadatum, Sentence, TimeExpression)
    metadata, sentences, times = (system.of(analysis, kind) for kind in (Metadatum, Sentence, TimeExpression))
    return Told(analysis.article, metadata, sentences, times, (), ()), row


def joined(text: str) -> str:
    """Words and marks that a tokeniser took apart, together again."""
    for sign, mark in _SIGNS:
        text = text.replace(sign, mark)
    return _OPENED.sub(r"\1", _APART.sub(r"\1", text))


def _articles(listed: Sequence[Telling]) -> dict[str, float]:
    return _count(day for day, _ in {(one.on, one.article) for one in listed})


def _count(listed: Iterator[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for day in listed:
        found[day] = found.get(day, 0.0) + 1
    return found


def _f1(weights: Any, gold: set[str]) -> float:
    """As many of the heaviest days as there are gold ones; of days that weigh the same, the earlier."""
    chosen = set(sorted(weights, key=lambda day: (-weights[day], day))[: len(gold)])
    return 2 * len(chosen & gold) / (len(chosen) + len(gold))


def _mean(listed: Sequence[float]) -> float:
    return sum(listed) / len(listed)
