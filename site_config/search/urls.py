from django.urls import path

from site_config.search.views import search, suggestions

urlpatterns = [
    path("search/", search, name="search"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
]
