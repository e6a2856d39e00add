"""The corpora whose names people marked, each by its own rules, mapped to four kinds: person, organisation, place, other."""

from training.documents import DATA, KINDS, Document, Sentence

POLITICS = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
    "event": "MISC", "election": "MISC", "misc": "MISC",
}  # fmt: skip
SOCIAL = {
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "creative-work": "MISC", "product": "MISC",
}  # fmt: skip
CONFLICT = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def columns(path: str, corpus: str, *, word: int = 0, tag: int = -1, kinds: dict[str, str] | None = None) -> list[Document]:
    """Names in CoNLL columns, one sentence after another; every ten sentences are one document. IOB1 and IOB2 are both read as IOB2."""
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*(DATA / path).read_text("utf-8").split("\n"), ""]:
        parts = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("# ") or (line and len(parts) < 2):
            continue
        if line.strip():
            words.append(parts[word])
            tags.append(_kind(parts[tag], kinds))
        elif words:
            sentences.append(Sentence(words, _guessed_spaces(words), names=_iob2(tags)))
            words, tags = [], []
    return [Document(f"{corpus}-{n}", corpus, sentences[n : n + 10]) for n in range(0, len(sentences), 10)]


def _kind(tag: str, kinds: dict[str, str] | None) -> str:
    prefix, _, kind = tag.partition("-")
    kind = (kinds or {}).get(kind, kind if kind in KINDS else "")
    return f"{prefix}-{kind}" if kind else "O"


def _iob2(tags: list[str]) -> list[str]:
    fixed, before = [], "O"
    for tag in tags:
        starts = tag.startswith("I-") and before[2:] != tag[2:]
        fixed.append("B-" + tag[2:] if starts else tag)
        before = tag
    return fixed


def _guessed_spaces(words: list[str]) -> list[bool]:
    closing, opening = set(".,;:!?)]}%'’”"), set("([{$“‘")
    following = [*words[1:], ""]
    return [not (n[:1] in closing or n in ("n't", "'s") or w in opening) for w, n in zip(words, following, strict=True)]


def uner() -> list[Document]:
    """UNER's names over EWT's development part, document by document."""
    documents: list[Document] = []
    for block in (DATA / "names/uner_ewt_dev.iob2").read_text("utf-8").split("# newdoc id = ")[1:]:
        document = Document(block.split("\n", 1)[0], "uner")
        for sentence in block.split("\n\n"):
            lines = [line.split("\t") for line in sentence.split("\n") if line and line[0].isdigit()]
            if lines:
                words = [line[1] for line in lines]
                document.sentences.append(Sentence(words, _guessed_spaces(words), names=_iob2([_kind(line[2], None) for line in lines])))
        documents.append(document)
    return documents


def named(part: str = "") -> list[Document]:
    """Every set of names that people marked. `part`: "a" or "b" for every other document of UNER, CrossNER and wikigold; all when empty.

    re3d is left out, and measured only: its file no longer says which documents are under the BBC's terms.
    """
    sets = [
        uner(),
        columns("names/crossner_politics_train_dev.conll", "politics", kinds=POLITICS),
        columns("names/wikigold.conll", "wikigold"),
    ]
    halves = [d for documents in sets for n, d in enumerate(documents) if not part or part == "ab"[n % 2]]
    return halves + columns("names/wnut17_train.conll", "wnut", kinds=SOCIAL)
