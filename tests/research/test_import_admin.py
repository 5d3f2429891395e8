"""The import screen: who may use it, and what they see from the upload to the result."""

from __future__ import annotations

import datetime
from typing import Any
from unittest.mock import patch

import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from research.models import ImportLine, ImportRun, PublicationPage
from site_config.accounts.groups import EDITORS, MODERATORS, TRANSLATORS, sync_groups
from site_config.media.models import SiteDocument
from tests.html import parsed, words_of
from tests.media.files import pdf
from tests.research.import_files import catalogue, xlsx_bytes, zip_bytes
from tests.tree import TreeTestCase

ADDRESS = "/admin/publications/import/"
RECORDS = catalogue(
    {"title": "Good report", "abstract": "a", "editions": "en: report.pdf"},
    {"title": "Bad report", "abstract": "a", "isbn": "1"},
    {"slug": "harvest", "place": "Dushanbe"},
)


class ImportScreenTestCase(TreeTestCase):
    groups: dict[str, Any]

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.groups = sync_groups(cls.tree.home)

    def sign_in(self, group: str, name: str = "") -> Any:
        user = get_user_model().objects.create_user(name or group, f"{len(name or group)}@example.org", "x")
        user.groups.add(self.groups[group])
        self.client.force_login(user)
        return user

    def upload(self, content: bytes = RECORDS, name: str = "catalogue.csv", archive: bytes | None = None, **more: Any):
        files = {"catalogue": SimpleUploadedFile(name, content)}
        if archive is not None:
            files["archive"] = SimpleUploadedFile("files.zip", archive)
        return self.client.post(ADDRESS, files | more)

    def planned(self, **options: Any) -> ImportRun:
        response = self.upload(archive=zip_bytes({"report.pdf": pdf(), "unused.pdf": pdf()}), **options)
        assert response.status_code == 302, parsed(response).main
        run = ImportRun.objects.latest("pk")
        assert response["Location"] == f"{ADDRESS}{run.pk}/"
        return run

    def page(self, run: ImportRun, query: str = "") -> BeautifulSoup:
        response = self.client.get(f"{ADDRESS}{run.pk}/{query}")
        assert response.status_code == 200
        return parsed(response).main

    def start(self, run: ImportRun) -> Any:
        return self.client.post(f"{ADDRESS}{run.pk}/start/")


