"""The sample story: what the README says is planted is there, the gold stands where it says, and every file is read."""

import json
import re
from pathlib import Path

import pytest
from lxml import html

from eval import gold
from eval.story.reading import read_story
from onrecord.model.article import Article

STORY = Path(__file__).parent.parent / "examples" / "story"


def words_of(article: gold.GoldArticle) -> str:
    """The article's text without onrecord: a paste as it is, a row's text, a page's visible text."""
    path = STORY / article.file
    if article.item is not None:
        return rows()[article.item]["text"]
    if path.suffix == ".html":
        page = html.document_fromstring(path.read_bytes())
        for unseen in page.xpath("//script|//style|//head"):
            unseen.drop_tree()
        return str(page.text_content())
    return path.read_bytes().decode("utf-8")


def rows() -> dict[str, dict[str, str]]:
    lines = (STORY / "6-desk.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


TEXTS = {article.key: words_of(article) for article in gold.articles()}
EACH = pytest.mark.parametrize("article", gold.articles(), ids=lambda article: article.key)


def story(key: str) -> str:
    """The text of one article, white space evened out."""
    return " ".join(TEXTS[key].split())


@EACH
def test_each_gold_quotation_stands_where_it_says(article: gold.GoldArticle) -> None:
    text = TEXTS[article.key]
    for quotation in article.quotations:
        plain = gold.MARKS.sub("", quotation.words)
        placed = gold.passage(text, quotation.words)
        assert text[placed.start : placed.end].split() == plain.split()
        for part, pattern in (("content", r"\[\[(.*?)\]\]"), ("source", r"\{(.*?)\}"), ("cue", r"<(.*?)>")):
            expected = [gold.MARKS.sub("", found).split() for found in re.findall(pattern, quotation.words, re.DOTALL)]
            assert [text[a:b].split() for a, b in placed.parts[part]] == expected
        for also in quotation.accept:
            assert gold.passage(text, also).parts["content"]


@EACH
def test_each_gold_quotation_has_a_content_and_a_cue_or_a_source(article: gold.GoldArticle) -> None:
    for quotation in article.quotations:
        parts = gold.passage(TEXTS[article.key], quotation.words).parts
        assert parts["content"]
        assert parts["source"]


@EACH
def test_directness_follows_the_quote_marks(article: gold.GoldArticle) -> None:
    opening, closing = ("‘", "’") if article.key == "5" else ('"“', '"”')
    for quotation in article.quotations:
        pieces = re.findall(r"\[\[(.*?)\]\]", quotation.words, re.DOTALL)
        if all(piece[0] in opening and piece[-1] in closing for piece in pieces):
            expected = "direct"
        else:
            expected = "mixed" if any(mark in piece for piece in pieces for mark in opening) else "indirect"
        assert quotation.directness == expected, quotation.words


@EACH
def test_gold_lines_are_lines(article: gold.GoldArticle) -> None:
    text = TEXTS[article.key]
    if article.body:
        folded = " ".join(text.translate(gold.FOLDED).split())
        for words in (*article.boilerplate, *article.body):
            assert " ".join(words.translate(gold.FOLDED).split()) in folded
    else:
        lines = [line.strip() for line in text.splitlines()]
        assert set(article.boilerplate) | set(article.either) <= set(lines)


@EACH
def test_marks_that_quote_nobody_are_no_content_of_a_quotation_of_their_own(article: gold.GoldArticle) -> None:
    contents = [gold.part_places(TEXTS[article.key], q.words, "content") for q in article.quotations]
    for words in article.not_quotations:
        marked = gold.part_places(TEXTS[article.key], words, "content")
        assert marked
        assert marked not in contents


@EACH
def test_every_article_is_of_a_newsroom_s_length(article: gold.GoldArticle) -> None:
    boilerplate = sum(len(line.split()) for line in article.boilerplate)
    assert 230 <= len(TEXTS[article.key].split()) - boilerplate <= 620


def test_reused_passages_are_in_both_articles_and_share_most_words() -> None:
    for shared in gold.reuse():
        sides = []
        for key in shared.articles:
            start, _ = gold.locate(TEXTS[key], shared.start)
            _, end = gold.locate(TEXTS[key], shared.end, after=start, unique=False)
            sides.append(TEXTS[key][start:end].translate(gold.FOLDED).split())
        common = len(set(sides[0]) & set(sides[1]))
        assert common >= 0.8 * max(len(set(side)) for side in sides), shared


def test_actors_are_named_in_full_in_their_articles() -> None:
    for actor in gold.actors():
        for key in actor.articles:
            assert any(form.translate(gold.FOLDED) in story(key).translate(gold.FOLDED) for form in actor.forms), (actor.name, key)


def test_every_named_speaker_is_an_actor() -> None:
    known = {actor.name: actor.articles for actor in gold.actors()}
    for article in gold.articles():
        for quotation in article.quotations:
            assert quotation.who is None or article.key in known[quotation.who], quotation.words


def test_the_misquotation_loses_a_not_and_a_may() -> None:
    said = "I do not believe the dredging caused this, and it may be months before we can prove it,"
    misquoted = "I do believe the dredging caused this, and it will be months before we can prove it,"
    assert said in story("1")
    assert said in story("2")
    assert said not in story("3")
    assert misquoted in story("3")


def test_the_shortened_quotation_is_a_part_of_the_whole() -> None:
    assert "“it may be months before we can prove it.”" in story("4")
    assert "I do not believe" not in story("4")


def test_figures_differ() -> None:
    dead = {"1": "At least six people", "2": "Nine people", "4": "11 bodies", "5": "rose to 12", "6b": "counts 14", "7": "Seventeen people"}
    assert all(words in story(key) for key, words in dead.items())
    assert "the municipal hospital has registered 13" in story("6b")
    assert "38.6 million crowns" in story("1")
    assert "about 40 million crowns" in story("3")
    assert "212 million crowns" in story("1")
    assert "221 million crowns" in story("6b")


def test_one_outlet_credits_the_agency_and_one_does_not() -> None:
    assert "Northlight" in story("2")
    assert "Northlight" not in story("3")


def test_formats_and_line_ends() -> None:
    assert b"\r\n" in (STORY / "3-lorvane-today.txt").read_bytes()
    assert "2024Nine" in TEXTS["2"]
    assert not re.search(r"\b20\d\d-|March|© 20\d\d", TEXTS["4"])
    assert "\n\n" not in TEXTS["4"]
    assert max(len(line) for line in TEXTS["7"].splitlines()) <= 82
    assert sum(path.suffix == ".html" for path in STORY.iterdir()) == 2


def test_every_quote_style_is_there() -> None:
    assert "“" not in TEXTS["3"]
    assert '"' not in TEXTS["2"]
    assert "‘It isn’t a question" in story("5")
    assert "one side.\n“Nobody" in TEXTS["4"]


def test_addresses_are_of_nobody() -> None:
    for path in STORY.iterdir():
        for host in re.findall(r"https?://([^/\"\s]+)", path.read_text(encoding="utf-8")):
            assert host == "schema.org" or host.endswith(".example"), host


def test_every_file_of_the_story_is_read() -> None:
    read = read_story()
    assert [item for item in read if not isinstance(item, Article)] == []
    assert {(a.name, a.item) for a in read if isinstance(a, Article)} == {(g.file, g.item) for g in gold.articles()}


def test_gold_stands_in_the_text_that_was_read() -> None:
    read = {(a.name, a.item): a for a in read_story() if isinstance(a, Article)}
    for article in gold.articles():
        for quotation in article.quotations:
            assert gold.passage(read[article.file, article.item].text, quotation.words).parts["content"]
