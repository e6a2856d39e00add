"""What a file is taken for by its first bytes, gzip around it, and that no bytes whatever raise."""

import gzip
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.sources.containers import CONTAINERS, sniffed
from tests.containers import PAGE, article, http, opened, put, record
from tests.test_feed import ATOM, NEWS, RSS
from tests.test_mail import BOTH
from tests.test_newsml import XHTML, item

SAMPLES = {"feed": RSS.encode(), "warc": record(http(PAGE)), "eml": BOTH.encode(), "newsml": item(XHTML).encode(), "sitemap": NEWS.encode()}


def test_content_tells_what_a_file_is() -> None:
    assert {name: sniffed(data[:8192]) for name, data in SAMPLES.items()} == {name: name for name in SAMPLES}
    assert sniffed(ATOM.encode("utf-16")) == "feed"
    assert [sniffed(b) for b in (PAGE.encode(), b"A plain text.", b'{"text": "a"}', b"", b"<svg/>", b"\x00" * 100)] == [None] * 6


def test_content_wins_over_the_name_and_a_person_over_both(tmp_path: Path) -> None:
    assert len(opened(put(tmp_path, "story.txt", RSS))[0]) == 3
    raws, (failure,) = opened(put(tmp_path, "feed.rss", PAGE))
    assert raws == []
    assert "no entry" in failure.error
    (raw,), _ = opened(put(tmp_path, "feed.rss", PAGE), format="html")
    assert "The bridge at Orrin" in article(raw).text
    assert len(opened(put(tmp_path, "story.txt", RSS), format="auto")[0]) == 3


@pytest.mark.parametrize(("name", "data", "words"), [
    ("feed.xml.gz", RSS.encode(), "The bridge closed on Monday."),
    ("page.html.gz", PAGE.encode(), "The bridge at Orrin closed"),
    ("story.txt.gz", b"The bridge closed.", "The bridge closed."),
    ("rows.jsonl.gz", b'{"text": "The bridge closed."}\n', "The bridge closed."),
    ("rows.csv.gz", b"text,title\nThe bridge closed.,A\n", "The bridge closed."),
    ("mail.eml.gz", BOTH.encode(), "The bridge closed"),
])  # fmt: skip
def test_gzip_around_anything(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    for folder in (False, True):
        path = put(tmp_path, name, gzip.compress(data))
        raws, _ = opened(tmp_path if folder else path)
        assert words in article(raws[0]).text
    raws, failures = opened(put(tmp_path, name, gzip.compress(data * 50)[:-20]))
    assert failures or "warc" in name


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (RSS.encode(), gzip.compress(RSS.encode())):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert len(opened("-")[0]) == 3


def test_httpx_is_not_needed_to_read_files() -> None:
    code = "import sys; import onrecord.sources.files; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    how=st.sampled_from(sorted(CONTAINERS)), sample=st.sampled_from(sorted(SAMPLES)), at=st.integers(0, 3000), cut=st.integers(0, 400),
    put_in=st.binary(max_size=30) | st.sampled_from([b"<item>", b"</entry>", b"]]>", b"<![CDATA[", b"--b1", b"\x00", b"\xff\xfe", b"&x;"]),
)  # fmt: skip
def test_no_bytes_raise(tmp_path: Path, how: str, sample: str, at: int, cut: int, put_in: bytes) -> None:
    data = SAMPLES[sample]
    raws, failures = opened(put(tmp_path, "file", data[:at] + put_in + data[at + cut :]), format=how)
    assert raws or failures
    for raw in raws:
        assert raw.data
