from django.urls import reverse
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from newsroom.models import Series
from newsroom.news_sitemap import fresh_stories
from newsroom.years_sitemap import year_files


class SeriesViewSet(SnippetViewSet):
    """Series of stories in the admin's snippet menu."""

    model = Series
    icon = "list-ol"
    list_display = ["name"]


register_snippet(SeriesViewSet)


@hooks.register("sitemap_files")
def news_sitemap_file() -> list[str]:
    """Name the sitemap of the news while there is news in it."""
    return [reverse("newsroom_sitemap")] if fresh_stories() else []


hooks.register("sitemap_files", year_files)
