"""One short text for each stage, and what the stage finds in it: touch 5 of CONTRIBUTING.md.

`gives`: what each record shows, in order: the words at its spans (pieces joined by " … "), else its name or value. A text stands for a
whole article: every stage that comes before is run on it too. All texts are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    stage: str
    text: str
    gives: tuple[str, ...]


EXAMPLES: tuple[Example, ...] = ()
