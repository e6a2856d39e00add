"""robots.txt (RFC 9309): what an outlet asks programs not to fetch, and how long to wait between two pages.

The longest rule that fits decides, and allowing wins a tie; `*` and a closing `$` are understood. No regular expression is made of what
a stranger wrote.
"""

from dataclasses import dataclass
from urllib.parse import unquote

CAP = 500_000
"""Bytes that are read of a robots.txt (RFC 9309 asks for at least 500 KiB)."""
MOST_RULES = 5000
LONGEST_WAIT = 30.0
"""Seconds; a longer Crawl-delay is taken for this."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one program. `rules`: whether allowed, and the path's pattern; `delay`: seconds between two pages."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path with its query may be fetched."""
        path = unquote(path) or "/"
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


ALL = Robots()
NONE = Robots(((False, "/"),))


def robots(text: str, agent: str) -> Robots:
    """The rules for the program `agent` (its name, without a version), or those for all."""
    own: list[tuple[bool, str]] = []
    general: list[tuple[bool, str]] = []
    delays = {True: 0.0, False: 0.0}
    mine = among = meant = named = False
    for line in text.splitlines()[: 4 * MOST_RULES]:
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if among:
                mine = meant = among = False
            mine, meant = mine or value.lower() == agent.lower(), meant or value == "*"
            named = named or mine
            continue
        if key in ("allow", "disallow", "crawl-delay"):
            among = True
        if key in ("allow", "disallow") and value:
            for wanted, rules in ((mine, own), (meant, general)):
                if wanted and len(rules) < MOST_RULES:
                    rules.append((key == "allow", unquote(value)))
        elif key == "crawl-delay":
            delays.update({True: _seconds(value)} if mine else {False: _seconds(value)} if meant else {})
    return Robots(tuple(own if named else general), delays[named])


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path. The pieces between stars are found one after the other: linear for each."""
    ended = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    last = len(pieces) - 1
    for number, piece in enumerate(pieces[1:], 1):
        if ended and number == last:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ended or at == len(path)


def _seconds(value: str) -> float:
    try:
        return min(max(float(value), 0.0), LONGEST_WAIT)
    except ValueError:
        return 0.0
