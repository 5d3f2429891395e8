from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.reading import Reading
from site_config.pages.sections import page_of

RESULTS_PER_PAGE = 20
#: Longer queries are cut: no reader types them, and every word costs the database.
LONGEST_QUERY = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find pages by Wagtail's database search, each in the best language for the reader."""
    language = translation.get_language()
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    # Words alone: on SQLite a quotation mark or an operator of its query language would be an error.
    words = " ".join(re.findall(r"\w+", query))
    readable = SitePageQuerySet(Page).readable_in(language)
    # Wagtail's search takes filters on indexed columns only, so the rule for languages goes in as a subquery.
    pages = SitePageQuerySet(Page).filter(pk__in=readable.values("pk")).specific()
    found = pages.select_related("locale", for_specific_subqueries=True).search(words) if words else pages.none()
    results = page_of(request, found, RESULTS_PER_PAGE)
    return TemplateResponse(
        request,
        "site_search/search.html",
        {"query": query, "results": results, "reading": Reading.of_view(request, language)},
    )
