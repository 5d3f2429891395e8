"""Addresses of the room that stand below no language."""

from django.urls import path

from newsroom.news_sitemap import news_sitemap

urlpatterns = [path("sitemap-news.xml", news_sitemap, name="newsroom_sitemap")]
