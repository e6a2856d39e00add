"""Bytes become text, and what had to be replaced is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article
from onrecord.model.raw import Raw
from onrecord.model.runs import Failure
from onrecord.read.decode import clean, decode
from onrecord.read.read import read

WORDS = "“Größe” – sagte Łukasz, 18 °C, für 5 €. "


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-16-le", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_unicode_encodings(encoding: str, said: str) -> None:
    words = "The mayor said “no”. " * 20
    found = decode(words.encode(encoding))
    assert (found.text, found.encoding) == (words, said)


def test_a_few_bad_bytes_do_not_change_the_rest() -> None:
    found = decode((WORDS * 20).encode() + b"\xff\xfe\xfa end")
    assert found.text == WORDS * 20 + "\ufffd\ufffd\ufffd end"
    assert found.encoding == "utf-8, 3 bytes replaced"


def test_windows_1252_without_a_word_about_it() -> None:
    words = "The café’s owner said “we’re closed” – and left. " * 30
    assert decode(words.encode("cp1252")).text == words


def test_a_page_says_its_charset_and_a_wrong_one_is_not_believed() -> None:
    page = '<meta charset="{}"><p>Größe €</p>'
    assert decode(page.format("iso-8859-1").encode("cp1252"), page=True).text == page.format("iso-8859-1")
    assert decode(page.format("koi-none").encode("utf-8"), page=True).text == page.format("koi-none")
    assert decode(page.format("iso-8859-1").encode("utf-8"), page=True).encoding == "utf-8"
    assert "Gr" in decode(page.format("rot13").encode("cp1252"), page=True).text


def test_control_characters_keep_their_place() -> None:
    assert clean("a\x00b\x0bc\x1fd\ud800e\tf\r\n\x0cg") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf\r\n\x0cg"


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_decode_to_a_text_without_controls(data: bytes, page: bool) -> None:
    found = decode(data, page=page)
    assert clean(found.text) == found.text
    found.text.encode()


@given(st.text(max_size=200))
def test_utf8_is_kept_to_the_letter(words: str) -> None:
    encodable = words.encode("utf-8", "replace").decode()
    if not encodable.startswith("\ufeff") and "\x00" not in encodable:
        assert decode(encodable.encode()).text == clean(encodable)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "text", "html", "row"]))
def test_reading_never_raises(data: bytes, how: str | None) -> None:
    assert isinstance(read(Raw("a/b.txt", None, data, how)), Article | Failure)


def test_an_article_knows_where_it_came_from() -> None:
    found = read(Raw("news/a.txt", None, b"One.\r\nTwo."))
    assert isinstance(found, Article)
    assert (found.name, found.text, found.format, found.encoding) == ("a.txt", "One.\r\nTwo.", "text", "utf-8")


@pytest.mark.parametrize(
    ("data", "how", "said"),
    [
        (b"", None, "empty"),
        (b" \n\t ", None, "no text"),
        (b"x" * 10_000_001, "text", "10.0 MB is more than the 10 MB"),
        (b'{"title": "T"}', "row", "no column holds the text; there are: title"),
        (b'{"text": ""}', "row", "the column 'text' of this row holds no text"),
        (b'{"text": 3', "row", "not JSON"),
        (b"[" * 100_000, "row", "not JSON"),
        (b"<html><body></body></html>", None, "no visible text"),
        (b"<html><frameset><frame src=a.html></frameset></html>", None, "a set of frames"),
    ],
)
def test_what_is_no_article_says_why(data: bytes, how: str | None, said: str) -> None:
    found = read(Raw("a", None, data, how))
    assert isinstance(found, Failure)
    assert said in found.error


def test_a_row_declares_and_its_title_is_not_put_into_the_text() -> None:
    row = rb'{"Title": "A bridge", "authors": ["Ana Torve", "Jo Lind"], "date": "2024-11-18", "article-text": "It \ud800opened.", "n": 1}'
    found = read(Raw("a.jsonl", "1", row, "row"))
    assert isinstance(found, Article)
    assert found.text == "It \ufffdopened."
    assert [(d.field, d.value, d.origin) for d in found.declared] == [
        ("title", "A bridge", "row:Title"), ("author", "Ana Torve", "row:authors"), ("author", "Jo Lind", "row:authors"),
        ("published", "2024-11-18", "row:date"),
    ]  # fmt: skip


def test_a_row_may_hold_a_page() -> None:
    found = read(Raw("a.jsonl", "1", b'{"html": "<html><body><p>The bridge opened.</p></body></html>"}', "row"))
    assert isinstance(found, Article)
    assert (found.text.strip(), found.format) == ("The bridge opened.", "row")
    assert found.offsets is not None
