"""A text of the site as other programs show it: without our addresses' beginnings missing, and without our styles."""

from __future__ import annotations

from urllib.parse import urljoin

from bs4 import BeautifulSoup

#: What means something without our style sheet and scripts.
_KEPT = frozenset(
    {"alt", "colspan", "datetime", "height", "href", "hreflang", "lang", "rowspan", "scope", "src", "start", "width"}
)
_ADDRESSES = ("href", "src")


def portable(html: str, address: str) -> str:
    """
    Return HTML of a page at the absolute `address` as it can stand anywhere: all links and pictures by their absolute
    addresses, each picture in the one format that every program shows.
    """
    soup = BeautifulSoup(html, "html.parser")
    for picture in soup("picture"):
        if picture.img:
            picture.replace_with(picture.img)
    for element in soup(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in _KEPT}
        for name in _ADDRESSES:
            if value := element.get(name):
                element[name] = urljoin(address, str(value))
    return str(soup).strip()
