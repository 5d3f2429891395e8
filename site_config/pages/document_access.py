"""Decides who may have a file at Wagtail's own address: the public only what a public page shows."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from site_config.media.models import SiteDocument
from site_config.pages.querysets import SitePageQuerySet


def is_shown(document: SiteDocument) -> bool:
    """
    Return whether a published public page refers to the document, or anything that is no page, such as a snippet.

    A file that only a draft, a private page or nothing at all refers to is shown to nobody. Two or three queries.
    """
    pages = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    references = ReferenceIndex.get_references_to(document).values_list("base_content_type", "object_id").distinct()
    page_ids = [int(object_id) for content_type, object_id in references if content_type == pages.pk]
    is_shown_elsewhere = any(content_type != pages.pk for content_type, _object_id in references)
    return is_shown_elsewhere or SitePageQuerySet(Page).published().filter(pk__in=page_ids).exists()
