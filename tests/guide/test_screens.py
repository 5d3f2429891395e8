"""The guide opens for everybody who works in the admin, in the language that they read best, and for nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.users.models import UserProfile

from site_config.accounts.groups import EDITORS, TRANSLATORS
from site_config.guide.chapters import CHAPTERS, LANGUAGES
from tests.html import language_of, parsed, words_of
from tests.tree import TreeTestCase, with_groups

#: Session, user, profile, rights and languages, and two pages that items of the menu ask for: the frame of any screen.
QUERIES = 11


class GuideTests(TreeTestCase):
    people: dict[str, Any]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = with_groups()
        cls.people = {}
        for number, (group, language) in enumerate([(EDITORS, "en"), (EDITORS, "ru"), (TRANSLATORS["tg"], "tg")]):
            user = get_user_model().objects.create_user(f"colleague-{number}", f"{number}@example.org")
            user.groups.add(Group.objects.get(name=group))
            UserProfile._default_manager.create(user=user, preferred_language=language)
            cls.people[f"{group} {language}"] = user

    def opened(self, who: str, address: str) -> Any:
        self.client.force_login(self.people[who])
        response = self.client.get(address)
        assert response.status_code == 200, (who, address)
        return parsed(response)

    def test_every_chapter_opens_in_both_languages_for_who_writes_and_who_translates(self) -> None:
        for who in (f"{EDITORS} ru", f"{TRANSLATORS['tg']} tg"):
            pages = {}
            for chapter in CHAPTERS:
                for language in LANGUAGES:
                    address = f"{reverse('guide_chapter', args=[chapter.name])}?language={language}"
                    page = pages[address] = self.opened(who, address)
                    assert len(page.select("h1")) == 1
                    assert language_of(page.select_one("h1")) == language
                    assert language_of(page.select_one(".guide__text")) == language
                    sections = page.select(".guide__text h2")
                    contents = page.select(".guide-contents a")
                    assert [f"#{each['id']}" for each in sections] == [each["href"] for each in contents]
                    assert [words_of(each) for each in sections] == [words_of(each) for each in contents]
            links = [link["href"] for page in pages.values() for link in page.select(".guide__text a")]
            assert len(links) > 2
            for link in links:
                address, _hash, section = link.partition("#")
                assert address in pages
                assert not section or pages[address].select_one(f".guide__text #{section}"), link

    def test_a_chapter_asks_nothing_of_the_database_but_who_is_there(self) -> None:
        self.client.force_login(self.people[f"{EDITORS} ru"])
        address = reverse("guide_chapter", args=["story"])
        self.client.get(address)
        with self.assertNumQueries(QUERIES):
            self.client.get(address)

    def test_it_is_read_in_the_language_of_the_admin_and_in_russian_where_that_is_tajik(self) -> None:
        for who, language in ((f"{EDITORS} en", "en"), (f"{EDITORS} ru", "ru"), (f"{TRANSLATORS['tg']} tg", "ru")):
            for address in (reverse("guide"), reverse("guide_chapter", args=["messages"])):
                page = self.opened(who, address)
                assert language_of(page.select_one(".guide__text, .guide-chapters")) == language, who
                assert [each["lang"] for each in page.select(".guide__languages a[aria-current=true]")] == [language]

    def test_a_language_once_chosen_stays_on_the_way_through_the_guide(self) -> None:
        page = self.opened(f"{EDITORS} ru", f"{reverse('guide_chapter', args=['pictures'])}?language=en")
        ways = [each["href"] for each in page.select(".guide-neighbours a, .guide__text a")]
        assert f"{reverse('guide_chapter', args=['story'])}?language=en" in ways
        assert f"{reverse('guide')}?language=en" in ways
        assert f"{reverse('guide_chapter', args=['kinds'])}?language=en" in ways

    def test_the_way_through_all_chapters_leads_from_one_to_the_next(self) -> None:
        way, address = [], reverse("guide_chapter", args=[CHAPTERS[0].name])
        while address:
            way.append(address)
            following = self.opened(f"{EDITORS} en", address).select_one(".guide-neighbours [rel=next]")
            address = following["href"] if following else ""
        assert way == [reverse("guide_chapter", args=[each.name]) for each in CHAPTERS]

    def test_the_list_names_every_chapter_and_the_menu_the_list(self) -> None:
        page = self.opened(f"{EDITORS} en", reverse("guide"))
        assert [words_of(each) for each in page.select(".guide-chapters h2")] == [str(each.title) for each in CHAPTERS]
        assert f'"{reverse("guide")}"' in str(page.select_one("#wagtail-sidebar-props"))

    def test_the_admins_home_leads_to_the_chapter_that_one_needs_first(self) -> None:
        for who, chapter in ((f"{EDITORS} en", "story"), (f"{TRANSLATORS['tg']} tg", "translations")):
            first = self.opened(who, reverse("wagtailadmin_home")).select_one("#guide-section a[href*='/guide/']")
            assert first["href"] == reverse("guide_chapter", args=[chapter])

    def test_the_public_is_asked_to_sign_in(self) -> None:
        for address in (reverse("guide"), reverse("guide_chapter", args=["story"])):
            response = self.client.get(address)
            assert response.status_code == 302
            assert response["Location"].startswith(reverse("wagtailadmin_login"))

    def test_a_chapter_that_there_is_not_is_not_found(self) -> None:
        self.client.force_login(self.people[f"{EDITORS} en"])
        assert self.client.get(reverse("guide_chapter", args=["nothing"])).status_code == 404
