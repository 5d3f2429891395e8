"""One small PDF that stands for all files of generated publications."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from site_config.media.models import SiteDocument
from site_config.media.tasks import FACTS, measure_document

NAME = "generated-sample"


def documents(titles: Iterable[str]) -> list[SiteDocument]:
    """
    Store a document for each title and return them. All have the same file and first page, measured once.

    Deleting one of them deletes that file for all.
    """
    sample = SiteDocument.objects.filter(title=NAME).first() or _sample()
    shared = {name: getattr(sample, name) for name in ("file_size", "file_hash", "collection_id", *FACTS)}
    return SiteDocument.objects.bulk_create(
        SiteDocument(title=title, file=sample.file.name, **shared) for title in titles
    )


def _sample() -> SiteDocument:
    """Store the sample and have it measured as an upload is: a page without text, as of a scan."""
    page = Image.new("L", (298, 421), 255)
    ImageDraw.Draw(page).text((40, 60), "Generated to try the site", fill=0)
    content = io.BytesIO()
    page.save(content, "PDF", creationDate=time.gmtime(0), modDate=time.gmtime(0))
    sample = SiteDocument(title=NAME, file=ContentFile(content.getvalue(), name=f"{NAME}.pdf"))
    sample.save()
    measure_document.call(sample.pk)
    sample.refresh_from_db()
    return sample
