"""What translators and reviewers meet in the admin; what they may do at each address: tests/translators/."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from tests.html import parsed
from tests.media import files
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


class FilesTests(RolesTestCase):
    """A translation may show another picture or file than its English page; those are the communications groups'."""

    roles = ("ru translator", "ru reviewer", "tg translator", "tg reviewer")
    stored: dict[str, Any]

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        content = files.picture("PNG")
        picture, document = get_image_model(), get_document_model()
        cls.stored = {
            "images": picture(
                title="The bridge in winter", file=ContentFile(content, "bridge.png"), width=60, height=40
            ),
            "docs": document(title="The law in Tajik", file=ContentFile(b"words", "law.txt")),
        }
        for each in cls.stored.values():
            each.save()

    def test_what_is_there_can_be_chosen(self) -> None:
        for role in self.roles:
            for kind, each in self.stored.items():
                with self.subTest(role=role, kind=kind):
                    client = self.client_of(role)
                    answer = client.get(reverse(f"wagtail{kind}_chooser:choose")).json()
                    assert each.title in answer["html"]
                    assert 'type="file"' not in answer["html"]
                    chosen = client.get(reverse(f"wagtail{kind}_chooser:chosen", args=[each.pk])).json()
                    assert chosen["result"]["id"] == str(each.pk)

    def test_nothing_can_be_added_changed_or_deleted(self) -> None:
        for role in self.roles:
            client = self.client_of(role)
            for kind, each in self.stored.items():
                upload = {"title": "Another", "file": ContentFile(files.picture("PNG"), "another.png")}
                prefixed = {f"{kind.removesuffix('s')}-chooser-upload-{name}": value for name, value in upload.items()}
                addresses = {
                    reverse(f"wagtail{kind}:add"): upload,
                    reverse(f"wagtail{kind}_chooser:create"): upload | prefixed,
                    reverse(f"wagtail{kind}:edit", args=[each.pk]): {"title": "Taken over"},
                    reverse(f"wagtail{kind}:delete", args=[each.pk]): {},
                }
                for address, form in addresses.items():
                    with self.subTest(role=role, address=address):
                        assert client.post(address, form).status_code in (302, 403)
                model = type(each)._default_manager
                assert list(model.values_list("title", flat=True)) == [each.title]

    def test_who_only_signs_in_sees_no_files(self) -> None:
        answer = self.client_of("nobody").get(reverse("wagtailimages_chooser:choose")).json()
        assert "The bridge in winter" not in answer["html"]
