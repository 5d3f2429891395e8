from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ResearchConfig(AppConfig):
    name = "research"
    label = "research"
    verbose_name = _("Research")

    def ready(self) -> None:
        """Connect what keeps the list and the catalogue in step with the pages."""
        from research.list_upkeep import register_list_handlers
        from research.rebuilding import rebuild_after_upgrade
        from research.signal_handlers import register_signal_handlers

        register_list_handlers()
        register_signal_handlers()
        post_migrate.connect(rebuild_after_upgrade, sender=self, dispatch_uid="research.rebuild")
