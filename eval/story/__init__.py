"""Figures on the sample story: eight invented articles, each read by hand before any program."""

from eval.figures import Figure
from eval.story import layout, links, speech
from eval.story.reading import readings


def figures() -> list[Figure]:
    """Every figure on the sample story."""
    read = readings()
    return [*layout.figures(read), *speech.figures(read), *links.figures(read)]
