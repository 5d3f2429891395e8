"""Addresses of the room below a language: what has a dot in its name, or is no page of Wagtail's."""

from django.urls import path, re_path

from research.feeds import PublicationFeed
from research.views.exports import publication_export
from research.views.files import publication_file

urlpatterns = [
    path("research/feed/", PublicationFeed.as_view(), name="research_feed"),
    re_path(
        r"^research/(?P<slug>[-\w]+)/(?P<name>(?:cite|dc|schema|linkset)\.[A-Za-z]+)$",
        publication_export,
        name="research_export",
    ),
    re_path(
        r"^research/(?P<slug>[-\w]+)/(?P<name>[A-Za-z0-9-]+\.[A-Za-z0-9]+)$", publication_file, name="research_file"
    ),
]
