"""What a page says about itself: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core, citation), time, language, address.

Everything is kept as it stands, with where it stood; which one to believe is decided later.
"""

from lxml import etree

from onrecord.model.article import Declared


def self_said(root: etree._Element) -> tuple[Declared, ...]:
    """All that the page declares, JSON-LD first."""
    return ()
