from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from site_config.languages.codes import best_versions

if TYPE_CHECKING:
    from newsroom.models.article import ArticlePage


class Series(index.Indexed, TranslatableMixin, models.Model):
    """Stories that belong together and are read in the order of their dates."""

    name = models.CharField(_("name"), max_length=150)

    panels = [FieldPanel("name")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]
    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("several", "series")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def language(self) -> str:
        """The code of the language of the name."""
        return self.locale.language_code

    def named_for(self, language: str) -> Series:
        """Return the series by its name in the best language for a reader of `language`. One query."""
        names = type(self).objects.filter(translation_key=self.translation_key).select_related("locale")
        return next(iter(best_versions(names, language)), self)

    def stories_for(self, language: str) -> list[ArticlePage]:
        """Return the published stories of the series for a reader of `language`, the oldest first. One query."""
        stories = self.stories.model.objects.readable_in(language).filter(series__translation_key=self.translation_key)
        return list(stories.oldest_first().defer_streamfields())
