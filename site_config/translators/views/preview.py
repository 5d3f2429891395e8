"""The page as it would be read, at an address of our own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail_localize.models import SourceDeletedError

from site_config.translators.editor.previewing import page_as_translated
from site_config.translators.subjects import is_page
from site_config.translators.views.jobs import JobAccess


class PreviewView(JobAccess, View):
    """Shows a page with its translated sentences; nothing of it is kept, and nobody else may see it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not is_page(self.job):
            messages.info(request, _("These words stand on many pages and have no page of their own."))
            return self.back()
        try:
            page = page_as_translated(self.job)
        except SourceDeletedError:
            messages.error(request, _("The English page was deleted, so there is nothing to show."))
            return self.back()
        return page.make_preview_request(request, page.default_preview_mode)
