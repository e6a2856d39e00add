"""PolNeAR (Newell et al. 2018), development split: attributions in US political news, end to end and by directness."""

from pathlib import Path

from eval import system
from eval.attributed import Attributed, Scores, places, score
from eval.corpora.rows import rows
from eval.figures import Figure
from onrecord.model.speech import Attribution, Quotation, Source, Statement

NEEDS = ("quotes/polnear_dev.jsonl",)


def figures(data: Path) -> list[Figure]:
    """All articles of the split. A quotation's type is computed by the corpus, from the share of characters between quote marks."""
    scores = Scores()
    for row in rows(data / NEEDS[0]):
        article = system.text(row["text"], name=row["id"], published=row["date"], title=row["title"])
        analysis = system.analysed(article, Quotation, Source, Attribution, Statement)
        wanted = [
            Attributed(a["type"], (places(row["text"], a["content"]),), places(row["text"], a["source"]))
            for a in row["attributions"]
            if a["content"]
        ]
        score(row["text"], wanted, [found.attributed for found in system.outermost(analysis)], scores)
    return scores.figures("quotes")
