"""Editors add links to other sites to the menus; the order of pages is the order of the page tree."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from site_config.navigation.models import OutsideLink
from tests.html import language_of, parsed
from tests.tree import TreeTestCase


class OutsideLinkTests(TreeTestCase):
    def link(self, text: str, **values: Any) -> OutsideLink:
        """Publish a link in English."""
        link = OutsideLink(text=text, locale=self.tree.home["en"].locale, address="https://www.iom.int/", **values)
        link.save()
        link.save_revision().publish()
        return OutsideLink.objects.get(pk=link.pk)

    def footer(self, language: str) -> list[Any]:
        """Return the links of the footer's menu."""
        return parsed(self.client.get(f"/{language}/")).footer.select(".site-footer__list a")

    def test_it_stands_after_the_pages_in_the_readers_language_else_in_the_next_best(self) -> None:
        source = self.link("IOM worldwide")
        assert [link["href"] for link in self.footer("ru")] == ["/ru/about/", "https://www.iom.int/"]
        assert language_of(self.footer("ru")[-1]) == "en"
        russian = source.copy_for_translation(self.tree.home["ru"].locale)
        russian.text = "МОМ в мире"
        russian.save()
        russian.save_revision().publish()
        for language in ("ru", "tg"):
            assert self.footer(language)[-1].get_text(strip=True) == "МОМ в мире"
            assert language_of(self.footer(language)[-1]) == "ru"

    def test_links_come_in_the_order_of_their_numbers_and_in_the_menu_that_was_chosen(self) -> None:
        self.link("Second", position=2)
        self.link("First", position=1)
        self.link("Above", menu="header")
        assert [link.get_text(strip=True) for link in self.footer("en")][-2:] == ["First", "Second"]
        header = parsed(self.client.get("/en/")).header.select(".site-menu a")
        assert header[-1].get_text(strip=True) == "Above"
        assert header[-1].get("aria-current") is None

    def test_what_is_taken_back_in_english_is_gone_everywhere(self) -> None:
        source = self.link("IOM worldwide")
        russian = source.copy_for_translation(self.tree.home["ru"].locale)
        russian.save()
        russian.save_revision().publish()
        OutsideLink.objects.get(pk=source.pk).unpublish()
        for language in ("en", "ru", "tg"):
            assert [link["href"] for link in self.footer(language)] == [f"/{language}/about/"]

    def test_any_number_costs_one_query(self) -> None:
        counts = []
        for number in range(3):
            self.link(f"Link {number}")
            self.client.get("/tg/about/")
            with CaptureQueriesContext(connection) as captured:
                self.client.get("/tg/about/")
            counts.append(sum("navigation_outsidelink" in query["sql"] for query in captured))
        assert counts == [1, 1, 1]

    def test_an_editor_adds_one_in_the_admin(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
        form = {"text": "IOM", "address": "https://www.iom.int/", "menu": "footer", "position": "0"}
        address = reverse("wagtailsnippets_navigation_outsidelink:add")
        assert self.client.post(address, form | {"action-publish": "1"}).status_code == 302
        assert self.footer("en")[-1].get_text(strip=True) == "IOM"
        assert self.client.get(reverse("wagtailsnippets_navigation_outsidelink:list")).status_code == 200

    def test_moving_a_page_in_the_tree_moves_it_in_the_menu(self) -> None:
        def header() -> list[str]:
            links = parsed(self.client.get("/ru/")).header.select(".site-menu a")
            return [link["href"] for link in links]

        assert header() == ["/ru/news/", "/ru/research/"]
        news = type(self.tree.news["en"]).objects.get(pk=self.tree.news["en"].pk)
        news.move(self.tree.home["en"], pos="last-child")
        assert header() == ["/ru/research/", "/ru/news/"]
