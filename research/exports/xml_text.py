"""Elements for the exports in XML."""

from __future__ import annotations

from xml.etree import ElementTree

from site_config.pages.xml_text import xml_text

DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
XML = "http://www.w3.org/XML/1998/namespace"

ElementTree.register_namespace("dcterms", DCTERMS)


def add(parent: ElementTree.Element, name: str, text: str, language: str = "") -> None:
    """Add a child with text, marked with the text's language where one is given; nothing for empty text."""
    if value := xml_text(text).strip():
        attributes = {f"{{{XML}}}lang": language} if language else {}
        ElementTree.SubElement(parent, name, attributes).text = value


def as_bytes(root: ElementTree.Element) -> bytes:
    """Return a whole document in UTF-8, with its declaration."""
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
