"""Addresses of the room that stand below no language."""

from django.urls import path, re_path

from newsroom.news_sitemap import news_sitemap
from newsroom.years_sitemap import years_sitemap
from site_config.languages.codes import CODES

urlpatterns = [
    path("sitemap-news.xml", news_sitemap, name="newsroom_sitemap"),
    re_path(rf"^sitemap-years-(?P<language>{'|'.join(CODES)})\.xml$", years_sitemap, name="newsroom_years_sitemap"),
]
