"""Hard lines of pages, mails and pastes: what they are, and what they say of the article."""

import pytest

from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import Article, Declared, Line, Metadatum, pasted
from onrecord.model.raw import Raw
from onrecord.read.lines import lines
from onrecord.read.metadata import metadata
from onrecord.read.read import read

LAYOUT = layout()
TITLE = "Lighthouse at Orr goes dark"
PROSE = (
    "The lighthouse on the rock at Orr was switched off on Thursday night, after a hundred and sixty years, and few came to watch.",
    "“I was born under that light, and I did not sleep,” said Ines Rook, who keeps the only shop on the island, when it was done.",
    "Ships have long found their way without it, the coast office said, and the lamp alone cost as much as two teachers every year.",
    "The tower will stay where it is, as a mark for sailors by day, and the council hopes to let the keeper's house to summer guests.",
)


def page(body: str, *, subject: str | None = None, lang: str = "en") -> Article:
    declared = () if subject is None else (Declared("title", subject, "mail:subject"),)
    data = f'<html lang="{lang}"><body>{body}</body></html>'.encode()
    found = read(Raw(path="a.html", item=None, data=data, format="html", declared=declared))
    assert isinstance(found, Article)
    return found


def labelled(article: Article) -> dict[str, str]:
    """Each line that is not empty, and its label."""
    return {line.span.of(article.text).strip(): line.label for line in _lines(article) if line.label != "blank"}


def _lines(article: Article) -> tuple[Line, ...]:
    made = lines(article, layout=LAYOUT, trained=trained())
    assert "".join(line.span.of(article.text) for line in made) == article.text
    return made


def known(article: Article, field: str) -> list[str]:
    """The preferred values of a field."""
    return [m.value for m in _known(article) if m.field == field and m.preferred]


def _known(article: Article) -> tuple[Metadatum, ...]:
    found = metadata(article, _lines(article), layout=LAYOUT)
    for each in found:
        assert each.span is None or each.span.of(article.text).strip()
    return found


def paragraphs(*before: str, after: tuple[str, ...] = (), title: str = TITLE) -> list[Article]:
    """One article as a paste and as a page, with lines before and after its text."""
    body = [*before, *PROSE, *after]
    pasted_ = "\n\n".join([title, *body] if title else body)
    marked = "".join(f"<p>{each}</p>" for each in body)
    return [pasted(pasted_), page(f"<h1>{title}</h1>{marked}" if title else marked)]


@pytest.mark.parametrize("tag", ["h2", "h4", "p"])
def test_times_of_day_over_the_entries_of_a_live_page_are_its_stamps(tag: str) -> None:
    stamps = ("18.20 GMT", "18:31 (CET)", "6.45pm", "19:02 BST")
    body = "".join(f"<{tag}>{stamp}</{tag}><p>{each}</p>" for stamp, each in zip(stamps, PROSE, strict=True))
    found = labelled(page(f"<h1>{TITLE}</h1>{body}"))
    assert [found[stamp] for stamp in stamps] == ["live_stamp"] * 4


def test_a_figure_that_may_be_a_price_is_no_stamp_in_a_paragraph() -> None:
    found = labelled(page(f"<h1>{TITLE}</h1>" + "".join(f"<p>{each}</p><p>12.{n}0</p>" for n, each in enumerate(PROSE, 1))))
    assert "live_stamp" not in found.values()


