from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from site_config.navigation.accounts import public_accounts
from site_config.navigation.models import ContactDetails, Notice, OutsideLink


class ContactDetailsViewSet(SnippetViewSet):
    """Contact details in the admin's snippet menu."""

    model = ContactDetails
    icon = "mail"
    list_display = ["footer_name", "locale"]


class NoticeViewSet(SnippetViewSet):
    """Notices in the admin's snippet menu, with what readers see of them now."""

    model = Notice
    icon = "warning"
    list_display = ["text", Column("state", label=_("State")), "starts_at", "ends_at"]
    list_filter = ["kind"]


class OutsideLinkViewSet(SnippetViewSet):
    """Links to other sites in the admin's snippet menu."""

    model = OutsideLink
    icon = "link-external"
    list_display = ["text", "address", "menu", "position"]


register_snippet(ContactDetailsViewSet)
register_snippet(NoticeViewSet)
register_snippet(OutsideLinkViewSet)
hooks.register("mission_accounts", public_accounts)
