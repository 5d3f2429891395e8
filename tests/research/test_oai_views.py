"""What harvesters are answered at `/oai`, every answer proved by the protocol's schema (answers.py)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import time_machine
from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from research.models import CatalogueRecord
from site_config.topics.models import Topic
from tests.research.answers import NAMES, Answer, ask, expose
from tests.research.records import BARE, ENGLISH, RUSSIAN, SITE, TAJIK

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
ID = "oai:site.example:publication"
DC = {"metadataPrefix": "oai_dc"}


def at(minutes: int) -> str:
    """Return the time so many minutes after noon as the protocol writes it."""
    return f"{NOON + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:%SZ}"


@override_settings(BASE_URL=SITE)
class OaiTests(TestCase):
    """Four records, changed at noon and one, two and three minutes later: 10/en, 10/ru, 24/tg and the deleted 1/en."""

    @classmethod
    def setUpTestData(cls) -> None:
        with time_machine.travel(NOON, tick=False) as clock, override_settings(BASE_URL=SITE):
            for record in (ENGLISH, RUSSIAN, TAJIK, BARE):
                expose(record)
                clock.shift(60)
            clock.shift(-60)
            CatalogueRecord.objects.withdraw(1, "en")

    # --- The repository -----------------------------------------------------------------------------------------------

    def test_identify_says_who_answers(self) -> None:
        with override_settings(CONTACT_EMAIL="library@site.example"):
            answer = ask(verb="Identify")
        said = {child.tag.partition("}")[2]: child.text for child in answer.root.find("oai:Identify", NAMES)}
        assert said["baseURL"] == answer.text("oai:request") == "http://testserver/oai"
        assert said["adminEmail"] == "library@site.example"
        assert said["earliestDatestamp"] == at(0)
        assert said["deletedRecord"] == "persistent"
        assert answer.text(".//id:repositoryIdentifier") == "site.example"
        assert answer.text(".//id:sampleIdentifier") == f"{ID}/1/en"
        assert answer.asked == {"verb": "Identify"}

    def test_identify_of_an_empty_repository_is_valid(self) -> None:
        CatalogueRecord.objects.all().delete()
        answer = ask(verb="Identify")
        assert answer.text(".//oai:earliestDatestamp") == answer.text("oai:responseDate")

    def test_both_formats_are_known_for_all_and_for_each(self) -> None:
        for arguments in ({}, {"identifier": f"{ID}/10/ru"}, {"identifier": f"{ID}/1/en"}):
            answer = ask(verb="ListMetadataFormats", **arguments)
            assert answer.texts(".//oai:metadataPrefix") == ["oai_dc", "oai_openaire"]

    def test_sets_have_english_names(self) -> None:
        english, russian = (Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "ru"))
        topic = Topic.objects.create(name="Labour <migration>", slug="labour-migration", locale=english)
        in_russian = topic.copy_for_translation(russian)
        in_russian.name = "Трудовая миграция"
        in_russian.save()
        Topic.objects.create(name="Климат", slug="climate", locale=russian)
        answer = ask(verb="ListSets")
        sets = dict(zip(answer.texts(".//oai:setSpec"), answer.texts(".//oai:setName"), strict=True))
        assert sets["topic:labour-migration"] == "Labour <migration>"
        assert sets["topic:climate"] == "Климат"
        assert {"publications", "openaire", "lang", "lang:en", "lang:ru", "lang:tg", "topic"} < set(sets)
        assert answer.token is None

    def test_more_sets_than_a_page_holds_come_in_pages(self) -> None:
        locale = Locale.objects.get_or_create(language_code="en")[0]
        Topic.objects.bulk_create(Topic(name=f"T{i}", slug=f"t-{i:03}", locale=locale) for i in range(200))
        first = ask(verb="ListSets")
        second = ask(verb="ListSets", resumptionToken=first.token.text)
        last = ask(verb="ListSets", resumptionToken=second.token.text)
        specs = [spec for answer in (first, second, last) for spec in answer.texts(".//oai:setSpec")]
        assert len(specs) == len(set(specs)) == 207
        assert [answer.token.get("cursor") for answer in (first, second, last)] == ["0", "100", "200"]
        assert last.token.get("completeListSize") == "207"
        assert not last.token.text

    # --- Records ------------------------------------------------------------------------------------------------------

    def test_a_record_is_given_in_both_formats(self) -> None:
        dublin_core = ask(verb="GetRecord", identifier=f"{ID}/10/ru", metadataPrefix="oai_dc")
        assert dublin_core.text(".//oai:metadata/oai_dc:dc/dc:title") == RUSSIAN.title
        openaire = ask(verb="GetRecord", identifier=f"{ID}/10/ru", metadataPrefix="oai_openaire")
        assert openaire.text(".//oai:metadata/oaire:resource/datacite:titles/datacite:title") == RUSSIAN.title
        assert openaire.text(".//oai:header/oai:datestamp") == at(1)

    def test_a_header_names_all_sets_of_its_record(self) -> None:
        answer = ask(verb="GetRecord", identifier=f"{ID}/24/tg", metadataPrefix="oai_dc")
        assert answer.texts(".//oai:header/oai:setSpec") == ["lang", "lang:tg", "openaire", "publications"]

    def test_of_a_deleted_record_only_the_header_is_left(self) -> None:
        record = ask(verb="GetRecord", identifier=f"{ID}/1/en", metadataPrefix="oai_dc").root.find(
            ".//oai:record", NAMES
        )
        (header,) = record
        assert header.get("status") == "deleted"
        assert header.findtext("oai:datestamp", namespaces=NAMES) == at(3)

    def test_lists_are_in_the_order_of_changes(self) -> None:
        for verb in ("ListRecords", "ListIdentifiers"):
            answer = ask(verb=verb, metadataPrefix="oai_openaire")
            assert answer.identifiers == ["10/en", "10/ru", "24/tg", "1/en"]
            assert answer.token is None

    def test_an_old_record_without_its_present_fields_is_still_given(self) -> None:
        CatalogueRecord.objects.filter(number=24).update(
            snapshot=CatalogueRecord.objects.get(number=24).snapshot | {"x": 1}
        )
        assert ask(verb="GetRecord", identifier=f"{ID}/24/tg", **DC).text(".//dc:title") == TAJIK.title

    def test_words_that_xml_cannot_carry_are_left_out(self) -> None:
        expose(BARE, number=5, title="A\x01 title\x0b with\ufffe rubbish", abstract="]]> & <b>\x7f")
        for form in ("oai_dc", "oai_openaire"):
            answer = ask(verb="GetRecord", identifier=f"{ID}/5/en", metadataPrefix=form)
            assert "A title with rubbish" in answer.texts(".//oai:metadata//*")

    # --- Windows and sets ---------------------------------------------------------------------------------------------

    def found(self, **arguments: str) -> list[str]:
        """Return what a window or a set holds."""
        arguments["from"] = arguments.pop("since", "")
        given = {name: value for name, value in arguments.items() if value}
        answer = ask(verb="ListIdentifiers", **DC, **given)
        assert answer.asked == {"verb": "ListIdentifiers", **DC, **given}
        assert answer.errors == ([] if answer.identifiers else ["noRecordsMatch"])
        return answer.identifiers

    def test_both_ends_of_a_window_belong_to_it(self) -> None:
        assert self.found(since=at(1), until=at(2)) == ["10/ru", "24/tg"]
        assert self.found(since=at(3)) == ["1/en"]
        assert self.found(until=at(0)) == ["10/en"]
        assert self.found(since="2026-03-01", until="2026-03-01") == ["10/en", "10/ru", "24/tg", "1/en"]
        assert self.found(since=at(4)) == self.found(until="2026-02-28") == self.found(until="0001-01-01") == []
        assert len(self.found(since="0001-01-01", until="9999-12-31")) == 4

    def test_a_set_holds_its_children_and_what_was_deleted(self) -> None:
        assert self.found(set="lang:en") == ["10/en", "1/en"]
        assert self.found(set="topic:environment") == self.found(set="topic") == ["10/en", "10/ru"]
        assert (
            len(self.found(set="lang")) == len(self.found(set="openaire")) == len(self.found(set="publications")) == 4
        )
        assert self.found(set="lang:tg", until=at(1)) == self.found(set="topic:none") == self.found(set="LANG") == []

    # --- Pages --------------------------------------------------------------------------------------------------------

    def test_a_harvest_in_pages_misses_nothing_that_changes_meanwhile(self) -> None:
        with time_machine.travel(NOON + timedelta(hours=1), tick=False) as clock:
            for number in range(100, 300):
                expose(BARE, number=number)
            first = ask(verb="ListIdentifiers", **DC)
            clock.shift(1)
            CatalogueRecord.objects.withdraw(10, "en")
            expose(BARE, number=299, title="Changed")
            expose(BARE, number=300)
            second = ask(verb="ListIdentifiers", resumptionToken=first.token.text)
            third = ask(verb="ListIdentifiers", resumptionToken=second.token.text)
        sizes = [answer.token.get("completeListSize") for answer in (first, second, third)]
        # The deleted one comes a second time, one is new.
        assert sizes == ["204", "206", "206"]
        assert [answer.token.get("cursor") for answer in (first, second, third)] == ["0", "100", "200"]
        assert not third.token.text
        assert third.identifiers[-3:] == ["10/en", "299/en", "300/en"]
        assert len({*first.identifiers, *second.identifiers, *third.identifiers}) == 205
        assert ask(verb="ListIdentifiers", resumptionToken=first.token.text).identifiers == second.identifiers

    def test_records_of_one_second_are_split_between_pages(self) -> None:
        rows = [
            CatalogueRecord(number=n, language="en", slug="a", datestamp=NOON, snapshot={}) for n in range(100, 250)
        ]
        CatalogueRecord.objects.bulk_create(rows)
        first = ask(verb="ListIdentifiers", **DC)
        second = ask(verb="ListIdentifiers", resumptionToken=first.token.text)
        assert len(first.identifiers) == 100
        assert len(set(first.identifiers + second.identifiers)) == 154

    def test_a_token_goes_on_in_its_set_and_window(self) -> None:
        for number in range(100, 201):
            expose(TAJIK, number=number)
        first = ask(verb="ListIdentifiers", set="lang:tg", until="2100-01-01", **DC)
        assert first.token.get("completeListSize") == "102"
        last = ask(verb="ListIdentifiers", resumptionToken=first.token.text)
        assert last.identifiers == ["199/tg", "200/tg"]

    def test_exactly_one_page_has_no_token(self) -> None:
        for number in range(100, 196):
            expose(BARE, number=number)
        answer = ask(verb="ListRecords", **DC)
        assert len(answer.identifiers) == 100
        assert answer.token is None

    def test_a_list_that_was_emptied_meanwhile_ends(self) -> None:
        for number in range(100, 201):
            expose(BARE, number=number, topics=("a",))
        first = ask(verb="ListIdentifiers", set="topic:a", **DC)
        expose(BARE, number=200)
        assert ask(verb="ListIdentifiers", resumptionToken=first.token.text).errors == ["noRecordsMatch"]

    def test_queries_do_not_grow_with_the_list(self) -> None:
        def queries(**arguments: str) -> int:
            with CaptureQueriesContext(connection) as captured:
                ask(**arguments)
            return len(captured)

        assert queries(verb="ListRecords", **DC) == 2
        for number in range(100, 301):
            expose(ENGLISH, number=number)
        for verb in ("ListRecords", "ListIdentifiers"):
            assert queries(verb=verb, metadataPrefix="oai_openaire", set="topic", until="2100-01-01") == 3
        assert queries(verb="GetRecord", identifier=f"{ID}/10/en", **DC) == 2
        assert queries(verb="Identify") == queries(verb="ListSets") == 1

    # --- Errors -------------------------------------------------------------------------------------------------------

    def test_questions_that_cannot_be_understood_are_not_repeated(self) -> None:
        for query, code in (
            ("verb=Nothing&identifier=x", "badVerb"),
            ("", "badVerb"),
            ("verb=ListRecords&metadataPrefix=a b", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&set=a/b", "badArgument"),
        ):
            answer = Answer(Client().get(f"/oai?{query}").content)
            assert answer.errors == [code], query
            assert answer.asked == {}
            assert answer.text("oai:request") == "http://testserver/oai"

    def test_all_that_is_wrong_is_said_at_once(self) -> None:
        answer = ask(verb="GetRecord", identifier=f"{ID}/999/en", metadataPrefix="marc21")
        assert answer.errors == ["idDoesNotExist", "cannotDisseminateFormat"]
        assert answer.asked == {"verb": "GetRecord", "identifier": f"{ID}/999/en", "metadataPrefix": "marc21"}

    def test_unknown_formats_and_records_are_said_so(self) -> None:
        assert ask(verb="ListRecords", metadataPrefix="OAI_DC").errors == ["cannotDisseminateFormat"]
        assert ask(verb="ListMetadataFormats", identifier="x").errors == ["idDoesNotExist"]
        assert ask(verb="GetRecord", identifier="oai:other.example:publication/10/en", **DC).errors == [
            "idDoesNotExist"
        ]

    def test_tokens_that_were_not_given_out_for_the_verb_are_refused(self) -> None:
        for verb in ("ListRecords", "ListIdentifiers", "ListSets"):
            for token in ("", "x", "a:b", "WyJMaXN0UmVjb3JkcyJd:" + "A" * 43, "Ғ" * 20):
                assert ask(verb=verb, resumptionToken=token).errors == ["badResumptionToken"], token

    def test_rubbish_in_any_argument_is_answered_in_xml(self) -> None:
        for name in ("verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken", "colour"):
            for verb in ("GetRecord", "ListRecords", "ListSets", "Identify", "ListMetadataFormats"):
                for value in (
                    "%00",
                    "%0D%0A",
                    "%FF%FE",
                    "%ED%A0%80",
                    "%EF%BF%BE",
                    "'%22%3C%26%3E",
                    "%25s" * 99,
                    "-1",
                    "%C2%80",
                ):
                    answer = ask(f"verb={verb}&{name}=a{value}")
                    assert answer.errors, (verb, name, value)

    def test_control_characters_in_a_query_are_as_if_they_were_not_there(self) -> None:
        answer = ask(f"verb=Get%00Record&metadataPrefix=oai%01_dc&identifier={quote(ID)}/10/en%1F%FF")
        assert answer.identifiers == ["10/en"]
        assert answer.asked["identifier"] == f"{ID}/10/en"

    # --- HTTP ---------------------------------------------------------------------------------------------------------

    def test_a_form_is_answered_like_a_query(self) -> None:
        client = Client(enforce_csrf_checks=True)
        response = client.post(
            "/oai", "verb=ListRecords&metadataPrefix=oai_dc", content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code == 200
        assert len(Answer(response.content).identifiers) == 4
        # In a form the arguments stand in its body alone.
        assert Answer(client.post("/oai?verb=Identify").content).errors == ["badVerb"]

    def test_control_characters_in_a_form_are_refused(self) -> None:
        assert Client().post("/oai", {"verb": "Identify\x00"}).status_code == 400

    def test_other_methods_are_refused(self) -> None:
        for method in ("put", "patch", "delete", "options"):
            assert getattr(Client(), method)("/oai?verb=Identify").status_code == 405
        head = Client().head("/oai?verb=Identify")
        assert (head.status_code, head.content) == (200, b"")

    def test_answers_depend_on_no_cookie_and_no_language(self) -> None:
        plain = Client().get("/oai?verb=ListSets")
        tajik = Client(headers={"accept-language": "tg", "cookie": "session=x"}).get("/oai?verb=ListSets")
        assert Answer(plain.content).texts(".//oai:set/*") == Answer(tajik.content).texts(".//oai:set/*")
        assert "Cookie" not in plain.get("Vary", "")
