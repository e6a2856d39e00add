"""What one rule says about one line."""

from dataclasses import dataclass

from onrecord.model.article import BODY, Label


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label, the rule that gave it, how sure it is, and why, in words for the reader. `section`: it opens a list."""

    label: Label
    rule: str
    confidence: float
    reason: str
    section: bool = False

    @property
    def boilerplate(self) -> bool:
        return self.label not in BODY and self.label != "blank"


PAGE_MARKS = frozenset((
    "related", "newsletter", "paywall", "cookie", "share", "comments", "copyright", "navigation", "about_outlet", "form", "advertisement",
    "other_language",
))  # fmt: skip
"""Labels that only the frame of a page has: where one stands in a margin, the margin is a page's and not the article's."""
OTHER_LANGUAGE = Verdict("other_language", "stopwords", 0.85, "it is in another language than the article")
