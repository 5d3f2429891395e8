from django.urls import path

from site_config.search.views import search

urlpatterns = [path("search/", search, name="search")]
