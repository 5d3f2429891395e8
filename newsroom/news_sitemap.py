"""
`/sitemap-news.xml`: the stories of the last two days, for search engines that list news.

As Google asks of a news sitemap: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
While there is no such story the file is empty, which its readers allow, and the index of sitemaps leaves it out.
"""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from newsroom.dates import in_dushanbe, moment_of
from newsroom.models import ArticlePage
from site_config.languages.partial_dates import PartialDate
from site_config.pages.addresses import absolute, address_in
from site_config.pages.sitemap import SITEMAP, xml_answer
from site_config.pages.xml_text import xml_text

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
ElementTree.register_namespace("news", NEWS)

#: How long a story is news, and how many of them fit.
FRESH = datetime.timedelta(days=2)
MOST = 1000


def fresh_stories() -> list[ArticlePage]:
    """
    Return the published stories of the last two days that are really written in their language, the newest first.

    Those without a day are no news to a machine. One query and the view restrictions.
    """
    now = in_dushanbe(timezone.now())
    days = [now.date() - datetime.timedelta(days=number) for number in range(FRESH.days + 1)]
    dates = [PartialDate(day.year, day.month, day.day) for day in days]
    pages = ArticlePage.objects.published().filter(alias_of=None, published_on__in=dates)
    found = pages.select_related("locale").defer_streamfields().newest_first()
    return [page for page in found[:MOST] if (moment := moment_of(page)) and now - FRESH <= moment <= now]


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the stories of the last two days, each with the name of the site in its language."""
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for page in fresh_stories():
        with translation.override(page.language):
            publisher = gettext("IOM Mission in Tajikistan")
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = absolute(address_in(page, page.language))
        news = ElementTree.SubElement(url, f"{{{NEWS}}}news")
        publication = ElementTree.SubElement(news, f"{{{NEWS}}}publication")
        ElementTree.SubElement(publication, f"{{{NEWS}}}name").text = publisher
        ElementTree.SubElement(publication, f"{{{NEWS}}}language").text = page.language
        moment = moment_of(page)
        ElementTree.SubElement(news, f"{{{NEWS}}}publication_date").text = moment.isoformat() if moment else ""
        ElementTree.SubElement(news, f"{{{NEWS}}}title").text = xml_text(page.title)
    return xml_answer(root)
