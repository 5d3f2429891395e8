"""Addresses of every page's own things below a language."""

from django.urls import path

from site_config.pages.sharing import drawn_picture

urlpatterns = [path("share/<int:pk>-<slug:digest>.jpg", drawn_picture, name="share_picture")]
