"""The rows of the front page's form."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel

from site_config.pages.times import DushanbeTimeField


class PinForm(WagtailAdminModelForm):
    """A pin, whose times are by the clock of Dushanbe."""

    class Meta(WagtailAdminModelForm.Meta):
        field_classes = {"starts_at": DushanbeTimeField, "ends_at": DushanbeTimeField}


class PinsPanel(InlinePanel):
    """The pins of a kind; Wagtail's own panel takes no form for its rows."""

    def get_form_options(self) -> dict[str, Any]:
        """Return Wagtail's options, and the form of a row."""
        options = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = PinForm
        return options
