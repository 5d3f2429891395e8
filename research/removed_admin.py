from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from research.models import RemovedPublication


class _ReasonsOnly(ModelPermissionPolicy):
    """Reasons may be given and changed; the rows themselves come and go with the publications."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class RemovedPublicationViewSet(ModelViewSet):
    """The publications that answer 410, with the reasons that their readers are given."""

    name = "removed_publications"
    url_prefix = "publications/removed"
    model = RemovedPublication
    menu_label = _("Removed publications")
    icon = "bin"
    menu_order = 310
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["title", "number", "removed_on"]
    search_fields = ["title"]


register_permission_policy(RemovedPublication, _ReasonsOnly(RemovedPublication))
