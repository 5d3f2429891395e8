"""What people meet on a publication's landing page: languages and files first, then what is needed to use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from research.models import Edition, PublicationEditor, PublicationPage, PublicationTopic, RelatedPage
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteDocument, SiteImage
from tests.html import parsed, words_of
from tests.html_validity import html_problems
from tests.media import files
from tests.tree import TreeTestCase, publication, translation_of

CONTENTS = """Foreword | iii
Introduction | 5
  How households were asked | 11
Annex 2"""


def pdf(name: str, pages: int | None = None) -> SiteDocument:
    """Return a stored PDF as if it had been measured."""
    document = SiteDocument.objects.create(title=name, file=ContentFile(files.pdf(), f"{name}.pdf"))
    SiteDocument.objects.filter(pk=document.pk).update(
        file_size=1_258_291, page_count=pages, has_text=bool(pages), first_page=None
    )
    return SiteDocument.objects.get(pk=document.pk)


def heard(element: Any) -> str:
    """Return what a screen reader says of an element: hidden words too, in one line."""
    return " ".join(element.get_text(" ").split())


class LandingTestCase(TreeTestCase):
    """The small site, and a publication on which all is known."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        english = cls.tree.research["en"]
        cls.full = publication(
            english,
            "Moving with the Water",
            slug="water",
            subtitle="A household survey",
            authors=["Olimova", "Olimov"],
            published_on=PartialDate(2019, 5),
            kind="study",
            abstract="Rivers that change their course move people.",
            contents=CONTENTS,
            series="Migration and Environment",
            report_number="TJ-2019/05",
            isbn="92-9068-163-2",
            doi="10.18356/9789213589090",
            licence="by-nc-nd-3.0-igo",
            region="TJ-KT",
            note="Corrected in June 2019.",
            disclaimer="Views are the authors' own.",
            editions=[],
        )
        cls.full.editions = [
            Edition(languages=("en",), document=pdf("en", 84), sort_order=0),
            Edition(languages=("ru",), document=pdf("ru"), title="Вслед за водой", sort_order=1),
            Edition(languages=("en", "ru"), document=pdf("both", 1), sort_order=2),
            Edition(languages=("tg",), sort_order=3),
        ]
        cls.full.editors = [PublicationEditor(family_name="Rahmonov", locale=english.locale)]
        cls.full.topic_links = [PublicationTopic(topic=cls.tree.topics["en"])]
        cls.full.related_links = [
            RelatedPage(related=cls.tree.bridge["en"]),
            RelatedPage(related=cls.tree.harvest["en"]),
        ]
        cls.full.save_revision().publish()
        cls.full = PublicationPage.objects.get(pk=cls.full.pk)

    def main(self, path: str = "/en/research/water/") -> Any:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return parsed(response).main


