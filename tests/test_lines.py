"""What each line is, and why: boilerplate is labelled, and nothing of the article is."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lexicons.layout import layout
from onrecord.lexicons.trained import trained
from onrecord.model.article import BODY, Article, Line, pasted
from onrecord.model.raw import Raw
from onrecord.read.lines import lines
from onrecord.read.read import read
from tests.texts import ODD

LAYOUT = layout()
FIRST = "The bridge over the Lind opened a day early on Monday, and nobody had told the mayor, who was at home with a cold."
SECOND = "“We are as surprised as anyone,” said Ana Torve, who runs the port, when she was asked at the town hall that evening."
THIRD = "The builders had finished the last span in the night, and saw no reason to wait for the ribbon, the band and the speeches."
PROSE = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def labelled(text: str) -> dict[str, str]:
    """Each line that is not empty, and its label."""
    article = pasted(text)
    return {line.span.of(text).strip(): line.label for line in found(article) if line.label != "blank"}


def found(article: Article) -> tuple[Line, ...]:
    made = lines(article, layout=LAYOUT, trained=trained())
    assert "".join(line.span.of(article.text) for line in made) == article.text
    assert all(line.reason for line in made)
    return made


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("© 2024 Port Lind Courier. All rights reserved.", "copyright"),
        ("Copyright 2024 Port Lind Courier", "copyright"),
        ("Sign up for our daily newsletter to get the news first", "newsletter"),
        ("The Morning Lind newsletter has all you need to start the day. Sign up\u00a0here.", "newsletter"),
        ("Thank you for subscribing!", "newsletter"),
        ("Your email address will not be published. Required fields are marked *", "form"),
        ("Oops. Something went wrong. Please try again later.", "form"),
        ("Leave a Reply", "comments"),
        ("Already a subscriber? Log in", "paywall"),
        ("We use cookies to make this site better.", "cookie"),
        ("Share this article on Facebook", "share"),
        ("Facebook | X | Email", "share"),
        ("Also read: Ferry to run all night", "related"),
        ("Contact\u00a0|\u00a0About\u00a0|\u00a0Home", "navigation"),
        ("Privacy Policy", "navigation"),
        ("Advertisement", "advertisement"),
        ("JO LIND/Max Berg/Getty Images", "credit"),
        ("Photo: Jo Lind", "credit"),
        ("Jo Lind, AFP", "credit"),
        ("By Jo Lind and Max Berg", "byline"),
        ("Additional reporting by Max Berg in Oslo; editing by Jo Lind", "byline"),
    ],
)
def test_boilerplate_after_an_article(line: str, label: str) -> None:
    assert labelled(f"{PROSE}\n\n{line}\n") == {FIRST: "body", SECOND: "body", THIRD: "body", line: label}


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for the newsletter,” she told the crowd, “and we will send you the plans before anyone else sees them.”",
        "The minister said that readers of the newsletter had been asked to sign up again after the leak of all their addresses.",
        "Copyright law was never meant for bridges, the judge wrote.",
        "He told Reuters.",
        "The Getty Images archive was sold to the town for an unknown sum on Friday.",
        "Share prices fell by a third.",
        "Cookies were handed out to the children at noon.",
        "By Monday night the bridge was full.",
    ],
)
def test_what_the_article_says_is_no_boilerplate(line: str) -> None:
    assert set(labelled(f"{FIRST}\n\n{line}\n\n{THIRD}").values()) == {"body"}


def test_the_head_of_a_paste() -> None:
    text = f"Ana Torve, Jo Lind\nMAX BERG/Getty Images\n\n{PROSE}"
    assert list(labelled(text).values()) == ["caption", "credit", "body", "body", "body"]
    top = "Bridge opens early in Port Lind\n\nBy Jo Lind\n\n18 November 2024, 2:05 p.m.\n\nSummary\n  • Bridge opens\n  • Mayor absent"
    text = f"{top}\n\n{PROSE}"
    assert list(labelled(text).values()) == ["headline", "byline", "dateline", "summary", "summary", "summary", "body", "body", "body"]


def test_a_subheading_and_a_list_belong_to_the_article() -> None:
    text = f"{FIRST}\n\nA band without a tune\n\n{SECOND}\n\n- three tubas\n- two drums\n\n{THIRD}"
    assert list(labelled(text).values()) == ["body", "subheading", "body", "body", "body", "body"]


def test_a_newsletter_box_does_not_end_the_article() -> None:
    box = "Subscribe to our newsletter\n\nGet the news delivered to your inbox\n\nEmail address\n\nThank you for subscribing!"
    found = labelled(f"{FIRST}\n\n{SECOND}\n\n{box}\n\n{THIRD}\n\n{FIRST[:-1]} again.")
    assert found[THIRD] == "body"
    assert found["Get the news delivered to your inbox"] == "newsletter"


def test_the_tail_of_a_page() -> None:
    tail = (
        "Also read: Ferry to run all night\n\nCourier Media\n\nCourier Media\n\nCourier Media writes about ships, bridges and weather"
        " on the coast of Lind, and has been quoted by larger papers.\n\nMost"
        " viewed\n- Ferry to run all night\n- ‘I never saw the sea’: a"
        " diver remembers’\n\nTop headlines from us, delivered to you daily.\n\n© 2024 Courier Media"
    )
    found = labelled(f"{PROSE}\n\n{tail}")
    kept = [line for line, label in found.items() if label in ("body", "subheading")]
    assert kept == [FIRST, SECOND, THIRD]
    assert found["- Ferry to run all night"] == "related"


def test_a_notice_in_another_language() -> None:
    notice = "Si sigues con la lectura aquí, no se podrá leer la noticia en la otra pantalla que usa tu cuenta."
    assert labelled(f"{PROSE}\n{notice}\n© 2024 Courier")[notice] == "other_language"
    assert labelled(f"{FIRST}\n\n{notice}\n\n{SECOND}\n\n{THIRD}")[notice] == "body"


@pytest.mark.parametrize("glue", ["date 2024-11-18 ", " Published 18 November 2024 ", "2024-11-18 "])
def test_a_glued_date_stamp_is_cut_off(glue: str) -> None:
    assert labelled(f"{glue}{PROSE}\n") == {glue.strip(): "dateline", FIRST: "body", SECOND: "body", THIRD: "body"}


def test_a_sentence_that_begins_with_a_date_is_not_cut() -> None:
    first = "18 November 2024 was the day on which the bridge opened for all who live in Port Lind."
    assert labelled(f"{first}\n\n{SECOND}")[first] == "body"


@pytest.mark.parametrize(
    "name", ["a play", "code", "a table", "only speech", "quotes only", "emoji", "names", "said said", "other scripts"]
)
def test_odd_texts_are_body(name: str) -> None:
    assert {line.label for line in found(pasted(ODD[name]))} <= {"body", "blank"}


def test_a_poem_and_one_line_are_body() -> None:
    poem = "The sea is up\nthe sea is down\nand all the while\nit rocks the town\n\nMost viewed of all\nthe lighthouse stands"
    assert set(labelled(poem).values()) == {"body"}
    assert labelled("Nobody knows") == {"Nobody knows": "body"}


def test_hard_wrapped_paragraphs_are_one_line_each() -> None:
    def wrap(words: str) -> str:
        rows, row = [], ""
        for word in words.split():
            if len(row) + len(word) > 66:
                rows.append(row.strip())
                row = ""
            row += word + " "
        return "\r\n".join([*rows, row.strip()])

    text = "\r\n\r\n".join(wrap(f"{part} {SECOND} {part}") for part in (FIRST, SECOND, THIRD)) + "\r\n"
    assert [line.label for line in found(pasted(text))] == ["body", "blank", "body", "blank", "body"]


def test_a_page_whose_markup_speaks() -> None:
    html = f"""<html><head><title>Bridge opens early</title></head><body><nav><a>Home</a> <a>Weather</a></nav>
    <article><h1>Bridge opens early</h1><figure><img><figcaption>The bridge at dawn.</figcaption></figure><p>{FIRST}</p>
    <h2>No band</h2><p>{SECOND}</p>
    <div class="newsletter-box"><p>All the news of the port in one letter, every morning at six, before anybody else has it.</p></div>
    <p>{THIRD}</p><p>{FIRST[:-1]} on Sunday.</p></article>
    <aside class="related-stories"><p><a>Ferry to run all night</a></p></aside><footer>Courier Media</footer></body></html>"""
    article = read(Raw("a.html", None, html.encode()))
    assert isinstance(article, Article)
    told = {line.span.of(article.text).strip(): line.label for line in found(article)}
    assert told["Bridge opens early"] == "headline"
    assert told["The bridge at dawn."] == "caption"
    assert told[FIRST] == told[SECOND] == told[THIRD] == "body"
    assert told["No band"] == "subheading"
    assert told["All the news of the port in one letter, every morning at six, before anybody else has it."] == "newsletter"
    assert told["Ferry to run all night"] == "related"
    assert told["Courier Media"] == "navigation"


PIECES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["\n", "\r\n", "\r", "\u2028", "\x85", "\n\n", PROSE, "© 2024", "Most viewed\n- x\n", "Reply", "date 2024-11-18 ", " | "]
    ),
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_lines_tile_any_text(text: str) -> None:
    found(pasted(text))


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_sign_up_box_takes_its_title_and_blurb_with_it(gap: str) -> None:
    box = "THE LIND LETTER\nFive stories with your coffee, for nothing.\nEnter your e-mail address\nSign me up"
    found = labelled(f"{FIRST}{gap}{SECOND}{gap}{box}{gap}{THIRD}")
    assert [line for line, label in found.items() if label in BODY] == [FIRST, SECOND, THIRD]


def test_the_name_and_the_menu_above_a_headline() -> None:
    top = "PORT LIND COURIER\nNews\nHarbour\nMoney\nWatch Live\n\nBridge opens early in Port Lind\nBy Jo Lind"
    found = labelled(f"{top}\n\n{PROSE}\n\nCopyright © Port Lind Courier 2024")
    assert found["Bridge opens early in Port Lind"] == "headline"
    assert {found[line] for line in ("PORT LIND COURIER", "News", "Harbour", "Money")} == {"navigation"}
    assert found["Watch Live"] not in BODY


def test_a_headline_with_a_picture_right_below_it() -> None:
    found = labelled(f"Bridge opens a day early in Port Lind\nPhoto: Max Berg / Lind Courier\n\n{PROSE}")
    assert list(found.values())[:2] == ["headline", "credit"]


@pytest.mark.parametrize("line", ["Ana Berg-Lund, staff writer", "Ana Lund, Washington correspondent", "Jo Lind and Max Berg"])
def test_a_byline_without_by(line: str) -> None:
    found = labelled(f"Bridge opens early in Port Lind\n{line}\n18 November 2024\n\n{PROSE}")
    assert found[line] == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Independent reporting is not cheap. If you can, spare the price of a loaf: Support The Lind Courier",
        "Your support helps us to keep this newsroom open.",
        "LISTEN LIVE on 104.2 and in our app",
        "Know a story? Write to us at any time of day.",
        "Get Courier alerts on your phone.",
        "Continue reading for 2 marks a month. Cancel at any time.",
    ],
)
def test_appeals_and_slogans_in_the_middle(line: str) -> None:
    assert labelled(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}")[line] not in BODY


@pytest.mark.parametrize(
    "line",
    [
        "Support for the bridge fell to a third of the town in a week.",
        "The minister was asked to back the plan: support the town or lose it.",
        "Listeners who were live on the air that night heard the last span fall into place.",
        "Have a heart, the mayor told the builders when they asked for the ribbon.",
        "Ana Torve, a writer, said that nobody had told her.",
        "The news is not free of error.",
    ],
)
def test_what_looks_like_an_appeal_but_is_not(line: str) -> None:
    assert labelled(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}")[line] == "body"


def test_notices_inside_a_wrapped_text() -> None:
    notices = "Keep reading for 1 mark a week. Cancel whenever you like.\nTu cuenta ya está abierta en otro aparato que no es este.\n"
    wrapped = "\n\n".join(textwrap.fill(each, 70) for each in (FIRST, SECOND))
    text = f"{wrapped}\n\n{notices}\n{textwrap.fill(THIRD, 70)}\n\n{textwrap.fill(FIRST, 70)}\n"
    found = labelled(text)
    assert [label for line, label in found.items() if line in notices] == ["paywall", "other_language"]
    assert sum(label in BODY for label in found.values()) == 3


def test_who_accepts_something_in_the_article_fills_in_no_form() -> None:
    text = "The minister rose at noon and spoke for an hour.\n\nI accept the report in full, she wrote to the mayor on Monday.\n"
    assert {label for label in labelled(text).values() if label != "blank"} == {"body"}


ASTRIDE = (
    "Harbour master Ana Torve said the last pilot had “gone ashore for good.”",
    "“Nobody asked the crews,” deckhand Max Berg said.",
    "More than ninety boats lay idle on Friday.",
    "The port lost two pilots in spring, and its dredger went to the breakers in a year when it owed 3 million marks.",
    "“They count ships, we count children,” said Ida Holm, whose sons sail on the ferry.",
    "Torve declined to say who would bring the boats in.",
    "The owners did not answer letters.",
)


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "box",
    [
        "Email address\nSubscribe",
        "Sign up",
        "Enter your email",
        "Share this article",
        "Read more: Ferry to run all night",
        "Get the harbour news in your inbox\n\nEmail address\n\nSign up",
        "Advertisement",
    ],
)
def test_a_box_between_short_paragraphs_takes_none_of_them(box: str, gap: str) -> None:
    for many in range(3, len(ASTRIDE) + 1):
        for at in range(1, many):
            body = gap.join((*ASTRIDE[:at], box.replace("\n\n", gap), *ASTRIDE[at:many]))
            found = labelled(f"Port loses its pilot{gap}By Dana Lind\n9 December 2025{gap}{body}\n")
            assert [line for line in ASTRIDE[:many] if found[line] not in BODY] == []
            assert found["Port loses its pilot"] == "headline"
            assert [line for line in box.split("\n") if line and found[line] in BODY] == []


def test_the_last_sentence_of_an_article_before_a_sign_up_box_and_a_footer() -> None:
    page = (
        f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Bridge opens a day early</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        "<p class='news-letter'>Sign up to our evening newsletter <input type=email><button>Sign up</button></p>"
        "<p>Masons have planned a parade for 12 May.</p><p>Send us your own view.</p></article>"
        "<footer>&copy; 2031 Lind Courier Ltd. All rights reserved.</footer></body></html>"
    )
    raw = read(Raw("p.html", None, page.encode()))
    assert isinstance(raw, Article)
    labels = {line.span.of(raw.text).strip(): line.label for line in found(raw)}
    assert labels["Masons have planned a parade for 12 May."] == "body"
    assert labels["Send us your own view."] != "body"
