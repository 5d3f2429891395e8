"""Which wording becomes public, when, and what is known of it afterwards: by the desk, by Wagtail, by the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from site_config.accounts.groups import REVIEWERS, sync_groups
from site_config.languages.partial_dates import PartialDate
from site_config.translators import signal_handlers
from site_config.translators.editor.links import choices_of, choose_otherwise
from site_config.translators.handover.counting import hold, recount
from site_config.translators.handover.handing_over import hand_over
from site_config.translators.models import Job, MemoryWord
from site_config.translators.models.jobs import Status
from site_config.translators.publishing import publish
from tests.translators.test_handing_over import change, drafted, job_of, missing, rewritten, story, translate, tree
from tests.tree import Tree, article

__all__ = ["story", "tree"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def embargoed(tree: Tree) -> Any:
    """Return an English story that is not public yet, with a Tajik translation that is approved."""
    page = article(tree.news["en"], "Embargoed", text="<p>One sentence.</p><p>Another sentence.</p>")
    page.unpublish()
    translate(page, "tg")
    assert publish(job_of(page, "tg")) is False
    return page


def counted(page: Any, language: str) -> Job:
    """Return a job counted anew, as whoever stores sentences leaves it."""
    job = job_of(page, language)
    recount(job.translation.source, [job])
    return job


def in_language(page: Any, language: str) -> Any:
    return page.get_translation(Locale.objects.get(language_code=language))


def test_what_is_changed_after_it_was_approved_is_reviewed_again(embargoed: Any) -> None:
    translate(embargoed, "tg", Embargoed="Nobody has reviewed this")
    job = counted(embargoed, "tg")
    assert (job.status, job.approved_at) == (Status.IN_PROGRESS, None)
    change(embargoed)
    assert not Page.objects.filter(translation_key=embargoed.translation_key, title__startswith="Nobody").exists()


def test_what_only_moved_after_it_was_approved_goes_out(embargoed: Any) -> None:
    body = [*embargoed.body.get_prep_value(), {"type": "heading", "value": "Embargoed"}]
    hand_over(drafted(embargoed, body=embargoed.body.stream_block.to_python(body)).as_object())
    assert job_of(embargoed, "tg").status == Status.APPROVED
    change(embargoed)
    assert in_language(embargoed, "tg").live


def test_who_approved_may_be_gone_when_the_english_page_comes_out(tree: Tree) -> None:
    sync_groups(tree.home)
    reviewer = get_user_model().objects.create_user("reviewer")
    reviewer.groups.set([Group.objects.get(name=REVIEWERS["tg"])])
    page = article(tree.news["en"], "Later")
    page.unpublish()
    translate(page, "tg")
    publish(job_of(page, "tg"), reviewer)
    reviewer.groups.clear()
    change(page)
    assert in_language(page, "tg").live
    assert job_of(page, "tg").status == Status.COMPLETE


def choose(page: Any, language: str, address: str | None) -> None:
    """Send the link of a page elsewhere, as a translator may; None takes it back."""
    translator = get_user_model().objects.get_or_create(username="translator", is_superuser=True)[0]
    job = job_of(page, language)
    choose_otherwise(job, translator, choices_of(job)[0], address)


def test_a_choice_that_is_made_or_taken_back_waits_for_the_reviewer(tree: Tree) -> None:
    story = article(tree.news["en"], text='<p>See <a href="https://www.iom.int/">this</a>.</p>')
    translate(story, "ru")
    publish(job_of(story, "ru"))
    for address in ("https://other.example.org/", None):
        choose(story, "ru", address)
        assert job_of(story, "ru").status == Status.IN_PROGRESS
        publish(job_of(story, "ru"))
        assert job_of(story, "ru").status == Status.COMPLETE
        assert ("other.example" in str(in_language(story, "ru").body)) is bool(address)


@pytest.mark.parametrize("is_public", [True, False])
def test_a_link_that_nobody_has_reviewed_does_not_go_out_by_itself(tree: Tree, is_public: bool) -> None:
    story = article(tree.news["en"], text='<p>See <a href="https://www.iom.int/">this</a>.</p>')
    translate(story, "ru")
    if not is_public:
        story.unpublish()
    publish(job_of(story, "ru"))
    choose(story, "ru", "https://other.example.org/")
    change(story, published_on=PartialDate(2019))
    pages = Page.objects.filter(translation_key=story.translation_key, locale__language_code="ru").specific()
    assert [("other.example" in str(page.body), page.live) for page in pages] == [(False, True)] * is_public
    assert job_of(story, "ru").status == Status.IN_PROGRESS


def test_publishing_the_translated_page_again_makes_no_old_sentence_new(story: Any) -> None:
    translate(story, "ru")
    publish(job_of(story, "ru"))
    story = change(story, title="The great bridge", **rewritten(story, "opened in May", "opened in June"))
    in_language(story, "ru").latest_revision.publish()
    assert missing(story, "ru") == ["The great bridge", "The bridge opened in June."]
    assert job_of(story, "ru").status == Status.OUT_OF_DATE


def test_publishing_the_translated_page_again_leaves_new_wordings_to_be_reviewed(story: Any) -> None:
    translate(story, "ru")
    publish(job_of(story, "ru"))
    translate(story, "ru", A="A better summary.")
    counted(story, "ru")
    in_language(story, "ru").latest_revision.publish()
    assert in_language(story, "ru").summary != "A better summary."
    assert job_of(story, "ru").status == Status.IN_PROGRESS


def test_a_page_is_handed_over_once_for_one_publishing(story: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[Any] = []

    def counting(instance: Any, **options: Any) -> Any:
        handed.append(instance.pk)
        return hand_over(instance, **options)

    monkeypatch.setattr(signal_handlers, "hand_over", counting)
    change(story, title="The great bridge")
    assert handed == [story.pk]


def test_a_translation_has_no_times_of_its_own(tree: Tree) -> None:
    story = article(tree.news["en"], expire_at=timezone.now() + timedelta(days=1))
    translate(story, "ru")
    assert publish(job_of(story, "ru"))
    # That the English page may stay longer is no change of its text.
    change(story, expire_at=None)
    russian = in_language(story, "ru")
    assert (russian.live, russian.expire_at, russian.latest_revision.content["expire_at"]) == (True, None, None)


def test_a_page_that_comes_out_earlier_than_it_was_meant_to_takes_its_translation_along(embargoed: Any) -> None:
    in_nine_days = timezone.now() + timedelta(days=9)
    hand_over(drafted(embargoed, go_live_at=in_nine_days, title="Embargoed anew").as_object())
    translate(embargoed, "tg")
    assert publish(job_of(embargoed, "tg")) is False
    change(embargoed, go_live_at=None)
    assert in_language(embargoed, "tg").live


def test_what_others_made_of_a_job_meanwhile_is_not_undone(story: Any) -> None:
    translate(story, "ru")
    read_before = job_of(story, "ru")
    publish(job_of(story, "ru"))
    with transaction.atomic():
        hold(read_before)
        recount(read_before.translation.source, [read_before])
    assert job_of(story, "ru").status == read_before.status == Status.COMPLETE


def test_the_english_as_it_is_now_is_published_whenever_the_job_was_read(story: Any) -> None:
    translate(story, "ru")
    read_before = Job.objects.select_related("translation__source").get(pk=job_of(story, "ru").pk)
    change(story, published_on=PartialDate(2019))
    publish(read_before)
    assert in_language(story, "ru").published_on == PartialDate(2019)


def test_the_memory_has_the_sentences_that_were_there_before_the_desk(story: Any) -> None:
    words = set(MemoryWord.objects.values_list("string_id", "word"))
    Job.objects.all().delete()
    MemoryWord.objects.all().delete()
    hand_over(story)
    found = set(MemoryWord.objects.values_list("string_id", "word"))
    assert found
    assert found == {(string, word) for string, word in words if string in {each for each, _word in found}}
    assert {"bridge", "opened", "families", "summary"} <= {word for _string, word in found}


def test_a_faulty_translation_stays_in_its_place_until_somebody_corrects_it(story: Any) -> None:
    story = change(story, summary="The bridge")
    translate(story, "ru")
    faulty = StringTranslation.objects.filter(context__object_id=story.translation_key, context__path="summary")
    faulty.filter(translation_of__data="The bridge").update(has_error=True)
    change(change(story, summary="Something else."), summary="The bridge")
    assert missing(story, "ru") == ["The bridge"]