class EditionTests(LandingTestCase):
    def test_each_button_says_language_format_and_size(self) -> None:
        main = self.main()
        buttons = main.select(".editions a.editions__file")
        assert [heard(button) for button in buttons] == [
            "English Download PDF, 1.2\xa0MB".replace("\xa0", " "),
            "Russian Download PDF, 1.2 MB",
            "English, Russian Download PDF, 1.2 MB",
        ]
        assert [button.get("hreflang") for button in buttons] == ["en", "ru", None]
        assert {button["type"] for button in buttons} == {"application/pdf"}
        for button in buttons:
            assert self.client.get(button["href"]).status_code == 200

    def test_what_was_measured_stands_beside_it(self) -> None:
        english, russian, both, tajik = self.main().select(".editions__edition")
        assert "84 pages" in words_of(english)
        assert "1 page" in words_of(both)
        assert russian.find(lang="ru", string="Вслед за водой") is not None
        assert "Tajik" in words_of(tajik) and "no file" in words_of(tajik)
        assert tajik.a is None

    def test_a_scan_without_text_says_so(self) -> None:
        SiteDocument.objects.filter(title="en").update(has_text=False)
        assert "without text" in words_of(self.main().select_one(".editions__edition"))

    def test_the_readers_own_files_come_out_first(self) -> None:
        def chosen(path: str) -> list[str]:
            return [button["href"] for button in self.main(path).select(".editions__file--first")]

        assert [href.rpartition("/")[2] for href in chosen("/en/research/water/")] == [
            "water-en.pdf",
            "water-en-ru.pdf",
        ]
        assert [href.rpartition("/")[2] for href in chosen("/ru/research/water/")] == [
            "water-ru.pdf",
            "water-en-ru.pdf",
        ]

    def test_languages_and_files_come_before_the_abstract(self) -> None:
        headings = [words_of(heading) for heading in self.main().find_all("h2")]
        assert headings == ["How to get it", "Abstract", "How to cite it", "Topics", "Share", "Related"]

    def test_a_publication_without_editions_says_in_which_language_it_exists(self) -> None:
        publication(self.tree.research["en"], slug="none", editions=[], original_language="ru", original_title="Дорога")
        section = self.main("/en/research/none/").select_one(".editions")
        assert "Russian" in words_of(section)
        assert section.find("a", href=lambda href: href.startswith("mailto:")) is not None


class WordsTests(LandingTestCase):
    def test_contents_are_folded_and_keep_their_order_depth_and_pages(self) -> None:
        details = self.main().find("details")
        assert not details.has_attr("open")
        # A list within a list, so that a section is heard as part of its chapter.
        lines = [(heard(line), len(line.find_parents("ol"))) for line in details.find_all("p")]
        assert lines == [
            ("Foreword page iii", 1),
            ("Introduction page 5", 1),
            ("How households were asked page 11", 2),
            ("Annex 2", 1),
        ]

    def test_three_citations_can_be_copied_in_the_language_of_the_record(self) -> None:
        main = self.main()
        assert [words_of(style) for style in main.select(".citations dt")] == ["APA 7", "Chicago 17", "ГОСТ Р 7.0.5"]
        for citation in main.select(".citations dd"):
            assert citation["lang"] == "en"
            assert "Moving with the Water" in words_of(citation)
        russian = self.main("/ru/research/water/").select(".citations dd")
        assert {citation["lang"] for citation in russian} == {"ru"}
        assert all("Вслед за водой" in words_of(citation) for citation in russian)

    def test_reference_managers_are_offered_each_language(self) -> None:
        links = self.main().select(".downloads a")
        assert len(links) == 9
        assert {link["hreflang"] for link in links} == {"en", "ru", "tg"}
        # Each is known by its own name, without what stands around it.
        assert len({heard(link) for link in links}) == 9
        for link in links:
            assert self.client.get(link["href"].replace("http://127.0.0.1:8000", "")).status_code == 200

    def test_facts_show_what_is_known_and_nothing_else(self) -> None:
        facts = words_of(self.main().select_one(".facts"))
        for words in ("TJ-2019/05", "92-9068-163-2", "10.18356/9789213589090", "CC BY-NC-ND 3.0 IGO", "Khatlon Region"):
            assert words in facts
        assert "ISSN" not in facts and "Funder" not in facts
        assert self.main().select_one("a[rel=license]")["href"].startswith("https://creativecommons.org/")

    def test_head_says_who_when_and_what(self) -> None:
        main = self.main()
        head = words_of(main.select_one(".publication__head"))
        for words in ("A household survey", "Olimova", "Olimov", "Rahmonov", "Study", "May 2019"):
            assert words in head
        assert main.find("time")["datetime"] == "2019-05"
        assert len(main.find_all("h1")) == 1

    def test_sharing_needs_no_script_of_others(self) -> None:
        html = parsed(self.client.get("/en/research/water/"))
        assert all(script["src"].startswith("/static/") for script in html.find_all("script", src=True))
        links = html.select(".share a")
        assert len(links) == 4
        permanent = f"http%3A%2F%2F127.0.0.1%3A8000%2Fid%2Fpublication%2F{self.full.number}%2Fen"
        assert all(permanent in link["href"] for link in links)

    def test_related_pages_stand_in_the_editors_order_in_the_readers_language(self) -> None:
        assert [words_of(link) for link in self.main().select(".related a")] == [
            "A bridge over the Panj",
            "The cotton harvest",
        ]
        links = self.main("/tg/research/water/").select(".related a")
        assert [(words_of(link), link.get("lang")) for link in links] == [
            ("Пул аз болои Панҷ", None),
            ("Сбор хлопка", "ru"),
        ]

    def test_words_in_another_language_say_so(self) -> None:
        main = self.main("/tg/research/water/")
        for words in ("Moving with the Water", "A household survey", "Olimova, Olimov", "Rahmonov", "Foreword"):
            found = main.find_all(string=lambda text, words=words: text and text.strip() == words)
            assert found, words
            for each in found:
                assert each.find_parent(lang=True)["lang"] == "en", words
        for part in (".publication__abstract", ".publication__note", ".publication__disclaimer"):
            assert main.select_one(part)["lang"] == "en"
        for part in (".facts__value a", ".publication__meta", ".share"):
            assert main.select_one(part).find_parent(lang=True)["lang"] == "tg"


