"""Counts how words come to their lemmas in two treebanks, and writes what the shipped lemmatiser needs: `python -m training.lemmas`.

Read are UD English EWT (CC BY-SA 4.0) and the open genres of GUM (annotations CC BY 4.0), the training parts only, and `irregular.toml`.
Written is `onrecord/language/lemmas.txt`: for each part of speech, endings and what replaces them; `^` stands before a whole word. No text
is copied, but facts: that "-ied" of a past tense stands for "-y", that "went" belongs to "go".
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from onrecord.language.lemmas import CASES, START, plain, recased, shape
from training.data import GUM_OPEN
from training.documents import rows

OUT = Path(__file__).parent.parent / "onrecord" / "language" / "lemmas.txt"
BY_HAND = Path(__file__).parent / "irregular.toml"
LONGEST = 6
"""Letters of an ending; a longer one is the whole word."""
GAIN = 2
"""Words that an ending must put right, beyond those that it puts wrong, to be worth a row."""
HAND = 6
"""How often a word written by hand counts as seen: more than the slips of a treebank ("fled" of "flead", three times)."""

Answer = str


def edit(form: str, lemma: str) -> str:
    """How a form becomes its lemma: how many letters go from its end, a bar, and which come."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}|{lemma[same:]}"


def tree(words: dict[str, Answer]) -> Iterator[tuple[str, Answer]]:
    """Few endings that give every word its answer, and the words that no ending does."""

    def grow(ending: str, inherited: Answer | None, inside: list[str]) -> Iterator[tuple[str, Answer]]:
        votes = Counter(words[word] for word in inside)
        best, most = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if inherited is None or (best != inherited and most - votes[inherited] >= GAIN):
            yield ending, best
            inherited = best
        if all(words[word] == inherited for word in inside):
            return
        longer = defaultdict(list)
        for word in inside:
            longer[word[len(word) - len(ending) - 1] if len(word) > len(ending) and len(ending) < LONGEST else START].append(word)
        for letter, held in sorted(longer.items()):
            if letter == START:
                yield from ((START + word, words[word]) for word in held if words[word] != inherited)
            else:
                yield from grow(letter + ending, inherited, held)

    yield from grow("", None, sorted(words))


def seen() -> Iterator[tuple[str, str, str, str]]:
    """Every word of the training parts: form, lemma, UPOS, XPOS."""
    for path, open_only in (("treebanks/ewt_train.jsonl.gz", False), ("treebanks/gum_train.jsonl.gz", True)):
        for row in rows(path):
            if open_only and row["id"].split("_")[1] not in GUM_OPEN:
                continue
            for s in row["sents"]:
                for form, lemma, upos, xpos in zip(s["w"], s["lemma"], s["upos"], s["xpos"], strict=True):
                    if xpos != "GW" and (lemma != "_" or form == "_"):
                        yield plain(form), lemma, upos, xpos


def irregular() -> Iterator[tuple[str, str, str, str]]:
    """What is written by hand: form, lemma, UPOS, XPOS."""
    held = tomllib.loads(BY_HAND.read_text("utf-8"))
    for base, past, participle in map(str.split, held["verbs"]):
        for prefix in ("", *held["prefixes"].get(base, "").split()):
            yield prefix + past, prefix + base, "VERB", "VBD"
            yield prefix + participle, prefix + base, "VERB", "VBN"
    for form, base, xpos in (
        ("had", "have", "VBN"),
        ("been", "be", "VBN"),
        ("done", "do", "VBN"),
        ("doing", "do", "VBG"),
        ("having", "have", "VBG"),
    ):
        yield form, base, "AUX", xpos
    for one, many in map(str.split, held["nouns"]):
        yield many, one, "NOUN", "NNS"
    for name, upos, xpos in (("adjectives", "ADJ", "JJ"), ("adverbs", "ADV", "RB")):
        for base, more, most in map(str.split, held[name]):
            yield more, base, upos, xpos + "R"
            yield most, base, upos, xpos + "S"


def derived(lemmas: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """The regular forms of the verbs and nouns that were seen, so that "hoping" is known to be of "hope" wherever "hope" is."""
    for lemma, upos in lemmas:
        if not lemma.isalpha() or not lemma.islower() or len(lemma) < 3:
            continue
        hissing = lemma.endswith(("s", "x", "z", "ch", "sh"))
        consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
        with_s = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if hissing else "s")
        if upos == "NOUN":
            yield with_s, lemma, "NOUN", "NNS"
            continue
        yield with_s, lemma, "VERB", "VBZ"
        doubled = lemma + lemma[-1] if _doubles(lemma) else lemma
        silent = lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye"))
        with_ing = lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[:-1] + "ing" if silent else doubled + "ing"
        with_ed = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if consonant_y else doubled + "ed"
        yield with_ing, lemma, "VERB", "VBG"
        yield with_ed, lemma, "VERB", "VBD"
        yield with_ed, lemma, "VERB", "VBN"


def _doubles(lemma: str) -> bool:
    """Whether the last consonant of a verb is doubled: one short vowel before it, and no other in the word."""
    last, vowel, before = lemma[-1], lemma[-2], lemma[:-2]
    return last not in "aeiouwxyh" and vowel in "aeiou" and not any(letter in "aeiouy" for letter in before.removeprefix("qu"))


def _usual(words: dict[str, Counter[str]]) -> dict[str, Answer]:
    """What each word mostly becomes; without words that were seen once and do what few others do, which are slips of the pen."""
    answers = {word: min(votes, key=lambda answer: (-votes[answer], answer)) for word, votes in words.items()}
    alike = Counter(answers.values())
    return {word: answer for word, answer in answers.items() if words[word].total() != 1 or alike[answer] > 2} or answers


def main() -> None:
    """Writes the table, and says how large it is."""
    told: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    cases: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    bases: Counter[tuple[str, str]] = Counter()
    for form, lemma, upos, xpos in seen():
        tags[xpos][upos] += 1
        low, wanted = form.lower(), lemma.lower()
        if "," in form and lemma == form.replace(",", ""):
            continue
        kind = shape(form)
        likely = CASES if upos == "PROPN" else ("lower", "keep", "title")
        case = next((case for case in likely if recased(form, edit(low, wanted), case) == lemma), None)
        if case is None or len(low) != len(form):
            told[upos, xpos][low][edit(low, lemma)] += 1
            continue
        told[upos, xpos][low][edit(low, wanted)] += 1
        cases[upos + kind, xpos][low][case] += 1
        if xpos in ("NN", "VB", "VBP", "VBZ", "VBG", "VBD", "VBN"):
            bases[wanted, "NOUN" if xpos == "NN" else "VERB"] += 1
    frequent = [base for base in sorted(bases) if bases[base] > 1 or base[1] == "VERB"]
    for form, lemma, upos, xpos in irregular():
        told[upos, xpos][form][edit(form, lemma)] += HAND
    for form, lemma, upos, xpos in derived(frequent):
        if form not in told[upos, xpos]:
            told[upos, xpos][form][edit(form, lemma)] += 0
    lines = []
    for name, table in (("edit", told), ("case", cases)):
        for (upos, xpos), words in sorted(table.items()):
            rules = sorted(tree(_usual(words)), key=itemgetter(1, 0))
            lines.append(f"{name} {upos} {xpos}")
            lines.extend(f"{answer}\t" + " ".join(ending for ending, _ in held) for answer, held in groupby(rules, key=itemgetter(1)))
    lines.append("usual")
    lines.extend(f"{xpos}\t{min(found, key=lambda upos: (-found[upos], upos))}" for xpos, found in sorted(tags.items()))
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT.name}: {len(lines):,} lines, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
