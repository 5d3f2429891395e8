"""
Who may do what at the translators' desk: the rights on the pages of a language's tree, asked in the desk's words.

Whoever may change pages of a language translates into it, and whoever may publish them reviews. No right of its own
exists, so what Wagtail's groups say of the trees is the whole truth (`accounts/groups.py` grants it).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.permissions import policy_registry

from site_config.languages.codes import CODES, SOURCE
from site_config.pages.page_rights import SitePagePermissionTester
from site_config.pages.synchronising import HOME_DEPTH


@dataclass(frozen=True)
class Rights:
    """The languages into which a user may translate, and those in which the user may review and publish."""

    translates: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that the user has to do with, in the order of the site."""
        return tuple(code for code in CODES if code in self.translates | self.reviews)


def languages_of(user: Any) -> Rights:
    """
    Return what a user may do in the languages into which the site is translated. Two queries, and once for each `user`
    object, which lives as long as a request.
    """
    if not hasattr(user, "_translators_rights"):
        user._translators_rights = _ask(user)
    return user._translators_rights


def may_translate(user: Any, language: str, page: Page | None = None) -> bool:
    """Return whether a user may translate into a language, and into its `page` where one is named."""
    if page is not None:
        return language != SOURCE and page.permissions_for_user(user).can_edit()
    return language in languages_of(user).translates


def may_review(user: Any, language: str, page: Page | None = None) -> bool:
    """
    Return whether a user may review translations into a language, and publish its `page` where one is named, be that
    released by its English page or not: `can_publish` says whether it may be published now.
    """
    if page is not None:
        rights: Any = page.permissions_for_user(user)
        return language != SOURCE and isinstance(rights, SitePagePermissionTester) and rights.publishes_here()
    return language in languages_of(user).reviews


def may_hand_over(user: Any, page: Any) -> bool:
    """Return whether a user may hand an English page to the translators anew: whoever may change that page."""
    return page.locale.language_code == SOURCE and page.permissions_for_user(user).can_edit()


def why_locked(user: Any, page: Any) -> str | None:
    """
    Return why a user may not write into a page that another has locked, in words; None where it is open to the user.

    Administrators write all the same. Pages and snippets are locked in the same way.
    """
    lock = page.get_lock() if page is not None and hasattr(page, "get_lock") else None
    if lock is None or user.is_superuser or not lock.for_user(user):
        return None
    return strip_tags(lock.get_message(user) or lock.get_description(user))


def _ask(user: Any) -> Rights:
    if not user.is_active:
        return Rights()
    targets = frozenset(CODES) - {SOURCE}
    if user.is_superuser:
        return Rights(targets, targets)
    # Wagtail asks these once for each user object, and most of its own screens have asked already.
    granted = policy_registry.get_by_type(Page).get_cached_permissions_for_user(user)
    paths: defaultdict[str, set[str]] = defaultdict(set)
    for right in granted:
        paths[right.permission.codename].add(right.page.path)
    homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code__in=targets)
    translates: set[str] = set()
    reviews: set[str] = set()
    for home_path, language in homes.values_list("path", "locale__language_code"):
        if any(home_path.startswith(path) for path in paths["change_page"]):
            translates.add(language)
        if any(home_path.startswith(path) for path in paths["publish_page"]):
            reviews.add(language)
    return Rights(frozenset(translates), frozenset(reviews))
