from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from research.models.parts import PermanentNumber
from research.querysets import PublicationManager
from site_config.languages.codes import NAMES, SOURCE
from site_config.languages.letters import SORT_KEY_LENGTH, sort_key
from site_config.languages.partial_dates import PartialDateField
from site_config.pages.addresses import absolute
from site_config.pages.models import SitePage
from site_config.pages.sections import section_of
from site_config.topics.models import attach_topics


class PublicationKind(models.TextChoices):
    """What sort of document a publication is; the values stand in addresses (`?type=`)."""

    REPORT = "report", _("Report")
    STUDY = "study", _("Study")
    ASSESSMENT = "assessment", _("Assessment")
    PROCEEDINGS = "proceedings", _("Proceedings")
    GUIDE = "guide", _("Guide")
    PAPER = "paper", _("Paper")


class PublicationPage(SitePage):
    """A research publication: what it is, in which languages it exists and how to get it."""

    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types: list[str] = []
    # A copy is another publication and gets a number of its own; a translation is the same and finds it again.
    exclude_fields_in_copy = ["number"]

    number = models.PositiveIntegerField(_("permanent number"), null=True, editable=False, db_index=True)
    subtitle = models.CharField(_("subtitle"), max_length=255, blank=True)
    original_title = models.CharField(
        _("original title"),
        max_length=400,
        blank=True,
        help_text=_("The title as printed on the publication. It is never translated."),
    )
    original_language = models.CharField(
        _("original language"), max_length=2, choices=list(NAMES.items()), default=SOURCE
    )
    abstract = models.TextField(_("abstract"), help_text=_("Two or three sentences for lists and search engines."))
    published_on = PartialDateField(
        _("date"), blank=True, help_text=_("As precisely as the publication gives it; empty when it gives none.")
    )
    kind = models.CharField(_("type"), max_length=20, choices=PublicationKind, default=PublicationKind.REPORT)
    printed_pages = models.PositiveSmallIntegerField(
        _("pages as printed"), null=True, blank=True, help_text=_("As the publication itself says.")
    )
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    funder = models.CharField(_("funder"), max_length=255, blank=True)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("What a reader must know, such as earlier versions not to be cited.")
    )
    legacy_number = models.PositiveIntegerField(
        _("number on the old site"), null=True, blank=True, help_text=_("Its number in the addresses of the old site.")
    )
    #: The title's place in the alphabet of the page's language (languages/letters.py).
    title_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, default="", db_index=True)

    content_panels = [
        *SitePage.content_panels,
        "subtitle",
        MultiFieldPanel(
            [FieldRowPanel(["original_language", "kind"]), "original_title"], heading=_("Original and type")
        ),
        "abstract",
        "published_on",
        InlinePanel("authors", label=_("Author"), heading=_("Authors")),
        InlinePanel("editions", label=_("Edition"), heading=_("Editions")),
        InlinePanel("topic_links", label=_("Topic"), heading=_("Topics")),
        MultiFieldPanel(
            [FieldRowPanel(["printed_pages", "isbn"]), "funder", "disclaimer", "note"], heading=_("Imprint")
        ),
    ]
    promote_panels = [*SitePage.promote_panels, FieldPanel("legacy_number")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("original_title"),
        index.SearchField("abstract"),
        index.RelatedFields("authors", [index.SearchField("family_name"), index.SearchField("organisation")]),
    ]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("subtitle"),
        SynchronizedField("original_title", overridable=False),
        SynchronizedField("original_language", overridable=False),
        TranslatableField("abstract"),
        SynchronizedField("published_on", overridable=False),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("printed_pages", overridable=False),
        SynchronizedField("isbn", overridable=False),
        TranslatableField("funder"),
        TranslatableField("disclaimer"),
        TranslatableField("note"),
        SynchronizedField("legacy_number", overridable=False),
        TranslatableField("authors"),
        SynchronizedField("editions", overridable=False),
        SynchronizedField("topic_links", overridable=False),
    ]

    objects = PublicationManager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def clean(self) -> None:
        """Keep the title's place in the alphabet with the title."""
        super().clean()
        self.title_key = sort_key(self.title, self.language)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        # Given at the first save, of a draft too, since a permanent link may be asked for before publication.
        if self.number is None:
            self.number = PermanentNumber.of(self.translation_key)
        return super().save(*args, **kwargs)

    @property
    def description(self) -> str:
        """The text for search engines, else the abstract."""
        return self.search_description or self.abstract

    @property
    def foreign_title(self) -> str:
        """The title as printed, where the page's own title is a translation of it; else empty."""
        return self.original_title if self.original_language != self.language else ""

    @cached_property
    def all_editions(self) -> list[Any]:
        """The editions in their order, read once; a list brings them along."""
        return list(self.editions.all())

    @property
    def has_files(self) -> bool:
        """Whether an edition can be downloaded."""
        return any(edition.document_id for edition in self.all_editions)

    @property
    def lacks_files(self) -> bool:
        """Whether an edition, or the whole publication, must be asked for."""
        return not self.all_editions or any(not edition.document_id for edition in self.all_editions)

    def permanent_link(self, language: str) -> str:
        """Return the address by which the publication can be cited for ever; empty before it has a number."""
        if self.number is None:
            return ""
        return absolute(reverse("research_permanent_link", kwargs={"number": self.number, "language": language}))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the topics in the reader's language and the way back to the research list."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        attach_topics([self], language)
        models.prefetch_related_objects(self.all_editions, "document")
        context["section"] = section_of(self, language)
        context["permanent_link"] = self.permanent_link(language)
        return context
