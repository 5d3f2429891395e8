from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TranslatorsConfig(AppConfig):
    name = "site_config.translators"
    label = "translators"
    verbose_name = _("Translators' desk")

    def ready(self) -> None:
        """Listen to what editors publish."""
        from site_config.translators import signal_handlers
        from site_config.translators.follow import following, privacy
        from site_config.translators.handover import rebuilding

        signal_handlers.register_signal_handlers()
        privacy.register_signal_handlers()
        following.register_signal_handlers()
        post_migrate.connect(rebuilding.catch_up, sender=self, dispatch_uid="translators.catch_up")
