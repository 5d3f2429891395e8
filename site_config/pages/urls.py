from django.urls import path

from site_config.pages.sitemap import sitemap

urlpatterns = [path("sitemap.xml", sitemap, name="sitemap")]
