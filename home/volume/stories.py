"""Generated stories."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from wagtail.rich_text import RichText

from home.volume import words
from home.volume.chance import chance_of, date_of, shown_at
from home.volume.tree import Sections, insert
from newsroom.models import ArticlePage, ArticleTopic
from site_config.languages.codes import CODES, SOURCE
from site_config.topics.models import Topic

SLUG = "generated-story-"
#: One in so many is written in English only.
ONLY_ENGLISH = 7


def next_number() -> int:
    """Return the number of the next generated story: deleted ones leave gaps, so that no slug is given twice."""
    slugs = ArticlePage.objects.filter(slug__startswith=SLUG).values_list("slug", flat=True)
    return max((int(slug.removeprefix(SLUG)) for slug in slugs if slug.removeprefix(SLUG).isdecimal()), default=0) + 1


def write_stories(numbers: Iterable[int], sections: Sections, topics: list[Topic]) -> int:
    """Store the stories of these numbers in their languages; return the number of pages."""
    pages: list[ArticlePage] = []
    topics_of: list[list[Topic]] = []
    for number in numbers:
        chance = chance_of("story", number)
        common = {
            "slug": f"{SLUG}{number}",
            "translation_key": uuid5(NAMESPACE_URL, f"story {number}"),
            "published_on": date_of(number, chance),
            **shown_at(chance),
        }
        chosen = chance.sample(topics, min(len(topics), chance.randrange(3)))
        for code in CODES if number % ONLY_ENGLISH else (SOURCE,):
            if code not in sections:
                continue
            page = sections.page(
                ArticlePage,
                code,
                title=words.title(code, number, chance_of(number)),
                summary=words.SENTENCES[code][0],
                body=[("text", RichText(f"<p>{words.text(code, chance)}</p>" * 3))],
                **common,
            )
            pages.append(page)
            topics_of.append(chosen)
    insert(pages)
    ArticleTopic.objects.bulk_create(
        ArticleTopic(page_id=page.pk, topic=topic, sort_order=place)
        for page, chosen in zip(pages, topics_of, strict=True)
        for place, topic in enumerate(chosen)
    )
    return len(pages)
