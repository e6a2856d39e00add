"""Pages from the web: only when asked, only from public machines, politely. All servers here are on 127.0.0.1 or imagined."""

import gzip
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from onrecord.model.raw import Known, Unchanged
from onrecord.sources.addresses import Refused, not_public, vetted
from onrecord.sources.fetch import Fetcher, Fetching, Page
from onrecord.sources.members import Bad
from onrecord.sources.robots import robots
from onrecord.sources.urls import MOST_ADDRESSES
from tests.containers import PAGE, article, opened, put, said, zeros
from tests.effort import within
from tests.test_feed import ATOM, NEWS

PUBLIC = "93.184.215.14"


class Imagined:
    """A web in memory: hands out answers by address, and notes where each request really went."""

    def __init__(self, answers: dict[str, Callable[[httpx.Request], httpx.Response] | httpx.Response], names: dict[str, Any] | None = None):
        self.answers, self.names = answers, names or {}
        self.asked: list[tuple[str, str, str]] = []
        self.resolved: list[str] = []
        self.slept: list[float] = []
        self.now = 0.0
        self.settings = Fetching(transport=httpx.MockTransport(self.answer), resolve=self.resolve, sleep=self.sleep, clock=lambda: self.now)

    def answer(self, request: httpx.Request) -> httpx.Response:
        host, path = request.headers["host"], request.url.raw_path.decode()
        self.asked.append((request.url.host, host, path))
        assert request.extensions["sni_hostname"] == host.partition(":")[0]
        found = self.answers.get(f"{host}{path}", httpx.Response(404))
        made = found(request) if callable(found) else found
        return httpx.Response(made.status_code, headers=made.headers, stream=made.stream)  # one that can be read again

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        numbers = self.names.get(host, [PUBLIC])
        return numbers.pop(0) if numbers and isinstance(numbers[0], list) else numbers

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def get(self, address: str, **changes: Any) -> Page | Unchanged | Bad:
        with Fetcher(replace(self.settings, **changes)) as fetcher:
            return fetcher.get(address)


def page(body: bytes | str = PAGE, kind: str = "text/html; charset=utf-8", **headers: str) -> httpx.Response:
    data = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(200, stream=httpx.ByteStream(data), headers={"content-type": kind, **named})


def moved(to: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"location": to})


def refused(found: Page | Unchanged | Bad) -> str:
    assert isinstance(found, Bad), found
    return found.error


def test_nothing_is_fetched_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *a, **k: pytest.fail("a name was resolved"))
    for path, item in (
        ("https://post.example/a", None),
        (put(tmp_path, "a.urls", "# mine\nhttps://post.example/a\n"), "https://post.example/a"),
    ):
        raws, (failure,) = opened(path)
        assert raws == []
        assert failure.item == item
        assert "nothing unless asked" in failure.error
        assert "--fetch" in failure.advice


def test_a_list_of_very_many_addresses_is_cut_and_said(tmp_path: Path) -> None:
    listed = put(tmp_path, "a.urls", "".join(f"https://post.example/{n}\n" for n in range(MOST_ADDRESSES + 2)))
    _, failures = opened(listed)
    assert len(failures) == MOST_ADDRESSES + 1
    assert [f.error for f in failures if f.item is None] == ["the list has 10,002 addresses, and only the first 10,000 are taken"]
    _, failures = opened(put(tmp_path, "b.urls", "".join(f"https://post.example/{n}\n" for n in range(MOST_ADDRESSES))))
    assert len(failures) == MOST_ADDRESSES
    assert all(f.item for f in failures)


def test_the_connection_goes_to_the_number_that_was_vetted() -> None:
    web = Imagined({"post.example/a": page()}, {"post.example": [PUBLIC]})
    found = web.get("https://post.example/a#top")
    assert isinstance(found, Page)
    assert found.data == PAGE.encode()
    assert web.asked == [(PUBLIC, "post.example", "/robots.txt"), (PUBLIC, "post.example", "/a")]


@pytest.mark.parametrize("number", [
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "168.63.129.16", "::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::7f00:1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "nonsense",
])  # fmt: skip
def test_numbers_that_are_not_public(number: str) -> None:
    assert not_public(number) is not None
    assert isinstance(vetted("https://post.example/", lambda h, p: [PUBLIC, number]), Refused)


