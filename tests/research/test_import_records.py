"""What an import does to the site's publications."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from research.imports.plans import State
from research.models import Edition, PublicationPage
from research.record import Organisation, Person
from site_config.accounts.groups import EDITORS, MODERATORS, sync_groups
from site_config.languages.partial_dates import PartialDate
from site_config.media.models import SiteDocument
from tests.media.files import pdf
from tests.research.import_files import carry_out, catalogue, plan, zip_bytes
from tests.tree import TreeTestCase, publication

pytestmark = pytest.mark.indexed

REMITTANCES = {
    "title": "Remittances and Living Standards",
    "subtitle": "A survey",
    "kind": "study",
    "date": "2007-09",
    "authors": "Mughal, Abdul-Ghaffar; {Centre of Surveys}",
    "isbn": "92-9068-163-2",
    "printed_pages": "271",
    "region": "Sughd Region",
    "licence": "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/",
    "abstract": "What families do with what migrants send.",
    "topics": "Трудовая миграция",
    "editions": "en: report.pdf; ru",
}


def states(outcomes) -> list[str]:
    return [str(outcome.state) for outcome in outcomes]


class CreatingTests(TreeTestCase):
    def test_a_record_becomes_a_published_page_with_all_its_facts(self) -> None:
        [outcome] = carry_out(catalogue(REMITTANCES), files=zip_bytes({"in/Report.PDF": pdf()}))
        assert outcome.state == State.CREATED and outcome.problems == [] and outcome.warnings == []
        page = PublicationPage.objects.get(pk=outcome.page)
        assert page.live and not page.has_unpublished_changes and page.number == outcome.number
        assert page.get_parent().pk == self.tree.research["en"].pk
        assert (page.slug, page.kind) == ("remittances-and-living-standards", "study")
        assert (page.title, page.original_title, page.subtitle) == (
            REMITTANCES["title"],
            REMITTANCES["title"],
            "A survey",
        )
        assert page.published_on == PartialDate(2007, 9)
        assert (page.isbn, page.printed_pages, page.region) == ("92-9068-163-2", 271, "TJ-SU")
        assert page.licence == "by-nc-nd-3.0-igo"
        names = [author.value for author in page.authors.all()]
        assert names == [Person("Mughal", "Abdul-Ghaffar"), Organisation("Centre of Surveys")]
        assert [link.topic for link in page.topic_links.all()] == [self.tree.topics["en"]]
        english, russian = page.editions.all()
        assert english.languages == ("en",) and russian.languages == ("ru",) and russian.document is None
        assert english.document.file_size == len(pdf()) and english.document.filename.endswith(".pdf")
        assert page.pk in [each.pk for each, _uses in ReferenceIndex.get_grouped_references_to(english.document)]
        assert self.client.get("/en/research/remittances-and-living-standards/").status_code == 200

    def test_a_dry_run_says_the_same_and_changes_nothing(self) -> None:
        before = PublicationPage.objects.count()
        files = zip_bytes({"report.pdf": pdf()})
        [planned] = plan(catalogue(REMITTANCES), files=files)
        assert (PublicationPage.objects.count(), SiteDocument.objects.count()) == (before, 0)
        [done] = carry_out(catalogue(REMITTANCES), files=files)
        assert planned.state == done.state == State.CREATED
        assert planned.changes == done.changes
        assert {change.column: change.new for change in planned.changes}["editions"] == "en: report.pdf; ru"

    def test_running_twice_changes_nothing(self) -> None:
        files = zip_bytes({"report.pdf": pdf()})
        carry_out(catalogue(REMITTANCES), files=files)
        page = PublicationPage.objects.get(isbn="92-9068-163-2")
        [again] = carry_out(catalogue(REMITTANCES), files=files)
        assert (again.state, again.changes, again.number) == (State.UNCHANGED, [], page.number)
        assert SiteDocument.objects.count() == 1
        page.refresh_from_db()
        assert page.revisions.count() == 1

    def test_a_broken_row_refuses_itself_alone(self) -> None:
        outcomes = carry_out(
            catalogue(
                {"title": "The first", "abstract": "One."},
                {"title": "The second", "abstract": "Two.", "isbn": "92-9068-163-3", "date": "31/31", "kind": "poem"},
                {"title": "The third", "abstract": "Three."},
            )
        )
        assert states(outcomes) == ["created", "refused", "created"]
        assert [problem.split(":")[0] for problem in outcomes[1].problems] == ["isbn", "date", "kind"]
        assert not PublicationPage.objects.filter(title="The second").exists()

    def test_what_the_site_itself_refuses_refuses_one_record(self) -> None:
        outcomes = carry_out(
            catalogue(
                {"title": "The first", "abstract": "One.", "slug": "feed"},
                {"title": "The second", "abstract": "Two.", "slug": "the-second"},
            )
        )
        assert states(outcomes) == ["refused", "created"]
        assert outcomes[0].problems[0].startswith("slug:")

    def test_a_record_without_an_abstract_is_kept_as_a_draft(self) -> None:
        [outcome] = carry_out(catalogue({"title": "Without words"}))
        assert outcome.state == State.CREATED and len(outcome.warnings) == 1
        assert not PublicationPage.objects.get(pk=outcome.page).live
        assert states(carry_out(catalogue({"title": "Without words"}))) == ["unchanged"]

    def test_drafts_can_be_asked_for(self) -> None:
        [outcome] = carry_out(catalogue(REMITTANCES), as_drafts=True)
        assert not PublicationPage.objects.get(pk=outcome.page).live

    def test_a_russian_original_gets_a_latin_slug_and_its_own_language(self) -> None:
        record = {"original_title": "Сбор хлопка и дети", "original_language": "русский", "abstract": "Words."}
        [outcome] = carry_out(catalogue(record))
        page = PublicationPage.objects.get(pk=outcome.page)
        assert (page.title, page.original_title) == ("Сбор хлопка и дети", "Сбор хлопка и дети")
        assert (page.original_language, page.slug) == ("ru", "sbor-khlopka-i-deti")
        assert len(outcome.warnings) == 1

    def test_nobody_guesses_whether_a_cyrillic_title_is_russian_or_tajik(self) -> None:
        [outcome] = plan(catalogue({"original_title": "Муҳоҷират", "abstract": "Words."}))
        assert outcome.state == State.REFUSED and outcome.problems[0].startswith("original_language:")

    def test_slugs_never_collide(self) -> None:
        outcomes = carry_out(
            catalogue(
                {"title": "The cotton harvest", "date": "2015", "isbn": "", "abstract": "a"},
                {"title": "Harvest", "date": "2001", "abstract": "a"},
                {"title": "Harvest!", "date": "2002", "abstract": "a"},
            )
        )
        assert states(outcomes) == ["created"] * 3
        slugs = [PublicationPage.objects.get(pk=outcome.page).slug for outcome in outcomes]
        assert slugs == ["the-cotton-harvest", "harvest-2", "harvest-3"]

    def test_text_that_looks_like_a_formula_stays_text(self) -> None:
        [outcome] = carry_out(catalogue({"title": '=HYPERLINK("http://bad.example")', "abstract": "@SUM(1)"}))
        page = PublicationPage.objects.get(pk=outcome.page)
        assert (page.title, page.abstract) == ('=HYPERLINK("http://bad.example")', "@SUM(1)")

    def test_control_characters_refuse_the_row_in_words(self) -> None:
        outcomes = carry_out(catalogue({"title": "Nul\0l", "abstract": "a"}, {"title": "Fine", "abstract": "a"}))
        assert states(outcomes) == ["refused", "created"]
        assert outcomes[0].problems[0].startswith("title:")

    def test_unknown_topics_are_refused_with_the_nearest_names(self) -> None:
        [outcome] = plan(catalogue({"title": "T", "abstract": "a", "topics": "labor migration; Labour Migration"}))
        assert outcome.state == State.REFUSED
        assert len(outcome.problems) == 1 and "labour migration" in outcome.problems[0]


class MatchingTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.page = publication(
            cls.tree.research["en"], "Abandoned Wives", slug="abandoned", isbn="978-92-9068-163-2", doi="10.1234/abc",
            published_on=PartialDate(2009, 8),
        )  # fmt: skip

    def test_each_identifier_finds_the_publication(self) -> None:
        for record in (
            {"number": str(self.page.number)},
            {"doi": "https://doi.org/10.1234/ABC"},
            {"isbn": "9290681632"},
            {"slug": "abandoned"},
            {"title": "«Abandoned»  wives", "date": "2009-08"},
            {"title": "Abandoned Wives"},
        ):
            [outcome] = plan(catalogue(record))
            assert outcome.number == self.page.number, record

    def test_another_year_is_another_publication(self) -> None:
        [outcome] = plan(catalogue({"title": "Abandoned Wives", "date": "2011", "abstract": "a"}))
        assert outcome.state == State.CREATED

    def test_identifiers_of_two_publications_refuse_the_row(self) -> None:
        harvest = self.tree.harvest["en"].number
        [outcome] = plan(catalogue({"number": str(harvest), "doi": "10.1234/abc"}))
        assert outcome.state == State.REFUSED
        assert str(harvest) in outcome.problems[0] and str(self.page.number) in outcome.problems[0]

    def test_a_title_of_two_publications_refuses_the_row(self) -> None:
        publication(self.tree.research["en"], "Abandoned Wives", published_on=PartialDate(2009))
        [outcome] = plan(catalogue({"title": "Abandoned wives", "date": "2009"}))
        assert outcome.state == State.REFUSED and outcome.problems[0].startswith("title:")

    def test_the_same_title_under_another_isbn_refuses_the_row(self) -> None:
        [outcome] = plan(catalogue({"title": "Abandoned Wives", "date": "2009", "isbn": "978-3-16-148410-0"}))
        assert outcome.state == State.REFUSED and outcome.problems[0].startswith("isbn:")

    def test_an_unknown_number_refuses_the_row(self) -> None:
        [outcome] = plan(catalogue({"number": "9999", "title": "T", "abstract": "a"}))
        assert outcome.state == State.REFUSED and outcome.problems[0].startswith("number:")

    def test_a_second_row_about_the_same_publication_is_refused(self) -> None:
        outcomes = carry_out(
            catalogue(
                {"title": "New one", "date": "2001", "abstract": "a"},
                {"title": "new  ONE", "date": "2001", "abstract": "b"},
                {"title": "", "doi": "10.1234/abc", "date": "2009-07"},
                {"title": "Abandoned Wives", "date": "2009"},
            )
        )
        assert states(outcomes) == ["created", "refused", "updated", "refused"]
        assert "row 2" in outcomes[1].problems[0] and "row 4" in outcomes[3].problems[0]

    def test_a_publication_without_an_english_page_is_left_alone(self) -> None:
        page = publication(self.tree.research["ru"], "Только по-русски", original_language="ru")
        [outcome] = plan(catalogue({"number": str(page.number), "place": "Dushanbe"}))
        assert outcome.state == State.REFUSED and outcome.number == page.number


class UpdatingTests(TreeTestCase):
    def record(self, **texts: str) -> dict[str, str]:
        return {"number": str(self.tree.harvest["en"].number)} | texts

    def harvest(self) -> PublicationPage:
        return PublicationPage.objects.get(pk=self.tree.harvest["en"].pk)

    def test_only_what_the_row_says_changes(self) -> None:
        [outcome] = carry_out(catalogue(self.record(date="2012", place="Dushanbe", abstract="")))
        assert outcome.state == State.UPDATED
        changed = [(change.column, change.old, change.new) for change in outcome.changes]
        assert changed == [("date", "2010-07", "2012"), ("place", "", "Dushanbe")]
        page = self.harvest()
        assert (page.published_on, page.place) == (PartialDate(2012), "Dushanbe")
        assert page.abstract == self.tree.harvest["en"].abstract
        assert page.live and not page.has_unpublished_changes
        assert PublicationPage.objects.get(pk=self.tree.harvest["ru"].pk).published_on == PartialDate(2012)

    def test_authors_who_stay_keep_their_orcid(self) -> None:
        page = self.harvest()
        author = page.authors.get()
        author.orcid = "0000-0002-1825-0097"
        page.authors = [author]
        page.save_revision().publish()
        carry_out(catalogue(self.record(authors="Olimov, Muzaffar; Olimova")))
        authors = list(self.harvest().authors.all())
        assert [str(each.value) for each in authors] == ["Muzaffar Olimov", "Olimova"]
        assert authors[1].orcid == "0000-0002-1825-0097" and authors[1].translation_key == author.translation_key

    def test_unpublished_changes_are_neither_lost_nor_published(self) -> None:
        page = self.harvest()
        page.subtitle = "Not ready yet"
        page.save_revision()
        [outcome] = carry_out(catalogue(self.record(place="Dushanbe")))
        assert outcome.state == State.REFUSED and outcome.changes == []
        page = self.harvest()
        assert page.place == "" and page.get_latest_revision_as_object().subtitle == "Not ready yet"

    def test_a_draft_is_changed_and_stays_a_draft(self) -> None:
        page = self.harvest()
        page.unpublish()
        [outcome] = carry_out(catalogue(self.record(place="Dushanbe")))
        page = self.harvest()
        assert outcome.state == State.UPDATED and not page.live
        assert page.get_latest_revision_as_object().place == "Dushanbe"
        assert states(carry_out(catalogue(self.record(place="Dushanbe")))) == ["unchanged"]

    def test_a_locked_publication_is_left_alone(self) -> None:
        PublicationPage.objects.filter(pk=self.harvest().pk).update(locked=True)
        [outcome] = carry_out(catalogue(self.record(place="Dushanbe")))
        assert outcome.state == State.REFUSED

    def test_an_address_is_never_changed(self) -> None:
        [outcome] = carry_out(catalogue(self.record(slug="elsewhere")))
        assert outcome.state == State.REFUSED and "harvest" in outcome.problems[0]

    def test_an_older_report_points_to_the_one_that_comes_later_in_the_file(self) -> None:
        outcomes = carry_out(
            catalogue(
                {"title": "Old", "date": "2006", "abstract": "a", "replaced_by": "10.1234/new"},
                {"title": "New", "date": "2007", "abstract": "a", "doi": "10.1234/new"},
                {"title": "Lost", "abstract": "a", "replaced_by": "10.1234/nowhere"},
            )
        )
        by_order = {outcome.order: outcome for outcome in outcomes}
        assert [str(by_order[order].state) for order in (1, 2, 3)] == ["created", "created", "refused"]
        assert PublicationPage.objects.get(title="Old").replaced_by.title == "New"
        assert by_order[3].problems[0].startswith("replaced_by:")


class EditionTests(TreeTestCase):
    def record(self, editions: str) -> dict[str, str]:
        return {"number": str(self.tree.harvest["en"].number), "editions": editions}

    def editions(self) -> list[Edition]:
        return list(PublicationPage.objects.get(pk=self.tree.harvest["en"].pk).editions.all())

    def test_an_edition_gets_its_file_and_keeps_its_address(self) -> None:
        name = self.editions()[0].file_name
        files = zip_bytes({"a.pdf": pdf("One"), "b.pdf": pdf("Two")})
        carry_out(catalogue(self.record("en: a.pdf")), files=files)
        [outcome] = carry_out(catalogue(self.record("en: b.pdf")), files=files)
        [edition] = self.editions()
        assert outcome.state == State.UPDATED and edition.file_name == name
        with edition.document.file.open() as file:
            assert file.read() == pdf("Two")

    def test_a_file_in_two_languages_takes_the_place_of_an_edition_without_one(self) -> None:
        carry_out(catalogue(self.record("ENG/RUS: both.pdf")), files=zip_bytes({"both.pdf": pdf()}))
        [edition] = self.editions()
        assert edition.languages == ("en", "ru") and edition.document is not None

    def test_editions_that_the_row_does_not_name_stay(self) -> None:
        carry_out(catalogue(self.record("ru; tg")))
        assert [edition.languages for edition in self.editions()] == [("en",), ("ru",), ("tg",)]

    def test_a_missing_file_leaves_an_edition_without_one(self) -> None:
        [outcome] = carry_out(catalogue(self.record("ru: missing.pdf")))
        assert outcome.state == State.UPDATED and len(outcome.warnings) == 1 and "missing.pdf" in outcome.warnings[0]
        assert self.editions()[1].document is None

    def test_a_page_that_calls_itself_pdf_refuses_the_row(self) -> None:
        [outcome] = carry_out(catalogue(self.record("en: a.pdf")), files=zip_bytes({"a.pdf": b"<html></html>"}))
        assert outcome.state == State.REFUSED and "a.pdf" in outcome.problems[0]
        assert not SiteDocument.objects.exists()

    def test_the_same_content_is_stored_once(self) -> None:
        files = zip_bytes({"a.pdf": pdf(), "b.pdf": pdf()})
        carry_out(
            catalogue({"title": "A", "abstract": "a", "languages": "en", "file": "a.pdf"},
                      {"title": "B", "abstract": "a", "languages": "en", "file": "b.pdf"}),
            files=files,
        )  # fmt: skip
        assert SiteDocument.objects.count() == 1


class RightsTests(TreeTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.groups = sync_groups(cls.tree.home)

    def user(self, group: str):
        user = get_user_model().objects.create_user(group, f"{len(group)}@example.org", "x")
        user.groups.add(self.groups[group])
        return user

    def test_a_moderators_records_are_published_in_the_moderators_name(self) -> None:
        user = self.user(MODERATORS)
        [outcome] = carry_out(catalogue(REMITTANCES), user=user)
        page = PublicationPage.objects.get(pk=outcome.page)
        assert page.live and page.latest_revision.user == user and page.owner == user

    def test_an_editors_records_are_drafts(self) -> None:
        user = self.user(EDITORS)
        outcomes = carry_out(catalogue(REMITTANCES, {"slug": "harvest", "place": "Dushanbe"}), user=user)
        assert states(outcomes) == ["created", "updated"]
        assert not PublicationPage.objects.get(pk=outcomes[0].page).live
        harvest = PublicationPage.objects.get(slug="harvest", locale__language_code="en")
        assert harvest.place == "" and harvest.get_latest_revision_as_object().place == "Dushanbe"

    def test_who_may_add_nothing_imports_nothing(self) -> None:
        stranger = get_user_model().objects.create_user("stranger", "s@example.org", "x")
        outcomes = carry_out(catalogue(REMITTANCES, {"slug": "harvest", "place": "Dushanbe"}), user=stranger)
        assert states(outcomes) == ["refused", "refused"]


class CostTests(TreeTestCase):
    def queries(self, content: bytes) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            plan(content)
        return len(queries)

    def test_a_plan_asks_no_more_for_a_thousand_new_records(self) -> None:
        def rows(count: int) -> bytes:
            return catalogue(
                *({"title": f"Report {number}", "abstract": "a", "editions": "en"} for number in range(count))
            )

        assert self.queries(rows(1000)) == self.queries(rows(1)) <= 12

    def test_a_plan_asks_no_more_for_known_records_that_stand_together(self) -> None:
        pages = [publication(self.tree.research["en"]) for _number in range(4)]
        few, many = (
            self.queries(catalogue(*({"number": str(page.number), "place": "D"} for page in some)))
            for some in (pages[:1], pages)
        )
        assert many <= few + 3 * 5
