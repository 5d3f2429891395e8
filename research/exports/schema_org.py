"""
A record as a node of schema.org's type Report (version 30), for search engines and for `schema.jsonld`.

Only properties that schema.org gives a Report, an Article or a CreativeWork stand here. ISBN and number of pages
belong to its Book, so the ISBN is one of the identifiers. It has no word for a work that replaces another:
`supersededBy` is for terms of vocabularies, so the newer one is based on the older, whose status is "Superseded".
"""

from __future__ import annotations

from django.utils import translation

from research.record import Contributor, Person, Record, RecordFile, Reference
from site_config.languages.templatetags.languages import file_size
from site_config.pages.structured_data import (
    DESCRIPTION_LENGTH,
    HEADLINE_LENGTH,
    Node,
    as_json,
    filled,
    shortened,
)

TYPE = "Report"


def report(record: Record, mission: Node | None = None, image: str = "") -> Node:
    """
    Return the record's node.

    `mission` is the site's own organisation (`structured_data.organization`): where the record names it or its parent,
    by one of the names in the node, it is written out with address and logo. `image` is the address of a cover.
    """
    return filled(
        {
            "@type": TYPE,
            "@id": record.permalink,
            "name": record.full_title,
            "headline": shortened(record.full_title, HEADLINE_LENGTH),
            "inLanguage": record.language,
            "datePublished": record.date.isoformat() if record.date else None,
            "author": [_contributor(creator, mission) for creator in record.creators],
            # An `editor` is a person to schema.org.
            "editor": [_contributor(editor, mission) for editor in record.editors if isinstance(editor, Person)],
            "contributor": [
                _contributor(editor, mission) for editor in record.editors if not isinstance(editor, Person)
            ],
            "publisher": _organisation(record.publisher, mission),
            "funder": [_organisation(funder, mission) for funder in record.funders],
            "abstract": record.abstract,
            "description": shortened(record.abstract, DESCRIPTION_LENGTH),
            "keywords": list(record.keywords),
            "genre": record.kind.capitalize(),
            "reportNumber": record.report_number,
            "license": record.licence,
            "isAccessibleForFree": record.has_files,
            "identifier": _identifiers(record),
            "url": record.page_url,
            "mainEntityOfPage": {"@type": "WebPage", "@id": record.page_url},
            "image": image,
            "spatialCoverage": {"@type": "Place", "name": record.region} if record.region else None,
            "isPartOf": _wholes(record),
            "encoding": [_encoding(file) for file in record.files],
            "workTranslation": [_version(version) for version in record.versions] if record.is_original else None,
            "translationOfWork": _version(record.original) if record.original else None,
            "isBasedOn": [_version(older) for older in record.replaces],
            "creativeWorkStatus": "Superseded" if record.replaced_by else None,
        }
    )


def schema_jsonld(record: Record, mission: Node | None = None, image: str = "") -> str:
    """Return the record's node alone, as `schema.jsonld` holds it."""
    return as_json(report(record, mission, image))


def _contributor(contributor: Contributor, mission: Node | None) -> Node:
    if not isinstance(contributor, Person):
        return _organisation(contributor.name, mission)
    orcid = f"https://orcid.org/{contributor.orcid}" if contributor.orcid else ""
    return filled(
        {
            "@type": "Person",
            "@id": orcid,
            "name": str(contributor),
            "familyName": contributor.family,
            "givenName": contributor.given,
            "sameAs": orcid,
        }
    )


def _organisation(name: str, mission: Node | None) -> Node:
    """Return an organisation under the name that the record gives it, with address and logo if it is one of ours."""
    for known in (mission or {}, (mission or {}).get("parentOrganization", {})):
        if name in (known.get("name"), known.get("alternateName")):
            return {**known, "name": name}
    return {"@type": "Organization", "name": name}


def _identifiers(record: Record) -> str | list[str | Node]:
    numbers = {
        "ISBN": (record.isbn, ""),
        # The ISSN is the series' own; without a series there is nothing else to carry it.
        "ISSN": ("" if record.series else record.issn, ""),
        "DOI": (record.doi, record.doi_url),
    }
    values = [
        filled({"@type": "PropertyValue", "propertyID": name, "value": value, "url": url})
        for name, (value, url) in numbers.items()
        if value
    ]
    return [record.permalink, *values] if values else record.permalink


def _wholes(record: Record) -> list[Node]:
    series = filled({"@type": "CreativeWorkSeries", "name": record.series, "issn": record.issn})
    catalogue = {"@type": "CollectionPage", "@id": record.list_url, "url": record.list_url}
    return [series, catalogue] if record.series else [catalogue]


def _encoding(file: RecordFile) -> Node:
    with translation.override("en"):
        size = file_size(file.size).replace("\xa0", " ")
    return filled(
        {
            "@type": "MediaObject",
            "contentUrl": file.url,
            "encodingFormat": file.media_type,
            "inLanguage": file.languages[0] if len(file.languages) == 1 else list(file.languages),
            "contentSize": size,
            "sha256": file.sha256,
        }
    )


def _version(reference: Reference) -> Node:
    return {
        "@type": TYPE,
        "@id": reference.permalink,
        "inLanguage": reference.language,
        "name": reference.title,
        "url": reference.page_url,
    }
