from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from site_config.old_addresses.admin.redirects import redirect_urls
from site_config.old_addresses.admin.report import MissingAddressViewSet
from site_config.old_addresses.models import MissingAddress

register_permission_policy(MissingAddress)


@hooks.register("register_permissions")
def rights_to_the_report() -> QuerySet:
    """Let administrators choose who sees the addresses that were not found."""
    return Permission.objects.filter(content_type__app_label="old_addresses", codename="view_missingaddress")


hooks.register("register_admin_viewset", MissingAddressViewSet)
hooks.register("register_admin_urls", redirect_urls, order=-1)
