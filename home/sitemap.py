"""The pages of topics for search engines: `/sitemap-topics-ru.xml` and the like, named by the index of sitemaps."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from home.topics import languages_of_topics
from site_config.languages.codes import CODES
from site_config.pages.addresses import absolute
from site_config.pages.sitemap import urlset, xml_answer
from site_config.pages.sitemap_files import Entry
from site_config.topics.models import rooms


def topic_files() -> list[str]:
    """Return the paths of the files that name a topic, of languages in which there is anything to read on one."""
    languages = {code for codes in languages_of_topics().values() for code in codes}
    return [reverse("home_topics_sitemap", kwargs={"language": code}) for code in CODES if code in languages]


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def topics_sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """Answer with the topics of a language; raise Http404 where there is nothing to read on any."""
    found = topic_entries(language)
    if not found:
        raise Http404
    return xml_answer(urlset(found))


def topic_entries(language: str) -> list[Entry]:
    """Return the topics on which a reader of `language` finds anything; four queries and the view restrictions."""
    changed = _changes(language)
    return [
        Entry(
            url=_address(slug, language),
            changed=changed.get(slug),
            versions={code: _address(slug, code) for code in languages},
        )
        for slug, languages in sorted(languages_of_topics().items())
        if language in languages
    ]


def _changes(language: str) -> dict[str, datetime]:
    """Return when each topic last changed for a reader of `language`: with the newest page that its page shows."""
    changes: dict[str, datetime] = {}
    for link, pages in rooms():
        shown = pages.objects.readable_in(language).values("pk")
        links = link._default_manager.filter(page__in=shown).order_by()
        for slug, changed in links.values_list("topic__slug").annotate(Max("page__last_published_at")):
            if changed:
                changes[slug] = max(changed, changes.get(slug, changed))
    return changes


def _address(slug: str, language: str) -> str:
    with translation.override(language):
        return absolute(reverse("home_topic", kwargs={"slug": slug}))
