"""The exports below a landing page: their names, media types and titles, for views, headers and templates."""

from __future__ import annotations

from dataclasses import dataclass

OAI_DC_NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"


@dataclass(frozen=True)
class Export:
    """An export. `name` is the last part of its address; `profile` the namespace that narrows an XML type down."""

    name: str
    media_type: str
    title: str
    profile: str = ""
    #: Whether people are offered it for their reference manager.
    is_download: bool = False

    def address_below(self, page_url: str) -> str:
        """Return the export's address, given that of the landing page."""
        return page_url + self.name


BIBTEX = Export("cite.bib", "application/x-bibtex", "BibTeX", is_download=True)
RIS = Export("cite.ris", "application/x-research-info-systems", "RIS", is_download=True)
CSL_JSON = Export("cite.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", is_download=True)
DUBLIN_CORE = Export("dc.xml", "application/xml", "Dublin Core", profile=OAI_DC_NAMESPACE)
SCHEMA_ORG = Export("schema.jsonld", "application/ld+json", "JSON-LD")

#: What describes a record, in the order in which it is offered.
EXPORTS = (BIBTEX, RIS, CSL_JSON, DUBLIN_CORE, SCHEMA_ORG)
DOWNLOADS = tuple(export for export in EXPORTS if export.is_download)

#: Not a description but the list of all links (RFC 9264).
LINKSET = Export("linkset.json", "application/linkset+json", "Linkset")
