"""Work after an upload that nobody should wait for: measuring PDFs, making renditions."""

from __future__ import annotations

import logging

from django.tasks import task
from wagtail.images.models import SourceImageIOError

from site_config.media.measure import PdfFacts, Problem, UnreadablePdf, measure_pdf
from site_config.media.models import SiteDocument, SiteImage
from site_config.media.renditions import SPECS_AT_UPLOAD, make_renditions

logger = logging.getLogger(__name__)


@task
def measure_document(pk: int) -> None:
    """Measure the document's present file and store the facts; does nothing when document or file are gone."""
    document = SiteDocument.objects.filter(pk=pk).first()
    if document is None or not document.is_pdf:
        return
    facts, problem = _measured(document)
    if problem:
        logger.warning("PDF of document %s could not be measured: %s", pk, problem.value)
    # Only while the document still has that file: another task measures a newer one.
    SiteDocument.objects.filter(pk=pk, file=document.file.name).update(
        measurement=SiteDocument.Measurement.UNREADABLE if problem else SiteDocument.Measurement.MEASURED,
        measurement_problem=problem.value if problem else "",
        page_count=facts.page_count if facts else None,
        has_text=facts.has_text if facts else None,
    )


def _measured(document: SiteDocument) -> tuple[PdfFacts | None, Problem | None]:
    try:
        with document.file.storage.open(document.file.name, "rb") as file:
            return measure_pdf(file), None
    except UnreadablePdf as error:
        return None, error.problem
    # Storages answer a missing file with errors of their own making; the local one with FileNotFoundError.
    except OSError:
        return None, Problem.MISSING


@task
def prepare_renditions(pk: int) -> None:
    """Make the renditions that pages will ask for; a picture that cannot be read is left for the page to leave out."""
    image = SiteImage.objects.filter(pk=pk).first()
    if image is None:
        return
    try:
        make_renditions(image, *SPECS_AT_UPLOAD)
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing or cannot be read", pk)
