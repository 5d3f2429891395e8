"""
What browsers may do with our responses, beyond what Django's own middleware says.

Stands inside Django's ContentSecurityPolicyMiddleware, which turns the policy chosen here into the header, and outside
WhiteNoise, so that files, redirects and error pages carry the same headers as pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP

#: The parts of the site where Wagtail's own screens need inline scripts and styles.
ADMIN_PATHS = ("/admin/", "/accounts/")

#: What differs from SECURE_CSP there. No nonce: it would switch 'unsafe-inline' off. Frames are the preview panel.
ADMIN_CSP = {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "blob:", "data:"],
    "frame-src": [CSP.SELF],
}

#: The site asks for none of these; an injected script shall not either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)


class AdminPolicyMiddleware:
    """Give the admin its own content policy, and every response its Permissions-Policy and resource policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.media_path = urlsplit(settings.MEDIA_URL).path

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: Any = self.get_response(request)
        if request.path_info.startswith(ADMIN_PATHS) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.SECURE_CSP | ADMIN_CSP
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # Feed readers in a browser show our pictures from their own pages.
        shared = request.path_info.startswith(self.media_path)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin")
        return response
