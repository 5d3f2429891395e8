from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from site_config.navigation.models import ContactDetails


class ContactDetailsViewSet(SnippetViewSet):
    """Contact details in the admin's snippet menu."""

    model = ContactDetails
    icon = "mail"
    list_display = ["footer_name", "locale"]


register_snippet(ContactDetailsViewSet)
