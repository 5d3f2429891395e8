"""The admin's list of documents is ours; all other views of documents are Wagtail's."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from site_config.media.document_list import DocumentIndexView


@hooks.register("register_admin_urls", order=-1)
def document_list_urls() -> list[URLPattern]:
    """Stand before Wagtail's own patterns of the same addresses, whose names stay in use."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
    ]
