"""Titles without the name of the site: "Bridge opens early | The Lind Courier" is the headline "Bridge opens early"."""

import re

_CUT = re.compile(r"\s+[|–—•·»:-]\s+|\s*[|»]\s*|\s+::\s+")
_WORD = re.compile(r"\w+")


def untitled(title: str, outlets: tuple[str, ...], heading: str | None = None) -> str:
    """A title without a site's name at its end or its beginning.

    `outlets`: the names, and the hosts, of the site. `heading`: a heading of the page: what a title has beyond it is the site's name.
    """
    if heading is not None and len(heading) > 8 and title != heading and title.startswith(heading) and _CUT.match(title, len(heading)):
        return heading
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title
    names = {squeezed(name) for name in outlets} - {""}
    for cut in cuts:
        if _is_site(title[cut.end() :], names):
            return title[: cut.start()].strip()
    if _is_site(title[: cuts[0].start()], names):
        return title[cuts[0].end() :].strip()
    return title


def plain(words: str) -> str:
    """Words alone, in small letters: how two titles are compared."""
    return " ".join(_WORD.findall(words.casefold()))


def _is_site(words: str, names: set[str]) -> bool:
    own = squeezed(words)
    return len(own) > 1 and any(own == name or (len(own) > 3 and (own.startswith(name) or name.startswith(own))) for name in names)


def squeezed(name: str) -> str:
    """A name as a host has it: "The Lind Courier" and "lindcourier.example" both are "lindcourier"."""
    return "".join(_WORD.findall(name.casefold().removeprefix("the ").removeprefix("www.").partition(".")[0]))
