from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from site_config.topics.models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics in the admin's snippet menu."""

    model = Topic
    icon = "tag"
    #: Without the language, which the list has a filter for: Wagtail's search cannot sort by a foreign key.
    list_display = ["name", "slug"]


register_snippet(TopicViewSet)
