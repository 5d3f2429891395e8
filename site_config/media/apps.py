from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures and documents of the site."""

    name = "site_config.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Register the system checks and connect the handlers of new files."""
        from site_config.media import checks  # noqa: F401
        from site_config.media.signal_handlers import register_signal_handlers

        register_signal_handlers()
