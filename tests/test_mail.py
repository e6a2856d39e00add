"""Mails: which part is the article, and what the headers say."""

from pathlib import Path

from onrecord.model.article import Line, Metadatum
from onrecord.pipeline.plan import plan
from onrecord.pipeline.resources import resources
from onrecord.pipeline.run import analyse
from onrecord.pipeline.stages import STAGES
from tests.containers import article, opened, put, said
from tests.effort import within

HEAD = (
    "Return-Path: <news@post.example>\r\nFrom: =?utf-8?q?Orrin_Post_=E2=80=93_Morning?= <news@post.example>\r\n"
    "Subject: =?utf-8?b?QnJpZGdlIGNsb3NlZCDigJMgYWdhaW4=?=\r\nDate: Tue, 18 Nov 2025 07:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
BOTH = (
    HEAD
    + 'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain words.\r\n'
    "--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><body><p>The bridge closed =E2=80=93 again.</p></body></html>\r\n--b1--\r\n"
)


def test_the_html_part_and_the_headers(tmp_path: Path) -> None:
    for name in ("a.eml", "saved"):
        (raw,), failures = opened(put(tmp_path, name, BOTH))
        assert failures == []
        assert article(raw).text.strip() == "The bridge closed – again."
        assert said(raw) == {
            "mail:subject": "Bridge closed – again", "mail:from": "Orrin Post – Morning", "mail:date": "2025-11-18T07:00:00+01:00",
            "mail:extent": "full",
        }  # fmt: skip


def test_plain_text_where_there_is_no_other(tmp_path: Path) -> None:
    plain = HEAD + "Content-Type: text/plain; charset=us-ascii\r\n\r\nThe café closed.\r\n"
    (raw,), _ = opened(put(tmp_path, "a.eml", plain))
    assert (raw.format, article(raw).text.strip()) == ("text", "The café closed.")


def test_charsets_true_and_false(tmp_path: Path) -> None:
    for said_, real in (("iso-8859-2", "iso-8859-2"), ("iso-8859-1", "utf-8"), ("martian", "utf-8")):
        mail = (HEAD + f"Content-Type: text/plain; charset={said_}\r\n\r\n").encode() + "Zoë Brännström, Łódź".encode(real, "replace")
        (raw,), _ = opened(put(tmp_path, "a.eml", mail))
        assert "Brännström" in article(raw).text, (said_, real)


def test_broken_boundaries(tmp_path: Path) -> None:
    raws, failures = opened(put(tmp_path, "a.eml", BOTH.replace('boundary="b1"', 'boundary="zz"')))
    assert raws == []
    assert any("boundary" in failure.error for failure in failures)
    raws, failures = opened(put(tmp_path, "b.eml", BOTH.replace(' boundary="b1"', "")))
    assert raws == []
    assert len(failures) == 1
    (raw,), (failure,) = opened(put(tmp_path, "c.eml", BOTH[: BOTH.index("again.")]))
    assert "may have been cut" in failure.error
    assert "The bridge closed" in article(raw).text


def test_a_mail_attached_to_a_mail_is_its_own(tmp_path: Path) -> None:
    outer = HEAD.replace("Subject: =?utf-8?b?QnJpZGdlIGNsb3NlZCDigJMgYWdhaW4=?=", "Subject: Fwd") + (
        'Content-Type: multipart/mixed; boundary="o"\r\n\r\n--o\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n'
        "--o\r\nContent-Type: message/rfc822\r\n\r\n"
        + BOTH.replace("MIME-Version", "Message-ID: <m2@post.example>\r\nMIME-Version")
        + "--o--\r\n"
    )
    raws, _ = opened(put(tmp_path, "a.eml", outer))
    assert [(raw.item, article(raw).text.strip()) for raw in raws] == [
        (None, "See below."),
        ("<m2@post.example>", "The bridge closed – again."),
    ]


def test_a_text_headed_like_a_mail_is_a_text(tmp_path: Path) -> None:
    (raw,), _ = opened(put(tmp_path, "a.txt", "From: the harbour\nSubject: the bridge\n\nIt closed on Monday.\n"))
    assert raw.item is None
    assert article(raw).text.startswith("From: the harbour")


def test_a_mail_without_text(tmp_path: Path) -> None:
    raws, (failure,) = opened(
        put(tmp_path, "a.eml", HEAD + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n")
    )
    assert raws == []
    assert "no text" in failure.error


def test_deep_and_wide_mails(tmp_path: Path) -> None:
    deep = HEAD + "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3000))
    nested = HEAD + "Content-Type: message/rfc822\r\n\r\n" * 3000 + "words"
    wide = HEAD + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + "--b\r\n\r\nx\r\n" * 100_000 + "--b--"
    long = HEAD.replace("Subject: ", "Subject: " + "=?utf-8?q?a?= " * 100_000) + "\r\nwords"
    with within(150):
        for data in (deep, nested, wide, long):
            raws, failures = opened(put(tmp_path, "a.eml", data))
            assert raws or failures


def _alternative(plain: str, page: str) -> str:
    parts = f"--b1\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--b1\r\nContent-Type: text/html\r\n\r\n{page}\r\n--b1--\r\n"
    return HEAD + f'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n{parts}'


STORY = "The lock keeper of Ambry shut the upper gate on Monday, and forty barges wait below it for the water to rise again this week."


def test_the_plain_part_where_the_page_is_a_stub(tmp_path: Path) -> None:
    stub = "<title>Ambry Post</title><style>p { color: red; margin: 0 0 0 0 } a { b: c }</style><p>Open in a browser</p>"
    (raw,), failures = opened(put(tmp_path, "a.eml", _alternative(STORY, stub)))
    assert (raw.format, article(raw).text.strip(), failures) == ("text", STORY, [])
    (raw,), _ = opened(
        put(tmp_path, "b.eml", _alternative("See https://post.example/a https://post.example/b\r\n" * 40, f"<p>{STORY}</p>"))
    )
    assert (raw.format, article(raw).text.strip()) == ("html", STORY)
    (raw,), _ = opened(put(tmp_path, "c.eml", _alternative("This mail needs a program that shows pages.", f"<p>{STORY}</p>")))
    assert raw.format == "html"
    (raw,), _ = opened(put(tmp_path, "d.eml", _alternative(STORY, "<style>" * 9 + "<" * 9)))
    assert raw.format == "text"


def test_a_mail_that_was_sent_on_is_its_senders(tmp_path: Path) -> None:
    sent_on = (
        "From: Ida Penn <ida@mail.example>\r\nSubject: Fwd: Gate shut\r\nDate: Tue, 18 Nov 2025 07:00:00 +0100\r\n\r\n"
        "look at this\r\n\r\n---------- Forwarded message ---------\r\nFrom: Ambry Post <news@ambry.example>\r\n"
        "Date: Mon, 17 Nov 2025 at 21:05\r\nSubject: Gate shut\r\nTo: <ida@mail.example>\r\n\r\n"
    )
    body = (
        f"{STORY}\r\n\r\nThe keeper, Rolf Imber, said that the pumps had failed twice in a month and that nobody had come to mend them.\r\n"
    )
    (raw,), _ = opened(put(tmp_path, "a.eml", sent_on + body))
    own = article(raw)
    records = analyse(own, plan(STAGES, resources())).records
    known = {m.field: m.value for m in records[Metadatum] if m.preferred}
    assert (known["outlet"], known["published"], known["title"]) == ("Ambry Post", "2025-11-17T21:05", "Gate shut")
    labels = {line.span.of(own.text).strip(): line.label for line in records[Line]}
    assert (labels["look at this"], labels[STORY]) == ("other", "body")
