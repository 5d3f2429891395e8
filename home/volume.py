"""
Makes realistic amounts of stories and publications for benchmarks: thousands in a minute, in three languages.

Pages are written to the tables at once, past the signals and revisions by which editors' pages come. Every title says
that it is generated, and by which number, so that nobody takes one for the mission's.
"""

from __future__ import annotations

import datetime
import random
import uuid
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText

from newsroom.models import ArticlePage, ArticleTopic, NewsIndexPage
from research.models import (
    Edition,
    PermanentNumber,
    PublicationAuthor,
    PublicationPage,
    PublicationTopic,
    ResearchIndexPage,
)
from research.rebuilding import rebuild
from research.vocabularies import PublicationKind
from site_config.languages.codes import CODES, SOURCE
from site_config.languages.letters import sort_key
from site_config.languages.partial_dates import PartialDate
from site_config.topics.models import Topic

BATCH = 200
#: One in so many is written in English only, and one in so many has no date.
ONLY_ENGLISH, UNDATED = 7, 11
EDITIONS = ((("en",),), (("en",), ("ru",)), (("en", "ru"),), (("en",), ("ru",), ("tg",)))

SUBJECTS = {
    "en": ("Labour migration", "Remittances", "Return and reintegration", "Families left behind", "Seasonal work"),
    "ru": ("Трудовая миграция", "Денежные переводы", "Возвращение и реинтеграция", "Семьи мигрантов", "Сезонный труд"),
    "tg": ("Муҳоҷирати меҳнатӣ", "Интиқоли маблағ", "Бозгашт ва ҳамгироӣ", "Оилаҳои муҳоҷирон", "Меҳнати мавсимӣ"),
}
PLACES = {
    "en": ("Khatlon", "Sughd", "Badakhshan", "Dushanbe", "the Rasht valley"),
    "ru": ("Хатлон", "Согд", "Бадахшан", "Душанбе", "Раштская долина"),
    "tg": ("Хатлон", "Суғд", "Бадахшон", "Душанбе", "водии Рашт"),
}
SENTENCES = {
    "en": "This text was generated to try the site with many pages, and says nothing about migration.",
    "ru": "Этот текст создан программой, чтобы проверить сайт на множестве страниц, и ничего не сообщает о миграции.",
    "tg": "Ин матн барои санҷидани сомона бо саҳифаҳои зиёд сохта шудааст ва дар бораи муҳоҷират чизе намегӯяд.",
}
NAMES = ("Olimova", "Rahimov", "Sharipova", "Nazarov", "Karimova")


def generate(articles: int, publications: int) -> None:
    """Add so many stories and publications to the site; raises LookupError where it has no news or research list."""
    chance = random.Random(Page.objects.count())  # noqa: S311 (the same site gets the same pages)
    with transaction.atomic():
        _make(ArticlePage, _sections(NewsIndexPage), range(articles), chance)
        _make(PublicationPage, _sections(ResearchIndexPage), range(publications), chance)
    if publications:
        rebuild()


def _sections(page_type: type[Page]) -> dict[str, Page]:
    sections = {section.locale.language_code: section for section in page_type.objects.select_related("locale")}
    if SOURCE not in sections:
        raise LookupError(f"The site has no {page_type._meta.verbose_name} in English.")
    return sections


def _make(page_type: type[Any], sections: dict[str, Page], numbers: Iterable[int], chance: random.Random) -> None:
    """Write pages of a type below their sections, with what hangs on them."""
    topics = list(Topic.objects.in_language(SOURCE))
    offset = page_type.objects.in_language(SOURCE).count()
    steps = {code: _last_step(section) for code, section in sections.items()}
    next_number = (PermanentNumber.objects.aggregate(highest=models.Max("number"))["highest"] or 0) + 1
    for batch in batched(numbers, BATCH):
        pages: list[Any] = []
        for number in batch:
            order = offset + number + 1
            facts = _facts(page_type, order, next_number, chance)
            if page_type is PublicationPage:
                next_number += 1
            key, shown_at = uuid.uuid4(), timezone.now() - datetime.timedelta(minutes=chance.randrange(5_000_000))
            for code in CODES if order % ONLY_ENGLISH else (SOURCE,):
                if code not in sections:
                    continue
                steps[code] += 1
                pages.append(_page(page_type, sections[code], code, steps[code], order, key, shown_at, facts))
        _write(page_type, pages)
        if page_type is PublicationPage:
            english = [page for page in pages if page.language == SOURCE]
            PermanentNumber.objects.bulk_create(
                PermanentNumber(number=page.number, translation_key=page.translation_key) for page in english
            )
        _write_children(pages, topics)
    for section in sections.values():
        Page.objects.filter(pk=section.pk).update(numchild=Page.objects.child_of(section).count())


