"""How well words and lemmas agree with treebanks: `python -m training.words`. Words on raw text, lemmas with the treebank's own tags.

Development parts, unless "train" is said. PolNeAR's words are CoreNLP's, which parts no hyphens: with a hyphen or slash they do not count.
"""

import sys
from collections.abc import Iterator

from onrecord.language.lemmas import lemma
from onrecord.language.tokens import Offsets, words
from training.data import GUM_OPEN
from training.documents import rows


def texts(path: str) -> Iterator[tuple[str, list[Offsets], str]]:
    """Each document as raw text, with the places of its words; and its genre. `off`: places that the corpus gives itself."""
    for row in rows(path):
        text, gold = "", list[Offsets]()
        for s in row["sents"]:
            offsets = s.get("off") or [None] * len(s["w"])
            for word, space, offset in zip(s["w"], s["sp"], offsets, strict=True):
                start, end = offset or (len(text), len(text) + len(word))
                written = word if end - start == len(word) else "''" if word == '"' else ""
                text += " " * (start - len(text)) + written
                if written:
                    gold.append((start, end))
                text += " " * (end - len(text) if offset else space)
        yield text, gold, row["id"].split("_")[1] if path.startswith("treebanks/gum") else ""


def agreement(path: str, *, hyphens: bool = True) -> tuple[float, float]:
    """Precision and recall of words, all documents together. `hyphens`: whether words with a hyphen or a slash count."""
    right = wanted = found = 0
    for text, gold, genre in texts(path):
        if genre and genre not in GUM_OPEN:
            continue
        ours, theirs = set(words(text)), set(gold)
        if not hyphens:
            parted = {(a, b) for a, b in theirs if "-" in text[a:b] or "/" in text[a:b]}
            covered = {at for a, b in parted for at in range(a, b)}
            ours, theirs = {place for place in ours if place[0] not in covered}, theirs - parted
        right, wanted, found = right + len(ours & theirs), wanted + len(theirs), found + len(ours)
    return right / found, right / wanted


def lemmas_right(path: str) -> float:
    """The share of words whose lemma is the treebank's."""
    right = count = 0
    for row in rows(path):
        if path.startswith("treebanks/gum") and row["id"].split("_")[1] not in GUM_OPEN:
            continue
        for s in row["sents"]:
            for word, wanted, upos, xpos in zip(s["w"], s["lemma"], s["upos"], s["xpos"], strict=True):
                right += lemma(word, upos, xpos) == wanted
                count += 1
    return right / count


def main() -> None:
    """Prints the figures."""
    part = "train" if "train" in sys.argv[1:] else "dev"
    for name in ("ewt", "gum", "pol"):
        path = f"treebanks/{name}_{part}.jsonl.gz"
        precision, recall = agreement(path, hyphens=name != "pol")
        f1 = 2 * precision * recall / (precision + recall)
        says = f"{name}_{part}: words P {100 * precision:.2f} R {100 * recall:.2f} F1 {100 * f1:.2f}"
        print(says if name == "pol" else f"{says}, lemmas {100 * lemmas_right(path):.2f}")


if __name__ == "__main__":
    main()
