"""One short text for each stage, and what the stage finds in it: touch 5 of CONTRIBUTING.md.

`gives`: what each record shows, in order: the words at its spans (pieces joined by " … "), else its name or value. A text stands for a
whole article: every stage that comes before is run on it too. `parse`: what the language model tells of it, for a stage that reads a
parse, as `tests/parsed_words.py` has it. All texts are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    stage: str
    text: str
    gives: tuple[str, ...]
    parse: str | None = None


EXAMPLES: tuple[Example, ...] = (
    Example(
        "lines",
        "Bridge opens early\n\nThe bridge opened a day early, and nobody had told the mayor of it.\n© 2024 Port Lind Courier",
        (
            "Bridge opens early\n",
            "\n",
            "The bridge opened a day early, and nobody had told the mayor of it.\n",
            "© 2024 Port Lind Courier",
        ),
    ),
    Example(
        "metadata",
        "Published 18 November 2024\n\nThe bridge opened a day early, and nobody had told the mayor of it.\n© 2024 Port Lind Courier",
        ("Port Lind Courier", "Published 18 November 2024", "en"),
    ),
    Example("sentences", "Mr. Lind left. “Why now?” Torve asked.", ("Mr. Lind left. ", "“Why now?” Torve asked.")),
    Example("times", "The bridge opened on 18 November 2024, as planned in 2019.", ("18 November 2024", "2019")),
    Example(
        "quantities",
        "At least 23 people drowned in 2019, up 15 per cent, and the ferry firm paid between $5 and $7 million.",
        ("At least 23 people … people", "15 per cent", "between $5 and $7 million"),
    ),
    Example(
        "mentions",
        "Mayor Carla Torve met two analysts from the National Transport Authority. She agreed.",
        ("Carla Torve", "two analysts from the National Transport Authority", "National Transport Authority", "She"),
    ),
    Example(
        "entities",
        "Mayor Carla Torve met the National Transport Authority (NTA) on Monday. The mayor and Torve’s lawyer left.",
        ("Carla Torve", "National Transport Authority", "Torve’s lawyer"),
    ),
    Example(
        "roles",
        "Mayor Carla Torve met Bo Lindqvar, 54, a pilot from Ostrel, and the press secretary.",
        ("Mayor", "pilot from Ostrel", "press secretary"),
    ),
    Example("places", "French farmers met Torve in Paris, Texas, and left for Lind.", ("French", "Paris", "Texas")),
    Example("cues", "Torve went on to say that the claims were false, according to Lind.", ("went on to say", "according to")),
    Example(
        "quotations",
        "“We failed,” Torve said. “Badly.” Lind said it was “not true”.",
        ("“We failed,” … “Badly.” … We failed, … Badly.", "it was “not true” … not true", "Torve", "Lind"),
    ),
    Example("circumstances", "“We failed,” Ann Torve told reporters on Monday.", ("reporters", "on Monday")),
    Example("statements", "“We failed,” said Ann Torve, mayor of Lind.", ("“We failed,”",)),
    Example(
        "events",
        "Torve met the mayor on 18 November 2024 .",
        ("met … Torve … the mayor … 18 November 2024",),
        """
        Torve PROPN NNP 2 nsubj
        met VERB VBD 0 root
        the DET DT 4 det
        mayor NOUN NN 2 obj
        on ADP IN 6 case
        18 NUM CD 2 obl
        November PROPN NNP 6 nmod:unmarked
        2024 NUM CD 6 nmod:unmarked
        . PUNCT . 2 punct
        """,
    ),
)
