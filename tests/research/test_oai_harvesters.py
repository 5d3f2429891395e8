"""Harvests by clients that libraries use, sickle and oaipmh-scythe: whole ones, selective ones, later ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
import requests
import time_machine
from django.test import Client, TestCase, override_settings
from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import BadResumptionToken as ScytheBadResumptionToken
from sickle import Sickle
from sickle.oaiexceptions import BadResumptionToken, IdDoesNotExist, NoRecordsMatch

from research.models import CatalogueRecord
from tests.research.answers import expose
from tests.research.records import ENGLISH, RUSSIAN, SITE, TAJIK

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
ADDRESS = "http://testserver/oai"


class InProcessSickle(Sickle):
    """Sickle that asks the site in this process; everything but the wire is its own."""

    def _request(self, kwargs: dict[str, str]) -> requests.Response:
        ask = Client().post if self.http_method == "POST" else Client().get
        answer = ask("/oai", kwargs)
        response = requests.Response()
        response.status_code, response._content = answer.status_code, answer.content
        response.headers.update(answer.headers)
        response.encoding = "utf-8"
        return response


def in_process_scythe() -> Any:
    """Return a Scythe that asks the site in this process."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        found = Client().get(str(request.url.raw_path, "ascii"))
        return httpx2.Response(found.status_code, headers=dict(found.headers), content=found.content)

    scythe = Scythe(ADDRESS)
    scythe._client = httpx2.Client(transport=httpx2.MockTransport(answer))
    return scythe


def number_of(identifier: str) -> int:
    return int(identifier.split("/")[1])


@override_settings(BASE_URL=SITE)
class HarvesterTests(TestCase):
    """250 records, one each minute from noon: numbers 1 to 250, Russian ones every tenth; 200 to 209 are deleted."""

    @classmethod
    def setUpTestData(cls) -> None:
        with time_machine.travel(NOON, tick=False) as clock, override_settings(BASE_URL=SITE):
            for number in range(1, 251):
                expose(ENGLISH if number % 10 else RUSSIAN, number=number)
                if 200 <= number < 210:
                    CatalogueRecord.objects.withdraw(number, "en" if number % 10 else "ru")
                clock.shift(60)

    def harvests(self, **arguments: Any) -> list[list[Any]]:
        """Return what each of the clients harvests: sickle by GET and by POST, and scythe."""
        window = {"from_": "from"}
        plain = {window.get(name, name): value for name, value in arguments.items()}
        for_scythe = {{"metadataPrefix": "metadata_prefix", "set": "set_"}.get(n, n): v for n, v in arguments.items()}
        return [
            list(InProcessSickle(ADDRESS).ListRecords(**plain)),
            list(InProcessSickle(ADDRESS, http_method="POST").ListRecords(**plain)),
            list(in_process_scythe().list_records(**for_scythe)),
        ]

    def test_a_whole_harvest_finds_every_record_once(self) -> None:
        for prefix in ("oai_dc", "oai_openaire"):
            for records in self.harvests(metadataPrefix=prefix):
                assert [number_of(record.header.identifier) for record in records] == list(range(1, 251))
                deleted = [number_of(record.header.identifier) for record in records if record.deleted]
                assert deleted == list(range(200, 210))

    def test_metadata_arrives_as_it_was(self) -> None:
        record = InProcessSickle(ADDRESS).GetRecord(
            identifier="oai:site.example:publication/20/ru", metadataPrefix="oai_dc"
        )
        assert record.metadata["title"] == [RUSSIAN.title]
        assert record.metadata["creator"] == ["Олимова, Саодат", "Олимов, Музаффар"]
        assert record.metadata["language"] == ["rus"]
        same = in_process_scythe().get_record(identifier="oai:site.example:publication/20/ru", metadata_prefix="oai_dc")
        assert same.get_metadata()["title"] == [RUSSIAN.title]

    def test_sets_select(self) -> None:
        for records in self.harvests(metadataPrefix="oai_dc", set="lang:ru"):
            assert [number_of(record.header.identifier) for record in records] == list(range(10, 251, 10))
        for records in self.harvests(metadataPrefix="oai_dc", set="topic"):
            assert len(records) == 250

    def test_windows_select(self) -> None:
        window = {"from_": "2026-03-01T12:10:00Z", "until": "2026-03-01T14:10:00Z"}
        for records in self.harvests(metadataPrefix="oai_dc", **window):
            assert [number_of(record.header.identifier) for record in records] == list(range(11, 132))

    def test_a_later_harvest_finds_only_what_changed_since(self) -> None:
        with time_machine.travel(NOON + timedelta(days=1), tick=False) as clock:
            InProcessSickle(ADDRESS).Identify()
            clock.shift(60)
            expose(ENGLISH, number=1, title="Changed")
            expose(ENGLISH, number=2)
            expose(TAJIK, number=251)
            CatalogueRecord.objects.withdraw(20, "ru")
            found = self.harvests(metadataPrefix="oai_dc", from_="2026-03-02T12:00:00Z")
        for records in found:
            changed = {number_of(record.header.identifier): record.deleted for record in records}
            assert changed == {1: False, 251: False, 20: True}

    def test_headers_come_alone(self) -> None:
        headers = list(InProcessSickle(ADDRESS).ListIdentifiers(metadataPrefix="oai_dc", set="lang:ru"))
        assert [number_of(header.identifier) for header in headers] == list(range(10, 251, 10))
        assert "topic:environment" in headers[0].setSpecs
        assert len(list(in_process_scythe().list_identifiers(metadata_prefix="oai_dc"))) == 250

    def test_the_repository_introduces_itself(self) -> None:
        sickle, scythe = InProcessSickle(ADDRESS), in_process_scythe()
        assert sickle.Identify().baseURL == ADDRESS
        assert scythe.identify().earliestDatestamp == "2026-03-01T12:00:00Z"
        for sets in (sickle.ListSets(), scythe.list_sets()):
            assert {"publications", "lang:tg"} < {each.setSpec for each in sets}
        for formats in (sickle.ListMetadataFormats(), scythe.list_metadata_formats()):
            assert [each.metadataPrefix for each in formats] == ["oai_dc", "oai_openaire"]

    def test_errors_arrive_under_their_names(self) -> None:
        sickle = InProcessSickle(ADDRESS)
        with pytest.raises(NoRecordsMatch):
            sickle.ListRecords(metadataPrefix="oai_dc", set="topic:none")
        with pytest.raises(IdDoesNotExist):
            sickle.GetRecord(metadataPrefix="oai_dc", identifier="oai:site.example:publication/999/en")
        with pytest.raises(BadResumptionToken):
            sickle.ListRecords(resumptionToken="x")
        with pytest.raises(ScytheBadResumptionToken):
            list(in_process_scythe().list_records(resumption_token="x"))
