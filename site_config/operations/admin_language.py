"""
Speaks the user's own language where Wagtail's admin does not.

Wagtail activates it around its views, but answers for a page that is not found, and lets Django answer for a fault or a
refused form, outside of that. Can go when Wagtail renders its 404 page in the user's language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.localization import get_localized_response

from site_config.operations.policy import ADMIN_PATHS


class AdminLanguageMiddleware:
    """
    Answer everything below the admin's addresses in the language and time zone of who is signed in.

    Stands inside Django's AuthenticationMiddleware. Costs no query: Wagtail asks for the same profile, which stays with
    the request's user.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        # Elsewhere nobody asks who is signed in: public pages touch no session.
        if not request.path_info.startswith(ADMIN_PATHS):
            return self.get_response(request)
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        response = get_localized_response(self.get_response, request)
        if hasattr(user, "wagtail_userprofile") and response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", user.wagtail_userprofile.get_preferred_language())
        return response
