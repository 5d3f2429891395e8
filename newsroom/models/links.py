"""What a story is connected with: topics, and other pages of the site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel

from site_config.pages.related import RelatedLink
from site_config.topics.models import TopicLink


class ArticleTopic(TopicLink):
    """A topic of a story."""

    page = ParentalKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="topic_links")

    class Meta(TopicLink.Meta):
        verbose_name = _("topic of a story")
        verbose_name_plural = _("topics of a story")


class RelatedToStory(RelatedLink):
    """A publication or a story that readers of the story should see, in the best language for them."""

    page = ParentalKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="related_links")

    panels = [PageChooserPanel("related", page_type=["newsroom.ArticlePage", "research.PublicationPage"])]

    class Meta(RelatedLink.Meta):
        verbose_name = _("page related to a story")
        verbose_name_plural = _("pages related to a story")
