from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from research.advice import advice
from research.describing import file_of
from research.imports.admin import import_menu_item, import_urls
from research.models import Edition, PublicationPage, RemovedPublication
from research.removed_admin import RemovedPublicationViewSet
from site_config.media.models import SiteDocument


@hooks.register("before_serve_document")
def lead_to_the_publication(document: SiteDocument, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """Send readers of Wagtail's address of a file to the one below its publication, so that only that is indexed."""
    shown = PublicationPage.objects.published().filter(editions__document=document).select_related("locale")
    page = shown.order_by("locale__pk", "pk").first()
    if page is None:
        return None
    edition: Edition = page.editions.filter(document=document).first()
    file = file_of(edition, page, edition.languages[0])
    return HttpResponsePermanentRedirect(file.url) if file else None


@hooks.register("register_admin_viewset")
def removed_publications() -> RemovedPublicationViewSet:
    """Let moderators say why a publication was removed."""
    return RemovedPublicationViewSet()


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def offer_to_give_a_reason(request: HttpRequest, page: Page) -> None:
    """Tell whoever removed a publication where its reason can be given."""
    specific = page if isinstance(page, PublicationPage) else page.specific_deferred
    if not isinstance(specific, PublicationPage):
        return
    removed = RemovedPublication.objects.filter(number=specific.number).first()
    if removed is not None and request.user.has_perm("research.change_removedpublication"):
        address = reverse("removed_publications:edit", args=[removed.pk])
        words = _("Its addresses now answer that it was removed.")
        messages.info(request, format_html('{} <a href="{}">{}</a>', words, address, _("Say why")))


@hooks.register("after_publish_page")
def advise_on_files(request: HttpRequest, page: Page) -> None:
    """Tell the editor what is wrong with the files of the publication just published."""
    if isinstance(page, PublicationPage):
        for sentence in advice(page):
            messages.warning(request, sentence)


hooks.register("register_admin_menu_item", import_menu_item)
hooks.register("register_admin_urls", import_urls)
