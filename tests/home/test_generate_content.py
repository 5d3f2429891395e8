"""`generate_content`: many pages for benchmarks, in a tree and lists that are as sound as an editor's."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase, override_settings
from wagtail.models import Page

from home.volume.publications import publication
from newsroom.models import ArticlePage, NewsIndexPage
from research.models import CatalogueRecord, ListEntry, PermanentNumber, PublicationPage
from site_config.languages.codes import CODES
from site_config.languages.letters import sort_key
from site_config.media.models import SiteDocument
from tests.html import parsed
from tests.tree import TreeTestCase

PUBLICATIONS, STORIES = 12, 3


def generate(**numbers: int) -> str:
    """Run the command; return what it prints."""
    printed = io.StringIO()
    call_command("generate_content", stdout=printed, **numbers)
    return printed.getvalue()


def generated(page_type: Any) -> Any:
    """Return the generated pages of a type."""
    return page_type.objects.filter(slug__startswith="generated-").order_by("path")


class GeneratedContentTests(TreeTestCase):
    printed: str

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.printed = generate(articles=STORIES, publications=PUBLICATIONS)

    def test_it_says_what_it_made_and_what_is_left_to_do(self) -> None:
        files = SiteDocument.objects.filter(title__startswith="Generated publication").count()
        assert f"{STORIES} stories (9 pages)" in self.printed
        pages = generated(PublicationPage).count()
        assert f"{PUBLICATIONS} publications ({pages} pages, {files} files)" in self.printed
        assert "update_index" in self.printed

    def test_the_page_tree_is_sound(self) -> None:
        assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
        for page in Page.objects.filter(slug__startswith="generated-"):
            parent = page.get_parent()
            assert page.url_path == f"{parent.url_path}{page.slug}/"
            assert page.locale_id == parent.locale_id
            assert isinstance(page.specific, ArticlePage | PublicationPage)

    def test_publications_are_in_three_languages_and_some_in_one(self) -> None:
        languages: dict[int, set[str]] = {}
        for page in generated(PublicationPage):
            languages.setdefault(page.number, set()).add(page.language)
        assert len(languages) == PUBLICATIONS
        assert {len(codes) for codes in languages.values()} == {1, len(CODES)}

    def test_every_title_tells_that_it_is_generated_and_by_which_number(self) -> None:
        marks = {"en": "(generated, {})", "ru": "(создано программой, {})", "tg": "(сохтаи барнома, {})"}
        for page in generated(PublicationPage):
            assert page.title.endswith(marks[page.language].format(page.number))
            assert page.title_key == sort_key(page.title, page.language)

    def test_dates_are_of_every_precision(self) -> None:
        dates = {page.published_on for page in generated(PublicationPage)}
        assert {len(date.isoformat()) if date else 0 for date in dates} == {0, 4, 7, 10}

    def test_each_number_is_kept_for_its_publication(self) -> None:
        keys = dict(PermanentNumber.objects.values_list("number", "translation_key"))
        for page in generated(PublicationPage):
            assert keys[page.number] == page.translation_key

    def test_readers_find_all_of_them_in_the_list_with_their_files(self) -> None:
        for code in CODES:
            assert ListEntry.objects.for_readers(code).count() == PUBLICATIONS + 1
        html = parsed(self.client.get("/en/research/?sort=title"))
        cards = [card for card in html.find_all("article") if "generated" in card.get_text()]
        assert len(cards) == PUBLICATIONS
        assert any("PDF" in card.get_text() for card in cards)

    def test_pages_and_a_file_can_be_opened(self) -> None:
        for page in [*generated(ArticlePage)[:3], *generated(PublicationPage).order_by("number", "path")[:6]]:
            html = parsed(self.client.get(page.get_url()))
            assert html.h1.get_text(strip=True) == page.title
        with_file = next(page for page in generated(PublicationPage) if page.has_files)
        name = next(edition.address_name for edition in with_file.all_editions if edition.file)
        answer = self.client.get(f"{with_file.get_url()}{name}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert answer.getvalue().startswith(b"%PDF-")

    def test_harvesters_are_told_of_each_edition(self) -> None:
        expected = {(page.number, code) for page in generated(PublicationPage) for code in page.languages}
        told = set(CatalogueRecord.objects.filter(is_deleted=False).values_list("number", "language"))
        assert expected <= told
        assert {number for number, _language in told - expected} == {self.tree.harvest["en"].number}

    def test_run_again_it_adds_more(self) -> None:
        deleted = generated(PublicationPage).last()
        deleted.delete()
        generated(ArticlePage).first().delete()
        before = set(PermanentNumber.objects.values_list("number", flat=True))
        generate(articles=2, publications=2)
        added = set(PermanentNumber.objects.values_list("number", flat=True)) - before
        assert len(added) == 2
        assert min(added) > max(before)
        assert [list(problems) for problems in Page.find_problems()] == [[], [], [], [], []]
        for section in NewsIndexPage.objects.all():
            slugs = list(section.get_children().values_list("slug", flat=True))
            assert len(slugs) == len(set(slugs))


class RefusalTests(TestCase):
    def test_a_site_that_insists_on_https_is_left_alone(self) -> None:
        with override_settings(SECURE_SSL_REDIRECT=True), pytest.raises(CommandError, match="production"):
            generate(articles=1)
        assert not ArticlePage.objects.exists()

    def test_numbers_below_zero_are_refused(self) -> None:
        with pytest.raises(CommandError, match="negative"):
            generate(publications=-1)

    def test_an_empty_site_is_told_what_to_load_first(self) -> None:
        with pytest.raises(CommandError, match="load_mission_content"):
            generate(publications=1)


class RepeatableTests(SimpleTestCase):
    def test_a_number_always_makes_the_same_publication(self) -> None:
        assert publication(31, []) == publication(31, [])
        assert publication(31, []).facts["original_title"] != publication(32, []).facts["original_title"]
