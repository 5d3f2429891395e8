"""
Words of Wagtail's choosers that stay English in every language.

Wagtail looks them up once, when it starts (wagtail/admin/viewsets/chooser.py has `gettext` in 8.0). To be deleted when
it looks them up for each screen.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet


def speak_every_language() -> None:
    """Have the words looked up when they are shown."""
    ChooserViewSet.choose_one_text = _("Choose")
    ChooserViewSet.choose_another_text = _("Choose another")
    ChooserViewSet.edit_item_text = _("Edit")
    ChooserViewSet.search_tab_label = _("Search")
    ChooserViewSet.create_action_label = _("Create")
