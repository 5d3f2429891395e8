"""
Records in the RDF that Zotero writes and reads back (`rdf_zotero` in unAPI): the one form that keeps organisations
whole and brings the file along.

Names and shapes are those that Zotero's translators "RDF" (import) and "Zotero RDF" (export) use. Some are not what
the vocabularies mean: `dc:coverage` would become the place in an archive and `dc:description` a remark, so neither
stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from research.exports.xml_text import DC, DCTERMS, add, as_bytes
from research.record import Contributor, Person, Record, RecordFile
from site_config.pages.xml_text import xml_text

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BIB = "http://purl.org/net/biblio#"
FOAF = "http://xmlns.com/foaf/0.1/"
LINK = "http://purl.org/rss/1.0/modules/link/"
PRISM = "http://prismstandard.org/namespaces/1.2/basic/"
VCARD = "http://nwalsh.com/rdf/vCard#"
Z = "http://www.zotero.org/namespaces/export#"

for _prefix, _namespace in {
    "bib": BIB,
    "foaf": FOAF,
    "link": LINK,
    "prism": PRISM,
    "vcard": VCARD,
    "z": Z,
}.items():
    ElementTree.register_namespace(_prefix, _namespace)


def zotero_rdf(*records: Record) -> bytes:
    """Return a document with an item for each record."""
    root = Element(f"{{{RDF}}}RDF")
    for record in records:
        _add_item(root, record)
        for place, file in enumerate(record.files):
            _add_attachment(root, file, _attachment_id(record, place))
    return as_bytes(root)


def _add_item(root: Element, record: Record) -> None:
    item = SubElement(root, f"{{{BIB}}}Report", {f"{{{RDF}}}about": xml_text(record.permalink)})
    add(item, f"{{{Z}}}itemType", "report")
    _add_publisher(item, record)
    _add_people(item, "authors", record.creators)
    # Reports have no editors in Zotero; contributors is what it would make of them.
    _add_people(item, "contributors", record.editors)
    for place, _file in enumerate(record.files):
        SubElement(item, f"{{{LINK}}}link", {f"{{{RDF}}}resource": _attachment_id(record, place)})
    for keyword in record.keywords:
        add(item, f"{{{DC}}}subject", keyword)
    add(item, f"{{{DC}}}title", record.full_title)
    add(item, f"{{{DCTERMS}}}abstract", record.abstract)
    add(item, f"{{{DC}}}date", record.date.isoformat() if record.date else "")
    add(item, f"{{{DC}}}type", record.kind.capitalize())
    add(item, f"{{{Z}}}language", record.language)
    # The import reads the first only inside a journal or a book, and the second, a field's own name, anywhere.
    add(item, f"{{{PRISM}}}number", record.report_number)
    add(item, f"{{{Z}}}reportNumber", record.report_number)
    add(item, f"{{{BIB}}}pages", str(record.printed_pages or ""))
    add(item, f"{{{DC}}}rights", record.licence)
    _add_series(item, record)
    _add_address(item, record.permalink)
    for label, number in (("ISBN", record.isbn), ("ISSN", record.issn), ("DOI", record.doi)):
        add(item, f"{{{DC}}}identifier", f"{label} {number}" if number else "")


def _add_publisher(item: Element, record: Record) -> None:
    organisation = SubElement(SubElement(item, f"{{{DC}}}publisher"), f"{{{FOAF}}}Organization")
    if record.place:
        address = SubElement(SubElement(organisation, f"{{{VCARD}}}adr"), f"{{{VCARD}}}Address")
        add(address, f"{{{VCARD}}}locality", record.place)
    add(organisation, f"{{{FOAF}}}name", record.publisher)


def _add_people(item: Element, role: str, contributors: Sequence[Contributor]) -> None:
    if not contributors:
        return
    sequence = SubElement(SubElement(item, f"{{{BIB}}}{role}"), f"{{{RDF}}}Seq")
    for contributor in contributors:
        person = SubElement(SubElement(sequence, f"{{{RDF}}}li"), f"{{{FOAF}}}Person")
        if isinstance(contributor, Person):
            add(person, f"{{{FOAF}}}surname", contributor.family)
            add(person, f"{{{FOAF}}}givenName", contributor.given)
        else:
            # A surname without a given name is shown in one field, never turned round: so Zotero keeps organisations.
            add(person, f"{{{FOAF}}}surname", contributor.name)


def _add_series(item: Element, record: Record) -> None:
    if record.series:
        series = SubElement(SubElement(item, f"{{{DCTERMS}}}isPartOf"), f"{{{BIB}}}Series")
        # The title of a report's series; `dc:title` would fill a field that reports do not have.
        add(series, f"{{{DCTERMS}}}alternative", record.series)


def _add_address(item: Element, url: str) -> None:
    address = SubElement(SubElement(item, f"{{{DC}}}identifier"), f"{{{DCTERMS}}}URI")
    add(address, f"{{{RDF}}}value", url)


def _add_attachment(root: Element, file: RecordFile, node_id: str) -> None:
    attachment = SubElement(root, f"{{{Z}}}Attachment", {f"{{{RDF}}}about": node_id})
    add(attachment, f"{{{Z}}}itemType", "attachment")
    add(attachment, f"{{{DC}}}title", urlsplit(file.url).path.rsplit("/", 1)[-1])
    _add_address(attachment, file.url)
    add(attachment, f"{{{LINK}}}type", file.media_type)


def _attachment_id(record: Record, place: int) -> str:
    return xml_text(f"{record.permalink}#file-{place + 1}")
