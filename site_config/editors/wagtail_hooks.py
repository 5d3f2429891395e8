from __future__ import annotations

from wagtail import hooks

from site_config.editors import content_checks, home_panels
from site_config.editors.looking import look
from site_config.pages.before_publishing import HOOK

hooks.register(HOOK, look)
hooks.register("construct_wagtail_userbar", content_checks.put_ours)
hooks.register("construct_homepage_panels", home_panels.add_panels)
