"""
A record in simple Dublin Core, as OAI-PMH's format `oai_dc` wraps it (openarchives.org/OAI/2.0/oai_dc.xsd).

Values of type, rights and language follow OpenAIRE's guidelines: `info:eu-repo` terms and ISO 639-3.
"""

from __future__ import annotations

from xml.etree import ElementTree

from research.exports.table import OAI_DC_NAMESPACE
from research.exports.xml_text import DC, add, as_bytes
from research.record import Record

OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

ISO_639_3 = {"en": "eng", "ru": "rus", "tg": "tgk"}

REPORT = "info:eu-repo/semantics/report"
OPEN_ACCESS = "info:eu-repo/semantics/openAccess"
#: Only the record can be read here, not the text.
CLOSED_ACCESS = "info:eu-repo/semantics/closedAccess"

ElementTree.register_namespace("oai_dc", OAI_DC_NAMESPACE)


def dublin_core_xml(record: Record) -> bytes:
    """Return the record as a document of its own, `dc.xml`."""
    return as_bytes(oai_dc_element(record))


def oai_dc_element(record: Record) -> ElementTree.Element:
    """Return the element `oai_dc:dc`, which stands in a harvester's answer and is the root of `dc.xml`."""
    root = ElementTree.Element(
        f"{{{OAI_DC_NAMESPACE}}}dc", {f"{{{XSI}}}schemaLocation": f"{OAI_DC_NAMESPACE} {OAI_DC_SCHEMA}"}
    )
    for name, value, language in _statements(record):
        add(root, f"{{{DC}}}{name}", value, language)
    return root


def _statements(record: Record) -> list[tuple[str, str, str]]:
    """Return element, value and the value's language, in the schema's usual order."""
    related = [*record.versions, *record.replaces, *filter(None, [record.replaced_by])]
    return [
        ("title", record.full_title, record.title_language),
        *(("creator", creator.inverted, "") for creator in record.creators),
        *(("subject", keyword, record.keywords_language) for keyword in record.keywords),
        ("description", record.abstract, record.abstract_language),
        ("publisher", record.publisher, ""),
        *(("contributor", editor.inverted, "") for editor in record.editors),
        ("date", record.date.isoformat() if record.date else "", ""),
        ("type", REPORT, ""),
        *(("format", media_type, "") for media_type in dict.fromkeys(file.media_type for file in record.files)),
        *(("identifier", identifier, "") for identifier in _identifiers(record)),
        ("language", ISO_639_3[record.language], ""),
        *(("relation", reference.permalink, "") for reference in related),
        ("coverage", record.region, ""),
        ("rights", OPEN_ACCESS if record.has_files else CLOSED_ACCESS, ""),
        ("rights", record.licence, ""),
    ]


def _identifiers(record: Record) -> list[str]:
    """Return the permalink first, since many harvesters take the first one for the record's address."""
    numbers = [
        record.doi_url,
        f"urn:isbn:{record.isbn}" if record.isbn else "",
        f"urn:issn:{record.issn}" if record.issn else "",
    ]
    return [record.permalink, record.page_url, *(file.url for file in record.files), *numbers]
