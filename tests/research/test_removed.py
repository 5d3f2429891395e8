from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from research.models import RemovedPublication
from site_config.accounts.groups import EDITORS, MODERATORS, sync_groups
from site_config.accounts.models import User
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication


class RemovedPublicationTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.page = publication(cls.tree.research["en"], "The road home", slug="road", authors=["Olimova"])
        cls.number = cls.page.number

    def remove(self) -> RemovedPublication:
        self.page.delete()
        return RemovedPublication.objects.get(number=self.number)

    def test_its_addresses_answer_that_it_is_gone_and_cite_it(self) -> None:
        self.remove()
        for path in (
            "/en/research/road/",
            "/tg/research/road/",
            "/en/research/road/cite.bib",
            "/en/research/road/road-en.pdf",
            f"/id/publication/{self.number}/en",
        ):
            response = self.client.get(path)
            assert response.status_code == 410, path
            text = words_of(parsed(response).main)
            assert "Olimova" in text and "The road home" in text

    def test_the_reason_stands_in_the_readers_language(self) -> None:
        removed = self.remove()
        removed.reason_en, removed.reason_ru = "It held personal data.", "В ней были личные данные."
        removed.save()
        assert "It held personal data." in words_of(parsed(self.client.get("/en/research/road/")).main)
        page = parsed(self.client.get("/tg/research/road/"))
        assert page.find(lang="ru", string="В ней были личные данные.") is not None

    def test_it_is_kept_out_of_search_engines_and_lists(self) -> None:
        self.remove()
        page = parsed(self.client.get("/en/research/road/"))
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert "The road home" not in words_of(parsed(self.client.get("/en/research/")).main)

    def test_a_new_publication_may_take_the_address(self) -> None:
        self.remove()
        publication(self.tree.research["en"], "Another road", slug="road")
        assert self.client.get("/en/research/road/").status_code == 200
        assert self.client.get(f"/id/publication/{self.number}/en").status_code == 410

    def test_an_address_that_never_was_is_not_found(self) -> None:
        self.remove()
        assert self.client.get("/en/research/rode/").status_code == 404
        assert self.client.get("/en/research/road/more/").status_code == 404

    def test_moderators_give_the_reason_and_nobody_adds_rows(self) -> None:
        removed = self.remove()
        sync_groups({"en": Page.objects.get(pk=self.tree.home["en"].pk)})
        address = f"/admin/publications/removed/edit/{removed.pk}/"
        for name, status in ((MODERATORS, 200), (EDITORS, 302)):
            user = User.objects.create_user(name, f"{len(name)}@example.org", "a long password")
            user.groups.add(Group.objects.get(name=name))
            client = Client()
            client.force_login(user)
            assert client.get(address).status_code == status, name
            assert client.get("/admin/publications/removed/new/").status_code == 302, name
        moderator = Client()
        moderator.force_login(User.objects.get(username=MODERATORS))
        moderator.post(address, {"reason_en": "A mistake.", "reason_ru": "", "reason_tg": ""})
        removed.refresh_from_db()
        assert removed.reason_en == "A mistake."

    def test_whoever_removes_it_is_led_to_the_reason(self) -> None:
        client = Client()
        client.force_login(User.objects.create_superuser("chief", "chief@example.org", "a long password"))
        response = client.post(f"/admin/pages/{self.page.pk}/delete/", follow=True)
        link = parsed(response).find("a", href=f"/admin/publications/removed/edit/{self.number}/")
        assert link is not None
