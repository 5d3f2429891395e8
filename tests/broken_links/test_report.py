"""The report and the panel of broken links, by the rights of who looks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS
from site_config.accounts.models import User
from site_config.broken_links.looking import look_at_all
from site_config.broken_links.models import BrokenLink
from site_config.navigation.models import OutsideLink
from tests.html import language_of, parsed, words_of
from tests.snapshot import kept
from tests.tree import Tree, TreeTestCase, article, translation_of, with_groups

REPORT = reverse("broken_links:index")


@kept
def site_with_broken_links() -> Tree:
    """Return the small site with a story that leads nowhere, its translation, and such a link in the menu."""
    tree = with_groups()
    text = '<p>Read <a href="/en/nowhere/">the programme</a>.</p>'
    source = article(tree.news["en"], "The fair", text=text, slug="fair")
    translation_of(source, "ru", title="Ярмарка")
    link = OutsideLink(text="Archive", address="http://127.0.0.1:8000/en/archive/", locale=tree.home["en"].locale)
    link.save()
    link.save_revision().publish()
    look_at_all()
    BrokenLink.objects.update(first_seen_on=date(2026, 3, 2))
    return tree


class ReportTestCase(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.tree = site_with_broken_links()

    def sign_in(self, group: str = "") -> User:
        user = User.objects.create_user(group or "nobody", password="a long enough password")
        if group:
            user.groups.add(Group.objects.get(name=group))
        self.client.force_login(user)
        return user

    def rows(self, **asked: Any) -> list[Any]:
        response = self.client.get(REPORT, asked)
        assert response.status_code == 200
        return parsed(response).select("table.listing tbody tr")

    def titles(self, **asked: Any) -> set[str]:
        return {words_of(row.td.div) for row in self.rows(**asked)}


class ReportTests(ReportTestCase):
    def test_each_row_says_where_what_why_and_since_when(self) -> None:
        self.sign_in(EDITORS)
        (row,) = self.rows()
        assert [words_of(cell) for cell in row.find_all("td")] == [
            "The fair Text Edit",
            "the programme Leads to: /en/nowhere/",
            "Nothing is at this address",
            "2 March 2026",
        ]

    def test_the_button_leads_to_the_block_in_the_editor(self) -> None:
        self.sign_in(EDITORS)
        page = self.tree.news["en"].get_children().get(slug="fair").specific
        button = self.rows()[0].find("a", class_="button")
        address, _mark, place = button["href"].partition("#:w:contentpath=")
        assert address == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert place == f"body.{page.body[0].id}"
        assert button["aria-label"] == "Edit “The fair”"
        assert self.client.get(address).status_code == 200

    def test_everyone_sees_what_they_can_mend(self) -> None:
        for group, expected in (
            (EDITORS, {"The fair"}),
            (MODERATORS, {"The fair", "Archive"}),
            (TRANSLATORS["ru"], {"Ярмарка"}),
            (TRANSLATORS["tg"], set()),
        ):
            self.sign_in(group)
            assert self.titles() == expected, group

    def test_who_may_change_nothing_is_refused_and_has_no_menu_entry(self) -> None:
        user = self.sign_in()
        user.groups.add(self.reader())
        assert self.client.get(REPORT).status_code == 302
        assert REPORT not in self.client.get("/admin/").content.decode()

    def reader(self) -> Group:
        """Return a group whose members may sign in to the admin and no more."""
        group = Group.objects.create(name="Readers of the admin")
        rights = Group.objects.get(name=EDITORS).permissions
        group.permissions.add(rights.get(codename="access_admin"))
        return group

    def test_it_is_filtered_by_language_and_reason(self) -> None:
        self.client.force_login(User.objects.create_superuser("ada", "ada@example.org", "a long enough password"))
        assert self.titles() == {"The fair", "Ярмарка", "Archive"}
        assert self.titles(language="ru") == {"Ярмарка"}
        assert self.titles(reason="not_found") == {"The fair", "Ярмарка", "Archive"}
        assert self.titles(reason="private") == set()
        assert self.titles(reason="nonsense", language="xx") == {"The fair", "Ярмарка", "Archive"}

    def test_words_are_marked_as_of_the_language_of_their_page(self) -> None:
        self.sign_in(TRANSLATORS["ru"])
        row = self.rows()[0]
        assert language_of(row.td.div) == "ru"
        assert "Russian · Text" in words_of(row.td)

    def test_a_snippet_that_was_deleted_since_breaks_nothing(self) -> None:
        self.client.force_login(User.objects.create_superuser("ada", "ada@example.org", "a long enough password"))
        OutsideLink.objects.all().delete()
        assert len(self.rows()) == 3
        assert self.client.get("/admin/").status_code == 200

    def test_it_is_exported(self) -> None:
        self.sign_in(EDITORS)
        lines = self.client.get(REPORT, {"export": "csv"}).getvalue().decode().splitlines()
        assert lines[0] == "Page,Language,Link,Leads to,Why,Since"
        assert lines[1] == "The fair,English,the programme,/en/nowhere/,Nothing is at this address,2026-03-02"

    def test_queries_do_not_grow_with_the_rows(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.client.get(REPORT)
            return len(captured)

        self.sign_in(MODERATORS)
        queries()
        before = queries()
        row = BrokenLink.objects.filter(page__isnull=False, language="en").get()
        pages = [self.tree.bridge["en"], self.tree.about["en"], self.tree.festival["en"]]
        for number, page in enumerate(pages):
            row.pk, row.digest, row.page_id = None, f"digest {number}", page.pk
            row.save()
        assert queries() == before


class PanelTests(ReportTestCase):
    def panel(self, group: str) -> Any:
        self.sign_in(group)
        return parsed(self.client.get("/admin/")).select_one("#broken_links-section")

    def test_it_says_how_many_and_names_the_newest(self) -> None:
        panel = self.panel(MODERATORS)
        assert words_of(panel.h2) == "2 broken links"
        assert "The fair “the programme” · Nothing is at this address" in words_of(panel)
        assert panel.find("a", href=REPORT) is not None

    def test_no_more_than_five_stand_there(self) -> None:
        row = BrokenLink.objects.filter(page__isnull=False, language="en").get()
        for number in range(7):
            row.pk, row.digest = None, f"digest {number}"
            row.save()
        panel = self.panel(EDITORS)
        assert words_of(panel.h2) == "8 broken links"
        assert len(panel.select(".editors-waiting__row")) == 5
        assert "and 3 more" in words_of(panel)

    def test_it_is_there_only_for_who_can_mend_them(self) -> None:
        assert self.panel(TRANSLATORS["tg"]) is None
        assert "Ярмарка Russian" in words_of(self.panel(TRANSLATORS["ru"]))
