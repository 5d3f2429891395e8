from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The ground of every page type; it registers the checks that keep their conventions."""

    name = "site_config.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Register the system checks."""
        from site_config.pages import checks  # noqa: F401 (its functions register themselves, and need loaded models)
