"""
Keeps translations at least as private as their English pages, from the moment those change.

wagtail-localize copies restrictions only when a translation is saved, knows nothing of those that a page inherits, and
lifts what was set on the translation by hand. So copies are made here, and known as copies; its own way is closed. Can
go when wagtail-localize follows restrictions by itself and leaves those of the translations alone.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource

from site_config.languages.codes import SOURCE
from site_config.pages.models import SitePage
from site_config.pages.releasing import source_of
from site_config.translators.models import PrivacyCopy


def follow_privacy(page: Page) -> None:
    """
    Give a translation the restrictions that its English page has or inherits and that it does not inherit itself, and
    take from it those that were copied and are no more. What was set by hand stays. English pages are left alone.
    """
    source = source_of(page)
    if source is None:
        return
    links = PrivacyCopy.objects.select_related("copy", "copy__page")
    # Nobody should be asked twice for one password.
    known = set(
        page.get_view_restrictions()
        .filter(restriction_type=PageViewRestriction.PASSWORD)
        .exclude(pk__in=links.values("copy"))
        .values_list("password", flat=True)
    )
    wanted = {
        each.pk: each
        for each in source.get_view_restrictions().prefetch_related("groups")
        if each.restriction_type != PageViewRestriction.PASSWORD or each.password not in known
    }
    inherited = set(links.filter(copy__page__in=page.get_ancestors()).values_list("original_id", flat=True))
    own = {link.original_id: link.copy for link in links.filter(copy__page_id=page.pk)}
    for key, copy in own.items():
        if key not in wanted:
            copy.delete()
    for key, original in wanted.items():
        if key in own:
            _make_alike(own[key], original)
        elif key not in inherited:
            _copy(original, page)


def follow_privacy_below(source: Page) -> None:
    """Have the translations follow of an English page, and of those below it that stand elsewhere than they should."""
    translations = Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    keys = source.get_descendants().values("translation_key")
    strays = Page.objects.filter(translation_key__in=keys).exclude(locale_id=source.locale_id)
    for page in translations:
        strays = strays.not_descendant_of(page)
    for page in [*translations, *strays.order_by("depth", "path")]:
        follow_privacy(page)


def _copy(original: Any, page: Page) -> None:
    copy: Any = PageViewRestriction(
        page_id=page.pk, restriction_type=original.restriction_type, password=original.password
    )
    copy.is_copy = True
    copy.save()
    # Known as a copy before its groups are set, which is heard of as a change of it.
    PrivacyCopy.objects.create(copy=copy, original=original)
    copy.groups.set(original.groups.all())


def _make_alike(copy: Any, original: Any) -> None:
    if (copy.restriction_type, copy.password) != (original.restriction_type, original.password):
        copy.restriction_type, copy.password = original.restriction_type, original.password
        copy.save()
    if set(copy.groups.values_list("pk", flat=True)) != {group.pk for group in original.groups.all()}:
        copy.groups.set(original.groups.all())


def _follow_after(page: Any) -> None:
    """A restriction of this page changed: on an English page the translations follow; on one of theirs it follows."""
    if page.locale.language_code == SOURCE:
        follow_privacy_below(page)
    else:
        follow_privacy(page)


def on_restriction_saved(instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """After a restriction was set or changed in the admin or by a script."""
    # One that is just being copied is not known as a copy yet.
    if not raw and not getattr(instance, "is_copy", False):
        _follow_after(instance.page)


def on_groups_changed(instance: Any, action: str, *, reverse: bool = False, **kwargs: Any) -> None:
    """After the groups of a restriction changed, which the form saves after the restriction itself."""
    if action.startswith("post_") and not reverse:
        _follow_after(instance.page)


def on_restriction_deleted(instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """
    After a restriction is gone: lifted, its copies go too; deleted with its page, they stay as the translations' own,
    since nobody said that what was private may be read now. A copy that was lifted comes back.
    """
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    left_behind = PrivacyCopy.objects.filter(original=None)
    if model is not PageViewRestriction:
        left_behind.delete()
        return
    lifted = [link.copy for link in left_behind.select_related("copy__page")]
    left_behind.delete()
    for copy in lifted:
        copy.delete()
    _follow_after(instance.page)


def on_page_made(instance: Any, *, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """After a translation was made below pages that need not be private."""
    if created and not raw and isinstance(instance, SitePage) and instance.language != SOURCE:
        follow_privacy(instance)


def _sync_view_restrictions(source: TranslationSource, original: Page, translation_page: Page) -> None:
    follow_privacy(translation_page)


def register_signal_handlers() -> None:
    """Listen, and take wagtail-localize's own way out of use: it lifts what was set by hand, and asks nobody first."""
    model: Any = TranslationSource
    model.sync_view_restrictions = _sync_view_restrictions
    post_save.connect(on_restriction_saved, sender=PageViewRestriction, dispatch_uid="translators.private")
    post_delete.connect(on_restriction_deleted, sender=PageViewRestriction, dispatch_uid="translators.lifted")
    groups: Any = PageViewRestriction.groups
    m2m_changed.connect(on_groups_changed, sender=groups.through, dispatch_uid="translators.private_groups")
    post_save.connect(on_page_made, dispatch_uid="translators.page_made")
