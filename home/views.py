"""The pages of topics, which no room has alone."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from home.describing import topic_nodes
from home.topics import languages_of_topics, listed_on, newest_listed, stories_on, topic_at
from newsroom.models.index import STORIES_PER_PAGE
from site_config.pages.addresses import absolute
from site_config.pages.models import reader_language
from site_config.pages.reading import Reading, list_page
from site_config.pages.sections import page_of
from site_config.pages.sharing import ShareCard, SharePicture, card_answer
from site_config.topics.models import Topic, attach_topics


@csrf_exempt  # else a POST is answered by 403 before it can be answered by 405
@require_safe
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the site has on a topic: the stories, twelve a page, and on the first page the newest publications."""
    language = reader_language()
    topic = topic_at(slug, language)
    stories = page_of(request, stories_on(slug, language).for_cards(), STORIES_PER_PAGE)
    listed = listed_on(slug, language)
    publications = newest_listed(listed) if stories.number == 1 else []
    attach_topics([*stories, *publications], language)
    languages = languages_of_topics(slug=slug).get(slug, [])
    reading = Reading.of_view(request, language, request.path).on_page(list_page(request), stories.number)
    # A page that has nothing to read is for nobody to find.
    real = tuple(replace(link, is_translation=link.code in languages) for link in reading.links)
    reading = replace(reading, links=real, is_indexed=language in languages)
    context = {
        "topic": topic,
        "reading": reading,
        "stories": stories,
        "publications": publications,
        "publication_count": listed.count() if publications else 0,
        "picture": SharePicture(absolute(picture_path(topic))),
        "description": description_of(topic),
        "nodes": topic_nodes(topic, reading, [*stories, *publications], stories.start_index() or 1),
    }
    return TemplateResponse(request, "home/topic_page.html", context)


@require_safe
def topic_picture(request: HttpRequest, slug: str, digest: str) -> HttpResponseBase:
    """Answer with the picture that stands beside a shared link to a topic."""
    topic = topic_at(slug, reader_language())
    return card_answer(request, card_of(topic), digest, picture_path(topic))


def card_of(topic: Topic) -> ShareCard:
    """Return what is drawn for links to a topic."""
    return ShareCard(topic.name, gettext("Topic"), gettext("IOM Tajikistan"), 0)


def picture_path(topic: Topic) -> str:
    """Return the path of the picture of a topic in the reader's language."""
    return reverse("home_topic_picture", kwargs={"slug": topic.slug, "digest": card_of(topic).digest})


def description_of(topic: Topic) -> str:
    """Return what search engines and shared links say of the page."""
    return gettext("News and publications of the IOM Mission in Tajikistan on this topic: %(topic)s.") % {
        "topic": topic.name
    }
