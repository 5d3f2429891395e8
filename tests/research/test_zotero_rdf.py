"""Reads the RDF as Zotero's import does: as a graph, by the names that its translator "RDF" asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.container import Seq
from rdflib.namespace import RDF
from rdflib.term import Node

from research.exports.zotero_rdf import zotero_rdf
from research.record import Organisation, Person, Record
from tests.research.records import BARE, ENGLISH, RECORDS, RUSSIAN, TAJIK

pytestmark = pytest.mark.once

BIB = Namespace("http://purl.org/net/biblio#")
DC = Namespace("http://purl.org/dc/elements/1.1/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
LINK = Namespace("http://purl.org/rss/1.0/modules/link/")
PRISM = Namespace("http://prismstandard.org/namespaces/1.2/basic/")
VCARD = Namespace("http://nwalsh.com/rdf/vCard#")
Z = Namespace("http://www.zotero.org/namespaces/export#")


@dataclass
class Item:
    """A node of the graph, asked as the translator asks."""

    graph: Graph
    node: Node

    def texts(self, *path: URIRef) -> list[str]:
        """Return the texts at the end of a path."""
        nodes: list[Node] = [self.node]
        for step in path:
            nodes = [found for node in nodes for found in self.graph.objects(node, step)]
        return [str(node) for node in nodes]

    def people(self, role: URIRef) -> list[tuple[str, str]]:
        """Return surname and given name in the order of the sequence."""
        sequence = self.graph.value(self.node, role)
        if sequence is None:
            return []
        members = Seq(self.graph, sequence).items()
        return [
            (str(self.graph.value(member, FOAF.surname)), str(self.graph.value(member, FOAF.givenName) or ""))
            for member in members
        ]


def items(*records: Record) -> list[Item]:
    """Return the items that Zotero would make: what has its word for a type and is nobody's attachment."""
    graph = Graph().parse(data=zotero_rdf(*records), format="xml")
    nodes = [node for node in graph.subjects(Z.itemType) if not list(graph.subjects(LINK.link, node))]
    return [Item(graph, node) for node in nodes]


def only_item(record: Record) -> Item:
    found = items(record)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_record_is_a_report_with_title_creator_and_address(record: Record) -> None:
    item = only_item(record)
    assert item.texts(Z.itemType) == ["report"]
    assert item.texts(DC.title) == [record.full_title]
    assert len(item.people(BIB.authors)) == len(record.creators)
    assert item.texts(DC.identifier, RDF.value) == [record.permalink]
    assert item.texts(Z.language) == [record.language]
    assert item.texts(DC.date) == ([record.date.isoformat()] if record.date else [])


def test_all_fields_of_a_report_are_filled() -> None:
    item = only_item(ENGLISH)
    assert item.people(BIB.authors) == [("Olimova", "Saodat"), ("Olimov", "Muzaffar")]
    assert item.texts(DC.publisher, FOAF.name) == [ENGLISH.publisher]
    assert item.texts(DC.publisher, VCARD.adr, VCARD.locality) == ["Dushanbe"]
    assert item.texts(DC.publisher, RDF.type) == [str(FOAF.Organization)]
    assert item.texts(Z.reportNumber) == item.texts(PRISM.number) == ["TJ-2012/05"]
    assert item.texts(DCTERMS.isPartOf, DCTERMS.alternative) == ["Tajikistan Studies"]
    assert item.texts(DCTERMS.isPartOf, RDF.type) == [str(BIB.Series)]
    assert item.texts(DCTERMS.abstract) == [ENGLISH.abstract]
    assert item.texts(BIB.pages) == ["120"]
    assert item.texts(DC.rights) == [ENGLISH.licence]
    assert set(item.texts(DC.subject)) == set(ENGLISH.keywords)
    assert "ISBN 978-92-9068-163-2" in item.texts(DC.identifier)
    # These two would land in fields that they do not belong to.
    assert item.texts(DC.coverage) == item.texts(DC.description) == []


def test_an_organisation_stays_in_one_field() -> None:
    assert only_item(TAJIK).people(BIB.authors) == [("Маркази таҳқиқоти «Шарқ»", "")]
    assert only_item(BARE).people(BIB.authors) == [(str(BARE.creators[0]), "")]


def test_editors_are_contributors_of_a_report() -> None:
    record = replace(ENGLISH, editors=(Person("Babajanov", "Rustam"), Organisation("Shark")))
    assert only_item(record).people(BIB.contributors) == [("Babajanov", "Rustam"), ("Shark", "")]


def test_the_file_comes_along_from_its_own_address() -> None:
    item = only_item(ENGLISH)
    assert item.texts(LINK.link, RDF.type) == [str(Z.Attachment)]
    assert item.texts(LINK.link, DC.identifier, RDF.value) == [ENGLISH.files[0].url]
    assert item.texts(LINK.link, DC.identifier, RDF.type) == [str(DCTERMS.URI)]
    assert item.texts(LINK.link, LINK.type) == ["application/pdf"]
    assert item.texts(LINK.link, DC.title) == ["environmental-degradation-en.pdf"]
    assert only_item(RUSSIAN).texts(LINK.link) == []


def test_several_records_stand_in_one_document() -> None:
    found = items(ENGLISH, RUSSIAN, TAJIK)
    assert {item.texts(DC.title)[0] for item in found} == {ENGLISH.title, RUSSIAN.title, TAJIK.title}


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert only_item(replace(ENGLISH, title="A\x00\x1bB & <c>")).texts(DC.title) == ["AB & <c>"]