def test_public_numbers() -> None:
    assert [not_public(n) for n in (PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8")] == [None] * 4


@pytest.mark.parametrize("address", [
    "ftp://post.example/a", "file:///etc/passwd", "gopher://post.example", "https:///a", "https://u:p@post.example/", "https://[::1/",
    "https://post.example:99999/", "javascript:alert(1)", "https://a b/", "http://\x00/",
])  # fmt: skip
def test_addresses_that_are_not_asked(address: str) -> None:
    web = Imagined({})
    assert refused(web.get(address))
    assert web.asked == []


def test_a_redirect_to_this_machine() -> None:
    for target in ("http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://inside.example/", "file:///etc/passwd", "http://2130706433/"):
        names = {
            "127.0.0.1": ["127.0.0.1"],
            "::ffff:127.0.0.1": ["::ffff:127.0.0.1"],
            "inside.example": ["10.0.0.7"],
            "2130706433": ["127.0.0.1"],
        }
        web = Imagined({"post.example/a": moved(target)}, names)
        assert "it redirects to" in refused(web.get("https://post.example/a"))
        assert {number for number, _, _ in web.asked} == {PUBLIC}


def test_a_name_that_changes_its_mind() -> None:
    """The first look says public, the next says this machine: no request goes there."""
    web = Imagined({"flip.example/a": page()}, {"flip.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})
    assert isinstance(web.get("http://flip.example/a"), Page)
    assert {number for number, _, _ in web.asked} == {PUBLIC}
    web = Imagined({"flip.example/a": moved("/b")}, {"flip.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]]})
    assert "this machine itself" in refused(web.get("http://flip.example/a"))
    assert {number for number, _, _ in web.asked} == {PUBLIC}


def test_endless_redirects() -> None:
    web = Imagined({"post.example/a": moved("/b"), "post.example/b": moved("/a")})
    assert "in a circle" in refused(web.get("https://post.example/a"))
    longer = Imagined({f"post.example/{n}": moved(f"/{n + 1}") for n in range(50)})
    assert "more than 5 times" in refused(longer.get("https://post.example/0"))
    assert len(longer.asked) <= 8


def test_robots_are_obeyed() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nCrawl-delay: 7\nDisallow: /private\nAllow: /private/open\n"
    web = Imagined({"post.example/robots.txt": page(text, "text/plain"), "post.example/a": page(), "post.example/private/open": page()})
    assert "robots.txt" in refused(web.get("https://post.example/private/x"))
    with Fetcher(web.settings) as fetcher:
        assert isinstance(fetcher.get("https://post.example/a"), Page)
        assert isinstance(fetcher.get("https://post.example/private/open"), Page)
    assert web.slept[-1] == 7.0
    assert [path for _, _, path in web.asked].count("/robots.txt") == 2
    broken = Imagined({"post.example/robots.txt": httpx.Response(500), "post.example/a": page()})
    assert "robots.txt" in refused(broken.get("https://post.example/a"))


def test_rules_of_robots() -> None:
    rules = robots(
        "user-agent: a\nuser-agent: OnRecord\ndisallow: /*.pdf$\ndisallow: /x*y\nallow: /x/y\n\nuser-agent: *\ndisallow: /z", "onrecord"
    )
    assert [rules.allow(p) for p in ("/a.pdf", "/a.pdf?x", "/xaay", "/x/y", "/z", "/")] == [False, True, False, True, True, True]
    assert robots("user-agent: *\ndisallow:", "onrecord").allow("/a")
    with within(20):
        assert robots("user-agent: *\n" + "disallow: /" + "*a" * 200_000 + "b\n", "onrecord").allow("/" + "a" * 2000)


def test_a_pause_between_two_pages_of_one_host() -> None:
    web = Imagined({"post.example/a": page(), "post.example/b": page(), "other.example/a": page()})
    with Fetcher(web.settings) as fetcher:
        for address in ("https://post.example/a", "https://post.example/b", "https://other.example/a"):
            assert isinstance(fetcher.get(address), Page)
    assert web.slept == [1.0, 1.0, 1.0]  # after each robots.txt, and between a and b


def test_busy_servers_are_asked_again_with_longer_pauses() -> None:
    answers = [httpx.Response(503, headers={"retry-after": "5"}), httpx.Response(429), page()]
    web = Imagined({"post.example/a": lambda request: answers.pop(0)})
    assert isinstance(web.get("https://post.example/a", delay=0.0), Page)
    assert web.slept == [5.0, 2.0]
    never = Imagined({"post.example/a": httpx.Response(503)})
    assert "503" in refused(never.get("https://post.example/a", delay=0.0))
    assert len(never.asked) == 4


def test_conditional_requests() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        same = request.headers.get("if-none-match") == '"v1"' and request.headers.get("if-modified-since") == "yesterday"
        return httpx.Response(304) if same else page(etag='"v1"', last_modified="yesterday")

    web = Imagined({"post.example/a": answer})
    first = web.get("https://post.example/a")
    assert isinstance(first, Page)
    assert first.known == Known('"v1"', "yesterday")
    again = web.get("https://post.example/a", known={"https://post.example/a": first.known})
    assert again == Unchanged("https://post.example/a", "https://post.example/a")
    unasked = Imagined({"post.example/a": httpx.Response(304)})
    assert "304" in refused(unasked.get("https://post.example/a"))


def test_sizes_and_bombs() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(100_000)

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            return endless()

    web = Imagined({
        "post.example/big": lambda r: httpx.Response(200, stream=Endless()),
        "post.example/bomb": page(zeros(400_000_000), content_encoding="gzip"),
        "post.example/cut": page(gzip.compress(PAGE.encode())[:-30], content_encoding="gzip"),
        "post.example/br": page(b"xx", content_encoding="br"),
        "post.example/good": page(gzip.compress(PAGE.encode()), content_encoding="gzip"),
    })  # fmt: skip
    with within(50):
        assert "larger than 20 MB" in refused(web.get("https://post.example/big"))
        assert "larger than 20 MB" in refused(web.get("https://post.example/bomb"))
    assert "cut" in refused(web.get("https://post.example/cut"))
    assert "packs the page" in refused(web.get("https://post.example/br"))
    assert web.get("https://post.example/good").data == PAGE.encode()  # type: ignore[union-attr]


def test_pages_feeds_and_site_maps_become_articles(tmp_path: Path) -> None:
    web = Imagined({
        "post.example/a": page("<html><body><p>café</p></body></html>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        "post.example/feed": page(ATOM, "application/atom+xml"),
        "post.example/map.xml.gz": page(gzip.compress(NEWS.encode()), "application/gzip"),
        "post.example/bridge": page(), "post.example/logo": page(b"\x89PNG", "image/png"),
    })  # fmt: skip
    (raw,), _ = opened("https://post.example/a", fetch=web.settings)
    assert (raw.path, raw.item, article(raw).text.strip()) == ("https://post.example/a", None, "café")
    assert [d.field for d in raw.declared] == ["url", "first_seen"]
    listed = put(tmp_path, "a.urls", "https://post.example/feed\n\nhttps://post.example/map.xml.gz\nhttps://post.example/logo\n")
    raws, failures = opened(listed, fetch=web.settings)
    assert [raw.item for raw in raws] == ["tag:post.example,2025:1", "https://post.example/bridge"]
    assert said(raws[1])["fetch:address"] == "https://post.example/bridge"
    assert sorted((f.item or "").rpartition("/")[2] for f in failures) == ["3", "about", "logo"]
    raws, _ = opened(put(tmp_path, "map.xml", NEWS), fetch=web.settings)
    assert [raw.data for raw in raws] == [PAGE.encode()]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                try:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        if self.path == "/headers":
            for _ in range(100):
                try:
                    self.wfile.write(b"H")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<html><body><p>{self.headers['Host']}</p></body></html>".encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[int]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield running.server_address[1]
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_real_server_under_an_imagined_name(server: int) -> None:
    settings = Fetching(allow_private=True, resolve=lambda host, port: ["127.0.0.1"], delay=0.0)
    with Fetcher(settings) as fetcher:
        found = fetcher.get(f"http://post.example:{server}/a")
    assert isinstance(found, Page)
    assert f"<p>post.example:{server}</p>" in found.data.decode()
    with Fetcher(replace(settings, allow_private=False)) as fetcher:
        assert "this machine itself" in refused(fetcher.get(f"http://post.example:{server}/a"))


def test_a_server_that_drips_is_hung_up_on(server: int) -> None:
    settings = Fetching(allow_private=True, delay=0.0, seconds=1.0)
    for path in ("drip", "headers"):
        start = time.monotonic()
        with Fetcher(settings) as fetcher:
            assert refused(fetcher.get(f"http://127.0.0.1:{server}/{path}"))
        assert time.monotonic() - start < 4


def test_a_closed_port_is_said_and_tried_again() -> None:
    slept: list[float] = []
    settings = Fetching(allow_private=True, delay=0.0, sleep=slept.append)
    with Fetcher(settings) as fetcher:
        assert refused(fetcher.get("http://127.0.0.1:9/a"))
    assert slept == [1.0, 2.0]


def test_opening_an_address_needs_the_flag(server: int, tmp_path: Path) -> None:
    """`onrecord open ADDRESS --fetch` goes all the way, and refuses this machine."""
    target, address = str(tmp_path / "a.onrecord"), f"http://127.0.0.1:{server}/a"
    command = [sys.executable, "-m", "onrecord", "open", address, "-o", target]
    without = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "ask with --fetch" in without.stderr
    asked = subprocess.run([*command, "--fetch", "-q"], capture_output=True, text=True, timeout=60, check=False)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert address in asked.stderr
    assert "this machine itself" in asked.stderr
    assert not Path(target).exists()
