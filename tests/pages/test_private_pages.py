"""What a reader meets who is not let in: a way to sign in, or a question for the page's password."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import PageViewRestriction

from site_config.languages.codes import CODES
from tests.html import parsed, words_of
from tests.html_validity import html_problems
from tests.tree import TreeTestCase

PASSWORD = "a valley in spring"


def bound_error(html: Any, name: str) -> str:
    """Return the words that a screen reader adds to a field; empty when it is not marked as wrong."""
    field = html.find("input", attrs={"name": name})
    if field.get("aria-invalid") != "true":
        return ""
    return words_of(html.find(id=field["aria-describedby"]))


def sent(form: Any, **values: str) -> dict[str, str]:
    """Return what a browser sends for a form: its hidden fields and what the reader typed."""
    return {field["name"]: field["value"] for field in form.select("input[type=hidden]")} | values


class PrivatePagesTestCase(TreeTestCase):
    #: Of PageViewRestriction's types.
    restriction = ""

    def setUp(self) -> None:
        # The form's own proof is asked for, as on the real site.
        self.client = Client(enforce_csrf_checks=True)
        for code in CODES:
            PageViewRestriction.objects.create(
                page=self.tree.about[code], restriction_type=self.restriction, password=PASSWORD
            )

    def assert_accessible(self, html: Any, language: str) -> None:
        """Check language, heading, labels, and that nothing stands in the page which the content policy forbids."""
        assert html.html["lang"] == language
        assert html.h1.get_text(strip=True) in html.title.get_text()
        assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        for field in html.select("form input:not([type=hidden])"):
            assert words_of(html.find("label", attrs={"for": field["id"]}))
        assert html.find_all(["script", "style"]) == []
        assert html.find_all(style=True) == []
        assert "About the mission" not in html.get_text()


class LoginTests(PrivatePagesTestCase):
    restriction = PageViewRestriction.LOGIN

    def test_a_page_for_members_leads_to_the_way_in_in_three_languages(self) -> None:
        for code in CODES:
            response = self.client.get(f"/{code}/about/", follow=True)
            assert response.redirect_chain == [(f"/{code}/_util/login/?next=/{code}/about/", 302)]
            html = parsed(response)
            self.assert_accessible(html, code)
            assert html.main.form["action"] == f"/{code}/_util/login/"

    def test_the_right_password_leads_to_the_page(self) -> None:
        get_user_model().objects.create_user("reader", "reader@example.org", PASSWORD)
        form = parsed(self.client.get("/ru/about/", follow=True)).main.form
        response = self.client.post(form["action"], sent(form, username="reader", password=PASSWORD))
        assert (response.status_code, response["Location"]) == (302, "/ru/about/")
        assert self.client.get("/ru/about/").status_code == 200

    def test_a_wrong_password_is_refused_in_words_bound_to_the_fields(self) -> None:
        form = parsed(self.client.get("/en/about/", follow=True)).main.form
        html = parsed(self.client.post(form["action"], sent(form, username="no<body>", password="wrong")))
        for name in ("username", "password"):
            assert "didn't match" in bound_error(html, name)
        assert html.find("input", attrs={"name": "username"})["value"] == "no<body>"
        assert html.find("input", attrs={"name": "next"})["value"] == "/en/about/"
        assert html.find("input", attrs={"name": "password"}).get("value") is None

    def test_a_member_without_access_is_told_so(self) -> None:
        user = get_user_model().objects.create_user("reader", "reader@example.org", PASSWORD)
        restriction = PageViewRestriction.objects.get(page=self.tree.about["en"])
        restriction.restriction_type = PageViewRestriction.GROUPS
        restriction.save()
        self.client.force_login(user)
        assert "doesn't have access" in words_of(parsed(self.client.get("/en/about/", follow=True)).main)


class PasswordTests(PrivatePagesTestCase):
    restriction = PageViewRestriction.PASSWORD

    def test_a_page_with_a_password_asks_for_it_in_three_languages(self) -> None:
        for code in CODES:
            html = parsed(self.client.get(f"/{code}/about/"))
            self.assert_accessible(html, code)
            assert html.main.form["action"].startswith(f"/{code}/_util/authenticate_with_password/")
            assert bound_error(html, "password") == ""

    def test_a_wrong_password_is_refused_in_words_bound_to_the_field(self) -> None:
        form = parsed(self.client.get("/en/about/")).main.form
        html = parsed(self.client.post(form["action"], sent(form, password="wrong")))
        assert "not correct" in bound_error(html, "password")
        assert html.find("input", attrs={"name": "return_url"})["value"] == "/en/about/"
        self.assert_accessible(html, "en")

    def test_the_right_password_opens_the_page(self) -> None:
        form = parsed(self.client.get("/tg/about/")).main.form
        response = self.client.post(form["action"], sent(form, password=PASSWORD))
        assert (response.status_code, response["Location"]) == (302, "/tg/about/")
        assert parsed(self.client.get("/tg/about/")).h1.get_text(strip=True) == self.tree.about["tg"].title
        assert self.client.get("/en/about/").status_code == 200
        assert parsed(self.client.get("/en/about/")).main.form is not None


class ValidityTests(PrivatePagesTestCase):
    restriction = PageViewRestriction.PASSWORD

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def test_the_pages_are_valid_html(self) -> None:
        form = parsed(self.client.get("/en/about/")).main.form
        refused = self.client.post(form["action"], sent(form, password="wrong"))
        pages = {"login": self.client.get("/tg/_util/login/?next=/tg/about/"), "password": refused}
        assert html_problems({name: page.content.decode() for name, page in pages.items()}, self.folder) == []
