from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from site_config.editors import content_checks, home_panels
from site_config.editors.looking import look
from site_config.pages.before_publishing import HOOK

hooks.register(HOOK, look)
hooks.register("construct_wagtail_userbar", content_checks.put_ours)
hooks.register("construct_homepage_panels", home_panels.add_panels)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    """Return the link to what the admin's own styles lack."""
    return format_html('<link rel="stylesheet" href="{}">', static("editors/admin.css"))
