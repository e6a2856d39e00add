"""Pages from the web, only when a person asks for them; politely, and only from public machines.

Each hop, and each redirect, is vetted and then connected to by the machine's number, with the name in the Host header and in TLS. One
request at a time: robots.txt first, a pause between two pages of one host, conditional requests where an earlier copy is known, a
second and third try with longer and longer pauses where a server is busy. What it does not do: cookies, passwords, proxies, scripts.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from onrecord.model.raw import Known, Unchanged
from onrecord.read.kinds import PAGE_CAP
from onrecord.sources.addresses import Refused, Resolve, Target, system_resolve, vetted
from onrecord.sources.inflate import CODINGS, Torn, unpacked
from onrecord.sources.line import Answer, Line, Silent
from onrecord.sources.members import Bad
from onrecord.sources.robots import ALL, CAP, NONE, Robots, robots

if TYPE_CHECKING:
    import httpx

NAME = "onrecord"
HOPS = 5
"""Redirects that are followed (RFC 9309 asks for at least five; browsers stop at twenty)."""
TRIES = 3
BUSY = frozenset((429, 502, 503, 504))
MOVED = frozenset((301, 302, 303, 307, 308))
LONGEST = 1000
"""Characters of what a server says about a copy, to be said back to it."""
LONGEST_PAUSE = 60.0
"""Seconds that a busy server may ask for (Retry-After); where it asks for more, the page is given up."""
SAID = {
    401: "it asks for a password", 402: "it asks for money", 403: "the outlet refuses programs", 404: "there is no such page",
    410: "the page has been taken down", 429: "the outlet asks for fewer requests", 451: "the page is withheld for legal reasons",
}  # fmt: skip
_AGENT = f"{NAME}/{metadata.version(NAME)} (fetches the pages that a reader names, one at a time)"
_SAVE = "open it in a browser, save the page, and open the file"
_LATER = "try again later, or save the page from your browser"


@dataclass(frozen=True, slots=True)
class Fetching:
    """What a person asks for and allows. Handing one over is the permission to fetch.

    `delay`, `seconds`: between two pages of one host, and for one page in all. `most`: bytes of a page, unpacked. `known`: earlier
    copies by address. `resolve`, `transport`, `sleep`, `clock`: the world outside, which tests replace.
    """

    allow_private: bool = False
    agent: str = _AGENT
    delay: float = 1.0
    seconds: float = 30.0
    most: int = PAGE_CAP
    known: Mapping[str, Known] = field(default_factory=dict)
    resolve: Resolve = system_resolve
    transport: "httpx.BaseTransport | None" = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Page:
    """What a server gave: the bytes, unpacked, under the address at the end of all redirects, and when (ISO 8601, UTC)."""

    address: str
    data: bytes
    kind: str
    fetched: str
    known: Known


class Fetcher:
    """Fetches pages one after the other. A context manager; raises SourceError where httpx is not installed."""

    def __init__(self, settings: Fetching) -> None:
        self.settings = settings
        self._line = Line(settings.transport, settings.clock)
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._line.close()

    def get(self, address: str) -> Page | Unchanged | Bad:
        """One page, or that it is as it was when it was last fetched, or why there is none."""
        known = self.settings.known.get(address, Known())
        found = self._hops(address, self.settings.most, known, obey=True)
        if isinstance(found, Bad):
            return found
        at, answer = found
        if answer.status == 304 and known:
            return Unchanged(address, address)
        if answer.status != 200:
            why = SAID.get(answer.status, "the server does not give the page")
            return Bad(address, f"{why} (status {answer.status})", _LATER if answer.status >= 429 else _SAVE)
        coding = answer.headers.get("content-encoding", "").strip().lower()
        if coding not in CODINGS:
            return Bad(address, f"the server packs the page in a way that was not asked for ({coding[:20]})", _SAVE)
        try:
            data = unpacked(answer.data, coding, self.settings.most + 1)
        except Torn as error:
            return Bad(address, str(error), _LATER)
        if answer.cut or len(data) > self.settings.most:
            return Bad(address, f"the page is larger than {self.settings.most / 1e6:,.0f} MB", "leave it out")
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        mark = Known(*(said if said and len(said) <= LONGEST else None for said in map(answer.headers.get, ("etag", "last-modified"))))
        return Page(at, data, answer.headers.get("content-type", ""), now, mark)

    def _hops(self, address: str, most: int, known: Known, *, obey: bool) -> tuple[str, Answer] | Bad:
        """Follows redirects, each of which is vetted anew. `obey`: ask robots.txt before."""
        at, seen = address, set[str]()
        for _ in range(HOPS + 1):
            target = vetted(at, self.settings.resolve, allow_private=self.settings.allow_private)
            if isinstance(target, Refused):
                how = target.error if at == address else f"it redirects to {at[:200]}, and {target.error}"
                return Bad(address, how, target.advice)
            if obey and not self._welcome(target):
                return Bad(address, f"the outlet's robots.txt asks programs not to fetch {at[:200]}", _SAVE)
            answer = self._patiently(target, most, known)
            if isinstance(answer, Bad):
                return Bad(address, answer.error, answer.advice)
            seen.add(at)
            where = answer.headers.get("location")
            if answer.status not in MOVED or not where:
                return at, answer
            try:
                at = urljoin(at, where.strip()).partition("#")[0]
            except ValueError:
                return Bad(address, "it redirects to something that is no address", _SAVE)
            if at in seen:
                return Bad(address, f"it redirects in a circle, by way of {at[:200]}", _SAVE)
        return Bad(address, f"it redirects more than {HOPS} times", _SAVE)

    def _patiently(self, target: Target, most: int, known: Known) -> Answer | Bad:
        """Asks, and asks again where the server is busy or silent."""
        pause = 1.0
        for attempt in range(1, TRIES + 1):
            self._pause_for(target)
            answer = self._line.ask(target, self._headers(target, known), most, self.settings.seconds)
            busy = isinstance(answer, Silent) or answer.status in BUSY
            if not busy:
                break
            wished = 0.0 if isinstance(answer, Silent) else _seconds(answer.headers.get("retry-after"))
            if attempt == TRIES or wished > LONGEST_PAUSE or (isinstance(answer, Silent) and answer.final):
                break
            self.settings.sleep(max(pause, wished))
            pause *= 2
        return Bad(None, answer.why, _LATER) if isinstance(answer, Silent) else answer

    def _headers(self, target: Target, known: Known) -> dict[str, str]:
        host = f"[{target.host}]" if ":" in target.host else target.host
        asked = {
            "Host": host if target.default_port else f"{host}:{target.port}",
            "User-Agent": self.settings.agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        if known.etag is not None:
            asked["If-None-Match"] = known.etag
        if known.last_modified is not None:
            asked["If-Modified-Since"] = known.last_modified
        return asked

    def _welcome(self, target: Target) -> bool:
        if target.origin not in self._robots:
            self._robots[target.origin] = self._rules(target)
        parts = urlsplit(target.address)
        return self._robots[target.origin].allow(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")

    def _rules(self, target: Target) -> Robots:
        """RFC 9309, section 2.3.1: no file allows all; a server that fails, or is silent, allows nothing."""
        found = self._hops(urljoin(target.address, "/robots.txt"), CAP, Known(), obey=False)
        if isinstance(found, Bad) or found[1].status >= 500 or found[1].status == 429:
            return NONE
        answer = found[1]
        if answer.status != 200:
            return ALL
        try:
            data = unpacked(answer.data, answer.headers.get("content-encoding", ""), CAP)
        except Torn:
            return NONE
        return robots(data.decode("utf-8", "replace").removeprefix("\ufeff"), NAME)

    def _pause_for(self, target: Target) -> None:
        """Waits until this host may be asked again."""
        last = self._asked.get(target.host)
        wait = max(self.settings.delay, self._robots.get(target.origin, ALL).delay)
        if last is not None and (left := last + wait - self.settings.clock()) > 0:
            self.settings.sleep(left)
        self._asked[target.host] = self.settings.clock()


def _seconds(said: Any) -> float:
    """Retry-After in seconds; a date, which few servers send, counts as one second."""
    return float(said) if isinstance(said, str) and said.strip().isdigit() and len(said) < 10 else 1.0 if said else 0.0
