from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from newsroom.blocks import NotesBlock
from newsroom.describing import DUBLIN_CORE, story_nodes, story_tags
from newsroom.forms import ArticlePageForm
from newsroom.models.kinds import KindOfStory, StoryKind
from newsroom.querysets import ArticleManager
from site_config.languages.partial_dates import PartialDateField, format_partial_date
from site_config.pages.blocks import BodyBlock
from site_config.pages.models import SUMMARY_BOOST, SitePage
from site_config.pages.related import chosen_pages
from site_config.pages.sections import section_of
from site_config.topics.alike import newest_on_topics
from site_config.topics.models import attach_topics

#: Of each room, pages on the same topics, where the editors have chosen no related pages.
SIMILAR = 3


class ArticlePage(KindOfStory, SitePage):
    """A news story: what happened, told to a reader who may be on a slow phone."""

    parent_page_types = ["newsroom.NewsIndexPage"]
    subpage_types: list[str] = []
    years_are_reserved = True
    search_kind = "news"
    base_form_class = ArticlePageForm

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
    notes = StreamField(
        NotesBlock(),
        verbose_name=_("corrections and updates"),
        blank=True,
        help_text=_("Say openly what was changed after the story came out. Readers see it below the text."),
    )
    source_line = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("The work that the story's facts are drawn from.")
    )
    series = models.ForeignKey(
        "newsroom.Series",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
        verbose_name=_("series"),
        help_text=_("Stories of one series lead to each other, in the order of their dates."),
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
        *KindOfStory.kind_panels,
        MultiFieldPanel(["published_on", "dateline", "byline"], heading=_("Date, place and author")),
        MultiFieldPanel(["lead_image", "lead_image_alt"], heading=_("Lead picture")),
        "body",
        "notes",
        "source_line",
        InlinePanel("topic_links", label=_("Topic"), heading=_("Topics")),
        "series",
        InlinePanel(
            "related_links",
            label=_("Related page"),
            heading=_("Related pages"),
            help_text=_(
                "In this order. Without any, the newest stories and publications on the same topics stand there."
            ),
        ),
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
        *KindOfStory.kind_translatable_fields,
        SynchronizedField("published_on", overridable=False),
        TranslatableField("dateline"),
        TranslatableField("byline"),
        TranslatableField("summary"),
        SynchronizedField("lead_image", overridable=False),
        TranslatableField("lead_image_alt"),
        TranslatableField("body"),
        TranslatableField("notes"),
        TranslatableField("source_line"),
        SynchronizedField("series", overridable=False),
        SynchronizedField("list_position", overridable=False),
        SynchronizedField("legacy_number", overridable=False),
        SynchronizedField("topic_links", overridable=False),
        SynchronizedField("related_links", overridable=False),
    ]

    objects = ArticleManager()

    class Meta:
        verbose_name = _("news story")
        verbose_name_plural = _("news stories")

    @property
    def description(self) -> str:
        """The text for search engines, else the summary, of an event after its days and place."""
        if self.search_description or not self.is_event:
            return self.search_description or self.summary
        when_and_where = ", ".join(filter(None, [self.event_days(self.language), self.event_place]))
        return f"{when_and_where}. {self.summary}"

    @property
    def kicker(self) -> str:
        """The kind, where it is not just news, and the date, where there is one; of an event its own days."""
        kind = "" if self.kind == StoryKind.NEWS else str(self.get_kind_display())
        date = format_partial_date(self.published_on) if self.published_on else ""
        return " · ".join(filter(None, [kind, self.event_days() if self.is_event else date]))

    @property
    def people_quoted(self) -> list[tuple[str, str]]:
        """Who speaks in the story, as (name, what they do), each once, in the order of their words."""
        quotes = [block.value for block in self.body if block.block_type == "quote"]
        return list(dict.fromkeys((quote["speaker"], quote["role"] or "") for quote in quotes if quote["speaker"]))

    @property
    def dated_notes(self) -> list[Any]:
        """The corrections and updates, the newest first."""
        return sorted((note.value for note in self.notes), key=lambda note: note["dated"], reverse=True)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add topics, series and related pages in the reader's language, and the way back to the news."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        attach_topics([self], language)
        context["section"] = section_of(self, language)
        context["related"] = chosen_pages(self.related_links, language) or self._on_the_same_topics(language)
        if self.series:
            context["series"] = self.series.named_for(language)
            context["parts"] = self.series.stories_for(language)
        context["nodes"] = story_nodes(self, language, context["section"])
        context["dublin_core"] = DUBLIN_CORE
        context["tags"] = story_tags(self, context["reading"].canonical)
        return context

    def _on_the_same_topics(self, language: str) -> list[Any]:
        """Return the newest stories, then the newest publications, on the story's topics."""
        topics = [link.topic_id for link in self.topic_links.all()]
        return [page for pages in newest_on_topics(topics, language, SIMILAR, self.translation_key) for page in pages]
