"""The admin's lists of files and the upload of pictures are ours, and a word in time about large files."""

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
from site_config.media.picture_adding import PictureAddView, PictureEditView, PicturesAddView
from site_config.media.picture_list import PictureIndexView


@hooks.register("register_admin_urls", order=-1)
def our_urls() -> list[URLPattern]:
    """Stand before Wagtail's own patterns of the same addresses, whose names stay in use."""
    return [
        path("images/", PictureIndexView.as_view()),
        path("images/results/", PictureIndexView.as_view(results_only=True)),
        path("images/add/", PictureAddView.as_view()),
        path("images/multiple/add/", PicturesAddView.as_view()),
        path("images/<int:image_id>/", PictureEditView.as_view()),
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
