"""Titles without the name of the site: "Bridge opens early | The Lind Courier" is the headline "Bridge opens early"."""

import re

LONG = 4
"""Letters of a name that is recognised by its beginning or its end."""
INITIALS = 3

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
    names = {name for each in outlets for name in (squeezed(each), *_labels(each))} - {""}
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
    """Whether some words are a name of the site, begin or end one, go on from one, or have its letters for their initials."""
    own = squeezed(words)
    if len(own) < 2:
        return False
    initials = "".join(word[0] for word in _WORD.findall(words.casefold()))
    long = len(own) >= LONG
    return any(
        own == name
        or (long and (own.startswith(name) or name.startswith(own) or name.endswith(own)))
        or (initials == name and len(name) >= INITIALS)
        for name in names
    )


def _labels(host: str) -> list[str]:
    """The parts of a host that may be a name: "news.lindcourier.example" has "lindcourier"."""
    return [part for part in host.casefold().split(".")[:-1] if len(part) >= LONG] if " " not in host else []


def squeezed(name: str) -> str:
    """A name as a host has it: "The Lind Courier" and "lindcourier.example" both are "lindcourier"."""
    return "".join(_WORD.findall(name.casefold().removeprefix("the ").removeprefix("www.").partition(".")[0]))
