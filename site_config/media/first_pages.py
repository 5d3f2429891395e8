"""The picture of a PDF's first page, which stands for the document in lists until somebody gives it a cover."""

from __future__ import annotations

import logging

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Collection

from site_config.media.models import SiteDocument, SiteImage
from site_config.media.pictures import clean_picture

logger = logging.getLogger(__name__)

#: Apart from the editors' own pictures, whose chooser would drown in pages of text.
COLLECTION_NAME = "First pages of documents"


def first_page_picture(document: SiteDocument, content: bytes) -> SiteImage | None:
    """
    Store a JPEG as the picture of the document's first page and return it; None when it is empty or no sound picture.

    It was made by a process that had read a hostile file, perhaps, so it is proved as an upload is.
    """
    if not content:
        return None
    try:
        content, extension = clean_picture(content, "jpeg")
    except ValidationError:
        logger.warning("The first page of document %s could not be drawn", document.pk)
        return None
    picture = SiteImage(
        title=document.title,
        collection=_collection(),
        file=ContentFile(content, name=f"document-{document.pk}.{extension}"),
    )
    picture.specs_at_upload = ("cover",)
    picture.save()
    return picture


def remove_first_page(pk: int | None) -> None:
    """Delete the picture with its file and renditions; nothing happens when there is none."""
    for picture in SiteImage.objects.filter(pk=pk):
        picture.delete()


def _collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION_NAME).order_by("path").first()
    return found or Collection.get_first_root_node().add_child(instance=Collection(name=COLLECTION_NAME))
