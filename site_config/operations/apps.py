from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    name = "site_config.operations"
    label = "operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        from site_config.operations import checks  # noqa: F401 - registers the system checks
