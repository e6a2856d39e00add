"""Which machine an address leads to, and whether it may be asked: settled before anything is sent.

A name is resolved once and the connection goes to the number that was looked at, so that a name which changes its mind between the look
and the call (DNS rebinding) gains nothing. A name of which any number is not public is refused as a whole.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

Resolve = Callable[[str, int], Sequence[str]]
"""The numbers of a name and a port, as text."""

METADATA = frozenset(("168.63.129.16", "100.100.100.200", "169.254.169.254", "fd00:ec2::254"))
"""Numbers under which clouds hand secrets to their machines; the first is public by its number."""
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: the machine's number, and the name that it is asked under."""

    address: str
    scheme: str
    host: str
    port: int
    number: str

    @property
    def origin(self) -> str:
        """Scheme, name and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def default_port(self) -> bool:
        return self.port == (443 if self.scheme == "https" else 80)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an address is not asked, and what to do."""

    error: str
    advice: str


def vetted(address: str, resolve: Resolve, *, allow_private: bool = False) -> Target | Refused:
    """The one machine that may be asked for this address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        return Refused(f"this is not an address: {error}", "look at its spelling")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return Refused("only http and https addresses are fetched", "look at the address; it begins with https://")
    if parts.username is not None or parts.password is not None:
        return Refused("the address holds a user name or a password", "give it without; what needs them is saved from the browser")
    host = _ascii(parts.hostname)
    if host is None:
        return Refused("the name in this address is not one", "look at its spelling")
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        numbers = list(resolve(host, port))
    except (OSError, UnicodeError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        return Refused(f"the name {host} cannot be resolved: {cause}", "look at its spelling and at your network")
    if not numbers:
        return Refused(f"the name {host} leads nowhere", "look at its spelling")
    for number in numbers:
        why = None if allow_private else not_public(number)
        if why is not None:
            return Refused(f"{host} leads to {number}, {why}", "only public addresses are fetched, unless private ones are allowed")
    return Target(address, parts.scheme, host, port, numbers[0])


def not_public(number: str) -> str | None:
    """Why a machine's number is not one of the public Internet, or None where it is."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return "which is no number of a machine"
    if str(ip) in METADATA:
        return "where a cloud keeps its machines' secrets"
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if within is None and (any(ip in net for net in _NAT64) or (int(ip) >> 32 == 0 and int(ip) > 1)):
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return not_public(str(within))
    if ip.is_loopback:
        return "this machine itself"
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or ip.is_reserved or ip.is_private or not ip.is_global:
        return "which is not a public address"
    return None


def system_resolve(host: str, port: int) -> list[str]:
    """What this machine's resolver says, in its order."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _ascii(host: str) -> str | None:
    """A name as resolvers know it; None where it cannot be one."""
    if ":" in host:
        return host
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return name if 0 < len(name) <= 253 and not set(name) & set(" /\\?#@\r\n\t%\x00") else None
