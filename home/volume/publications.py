"""Generated publications: some written in one language only, some without a date, an author or a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Max

from home.volume import words
from home.volume.chance import chance_of, date_of, shown_at
from home.volume.samples import documents
from home.volume.tree import Sections, insert
from research.catalogue import refresh
from research.models import (
    Edition,
    ListEntry,
    PermanentNumber,
    PublicationAuthor,
    PublicationPage,
    PublicationTopic,
)
from research.models.editions import name_files
from research.vocabularies import PublicationKind
from site_config.languages.codes import CODES, SOURCE
from site_config.languages.letters import sort_key
from site_config.topics.models import Topic

SLUG = "generated-publication-"
#: The languages of the editions; the first is that of the original.
EDITIONS = (
    (("en",),),
    (("en",), ("ru",)),
    (("en", "ru"),),
    (("en",), ("ru",), ("tg",)),
    (("ru",), ("en",)),
    (("ru",), ("en",), ("tg",)),
    (("en",), ("ru", "tg")),
)
#: Most publications are of the first kind and about the first topic, as on the mission's own list: a list filtered by
#: both is a full page among a hundred.
ON_FIRST = 0.6
WITH_FILE, WITH_AUTHORS, IN_ONE_LANGUAGE = 0.7, 0.8, 0.15


@dataclass(frozen=True)
class Publication:
    """What a publication is in all its languages."""

    number: int
    key: UUID
    page_languages: tuple[str, ...]
    editions: tuple[tuple[str, ...], ...]
    has_file: tuple[bool, ...]
    topics: tuple[Topic, ...]
    #: Of each author the number, and whether it is an organisation.
    authors: tuple[tuple[int, bool], ...]
    facts: dict[str, Any]
    #: Where the titles begin to be chosen by chance: the same in all languages.
    seed: int


def next_number() -> int:
    """Return the next free permanent number, which is the number of the next generated publication."""
    return (PermanentNumber.objects.aggregate(highest=Max("number"))["highest"] or 0) + 1


def publication(number: int, topics: list[Topic]) -> Publication:
    """Return the publication of a number."""
    chance = chance_of("publication", number)
    editions = chance.choice(EDITIONS)
    original, seed = editions[0][0], chance.randrange(1_000_000)
    kind = PublicationKind.REPORT if chance.random() < ON_FIRST else chance.choice(PublicationKind.values)
    chosen = set(chance.sample(range(1, len(topics)), min(len(topics) - 1, chance.randrange(1, 3))) if topics else ())
    if topics and chance.random() < ON_FIRST:
        chosen.add(0)
    count = chance.randrange(1, 4) if chance.random() < WITH_AUTHORS else 0
    return Publication(
        number=number,
        key=uuid5(NAMESPACE_URL, f"publication {number}"),
        page_languages=(original,) if chance.random() < IN_ONE_LANGUAGE else CODES,
        editions=editions,
        has_file=tuple(chance.random() < WITH_FILE for _languages in editions),
        topics=tuple(topics[place] for place in sorted(chosen)),
        authors=tuple((chance.randrange(1, 500), chance.random() < 0.1) for _author in range(count)),
        facts={
            "number": number,
            "slug": f"{SLUG}{number}",
            "kind": kind,
            "published_on": date_of(number, chance),
            "original_language": original,
            "original_title": words.title(original, number, chance_of(seed)),
            "printed_pages": chance.randrange(20, 220),
            **shown_at(chance),
        },
        seed=seed,
    )


def write_publications(numbers: Iterable[int], sections: Sections, topics: list[Topic]) -> tuple[int, int]:
    """Store the publications of these numbers in their languages; return the numbers of pages and of files."""
    publications = [publication(number, topics) for number in numbers]
    PermanentNumber.objects.bulk_create(
        PermanentNumber(number=each.number, translation_key=each.key) for each in publications
    )
    pages = []
    for each in publications:
        languages = [code for code in each.page_languages if code in sections] or [SOURCE]
        pages += [(each, _page(each, code, sections)) for code in languages]
    insert([page for _each, page in pages])
    _write_topics(pages)
    _write_authors(pages)
    return len(pages), _write_editions(publications, pages)


def describe(numbers: Iterable[int]) -> None:
    """Bring these publications into the list and into the catalogue for harvesters."""
    keys = list(PermanentNumber.objects.filter(number__in=list(numbers)).values_list("translation_key", flat=True))
    ListEntry.objects.refresh(keys)
    refresh(keys)


def _page(each: Publication, code: str, sections: Sections) -> PublicationPage:
    title = words.title(code, each.number, chance_of(each.seed))
    return sections.page(
        PublicationPage,
        code,
        title=title,
        translation_key=each.key,
        abstract=words.text(code, chance_of(each.seed)),
        title_key=sort_key(title, code),
        **each.facts,
    )


def _write_topics(pages: list[tuple[Publication, PublicationPage]]) -> None:
    PublicationTopic.objects.bulk_create(
        PublicationTopic(page_id=page.pk, topic=topic, sort_order=place)
        for each, page in pages
        for place, topic in enumerate(each.topics)
    )


def _write_authors(pages: list[tuple[Publication, PublicationPage]]) -> None:
    authors = []
    for each, page in pages:
        code = page.locale.language_code
        for place, (number, is_organisation) in enumerate(each.authors):
            name = {"organisation": words.ORGANISATIONS[code].format(number)}
            if not is_organisation:
                family = words.FAMILY_NAMES[code].format(number)
                name = {"family_name": family, "given_name": words.GIVEN_NAMES[code]}
            key = uuid5(each.key, f"author {place}")
            author = PublicationAuthor(
                page_id=page.pk, locale=page.locale, translation_key=key, sort_order=place, **name
            )
            authors.append(author)
    PublicationAuthor.objects.bulk_create(authors)


def _write_editions(publications: list[Publication], pages: list[tuple[Publication, PublicationPage]]) -> int:
    """Store the editions, the same for a publication's pages in all languages; return the number of files."""
    with_file = [
        (each.number, place) for each in publications for place, has_file in enumerate(each.has_file) if has_file
    ]
    titles = [f"Generated publication {number}, edition {place + 1}" for number, place in with_file]
    stored = documents(titles) if titles else []
    files = dict(zip(with_file, stored, strict=True))
    editions: list[Edition] = []
    for each, page in pages:
        own = [
            Edition(page_id=page.pk, languages=codes, document=files.get((each.number, place)), sort_order=place)
            for place, codes in enumerate(each.editions)
        ]
        name_files(own, each.facts["slug"])
        editions += own
    Edition.objects.bulk_create(editions)
    return len(stored)
