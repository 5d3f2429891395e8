from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from research.landing import landing_context
from research.models.editions import Edition, name_files
from research.models.imprint import Imprint
from research.models.numbers import PermanentNumber
from research.querysets import PublicationManager
from research.vocabularies import PublicationKind
from site_config.languages.codes import CODES, NAMES, SOURCE
from site_config.languages.letters import SORT_KEY_LENGTH, sort_key
from site_config.languages.partial_dates import PartialDateField, format_partial_date
from site_config.pages.addresses import absolute
from site_config.pages.models import SUMMARY_BOOST, TITLE_BOOST, ReadableFile, SitePage, reader_language
from site_config.pages.sections import section_of
from site_config.topics.models import attach_topics


class PublicationPage(Imprint, SitePage):
    """A research publication: what it is, in which languages it exists and how to get it."""

    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types: list[str] = []
    # A copy is another publication and gets a number of its own; a translation is the same and finds it again.
    exclude_fields_in_copy = ["number"]
    search_kind = "research"

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
    contents = models.TextField(
        _("contents"),
        blank=True,
        help_text=_("One chapter per line, its page after a bar: “Introduction | 5”. Indent sections by two spaces."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What a reader must know, such as earlier versions not to be cited.")
    )
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("replaced by"),
        help_text=_("The publication to read and cite instead. This one then says so, and points to it."),
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
        InlinePanel("editors", label=_("Editor"), heading=_("Editors")),
        InlinePanel("editions", label=_("Edition"), heading=_("Editions")),
        InlinePanel("topic_links", label=_("Topic"), heading=_("Topics")),
        MultiFieldPanel(Imprint.imprint_panels, heading=_("Imprint")),
        "contents",
        MultiFieldPanel(["note", "replaced_by"], heading=_("Versions")),
        InlinePanel("related_links", label=_("Related page"), heading=_("Related publications and stories")),
    ]
    promote_panels = [*SitePage.promote_panels, FieldPanel("legacy_number")]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("subtitle", boost=TITLE_BOOST),
        index.SearchField("original_title", boost=TITLE_BOOST),
        index.SearchField("abstract", boost=SUMMARY_BOOST),
        index.SearchField("contents"),
        *Imprint.search_fields,
        *(
            index.RelatedFields(who, [*map(index.SearchField, ("given_name", "family_name", "organisation"))])
            for who in ("authors", "editors")
        ),
        index.RelatedFields("editions", [index.SearchField("title")]),
    ]
    translatable_fields = [
        *SitePage.translatable_fields,
        *Imprint.translatable_fields,
        TranslatableField("subtitle"),
        SynchronizedField("original_title", overridable=False),
        SynchronizedField("original_language", overridable=False),
        TranslatableField("abstract"),
        SynchronizedField("published_on", overridable=False),
        SynchronizedField("kind", overridable=False),
        TranslatableField("contents"),
        TranslatableField("note"),
        SynchronizedField("replaced_by", overridable=False),
        SynchronizedField("legacy_number", overridable=False),
        TranslatableField("authors"),
        TranslatableField("editors"),
        SynchronizedField("editions", overridable=False),
        SynchronizedField("topic_links", overridable=False),
        SynchronizedField("related_links", overridable=False),
    ]

    objects = PublicationManager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def clean(self) -> None:
        """Keep what follows from the title with it; refuse to be replaced by itself."""
        super().clean()
        if self.replaced_by and self.translation_key in _line_of_replacements(self.replaced_by):
            raise ValidationError(
                {"replaced_by": _("A publication cannot be replaced by itself or by its forerunner.")}
            )
        self._keep_what_follows()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        # Given at the first save, of a draft too, since a permanent link may be asked for before publication.
        if self.number is None:
            self.number = PermanentNumber.of(self.translation_key)
        self._keep_what_follows()
        return super().save(*args, **kwargs)

    def _keep_what_follows(self) -> None:
        """Keep the title's place in the alphabet, and a name for the file of each edition."""
        if not self.locale_id:
            # At the very first save Wagtail gives the page its language, then cleans it.
            return
        self.title_key = sort_key(self.title, self.language)
        if self.slug:
            name_files(self.all_editions, self.slug)

    @property
    def description(self) -> str:
        """The text for search engines, else the abstract."""
        return self.search_description or self.abstract

    @property
    def kicker(self) -> str:
        """Type and date."""
        date = format_partial_date(self.published_on) if self.published_on else ""
        return " · ".join(filter(None, [str(self.get_kind_display()), date]))

    @property
    def share_tone(self) -> int:
        """The colours of its cover."""
        return self.number or 0

    @property
    def foreign_title(self) -> str:
        """The title as printed, where the page's own title is a translation of it; else empty."""
        return self.original_title if self.original_language != self.language else ""

    @property
    def all_editions(self) -> list[Edition]:
        """The editions in their order; a list brings them along."""
        return list(self.editions.all())

    @property
    def readable_files(self) -> list[ReadableFile]:
        """The files of its editions."""
        return [
            ReadableFile(edition.file, edition.address_name)
            for edition in self.all_editions
            if edition.file and edition.address_name
        ]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the publication exists, in the site's order; its original language at the least."""
        found = {code for edition in self.all_editions for code in edition.languages}
        return tuple(code for code in CODES if code in found) or (self.original_language,)

    def language_for(self, reader_language: str) -> str:
        """Return the language of the edition that a page in the reader's language is about: theirs, or the original."""
        languages = self.languages
        if reader_language in languages:
            return reader_language
        return self.original_language if self.original_language in languages else languages[0]

    @property
    def cover_picture(self) -> object | None:
        """The cover of the edition that the reader would take, else of the first that has one; None without any."""
        preferred = self.language_for(reader_language())
        editions = sorted(self.all_editions, key=lambda edition: preferred not in edition.languages)
        return next((picture for edition in editions if (picture := edition.cover_picture)), None)

    @property
    def has_files(self) -> bool:
        """Whether an edition can be downloaded."""
        return any(edition.file for edition in self.all_editions)

    @property
    def lacks_files(self) -> bool:
        """Whether an edition, or the whole publication, must be asked for."""
        return not self.all_editions or any(not edition.file for edition in self.all_editions)

    def permanent_link(self, language: str) -> str:
        """Return the address by which the publication can be cited for ever; empty before it has a number."""
        if self.number is None:
            return ""
        return absolute(reverse("research_permanent_link", kwargs={"number": self.number, "language": language}))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the landing page tells people and machines, and the way back to the research list."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].reader_language
        section = context["section"] = section_of(self, language)
        context |= landing_context(self, section, language, is_preview=getattr(request, "is_preview", False))
        attach_topics([self], language)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, with the links that machines follow in its headers too (Signposting)."""
        response = super().serve(request, *args, **kwargs)
        response["Link"] = response.context_data["link_header"]
        return response


def _line_of_replacements(publication: PublicationPage) -> set[UUID]:
    """Return the keys of a publication and of those that replace it, one after the other."""
    keys: set[UUID] = set()
    following: PublicationPage | None = publication
    while following is not None and following.translation_key not in keys:
        keys.add(following.translation_key)
        following = following.replaced_by
    return keys
