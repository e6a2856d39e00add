"""Web archives: what is a page, what is passed over, and what is said of damage."""

import base64
import gzip
import hashlib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.raw import Raw
from onrecord.sources.files import items
from tests.containers import PAGE, article, http, opened, put, record, said, warc_gz
from tests.effort import within

URI = "https://post.example/bridge"


def page(words: str) -> bytes:
    return http(f"<html><body><p>{words}</p></body></html>")


def test_a_page_with_its_address_and_the_day_of_capture(tmp_path: Path) -> None:
    for name, data in (("a.warc", record(http(PAGE))), ("a.warc.gz", warc_gz(record(http(PAGE))))):
        (raw,), failures = opened(put(tmp_path, name, data))
        assert (raw.item, raw.format, failures) == (URI, "html", [])
        assert said(raw) == {"warc:target-uri": URI, "warc:date": "2025-11-18T09:12:00Z"}
        assert [d.field for d in raw.declared if d.origin == "warc:date"] == ["first_seen"]
        assert "The bridge at Orrin closed on Monday" in article(raw).text


def test_one_gzip_member_for_the_whole_archive(tmp_path: Path) -> None:
    data = gzip.compress(record(page("One."), "https://a.example/1") + record(page("Two."), "https://a.example/2"))
    raws, failures = opened(put(tmp_path, "a.warc.gz", data))
    assert [article(raw).text.strip() for raw in raws] == ["One.", "Two."]
    assert failures == []


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    data = (
        record(b"software: crawler\r\n", "", kind="warcinfo")
        + record(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", kind="request")
        + record(http("gone", status="404 Not Found"))
        + record(http("moved", "Location: /x", status="301 Moved Permanently"))
        + record(http(b"\x89PNG", kind="image/png"))
        + record(http(b"", kind="text/html"), kind="revisit")
        + record(http("packed", "Content-Encoding: br"))
        + record(http("The bridge closed.", kind="text/plain"))
    )
    raws, (failure,) = opened(put(tmp_path, "a.warc", data))
    assert [(raw.format, raw.data) for raw in raws] == [("text", b"The bridge closed.")]
    assert (failure.item, failure.made.rule) == (None, "passed_over")
    for words in ("5 records", "of status 404", "of status 301", "of type image/png", "revisits", "coded as br"):
        assert words in failure.error


def test_chunks_and_gzip_within(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.encode())
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    data = record(http(chunks, "Transfer-Encoding: chunked", "Content-Encoding: gzip"))
    (raw,), failures = opened(put(tmp_path, "a.warc", data))
    assert raw.data == PAGE.encode()
    assert failures == []


def test_a_server_that_only_says_that_it_packs(tmp_path: Path) -> None:
    (raw,), _ = opened(put(tmp_path, "a.warc", record(http(PAGE, "Content-Encoding: gzip"))))
    assert raw.data == PAGE.encode()


def test_packed_bytes_that_were_cut_are_no_article(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.encode())[:-40]
    raws, (failure,) = opened(put(tmp_path, "a.warc", record(http(body, "Content-Encoding: gzip"))))
    assert raws == []
    assert "have been cut" in failure.error
    assert failure.item == URI


def test_a_wrong_charset_in_the_server_s_header(tmp_path: Path) -> None:
    words = "The café owner, Zoë Brännström, said no."
    lies = record(http(f"<html><body><p>{words}</p></body></html>".encode(), kind="text/html; charset=iso-8859-1"), "https://a.example/1")
    true = record(http(f"<html><body><p>{words}</p></body></html>".encode("iso-8859-2", "replace"), kind="text/html; charset=iso-8859-2"))
    odd = record(http(b"<html><body><p>caf\xe9</p></body></html>", kind="text/html; charset=martian"), "https://a.example/3")
    raws, _ = opened(put(tmp_path, "a.warc", lies + true + odd))
    texts = [article(raw).text.strip() for raw in raws]
    assert texts[0] == words
    assert "Brännström" in texts[1]
    assert texts[2] == "café"


def test_cut_in_the_middle(tmp_path: Path) -> None:
    one, two = record(page("One."), "https://a.example/1"), record(http(PAGE), "https://a.example/2")
    packed = gzip.compress(two)
    for name, data in (("a.warc", one + two[:-200]), ("a.warc.gz", gzip.compress(one) + packed[: len(packed) // 2])):
        raws, (failure,) = opened(put(tmp_path, name, data))
        assert [raw.item for raw in raws] == ["https://a.example/1"]
        assert "cut" in failure.error or "ends in the middle" in failure.error


def test_a_length_that_is_too_long_costs_no_other_record(tmp_path: Path) -> None:
    block = page("Liar.")
    data = (
        record(page("One."), "https://a.example/1")
        + record(block, "https://a.example/liar", length=len(block) + 90)
        + record(page("Three."), "https://a.example/3")
        + record(page("Four."), "https://a.example/4")
    )
    raws, (failure,) = opened(put(tmp_path, "a.warc", data))
    assert [raw.item for raw in raws] == ["https://a.example/1", "https://a.example/3", "https://a.example/4"]
    assert failure.item == "https://a.example/liar"
    assert "length" in failure.error


def test_a_length_that_is_too_short(tmp_path: Path) -> None:
    block = page("A long story with an end.")
    data = record(block, "https://a.example/liar", length=len(block) - 30) + record(page("Two."), "https://a.example/2")
    for name, packed in (("a.warc", data), ("a.warc.gz", gzip.compress(data))):
        raws, (failure,) = opened(put(tmp_path, name, packed))
        assert [raw.item for raw in raws] == ["https://a.example/2"]
        assert failure.item == "https://a.example/liar"


def test_lengths_that_are_none(tmp_path: Path) -> None:
    for length in (b"-5", b"many", b"9" * 30, b""):
        bad = record(page("One."), length=0).replace(b"Content-Length: 0", b"Content-Length: " + length)
        raws, failures = opened(put(tmp_path, "a.warc", bad + record(page("Two."), "https://a.example/2")))
        assert [raw.item for raw in raws] == ["https://a.example/2"], length
        assert len(failures) == 1
    huge = record(page("One."), length=999_999_999_999)
    raws, failures = opened(put(tmp_path, "a.warc", huge))
    assert raws == []
    assert "length lies" in failures[0].error


def test_a_digest_that_does_not_fit(tmp_path: Path) -> None:
    block = page("One.")
    good = base64.b32encode(hashlib.sha1(block).digest()).decode()
    raws, _ = opened(put(tmp_path, "a.warc", record(block, URI, f"WARC-Block-Digest: sha1:{good}")))
    assert len(raws) == 1
    raws, (failure,) = opened(put(tmp_path, "b.warc", record(block, URI, "WARC-Block-Digest: sha1:" + "A" * 32)))
    assert raws == []
    assert "digest" in failure.error


def test_a_damaged_member_costs_no_other(tmp_path: Path) -> None:
    parts = [gzip.compress(record(http(PAGE), f"https://a.example/{n}")) for n in range(3)]
    middle = bytearray(parts[1])
    middle[len(middle) // 2 : len(middle) // 2 + 20] = bytes(20)
    raws, failures = opened(put(tmp_path, "a.warc.gz", parts[0] + bytes(middle) + parts[2]))
    assert (raws[0].item, raws[-1].item) == ("https://a.example/0", "https://a.example/2")
    assert failures


def test_rubbish_is_given_up_and_said(tmp_path: Path) -> None:
    with within(50):
        raws, failures = opened(put(tmp_path, "a.warc", b"WARC/1.0\r\n" + b"\nWARC/1.0 x\r\n\r\n" * 200_000))
    assert raws == []
    assert 0 < len(failures) <= 1002
    assert "damaged" in failures[-1].error
    raws, (failure,) = opened(put(tmp_path, "b.warc", b"not an archive"), format="warc")
    assert "no record begins" in failure.error


def test_it_streams(tmp_path: Path) -> None:
    data = record(page("One.")) + record(http(bytes(30_000_000), kind="video/mp4"))
    found = items([str(put(tmp_path, "a.warc", data))])
    assert isinstance(next(found), Raw)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 2000), at=st.integers(0, 2000), put_in=st.binary(max_size=40), packed=st.booleans())
def test_no_damage_raises_or_gives_words_of_no_record(tmp_path: Path, cut: int, at: int, put_in: bytes, packed: bool) -> None:
    whole = record(page("One."), "https://a.example/1") + record(page("Two."), "https://a.example/2") + record(page("Three."))
    data = gzip.compress(whole, mtime=0) if packed else whole
    damaged = data[:at] + put_in + data[at : max(at, len(data) - cut)]
    raws, failures = opened(put(tmp_path, "a.warc", damaged), format="warc")
    assert raws or failures