@pytest.mark.parametrize(
    "front",
    [
        "7 February 2026", "7 February 2026 ", "February 7, 2026 – ", "Feb. 7, 2026: ", "Saturday, February 7, 2026 — ", "2026-02-07 | ",
        "ORR, Feb. 7, 2026 (Coast Wire) – ", "ORR, 7 February 2026 – ", "Port Orr, 7 February 2026 (Coast Wire) — ",
    ],
)  # fmt: skip
def test_a_day_glued_to_the_first_sentence_is_the_day_of_publication(front: str) -> None:
    for article in (*paragraphs(title=""), *paragraphs()):
        body = article.text.replace(PROSE[0], front + PROSE[0])
        assert known(pasted(body), "published") == ["2026-02-07"]
    lead = f"{TITLE}\n{front}{PROSE[0]}\n\n{PROSE[1]}\n\n{PROSE[2]}"
    assert known(pasted(lead), "published") == ["2026-02-07"]
    assert known(pasted(lead), "standfirst") == []
    assert known(page(f"<h1>{TITLE}</h1><p>{front}{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"), "published") == ["2026-02-07"]


def test_a_day_of_a_chronicle_a_sentence_or_a_stretch_is_no_day_of_publication() -> None:
    chronicle = "\n\n".join(f"{number} February 2026: {each}" for number, each in enumerate(PROSE, 3))
    assert known(pasted(f"{TITLE}\n\n{chronicle}"), "published") == []
    for front in ("On 7 February 2026, ", "7 February 2026 was the day: ", "7 February 2026 – 9 March 2026: ", "7 February 1926: "):
        assert known(pasted(f"{TITLE}\n\n{front}{PROSE[0]}\n\n{PROSE[1]}\n\n{PROSE[2]}"), "published") == []


def test_what_a_page_declares_is_believed_before_a_day_at_the_front_of_its_text() -> None:
    declared = (Declared("published", "2026-02-09", "json-ld:datePublished"),)
    article = pasted(f"{TITLE}\n\n7 February 2026: {PROSE[0]}\n\n{PROSE[1]}", declared=declared)
    assert known(article, "published") == ["2026-02-09"]


ABOVE = ("Read this newsletter in your browser", "Trouble viewing this message? Open it online.", "View in browser")
BELOW = (
    "Update your preferences · Unsubscribe",
    "You are receiving this newsletter because you joined our list in the shop.",
    "If you no longer want to get our mails, tell us.",
    "Was this mail forwarded to you? Join the list here.",
)
ADDRESS = "The Orr Lamp, 3 Ferry Road, Orr OR1 7XQ"


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("below", BELOW)
def test_what_a_newsletter_says_of_itself_is_neither_its_headline_nor_its_text(above: str, below: str) -> None:
    body = [above, *PROSE, below, ADDRESS]
    subject = "The Orr Lamp: dark at last"
    marked = "".join(f"<p>{each}</p>" for each in body)
    for article in (pasted("\n\n".join(body), declared=(Declared("title", subject, "mail:subject"),)), page(marked, subject=subject)):
        found = labelled(article)
        assert (found[above], found[below], found[ADDRESS]) == ("newsletter", "newsletter", "newsletter")
        assert all(found[each] == "body" for each in PROSE)
        assert known(article, "title") == [subject]
    better = page(f"<p>{above}</p><h1>{TITLE}</h1>{marked}", subject=subject)
    assert known(better, "title") == [TITLE]


def test_an_address_in_an_article_is_the_articles() -> None:
    for article in paragraphs(after=("The shop is at 3 Ferry Road, Orr OR1 7XQ",)):
        assert labelled(article)["The shop is at 3 Ferry Road, Orr OR1 7XQ"] != "newsletter"


