from __future__ import annotations

# Loaded first, so that its hooks are there to be taken away.
import wagtail_localize.wagtail_hooks  # noqa: F401
from django.urls import include, path
from wagtail import hooks

from site_config.translators import dialogs, guarding
from site_config.translators.desk import home_panel
from site_config.translators.follow import announcing, deleting
from site_config.translators.glossary.admin import GlossaryViewSet
from site_config.translators.handover import early

guarding.take_away_offers()
hooks.register("register_admin_urls", guarding.urls_before_those_of_wagtail_localize, order=-1)
hooks.register("before_edit_page", guarding.page_to_the_desk, order=-1)
hooks.register("before_edit_snippet", guarding.snippet_to_the_desk, order=-1)
hooks.register("before_create_snippet", guarding.keep_new_words_to_ones_languages)
hooks.register("before_delete_snippet", guarding.keep_to_ones_languages)
hooks.register("before_unpublish", lambda request, instance: guarding.keep_to_ones_languages(request, [instance]))
hooks.register("before_bulk_action", guarding.keep_many_to_ones_languages, order=-1)
hooks.register("before_bulk_action", deleting.before_many)
hooks.register("before_delete_page", deleting.before_deleting)
hooks.register("after_delete_page", deleting.after_deleting)
hooks.register("before_move_page", announcing.before_moving)
hooks.register("register_admin_menu_item", home_panel.menu_item)
hooks.register("construct_homepage_panels", home_panel.add_panel)
hooks.register("register_page_header_buttons", early.header_buttons)
hooks.register("register_admin_urls", lambda: [path("translations/", include("site_config.translators.urls"))])
hooks.register("register_admin_viewset", GlossaryViewSet)
hooks.register("register_admin_viewset", dialogs.PagesInTheAdmin)
