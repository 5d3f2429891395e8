from django.conf import settings
from django.http import HttpRequest


def signed_in(request: HttpRequest) -> dict[str, bool]:
    """
    Tell templates whether the reader carries a session cookie, for the user bar.

    Reading the cookie's presence, not the session, keeps `Vary: Cookie` off the public's pages.
    """
    return {"signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES}
