"""What part of a page an element says it is: by its tag, its role, or a word of its class or id.

Says nothing about whether the part belongs to the article: that is for the labels to decide, with the words in view.
"""

import re
from functools import lru_cache

from lxml import etree

TAGS: dict[str, str] = {
    "nav": "nav", "footer": "footer", "aside": "aside", "form": "form", "figcaption": "caption", "button": "button", "label": "form",
    "menu": "nav", "caption": "caption", "address": "address",
}  # fmt: skip
ROLES: dict[str, str] = {
    "navigation": "nav", "contentinfo": "footer", "complementary": "aside", "search": "form", "button": "button", "menu": "nav",
    "menubar": "nav", "alert": "notice", "alertdialog": "notice", "dialog": "notice",
}  # fmt: skip
CLASSES: tuple[tuple[str, str], ...] = (
    ("comments", r"comments?|commentlist|comment-(?:list|body|content|form|respond|thread|area)|disqus\w*|respond"),
    ("related", r"related\w*(?:-\w+)*|recirc\w*"
                r"|read-?more|read-?next|more-(?:stories|news|from|on)|most-?(?:read|viewed|popular|recent)|popular"
                r"|trending|recommended|recommendations?|you-may-\w+|also-read|latest-(?:news|posts|stories)|outbrain|taboola|teasers?"),
    ("newsletter", r"newsletters?(?:-\w+)*|\w+-newsletter|subscribe|subscription|sign-?up|mailing-list|mc4wp\w*|mailchimp"),
    ("paywall", r"paywall|piano|regwall|meter"),
    ("share", r"share|sharing|sharedaddy|social|addtoany|sociable|social-\w+|share-\w+|follow-us"),
    ("cookie", r"cookies?(?:-\w+)*|consent|gdpr|onetrust\w*"),
    ("caption", r"caption|wp-caption-text|image-caption|photo-caption|figcaption|caption-text"),
    ("credit", r"credit|photo-credit|image-credit|image-source|copyright-holder"),
    ("byline", r"byline|by-line|author|authors|author-name|byline-name|article-author"),
    ("time", r"dateline|timestamp|pub-?date|published|post-date|entry-date|article-date|posted-on|(?:entry|post|article)-meta"),
    ("about", r"author-bio|author-box|about-author|author-info|about-the-author|author-description|bio"),
    ("nav", r"nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-bar|pagination|pager|toolbar|site-header|masthead|skip-link|tags"
            r"|tag-list|post-tags|post-navigation|nav-links"),
    ("footer", r"footer|site-footer|page-footer|colophon|copyright"),
    ("ad", r"ad|ads|advert\w*|advertisement|sponsor\w*|promo|promotion|promobox|banner-ad|adsbygoogle"),
)  # fmt: skip
"""Region, and the words of class and id that say it; the first that fits wins."""

_CLASSES = re.compile("(?:" + "|".join(f"(?P<{region}>{words})" for region, words in CLASSES) + r")\Z")
VAGUE = frozenset(("aside",))
"""Regions of which the class or id often says more."""
_TOO_WIDE = frozenset(("html", "body", "main", "article"))


def region_of(element: etree._Element, tag: str) -> str:
    """The region that an element opens, or ""."""
    if tag in _TOO_WIDE:
        return ""
    named = TAGS.get(tag) or ROLES.get(element.get("role") or "")
    if named and named not in VAGUE:
        return named
    kind, name = element.get("class"), element.get("id")
    return (_said(f"{kind or ''} {name or ''}") if kind or name else "") or named or ""


@lru_cache(maxsize=8192)  # a page says the same few hundred words again and again: 0.15 of the time of reading it
def _said(words: str) -> str:
    for word in words.lower().replace("_", "-").split()[:12]:
        region = _named(word)
        if region:
            return region
    return ""


@lru_cache(maxsize=8192)
def _named(word: str) -> str:
    found = _CLASSES.match(word)
    return (found.lastgroup or "") if found is not None else ""
