"""The admin speaks Tajik to those who translate and review, although the packages it is made of do not."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from site_config.accounts.groups import TRANSLATORS, sync_groups
from tests.catalogues import catalogue, english_of, own_words, package_words
from tests.html import parsed
from tests.tree import TreeTestCase

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
#: Scripts of JSON that hold words for a person, by their id.
SPOKEN_SCRIPTS = ("wagtail-sidebar-props", "checker-axe-configuration")
#: Keys of JSON whose values are names for programs.
UNSPOKEN_KEYS = {"name", "icon", "icon_name", "type"}
#: What Wagtail's templates and its sign-in form say in English in every language: no catalogue is asked.
HARD_CODED = {"Actions", "None"}


def person(language: str, group: str = "") -> Any:
    """Return a user who reads the admin in the language: a member of the group, or an administrator."""
    user = get_user_model().objects.create_user("zarina", is_superuser=not group)
    if group:
        user.groups.add(Group.objects.get(name=group))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def fixed_letters(text: str) -> int:
    """Return how many letters of a text stand outside its placeholders."""
    return len(re.findall(r"[A-Za-z]", PLACEHOLDER.sub("", text)))


def strings_of(value: Any) -> Iterator[str]:
    """Yield the strings of a JSON value that a person may read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in UNSPOKEN_KEYS:
                yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def spoken_in(response: Any) -> set[str]:
    """Return the texts of a page, of its spoken attributes, and of the JSON that its menu is made from."""
    page = parsed(response)
    texts: set[str] = set()
    for script in page.find_all("script", id=SPOKEN_SCRIPTS):
        texts.update(strings_of(json.loads(script.string or "null")))
    for element in page.find_all(True):
        texts.update(element[name] for name in SPOKEN_ATTRIBUTES if element.has_attr(name))
    for element in page.find_all(["script", "style"]):
        element.decompose()
    texts.update(page.find_all(string=True))
    return {" ".join(text.split()) for text in texts}


@functools.cache
def english() -> re.Pattern[str]:
    """Return what matches the English of Wagtail or wagtail-localize, with numbers and Tajik words filled in."""
    entries = english_of("wagtail") + english_of("wagtail_localize")
    patterns = []
    for text in {form for entry in entries for form in (entry.msgid, entry.msgid_plural) if form}:
        # A pattern of few letters ("%(a)s: %(b)s") would fit anything.
        if fixed_letters(text) > 2:
            patterns.append("[^A-Za-z]+".join(re.escape(part) for part in PLACEHOLDER.split(" ".join(text.split()))))
    return re.compile("|".join(patterns))


def english_in(response: Any) -> list[str]:
    """Return the texts of a page that are the packages' English, although the packages ask a catalogue for them."""
    return sorted(text for text in spoken_in(response) - HARD_CODED if english().fullmatch(text))


