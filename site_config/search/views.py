from __future__ import annotations

import logging
from dataclasses import asdict
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from site_config.pages.reading import Reading, list_page
from site_config.search.engines import SearchTimeout, engine
from site_config.search.finding import find
from site_config.search.state import LONGEST_QUERY, State
from site_config.search.suggestions import suggest

logger = logging.getLogger(__name__)

#: Seconds for which browsers and proxies may keep suggestions: the same few letters are typed again and again.
SUGGESTIONS_FRESH = 300


@csrf_exempt
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """
    Find pages and the texts of files, by words or by topic.

    When the search itself fails, the page says so, and everything else works.
    """
    reader = translation.get_language()
    state = State.read(request.GET)
    number = list_page(request)
    # Not by what was asked, which may be as long as anybody likes.
    reading = Reading.of_view(request, reader, state.address(request.path, page=number))
    context = {"state": state, "query": state.query, "reading": reading}
    try:
        finding = find(state, reader, request.path, number)
    except SearchTimeout:
        logger.warning("A search took too long", extra={"length": len(state.query)})
        return _resting(request, context | {"was_slow": True})
    except DatabaseError:
        logger.exception("The search does not answer")
        return _resting(request, context)
    return TemplateResponse(request, "site_search/search.html", context | {"finding": finding})


def _resting(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    response = TemplateResponse(request, "site_search/search.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "60"
    return response


@csrf_exempt
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """
    Offer pages for what is being typed, and say for screen readers how many; the same for every reader of a language.

    A failure offers nothing, and is not kept: the form works without.
    """
    # As it is: a space at its end says that the word is finished.
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    cache = {"max_age": SUGGESTIONS_FRESH, "public": True}
    try:
        found = suggest(engine(), text, translation.get_language())
    except SearchTimeout:
        logger.warning("Suggestions took too long", extra={"length": len(text)})
        found, cache = [], {"no_store": True}
    except DatabaseError:
        logger.exception("The search does not answer")
        found, cache = [], {"no_store": True}
    said = ngettext("%(found)s suggestion", "%(found)s suggestions", len(found)) % {"found": len(found)}
    answer = {"query": text, "suggestions": [asdict(each) for each in found], "said": said}
    # Cyrillic letters as they are: a third of the bytes.
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, **cache)
    return response
