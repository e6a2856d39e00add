"""One request to one machine, by its number, with a bound on its bytes and on its time as a whole (httpx).

Connections are not kept: two names on one machine must not share one that was made for the other's certificate.
"""

import contextlib
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import SourceError
from onrecord.sources.addresses import Target

if TYPE_CHECKING:
    import httpx

STEP = 10.0
"""Seconds that a server may be silent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, still packed; `cut`: there was more than was asked for. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    data: bytes
    cut: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """Why there was no answer; `final`: another try would not help."""

    why: str
    final: bool


class Line:
    """The way out. `transport` takes its place in tests."""

    def __init__(self, transport: "httpx.BaseTransport | None", clock: Callable[[], float]) -> None:
        try:
            import httpx
        except ImportError:
            raise SourceError("fetching pages needs httpx; install it with: pip install 'onrecord[fetch]'") from None
        self._httpx = httpx
        self._clock = clock
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(transport=transport, trust_env=False, follow_redirects=False, limits=limits)

    def close(self) -> None:
        self._client.close()

    def ask(self, target: Target, headers: Mapping[str, str], most: int, seconds: float) -> Answer | Silent:
        """Asks once. `most`: bytes as they come over the line; `seconds`: for everything."""
        httpx = self._httpx
        late, sockets = threading.Event(), list[socket.socket]()

        def trace(event: str, info: Mapping[str, Any]) -> None:
            if event == "connection.connect_tcp.complete":
                own = info["return_value"].get_extra_info("socket")
                sockets.append(own.dup())

        def hang_up() -> None:
            late.set()
            for each in sockets:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

        watch = threading.Timer(seconds, hang_up)  # a server that sends a byte every nine seconds is never silent
        try:
            url = httpx.URL(target.address).copy_with(host=target.number, port=target.port, fragment=None)
            extensions = {"sni_hostname": target.host, "timeout": httpx.Timeout(min(STEP, seconds)).as_dict(), "trace": trace}
            request = httpx.Request("GET", url, headers=dict(headers), extensions=extensions)
            watch.start()
            answer = self._answer(request, most, self._clock() + seconds)
            return (
                Silent(f"the page took more than {seconds:g} seconds", True) if late.is_set() else answer
            )  # else it is cut, and looks whole
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            return Silent(f"the address cannot be asked: {str(error)[:100]}", True)
        except httpx.TransportError as error:
            if late.is_set():
                return Silent(f"the page took more than {seconds:g} seconds", True)
            return Silent(f"the server cannot be reached: {str(error)[:200] or type(error).__name__}", False)
        finally:
            watch.cancel()
            if watch.ident is not None:
                watch.join()
            for each in sockets:
                each.close()

    def _answer(self, request: "httpx.Request", most: int, end: float) -> Answer | Silent:
        response = self._client.send(request, stream=True)
        try:
            pieces, size = list[bytes](), 0
            for piece in response.iter_raw():
                pieces.append(piece)
                size += len(piece)
                if self._clock() > end:
                    return Silent("the page took too long", True)
                if size > most:
                    break
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, headers, b"".join(pieces)[:most], size > most)
        finally:
            response.close()
