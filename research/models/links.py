"""What a publication is connected with: topics, and other pages of the site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel

from site_config.pages.related import RelatedLink
from site_config.topics.models import TopicLink


class PublicationTopic(TopicLink):
    """A topic of a publication."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="topic_links")

    class Meta(TopicLink.Meta):
        verbose_name = _("topic of a publication")
        verbose_name_plural = _("topics of a publication")


class RelatedPage(RelatedLink):
    """A publication or a story that readers of the publication should see, in the best language for them."""

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="related_links")

    panels = [PageChooserPanel("related", page_type=["research.PublicationPage", "newsroom.ArticlePage"])]

    class Meta(RelatedLink.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
