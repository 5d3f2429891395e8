"""
What a link to a page shows where it is shared: the words of the preview, and the address of its picture.

The address of a drawn picture holds a hash of all that is drawn, so it may be kept for ever, and a new title makes a
new one. It needs no row and no file: the page's own words are drawn again when a network asks, which each does once
for a link. Nobody can have other words drawn, since a wrong hash leads to the present picture.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from site_config.media.views import FOR_EVER
from site_config.pages.addresses import absolute
from site_config.pages.models import SitePage, reader_language
from site_config.pages.querysets import SitePageQuerySet
from site_config.pages.share_picture import MEDIA_TYPE, SIZE, share_picture
from site_config.pages.structured_data import DESCRIPTION_LENGTH, shortened

#: To be raised when the same words are drawn in another way.
DRAWING = 1
#: Seconds that a picture is kept here: several machines of a network ask for it at once, then nobody.
KEPT = 3600
#: Shorter descriptions are not shown by some networks.
SHORTEST_DESCRIPTION = 30


@dataclass(frozen=True)
class ShareCard:
    """The picture that is drawn for a page, by the words on it."""

    title: str
    kicker: str
    footer: str
    tone: int

    @property
    def digest(self) -> str:
        """Names the picture by all that is drawn."""
        return hashlib.sha256(repr((DRAWING, astuple(self))).encode()).hexdigest()[:16]

    def draw(self) -> bytes:
        """Return the picture as JPEG."""
        return share_picture(self.title, self.kicker, self.footer, self.tone)


def card_of(page: SitePage) -> ShareCard:
    """Return the card of a page, in the language of the page."""
    with translation.override(page.language):
        mission, organisation = gettext("IOM Tajikistan"), gettext("International Organization for Migration")
        # The home page has the mission's name for its title.
        footer = organisation if page.title == mission else mission
        return ShareCard(str(page.title), page.kicker, footer, page.share_tone)


def picture_path(page: SitePage) -> str:
    """Return the path of the picture that is drawn for a page; empty before the page is first saved."""
    if page.pk is None:
        return ""
    with translation.override(page.language):
        return reverse("share_picture", kwargs={"pk": page.pk, "digest": card_of(page).digest})


@dataclass(frozen=True)
class SharePicture:
    """A drawn picture as `components/share_meta.html` tells of it."""

    url: str
    media_type: str = MEDIA_TYPE
    width: int = SIZE[0]
    height: int = SIZE[1]


def picture_of(page: SitePage) -> SharePicture | None:
    """Return the picture that is drawn for a page; None before the page is first saved. Asks no query."""
    path = picture_path(page)
    return SharePicture(absolute(path)) if path else None


def description_of(page: SitePage) -> str:
    """Return what a preview says of the page, in 30 to 300 characters; the mission's name where that is too little."""
    text = shortened(page.description, DESCRIPTION_LENGTH)
    if len(text) >= SHORTEST_DESCRIPTION:
        return text
    with translation.override(page.language):
        mission = gettext("International Organization for Migration, Mission in Tajikistan")
    return " – ".join(filter(None, [text, mission]))


@require_safe
def drawn_picture(request: HttpRequest, pk: int, digest: str) -> HttpResponseBase:
    """
    Answer with the picture of a page in the language of the address; 404 for what the public may not read.

    A picture of earlier words leads to the present one, for networks that still know the page as it was.
    """
    found = SitePageQuerySet(Page).published().in_language(reader_language()).filter(pk=pk).first()
    page = found.specific if found else None
    if not isinstance(page, SitePage):
        raise Http404
    return card_answer(request, card_of(page), digest, picture_path(page))


def card_answer(request: HttpRequest, card: ShareCard, digest: str, path: str) -> HttpResponseBase:
    """Answer with a card, to be kept for ever, or lead from another digest to the `path` of the present one."""
    if digest != card.digest:
        return HttpResponseRedirect(path)
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        picture = cache.get_or_set(f"share-picture-{digest}", card.draw, KEPT)
        response = HttpResponse(picture, content_type=MEDIA_TYPE)
    response["ETag"] = etag
    response["Cache-Control"] = FOR_EVER
    return response
