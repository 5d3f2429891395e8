from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from research.citations import all_citations
from research.models.catalogue import CatalogueRecord
from research.models.removed import RemovedPublication
from site_config.languages.codes import CODES, reading_order
from site_config.pages.models import reader_language
from site_config.pages.reading import Reading


def removed_publication(request: HttpRequest, removed: RemovedPublication) -> HttpResponse:
    """
    Answer 410 with the citation of a publication that was removed and the reason.

    Who followed a printed citation learns that the publication existed, and that its address is not mistyped.
    """
    language = reader_language()
    known = {each.language: each for each in CatalogueRecord.objects.filter(number=removed.number)}
    best = next((known[code] for code in (*reading_order(language), *CODES) if code in known), None)
    record = best.record if best else None
    reason, reason_language = removed.reason
    context = {
        "removed": removed,
        "record": record,
        "citations": all_citations(record, timezone.localdate(), language) if record else [],
        "reason": reason,
        "reason_language": reason_language,
        "reading": Reading.of_view(request, language),
    }
    return render(request, "research/removed_publication.html", context, status=410)
