"""Translators outside get files of the site's sentences, and what they send back is taken or its refusal explained."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation

from site_config.translators.files.exporting import paper_of, papers_of
from site_config.translators.files.papers import State
from site_config.translators.models import Job, Suggestion
from tests.snapshot import kept
from tests.tree import Tree, article, with_groups

pytestmark = pytest.mark.django_db
TEXT = "<p>The bridge opened in May.</p><p>Families meet “again”.</p><p>Families meet “again”.</p>"


@pytest.fixture
def tree() -> Tree:
    return with_groups()


@pytest.fixture
@kept
def story(tree: Tree) -> Any:
    return article(tree.news["en"], "The bridge", slug="new-bridge", summary="A short summary.", text=TEXT)


def job_of(page: Any, language: str) -> Job:
    return Job.objects.get(translation__source__object_id=page.translation_key, language=language)


def signed_in(*groups: str) -> Client:
    user = get_user_model().objects.create_user(" ".join(groups) or "nobody")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def translator(tree: Tree) -> Client:
    return signed_in("Translators: Tajik")


def downloaded(client: Client, job: Job, form: str = "po") -> Any:
    answer = client.get(reverse("translators_download", args=[job.pk]), {"format": form})
    assert answer.status_code == 200
    return answer


def upload(client: Client, content: bytes, name: str = "file.po", job: Job | None = None) -> Any:
    address = reverse("translators_upload") + (f"?job={job.pk}" if job else "")
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").find(id="main")


def translations(job: Job) -> dict[str, str]:
    rows = StringTranslation.objects.filter(
        context__object_id=job.translation.source.object_id, locale=job.translation.target_locale
    )
    return dict(rows.values_list("translation_of__data", "data"))


def test_a_po_file_goes_out_and_comes_back(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    answer = downloaded(translator, job)
    assert "new-bridge.tg.po" in answer["Content-Disposition"]
    catalogue = polib.pofile(answer.content.decode())
    assert [entry.msgid for entry in catalogue][:2] == ["The bridge", "A short summary."]
    for entry in catalogue:
        entry.msgstr = {"The bridge": "Пул", "A short summary.": "Хулосаи кӯтоҳ."}.get(entry.msgid, "")
    page = upload(translator, str(catalogue).encode())
    assert translations(job) == {"The bridge": "Пул", "A short summary.": "Хулосаи кӯтоҳ."}
    assert "Accepted: 2" in page.get_text(" ")
    assert page.get_text(" ").count("It has no translation.") == len(catalogue) - 2
    job.refresh_from_db()
    assert job.sentences - job.sentences_missing == 2
    assert "from a file" in translator.get(reverse("translators_edit", args=[job.pk])).content.decode()


def test_an_xliff_file_goes_out_and_comes_back(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    content = downloaded(translator, job, "xlf").content
    document = BeautifulSoup(content, "xml")
    unit = next(each for each in document.find_all("trans-unit") if each.source.get_text() == "The bridge")
    target = unit.target or unit.append(document.new_tag("target")) or unit.find("target")
    target.string = "Пул"
    target["state"] = "translated"
    upload(translator, str(document).encode(), "file.xlf")
    assert translations(job)["The bridge"] == "Пул"


def test_a_fuzzy_entry_is_proposed_and_does_not_count(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    catalogue = polib.pofile(downloaded(translator, job).content.decode())
    catalogue[0].msgstr, catalogue[0].flags = "Пул", ["fuzzy"]
    page = upload(translator, str(catalogue).encode())
    assert translations(job) == {}
    assert Suggestion.objects.get().data == "Пул"
    assert "Became a suggestion" in page.get_text(" ")


def test_what_the_desk_refuses_is_said_to_be_refused(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    catalogue = polib.pofile(downloaded(translator, job).content.decode())
    catalogue[0].msgstr = "П" * 300
    page = upload(translator, str(catalogue).encode())
    assert translations(job) == {}
    assert "Accepted" not in page.get_text(" ")
    assert "Not accepted" in page.get_text(" ")


def test_a_file_for_another_language_is_not_taken_without_the_right(tree: Tree, story: Any) -> None:
    russian = job_of(story, "ru")
    catalogue = polib.pofile(downloaded(signed_in("Translators: Russian"), russian).content.decode())
    catalogue[0].msgstr = "Мост"
    page = upload(signed_in("Translators: Tajik"), str(catalogue).encode())
    assert translations(russian) == {}
    assert "You have no right to change this translation." in page.get_text(" ")


def test_downloading_needs_the_language(tree: Tree, story: Any) -> None:
    job = job_of(story, "ru")
    for groups in (["Translators: Tajik"], []):
        answer = signed_in(*groups).get(reverse("translators_download", args=[job.pk]))
        assert answer.status_code in (302, 403)
        assert "Content-Disposition" not in answer


def test_a_file_that_lost_its_mark_is_taken_where_it_was_uploaded(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    catalogue = polib.pofile(downloaded(translator, job).content.decode())
    catalogue[0].msgstr = "Пул"
    catalogue.metadata = {name: value for name, value in catalogue.metadata.items() if not name.startswith("X-")}
    assert "no translation that this file belongs to" in upload(translator, str(catalogue).encode()).get_text(" ")
    upload(translator, str(catalogue).encode(), job=job)
    assert translations(job) == {"The bridge": "Пул"}


def test_a_file_that_is_none_is_refused_in_words(translator: Client) -> None:
    for content in (b"", b"\x00\x01", b"hello", b"<!DOCTYPE x><xliff/>", b"PK\x03\x04 broken"):
        page = upload(translator, content)
        assert page.find(class_="w-field__errors") or page.find(class_="error-message"), content


def test_a_section_goes_out_as_a_zip_and_comes_back(translator: Client, story: Any) -> None:
    answer = translator.get(reverse("translators_download_list"), {"section": "news", "language": "tg"})
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert "news/new-bridge.tg.po" in archive.namelist()
    assert all(name.endswith(".tg.po") for name in archive.namelist())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as changed:
        for name in archive.namelist():
            catalogue = polib.pofile(archive.read(name).decode())
            for entry in catalogue:
                entry.msgstr = entry.msgstr or f"тарҷума: {entry.msgid}"
            changed.writestr(name, str(catalogue))
    upload(translator, content.getvalue(), "news.zip")
    job = job_of(story, "tg")
    assert not job.sentences_missing


def test_other_languages_are_in_nobodys_zip(translator: Client, story: Any) -> None:
    answer = translator.get(reverse("translators_download_list"), {"section": "news", "language": "ru"})
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
        assert not [name for name in names if ".ru." in name]


def test_a_changed_sentence_goes_out_with_what_it_was(translator: Client, story: Any) -> None:
    job = job_of(story, "tg")
    segment = StringSegment.objects.get(source=job.translation.source, context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=job.translation.target_locale,
        data="Пул",
        translation_type="manual",
    )
    story.title = "The new bridge"
    story.save_revision().publish()
    unit = paper_of(job_of(story, "tg")).units[0]
    assert (unit.source, unit.target, unit.state) == ("The new bridge", "Пул", State.FUZZY)
    assert unit.previous_source == "The bridge"


def test_a_zip_made_before_a_change_names_the_new_english_and_no_old_wording_as_the_sites(
    translator: Client, story: Any
) -> None:
    job = job_of(story, "tg")
    catalogue = polib.pofile(downloaded(translator, job).content.decode())
    catalogue[0].msgstr = "Пул"
    upload(translator, str(catalogue).encode())
    asked = {"section": "news", "language": "tg"}
    before = translator.get(reverse("translators_download_list"), asked).content
    story.title = "The new bridge"
    story.save_revision().publish()
    page = upload(translator, before, "news.zip")
    cells = [row.find_all("td") for row in page.find_all("tr")]
    (told,) = [row[2].get_text(" ", strip=True) for row in cells if row and row[0].get_text() == "The bridge"]
    assert "The English sentence was changed since the file was made." in told
    assert "English now: The new bridge" in told
    assert "On the site" not in told


def test_tajik_translators_see_the_russian(tree: Tree) -> None:
    job = job_of(tree.bridge["en"], "tg")
    assert tree.bridge["ru"].title in paper_of(job).units[0].note


def test_more_papers_ask_no_more_queries(tree: Tree) -> None:
    for number in range(6):
        article(tree.news["en"], f"Story {number}")
    keys = list(Job.objects.filter(language="tg", section="news").values_list("pk", flat=True))

    def queries(wanted: list[int]) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(list(papers_of(wanted))) == len(wanted)
        return len(captured)

    assert queries(keys) == queries(keys[:2]) <= 7
