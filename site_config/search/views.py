from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail.models import Page

from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.reading import Reading
from site_config.pages.sections import page_of
from site_config.topics.models import pages_about, topics_for

RESULTS_PER_PAGE = 20
#: Longer queries are cut: no reader types them, and every word costs the database.
LONGEST_QUERY = 200


@csrf_exempt
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find pages by Wagtail's database search or by their topic, each in the best language for the reader."""
    language = translation.get_language()
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    # Words alone: on SQLite a quotation mark or an operator of its query language would be an error.
    words = " ".join(re.findall(r"\w+", query))
    readable = SitePageQuerySet(Page).readable_in(language)
    slug = request.GET.get("topic", "")
    topic = next((topic for topic in topics_for(language) if topic.slug == slug), None) if slug else None
    # Wagtail's search takes filters on indexed columns only, so the rule for languages goes in as a subquery.
    pages = SitePageQuerySet(Page).filter(pk__in=readable.values("pk")).specific()
    found = pages.select_related("locale", for_specific_subqueries=True).search(words) if words else pages.none()
    if topic is not None and not words:
        about = readable.filter(pages_about(slug)).specific().order_by("-first_published_at", "pk")
        found = about.select_related("locale", for_specific_subqueries=True)
    results = page_of(request, found, RESULTS_PER_PAGE)
    return TemplateResponse(
        request,
        "site_search/search.html",
        {"query": query, "topic": topic, "results": results, "reading": Reading.of_view(request, language)},
    )
