"""Finds the publication that an address below its page is about, with the rights of the page itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from research.describing import Describer, Pages, published_pages
from research.models import PublicationPage
from research.record import Record

SECTION = "research"


@dataclass(frozen=True)
class Found:
    """A public publication: its page for this reader, its pages in all languages, the reader's language."""

    page: PublicationPage
    pages: Pages
    reader_language: str

    @property
    def language(self) -> str:
        """The language of the edition that this address is about."""
        return self.page.language_for(self.reader_language)

    @property
    def permanent_link(self) -> str:
        """The permanent link that leads to this publication's page in the reader's language."""
        return self.page.permanent_link(self.reader_language)

    def record(self) -> Record:
        """Return the record that this address is about, as its own language's page has it."""
        return self.record_in(self.language)

    def record_in(self, language: str) -> Record:
        """Return the record of a language of the publication."""
        return self._describer.record(self.pages, language)

    def record_seen_here(self) -> Record:
        """Return the record that this address is about, with the addresses of the reader's own page."""
        return self._describer.record(self.pages, self.language, seen_from=self.reader_language)

    @property
    def _describer(self) -> Describer:
        return Describer(PublicationPage.objects, [self.page.translation_key])


class _View(Protocol):
    def __call__(self, request: HttpRequest, found: Found, name: str, /) -> HttpResponseBase: ...


def below_publication(view: _View) -> Callable[..., HttpResponseBase]:
    """
    Make a view of `/{language}/research/{slug}/{name}` out of one that is handed the publication it found.

    The publication is found as its page would be: in the best language for the reader, 410 when it was removed, 404
    when it is a draft. Where the page asks for a password or a sign-in, so does every address below it.
    """

    @csrf_exempt
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
        result = Page.route_for_request(request, f"/{SECTION}/{slug}/")
        if result is None:
            raise Http404
        page, args, kwargs = result

        def respond(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
            if not isinstance(page, PublicationPage):
                # The section answers for a publication that was removed.
                return page.serve(request, *args, **kwargs)
            return view(request, found(page), name)

        # As Wagtail's own view does it: restrictions of the page are asked, and their answers are never cached.
        for hook in reversed(hooks.get_hooks("on_serve_page")):
            respond = hook(respond)
        return respond(page, request, args, kwargs)

    return answer


def found(page: PublicationPage) -> Found:
    """Return a routed page with what its records need; a private page knows only itself."""
    pages = published_pages(PublicationPage.objects, [page.translation_key]).get(page.translation_key) or {
        page.language: page
    }
    return Found(pages.get(page.language, page), pages, translation.get_language() or page.language)
