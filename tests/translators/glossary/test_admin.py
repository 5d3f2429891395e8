"""Terms in the admin: list, search, form, tables out and in, and who may."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from site_config.accounts.models import User
from site_config.translators.models import GlossaryTerm
from tests.html import parsed, words_of

pytestmark = pytest.mark.django_db
IMPORT = "/admin/translators/glossary/import/"
ALL = ("add", "change", "delete", "view")


def signed_in(client: Client, *rights: str) -> Client:
    user = User.objects.create_user("keeper", password="a long enough password")
    codes = ["access_admin", *(f"{right}_glossaryterm" for right in rights)]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


@pytest.fixture
def terms() -> None:
    GlossaryTerm.objects.create(english="migrant", ru="мигрант", tg="муҳоҷир")
    GlossaryTerm.objects.create(english="refugee", ru="беженец", tg="гуреза", needs_confirmation=True)
    GlossaryTerm.objects.create(english="border", ru="граница", tg="сарҳад", is_active=False)


def upload(client: Client, text: str | bytes, **options: Any) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return client.post(IMPORT, {"table": SimpleUploadedFile("terms.csv", data)}, **options)


def confirmed(client: Client, response: Any, **options: Any) -> Any:
    form = parsed(response).select_one('.glossary-import form:has([name="mark"])')
    values = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    # As a browser sends it: all line ends are two characters.
    values["text"] = values["text"].replace("\r\n", "\n").replace("\n", "\r\n")
    return client.post(IMPORT, values, **options)


def listed(client: Client, **query: str) -> list[str]:
    html = parsed(client.get(reverse("glossary:index"), query))
    return [words_of(title) for title in html.select("table.listing tbody .title-wrapper a")]


@pytest.mark.usefixtures("terms")
def test_the_list_is_searched_in_any_letters_and_filtered(client: Client) -> None:
    signed_in(client, *ALL)
    GlossaryTerm.objects.create(english="IOM", ru="МОМ")
    assert listed(client) == ["border", "IOM", "migrant", "refugee"]
    assert listed(client, q="мухоч") == ["migrant"]
    assert listed(client, q="БЕЖЕН") == ["refugee"]
    assert listed(client, q="nonsense") == []
    assert listed(client, is_active="false") == ["border"]
    assert listed(client, needs_confirmation="true") == ["refugee"]


def test_a_term_is_added_changed_and_deleted(client: Client) -> None:
    signed_in(client, *ALL)
    client.post(reverse("glossary:add"), {"english": "asylum", "ru": "убежище", "is_active": "on"})
    term = GlossaryTerm.objects.get()
    answer = client.post(reverse("glossary:edit", args=[term.pk]), {"english": "asylum", "ru": "убежище; приют"})
    assert "looks like several forms" in words_of(parsed(answer))
    client.post(reverse("glossary:edit", args=[term.pk]), {"english": "asylum", "ru": "приют", "is_active": "on"})
    term.refresh_from_db()
    assert term.ru == "приют"
    client.post(reverse("glossary:delete", args=[term.pk]))
    assert not GlossaryTerm.objects.exists()


@pytest.mark.usefixtures("terms")
def test_the_whole_glossary_goes_out_and_back_without_a_change(client: Client) -> None:
    signed_in(client, *ALL)
    out = client.get(reverse("glossary:export"))
    assert 'filename="glossary.csv"' in out["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(out.content.decode("utf-8-sig"), newline="")))
    assert [row["english"] for row in rows] == ["border", "migrant", "refugee"]
    html = parsed(upload(client, out.content))
    assert "There is nothing to write" in words_of(html)
    assert "Stays as it is: 3" in words_of(html)


@pytest.mark.usefixtures("terms")
def test_a_table_is_looked_at_then_written(client: Client) -> None:
    signed_in(client, *ALL)
    table = (
        "english;ru;tg;tg_forbidden;is_active\n"
        "Migrant;мигрант;муҳоҷир;мигрант;\n"
        'asylum;убежище;паноҳгоҳ;"один; два";yes\n'
        "refugee;беженец;гуреза;;no\n"
        "refugee;беженец;гуреза;;yes\n"
        ";пусто;;;\n"
        "hotline;;;;perhaps\n"
    )
    shown = upload(client, table)
    words = words_of(parsed(shown).select_one(".glossary-import"))
    for expected in (
        "Will be added: 1",
        "Will be changed: 2",
        "Will be refused: 3",
        "The same term stands in line 4",
        "“perhaps” is neither yes nor no",
        "Write 3 terms",
    ):
        assert expected in words
    assert GlossaryTerm.objects.count() == 3
    answer = confirmed(client, shown, follow=True)
    assert "Terms added: 1. Terms changed: 2." in words_of(parsed(answer).select_one(".messages"))
    added = GlossaryTerm.objects.get(english="asylum")
    assert added.forms("tg", "forbidden") == ("один", "два")
    assert GlossaryTerm.objects.get(english__iexact="migrant").tg_forbidden == "мигрант"
    assert not GlossaryTerm.objects.get(english="refugee").is_active
    # What no row names stays.
    assert GlossaryTerm.objects.filter(english="border").exists()
    assert {entry.action for entry in ModelLogEntry.objects.all()} == {"wagtail.create", "wagtail.edit"}


@pytest.mark.usefixtures("terms")
def test_yes_and_no_are_said_in_the_readers_language(client: Client) -> None:
    signed_in(client, *ALL)
    UserProfile.objects.create(user=User.objects.get(), preferred_language="ru")
    change = parsed(upload(client, "english,is_active\nrefugee,no\n")).select_one(".glossary-import dd")
    assert (words_of(change.find("del")), words_of(change.find("ins"))) == ("Да", "Нет")


@pytest.mark.usefixtures("terms")
def test_a_glossary_that_changed_meanwhile_is_shown_again(client: Client) -> None:
    signed_in(client, *ALL)
    shown = upload(client, "english,ru\nmigrant,переселенец\n")
    GlossaryTerm.objects.filter(english="migrant").update(ru="приезжий")
    again = confirmed(client, shown)
    assert "Look at the changes once more" in words_of(parsed(again))
    assert GlossaryTerm.objects.get(english="migrant").ru == "приезжий"
    confirmed(client, again)
    assert GlossaryTerm.objects.get(english="migrant").ru == "переселенец"


def test_notes_of_several_lines_are_written(client: Client) -> None:
    signed_in(client, *ALL)
    shown = upload(client, 'english,ru,note\nasylum,убежище,"one\ntwo"\n')
    confirmed(client, shown)
    assert GlossaryTerm.objects.get().note == "one\ntwo"


def test_a_file_that_is_no_table_is_told_beside_the_field(client: Client) -> None:
    signed_in(client, *ALL)
    for data, words in (("english,ru\nx,мир".encode("cp1251"), "not in UTF-8"), (b"", "empty"), (b"a\nb", "“english”")):
        assert words in words_of(parsed(upload(client, data)).select_one(".glossary-import form"))
    assert client.post(IMPORT, {"text": "nonsense", "mark": "x"}, follow=True).status_code == 200
    assert not GlossaryTerm.objects.exists()


@pytest.mark.usefixtures("terms")
def test_who_may_not_change_terms_brings_no_table(client: Client) -> None:
    signed_in(client, "view", "add")
    assert client.get(IMPORT).status_code == 302
    assert upload(client, "english,ru\nmigrant,иной\n").status_code == 302
    assert GlossaryTerm.objects.get(english="migrant").ru == "мигрант"
    assert client.get(reverse("glossary:export")).status_code == 200
    assert IMPORT not in client.get(reverse("glossary:index")).content.decode()


@pytest.mark.usefixtures("terms")
def test_who_may_only_change_adds_nothing_by_a_table(client: Client) -> None:
    signed_in(client, "change")
    shown = upload(client, "english,ru\nmigrant,иной\nasylum,убежище\n")
    assert "You may not add terms" in words_of(parsed(shown))
    confirmed(client, shown)
    assert GlossaryTerm.objects.get(english="migrant").ru == "иной"
    assert GlossaryTerm.objects.count() == 3


def test_others_see_nothing_of_the_glossary(client: Client) -> None:
    signed_in(client)
    for name in ("index", "add", "export", "import"):
        assert client.get(reverse(f"glossary:{name}")).status_code == 302
