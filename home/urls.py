"""Addresses of the room that stand below no language."""

from django.urls import path, re_path

from home.llms import llms_txt
from home.sitemap import topics_sitemap
from site_config.languages.codes import CODES

urlpatterns = [
    path("llms.txt", llms_txt, name="home_llms"),
    re_path(rf"^sitemap-topics-(?P<language>{'|'.join(CODES)})\.xml$", topics_sitemap, name="home_topics_sitemap"),
]