class ScreensTests(TreeTestCase):
    """What a translator opens in the admin."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        sync_groups(cls.tree.home)

    def opened(self, user: Any, address: str) -> Any:
        """Return the page that the user gets at the address."""
        if user:
            self.client.force_login(user)
        response = self.client.get(address, headers={"accept-language": "tg"})
        assert response.status_code == 200, address
        return response

    def test_a_translator_reads_no_english(self) -> None:
        translator = person("tg", TRANSLATORS["tg"])
        news, bridge = self.tree.news["tg"].pk, self.tree.bridge["tg"].pk
        addresses = {
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore", args=[news]),
            reverse("wagtailadmin_pages:history", args=[bridge]),
            reverse("wagtailadmin_pages:usage", args=[bridge]),
            reverse("wagtailadmin_pages:search") + "?q=zzz",
            reverse("wagtailadmin_account"),
            reverse("wagtailadmin_reports:workflow"),
        }
        assert {
            address: found for address in addresses if (found := english_in(self.opened(translator, address)))
        } == {}

    def test_an_administrator_edits_without_english(self) -> None:
        address = reverse("wagtailadmin_pages:edit", args=[self.tree.bridge["en"].pk])
        assert english_in(self.opened(person("tg"), address)) == []

    def test_signing_in_is_tajik(self) -> None:
        for name in ("wagtailadmin_login", "wagtailadmin_password_reset"):
            assert english_in(self.opened(None, reverse(name))) == []

    def test_english_is_found_where_it_stands(self) -> None:
        found = english_in(self.opened(person("en"), reverse("wagtailadmin_home")))
        assert {"Reports", "Search all pages…", "Skip to main content"} <= set(found)


class ScriptsTests(TreeTestCase):
    """The catalogues that the admin's scripts load."""

    def test_scripts_are_given_every_word_in_tajik(self) -> None:
        client = Client()
        client.force_login(person("tg"))
        for package, name in (
            ("wagtail", "wagtailadmin_javascript_catalog"),
            ("wagtail_localize", "wagtail_localize:javascript_catalog"),
        ):
            response = client.get(reverse(name)).content.decode()
            given = json.loads(response.partition("const newcatalog = ")[2].partition("};")[0] + "}")
            words = [entry.msgid for entry in english_of(package, "djangojs") if fixed_letters(entry.msgid)]
            assert len(words) > 40
            assert [word for word in words if given.get(word, word) == word] == []


@pytest.mark.once
def test_marked_words_are_words_of_the_packages() -> None:
    packages = ("wagtail", "wagtail_localize", "django")
    known = {(entry.msgctxt, entry.msgid) for package in packages for entry in english_of(package)}
    assert sorted(msgid for _, msgid in package_words() - known) == []


@pytest.mark.once
def test_tajik_has_the_most_seen_words_of_wagtail_and_all_of_wagtail_localize() -> None:
    filled = {(entry.msgctxt, entry.msgid) for entry in catalogue("tg") if entry.translated()}
    wagtail = {(entry.msgctxt, entry.msgid) for entry in english_of("wagtail")}
    assert len(wagtail & package_words() & filled) >= 300
    localize = {(entry.msgctxt, entry.msgid) for entry in english_of("wagtail_localize")}
    assert len(localize) > 90
    assert sorted(msgid for _, msgid in localize - filled) == []


@pytest.mark.once
def test_words_of_scripts_are_filled_and_keep_their_placeholders() -> None:
    entries = catalogue("tg", "djangojs")
    needed = {entry.msgid for package in ("wagtail", "wagtail_localize") for entry in english_of(package, "djangojs")}
    assert {entry.msgid for entry in entries if entry.translated() and not entry.fuzzy} == needed
    for entry in entries:
        for form in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(PLACEHOLDER.findall(form)) == set(PLACEHOLDER.findall(entry.msgid))
            assert (form[0] == " ", form[-1] == " ") == (entry.msgid[0] == " ", entry.msgid[-1] == " ")


@pytest.mark.once
def test_spans_of_time_and_refusals_of_forms_are_tajik() -> None:
    with translation.override("tg"):
        assert translation.ngettext("%(num)d minute", "%(num)d minutes", 5) % {"num": 5} == "5 дақиқа"
        assert translation.gettext("This field is required.") == "Ин майдон ҳатмист."


@pytest.mark.once
def test_russian_stays_as_the_packages_have_it() -> None:
    own, marked = own_words("ru"), package_words()
    empty = [entry for entry in catalogue("ru") if not entry.translated() and (entry.msgctxt, entry.msgid) in marked]
    assert len(empty) > 300
    with translation.override("ru"):
        for entry in empty:
            assert translation.gettext(entry.msgid) == own.gettext(entry.msgid)
            if entry.msgid_plural:
                for number in (1, 3, 5):
                    words = entry.msgid, entry.msgid_plural, number
                    assert translation.ngettext(*words) == own.ngettext(*words)