@pytest.mark.parametrize("opened", ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:", ""])
def test_the_header_of_a_mail_that_was_sent_on_is_not_the_article(opened: str) -> None:
    header = [
        "From: The Orr Lamp <post@orrlamp.example>",
        "Date: Sat, 7 Feb 2026 at 06:30",
        "Subject: Dark at last",
        "To: desk@tide.example",
    ]
    text = "\n".join(each for each in (opened, *header) if each) + "\n\n" + "\n\n".join(PROSE)
    found = labelled(pasted(text))
    assert {found[each] for each in header} == {"other"}
    assert [found[each] for each in PROSE] == ["body"] * 4
    assert known(pasted(text), "published") == ["2026-02-07T06:30"]
    marked = "<br>".join(each.replace("<", "&lt;") for each in (opened, *header) if each)
    found = labelled(page(f"<p>See below, please.</p><div>{marked}</div>" + "".join(f"<p>{each}</p>" for each in PROSE)))
    assert {found[each] for each in header} == {"other"}


def test_lines_that_begin_like_a_header_are_not_one() -> None:
    lines_ = ["From: the keeper", "To: the council", "Date: Thursday"]
    found = labelled(pasted(f"{TITLE}\n\n{PROSE[0]}\n\n" + "\n".join(lines_) + f"\n\n{PROSE[1]}"))
    assert {found[each] for each in lines_} <= {"body", "dateline", "subheading"}


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 9 February 2026 to give the right year in which the lamp was lit.",
        "Correction: an earlier version of this article said the lamp was lit in 1868.",
        "Correction, 9 February: The keeper's name is Ivo Sand.",
        "The headline of this story was changed on 9 February 2026, after a reader wrote to us.",
        "The original version of this story gave the wrong year.",
    ],
)
def test_a_note_of_a_correction_is_one_wherever_it_stands(note: str) -> None:
    frame = ("Sign up for our daily newsletter", "Share this article on Facebook")
    for after in ((note,), (*frame, note), (note, *frame)):
        for article in (*paragraphs(after=after), *paragraphs(note, after=frame)):
            assert labelled(article)[note] == "correction"


@pytest.mark.parametrize(
    ("byline", "authors", "agencies"),
    [
        ("By Ines Rook Amaral and the islands desk", ["Ines Rook Amaral", "islands desk"], []),
        ("By Tova Rehn in Orr and Mara van Holm in Port Lind", ["Tova Rehn", "Mara van Holm"], []),
        ("Tova Rehn in Orr and Mara van Holm in Port Lind", ["Tova Rehn", "Mara van Holm"], []),
        ("By AFP staff and agencies", [], ["AFP"]),
        ("From our shipping desk", ["shipping desk"], []),
    ],
)
def test_a_byline_with_desks_places_and_agencies(byline: str, authors: list[str], agencies: list[str]) -> None:
    for article in (*paragraphs(byline), pasted("\n".join((TITLE, byline, *PROSE)))):
        assert labelled(article)[byline] == "byline"
        assert (known(article, "author"), known(article, "agency"), known(article, "standfirst")) == (authors, agencies, [])


def test_a_standfirst_that_begins_as_a_byline_does_is_one() -> None:
    line = "By the time the last keeper left, only the gulls were there to see the lamp go out"
    for article in paragraphs(line):
        assert known(article, "standfirst") == [line]


@pytest.mark.parametrize(
    "notice",
    [
        '<p lang="es">Leer este artículo en español</p>',
        '<div lang="cy-GB"><p>Darllenwch y stori hon yn Gymraeg</p></div>',
        '<p lang="de">Diesen Artikel gibt es auch auf Deutsch, und zwar auf unserer anderen Seite.</p>',
    ],
)
def test_a_short_notice_that_the_page_says_is_in_another_language(notice: str) -> None:
    marked = [f"<p>{each}</p>" for each in PROSE]
    found = labelled(page(f"<h1>{TITLE}</h1>{''.join(marked[:2])}{notice}{''.join(marked[2:])}"))
    assert [label for label in found.values() if label != "body"] == ["headline", "other_language"]


def test_a_wrong_or_an_inner_declaration_of_a_language_takes_nothing_from_the_article() -> None:
    wrong = "".join(f'<p lang="pt">{each}</p>' for each in PROSE)
    inner = f'<p><i lang="fr">La fin</i>, she called it, and laughed.</p><p lang="en-GB">Nobody else did.</p><p>{PROSE[0]}</p>'
    for body in (wrong, f"<p>{PROSE[1]}</p>{inner}"):
        assert "other_language" not in labelled(page(f"<h1>{TITLE}</h1>{body}", lang="nl")).values()