class WayThroughTests(ImportScreenTestCase):
    def test_from_the_upload_over_the_plan_to_the_result(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        assert run.state == ImportRun.State.PLANNED
        assert not PublicationPage.objects.filter(title="Good report").exists()
        main = self.page(run)
        assert "unused.pdf" in words_of(main)
        assert main.find("button", string=lambda text: text and "Import 2 records" in text) is not None
        assert [words_of(heading) for heading in main.select(".import-lines__title")] == [
            "Good report",
            "Bad report",
            "The cotton harvest",
        ]
        assert "An ISBN has 10 or 13 digits" in words_of(main)

        assert self.start(run)["Location"] == f"{ADDRESS}{run.pk}/"
        run.refresh_from_db()
        assert (run.state, run.done, run.total) == (ImportRun.State.DONE, 3, 3)
        page = PublicationPage.objects.get(title="Good report")
        assert page.live and page.editions.get().document is not None
        assert PublicationPage.objects.get(pk=self.tree.harvest["en"].pk).place == "Dushanbe"
        links = [link["href"] for link in self.page(run).select(".import-lines__title a")]
        assert links == [reverse("wagtailadmin_pages:edit", args=[pk]) for pk in (page.pk, self.tree.harvest["en"].pk)]

    def test_the_plan_can_be_seen_state_by_state(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        for query, titles in (
            ("?state=refused", ["Bad report"]),
            ("?state=created&p=99", ["Good report"]),
            ("?state=unchanged", []),
            ("?state=nonsense&p=x", ["Good report", "Bad report", "The cotton harvest"]),
        ):
            found = [words_of(heading) for heading in self.page(run, query).select(".import-lines__title")]
            assert found == titles, query

    def test_long_plans_are_paged(self) -> None:
        self.sign_in(MODERATORS)
        self.upload(catalogue(*({"title": f"Report {number}", "abstract": "a"} for number in range(60))))
        run = ImportRun.objects.get()
        main = self.page(run, "?state=created&p=2")
        assert len(main.select(".import-lines > li")) == 10
        assert "?state=created&p=1" in [link["href"] for link in main.select("nav.pagination a")]

    def test_starting_twice_imports_once(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        self.start(run)
        self.start(run)
        assert PublicationPage.objects.filter(title="Good report").count() == 1
        assert SiteDocument.objects.count() == 1

    def test_what_changed_since_the_plan_is_not_overwritten(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        harvest = PublicationPage.objects.get(pk=self.tree.harvest["en"].pk)
        harvest.place = "Khujand"
        harvest.save_revision().publish()
        self.start(run)
        harvest.refresh_from_db()
        line = run.lines.get(title="The cotton harvest")
        assert harvest.place == "Khujand" and line.state == "refused" and len(line.problems) == 1

    def test_a_page_that_waits_reloads_itself(self) -> None:
        user = self.sign_in(MODERATORS)
        run = ImportRun.objects.create(
            user=user, catalogue_name="c.csv", language="en", state="importing", total=10, done=4
        )
        response = self.client.get(f"{ADDRESS}{run.pk}/")
        assert int(response["Refresh"]) > 0
        assert parsed(response).main.find("progress")["value"] == "40"
        run.state = ImportRun.State.DONE
        run.save()
        assert "Refresh" not in self.client.get(f"{ADDRESS}{run.pk}/")

    def test_what_the_background_process_left_lying_can_be_started_again(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        long_ago = timezone.now() - datetime.timedelta(hours=1)
        ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.IMPORTING, active_at=long_ago)
        response = self.client.get(f"{ADDRESS}{run.pk}/")
        assert "Refresh" not in response and parsed(response).main.find("button", string="Try again") is not None
        self.start(run)
        run.refresh_from_db()
        assert run.state == ImportRun.State.DONE

    def test_drafts_can_be_asked_for(self) -> None:
        self.sign_in(MODERATORS)
        self.start(self.planned(as_drafts="on"))
        assert not PublicationPage.objects.get(title="Good report").live

    def test_an_editors_records_wait_as_drafts(self) -> None:
        self.sign_in(EDITORS)
        self.start(self.planned())
        assert not PublicationPage.objects.get(title="Good report").live


class RefusalTests(ImportScreenTestCase):
    def setUp(self) -> None:
        self.sign_in(MODERATORS)

    def complaint(self, response: Any) -> str:
        assert response.status_code == 200 and not ImportRun.objects.exists()
        return " ".join(map(words_of, parsed(response).main.select(".w-field__errors")))

    def test_zip_above_the_limit_is_refused_with_both_sizes(self) -> None:
        with patch("research.imports.forms.MAX_ARCHIVE_BYTES", 10):
            complaint = self.complaint(self.upload(archive=zip_bytes({"report.pdf": pdf()})))
        assert "At most 10 bytes are accepted." in complaint.replace("\xa0", " ")
        assert not ImportRun.objects.exists()

    def test_wrong_files_are_refused_in_the_form(self) -> None:
        for options in (
            {"name": "catalogue.exe"},
            {"content": b""},
            {"archive": b"no zip"},
            {"archive": zip_bytes({"a.pdf": b"\0" * 30_000_000})},
            {"archive": zip_bytes({"inner.zip": b"x"})},
        ):
            assert self.complaint(self.upload(**options)).strip(), options
        assert self.complaint(self.client.post(ADDRESS, {}))

    def test_a_catalogue_that_cannot_be_read_is_answered_on_its_page(self) -> None:
        for content, name in (
            (b"nothing,known\n", "c.csv"),
            (b"PK\x03\x04", "c.xlsx"),
            (b"<html>", "c.bib"),
            (b"\0\0", "c.ris"),
            (b"title,ab\0str\na,b\n", "c.csv"),
        ):
            self.upload(content, name)
            run = ImportRun.objects.latest("pk")
            assert run.state == ImportRun.State.FAILED and run.problem.strip()
            assert run.problem in words_of(self.page(run))

    def test_formulas_and_control_characters_refuse_their_rows(self) -> None:
        self.upload(xlsx_bytes([["title", "abstract"], ["=1+1", "a"], ["Fine", "a"]]), "c.xlsx")
        assert list(ImportRun.objects.latest("pk").lines.values_list("state", flat=True)) == ["refused", "created"]
        self.upload(b"title,abstract\nNu\0l,a\n,\0\nx\0,\0,\0beyond\n")
        lines = ImportRun.objects.latest("pk").lines
        assert set(lines.values_list("state", flat=True)) == {"refused"}
        assert all("\0" not in sentence for line in lines.all() for sentence in line.problems)


class AccessTests(ImportScreenTestCase):
    def test_only_those_who_may_add_publications_meet_it(self) -> None:
        owner = self.sign_in(MODERATORS)
        run = self.planned()
        menu = '"name": "import-publications"'
        assert menu in self.client.get("/admin/").content.decode()
        self.sign_in(TRANSLATORS["ru"])
        assert menu not in self.client.get("/admin/").content.decode()
        addresses = (ADDRESS, f"{ADDRESS}template.csv", f"{ADDRESS}{run.pk}/")
        for address in addresses:
            assert self.client.get(address)["Location"] == "/admin/", address
        assert self.start(run)["Location"] == "/admin/" == self.upload()["Location"]
        self.client.logout()
        for address in addresses:
            assert "login" in self.client.get(address)["Location"], address
        run.refresh_from_db()
        assert run.state == ImportRun.State.PLANNED and run.user == owner and ImportRun.objects.count() == 1

    def test_a_run_belongs_to_its_user_and_to_moderators(self) -> None:
        self.sign_in(EDITORS, "first editor")
        run = self.planned()
        self.sign_in(EDITORS, "another editor")
        assert self.client.get(f"{ADDRESS}{run.pk}/").status_code == 404
        assert self.start(run).status_code == 404
        assert parsed(self.client.get(ADDRESS)).main.find("a", href=f"{ADDRESS}{run.pk}/") is None
        self.sign_in(MODERATORS)
        assert parsed(self.client.get(ADDRESS)).main.find("a", href=f"{ADDRESS}{run.pk}/") is not None
        assert self.client.get(f"{ADDRESS}{run.pk}/").status_code == 200

    def test_it_starts_by_post_alone(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        assert self.client.get(f"{ADDRESS}{run.pk}/start/").status_code == 405

    def test_a_run_of_somebody_who_is_gone_is_not_carried_out(self) -> None:
        user = self.sign_in(EDITORS)
        run = self.planned()
        user.delete()
        self.sign_in(MODERATORS)
        self.start(run)
        run.refresh_from_db()
        assert run.state == ImportRun.State.FAILED
        assert not PublicationPage.objects.filter(title="Good report").exists()


class KeepingTests(ImportScreenTestCase):
    def test_uploads_have_no_address_and_go_when_they_are_imported(self) -> None:
        self.sign_in(MODERATORS)
        run = self.planned()
        names = [run.catalogue.name, run.archive.name]
        assert all(default_storage.exists(name) and "catalogue.csv" not in name for name in names)
        assert {self.client.get(f"/media/{name}").status_code for name in names} == {404}
        with self.captureOnCommitCallbacks(execute=True):
            self.start(run)
        assert not any(default_storage.exists(name) for name in names)

    def test_old_runs_go_with_the_next_upload(self) -> None:
        self.sign_in(MODERATORS)
        old = self.planned()
        with (
            time_machine.travel(timezone.now() + datetime.timedelta(days=31)),
            self.captureOnCommitCallbacks(execute=True),
        ):
            self.sign_in(MODERATORS, "later")
            self.planned()
        assert not ImportRun.objects.filter(pk=old.pk).exists() and not ImportLine.objects.filter(run=old.pk).exists()
        assert not default_storage.exists(old.catalogue.name)

    def test_the_template_can_be_imported_as_it_is(self) -> None:
        self.sign_in(MODERATORS)
        for kind in ("csv", "xlsx"):
            response = self.client.get(f"{ADDRESS}template.{kind}")
            assert f"publications.{kind}" in response["Content-Disposition"]
            self.upload(response.content, f"t.{kind}")
            run = ImportRun.objects.latest("pk")
            assert (run.state, run.total) == (ImportRun.State.PLANNED, 0)
        assert self.client.get(f"{ADDRESS}template.exe").status_code == 404
