from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnquiriesConfig(AppConfig):
    name = "site_config.enquiries"
    label = "enquiries"
    verbose_name = _("Messages from readers")
