"""The translators' desk in the process of a benchmarked site (answering.py): filling it, and what that costs."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from home.volume import stories
from home.volume.tree import Sections
from newsroom.models import ArticlePage, NewsIndexPage
from site_config.languages.codes import SOURCE
from site_config.topics.models import Topic
from site_config.translators.handover.batches import Handing
from site_config.translators.models import Job
from site_config.translators.models.jobs import Section, Status

ADMINISTRATOR = "bench"
#: One job in so many is in somebody's hands, and one in so many waits for a review.
CLAIMED, IN_REVIEW = 5, 11


class Cost:
    """What was asked of the database, and how long all of it took."""

    def __init__(self) -> None:
        self.queries, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.queries += 1
        return execute(*args)


@contextmanager
def counted() -> Generator[Cost]:
    """Count queries; Django's own log of them ends at 9,000."""
    cost, began = Cost(), time.perf_counter()
    with connection.execute_wrapper(cost):
        yield cost
    cost.seconds = time.perf_counter() - began


def fill_desk(articles: int) -> int:
    """Add so many stories in three languages, hand them over, and return how many pages of stories there are."""
    call_command("generate_content", articles=articles, verbosity=0)
    call_command("hand_over", verbosity=0)
    user, _is_new = get_user_model().objects.get_or_create(
        username=ADMINISTRATOR, defaults={"email": "bench@example.org", "is_superuser": True}
    )
    keys = list(Job.objects.order_by("pk").values_list("pk", flat=True))
    Job.objects.filter(pk__in=keys[::CLAIMED]).update(claimed_by=user, due_on=timezone.localdate())
    Job.objects.filter(pk__in=keys[::IN_REVIEW]).update(status=Status.IN_REVIEW, handed_in_at=timezone.now())
    if connection.vendor == "postgresql":
        # The server does so by itself where a site lives longer than a benchmark.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return ArticlePage.objects.count()


def hand_over_by_stock_engine(articles: int) -> dict[str, float]:
    """Submit so many new stories to both languages as wagtail-localize's form does; return queries and seconds."""
    locales = list(Locale.objects.exclude(language_code=SOURCE))
    pages = _write_english(articles)
    with counted() as cost:
        for page in pages:
            translate_object(page, locales)
    return {"queries": cost.queries, "seconds": cost.seconds}


def hand_over_by_batch(articles: int) -> dict[str, float]:
    """Hand over so many new stories as the desk does; return queries and seconds."""
    for _part in Handing(Section.NEWS).parts():
        # What is there already is not to be counted.
        pass
    known = Job.objects.count()
    _write_english(articles)
    with counted() as cost:
        failures = [failure for part in Handing(Section.NEWS).parts() for failure in part.failures]
    if failures or Job.objects.count() - known != 2 * articles:
        raise SystemExit(f"Not all stories were handed over: {failures}")
    return {"queries": cost.queries, "seconds": cost.seconds}


def desk_addresses() -> dict[str, str]:
    """Return what is measured, by label; the first is the floor."""
    news = NewsIndexPage.objects.get(locale__language_code=SOURCE)
    return {
        "the admin's page list": f"/admin/pages/{news.pk}/",
        "board": "/admin/translations/",
        "list": "/admin/translations/list/",
        "list, four filters": "/admin/translations/list/?language=ru&section=news&status=missing&q=a&ordering=-words",
        "list, in the middle": "/admin/translations/list/?p=10",
        "queue": "/admin/translations/queue/",
        "queue of one language": "/admin/translations/queue/?language=tg",
    }


def _write_english(articles: int) -> list[ArticlePage]:
    """Store so many new stories in English only, past all signals."""
    first = stories.next_number() // stories.ONLY_ENGLISH + 1
    numbers: Iterable[int] = [number * stories.ONLY_ENGLISH for number in range(first, first + articles)]
    sections = Sections(NewsIndexPage)
    stories.write_stories(numbers, sections, list(Topic.objects.in_language(SOURCE).order_by("slug")))
    sections.count_children()
    slugs = [f"{stories.SLUG}{number}" for number in numbers]
    return list(ArticlePage.objects.in_language(SOURCE).filter(slug__in=slugs).order_by("pk"))
