from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "site_config.search"
    label = "site_search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Connect what keeps the index in step with the pages."""
        from site_config.search.indexing.rebuilding import rebuild_after_upgrade
        from site_config.search.indexing.signal_handlers import register_signal_handlers

        register_signal_handlers()
        post_migrate.connect(rebuild_after_upgrade, sender=self, dispatch_uid="search.rebuild")
