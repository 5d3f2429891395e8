"""
Words become search keys here, by the same functions when a page is indexed and when somebody asks.

Nothing in this package knows of pages, databases or queries: text goes in, tokens and keys come out. A word is read by
its own script and letters, not by the language of the page around it. Since a Cyrillic word without any Tajik letter
may be Russian, or Tajik typed without a Tajik keyboard, it gets a key for either reading.
"""

from site_config.search.words.across import counterpart
from site_config.search.words.keys import Keys, keys_of, surface
from site_config.search.words.layouts import other_layouts
from site_config.search.words.minor import is_minor
from site_config.search.words.slips import is_slip, slips_allowed, slips_between
from site_config.search.words.tokens import HYPHENS, Token, tokens

__all__ = [
    "HYPHENS",
    "Keys",
    "Token",
    "counterpart",
    "is_minor",
    "is_slip",
    "keys_of",
    "other_layouts",
    "slips_allowed",
    "slips_between",
    "surface",
    "tokens",
]
