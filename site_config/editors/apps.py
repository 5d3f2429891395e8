from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorsConfig(AppConfig):
    """The editors' desk: what is looked at before a page goes out, and what waits on the admin's home."""

    name = "site_config.editors"
    label = "editors"
    verbose_name = _("Editors' desk")
