"""Addresses below /media/: renditions only. Originals and documents have none here."""

from django.urls import re_path

from site_config.media import views

urlpatterns = [
    re_path(r"^images/(?P<name>[A-Za-z0-9_-][A-Za-z0-9_.-]*)$", views.rendition, name="media_rendition"),
]
