from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from site_config.topics.models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics in the admin's snippet menu."""

    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "locale"]


register_snippet(TopicViewSet)
