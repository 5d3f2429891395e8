from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import FieldDoesNotExist
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "site_config.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        post_migrate.connect(sync_groups_after_last_app, dispatch_uid="accounts.sync_groups")


def sync_groups_after_last_app(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """
    Make the groups once the permissions of all apps exist: Django makes them app by app, after each one's migration.

    Does nothing while Wagtail's tables are not there yet, as after `migrate accounts` on an empty database.
    """
    last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
    if using != DEFAULT_DB_ALIAS or sender != last:
        return
    try:
        # A flush sends the signal without the state of the migrations.
        kwargs.get("apps", apps).get_model("wagtailcore", "GroupPagePermission")._meta.get_field("permission")
    except (LookupError, FieldDoesNotExist):
        return
    from site_config.accounts.groups import sync_groups  # models are ready only now

    sync_groups()
