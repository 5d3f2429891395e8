from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from newsroom.querysets import ArticleManager
from site_config.languages.partial_dates import PartialDateField, format_partial_date
from site_config.pages.blocks import BodyBlock
from site_config.pages.models import SUMMARY_BOOST, SitePage
from site_config.pages.sections import section_of
from site_config.topics.models import TopicLink, attach_topics


class ArticlePage(SitePage):
    """A news story: what happened, told to a reader who may be on a slow phone."""

    parent_page_types = ["newsroom.NewsIndexPage"]
    subpage_types: list[str] = []
    years_are_reserved = True
    search_kind = "news"

    published_on = PartialDateField(
        _("date"), blank=True, help_text=_("As precisely as it is known. A story without a date comes last.")
    )
    dateline = models.CharField(
        _("dateline"), max_length=100, blank=True, help_text=_("The place the story is told from, such as “Geneva”.")
    )
    byline = models.CharField(
        _("byline"), max_length=150, blank=True, help_text=_("The author's name; empty for an unsigned story.")
    )
    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One sentence for lists, search engines and shared links, up to 300 characters."),
    )
    lead_image = models.ForeignKey(
        "media.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_image_alt = models.CharField(
        _("alternative text of the lead picture"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who do not see it. Empty only for mere decoration."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    source_line = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("The work that the story's facts are drawn from.")
    )
    list_position = models.PositiveSmallIntegerField(
        _("place in the list"),
        default=0,
        help_text=_("Among stories of the same date the lower number comes first; 0 puts the newest page first."),
    )
    legacy_number = models.PositiveIntegerField(
        _("number on the old site"), null=True, blank=True, help_text=_("Its number in the addresses of the old site.")
    )

    content_panels = [
        *SitePage.content_panels,
        "summary",
        MultiFieldPanel(["published_on", "dateline", "byline"], heading=_("Date, place and author")),
        MultiFieldPanel(["lead_image", "lead_image_alt"], heading=_("Lead picture")),
        "body",
        "source_line",
        InlinePanel("topic_links", label=_("Topic"), heading=_("Topics")),
    ]
    promote_panels = [
        *SitePage.promote_panels,
        MultiFieldPanel([FieldPanel("list_position"), "legacy_number"], heading=_("Lists and old addresses")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary", boost=SUMMARY_BOOST),
        index.SearchField("body"),
    ]
    translatable_fields = [
        *SitePage.translatable_fields,
        SynchronizedField("published_on", overridable=False),
        TranslatableField("dateline"),
        TranslatableField("byline"),
        TranslatableField("summary"),
        SynchronizedField("lead_image", overridable=False),
        TranslatableField("lead_image_alt"),
        TranslatableField("body"),
        TranslatableField("source_line"),
        SynchronizedField("list_position", overridable=False),
        SynchronizedField("legacy_number", overridable=False),
        SynchronizedField("topic_links", overridable=False),
    ]

    objects = ArticleManager()

    class Meta:
        verbose_name = _("news story")
        verbose_name_plural = _("news stories")

    @property
    def description(self) -> str:
        """The text for search engines, else the summary."""
        return self.search_description or self.summary

    @property
    def kicker(self) -> str:
        """The date, where there is one."""
        return format_partial_date(self.published_on) if self.published_on else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the story's topics in the reader's language and the way back to the news."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        attach_topics([self], language)
        context["section"] = section_of(self, language)
        return context


class ArticleTopic(TopicLink):
    """A topic of a story."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="topic_links")

    class Meta(TopicLink.Meta):
        verbose_name = _("topic of a story")
        verbose_name_plural = _("topics of a story")
