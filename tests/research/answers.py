"""Answers at `/oai` for tests: asked in the process, proved by the schemas in `data/oai/`, read by name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from lxml import etree  # ty: ignore[missing-module-member] (compiled, and without types)

from research.models import CatalogueRecord
from research.record import Record
from tests.research.records import BARE

SCHEMAS = Path(__file__).parent / "data" / "oai"
OAI = "http://www.openarchives.org/OAI/2.0/"
NAMES = {
    "oai": OAI,
    "oai_dc": f"{OAI}oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "datacite": "http://datacite.org/schema/kernel-4",
    "oaire": "http://namespace.openaire.eu/schema/oaire/",
    "id": f"{OAI}oai-identifier",
}


@cache
def schema(name: str) -> Any:
    """Return one of the schemas, `oai_pmh`, `oai_dc` or `oai_openaire`."""
    return etree.RelaxNG(file=str(SCHEMAS / f"{name}.rng"))


def proved(content: bytes, name: str) -> Any:
    """Return the root of a document after proving it by a schema."""
    root = etree.fromstring(content)
    schema(name).assertValid(root)
    return root


class Answer:
    """An answer to a harvester, proved by the protocol's schema and every record's by that of its format."""

    def __init__(self, content: bytes) -> None:
        self.root = proved(content, "oai_pmh")
        for metadata in self.root.iterfind(".//oai:metadata/*", NAMES):
            # Cut out of the answer, as harvesters do: it must stand alone.
            proved(etree.tostring(metadata), "oai_dc" if metadata.tag.endswith("}dc") else "oai_openaire")

    def texts(self, path: str) -> list[str]:
        """Return the texts of the elements at an XPath with the prefixes of NAMES."""
        return [found.text or "" for found in self.root.iterfind(path, NAMES)]

    def text(self, path: str) -> str:
        """Return the text of the only element at a path."""
        (text,) = self.texts(path)
        return text

    @property
    def errors(self) -> list[str]:
        """The codes of the errors."""
        return [error.get("code") for error in self.root.iterfind("oai:error", NAMES)]

    @property
    def asked(self) -> dict[str, str]:
        """The arguments that the request element repeats."""
        return dict(self.root.find("oai:request", NAMES).attrib)

    @property
    def identifiers(self) -> list[str]:
        """The identifiers of the records, as number and language: "10/en"."""
        return [text.partition(":publication/")[2] for text in self.texts(".//oai:header/oai:identifier")]

    @property
    def token(self) -> Any:
        """The element resumptionToken; None without one."""
        return self.root.find(".//oai:resumptionToken", NAMES)


def ask(query: str = "", **arguments: str) -> Answer:
    """Return the answer to a raw query, or to arguments."""
    response = Client().get(f"/oai?{query or urlencode(arguments)}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    return Answer(response.content)


def expose(record: Record = BARE, **changes: Any) -> Record:
    """Expose a record with some changes, and return it."""
    changed = replace(record, **changes)
    CatalogueRecord.objects.expose(changed, slug=f"publication-{changed.number}")
    return changed
