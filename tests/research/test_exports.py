from __future__ import annotations

import json

import bibtexparser
import rispy
from defusedxml.ElementTree import fromstring
from django.conf import settings
from requests.utils import parse_header_links
from wagtail.models import PageViewRestriction

from site_config.languages.partial_dates import PartialDate
from tests.tree import TreeTestCase, publication, translation_of

NAMES = ("cite.bib", "cite.ris", "cite.json", "dc.xml", "schema.jsonld", "linkset.json")
DC = "{http://purl.org/dc/elements/1.1/}"


class ExportTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.page = publication(
            cls.tree.research["en"],
            "The road home",
            slug="road",
            authors=["Olimova"],
            editions=[["en"], ["ru"]],
            published_on=PartialDate(2012, 5),
        )
        translation_of(cls.page, "ru", title="Дорога домой", abstract="О дороге.")

    def get(self, name: str, language: str = "en"):
        return self.client.get(f"/{language}/research/road/{name}")

    def test_all_exports_tell_the_same_of_each_language(self) -> None:
        for language, title in (("en", "The road home"), ("ru", "Дорога домой")):
            with self.subTest(language=language):
                entry = bibtexparser.parse_string(self.get("cite.bib", language).content.decode()).entries[0]
                reference = rispy.loads(self.get("cite.ris", language).content.decode())[0]
                item = json.loads(self.get("cite.json", language).content)[0]
                node = json.loads(self.get("schema.jsonld", language).content)
                core = fromstring(self.get("dc.xml", language).content)
                link = self.page.permanent_link(language)
                assert entry["title"].strip("{}") == reference["title"] == item["title"] == node["name"] == title
                assert core.findtext(f"{DC}title") == title
                assert entry["url"] == reference["urls"][0] == item["URL"] == node["@id"] == link
                assert link in [each.text for each in core.findall(f"{DC}identifier")]
                assert entry["year"] == reference["year"] == str(item["issued"]["date-parts"][0][0]) == "2012"
                assert node["datePublished"] == core.findtext(f"{DC}date") == "2012-05"
                assert entry["language"] == reference["language"] == item["language"] == node["inLanguage"] == language

    def test_each_says_what_it_is(self) -> None:
        for name in NAMES:
            with self.subTest(name=name):
                response = self.get(name)
                assert response.status_code == 200
                assert response["Content-Type"].endswith("; charset=utf-8")
                assert response["Content-Language"] == "en"
                assert f"publication-{self.page.number}-en-" in response["Content-Disposition"]
                assert response["Content-Disposition"].isascii()
                rels = {link["rel"]: link["url"] for link in parse_header_links(response["Link"])}
                assert rels["describes"].endswith("/en/research/road/")
                assert rels["linkset"].endswith("/en/research/road/linkset.json")

    def test_a_page_in_a_language_without_an_edition_is_about_the_original(self) -> None:
        assert self.get("cite.bib", "tg").content == self.get("cite.bib", "en").content
        assert self.get("cite.bib", "tg")["Content-Language"] == "en"

    def test_the_links_of_a_page_lead_back_to_this_very_page(self) -> None:
        for language in ("en", "ru", "tg"):
            linkset = json.loads(self.get("linkset.json", language).content)["linkset"]
            page = next(context for context in linkset if context["anchor"].endswith(f"/{language}/research/road/"))
            (cite_as,) = page["cite-as"]
            answer = self.client.get(cite_as["href"].removeprefix(settings.BASE_URL))
            assert answer["Location"] == f"/{language}/research/road/"

    def test_forms_that_there_are_not_are_not_found(self) -> None:
        for name in ("cite.xyz", "cite.BIB", "dc.json", "schema.xml", "cite.bib/", "cite/"):
            assert self.get(name).status_code == 404, name
        assert self.client.get("/en/research/no-such/cite.bib").status_code == 404
        assert self.client.post("/en/research/road/cite.bib").status_code == 405

    def test_a_private_publication_gives_nothing_away(self) -> None:
        for page in type(self.page).objects.filter(translation_key=self.page.translation_key):
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        for name in NAMES:
            assert self.get(name).status_code == 302, name
