"""
Finds the links in what is stored: in fields, texts of blocks and rich text.

    for link in links_of(page, children): …

Nothing is asked of the database: what a link leads to is judged for many at once (judging/).
"""

from site_config.broken_links.finding.fields import LinkFields, links_of
from site_config.broken_links.finding.links import Link

__all__ = ["Link", "LinkFields", "links_of"]
