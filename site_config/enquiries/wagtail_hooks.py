"""Where the mission reads what readers wrote."""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from site_config.enquiries.models import Enquiry


class OnlyReadersAdd(ModelPermissionPolicy):
    """Nobody adds a message in the admin, administrators included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Enquiry, OnlyReadersAdd(Enquiry))


class LinesPanel(FieldPanel):
    """A text that is only read, with the lines that its writer made."""

    def format_value_for_display(self, value: str) -> str:
        """Return it as HTML; what looked like HTML in it stays text."""
        return linebreaksbr(value)


class MailingPanel(FieldPanel):
    """What became of the mail; where it failed, when it is tried again."""

    class BoundPanel(FieldPanel.BoundPanel):
        @cached_property
        def value_from_instance(self) -> str:
            """It in words."""
            return self.instance.mailing_state


class EnquiryViewSet(ModelViewSet):
    """The messages, the newest first; all of a message is read-only but whether it was answered."""

    model = Enquiry
    name = "enquiries"
    url_prefix = "enquiries"
    menu_label = _("Messages from readers")
    icon = "mail"
    menu_order = 350
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = [
        TitleColumn("sender", label=_("From"), url_name="enquiries:edit"),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
        BooleanColumn("is_answered", label=_("Answered")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("mailing", label=_("Mail"), accessor="mailing_state"),
    ]
    list_filter = ["is_answered", "language", "mailing"]
    panels = [
        LinesPanel("message", read_only=True),
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("name", "email", "language", "received_at")],
            heading=_("Sender"),
        ),
        MailingPanel("mailing", heading=_("Mail"), read_only=True),
        FieldPanel("is_answered"),
    ]


hooks.register("register_admin_viewset", EnquiryViewSet)
