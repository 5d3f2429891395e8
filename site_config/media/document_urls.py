"""Addresses below /documents/: Wagtail's, with a view of ours in place of its own (see views.serve_document)."""

from django.urls import path, re_path
from wagtail.documents.views.serve import authenticate_with_password

from site_config.media import views

urlpatterns = [
    # The names are Wagtail's: its models and templates ask for them.
    re_path(r"^([0-9]+)/(.*)$", views.serve_document, name="wagtaildocs_serve"),
    path(
        "authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
]
