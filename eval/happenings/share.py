"""What events and places cost: their share of the CPU time of the whole analysis, on the invented news of `attributed_news`."""

import time
from pathlib import Path

from eval import system
from eval.figures import Figure, ratio
from onrecord.app.language import all_resources, packaged
from onrecord.model.article import pasted
from onrecord.pipeline.plan import plan
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES

INVENTED = Path(__file__).parent.parent / "attributed_news" / "articles"


def figures() -> list[Figure]:
    """CPU time with all stages and that of each of the two, once the language engine has read the text for the others."""
    if not packaged():
        raise system.Absent("the language engine's weights are not in the package")
    whole = plan(STAGES, all_resources())
    articles = [pasted(path.read_text(encoding="utf-8"), path=path.name) for path in sorted(INVENTED.glob("*.txt"))[:20]]
    spent = {"all": 0.0, "events": 0.0, "places": 0.0}
    analyse(articles[0], whole)
    for article in articles:
        begun = time.process_time()
        analysis = analyse(article, whole)
        spent["all"] += time.process_time() - begun
        for stage in STAGES:
            if stage.name in spent:
                needs = [article if kind.__name__ == "Article" else analysis.records.get(kind, ()) for kind in stage.needs]
                begun = time.process_time()
                stage.function(*needs, **{name: whole.resources[name] for name in stage.resources})
                spent[stage.name] += time.process_time() - begun
    return [
        Figure(f"events-cost/share of {name}", ratio(spent[name], spent["all"]), len(articles), better="lower")
        for name in ("events", "places")
    ]
