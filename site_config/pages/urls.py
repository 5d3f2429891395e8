from django.urls import path, re_path

from site_config.languages.codes import CODES
from site_config.pages.sitemap import sitemap_file, sitemap_index

urlpatterns = [
    path("sitemap.xml", sitemap_index, name="sitemap"),
    re_path(
        rf"^sitemap-(?P<language>{'|'.join(CODES)})-(?P<number>[1-9][0-9]{{0,5}})\.xml$",
        sitemap_file,
        name="sitemap_file",
    ),
]
