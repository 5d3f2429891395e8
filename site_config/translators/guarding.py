"""
Closes wagtail-localize's own screens, and leads whoever edits a translation to the translators' desk.

Its screens ask for one right in all languages at once, or for none: whoever may submit a page submits it, and
publishes it, into every language with all below it; "sync" puts English sentences into the live Russian page; "convert
to alias" and "stop" ask only for the right to change; locks are not asked for at all. The desk does all of it with the
rights of each language, so these addresses answer as Wagtail does to somebody who lacks a right. Can go when
wagtail-localize has rights for each language and asks for locks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization, Translation
from wagtail_localize.views.edit_translation import preview_translation

from site_config.languages.codes import SOURCE
from site_config.translators.models import Job
from site_config.translators.rights import may_review, may_translate

#: Hooks by which wagtail-localize offers its own screens, and takes over the editing of translations.
_OFFERS = (
    "before_edit_page",
    "before_edit_snippet",
    "register_page_action_menu_item",
    "register_page_header_buttons",
    "register_page_listing_more_buttons",
    "register_permissions",
    "register_reports_menu_item",
    "register_snippet_action_menu_item",
    "register_snippet_listing_buttons",
)


def take_away_offers() -> None:
    """
    Unregister the hooks above of wagtail-localize, whose module must be loaded by now, and its "Sync from" of a locale,
    which would fill a language with copies of English pages.

    Only some of what they add could be filtered out afterwards: buttons in the header of a page could not.
    """
    for name in _OFFERS:
        registered: list[Any] = hooks._hooks.get(name, [])
        registered[:] = [entry for entry in registered if entry[0].__module__ != "wagtail_localize.wagtail_hooks"]
    LOCALE_COMPONENTS[:] = [each for each in LOCALE_COMPONENTS if each["model"] is not LocaleSynchronization]


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
    """Answer as Wagtail does to someone who lacks a right."""
    raise PermissionDenied


def to_the_board(request: HttpRequest) -> HttpResponseRedirect:
    """Lead from wagtail-localize's report, which shows every language to everybody, to the desk's board."""
    return redirect("translators_board")


def preview(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponse:
    """
    Show a translation as the page will be, to those who may change it, as wagtail-localize does.

    Raises Http404 while there is no translated page, where wagtail-localize would fail.
    """
    translation = get_object_or_404(Translation, id=translation_id)
    key, locale = translation.source.object_id, translation.target_locale_id
    if not Page.objects.filter(translation_key=key, locale_id=locale).exists():
        raise Http404
    return preview_translation(request, translation_id, mode)


def urls_before_those_of_wagtail_localize() -> list[URLPattern]:
    """Return the addresses that are answered in place of wagtail-localize's; all but its words for scripts."""
    return [
        path("localize/translate/<int:translation_id>/preview/", preview),
        path("localize/translate/<int:translation_id>/preview/<str:mode>/", preview),
        path("localize/reports/translations/", to_the_board),
        re_path(r"^localize/(?!jsi18n/)", closed),
    ]


def page_to_the_desk(request: HttpRequest, page: Any) -> HttpResponse | None:
    """
    Lead whoever edits a translation to the desk, whatever was sent along; Wagtail has asked for the right already.

    A page without an English one, or whose English page was deleted, is edited as any other.
    """
    if page.locale.language_code == SOURCE:
        return None
    if (job := _job_of(page)) is not None:
        return redirect("translators_edit", job.pk)
    if not page.specific.has_source:
        return None
    messages.warning(request, _("The words of this page come to the translators' desk with its English page."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def snippet_to_the_desk(request: Any, instance: Any) -> HttpResponse | None:
    """
    Lead whoever edits the translation of shared words to the desk. Wagtail has asked for the right to change words of
    that kind, which is for all languages at once: raises PermissionDenied for those who have none in this language.
    """
    language = _language_of(instance)
    if language == SOURCE:
        return None
    job = _job_of(instance)
    if not (may_review(request.user, language) or (job and may_translate(request.user, language))):
        raise PermissionDenied
    return redirect("translators_edit", job.pk) if job else None


def keep_to_ones_languages(request: Any, instances: Iterable[Any]) -> None:
    """Raise PermissionDenied where a user who may not publish in its language would remove or hide shared words."""
    for instance in instances:
        language = _language_of(instance)
        if language != SOURCE and not may_review(request.user, language):
            raise PermissionDenied


def keep_new_words_to_ones_languages(request: Any, model: type[Any]) -> None:
    """Raise PermissionDenied where a user would write or copy shared words in a language in which they may not."""
    copied = request.resolver_match.kwargs.get("pk")
    if copied is not None:
        keep_to_ones_languages(request, model._default_manager.filter(pk=copied))
    elif issubclass(model, TranslatableMixin):
        language = request.GET.get("locale", SOURCE)
        if language != SOURCE and not may_review(request.user, language):
            raise PermissionDenied


def keep_many_to_ones_languages(request: Any, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """The same for many snippets at once; pages are asked one by one by Wagtail."""
    if action.model is not Page:
        keep_to_ones_languages(request, objects)


def _language_of(instance: Any) -> str:
    return instance.locale.language_code if isinstance(instance, TranslatableMixin) else SOURCE


def _job_of(instance: Any) -> Job | None:
    return Job.objects.filter(
        translation__source__object_id=instance.translation_key,
        translation__target_locale_id=instance.locale_id,
        translation__enabled=True,
    ).first()
