"""
A record in the application profile of the OpenAIRE Guidelines for Literature Repositories, version 4.0.

Elements follow the order of the guidelines; terms are those of the vocabularies that its schema allows: COAR's for
resource types and access rights, DataCite's for relations.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from research.exports.dublin_core import ISO_639_3, XSI
from research.exports.xml_text import DC, XML
from research.record import Contributor, Person, Record
from research.vocabularies import Licence, PublicationKind, licence_url

OAIRE = "http://namespace.openaire.eu/schema/oaire/"
DATACITE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd"

#: Our kinds in the vocabulary of COAR. A guide for practice has no type of its own there but "text".
RESOURCE_TYPES: dict[str, tuple[str, str]] = {
    PublicationKind.REPORT: ("report", "c_93fc"),
    PublicationKind.STUDY: ("research report", "c_18ws"),
    PublicationKind.ASSESSMENT: ("report", "c_93fc"),
    PublicationKind.PROCEEDINGS: ("conference proceedings", "c_f744"),
    PublicationKind.GUIDE: ("text", "c_18cf"),
    PublicationKind.PAPER: ("working paper", "c_8042"),
}
OPEN_ACCESS = ("open access", "http://purl.org/coar/access_right/c_abf2")
METADATA_ONLY = ("metadata only access", "http://purl.org/coar/access_right/c_14cb")

_LICENCES = {licence_url(licence): licence.label for licence in Licence}

ElementTree.register_namespace("oaire", OAIRE)
ElementTree.register_namespace("datacite", DATACITE)


def openaire_element(record: Record) -> Element:
    """Return the record as an `oaire:resource`."""
    root = Element(f"{{{OAIRE}}}resource", {f"{{{XSI}}}schemaLocation": f"{OAIRE} {SCHEMA}"})
    _add_titles(root, record)
    _add_people(root, record)
    _add_identifiers(root, record)
    # The guidelines want a date in every record, and another one where that of publication is unknown.
    if date := record.date or record.available:
        dates = SubElement(root, f"{{{DATACITE}}}dates")
        _add(dates, f"{{{DATACITE}}}date", date.isoformat(), dateType="Issued" if record.date else "Available")
    _add_dc(root, "language", ISO_639_3[record.language])
    _add_dc(root, "publisher", record.publisher)
    _add_type(root, record)
    if record.abstract:
        _add_dc(root, "description", record.abstract, record.abstract_language)
    for media_type in dict.fromkeys(file.media_type for file in record.files):
        _add_dc(root, "format", media_type)
    if record.keywords:
        subjects = SubElement(root, f"{{{DATACITE}}}subjects")
        for keyword in record.keywords:
            _add(subjects, f"{{{DATACITE}}}subject", keyword, **_lang(record.keywords_language))
    _add_sizes(root, record)
    if record.region:
        _add_dc(root, "coverage", record.region, record.language)
    if record.series:
        _add(root, f"{{{OAIRE}}}citationTitle", record.series)
    _add_access(root, record)
    return root


def _add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text
    return child


def _add_dc(root: Element, name: str, text: str, language: str = "") -> None:
    _add(root, f"{{{DC}}}{name}", text, **_lang(language))


def _lang(language: str) -> dict[str, str]:
    return {f"{{{XML}}}lang": language} if language else {}


def _add_titles(root: Element, record: Record) -> None:
    titles = SubElement(root, f"{{{DATACITE}}}titles")
    _add(titles, f"{{{DATACITE}}}title", record.title, **_lang(record.title_language))
    if record.subtitle:
        _add(titles, f"{{{DATACITE}}}title", record.subtitle, titleType="Subtitle", **_lang(record.title_language))


def _add_people(root: Element, record: Record) -> None:
    creators = SubElement(root, f"{{{DATACITE}}}creators")
    for author in record.creators:
        _add_name(SubElement(creators, f"{{{DATACITE}}}creator"), "creatorName", author)
    if record.editors:
        contributors = SubElement(root, f"{{{DATACITE}}}contributors")
        for editor in record.editors:
            contributor = SubElement(contributors, f"{{{DATACITE}}}contributor", {"contributorType": "Editor"})
            _add_name(contributor, "contributorName", editor)
    if record.funders:
        references = SubElement(root, f"{{{OAIRE}}}fundingReferences")
        for funder in record.funders:
            reference = SubElement(references, f"{{{OAIRE}}}fundingReference")
            _add(reference, f"{{{OAIRE}}}funderName", funder)


def _add_name(parent: Element, tag: str, name: Contributor) -> None:
    is_person = isinstance(name, Person)
    _add(parent, f"{{{DATACITE}}}{tag}", name.inverted, nameType="Personal" if is_person else "Organizational")
    if not is_person:
        return
    if name.given:
        _add(parent, f"{{{DATACITE}}}givenName", name.given)
    _add(parent, f"{{{DATACITE}}}familyName", name.family)
    if name.orcid:
        scheme = {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"}
        _add(parent, f"{{{DATACITE}}}nameIdentifier", name.orcid, **scheme)


def _add_identifiers(root: Element, record: Record) -> None:
    _add(root, f"{{{DATACITE}}}identifier", record.permalink, identifierType="URL")
    alternates = SubElement(root, f"{{{DATACITE}}}alternateIdentifiers")
    for kind, value in (("URL", record.page_url), ("DOI", record.doi), ("ISBN", record.isbn)):
        if value:
            _add(alternates, f"{{{DATACITE}}}alternateIdentifier", value, alternateIdentifierType=kind)
    if related := _related(record):
        identifiers = SubElement(root, f"{{{DATACITE}}}relatedIdentifiers")
        for kind, relation, value in related:
            attributes = {"relatedIdentifierType": kind, "relationType": relation}
            _add(identifiers, f"{{{DATACITE}}}relatedIdentifier", value, **attributes)


def _related(record: Record) -> list[tuple[str, str, str]]:
    """Return type, relation and value of each related identifier; relations are read from this record to the other."""
    related = []
    for version in record.versions:
        if record.is_original:
            relation = "HasVersion"
        else:
            relation = "IsVersionOf" if version.language == record.original_language else "IsVariantFormOf"
        related.append(("URL", relation, version.permalink))
    related += [("URL", "IsNewVersionOf", older.permalink) for older in record.replaces]
    if record.replaced_by:
        related.append(("URL", "IsPreviousVersionOf", record.replaced_by.permalink))
    if record.issn:
        related.append(("ISSN", "IsPartOf", record.issn))
    return related


def _add_type(root: Element, record: Record) -> None:
    label, concept = RESOURCE_TYPES.get(record.kind, RESOURCE_TYPES["report"])
    attributes = {"resourceTypeGeneral": "literature", "uri": f"http://purl.org/coar/resource_type/{concept}"}
    _add(root, f"{{{OAIRE}}}resourceType", label, **attributes)


def _add_sizes(root: Element, record: Record) -> None:
    pages = record.printed_pages or next((file.pages for file in record.files if file.pages), None)
    sizes = [f"{pages} pages" if pages != 1 else "1 page"] if pages else []
    sizes += [_in_bytes(file.size) for file in record.files if file.size]
    if sizes:
        parent = SubElement(root, f"{{{DATACITE}}}sizes")
        for size in sizes:
            _add(parent, f"{{{DATACITE}}}size", size)


def _in_bytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} kB"


def _add_access(root: Element, record: Record) -> None:
    label, uri = OPEN_ACCESS if record.has_files else METADATA_ONLY
    _add(root, f"{{{DATACITE}}}rights", label, rightsURI=uri)
    if record.licence:
        name = _LICENCES.get(record.licence, record.licence)
        _add(root, f"{{{OAIRE}}}licenseCondition", str(name), uri=record.licence)
    for file in record.files:
        attributes = {"accessRightsURI": uri, "mimeType": file.media_type, "objectType": "fulltext"}
        _add(root, f"{{{OAIRE}}}file", file.url, **attributes)
