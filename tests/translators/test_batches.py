"""Handing many English pages over at once: everything, once, whatever one of them is like."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, TranslationSource

from home.volume import generate
from newsroom.models import ArticlePage
from site_config.accounts.groups import EDITORS, MODERATORS, REVIEWERS, TRANSLATORS, sync_groups
from site_config.translators.handover import batches
from site_config.translators.handover.batches import Handing, carry_out
from site_config.translators.handover.rebuilding import catch_up, is_behind
from site_config.translators.models import Batch, Job
from site_config.translators.models.batches import SILENCE
from site_config.translators.models.jobs import Section, Status
from tests.html import parsed, words_of
from tests.snapshot import kept
from tests.translators.test_board import member
from tests.translators.test_handing_over import job_of
from tests.tree import Tree, built_once

pytestmark = pytest.mark.django_db

HAND_OVER = "/admin/translations/hand-over/"


@pytest.fixture
def tree() -> Tree:
    return built_once()


@pytest.fixture
@kept
def stories(tree: Tree) -> list[ArticlePage]:
    """Return stories written past the signals, in three languages but for the seventh, which is in English only."""
    generate(articles=7, publications=0)
    return list(ArticlePage.objects.in_language("en").filter(slug__startswith="generated").order_by("pk"))


def jobs() -> list[tuple[Any, ...]]:
    names = ("translation__source__object_repr", "language", "section", "status", "sentences", "words_missing")
    return sorted(map(tuple, Job.objects.values_list(*names)))


def test_stories_written_past_the_desk_are_handed_over_with_their_translations(stories: list[ArticlePage]) -> None:
    assert not Job.objects.filter(title=stories[0].title).exists()
    batch = Batch.objects.create()
    carry_out(batch)
    batch.refresh_from_db()
    assert (batch.state, batch.failures, batch.percent) == (Batch.State.DONE, [], 100)
    assert batch.done == batch.total == Handing().count() > len(stories)
    for story in stories[:6]:
        tajik = story.get_translation(Locale.objects.get(language_code="tg"))
        assert job_of(story, "tg").published_at is not None
        assert (
            StringTranslation.objects.get(
                context__object_id=story.translation_key, context__path="title", locale=tajik.locale
            ).data
            == tajik.title
        )
    assert job_of(stories[6], "tg").status == Status.MISSING
    assert job_of(stories[6], "tg").words_missing == job_of(stories[6], "tg").words > 0


def test_a_second_time_changes_nothing(stories: list[ArticlePage]) -> None:
    carry_out(Batch.objects.create())
    before = jobs()
    moments = list(TranslationSource.objects.order_by("pk").values_list("last_updated_at", flat=True))
    carry_out(Batch.objects.create())
    assert jobs() == before
    assert list(TranslationSource.objects.order_by("pk").values_list("last_updated_at", flat=True)) == moments


def test_a_section_is_handed_over_alone(tree: Tree) -> None:
    Job.objects.all().delete()
    carry_out(Batch.objects.create(section=Section.RESEARCH))
    assert set(Job.objects.values_list("section", flat=True)) == {Section.RESEARCH}
    carry_out(Batch.objects.create(section=Section.SHARED))
    assert set(Job.objects.values_list("section", flat=True)) == {Section.RESEARCH, Section.SHARED}


def test_one_broken_page_stops_no_other_and_is_named(
    stories: list[ArticlePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, real = stories[2], batches.take_over

    def breaks(instance: Any) -> None:
        real(instance)
        if instance == broken:
            raise ValueError("this page is broken")

    monkeypatch.setattr(batches, "take_over", breaks)
    batch = Batch.objects.create(section=Section.NEWS)
    carry_out(batch)
    assert batch.state == Batch.State.DONE
    assert batch.failures == [[broken.title, reverse("wagtailadmin_pages:edit", args=[broken.pk])]]
    assert not Job.objects.filter(translation__source__object_id=broken.translation_key).exists()
    assert Job.objects.filter(translation__source__object_id=stories[3].translation_key).count() == 2
    monkeypatch.undo()
    carry_out(Batch.objects.create(section=Section.NEWS))
    assert job_of(broken, "ru").published_at is not None


def test_a_draft_is_in_no_batch(tree: Tree) -> None:
    tree.festival["en"].unpublish()
    Job.objects.all().delete()
    carry_out(Batch.objects.create(section=Section.NEWS))
    assert not Job.objects.filter(translation__source__object_id=tree.festival["en"].translation_key).exists()


def test_a_translation_that_was_unpublished_on_purpose_is_not_taken_for_public(stories: list[ArticlePage]) -> None:
    russian = stories[0].get_translation(Locale.objects.get(language_code="ru"))
    ArticlePage.objects.filter(pk=russian.pk).update(live=False)
    carry_out(Batch.objects.create(section=Section.NEWS))
    job = job_of(stories[0], "ru")
    assert (job.status, job.published_at) == (Status.MISSING, None)


def test_the_command_says_what_it_did(stories: list[ArticlePage], monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    call_command("hand_over", section="news", stdout=out, stderr=StringIO())
    count = Handing(Section.NEWS).count()
    assert out.getvalue() == f"{count} of {count} pages and shared words are with the translators.\n"
    assert job_of(stories[6], "ru").status == Status.MISSING
    monkeypatch.setattr(batches, "take_over", lambda instance: 1 / 0)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("hand_over", section="news", stdout=out, stderr=StringIO())
    assert f"Not handed over: {stories[0].title} /admin/pages/{stories[0].pk}/edit/" in out.getvalue()


def test_after_an_update_the_desk_catches_up_by_itself(tree: Tree) -> None:
    assert not is_behind()
    catch_up(using="default")
    assert not Batch.objects.exists()
    Job.objects.all().delete()
    TranslationSource.objects.all().delete()
    assert is_behind()
    catch_up(using="default")
    assert Batch.objects.get().state == Batch.State.DONE
    assert not is_behind()
    assert job_of(tree.bridge["en"], "ru").published_at is not None


@pytest.mark.parametrize(("silent_for", "section", "batches"), [(0, "", 1), (1, "", 1), (1, Section.NEWS, 2)])
def test_a_batch_whose_process_is_gone_holds_nothing_up(
    tree: Tree, silent_for: int, section: str, batches: int
) -> None:
    Job.objects.all().delete()
    TranslationSource.objects.all().delete()
    last_sign = timezone.now() - silent_for * (SILENCE + timedelta(minutes=1))
    left = Batch.objects.create(state=Batch.State.RUNNING, section=section, active_at=last_sign)
    catch_up(using="default")
    assert Batch.objects.count() == batches
    assert is_behind() is not bool(silent_for)
    left.refresh_from_db()
    assert left.state == (Batch.State.DONE if silent_for and not section else Batch.State.RUNNING)


def test_a_story_costs_less_than_a_tenth_of_what_it_costs_the_stock_engine(tree: Tree) -> None:
    def queries(stories: int) -> int:
        generate(articles=stories, publications=0)
        with CaptureQueriesContext(connection) as captured:
            carry_out(Batch.objects.create(section=Section.NEWS))
        return len(captured)

    carry_out(Batch.objects.create(section=Section.NEWS))
    few, many = queries(3), queries(13)
    # Measured on the stock engine: 868 for a story in two languages. `tests.bench.desk` measures both.
    assert (many - few) / 10 <= 86


def signed_in(*groups: str) -> Client:
    client = Client()
    client.force_login(member(*groups))
    return client


def test_who_publishes_english_hands_over_sections_and_sees_what_came_of_it(
    stories: list[ArticlePage], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync_groups(tree.home)
    client = signed_in(MODERATORS)
    assert client.get(HAND_OVER).status_code == 200
    real = batches.take_over

    def breaks(instance: Any) -> None:
        real(instance)
        if instance == stories[0]:
            raise ValueError("this page is broken")

    monkeypatch.setattr(batches, "take_over", breaks)
    response = client.post(HAND_OVER, {"section": "news"})
    batch = Batch.objects.get()
    assert response["Location"] == f"{HAND_OVER}{batch.pk}/"
    shown = client.get(response["Location"])
    assert "Refresh" not in shown.headers
    main = parsed(shown).main
    assert f"{batch.total} of {batch.total} are done." in words_of(main)
    assert main.find("a", string=stories[0].title)["href"] == f"/admin/pages/{stories[0].pk}/edit/"
    assert Job.objects.filter(title=stories[1].title).count() == 2


def test_nobody_else_hands_over_sections(tree: Tree) -> None:
    sync_groups(tree.home)
    batch = Batch.objects.create()
    for group in (EDITORS, TRANSLATORS["ru"], REVIEWERS["tg"]):
        client = signed_in(group)
        for address in (HAND_OVER, f"{HAND_OVER}{batch.pk}/"):
            assert client.get(address).status_code == 302
        client.post(HAND_OVER, {"section": ""})
        client.post(f"{HAND_OVER}{batch.pk}/again/")
    assert Batch.objects.get().state == Batch.State.WAITING


def test_progress_shows_by_itself_and_a_second_batch_waits_for_the_first(tree: Tree) -> None:
    sync_groups(tree.home)
    client = signed_in(MODERATORS)
    batch = Batch.objects.create(state=Batch.State.RUNNING, total=200, done=50)
    shown = client.get(f"{HAND_OVER}{batch.pk}/")
    assert shown["Refresh"] == "3"
    assert parsed(shown).progress["value"] == "25"
    assert client.post(HAND_OVER, {"section": ""})["Location"] == f"{HAND_OVER}{batch.pk}/"
    assert Batch.objects.count() == 1
    # It is not started twice while it gives signs of life.
    client.post(f"{HAND_OVER}{batch.pk}/again/")
    batch.refresh_from_db()
    assert (batch.state, batch.done) == (Batch.State.RUNNING, 50)


def test_what_the_background_process_left_lying_is_started_again(tree: Tree) -> None:
    sync_groups(tree.home)
    client = signed_in(MODERATORS)
    long_ago = timezone.now() - SILENCE - timedelta(minutes=1)
    batch = Batch.objects.create(state=Batch.State.RUNNING, total=200, done=50, active_at=long_ago)
    shown = client.get(f"{HAND_OVER}{batch.pk}/")
    assert "Refresh" not in shown.headers
    assert "no sign of life" in words_of(parsed(shown).main)
    client.post(f"{HAND_OVER}{batch.pk}/again/")
    batch.refresh_from_db()
    assert (batch.state, batch.done) == (Batch.State.DONE, Handing().count())


def test_a_draft_goes_to_the_translators_before_it_is_public(tree: Tree) -> None:
    sync_groups(tree.home)
    client = signed_in(EDITORS)
    draft: Any = ArticlePage(
        title="Embargoed", slug="embargoed", summary="s", locale=tree.news["en"].locale, live=False
    )
    tree.news["en"].add_child(instance=draft)
    draft.title = "Embargoed until Monday"
    draft.save_revision()
    address = f"{HAND_OVER}page/{draft.pk}/"
    assert address in client.get(f"/admin/pages/{draft.pk}/edit/").content.decode()
    assert not Job.objects.filter(translation__source__object_id=draft.translation_key).exists()
    assert client.get(address).status_code == 200
    assert client.post(address)["Location"] == f"/admin/pages/{draft.pk}/edit/"
    assert (job_of(draft, "tg").title, job_of(draft, "tg").status) == ("Embargoed until Monday", Status.MISSING)
    draft.refresh_from_db()
    assert not draft.live
    for group in (TRANSLATORS["ru"], REVIEWERS["tg"]):
        Job.objects.filter(translation__source__object_id=draft.translation_key).delete()
        signed_in(group).post(address)
        assert not Job.objects.filter(translation__source__object_id=draft.translation_key).exists()


def test_new_words_of_a_public_page_wait_for_being_public(tree: Tree) -> None:
    sync_groups(tree.home)
    client = signed_in(MODERATORS)
    public: Any = tree.bridge["en"]
    public.title = "Not out yet"
    public.save_revision()
    address = f"{HAND_OVER}page/{public.pk}/"
    assert address not in client.get(f"/admin/pages/{public.pk}/edit/").content.decode()
    client.post(address)
    assert job_of(public, "ru").title == "A bridge over the Panj"
    # Nor is a translation handed over.
    russian = tree.bridge["ru"]
    russian.unpublish()
    client.post(f"{HAND_OVER}page/{russian.pk}/")
    assert not TranslationSource.objects.filter(locale=russian.locale).exists()
