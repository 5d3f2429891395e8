from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from newsroom.models import Series


class SeriesViewSet(SnippetViewSet):
    """Series of stories in the admin's snippet menu."""

    model = Series
    icon = "list-ol"
    list_display = ["name"]


register_snippet(SeriesViewSet)