def _last_step(section: Page) -> int:
    """Return the place of the last page below a section, as treebeard counts them."""
    last = Page.objects.child_of(section).order_by("path").last()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0


def _facts(page_type: type[Any], order: int, number: int, chance: random.Random) -> dict[str, Any]:
    """Return what a page has in common with its translations."""
    year, month = chance.randrange(2001, 2026), chance.randrange(1, 13)
    date = (PartialDate(year), PartialDate(year, month), PartialDate(year, month, 1 + order % 28))[order % 3]
    facts: dict[str, Any] = {"published_on": date if order % UNDATED else None}
    if page_type is PublicationPage:
        facts |= {
            "number": number,
            # Most are reports, as in the mission's own list.
            "kind": PublicationKind.REPORT if order % 5 < 3 else PublicationKind.values[order % len(PublicationKind)],
            "printed_pages": 20 + order % 200,
        }
    return facts


def _page(
    page_type: type[Any],
    section: Page,
    code: str,
    step: int,
    order: int,
    key: uuid.UUID,
    shown_at: datetime.datetime,
    facts: dict[str, Any],
) -> Any:
    subject = SUBJECTS[code][order % 5]
    title = f"{subject}: {PLACES[code][order // 5 % 5]} (generated {order})"
    slug = f"generated-{page_type._meta.model_name}-{order}"
    page = page_type(
        title=title,
        draft_title=title,
        slug=slug,
        locale=section.locale,
        translation_key=key,
        path=Page._get_path(section.path, section.depth + 1, step),
        depth=section.depth + 1,
        numchild=0,
        url_path=f"{section.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(page_type),
        live=True,
        has_unpublished_changes=False,
        first_published_at=shown_at,
        last_published_at=shown_at,
        **facts,
    )
    if page_type is PublicationPage:
        page.abstract = " ".join([SENTENCES[code]] * 3)
        page.original_title = f"{SUBJECTS[SOURCE][order % 5]}: {PLACES[SOURCE][order // 5 % 5]} (generated {order})"
        page.title_key = sort_key(title, code)
    else:
        page.summary = SENTENCES[code]
        page.body = [("text", RichText(f"<p>{SENTENCES[code]}</p>" * 5))]
    return page


def _write(page_type: type[Any], pages: list[Any]) -> None:
    """Insert the pages: all rows of the common table at once, then each row of the type's own."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.pk = row.pk
        page.save_base(raw=True, force_insert=True)


def _write_children(pages: list[Any], topics: list[Topic]) -> None:
    """Insert topics, editions and authors of pages of one type."""
    publications = [page for page in pages if isinstance(page, PublicationPage)]
    link_type = PublicationTopic if publications else ArticleTopic
    link_type.objects.bulk_create(
        link_type(page_id=page.pk, topic=topic)
        for page in pages
        # Translations have the topics of their source.
        for topic in _two_of(topics, page.translation_key.int)
    )
    Edition.objects.bulk_create(
        Edition(page_id=page.pk, languages=codes, file_name=f"{page.slug}-{'-'.join(codes)}", sort_order=place)
        for page in publications
        for place, codes in enumerate(EDITIONS[page.number % len(EDITIONS)])
    )
    PublicationAuthor.objects.bulk_create(
        PublicationAuthor(
            page_id=page.pk,
            family_name=NAMES[page.number % len(NAMES)],
            locale_id=page.locale_id,
            translation_key=uuid.uuid5(page.translation_key, "author"),
        )
        for page in publications
        if page.number % 3
    )


def _two_of(topics: list[Topic], number: int) -> Iterator[Topic]:
    """Yield the first topic for every other publication, and one of the others for each."""
    if topics and number % 2:
        yield topics[0]
    if len(topics) > 1:
        yield topics[1 + number % (len(topics) - 1)]
