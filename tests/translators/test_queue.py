"""The queue: what is next for whom, taking it in hand, and going from one to the next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from site_config.accounts.groups import EDITORS, REVIEWERS, TRANSLATORS
from site_config.translators.desk.queue import Turn, neighbours, next_job, queue
from site_config.translators.models import Job
from site_config.translators.models.jobs import Status
from tests.html import parsed, words_of
from tests.translators.test_board import member
from tests.translators.test_handing_over import job_of
from tests.tree import Tree, article, with_groups

pytestmark = pytest.mark.django_db

QUEUE, NEXT = "/admin/translations/queue/", "/admin/translations/queue/next/"
NOW = timezone.now()


@pytest.fixture
def tree() -> Tree:
    """Return the small site, of which nothing waits for anybody."""
    tree = with_groups()
    Job.objects.all().delete()
    return tree


def waiting(tree: Tree, title: str, *, age: int = 0, **values: Any) -> Job:
    """Return the Russian job of a new story that has waited for so many days."""
    job = job_of(article(tree.news["en"], title), "ru")
    Job.objects.filter(pk=job.pk).update(source_changed_at=NOW - timedelta(days=age), **values)
    return Job.objects.get(pk=job.pk)


def everything(tree: Tree, user: Any, other: Any) -> list[str]:
    """Make one job of each turn, the last first, and return their titles in the order in which they should come."""
    today = timezone.localdate()
    waiting(tree, "taken by another", claimed_by=other, age=50)
    waiting(tree, "new")
    waiting(tree, "old", age=9)
    waiting(tree, "begun", status=Status.IN_PROGRESS)
    waiting(tree, "out of date", status=Status.OUT_OF_DATE, out_of_date_since=NOW - timedelta(days=1))
    waiting(tree, "out of date longer", status=Status.OUT_OF_DATE, out_of_date_since=NOW - timedelta(days=2))
    waiting(tree, "due later", due_on=today + timedelta(days=9), age=20)
    waiting(tree, "overdue", due_on=today - timedelta(days=1))
    waiting(tree, "taken", claimed_by=user)
    waiting(tree, "given back", claimed_by=user, returned_note="Once more.")
    waiting(tree, "stuck", status=Status.STUCK, stuck_because={"en": "The title is too long."})
    waiting(tree, "complete", status=Status.COMPLETE, age=99)
    waiting(tree, "approved", status=Status.APPROVED, age=99)
    return [
        *("stuck", "given back", "taken", "overdue", "due later"),
        *("out of date longer", "out of date", "begun", "old", "new"),
        "taken by another",
    ]


def test_first_things_come_first(tree: Tree) -> None:
    user, other = member(TRANSLATORS["ru"]), member(TRANSLATORS["ru"], EDITORS)
    expected = everything(tree, user, other)
    assert [job.title for job in queue(user)] == expected
    assert [job.turn for job in queue(user)] == sorted(job.turn for job in queue(user))
    found = next_job(user)
    assert found is not None
    assert found.title == "stuck"
    # For the other it is the same but for what either has in hand.
    assert [job.title for job in queue(other)][:2] == ["stuck", "taken by another"]
    assert {job.title for job in queue(other).filter(turn=Turn.TAKEN)} == {"taken", "given back"}


def test_reviews_come_before_all_else_the_oldest_first_and_only_for_reviewers(tree: Tree) -> None:
    reviewer, translator = member(REVIEWERS["ru"]), member(TRANSLATORS["ru"])
    soon = timezone.localdate()
    waiting(tree, "due", due_on=soon)
    waiting(tree, "handed in", status=Status.IN_REVIEW, handed_in_at=NOW, due_on=soon, claimed_by=translator)
    waiting(tree, "handed in before", status=Status.IN_REVIEW, handed_in_at=NOW - timedelta(days=1), age=-9)
    assert [job.title for job in queue(reviewer)] == ["handed in before", "handed in", "due"]
    assert [job.title for job in queue(translator)] == ["due"]


def test_a_language_that_is_not_ones_own_does_not_wait_for_one(tree: Tree) -> None:
    waiting(tree, "story")
    assert {job.language for job in queue(member(TRANSLATORS["tg"]))} == {"tg"}
    assert not queue(member(TRANSLATORS["tg"], EDITORS), language="ru").exists()
    assert {job.language for job in queue(member(is_superuser=True))} == {"ru", "tg"}
    assert not queue(member(EDITORS)).exists()


def test_what_is_withdrawn_in_english_comes_last_and_what_is_deleted_not_at_all(tree: Tree) -> None:
    user = member(TRANSLATORS["ru"])
    withdrawn = article(tree.news["en"], "withdrawn")
    withdrawn.unpublish()
    Job.objects.filter(pk=job_of(withdrawn, "ru").pk).update(due_on=timezone.localdate(), claimed_by=user)
    waiting(tree, "new")
    deleted = article(tree.news["en"], "deleted")
    deleted.delete()
    assert [(job.title, job.turn) for job in queue(user)] == [("new", Turn.MISSING), ("withdrawn", Turn.WITHDRAWN)]


def test_from_one_to_the_next_past_what_others_have(tree: Tree) -> None:
    user, other = member(TRANSLATORS["ru"]), member(TRANSLATORS["ru"], EDITORS)
    *titles, _taken = everything(tree, user, other)
    by_title = {job.title: job for job in Job.objects.filter(language="ru")}
    for place, title in enumerate(titles):
        before, after = neighbours(by_title[title], user)
        assert (before.title if before else None) == (titles[place - 1] if place else None)
        assert (after.title if after else None) == (titles[place + 1] if place + 1 < len(titles) else None)
    # What has left the queue leads to its beginning.
    before, after = neighbours(by_title["complete"], user)
    assert (before, after) == (None, by_title["stuck"])


def test_neighbours_cost_the_same_in_a_long_queue(tree: Tree) -> None:
    user = member(TRANSLATORS["ru"])
    jobs = [waiting(tree, f"story {number}") for number in range(3)]

    def queries(job: Job) -> int:
        with CaptureQueriesContext(connection) as captured:
            neighbours(job, user)
        return len(captured)

    few = queries(jobs[1])
    for number in range(12):
        waiting(tree, f"more {number}")
    assert queries(jobs[1]) <= few <= 5


def test_the_screen_shows_why_each_is_where_it_is(tree: Tree) -> None:
    user, other = member(TRANSLATORS["ru"]), member(TRANSLATORS["ru"], EDITORS)
    everything(tree, user, other)
    client = Client()
    client.force_login(user)
    main = parsed(client.get(QUEUE)).main
    headings = [words_of(each).rpartition(" ")[0] for each in main.select("section h2")]
    assert headings == [str(turn.label) for turn in Turn if turn not in (Turn.REVIEW, Turn.WITHDRAWN)]
    assert "Once more." in words_of(main.blockquote)
    assert f"taken by {other}" in words_of(main.select("section")[-1])
    assert "overdue" in words_of(main.select("section")[3])
    assert "could not publish this by itself: The title is too long." in words_of(main.select("section")[0])
    assert client.get(NEXT)["Location"] == reverse("translators_edit", args=[queue(user)[0].pk])


def test_an_empty_queue_says_so(tree: Tree) -> None:
    client = Client()
    client.force_login(member(TRANSLATORS["ru"]))
    assert "Nothing waits for you." in words_of(parsed(client.get(QUEUE)).main)
    assert client.get(NEXT)["Location"] == QUEUE
    assert "Nothing waits for you." in words_of(parsed(client.get(QUEUE)).main)


def test_one_click_takes_it_and_another_gives_it_back(tree: Tree) -> None:
    user = member(TRANSLATORS["ru"])
    client = Client()
    client.force_login(user)
    job = waiting(tree, "story")
    response = client.post(f"{QUEUE}{job.pk}/take/")
    assert response["Location"] == reverse("translators_edit", args=[job.pk])
    job.refresh_from_db()
    assert (job.claimed_by, job.claimed_at is not None) == (user, True)
    client.post(f"{QUEUE}{job.pk}/put-back/")
    job.refresh_from_db()
    assert (job.claimed_by, job.claimed_at) == (None, None)
    assert client.get(f"{QUEUE}{job.pk}/take/").status_code == 405


def test_what_another_has_taken_is_left_to_them(tree: Tree) -> None:
    user, other = member(TRANSLATORS["ru"]), member(TRANSLATORS["ru"], EDITORS)
    client = Client()
    client.force_login(user)
    job = waiting(tree, "story", claimed_by=other)
    assert client.post(f"{QUEUE}{job.pk}/take/")["Location"] == QUEUE
    client.post(f"{QUEUE}{job.pk}/put-back/")
    job.refresh_from_db()
    assert job.claimed_by == other
    reviewer = Client()
    reviewer.force_login(member(REVIEWERS["ru"]))
    reviewer.post(f"{QUEUE}{job.pk}/put-back/")
    job.refresh_from_db()
    assert job.claimed_by is None


def test_a_language_that_is_not_ones_own_is_not_taken(tree: Tree) -> None:
    job = waiting(tree, "story")
    for groups in ((TRANSLATORS["tg"],), (EDITORS,)):
        client = Client()
        client.force_login(member(*groups))
        client.post(f"{QUEUE}{job.pk}/take/")
        job.refresh_from_db()
        assert job.claimed_by is None
    # Who only writes English has no queue.
    assert client.get(QUEUE).status_code == 302
