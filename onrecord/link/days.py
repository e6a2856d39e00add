"""Which days matter: how many articles tell of a day, from how far, and how near to what the record is about.

An article counts once for a day, with the sentence that counts most. A sentence counts by three things alone, measured on Timeline17 (see
eval/README.md): its words, against those of all sentences that name a day; where it stands in its article; and whether the day is that of
publication, of which everything speaks, an earlier one, which somebody found worth recalling, or one to come. Not done here: what the
sentence says of the day.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.tellings import Telling
from onrecord.model.time import Moment
from onrecord.text import moments

SAME_DAY, AHEAD = 0.5, 0.5
"""What a sentence counts whose day is that of publication, or still to come, where one that looks back counts 1."""
DEPTH = 20
"""The number of the sentence that counts half as much as the first."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def content(words: str) -> frozenset[str]:
    """The words of three letters and more, each once, in small letters."""
    return frozenset(_WORD.findall(words.lower()))


def centrality(listed: Sequence[Telling]) -> Mapping[str, float]:
    """How near the words of each sentence are to those of all: the cosine of its words, the rarer the heavier, with their sum."""
    words = {told.words: sorted(content(told.words)) for told in listed}
    sentences = Counter(word for found in words.values() for word in found)
    heavy = {word: math.log(1 + len(words) / count) for word, count in sentences.items() if count > 1}
    centre: dict[str, float] = defaultdict(float)
    vectors: dict[str, dict[str, float]] = {}
    for sentence, found in words.items():
        bare = {word: heavy[word] for word in found if word in heavy}
        length = math.sqrt(sum(value * value for value in bare.values())) or 1.0
        vectors[sentence] = {word: value / length for word, value in bare.items()}
        for word, value in vectors[sentence].items():
            centre[word] += value
    length = math.sqrt(sum(value * value for value in centre.values())) or 1.0
    return {sentence: sum(value * centre[word] for word, value in found.items()) / length for sentence, found in vectors.items()}


def counts(told: Telling, near: Mapping[str, float]) -> float:
    """What one sentence counts for its day."""
    away = 1.0 if told.ago is None or told.ago > 0 else SAME_DAY if told.ago == 0 else AHEAD
    return away * near[told.words] / (1 + told.place / DEPTH)


def weights(listed: Iterable[Telling]) -> Mapping[str, float]:
    """Every time that is told of, with what it weighs: 1 for the heaviest day, and for no month or year more than that."""
    told = tuple(listed)
    near = centrality(told)
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for one in told:
        articles = best[time_of(one)]
        articles[one.article] = max(articles.get(one.article, 0.0), counts(one, near))
    sums = {time: math.fsum(articles.values()) for time, articles in best.items()}
    most = max((value for time, value in sums.items() if is_day(time)), default=0.0) or max(sums.values(), default=0.0)
    return {time: min(1.0, value / most) if most else 0.0 for time, value in sums.items()}


def time_of(told: Telling) -> str:
    """The time of a telling as one string: "2024-03-03", "2024-03", "2024-03-04/2024-03-10"."""
    return f"{told.on}/{told.until}" if told.until else told.on


def is_day(time: str) -> bool:
    """Whether a time is a day."""
    return len(time) == 10 and moments.day_of(Moment(time)) is not None
