"""What a publication's landing page shows beside the publication's own fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import prefetch_related_objects
from django.utils import timezone

from research.citations import all_citations
from research.contents import chapters
from research.describing import Describer, address_of
from research.exports.meta_tags import head
from research.exports.schema_org import report
from research.exports.signposting import link_header, links
from research.exports.table import DOWNLOADS, Export
from research.querysets import RECORD_RELATIONS
from research.record import Record
from site_config.pages.addresses import absolute
from site_config.pages.identity import mission_node, site_node
from site_config.pages.related import chosen_pages
from site_config.pages.sharing import picture_of
from site_config.pages.structured_data import Node, breadcrumb_list, web_page

if TYPE_CHECKING:
    from research.models import PublicationPage

#: Publications on the same topics, where the editors have chosen no related pages.
SIMILAR = 3


@dataclass(frozen=True)
class Downloads:
    """The citation files of one language of the publication."""

    language: str
    links: tuple[tuple[Export, str], ...]


def landing_context(page: PublicationPage, section: Any, reader_language: str, is_preview: bool) -> dict[str, Any]:
    """
    Return the context of a landing page, in a fixed number of queries. `section` is the research list's page.

    A preview shows the page as it is being edited, among its published translations.
    """
    publications = type(page).objects
    key = page.translation_key
    others = list(publications.published().filter(translation_key=key).exclude(pk=page.pk).select_related("locale"))
    # What a preview shows stands in no table yet.
    prefetch_related_objects([*others, *([] if is_preview else [page])], *RECORD_RELATIONS)
    pages = {each.language: each for each in [*others, page]}
    record = Describer(publications, [key]).record(pages, page.language_for(reader_language), reader_language)
    permanent_link = page.permanent_link(reader_language)
    successor = _successor(page, reader_language)
    return {
        "record": record,
        "permanent_link": permanent_link,
        "link_header": link_header(links(record, permanent_link)),
        "head": head(record, permanent_link, _nodes(page, record, reader_language, section)),
        "citations": [] if successor else all_citations(record, timezone.localdate(), reader_language),
        "downloads": [
            Downloads(code, tuple((export, address_of(page, code) + export.name) for export in DOWNLOADS))
            for code in page.languages
        ],
        "chapters": chapters(page.contents),
        "successor": successor,
        "related": _related(page, reader_language),
    }


def _nodes(page: PublicationPage, record: Record, language: str, section: Any) -> tuple[Node, ...]:
    """Return the structured data of the page, what it is about first."""
    mission, site = mission_node(language), site_node(language)
    steps = [(site["name"], site["url"]), (page.title, record.page_url)]
    if section is not None:
        steps.insert(1, (section.title, absolute(section.reader_url)))
    picture = picture_of(page)
    image = picture.url if picture else ""
    trail, about = breadcrumb_list(steps), report(record, mission_node(record.language), image)
    described = web_page(
        record.page_url,
        page.title,
        page.language,
        description=page.description,
        image=image,
        site=site,
        trail=trail,
        main=about,
    )
    return about, described, mission, site, trail


def _successor(page: PublicationPage, language: str) -> Any:
    """Return the publication that replaces this one, in the best language for the reader; None without one."""
    if page.replaced_by is None:
        return None
    newer = type(page).objects.readable_in(language).filter(translation_key=page.replaced_by.translation_key)
    return newer.first()


def _related(page: PublicationPage, language: str) -> list[Any]:
    """Return the pages that the editors chose, in their order, else the newest publications on the same topics."""
    if chosen := chosen_pages(page.related_links, language):
        return chosen
    topics = [link.topic_id for link in page.topic_links.all()]
    # The list's own table, which is read in the order of its dates until enough are found.
    listed = apps.get_model("research.ListEntry").objects.for_readers(language).exclude(number=page.number)
    newest = listed.on_topics(topics).order_by("-published_on", "number").values_list("page", flat=True)[:SIMILAR]
    found = type(page).objects.select_related("locale").in_bulk(list(newest))
    return [found[pk] for pk in newest if pk in found]
