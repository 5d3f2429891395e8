from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from site_config.search.admin.missed import MissedSearchViewSet
from site_config.search.admin.promotions import promotion_urls
from site_config.search.admin.synonyms import SynonymViewSet
from site_config.search.models import MissedSearch

register_permission_policy(MissedSearch)


@hooks.register("register_admin_viewset")
def synonyms() -> SynonymViewSet:
    """Let editors keep the words that mean the same."""
    return SynonymViewSet()


@hooks.register("register_permissions")
def rights_to_the_report() -> QuerySet:
    """Let administrators choose who sees the searches without result."""
    return Permission.objects.filter(content_type__app_label="site_search", codename="view_missedsearch")


@hooks.register("construct_reports_menu")
def no_report_of_what_is_not_counted(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Take away Wagtail's report of all searches, which would always be empty."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


hooks.register("register_admin_viewset", MissedSearchViewSet)
hooks.register("register_admin_urls", promotion_urls, order=-1)
