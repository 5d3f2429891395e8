"""Addresses of the guide, below /admin/guide/."""

from django.urls import path

from site_config.guide.views import ChapterView, GuideView

urlpatterns = [
    path("", GuideView.as_view(), name="guide"),
    path("<slug:name>/", ChapterView.as_view(), name="guide_chapter"),
]
