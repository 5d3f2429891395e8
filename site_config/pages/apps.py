from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The ground of every page type; it registers the checks that keep their conventions."""

    name = "site_config.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Register the system checks and listen to what editors publish."""
        from site_config.pages import checks, synchronising, translation_guard  # noqa: F401 (checks register themselves)

        synchronising.register_signal_handlers()
        translation_guard.register_signal_handlers()
