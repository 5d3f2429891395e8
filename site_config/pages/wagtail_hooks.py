from __future__ import annotations

from typing import Any

from django.http import Http404
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from site_config.media.models import SiteDocument
from site_config.pages.document_access import is_shown


@hooks.register("before_serve_document")
def keep_files_of_drafts_from_the_public(document: SiteDocument, request: Any) -> None:
    """Raise Http404 for a file that no public page shows, unless an editor asks for it."""
    if not is_shown(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


@hooks.register("insert_editor_js")
def send_the_form_when_it_is_ready() -> SafeString:
    """Load the script that lets no form go out while Wagtail still saves it or the last words are not in it."""
    return format_html('<script src="{}"></script>', static("pages/sent_when_ready.js"))


@hooks.register("insert_editor_js")
def propose_descriptions() -> SafeString:
    """Load the script that proposes the description of a chosen picture as its alternative text."""
    return format_html('<script src="{}"></script>', static("pages/picture_description.js"))
