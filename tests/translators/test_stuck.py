"""What the site could not publish by itself: said where its reviewers and translators look, until it is mended."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation

from site_config.accounts.groups import REVIEWERS, TRANSLATORS
from site_config.languages.partial_dates import PartialDate
from site_config.translators.desk.queue import Turn, queue
from site_config.translators.editor.handing_in import approve, give_back, hand_in
from site_config.translators.editor.storing import Wording, store
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import publish
from tests.html import parsed, words_of
from tests.translators.test_board import BOARD, LIST, cell, member, titles
from tests.translators.test_handing_over import change, job_of, translate
from tests.translators.test_queue import QUEUE, tree
from tests.tree import Tree, article

__all__ = ["tree"]

pytestmark = pytest.mark.django_db

TITLE = "Мост"
SAID = "The site could not publish this by itself: "
NO_PLACE = "The page above this one is not translated yet."


@pytest.fixture
def homeless(tree: Tree) -> Any:
    """Return a story approved in Tajik before it was out, whose section was gone in Tajik when it came out."""
    page = article(tree.news["en"], "Embargoed", text="<p>One sentence.</p>")
    page.unpublish()
    translate(page, "tg")
    assert publish(job_of(page, "tg")) is False
    Page.objects.get(pk=tree.news["tg"].pk).delete()
    change(page)
    return page


@pytest.fixture
def too_long(tree: Tree) -> Any:
    """Return a story approved in Russian before it was out, whose title for search engines came past the desk."""
    page = article(tree.news["en"], "The bridge", seo_title="A bridge", text="<p>One sentence.</p>")
    page.unpublish()
    translate(page, "ru")
    said = StringTranslation.objects.filter(locale__language_code="ru", context__path="seo_title")
    assert said.update(data="Мост" + ", которого так долго ждали" * 10) == 1
    assert publish(job_of(page, "ru")) is False
    return change(page)


def signed_in(user: Any, language: str = "en") -> Client:
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client = Client()
    client.force_login(user)
    return client


def mend(page: Any, user: Any) -> Job:
    """Write a shorter title, as its translator does in the editor, and return the job."""
    job = job_of(page, "ru")
    title = job.translation.source.stringsegment_set.get(context__path="seo_title")
    store(job, user, {(title.context_id, title.string_id): Wording(TITLE)})
    return job_of(page, "ru")


def test_an_approved_translation_that_has_no_place_says_so_in_every_language(homeless: Any) -> None:
    job = job_of(homeless, "tg")
    assert (job.status, job.words_missing) == (Status.STUCK, 0)
    assert job.stuck_because["en"] == NO_PLACE
    assert len({job.stuck_because[code] for code in ("en", "ru", "tg")}) == 3


def test_a_text_that_is_too_long_keeps_no_english_page_from_coming_out(too_long: Any) -> None:
    assert too_long.live
    job = job_of(too_long, "ru")
    assert job.status == Status.STUCK
    # SQLite stores what is too long, and the field is asked when the revision is made.
    assert job.stuck_because["en"].startswith(
        "Title tag: Ensure this value has at most 255 characters"
        if connection.vendor == "sqlite"
        else "A text is longer than its field can hold."
    )


def test_an_approved_one_is_published_with_the_english_page_as_soon_as_nothing_is_in_its_way(homeless: Any) -> None:
    section = homeless.get_parent().specific.copy_for_translation(job_of(homeless, "tg").translation.target_locale)
    section.save_revision().publish()
    change(homeless)
    job = job_of(homeless, "tg")
    assert (job.status, job.stuck_because, job.why_stuck) == (Status.COMPLETE, {}, "")
    assert Page.objects.filter(translation_key=homeless.translation_key, locale__language_code="tg", live=True).exists()


def test_it_stays_said_while_a_translator_mends_it_and_until_it_is_handed_in(too_long: Any) -> None:
    translator, reviewer = member(TRANSLATORS["ru"]), member(REVIEWERS["ru"])
    job = mend(too_long, translator)
    assert (job.status, bool(job.why_stuck)) == (Status.STUCK, True)
    hand_in(job, translator)
    assert (job_of(too_long, "ru").status, job_of(too_long, "ru").stuck_because) == (Status.IN_REVIEW, {})
    assert approve(job_of(too_long, "ru"), reviewer)
    assert job_of(too_long, "ru").status == Status.COMPLETE


def test_what_nobody_has_reviewed_does_not_go_out_with_the_next_change_of_the_english(too_long: Any) -> None:
    mend(too_long, member(TRANSLATORS["ru"]))
    change(too_long, published_on=PartialDate(2019))
    assert job_of(too_long, "ru").status == Status.STUCK
    assert not Page.objects.filter(locale__language_code="ru", seo_title=TITLE).exists()


def test_what_was_approved_in_vain_is_approved_anew_once_it_is_handed_in(homeless: Any) -> None:
    hand_in(job_of(homeless, "tg"), member(TRANSLATORS["tg"]))
    job = job_of(homeless, "tg")
    assert (job.status, job.approved_at, job.stuck_because) == (Status.IN_REVIEW, None, {})


def test_a_reviewer_publishes_it_or_gives_it_back(too_long: Any) -> None:
    reviewer = member(REVIEWERS["ru"])
    give_back(job_of(too_long, "ru"), reviewer, "Shorten the title.")
    assert job_of(too_long, "ru").returned_note == "Shorten the title."
    assert approve(mend(too_long, reviewer), reviewer)
    assert (job_of(too_long, "ru").status, job_of(too_long, "ru").stuck_because) == (Status.COMPLETE, {})


def test_a_change_of_the_english_makes_it_another_text(too_long: Any) -> None:
    change(too_long, title="Another title")
    assert (job_of(too_long, "ru").status, job_of(too_long, "ru").stuck_because) == (Status.IN_PROGRESS, {})


def test_it_is_first_in_the_queue_of_its_translators_too(too_long: Any) -> None:
    for user in (member(REVIEWERS["ru"]), member(TRANSLATORS["ru"])):
        assert [(job.pk, job.turn) for job in queue(user)][0] == (job_of(too_long, "ru").pk, Turn.STUCK)
    Job.objects.filter(pk=job_of(too_long, "ru").pk).update(claimed_by=member(TRANSLATORS["ru"], REVIEWERS["tg"]))
    assert queue(user).get(pk=job_of(too_long, "ru").pk).turn == Turn.TAKEN


def test_the_screens_of_the_desk_say_it(too_long: Any) -> None:
    client = signed_in(member(REVIEWERS["ru"]))
    job = job_of(too_long, "ru")
    assert cell("ru", "news", Status.STUCK).pages == 1
    stuck = parsed(client.get(BOARD)).select_one("td.desk-table__number--stuck a")
    assert titles(client, stuck["href"]) == ["The bridge"]
    for address in (stuck["href"], QUEUE, reverse("translators_edit", args=[job.pk])):
        assert f"{SAID}{job.why_stuck}" in words_of(parsed(client.get(address)).main), address
    home = parsed(client.get("/admin/")).select_one(".desk-waiting")
    assert "Could not be published: 1" in words_of(home)
    assert parsed(client.get(reverse("translators_edit", args=[job.pk]))).select_one("#desk-return") is not None


def test_they_say_it_in_the_language_of_who_looks(homeless: Any) -> None:
    client = signed_in(member(REVIEWERS["tg"]), "tg")
    said = words_of(parsed(client.get(f"{LIST}?status=stuck")).main)
    assert job_of(homeless, "tg").stuck_because["tg"] in said
    assert NO_PLACE not in said


def test_many_ask_no_more_queries(tree: Tree) -> None:
    client = signed_in(member(REVIEWERS["ru"]))

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert SAID.strip() in words_of(parsed(client.get(address)).main)
        return len(captured)

    def make_stuck() -> None:
        article(tree.news["en"])
        Job.objects.filter(language="ru").update(status=Status.STUCK, stuck_because={"en": NO_PLACE})

    make_stuck()
    few = [queries(address) for address in (LIST, QUEUE)]
    for _number in range(5):
        make_stuck()
    assert [queries(address) for address in (LIST, QUEUE)] == few
