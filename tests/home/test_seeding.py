"""`load_mission_content`: the mission's real content, loaded once into an empty site."""

from __future__ import annotations

import tomllib
from pathlib import Path
from unittest import mock

import polib
import pytest
from django.core.management import call_command
from django.test import TestCase
from PIL import Image
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation

from home.models import HomePage, StandardPage
from home.seeding import content, records
from newsroom.models import ArticlePage, NewsIndexPage
from research.models import PublicationPage, ResearchIndexPage
from site_config.languages.codes import CODES
from site_config.media.models import SiteImage
from site_config.navigation.models import ContactDetails
from site_config.search.models import SynonymSet
from site_config.topics.models import Topic
from tests.html import parsed, words_of

FOLDER = Path(content.FOLDER)


def small_picture(motif: str) -> Image.Image:
    """Stand in for the drawing of a motif, which has tests of its own and takes a second each."""
    return Image.new("RGB", (160, 100), "navy")


class LoadedContentTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        with mock.patch.object(records, "draw", small_picture):
            call_command("load_mission_content", verbosity=0)

    def test_every_page_is_published_in_three_languages(self) -> None:
        expected = {
            HomePage: 1,
            NewsIndexPage: 1,
            ResearchIndexPage: 1,
            StandardPage: 4,
            ArticlePage: 8,
            PublicationPage: 23,
        }
        for page_type, number in expected.items():
            for code in CODES:
                with self.subTest(page_type=page_type, code=code):
                    assert page_type.objects.published().in_language(code).count() == number
        assert Topic.objects.filter(locale__language_code="tg").count() == 12
        assert ContactDetails.objects.filter(live=True).count() == len(CODES)

    @pytest.mark.once
    def test_every_page_answers_in_its_own_language(self) -> None:
        addresses = {"Новости", "Хабарҳо", "News"}
        for code in CODES:
            html = parsed(self.client.get(f"/{code}/news/"))
            assert html.html["lang"] == code
            assert html.h1.get_text(strip=True) in addresses
        for page in Page.objects.live().filter(depth__gt=1).specific():
            response = self.client.get(page.get_url())
            assert response.status_code == 200
            html = parsed(response)
            assert page.title in [heading.get_text(strip=True) for heading in html.find_all("h1")] or isinstance(
                page, HomePage
            )

    def test_nothing_english_is_left_in_a_translation(self) -> None:
        english = {entry.msgid for entry in polib.pofile(str(FOLDER / "ru.po")) if " " in entry.msgid}
        for code in ("ru", "tg"):
            for page in ArticlePage.objects.in_language(code):
                text = words_of(parsed(self.client.get(page.get_url())).main)
                assert [sentence for sentence in english if sentence in text] == []

    def test_facts_are_as_in_the_source(self) -> None:
        remittances = PublicationPage.objects.in_language("ru").get(number=16)
        assert (remittances.printed_pages, remittances.legacy_number) == (271, 129)
        assert remittances.published_on.isoformat() == "2007-09"
        assert remittances.original_language == "en"
        assert PublicationPage.objects.in_language("tg").filter(published_on=None).count() == 5
        russian = PublicationPage.objects.in_language("en").get(number=2)
        assert russian.original_title.startswith("Использование механизмов")
        assert [
            edition.languages for edition in PublicationPage.objects.in_language("ru").get(number=4).editions.all()
        ] == [
            ("en",),
            ("ru",),
        ]

    def test_numbers_are_the_missions_own_order(self) -> None:
        for code in CODES:
            numbers = PublicationPage.objects.in_language(code).values_list("number", flat=True)
            assert sorted(numbers) == list(range(1, 24))

    def test_stories_stand_in_the_order_of_the_old_front_page(self) -> None:
        facts = content.read("stories")["story"]
        titles = [page.title for page in ArticlePage.objects.in_language("en").newest_first()]
        assert titles == [story["title"] for story in facts]

    def test_pictures_have_alternative_texts_in_three_languages(self) -> None:
        for code in CODES:
            texts = set(ArticlePage.objects.in_language(code).values_list("lead_image_alt", flat=True))
            assert len(texts) == 8
            assert "" not in texts

    def test_pictures_say_whose_they_are(self) -> None:
        assert set(SiteImage.objects.values_list("credit", "licence")) == {("IOM Tajikistan", "iom")}

    def test_translators_find_segments_and_memory(self) -> None:
        for translation in Translation.objects.all():
            total, translated = translation.get_progress()
            assert total == translated
        assert StringTranslation.objects.filter(locale__language_code="tg").count() > 190

    def test_the_welcome_page_is_gone(self) -> None:
        assert Site.objects.get().root_page.specific.title == "IOM Tajikistan"
        assert {page.specific_class for page in Page.objects.filter(depth=2)} == {HomePage}

    def test_the_search_knows_the_missions_names_in_all_languages(self) -> None:
        sets = SynonymSet.all_terms()
        assert len(sets) == len(content.read("synonyms")["set"])
        for names in (("IOM", "МОМ", "СБМ"), ("Bokhtar", "Курган-Тюбе", "Қурғонтеппа"), ("NGO", "НПО", "ТҒД")):
            assert any(set(names) <= set(terms) for terms in sets)
        for each in SynonymSet.objects.all():
            each.full_clean()
            assert each.shared() == []

    def test_loading_again_keeps_the_synonyms_that_editors_changed_and_deleted(self) -> None:
        changed, deleted, *_others = SynonymSet.objects.all()
        changed.terms = "Amu\nOxus"
        changed.save()
        deleted.delete()
        before = SynonymSet.objects.count()
        call_command("load_mission_content", verbosity=0)
        changed.refresh_from_db()
        assert changed.lines == ("Amu", "Oxus")
        assert SynonymSet.objects.count() == before

    def test_loading_again_keeps_what_editors_changed_and_deleted(self) -> None:
        changed = ArticlePage.objects.in_language("en").get(slug__startswith="doing-business")
        changed.title = "Changed by an editor"
        changed.save_revision().publish()
        deleted = ArticlePage.objects.in_language("en").get(slug__startswith="facts-and-figures")
        deleted.delete()
        before = Page.objects.count()
        with mock.patch.object(records, "draw", small_picture):
            call_command("load_mission_content", verbosity=0)
        changed.refresh_from_db()
        assert changed.title == "Changed by an editor"
        assert Page.objects.count() == before


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_every_sentence_of_the_content_is_translated(language: str) -> None:
    catalogue = polib.pofile(str(FOLDER / f"{language}.po"))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []
    assert len(catalogue) > 190


@pytest.mark.parametrize("name", ["contact", "pages", "publications", "stories", "synonyms", "topics"])
def test_content_files_can_be_read(name: str) -> None:
    assert tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
