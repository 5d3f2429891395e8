"""Editors keep the words that mean the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse

from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS
from site_config.accounts.models import User
from site_config.search.models import SynonymSet
from tests.html import parsed, words_of
from tests.search.finding import found
from tests.tree import TreeTestCase


def sign_in(case: TestCase, group: str) -> None:
    user = User.objects.create_user(group, password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    case.client.force_login(user)


@pytest.mark.once
@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ("IOM", "two words or more"),
        ("IOM\n\n  IOM ", "two words or more"),
        ("migrant\nMigrants", "Endings make no difference"),
        ("IOM, МОМ\nСБМ", "“IOM, МОМ” looks like several words"),
        ("IOM = МОМ\nСБМ", "looks like several words"),
        ("IOM\n???", "“???” has no letter"),
        ("IOM\nand", "“and” stands in nearly every text"),
        ("IOM\n" + "x" * 121, "longer than 120 letters"),
        ("\n".join(f"word{number}" for number in range(21)), "20 lines at most"),
    ],
)
def test_bad_input_is_told_clearly(terms: str, message: str) -> None:
    with pytest.raises(ValidationError, match="terms") as raised:
        SynonymSet(terms=terms).clean()
    assert message in str(raised.value.message_dict["terms"])


@pytest.mark.once
@pytest.mark.parametrize(
    "terms", ["WHO\nВОЗ", "HIV/AIDS\nВИЧ/СПИД", "Kurgan-Tyube\nҚурғонтеппа", "COVID-19\nкоронавирус"]
)
def test_names_and_abbreviations_are_good(terms: str) -> None:
    SynonymSet(terms=terms).clean()


class SynonymAdminTests(TreeTestCase):
    def post(self, terms: str, **values: Any) -> Any:
        return self.client.post(reverse("synonyms:add"), {"terms": terms, **values}, follow=True)

    def test_an_editor_adds_changes_and_deletes_a_set(self) -> None:
        for group in (EDITORS, MODERATORS):
            sign_in(self, group)
            assert self.post("  Amu  \nBridge\nbridge\r\n").status_code == 200
            made = SynonymSet.objects.get()
            assert made.lines == ("Amu", "Bridge", "bridge")
            self.client.post(reverse("synonyms:edit", args=[made.pk]), {"terms": "Amu\nOxus"})
            made.refresh_from_db()
            assert str(made) == "Amu = Oxus"
            self.client.post(reverse("synonyms:delete", args=[made.pk]))
            assert not SynonymSet.objects.exists()

    def test_readers_find_by_them_at_once(self) -> None:
        sign_in(self, EDITORS)
        self.post("brücke\nbridge")
        links = parsed(self.client.get("/en/search/", {"q": "brücke"})).main.select("a.result__link")
        assert [link["href"] for link in links] == ["/en/news/bridge/"]
        assert found("bridge") == ["A bridge over the Panj"]

    def test_translators_may_not(self) -> None:
        sign_in(self, TRANSLATORS["ru"])
        for name in ("index", "add"):
            assert self.client.get(reverse(f"synonyms:{name}")).status_code == 302
        self.post("Amu\nOxus")
        assert not SynonymSet.objects.exists()
        assert reverse("synonyms:index") not in self.client.get(reverse("wagtailadmin_home")).content.decode()

    def test_a_word_in_two_sets_is_said_and_kept(self) -> None:
        other = SynonymSet.objects.create(terms="migrant\nмигрант")
        sign_in(self, EDITORS)
        html = parsed(self.post("Migrants\nнафари муҳоҷир"))
        message = html.select_one(".messages .warning")
        assert message is not None
        assert "“Migrants” stands in another set too: migrant = мигрант" in words_of(message)
        assert message.a["href"] == reverse("synonyms:edit", args=[other.pk])
        assert SynonymSet.objects.count() == 2
        made = SynonymSet.objects.exclude(pk=other.pk).get()
        again = self.client.post(reverse("synonyms:edit", args=[made.pk]), {"terms": made.terms}, follow=True)
        assert "stands in another set too" in words_of(parsed(again))

    def test_a_word_of_one_set_only_is_not_spoken_of(self) -> None:
        SynonymSet.objects.create(terms="migrant\nмигрант")
        sign_in(self, EDITORS)
        assert "another set" not in words_of(parsed(self.post("Amu\nOxus")))

    def test_bad_input_is_told_beside_the_field(self) -> None:
        sign_in(self, EDITORS)
        html = parsed(self.post("IOM, МОМ"))
        assert "looks like several words" in words_of(html.select_one("#panel-child-terms-errors, .error-message"))
        assert not SynonymSet.objects.exists()

    def test_sets_are_found_in_any_letters(self) -> None:
        for terms in ("IOM\nСБМ", "муҳоҷират\nмиграция"):
            SynonymSet.objects.create(terms=terms)
        sign_in(self, EDITORS)
        for query, expected in (("сбм", "IOM = СБМ"), ("мухочир", "муҳоҷират = миграция")):
            html = parsed(self.client.get(reverse("synonyms:index"), {"q": query}))
            titles = [
                words_of(title)
                for title in html.select("table.listing tbody .title-wrapper a, table.listing tbody .title h2 a")
            ]
            assert titles == [expected]
        html = parsed(self.client.get(reverse("synonyms:index"), {"q": "nonsense"}))
        assert html.select("table.listing tbody tr") == []
