"""Text and elements for the exports in XML."""

from __future__ import annotations

import re
from xml.etree import ElementTree

DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XML = "http://www.w3.org/XML/1998/namespace"

#: What XML 1.0 cannot hold, not even escaped (section 2.2, Char), and DEL and C1, which it discourages.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

ElementTree.register_namespace("dcterms", DCTERMS)


def xml_text(text: str) -> str:
    """Return the text without characters that would make a document ill-formed."""
    return _UNWANTED.sub("", text)


def add(parent: ElementTree.Element, name: str, text: str, language: str = "") -> None:
    """Add a child with text, marked with the text's language where one is given; nothing for empty text."""
    if value := xml_text(text).strip():
        attributes = {f"{{{XML}}}lang": language} if language else {}
        ElementTree.SubElement(parent, name, attributes).text = value


def as_bytes(root: ElementTree.Element) -> bytes:
    """Return a whole document in UTF-8, with its declaration."""
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
