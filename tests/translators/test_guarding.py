"""wagtail-localize's own addresses are closed to everybody, and its offers are gone; editing leads to the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Locale, Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from site_config.navigation.models import ContactDetails
from site_config.topics.models import Topic
from site_config.translators.models import Job
from tests.html import parsed, words_of
from tests.translators.roles import ROLES, RolesTestCase, state, undone
from tests.tree import TreeTestCase, article

#: Those who may change Russian pages.
RUSSIANS = {"ru translator", "ru reviewer", "administrator"}


class GuardingTestCase(RolesTestCase):
    """The Russian translation of a story with a link, the rights of wagtail-localize given to everybody."""

    story: Any
    russian: Translation

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        text = '<p>See <a href="https://example.org/">the law</a>.</p>'
        cls.story = article(cls.tree.news["en"], "A law", slug="law", text=text)
        source, _created = TranslationSource.get_or_create_from_instance(cls.story)
        cls.russian = Translation.objects.get(source=source, target_locale=cls.tree.home["ru"].locale)
        cls.russian.save_target(publish=False)
        # What its own screens would ask for, so that it is not the lack of this that closes them.
        right = Permission.objects.get(codename="submit_translation")
        for person in cls.people.values():
            person.user_permissions.add(right)

    @property
    def target(self) -> Any:
        return self.russian.get_target_instance()


class ClosedAddressesTests(GuardingTestCase):
    def addresses(self) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """Return what to try: name → method, address, form."""
        segment = StringSegment.objects.filter(source=self.russian.source).first()
        link = OverridableSegment.objects.filter(source=self.russian.source).first()
        assert segment is not None
        assert link is not None
        topic = self.tree.topics["en"]
        names: dict[str, tuple[str, list[Any]]] = {
            "submit a page": ("submit_page_translation", [self.tree.festival["en"].pk]),
            "submit a snippet": ("submit_snippet_translation", ["topics", "topic", topic.pk]),
            "sync": ("update_translations", [self.russian.source_id]),
            "machine": ("machine_translate", [self.russian.pk]),
            "stop": ("stop_translation", [self.russian.pk]),
            "alias": ("convert_to_alias", [self.target.pk]),
            "PO in": ("upload_pofile", [self.russian.pk]),
            "PO out": ("download_pofile", [self.russian.pk]),
            "snippets": ("snippets_api_listing", ["topics", "topic"]),
            "snippet": ("snippets_api_detail", ["topics", "topic", topic.pk]),
        }
        catalogue = str(self.russian.export_po()).replace('msgstr ""', 'msgstr "x"').encode()
        locales = list(Topic.objects.exclude(pk=topic.pk).values_list("locale", flat=True))
        form = {
            "locales": locales,
            "publish_translations": "on",
            "include_subtree": "on",
            "next": "/admin/",
        }
        found: dict[str, tuple[str, str, dict[str, Any]]] = {
            name: (
                "post",
                reverse(f"wagtail_localize:{view}", args=args),
                form | {"file": SimpleUploadedFile("ru.po", catalogue)},
            )
            for name, (view, args) in names.items()
        }
        sentence = reverse("wagtail_localize:edit_string_translation", args=[self.russian.pk, segment.pk])
        override = reverse("wagtail_localize:edit_override", args=[self.russian.pk, link.pk])
        for name, address in (("a sentence", sentence), ("a link", override)):
            found[f"write {name}"] = ("put", address, {"value": "https://example.org/ru"})
            found[f"remove {name}"] = ("delete", address, {})
        return found

    def test_each_address_is_closed_to_each_role_administrators_too(self) -> None:
        clients = {role: self.client_of(role) for role in ROLES}
        for name, (method, address, form) in self.addresses().items():
            body = encode_multipart(BOUNDARY, form)
            for role in ROLES:
                with self.subTest(name, role=role), undone():
                    before = state()
                    client = clients[role]
                    answer: Any = client.generic(method.upper(), address, body, MULTIPART_CONTENT)
                    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
                    assert "do not have permission" in client.get(answer.url).content.decode()
                    assert client.get(address).status_code == 302
                    assert state() == before

    def test_a_script_is_told_403(self) -> None:
        address = reverse("wagtail_localize:stop_translation", args=[self.russian.pk])
        answer = self.client_of("administrator").post(address, headers={"x-requested-with": "XMLHttpRequest"})
        assert answer.status_code == 403

    def test_addresses_that_a_later_version_may_add_are_closed(self) -> None:
        answer = self.client_of("administrator").get("/admin/localize/something/new/")
        assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))

    def test_the_report_leads_to_the_board(self) -> None:
        for role in ROLES:
            answer = self.client_of(role).get(reverse("wagtail_localize:translations_report"))
            assert answer.url == reverse("translators_board")

    def test_the_preview_is_for_those_who_may_change_the_page(self) -> None:
        address = reverse("wagtail_localize:preview_translation", args=[self.russian.pk])
        found = {role for role in ROLES if self.client_of(role).get(address).status_code == 200}
        assert found == RUSSIANS

    def test_the_preview_of_a_page_that_is_not_there_is_404(self) -> None:
        tajik = Translation.objects.get(source=self.russian.source, target_locale=self.tree.home["tg"].locale)
        address = reverse("wagtail_localize:preview_translation", args=[tajik.pk])
        assert self.client_of("administrator").get(address).status_code == 404

    def test_nobody_outside_the_admin_gets_anywhere(self) -> None:
        for name, (method, address, _form) in self.addresses().items():
            answer = getattr(self.client, method)(address)
            assert answer.url.startswith("/admin/login/"), name


class OffersTests(GuardingTestCase):
    def test_no_hook_of_wagtail_localize_offers_anything(self) -> None:
        kept = {"register_admin_urls", "register_log_actions", "register_icons"}
        found = {
            name
            for name, registered in hooks._hooks.items()
            if any(fn.__module__ == "wagtail_localize.wagtail_hooks" for fn, _order in registered)
        }
        assert found <= kept
        assert "register_admin_urls" in found

    def test_an_administrator_sees_none_of_its_buttons(self) -> None:
        client = self.client_of("administrator")
        screens = [
            reverse("wagtailadmin_explore", args=[self.tree.news["en"].pk]),
            reverse("wagtailadmin_pages:edit", args=[self.story.pk]),
            reverse("wagtailsnippets_topics_topic:list"),
            reverse("wagtailsnippets_topics_topic:edit", args=[self.tree.topics["en"].pk]),
            reverse("wagtailadmin_home"),
        ]
        for address in screens:
            page = parsed(client.get(address))
            links = {link["href"] for link in page.select("a[href]")}
            assert links, address
            assert not {link for link in links if link.startswith("/admin/localize/")}, address
            assert not page.select("[name=localize-convert-to-alias], [name=localize-restart-translation]")

    def test_its_right_cannot_be_given_to_a_group(self) -> None:
        words = words_of(parsed(self.client_of("administrator").get(reverse("wagtailusers_groups:add"))))
        assert "submit translation" not in words.casefold()


class WayToTheDeskTests(GuardingTestCase):
    def test_whoever_may_change_the_page_is_led_to_the_desk_whatever_was_sent(self) -> None:
        job = Job.objects.get(translation=self.russian)
        address = reverse("wagtailadmin_pages:edit", args=[self.target.pk])
        desk = reverse("translators_edit", args=[job.pk])
        forms: list[dict[str, str]] = [
            {},
            {"action": "publish", "title": "x"},
            {"action-submit": "1", "title": "x"},
            {"localize-restart-translation": "1"},
            {"localize-convert-to-alias": "1"},
        ]
        before = state()
        for role in ROLES:
            client = self.client_of(role)
            expected = desk if role in RUSSIANS else reverse("wagtailadmin_home")
            assert client.get(address).url == expected
            for form in forms:
                assert client.post(address, form).url == expected, (role, form)
        assert state() == before

    def test_a_stopped_translation_is_not_started_again_there(self) -> None:
        Translation.objects.filter(pk=self.russian.pk).update(enabled=False)
        before = state()
        address = reverse("wagtailadmin_pages:edit", args=[self.target.pk])
        self.client_of("administrator").post(address, {"localize-restart-translation": "1"})
        assert state() == before

    def test_a_translation_that_never_came_to_the_desk_is_not_edited_past_it(self) -> None:
        Translation.objects.filter(pk=self.russian.pk).delete()
        address = reverse("wagtailadmin_pages:edit", args=[self.target.pk])
        client = self.client_of("ru reviewer")
        answer = client.post(address, {"title": "x", "slug": "law", "action-publish": "1"}, follow=True)
        assert "come to the translators' desk with its English page" in words_of(parsed(answer).main or parsed(answer))
        assert Page.objects.get(pk=self.target.pk).title == "A law"

    def test_english_pages_and_those_without_one_are_edited_as_ever(self) -> None:
        only_russian = article(self.tree.news["ru"])
        for page, role in ((self.story, "editor"), (only_russian, "ru reviewer")):
            answer = self.client_of(role).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            assert answer.status_code == 200

    def test_a_page_whose_english_was_deleted_is_edited_as_any_other(self) -> None:
        Page.objects.get(pk=self.story.pk).delete()
        answer = self.client_of("ru reviewer").get(reverse("wagtailadmin_pages:edit", args=[self.target.pk]))
        assert answer.status_code == 200


class SharedWordsTests(GuardingTestCase):
    """Snippets: their rights are for all languages at once, so the language is asked in addition."""

    def test_editing_a_translation_leads_those_of_the_language_to_the_desk(self) -> None:
        topic = self.tree.topics["ru"]
        job = Job.objects.get(translation__source__object_id=topic.translation_key, language="ru")
        address = reverse("wagtailsnippets_topics_topic:edit", args=[topic.pk])
        home, before = reverse("wagtailadmin_home"), state()
        for role in ROLES:
            client = self.client_of(role)
            expected = reverse("translators_edit", args=[job.pk]) if role == "administrator" else home
            for answer in (client.get(address), client.post(address, {"name": "x", "slug": "x"})):
                assert answer.url == expected, role
        assert state() == before

    def test_a_moderator_who_also_reviews_russian_is_led_there(self) -> None:
        moderator = self.people["moderator"]
        moderator.groups.add(*self.people["ru reviewer"].groups.all())
        address = reverse("wagtailsnippets_topics_topic:edit", args=[self.tree.topics["ru"].pk])
        assert self.client_of("moderator").get(address).url.startswith("/admin/translations/")

    def test_moderators_write_and_remove_shared_words_in_english_only(self) -> None:
        right = Permission.objects.filter(codename__in=("delete_topic", "delete_contactdetails"))
        self.people["moderator"].user_permissions.add(*right)
        client = self.client_of("moderator")
        contact = ContactDetails.objects.get(locale__language_code="en")
        russian = contact.copy_for_translation(self.tree.home["ru"].locale)
        russian.save()
        russian.save_revision().publish()
        topic = self.tree.topics
        bulk = reverse("wagtail_bulk_action", args=["topics", "topic", "delete"])
        closed = {
            "add": reverse("wagtailsnippets_topics_topic:add") + "?locale=ru",
            "delete": reverse("wagtailsnippets_topics_topic:delete", args=[topic["ru"].pk]),
            "delete many": f"{bulk}?id={topic['ru'].pk}",
            "copy": reverse("wagtailsnippets_topics_topic:copy", args=[topic["tg"].pk]),
            "unpublish": reverse("wagtailsnippets_navigation_contactdetails:unpublish", args=[russian.pk]),
        }
        for name, address in closed.items():
            before = (state(), ContactDetails.objects.filter(live=True).count())
            client.post(address, {"name": "Тема", "slug": "new"})
            assert (state(), ContactDetails.objects.filter(live=True).count()) == before, name
        client.post(reverse("wagtailsnippets_topics_topic:add"), {"name": "Borders", "slug": "borders"})
        assert Topic.objects.filter(slug="borders", locale__language_code="en").exists()
        client.post(f"{bulk}?id={topic['en'].pk}")
        assert not Topic.objects.filter(pk=topic["en"].pk).exists()


class LocalesTests(TreeTestCase):
    def test_no_language_is_filled_with_copies_of_another(self) -> None:
        self.client.force_login(get_user_model().objects.create_superuser("admin"))
        locale = Locale.objects.get(language_code="ru")
        address = reverse("wagtaillocales:edit", args=[locale.pk])
        page = self.client.get(address)
        assert page.status_code == 200
        names = [field["name"] for field in parsed(page).find_all(["input", "select"], attrs={"name": True})]
        assert "language_code" in names
        assert not [name for name in names if "sync" in name.lower()]
