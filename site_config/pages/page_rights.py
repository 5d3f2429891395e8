"""What a user may do with a page, beyond the rights that a group has on the tree of a language."""

from __future__ import annotations

from wagtail.models import Page, PagePermissionTester

from site_config.pages.releasing import is_released, source_of


class SitePagePermissionTester(PagePermissionTester):
    """
    Wagtail's answers, and what holds for translations in addition, administrators included:

    * they are published only while their English page is public, and are at least as private;
    * they stand where their English page stands, so nobody moves or copies them;
    * only those who publish in their language delete them, since that ends a translation.
    """

    @property
    def is_translation(self) -> bool:
        """Whether the page translates an English one. One query, and once for each page, which every button asks."""
        return self.page.has_source

    def publishes_here(self) -> bool:
        """Return whether the user has the right to publish pages here, be this one released or not."""
        return super().can_publish()

    def can_publish(self) -> bool:
        """Return whether the user may publish the page now."""
        return self.publishes_here() and is_released(self.page)

    def can_unschedule(self) -> bool:
        """Return whether the user may take back a schedule; that makes nothing public."""
        return self.publishes_here()

    def can_set_view_restrictions(self) -> bool:
        """Return whether the user may set the page's privacy: while the English page is private it follows that."""
        source = source_of(self.page)
        return self.publishes_here() and (source is None or not source.get_view_restrictions().exists())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return whether the user may delete the page with all below it."""
        return super().can_delete(ignore_bulk) and (not self.is_translation or self.publishes_here())

    def can_copy(self) -> bool:
        """Return whether the user may copy the page: a copy of a translation would be one of nothing."""
        return super().can_copy() and not self.is_translation

    def can_move(self) -> bool:
        """Return whether the user may move the page to another place."""
        return super().can_move() and not self.is_translation

    def can_move_to(self, destination: Page) -> bool:
        """Return whether the user may move the page there: within its language, a translation among its siblings."""
        if self.is_translation:
            rights = destination.permissions_for_user(self.user)
            return self.page.is_child_of(destination) and rights.can_reorder_children()
        # The root belongs to no language; home pages of all of them stand there.
        is_other_language = destination.depth > 1 and destination.locale_id != self.page.locale_id
        return not is_other_language and super().can_move_to(destination)
