from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
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


@hooks.register("insert_editor_js")
def unfold_what_the_kind_needs() -> SafeString:
    """Load the script that unfolds the part of the form that the chosen kind of story needs."""
    return format_html('<script src="{}"></script>', static("newsroom/kind_panels.js"))
