"""Puts generated pages on a site, some hundred at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import batched

from django.db import transaction

from home.volume import publications as research
from home.volume import stories as news
from home.volume.tree import Sections
from newsroom.models import NewsIndexPage
from research.models import ResearchIndexPage
from site_config.languages.codes import SOURCE
from site_config.topics.models import Topic

#: Stories or publications written at once; each has pages in up to three languages.
BATCH = 200


@dataclass(frozen=True)
class Made:
    """How much was added: pages of stories and of publications in all languages, documents."""

    story_pages: int = 0
    publication_pages: int = 0
    files: int = 0


def generate(articles: int, publications: int) -> Made:
    """
    Add so many stories and publications to the site, all or none, then bring them into the list and the catalogue.

    Most publications have the first topic by its slug. Raises LookupError where the site has no news or research list
    in English.
    """
    stories = range(first := news.next_number(), first + articles)
    numbers = range(first := research.next_number(), first + publications)
    with transaction.atomic():
        topics = list(Topic.objects.in_language(SOURCE).order_by("slug"))
        story_pages = _write_stories(stories, topics) if stories else 0
        publication_pages, files = _write_publications(numbers, topics) if numbers else (0, 0)
    # Later and in small transactions: what harvesters are told is dated anew at the end of each.
    for batch in batched(numbers, BATCH):
        research.describe(batch)
    return Made(story_pages, publication_pages, files)


def _write_stories(numbers: range, topics: list[Topic]) -> int:
    sections = Sections(NewsIndexPage)
    pages = sum(news.write_stories(batch, sections, topics) for batch in batched(numbers, BATCH))
    sections.count_children()
    return pages


def _write_publications(numbers: range, topics: list[Topic]) -> tuple[int, int]:
    sections = Sections(ResearchIndexPage)
    pages = files = 0
    for batch in batched(numbers, BATCH):
        more_pages, more_files = research.write_publications(batch, sections, topics)
        pages, files = pages + more_pages, files + more_files
    sections.count_children()
    return pages, files