class ReplacedTests(LandingTestCase):
    def test_it_points_on_and_is_not_to_be_cited(self) -> None:
        self.tree.harvest["en"].replaced_by = self.full
        self.tree.harvest["en"].save_revision().publish()
        main = self.main("/en/research/harvest/")
        note = main.find(role="note")
        assert "has been replaced" in words_of(note)
        assert note.a["href"] == "/en/research/water/"
        assert main.select(".citations, .downloads") == []

    def test_the_newer_one_says_what_it_replaces(self) -> None:
        self.tree.harvest["en"].replaced_by = self.full
        self.tree.harvest["en"].save_revision().publish()
        links = {link.get_text(): link["href"] for link in self.main("/en/research/water/").select(".facts a")}
        assert links["The cotton harvest"].endswith("/en/research/harvest/")

    def test_a_newer_one_that_is_not_public_is_not_told_of(self) -> None:
        self.tree.harvest["en"].replaced_by = self.full
        self.tree.harvest["en"].save_revision().publish()
        self.full.unpublish()
        main = self.main("/en/research/harvest/")
        assert main.find(role="note") is None
        assert len(main.select(".citations dd")) == 3


class CoverTests(LandingTestCase):
    def test_a_drawn_cover_stands_where_there_is_no_picture(self) -> None:
        cover = self.main().select_one(".publication__cover")
        assert cover.img is None
        # Its words are those of the heading beside it.
        assert cover.div["aria-hidden"] == "true"

    def test_the_picture_of_the_edition_is_shown_instead(self) -> None:
        picture = ContentFile(files.picture(size=(300, 420)), "cover.jpg")
        edition = self.full.editions.first()
        edition.cover = SiteImage.objects.create(title="Cover", file=picture)
        edition.save()
        cover = self.main().select_one(".publication__cover")
        assert cover.img["alt"] == ""
        assert cover.div is None


class ValidityTests(LandingTestCase):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def test_the_pages_are_valid_html(self) -> None:
        translation_of(self.full, "ru", title="Вслед за водой")
        gone = publication(self.tree.research["en"], "Gone", slug="gone")
        gone.delete()
        self.tree.harvest["en"].replaced_by = self.full
        self.tree.harvest["en"].save_revision().publish()
        pages = ("/en/research/water/", "/tg/research/water/", "/en/research/harvest/", "/ru/research/gone/")
        html = {path: self.client.get(path).content.decode() for path in pages}
        assert html_problems(html, self.folder) == []
