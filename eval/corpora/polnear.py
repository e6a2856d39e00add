"""PolNeAR (Newell et al. 2018), development split: attributions in US political news, end to end and by directness."""

from pathlib import Path

from eval import reliability, system
from eval.attributed import KINDS, Attributed, Scores, matched, places, score
from eval.corpora.rows import rows
from eval.figures import Figure
from onrecord.model.speech import Attribution, Quotation, Source, Statement

NEEDS = ("quotes/polnear_dev.jsonl",)


def figures(data: Path) -> list[Figure]:
    """All articles of the split. A quotation's type is computed by the corpus, from the share of characters between quote marks."""
    scores = Scores()
    cases: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in KINDS}
    for row in rows(data / NEEDS[0]):
        article = system.text(row["text"], name=row["id"], published=row["date"], title=row["title"])
        analysis = system.analysed(article, Quotation, Source, Attribution, Statement)
        wanted = [
            Attributed(a["type"], (places(row["text"], a["content"]),), places(row["text"], a["source"]))
            for a in row["attributions"]
            if a["content"]
        ]
        found = system.outermost(analysis)
        given = [one.attributed for one in found]
        score(row["text"], wanted, given, scores)
        right = {j for i, j in matched(wanted, given) if wanted[i].agrees(given[j])}
        for j, one in enumerate(found):
            for kind in ("all", one.attributed.directness):
                cases[kind].append((one.sure, j in right))
    return [*scores.figures("quotes"), *(f for kind in KINDS for f in reliability.figures(f"quotes/{kind}", cases[kind]))]
