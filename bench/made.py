"""Makes articles to measure with: invented coverage from templates, the same for the same number, as text, as a page and as a row."""

import html
import json
import random
from dataclasses import dataclass

FIRST = ("Oriane", "Davin", "Lenne", "Wilmet", "Tobiah", "Hadran", "Maren", "Ansel", "Fenna", "Sabine", "Jory", "Aldis", "Rhoda", "Casimir")
LAST = (
    "Teck",
    "Marsk",
    "Osk",
    "Renn",
    "Pell",
    "Thewlock",
    "Durrow",
    "Brisk",
    "Orrell",
    "Abery",
    "Quorne",
    "Fennimast",
    "Dolewright",
    "Strake",
)
ROLES = (
    "harbour minister",
    "mayor",
    "head of the rescue service",
    "union secretary",
    "opposition leader",
    "company spokeswoman",
    "engineer",
)
PLACES = ("Port Caldry", "Lower Sarn", "Istrel", "Greywater", "Saltmarsh", "Hallard Quay")
BODIES = ("Thornlisle Dredging", "the Estuary Rescue Service", "the Caldry Harbour Authority", "the Dockers’ Federation", "Shore party")
THINGS = (
    "the north berths", "two of the cranes", "the pilot station", "this wall", "our members", "the last survey", "every lorry", "the ferry",
    "a third of the stone", "the night shift", "that letter", "the old permit", "the fish market", "the tug crews", "each of the divers",
    "the insurers", "the lower road", "half of the traffic", "the inquiry", "the signal tower",
)  # fmt: skip
VERBS = (
    "must wait", "cannot move", "will stay closed", "may have failed", "was never tested", "should be paid for", "can be raised",
    "had been inspected", "will not come back", "was told nothing", "has been forgotten", "could reopen", "ought to be rebuilt",
    "was put in a drawer", "will be counted again", "is not safe", "had no warning", "did not hold", "would have sunk", "belongs to nobody",
)  # fmt: skip
WHILES = (
    "until the swell drops", "before the end of May", "while families wait", "for another nine weeks", "because the ground is soft",
    "if parliament asks", "since the winter storms", "without a second opinion", "as long as I am here", "after what we saw on Friday",
    "until somebody reads the file", "though the tide was low", "unless the money arrives", "whatever the company says",
    "since the dredging began", "in spite of two complaints", "before the ships return", "when the stones are counted",
    "because nobody signed for it", "while the permit is disputed",
)  # fmt: skip
ASKS = (
    "time",
    "money",
    "help",
    "silence",
    "patience",
    "a second survey",
    "the old plans",
    "a list of names",
    "more divers",
    "a diver’s report",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FURNITURE = ("Sign up for our morning letter", "Also read: The tide tables for this week", "Share this story")


@dataclass(frozen=True, slots=True)
class Made:
    """An invented article: its headline, day, and paragraphs."""

    number: int
    title: str
    day: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it would be pasted, with a few lines of furniture."""
        middle = len(self.paragraphs) // 2
        parts = (*self.paragraphs[:middle], FURNITURE[self.number % 3], *self.paragraphs[middle:])
        return "\n\n".join((self.title, f"{self.day}", *parts, "© 2024 The Benchmark Gazette. All rights reserved."))

    @property
    def page(self) -> str:
        """As a page with a head, navigation and a footer."""
        ld = json.dumps({"@type": "NewsArticle", "headline": self.title, "datePublished": self.day})
        menu = "".join(f'<li><a href="/{p}">{p}</a></li>' for p in PLACES)
        body = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in self.paragraphs)
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(self.title)}</title>'
            f'<script type="application/ld+json">{ld}</script></head><body><nav><ul>{menu}</ul></nav><main><article>'
            f"<h1>{html.escape(self.title)}</h1>\n{body}</article><aside><p>{FURNITURE[self.number % 3]}</p></aside></main>"
            "<footer><p>© 2024 The Benchmark Gazette. All rights reserved.</p></footer></body></html>"
        )

    @property
    def row(self) -> str:
        """As one JSON object."""
        made = {"id": f"made-{self.number}", "title": self.title, "date": self.day, "text": "\n\n".join(self.paragraphs)}
        return json.dumps(made, ensure_ascii=False)


def article(number: int) -> Made:
    """One invented article of about 400 words. Every fifth copies a part of the one before it."""
    chance = random.Random(number)
    place, day = chance.choice(PLACES), f"2024-03-{chance.randrange(1, 29):02d}"
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(4)]
    paragraphs = [_paragraph(chance, people, place) for _ in range(8)]
    if number % 5 == 4:
        paragraphs[3:6] = article(number - 1).paragraphs[3:6]
    title = f"{_capital(chance.choice(BODIES).removeprefix('the '))} faces questions in {place}"
    return Made(number, title, day, tuple(paragraphs))


def _saying(chance: random.Random) -> str:
    """A clause that few other articles have: twenty things, verbs and conditions make eight thousand."""
    return f"{chance.choice(THINGS)} {chance.choice(VERBS)} {chance.choice(WHILES)}"


def _paragraph(chance: random.Random, people: list[str], place: str) -> str:
    """Three sentences: one told, one quoted, one reported."""
    who = chance.choice(people)
    surname, role, body = who.split()[-1], chance.choice(ROLES), chance.choice(BODIES)
    first, second = (_capital(_saying(chance)) for _ in range(2))
    claim = _saying(chance)
    told = (
        f"In {place}, where {chance.randrange(3, 900)} berths were closed on {chance.choice(DAYS)}, {_saying(chance)}; "
        f"{body} wants {chance.choice(ASKS)}."
    )
    shape = chance.randrange(4)
    if shape == 0:
        return f"{told} “{first},” said {who}, the {role}. “{second}.” {surname} added that {claim}."
    if shape == 1:
        return f"{told} {who}, the {role}, told reporters that {claim}. “{first},” {surname} said, “and {_saying(chance)}.”"
    if shape == 2:
        return f"{told} According to two officials who asked not to be named, {claim}. “{first},” one of them said."
    return f"{told} The {role} said {claim}, and described talk of a delay as “noise.” “{first},” {surname} said on 12 March 2024."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
