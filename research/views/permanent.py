from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from research.models import PublicationPage, RemovedPublication
from research.views.removed import removed_publication
from site_config.languages.codes import CODES
from site_config.pages.addresses import address_in

#: The largest value of the number's database column, on PostgreSQL and in Django's validation.
LARGEST_NUMBER = 2_147_483_647


@csrf_exempt
@require_safe
def permanent_link(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """
    Lead from a publication's permanent number to its page in a language.

    302 and not 301: the number is what lasts, the page's address may change. A removed publication answers 410 here
    too. Raises Http404 for a number that no publication has and for a language that is not one of the site's.
    """
    if language not in CODES or number > LARGEST_NUMBER:
        raise Http404
    publication = PublicationPage.objects.readable_in(language).filter(number=number).first()
    if publication is None:
        removed = get_object_or_404(RemovedPublication, number=number)
        with translation.override(language):
            return removed_publication(request, removed)
    return HttpResponseRedirect(address_in(publication, language))
