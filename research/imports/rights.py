"""What the importer may do: everything at the command line, in the admin what the user's groups allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from research.models import PublicationPage, ResearchIndexPage
from site_config.languages.codes import SOURCE


def research_list() -> ResearchIndexPage | None:
    """Return the research list of the source language, below which publications are made."""
    return ResearchIndexPage.objects.in_language(SOURCE).first()


@dataclass(frozen=True)
class Rights:
    """Whose rights count; `user` is None at the command line."""

    user: Any
    may_add: bool = True
    may_publish: bool = True

    @classmethod
    def of(cls, user: Any, parent: ResearchIndexPage | None) -> Rights:
        """Return the user's rights on the research list."""
        if user is None:
            return cls(None)
        if parent is None:
            return cls(user, may_add=False, may_publish=False)
        tester = parent.permissions_for_user(user)
        return cls(user, tester.can_add_subpage(), tester.can_publish_subpage())

    def hindrance(self, page: PublicationPage) -> str:
        """Return why this page must not be changed, in words; empty where nothing stands in the way."""
        if self.user is not None and not page.permissions_for_user(self.user).can_edit():
            return _("You may not change this publication.")
        lock = page.get_lock()
        if lock is not None and (self.user is None or lock.for_user(self.user)):
            return _("This publication is locked.")
        if page.live and page.has_unpublished_changes:
            return _("This publication has changes that are not published yet. Publish or discard them first.")
        if page.workflow_in_progress:
            return _("This publication waits for approval. Finish that first.")
        return ""
