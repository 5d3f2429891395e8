"""The admin's list of documents is ours, and a word in time about large files; all other views are Wagtail's."""

from __future__ import annotations

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import hooks

from site_config.media.document_list import DocumentIndexView


@hooks.register("register_admin_urls", order=-1)
def document_list_urls() -> list[URLPattern]:
    """Stand before Wagtail's own patterns of the same addresses, whose names stay in use."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
    ]


@hooks.register("insert_global_admin_js")
def warn_of_large_files() -> SafeString:
    """Load the script that knows how large a document may be; choosers open on any screen."""
    most = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    sentence = gettext("This file is too large. At most %(most)s are accepted.") % {"most": filesizeformat(most)}
    return format_html(
        '<script src="{}" data-most="{}" data-sentence="{}"></script>', static("media/file_size.js"), most, sentence
    )
