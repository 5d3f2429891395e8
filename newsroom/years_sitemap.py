"""The archives of years for search engines: `/sitemap-years-ru.xml` and the like, named by the index of sitemaps."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from newsroom.archive import changes_of_years
from newsroom.models import ArticlePage, NewsIndexPage
from site_config.languages.codes import CODES
from site_config.pages.addresses import absolute, address_in
from site_config.pages.sitemap import urlset, xml_answer
from site_config.pages.sitemap_files import Entry


def year_files() -> list[str]:
    """Return the paths of the files that name a year, of languages whose readers find anything in one."""
    dated = {code: ArticlePage.objects.readable_in(code).exclude(published_on=None) for code in CODES}
    languages = [code for code, stories in dated.items() if stories.exists()]
    return [reverse("newsroom_years_sitemap", kwargs={"language": code}) for code in languages]


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def years_sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """Answer with the years of a language; raise Http404 where there is none."""
    found = year_entries(language)
    if not found:
        raise Http404
    return xml_answer(urlset(found))


def year_entries(language: str) -> list[Entry]:
    """Return the years in which a reader of `language` finds anything, the last first."""
    section = NewsIndexPage.objects.readable_in(language).first()
    if section is None:
        return []
    years = _years()
    return [
        Entry(
            url=_address(section, year, language),
            changed=changed,
            versions={code: _address(section, year, code) for code in CODES if year in years[code]},
        )
        for year, changed in sorted(years[language].items(), reverse=True)
    ]


def _years() -> dict[str, dict[str, datetime | None]]:
    """
    Return when each year's archive changed, by language and year.

    A query for each language and the view restrictions: which years a reader finds is not told by the languages of the
    stories alone, since a private translation stands in the way of the others.
    """
    return {code: changes_of_years(ArticlePage.objects.readable_in(code)) for code in CODES}


def _address(section: NewsIndexPage, year: str, language: str) -> str:
    return absolute(f"{address_in(section, language)}{year}/")
