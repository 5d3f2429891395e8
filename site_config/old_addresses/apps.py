from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OldAddressesConfig(AppConfig):
    """Addresses that were: of the old site, of pages that moved, and those that nobody knows."""

    name = "site_config.old_addresses"
    label = "old_addresses"
    verbose_name = _("Old addresses")

    def ready(self) -> None:
        """Listen to pages that change their address."""
        from site_config.old_addresses.signal_handlers import register_signal_handlers

        register_signal_handlers()
