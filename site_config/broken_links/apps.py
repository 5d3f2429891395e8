from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrokenLinksConfig(AppConfig):
    """Links of our own pages and snippets that lead nowhere."""

    name = "site_config.broken_links"
    label = "broken_links"
    verbose_name = _("Broken links")

    def ready(self) -> None:
        """Listen to what is published, so that a mended link leaves the list soon."""
        from site_config.broken_links.signal_handlers import register_signal_handlers

        register_signal_handlers()
