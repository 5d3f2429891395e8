"""Work after an upload that nobody should wait for: measuring documents, making renditions."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable

from django.db import transaction
from django.tasks import task
from wagtail.images.models import SourceImageIOError

from site_config.languages.detection import languages_of
from site_config.media.document_text import readable_pages
from site_config.media.first_pages import first_page_picture, remove_first_page
from site_config.media.measure import PdfFacts, Problem, UnreadablePdf, measure_pdf
from site_config.media.models import DocumentText, SiteDocument, SiteImage
from site_config.media.renditions import SPECS_AT_UPLOAD, make_renditions
from site_config.media.signals import document_measured

logger = logging.getLogger(__name__)

FACTS = (
    "checksum",
    "measurement",
    "measurement_problem",
    "page_count",
    "has_text",
    "text_languages",
    "first_page",
)


@task(backend="background")
def measure_document(pk: int) -> None:
    """
    Measure the document's present file and store the facts.

    Does nothing when document or file are gone or the facts are known, so it may be asked for any number of times.
    """
    document = SiteDocument.objects.filter(pk=pk, checksum="").first()
    if document is None or not document.file:
        return
    checksum, facts, problem = _measured(document)
    if problem:
        logger.warning("PDF of document %s could not be measured: %s", pk, problem.value)
    pages = readable_pages(facts.pages) if facts else []
    with transaction.atomic():
        # Only while the document still has that file: another task measures a newer one.
        current = SiteDocument.objects.select_for_update(of=("self",)).filter(pk=pk, file=document.file.name).first()
        if current is not None:
            current.checksum = checksum
            if current.is_pdf:
                _store_facts(current, facts, pages, problem)
            current.save(update_fields=FACTS)
            document_measured.send(SiteDocument, instance=current)


def _measured(document: SiteDocument) -> tuple[str, PdfFacts | None, Problem | None]:
    """Return the file's checksum ("" when it is missing), and for a PDF its facts or the problem with it."""
    checksum = ""
    try:
        with document.file.storage.open(document.file.name, "rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
            return checksum, measure_pdf(file) if document.is_pdf else None, None
    except UnreadablePdf as error:
        return checksum, None, error.problem
    # Storages answer a missing file with errors of their own making; the local one with FileNotFoundError.
    except OSError:
        return "", None, Problem.MISSING


def _store_facts(document: SiteDocument, facts: PdfFacts | None, pages: list[str], problem: Problem | None) -> None:
    states = SiteDocument.Measurement
    document.measurement = states.UNREADABLE if problem else states.MEASURED
    document.measurement_problem = problem.value if problem else ""
    document.page_count = facts.page_count if facts else None
    document.has_text = facts.has_text if facts else None
    document.text_languages = languages_of("\n".join(pages))
    remove_first_page(document.first_page_id)
    document.first_page = first_page_picture(document, facts.first_page) if facts else None
    DocumentText.objects.filter(document=document).delete()
    if facts and facts.has_text:
        DocumentText.objects.create(document=document, pages=pages)
        if len(pages) < facts.page_count:
            logger.warning(
                "Document %s has more text than is kept: %s of %s pages", document.pk, len(pages), facts.page_count
            )


@task(backend="background")
def prepare_renditions(pk: int, specs: Iterable[str] = SPECS_AT_UPLOAD) -> None:
    """Make the renditions that pages will ask for; a picture that cannot be read is left for the page to leave out."""
    image = SiteImage.objects.filter(pk=pk).first()
    if image is None:
        return
    try:
        make_renditions(image, *specs)
    except SourceImageIOError:
        logger.warning("The file of picture %s is missing or cannot be read", pk)
