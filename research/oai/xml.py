"""The XML around records: elements of the protocol as text, and the whole answer (OAI-PMH 2.0, section 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from research.exports.dublin_core import XSI
from research.oai.protocol import Problem
from site_config.pages.xml_text import xml_text

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = f"{NAMESPACE}OAI-PMH.xsd"

Attributes = Mapping[str, str]


def element(name: str, content: str | Iterable[str] = "", attributes: Attributes | None = None) -> str:
    """Return an element that holds a text (a str), or elements that are XML already (any other iterable)."""
    inside = escape(content) if isinstance(content, str) else "".join(content)
    return f"<{name}{_written(attributes or {})}>{inside}</{name}>"


def _written(attributes: Attributes) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


def part(root: ElementTree.Element) -> str:
    """
    Return a record's metadata as XML that can be cut out of the answer and read alone: all its namespaces are
    declared on its own root, as section 3.4 wants it.
    """
    return ElementTree.tostring(root, encoding="unicode")


def utc(moment: datetime) -> str:
    """Return a moment as the protocol writes it, such as 2012-05-31T08:00:00Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def errors(problems: Iterable[Problem]) -> str:
    """Return the protocol's errors."""
    return "".join(element("error", problem.message, {"code": problem.code}) for problem in problems)


def envelope(moment: datetime, base_url: str, asked: Attributes, content: str) -> bytes:
    """Return a whole answer; `asked` is what the request element repeats: the verb and its arguments, or nothing."""
    root = {"xmlns": NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}"}
    inside = [element("responseDate", utc(moment)), element("request", base_url, asked), content]
    document = '<?xml version="1.0" encoding="UTF-8"?>\n' + element("OAI-PMH", inside, root) + "\n"
    return xml_text(document).encode()
