"""What translators and reviewers meet in the admin; what they may do at each address: tests/translators/."""

from __future__ import annotations

from django.urls import reverse
from wagtail.models import Page

from tests.html import parsed
from tests.translators.roles import RolesTestCase


class TranslatorsTests(RolesTestCase):
    def edit(self, language: str) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.tree.bridge[language].pk])

    def test_a_translator_is_led_from_the_page_to_the_desk(self) -> None:
        answer = self.client_of("ru translator").get(self.edit("ru"))
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("translators_board"))

    def test_a_translator_cannot_publish(self) -> None:
        client = self.client_of("ru translator")
        title = self.tree.bridge["ru"].title
        client.post(self.edit("ru"), {"action": "publish", "action-publish": "1", "title": "Taken over"})
        page = Page.objects.get(pk=self.tree.bridge["ru"].pk)
        assert (page.title, page.draft_title) == (title, title)

    def test_a_translator_cannot_touch_another_language(self) -> None:
        for language in ("en", "tg"):
            answer = self.client_of("ru translator").get(self.edit(language))
            assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))

    def test_pages_of_ones_own_language_are_found_in_the_explorer(self) -> None:
        client = self.client_of("tg translator")
        page = parsed(client.get(reverse("wagtailadmin_explore", args=[self.tree.news["tg"].pk])))
        assert self.tree.bridge["tg"].title in page.main.get_text()
        assert client.get(reverse("wagtailadmin_explore", args=[self.tree.news["ru"].pk])).status_code == 302

    def test_nothing_that_translators_may_not_do_is_offered_to_them(self) -> None:
        page = parsed(
            self.client_of("ru translator").get(reverse("wagtailadmin_explore", args=[self.tree.news["ru"].pk]))
        )
        links = {link["href"].split("?")[0] for link in page.select("a[href]")}
        story = self.tree.bridge["ru"].pk
        refused = ("delete", "unpublish", "move", "copy")
        assert not links & {reverse(f"wagtailadmin_pages:{name}", args=[story]) for name in refused}
        assert self.edit("ru") in links
