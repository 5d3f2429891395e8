"""Whether the form is open: the mission may close it while machines flood it."""

from __future__ import annotations

from django.http import HttpRequest

from site_config.navigation.models import NavigationSettings


def is_open(request: HttpRequest) -> bool:
    """Return whether readers may write by the form."""
    return NavigationSettings.for_request(request).has_contact_form
