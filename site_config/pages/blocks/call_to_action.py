"""A button, and where it leads the reader who meets it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from site_config.languages.codes import SOURCE
from site_config.pages.addresses import address_in
from site_config.pages.blocks.fields import TextLineBlock
from site_config.pages.querysets import SitePageQuerySet


class CallToActionValue(blocks.StructValue):
    """A call to action with the address of its button."""

    @cached_property
    def href(self) -> str:
        """
        The chosen page's address in the reader's language, else the address elsewhere; empty when neither can be read.

        A page is left out while no version of it for this reader is published and public: the button would lead to
        an error or to a password. Asks one query and the view restrictions.
        """
        page, language = self.get("page"), translation.get_language() or SOURCE
        if page and SitePageQuerySet(Page).readable_in(language).filter(translation_key=page.translation_key).exists():
            return address_in(page, language)
        return self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    """One thing the reader can do now."""

    text = TextLineBlock(max_length=80, label=_("Text of the button"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    url = blocks.URLBlock(required=False, label=_("Address elsewhere"), help_text=_("When no page is chosen."))

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("A button that leads to a page or an address")
        template = "components/body/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {"text": _("Write to us"), "page": None, "url": "https://example.org/"}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Raise ValidationError unless exactly one of page and address is given; a draft may be half written."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned["page"]) == bool(cleaned["url"]):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(gettext("Choose a page or give an address, one of the two."))}
            )
        return cleaned
