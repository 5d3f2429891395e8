from __future__ import annotations

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from site_config.broken_links.models import Kind


def kind_of(model: type) -> Kind | None:
    """Return what a reference to a model leads to; None where that is nothing a reader follows or sees."""
    if issubclass(model, Page):
        return Kind.PAGE
    return {get_document_model(): Kind.DOCUMENT, get_image_model(): Kind.PICTURE}.get(model)
