from wagtail import hooks

from site_config.broken_links.admin.panel import add_panel
from site_config.broken_links.admin.report import BrokenLinkViewSet

hooks.register("register_admin_viewset", BrokenLinkViewSet)
hooks.register("construct_homepage_panels", add_panel)
