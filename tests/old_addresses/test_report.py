"""The report of addresses that were not found, as the communications group uses it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from site_config.accounts.groups import EDITORS, TRANSLATORS
from site_config.accounts.models import User
from site_config.old_addresses.models import MissingAddress
from tests.html import parsed, words_of
from tests.tree import TreeTestCase, publication, put_article

REPORT = reverse("missing_addresses:index")


def missing(path: str, times: int = 1, linked_from: str = "") -> MissingAddress:
    return MissingAddress.objects.create(
        path=path, times=times, last_asked_on=date(2026, 3, 15), linked_from=linked_from
    )


def sign_in(case: Any, group: str) -> None:
    user = User.objects.create_user(group, password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    case.client.force_login(user)


class ReportTests(TreeTestCase):
    def setUp(self) -> None:
        sign_in(self, EDITORS)

    def rows(self, **asked: Any) -> list[Any]:
        response = self.client.get(REPORT, asked)
        assert response.status_code == 200
        self.html = parsed(response)
        return self.html.select("table.listing tbody tr")

    def suggested(self) -> dict[str, str]:
        """Return the address of each row and that of the page suggested for it."""
        links = {words_of(row.td.div): row.td.select_one("p a") for row in self.rows()}
        return {path: link["href"] if link else "" for path, link in links.items()}

    def press(self, path: str) -> Any:
        row = next(row for row in self.rows() if words_of(row.td.div) == path)
        form = row.select_one("form[method=post]")
        values = {each["name"]: each["value"] for each in form.select("input")}
        return self.client.post(form["action"], values, follow=True)

    def message(self, response: Any) -> str:
        return words_of(parsed(response).select_one(".messages"))

    def test_what_is_asked_for_most_stands_first(self) -> None:
        missing("/en/rare")
        missing("/en/often", 7, "/ru/about/")
        cells = [[words_of(cell) for cell in row.find_all("td")[1:]] for row in self.rows()]
        assert cells == [["7", "15 March 2026", "/ru/about/"], ["1", "15 March 2026", ""]]

    def test_the_page_that_was_meant_is_suggested(self) -> None:
        publication(self.tree.research["en"], "Remittances", slug="remittances-and-living-standards", legacy_number=129)
        for path in (
            "/en/news/brigde",
            "/ru/news/bridge-1",
            "/index.php/tj/stories/bridge.html",
            "/en/abuot",
            "/en/news/cotton/harvest",
            "/documents/4/remittances-and-living-standards-2007.pdf",
            "/index.php/en/books/129-quite-another-name",
            "/en/news/something-else-entirely",
        ):
            missing(path)
        assert self.suggested() == {
            "/en/news/brigde": "/en/news/bridge/",
            "/ru/news/bridge-1": "/ru/news/bridge/",
            "/index.php/tj/stories/bridge.html": "/tg/news/bridge/",
            "/en/abuot": "/en/about/",
            "/en/news/cotton/harvest": "/en/research/harvest/",
            "/documents/4/remittances-and-living-standards-2007.pdf": "/en/research/remittances-and-living-standards/",
            "/index.php/en/books/129-quite-another-name": "/en/research/remittances-and-living-standards/",
            "/en/news/something-else-entirely": "",
        }

    def test_the_old_sites_bare_program_has_no_language_and_is_no_fault(self) -> None:
        put_article(self.tree.news["en"], "Indexes", slug="indexes")
        missing("/index.php")
        assert self.suggested() == {"/index.php": "/en/news/indexes/"}

    def test_a_private_or_unpublished_page_is_not_suggested(self) -> None:
        missing("/en/news/bridge-old")
        for page in self.tree.bridge.values():
            page.unpublish()
        assert self.suggested() == {"/en/news/bridge-old": ""}

    def test_one_press_makes_the_redirect_and_settles_the_row(self) -> None:
        missing("/en/news/bridge-old")
        response = self.press("/en/news/bridge-old")
        assert "now leads to" in self.message(response)
        assert not MissingAddress.objects.exists()
        answer = self.client.get("/en/news/bridge-old/")
        assert (answer.status_code, answer["Location"]) == (301, "/en/news/bridge/")

    def test_a_reader_of_a_language_without_a_translation_stays_in_it(self) -> None:
        missing("/tg/news/festival-old")
        self.press("/tg/news/festival-old")
        assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/en/news/festival-old"]
        assert not MissingAddress.objects.exists()
        assert self.client.get("/tg/news/festival-old/")["Location"] == "/tg/news/festival/"

    def test_a_redirect_in_a_circle_is_refused_with_its_reason(self) -> None:
        address = missing("/en/news/bridge")
        values = {"page": self.tree.about["en"].pk}
        response = self.client.post(reverse("missing_addresses:redirect", args=[address.pk]), values, follow=True)
        assert "readers get the page and never the redirect" in self.message(response)
        assert (Redirect.objects.count(), MissingAddress.objects.count()) == (0, 1)

    def test_a_page_that_has_come_since_needs_no_redirect(self) -> None:
        missing("/tg/news/festival")
        (row,) = self.rows()
        assert "A page is at this address now." in words_of(row.td)
        assert row.select("form, a.button") == []

    def test_two_hands_on_one_row_do_no_harm(self) -> None:
        address = missing("/en/news/bridge-old")
        url, values = reverse("missing_addresses:redirect", args=[address.pk]), {"page": self.tree.bridge["en"].pk}
        self.client.post(url, values)
        assert "settled this address already" in self.message(self.client.post(url, values, follow=True))
        assert Redirect.objects.count() == 1

    def test_another_page_can_be_chosen(self) -> None:
        missing("/en/новости?".rstrip("?"))
        (row,) = self.rows()
        form = parsed(self.client.get(row.select_one("a.button")["href"]))
        assert form.select_one("[name=old_path]")["value"] == "/en/новости"
        values = {"old_path": "/en/новости", "is_permanent": "on", "redirect_page": self.tree.news["en"].pk}
        assert self.client.post(reverse("wagtailredirects:add"), values).status_code == 302
        assert self.rows() == []

    def test_a_referrer_that_is_no_page_is_not_shown(self) -> None:
        missing("/en/x", linked_from="/en/buy-our-pills/")
        (row,) = self.rows()
        assert row.find_all("td")[3].get_text(strip=True) == ""

    def test_queries_do_not_grow_with_the_rows(self) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                self.rows()
            return len(captured)

        missing("/en/news/bridge-old")
        missing("/en/news/129-old")
        queries()
        few = queries()
        for number in range(20):
            put_article(self.tree.news["en"], f"Road {number}", slug=f"road-{number}")
            missing(f"/en/news/{number}-road-{number}", linked_from="/en/news/")
        assert queries() == few

    def test_it_can_be_taken_along(self) -> None:
        missing("/en/x", 3)
        response = self.client.get(REPORT, {"export": "csv"})
        lines = b"".join(response.streaming_content).decode().splitlines()
        assert lines == ["Address,Times,Last asked on,Linked from", "/en/x,3,2026-03-15,"]

    def test_translators_neither_see_nor_use_it(self) -> None:
        address = missing("/en/news/bridge-old")
        sign_in(self, TRANSLATORS["tg"])
        assert self.client.get(REPORT).status_code == 302
        assert REPORT not in self.client.get(reverse("wagtailadmin_home")).content.decode()
        url = reverse("missing_addresses:redirect", args=[address.pk])
        self.client.post(url, {"page": self.tree.bridge["en"].pk})
        assert not Redirect.objects.exists()

    def test_a_link_alone_changes_nothing(self) -> None:
        address = missing("/en/news/bridge-old")
        assert self.client.get(reverse("missing_addresses:redirect", args=[address.pk])).status_code == 405
